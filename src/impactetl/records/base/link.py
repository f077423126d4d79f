"""A link: a counted phrase and the metric that its cue states."""

from collections.abc import Iterator, Sequence

from impactetl.metrics.base import Role
from impactetl.metrics.groups import JUDGED
from impactetl.model import plain
from impactetl.records.base.cues import Hit
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.verbs import VerbGroup
from impactetl.syntax.words import PERSON

_CASES = frozenset({"case", "report", "complaint", "crime"})


@plain
class Link:
    """A counted phrase and the metric that it states.

    ``rule`` names the way ("subject", "object", ...). ``whole`` is the phrase that this one is a stated part of,
    ``like`` the one that it took its metric over from. ``share_of`` is the link of an earlier passage whose count this
    one is a stated part of, ``told`` the value of its own number. ``extra`` is what the value adds to the number
    ("along with 27 others": 1). ``modality`` and ``negated`` are the predicate's.
    """

    phrase: Phrase
    metric: str
    rule: str
    hit: Hit | None
    whole: Phrase | None = None
    extra: int = 0
    modality: str = "actual"
    negated: bool = False
    unit: str | None = None
    like: Phrase | None = None
    share_of: "Link | None" = None
    told: float | None = None

    @property
    def group(self) -> VerbGroup | None:
        """The verb group of the cue; None without a cue and for a noun."""
        return self.hit.group if self.hit is not None else None


def make_link(hit: Hit, phrase: Phrase, rule: str, whole: Phrase | None = None, extra: int = 0) -> Link | None:
    """Make a link if the phrase is of a class that the cue counts."""
    if not phrase.counted or not fits(hit, phrase):
        return None
    return _linked(hit, phrase, rule, whole, extra)


def make_links(hit: Hit, phrases: Sequence[Phrase], rule: str) -> Iterator[Link]:
    """Make links of coordinated phrases; who stands beside one that fits shares its lot: "the madam and her son"."""
    judged = hit.metric in JUDGED and any(phrase.noun in _ACCUSED and fits(hit, phrase) for phrase in phrases)
    for phrase in phrases:
        beside = judged and phrase.counted and phrase.noun in PERSON
        link = _linked(hit, phrase, rule, None, 0) if beside else make_link(hit, phrase, rule)
        if link is not None:
            yield link


_ACCUSED = frozenset({"suspect", "official"})


def _linked(hit: Hit, phrase: Phrase, rule: str, whole: Phrase | None, extra: int) -> Link:
    group = hit.group
    modality, negated = (group.modality, group.negated) if group is not None else ("actual", False)
    if phrase.basis == "zero":
        negated = False
    if hit.metric == "convictions" and "spend" in hit.cue.words:  # "will spend 16 years in prison" tells of a sentence
        modality = "actual"
    if hit.metric == "victims_estimated" and modality == "conditional":  # "as many as 60,000 may be enslaved"
        modality = "actual"
    unit = hit.cue.unit or ("case" if phrase.noun in _CASES else None)
    return Link(phrase, hit.metric, rule, hit, whole, extra, modality, negated, unit)


# Where a text tells of those looked after, "them" are those.
_AFTERCARE = "aftercare"


def fits(hit: Hit, phrase: Phrase) -> bool:
    """Whether a phrase is of a class that the cue counts; a number alone fits what counts people."""
    if phrase.head is None:
        if phrase.noun is not None:
            return phrase.noun in hit.cue.counts
        told = phrase.pronoun and hit.cue.topic == _AFTERCARE  # "31 of them stay with us"
        alone = hit.cue.role is not Role.HELP or phrase.of or hit.metric == "prosecutions"  # "charges against 8"
        return alone and (told or bool(hit.cue.counts & {"people", "suspect"}))
    return phrase.noun in hit.cue.counts or (phrase.noun is None and _unknown_person(hit, phrase))


# Auxiliaries of one person: what is arrested, convicted or acquitted is a person, even if no list knows the noun.
SINGULAR = frozenset({"was", "has", "is"})
PLURAL = frozenset({"were", "are", "have"})


def _unknown_person(hit: Hit, phrase: Phrase) -> bool:
    """What is arrested, convicted or acquitted is a person, even if no list knows the noun ("12 marabouts")."""
    if "people" not in hit.cue.counts:  # "the sale netted 22 paintings"
        return False
    if phrase.basis == "implied":
        return hit.metric in JUDGED
    stated = phrase.basis == "stated" and phrase.tail == phrase.head and not phrase.of and "fine" not in hit.cue.words
    return stated and hit.metric in JUDGED and hit.cue.role is Role.VERB


def made(*links: Link | None) -> Iterator[Link]:
    """Give the links that could be made."""
    return (link for link in links if link is not None)


def group_of(hit: Hit) -> VerbGroup:
    """Give the verb group of a verb or a state, which always has one."""
    assert hit.group is not None  # noqa: S101 -- only nouns have none
    return hit.group


def by_same_verb(link: Link, other: Link | None) -> bool:
    """Whether the passive of one link makes another, too: "were taken into custody in Cebu" takes nobody in."""
    if link.rule != "passive":
        return False
    hits = (link.hit, other.hit if other is not None else None)
    return all(hit is not None and hit.group is not None for hit in hits) and len({hit and hit.at for hit in hits}) == 1


def told_of_helped(link: Link, helped: Link | None) -> bool:
    """Tell whether a rescue behind people only tells which of them were helped.

    "Cared for nine girls freed from", "helped 20 others who got out on their own".
    """
    if link.metric != "people_rescued" or link.hit is None or link.hit.group is None or helped is None:
        return False
    behind = link.hit.at - link.phrase.end  # one where "who" stands between, and they got out by themselves
    aside = link.rule == "passive" and link.hit.group.voice == "open" and not behind
    return (aside or behind == 1) and helped.rule in {"object", "help"}
