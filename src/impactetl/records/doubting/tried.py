"""Words of trials and charges that tell of no one tried: attempts, suits of private people, files."""

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View
from impactetl.syntax.words import PERSON


def _tried_to(view: View, link: Link) -> bool:
    """Who tried to do something stood no trial: "her employer tried repeatedly to", "we tried three people"."""
    if link.hit is None or view.items[link.hit.at].lower not in _TRY:
        return False
    follow = next((item.lower for item in view.items[link.hit.at + 1 :] if item.category != "adv"), "")
    if follow == "to" or link.hit.cue.topic is None or view.items[link.hit.at].lower != "tried":
        return follow == "to"
    if link.rule == "object":
        return _COURT.isdisjoint(view.before(link.hit.at, link.hit.at))
    return follow not in _TRIED_FOR


_COURT = words_of("justice", "court", "words")
_TRY = forms_of("try")
_TRIED_FOR = frozenset({"for", "on", "in", "under", "by", "before"})


def _crimes(_: View, link: Link) -> bool:
    """Crimes are no defendants: "prosecuted 14 offences" counts none, "prosecuted no trafficking offences" nobody."""
    return link.phrase.noun == "crime" and link.phrase.basis != "zero"


def _beside_courts(view: View, link: Link) -> bool:
    """Who only stands beside the courts in a phrase: "praised 71 suspects before the courts", not "are before"."""
    hit = link.hit
    if hit is None or hit.cue.then[:1] != ("before",) or "be" not in hit.cue.words:
        return False
    told = any(item.category in {"be", "verb", "have"} for item in view.items[link.phrase.end : hit.at + 1])
    return not told and "there" not in view.before(link.phrase.start, _THERE_REACH)


# "There are still now 71 suspects" is so long at most.
_THERE_REACH = 4


def _works_there(view: View, link: Link) -> bool:
    """Who goes to court for others is not tried: "a lawyer of ours goes to court every day"."""
    hit, head = link.hit, link.phrase.head
    if hit is None or head is None or "go" not in hit.cue.words:
        return False
    return view.word(head) in words_of("topics", "counsel") | words_of("justice", "court", "words")


def _sent_files(view: View, link: Link) -> bool:
    """Files that go to a prosecutor are no cases prosecuted: "referred 455 files to prosecutors"."""
    head = link.phrase.head
    filed = head is not None and view.items[head].lower in {"file", "files"}
    return filed and (link.metric == "prosecutions" or link.phrase.basis == "zero")


def _civil(view: View, link: Link) -> bool:
    """Whom private people take to court: "families filed a civil case against the mayor"; nobody is prosecuted."""
    if link.hit is None:
        return False
    against = link.phrase.start - 1
    while against > link.hit.at and view.word(against) != "against":
        against -= 1
    suit = view.before(against, _SUIT_REACH)
    if view.word(against) != "against" or _CASES.isdisjoint(suit):
        return False
    return not _CIVIL.isdisjoint(suit) or (link.phrase.basis == "implied" and _by_private(view, link))


def _by_private(view: View, link: Link) -> bool:
    """Whether private people or a union act: "residents lodged a case against the governor"."""
    group = link.group
    filer = view.at(group.start - 1) if group is not None and group.start else None
    if filer is None or filer.head is None:
        return False
    private = filer.noun in PERSON - {"official", "suspect"} or view.word(filer.head) in _PRIVATE
    return private and group is not None and group.start - filer.end < _FILER_REACH


_PRIVATE = words_of("justice", "suits", "private")
# Who files a suit stands at most so many items before its verb.
_FILER_REACH = 3
_CIVIL = words_of("justice", "suits", "civil")
_CASES = words_of("justice", "filings", "nouns")
# What a suit is stands within so many items.
_SUIT_REACH = 4


def _civil_trial(view: View, link: Link) -> bool:
    """Proceedings in which money was won prosecute nobody: "damages were awarded in three proceedings"."""
    if link.rule != "head" or link.phrase.prep != "in" or link.phrase.noun != "case":
        return False
    return not _REDRESS.isdisjoint(view.before(link.phrase.start, link.phrase.start))


_REDRESS = words_of("money", "compensation", "words")


CHECKS: Doubts = (
    Doubt("other_count", _tried_to, {"prosecutions"}),
    Doubt("other_count", _crimes, {"prosecutions"}),
    Doubt("other_count", _beside_courts, {"prosecutions"}),
    Doubt("other_count", _works_there, {"prosecutions"}),
    Doubt("other_count", _sent_files),
    Doubt("other_count", _civil, {"prosecutions"}),
    Doubt("other_count", _civil_trial, {"prosecutions"}),
)
