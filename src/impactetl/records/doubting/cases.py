"""Cases that are none at law, or none of one's own: of a disease, heard of, kept by others, people within them."""

from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts, is_multitude
from impactetl.records.base.view import View
from impactetl.syntax.words import PERSON


def _patients(view: View, _: Link) -> bool:
    """Cases of a disease: "at least 142 cases, of which three patients have died"."""
    said = view.words
    return bool(said & words_of("cases", "disease")) and not said & words_of("cases", "legal")


def _of_cases(_: View, link: Link) -> bool:
    """People within cases are no cases: "four investigations, including two persons forced into marriage"."""
    if link.rule != "part":
        return False
    people = link.whole is not None and link.whole.noun in PERSON
    official = link.phrase.noun == "official" and link.whole is not None and link.whole.noun in _FILES
    return not people and link.phrase.prep == "including" and (link.phrase.noun in _WITHIN or official)


_WITHIN = frozenset({"victim", "people", "minor", "woman"})
_FILES = frozenset({"complaint", "report", "case"})


def _kept_by_others(view: View, link: Link) -> bool:
    """Files that others than lawyers hold or follow: "the police hold 12,000 files", "a box held 30 cases"."""
    hit = link.hit
    if hit is None or hit.group is None or hit.cue.words != ("hold", "follow"):
        return False
    return words_of("own_cases", "lawyers").isdisjoint(view.before(hit.group.start, _LAWYERS))


# "Our clinic's team of lawyers" is so long at most.
_LAWYERS = 6


def _came_in(view: View, link: Link) -> bool:
    """Cases that somebody only hears of: "received 64 cases of violence", "reports of 41 cases"."""
    if link.hit is None:
        return False
    before = view.before(link.phrase.start, _NEAR)
    if any(word in _TOLD and follow in {"of", "in"} for word, follow in pairwise(before)):
        return True
    verb = view.items[link.hit.at].lower
    behind = set(view.behind(link.phrase.end, _ABOUT))
    if _of_people(view, link):
        behind |= _HARM
    group = link.hit.group
    subject = set(view.behind(0, group.start)) if group is not None else set()
    called = not subject.isdisjoint(words_of("cases", "hotlines"))
    return verb.startswith("receiv") and subject.isdisjoint(_COURTS) and (called or not behind.isdisjoint(_HARM))


def _of_people(view: View, link: Link) -> bool:
    """Whether a case is one of people to whom something happened, and of no offence: "cases of persons missing"."""
    end = link.phrase.end
    led = view.word(end) in {"of", "involving"}
    told = view.at(end + 1) or view.at(end + 2)
    return led and told is not None and told.noun in PERSON | {"victim"} and not view.words & _LAWYERS_OF


def _of_the_public(view: View, link: Link) -> bool:
    """So many cases are requests of the public, where no court or lawyer is told: "visitors handled 456,994 cases"."""
    if not is_multitude(view.items[link.phrase.start].number):
        return False
    legal = words_of("cases", "legal") | _COURTS | _LAWYERS_OF | words_of("cases", "harm")
    return legal.isdisjoint(view.words)


# "Reports of 40 cases" and what a verb takes stand within this many items of each other.
_NEAR = 4
# What a case is of stands within so many items behind it.
_ABOUT = 8
_LAWYERS_OF = words_of("own_cases", "lawyers")
_COURTS = words_of("justice", "court", "words") | {"prosecutor", "prosecutors"}
_TOLD = words_of("cases", "reports")
_HARM = words_of("cases", "harm")


def _attention(view: View, link: Link) -> bool:
    """What comes to the notice of somebody, or a case that somebody has to answer: "had no case to answer"."""
    if link.hit is None:
        return False
    behind = view.behind(link.phrase.end, _ABOUT)
    answer = link.phrase.basis != "stated" and behind[:2] == ["to", "answer"]
    return answer or (not _COMING.isdisjoint(behind) and "attention" in behind)


_COMING = words_of("cases", "to_attention")


def _listed_offence(view: View, link: Link) -> bool:
    """Offences of one kind among those of all kinds: "registered 900 crimes, including 430 cases of theft"."""
    if link.rule != "part" or link.hit is None or "register" not in link.hit.cue.words:
        return False
    whole = view.at(link.hit.end)
    return whole is not None and whole.head is not None and view.word(whole.head) in _OFFENCES


_OFFENCES = words_of("justice", "offences", "of_any_kind")


CHECKS: Doubts = (
    Doubt("other_count", _patients, {"cases", "investigations", "victims_identified"}),
    Doubt("other_count", _of_cases, {"investigations", "cases", "victims_estimated"}),
    Doubt("other_count", _kept_by_others, {"cases"}),
    Doubt("other_count", _came_in, {"cases"}),
    Doubt("other_count", _of_the_public, {"cases"}),
    Doubt("other_count", _attention, {"cases", "prosecutions"}),
    Doubt("other_count", _listed_offence, {"investigations"}),
)
