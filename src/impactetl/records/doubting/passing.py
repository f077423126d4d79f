"""One person, or nobody, of whom a text speaks and counts nobody."""

from impactetl.metrics.base import VICTIMS, Role
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts, stated_value
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase


def _one_of_many(view: View, link: Link) -> bool:
    """One person helped or estimated, who is no share of those counted."""
    return stated_value(view, link) == 1 and link.rule != "part"


def _own_person(view: View, link: Link) -> bool:
    """Somebody's person is his body: "freedoms, including the security of their person"."""
    told = view.behind(link.phrase.start, link.phrase.end - link.phrase.start)
    return link.phrase.basis == "implied" and told[1:] == ["person"] and told[0] in _OWNERS


_OWNERS = frozenset({"their", "his", "her", "our", "my", "your", "its"})


def _in_passing(view: View, link: Link) -> bool:
    """One person of whom the text speaks without a number, as "the minor was in police custody at the time"."""
    held = link.metric == "arrests" and link.rule == "state" and "arrest" not in (link.hit.cue.then if link.hit else ())
    held = held and not (link.hit is not None and _HANDCUFFS & set(link.hit.cue.then[-1].split("|")))
    held = held and not (link.hit is not None and view.items[link.hit.at].lower == "is")
    probed = link.metric == "investigations" and link.rule == "complement"  # "an investigation against the mayor"
    if link.metric == "investigations" and view.items[link.phrase.start].lower == "both":
        return False
    loose = link.hit is not None and link.phrase.basis in {"implied", "zero"} and _needs_number(link.hit)
    loose = loose and view.items[link.phrase.start].category != "noun"  # "Trader remanded over theft"
    loose = loose and not (link.metric == "arrests" and view.items[link.phrase.start].lower in {"a", "an"})
    nobody = link.phrase.basis == "zero" and link.phrase.head is None and link.metric in _COUNTED_IN_NUMBERS
    nobody = nobody and not (link.metric == "people_assisted" and _none_of_these(view, link.phrase))
    return loose or nobody or (link.phrase.basis == "implied" and (link.metric in NEVER_IMPLIED or held or probed))


def _needs_number(hit: Hit) -> bool:
    """Whether a cue is too loose to count one person or nobody: "bring him to justice", "remand the suspect"."""
    words, helps = hit.cue.words, hit.cue.role is Role.HELP
    if words == ("be",) and hit.cue.then[-1:] == ("guilty",):  # "we believe that the owner is guilty"
        return True
    return "justice" in hit.cue.then[-1:] or (helps and "proceeding" in words) or words == ("remand",)


def _none_of_these(view: View, nobody: Phrase) -> bool:
    """Whether several are counted last before who is denied help: "found 14 victims but sent none of them to care"."""
    before = [p for p in view.phrases if p.end <= nobody.start and p.counted]
    told = before[-1] if before else None
    return told is not None and told.basis == "stated" and told.noun in VICTIMS and (view.value(told) or 2) > 1


# Metrics of which one person tells nothing unless the text counts.
_COUNTED_IN_NUMBERS = frozenset({"people_assisted", "victims_estimated"})
NEVER_IMPLIED = _COUNTED_IN_NUMBERS | {"people_trained", "victims_identified"}
_HANDCUFFS = frozenset({"handcuffs", "key"})


CHECKS: Doubts = (
    Doubt("passing_mention", _one_of_many, _COUNTED_IN_NUMBERS),
    Doubt("passing_mention", _own_person),
    Doubt("passing_mention", _in_passing),
)
