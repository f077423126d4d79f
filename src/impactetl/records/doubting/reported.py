"""What was only reported, received or recorded: cases that came in, bodies named, offences on a list."""

from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View

# "Reports of 40 cases" and what a verb takes stand within this many items of each other.
_NEAR = 4
# What a case is of stands within so many items behind it.
_ABOUT = 8
_COURTS = words_of("justice", "court", "words") | {"prosecutor", "prosecutors"}


def _came_in(view: View, link: Link) -> bool:
    """Cases that somebody only hears of: "received 64 cases of violence", "reports of 41 cases"."""
    if link.hit is None:
        return False
    before = view.before(link.phrase.start, _NEAR)
    if any(word in _TOLD and follow in {"of", "in"} for word, follow in pairwise(before)):
        return True
    verb = view.items[link.hit.at].lower
    behind = set(view.behind(link.phrase.end, _ABOUT))
    group = link.hit.group
    subject = set(view.behind(0, group.start)) if group is not None else set()
    called = not subject.isdisjoint(words_of("senses", "hotlines"))
    return verb.startswith("receiv") and subject.isdisjoint(_COURTS) and (called or not behind.isdisjoint(_HARM))


_TOLD = words_of("senses", "reports")
_HARM = words_of("senses", "harm")


def _attention(view: View, link: Link) -> bool:
    """What comes to the notice of somebody, or a case that somebody has to answer: "had no case to answer"."""
    if link.hit is None:
        return False
    behind = view.behind(link.phrase.end, _ABOUT)
    answer = link.phrase.basis != "stated" and behind[:2] == ["to", "answer"]
    return answer or (not _COMING.isdisjoint(behind) and "attention" in behind)


_COMING = words_of("senses", "coming")


def _remains(view: View, link: Link) -> bool:
    """The dead who are named or found: "12 victims were identified by DNA", "found two of the victims dead"."""
    if link.hit is None or link.phrase.basis == "zero":
        return False
    told = {item.lower for item in view.items}
    found = view.items[link.hit.at].lower.startswith(("found", "find", "discover"))
    return not told.isdisjoint(words_of("senses", "remains")) or (found and "dead" in told)


def _listed_offence(view: View, link: Link) -> bool:
    """Offences of one kind among those of all kinds: "registered 900 crimes, including 430 cases of theft"."""
    if link.rule != "part" or link.hit is None or "register" not in link.hit.cue.words:
        return False
    whole = view.at(link.hit.end)
    return whole is not None and whole.head is not None and view.items[whole.head].lower in words_of("senses", "crimes")


def _crimes(_: View, link: Link) -> bool:
    """Crimes are no defendants: "prosecuted 14 offences" counts none, "prosecuted no trafficking offences" nobody."""
    crime = link.phrase.noun == "crime" and link.phrase.basis != "zero"
    return crime and link.metric == "prosecutions"


def _kept_by_others(view: View, link: Link) -> bool:
    """Files that others than lawyers hold or follow: "the police hold 12,000 files", "a box held 30 cases"."""
    hit = link.hit
    if hit is None or hit.group is None or hit.cue.words != ("hold", "follow"):
        return False
    return words_of("own_cases", "lawyers").isdisjoint(view.before(hit.group.start, _LAWYERS))


# "Our clinic's team of lawyers" is so long at most.
_LAWYERS = 6


REPORTED: Doubts = (
    Doubt("other_count", _kept_by_others, {"cases"}),
    Doubt("other_count", _crimes),
    Doubt("other_count", _came_in, {"cases"}),
    Doubt("other_count", _attention, {"cases", "prosecutions"}),
    Doubt("other_count", _remains, {"victims_identified"}),
    Doubt("other_count", _listed_offence, {"investigations"}),
)
