"""Words of custody and of a sentence that tell of no arrest and no verdict where they stand."""

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import FINITE, View
from impactetl.syntax.items import is_term
from impactetl.syntax.words import common_verbs


def _held_otherwise(view: View, link: Link) -> bool:
    """Whether "held" tells of no new arrest: only a number of suspects counts, not "the defendant is held on bail"."""
    hit = link.hit
    if hit is None or hit.cue.words != ("hold",) or hit.cue.then:
        return False
    arrested = any(h.metric == "arrests" and h.at < link.phrase.start for h in view.hits)  # "12 still held"
    told = link.phrase.basis == "stated" and (link.phrase.head is not None or arrested)
    told = told and (link.rule == "passive" or (link.rule == "object" and _by_authority(view, link)))
    behind = set(view.behind(hit.at + 1, 2))
    return not told or bool(behind & _HELD_TO)


def _by_authority(view: View, link: Link) -> bool:
    """Whether officials hold those counted: "police held four suspects", not "the prison held 600 suspects"."""
    group = link.group
    who = view.at(view.over(group.start - 1, {"adv"})) if group is not None and group.start else None
    return (
        who is not None
        and who.head is not None
        and (who.noun == "official" or view.word(who.head) in words_of("syntax", "actors"))
    )


def _until_trial(view: View, link: Link) -> bool:
    """Who is behind bars before a trial was not convicted: "put 20 suspects behind bars pending trial"."""
    if link.hit is None:
        return False
    behind = view.behind(link.hit.at, min(_UNTIL_REACH, _next_clause(view, link.hit.at) - link.hit.at))
    return any(a in _UNTIL and b in _TRIALS for a, b in zip(behind, [*behind[1:], ""], strict=True))


def _next_clause(view: View, i: int) -> int:
    """Where the next people with a verb of their own stand behind item ``i``: "two were convicted and six were"."""
    behind = (p for p in view.phrases if p.start > i and p.counted and p.end < len(view.items))
    return next((p.start for p in behind if view.items[p.end].category in FINITE), len(view.items))


# "Put 20 suspects behind bars pending trial" is so long at most.
_UNTIL_REACH = 10
_UNTIL = frozenset({"pending", "awaiting", "without"})
_TRIALS = words_of("terms", "verdict_to_come")


def _lessons_given(view: View, link: Link) -> bool:
    """What is given for so long is no sentence: "each given six days of training"."""
    hit = link.hit
    if hit is None or "<term>" not in hit.cue.then:
        return False
    behind = view.behind(hit.end, 2)
    return behind[:1] == ["of"] and behind[1:] not in (["imprisonment"], ["prison"], ["jail"], ["hard"], ["probation"])


def _other_maximum(view: View, link: Link) -> bool:
    """The most of something else than a sentence: "got the maximum score"."""
    hit = link.hit
    if hit is None or "maximum|minimum" not in hit.cue.then:
        return False
    follow = view.items[hit.end : hit.end + 1]
    if follow and follow[0].lower in _PENAL:
        return False
    return any(item.category == "noun" for item in follow) or not any(map(is_term, view.items))


_PENAL = words_of("terms", "term_nouns") | words_of("terms", "told", "penal")


def _admitted_to_care(view: View, link: Link) -> bool:
    """Who was admitted to a place admitted nothing: "Women admitted, trafficking: 18"."""
    hit = link.hit
    admitted = hit is not None and hit.cue.words == ("admit",) and link.metric == "convictions"
    return admitted and hit is not None and view.word(hit.at + 1) in {",", "-", "("}


def _cleared_for(view: View, link: Link) -> bool:
    """Who is cleared to do something was not tried: "had been cleared for release", "cleared 12 men to travel"."""
    hit = link.hit
    if hit is None or hit.cue.words != ("clear",) or hit.cue.then:
        return False
    end = link.phrase.end
    to_do = link.rule == "object" and view.word(end) == "to" and view.word(end + 1) in common_verbs()
    return to_do or view.word(hit.at + 1) in _TO_DO


# Behind "cleared".
_TO_DO = frozenset({"for", "to", "out", "up", "away", "off"})


def _walked(_view: View, link: Link) -> bool:
    """Who walked free was on trial where the text says so: "two defendants walked free", not "the second of them"."""
    hit = link.hit
    return (
        hit is not None
        and hit.cue.then == ("free",)
        and link.metric == "acquittals"
        and link.phrase.head is None
        and link.phrase.noun is None
    )


def _got_off_with(view: View, link: Link) -> bool:
    """Who got off with little was not acquitted: "got off with a warning", "got off lightly"."""
    hit = link.hit
    if hit is None or hit.cue.then != ("off",):
        return False
    off = next((k for k in range(hit.at, len(view.items)) if view.items[k].lower == "off"), len(view.items))
    behind = view.items[off + 1 : off + 2]
    return bool(behind) and (behind[0].category in {"prep", "noun", "num"} or behind[0].lower in _LIGHTLY)


_LIGHTLY = frozenset({"lightly", "easy", "easily", "cheaply"})


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


def _term_for_one(_view: View, link: Link) -> bool:
    """Of one, the term is told: "Twelve years' imprisonment for the broker"; two are counted."""
    imprisoned = link.hit is not None and link.hit.cue.words == ("imprisonment",) and "for" in link.hit.cue.links
    return imprisoned and link.phrase.basis != "stated"


def _sent_files(view: View, link: Link) -> bool:
    """Files that go to a prosecutor are no cases prosecuted: "referred 455 files to prosecutors"."""
    head = link.phrase.head
    filed = head is not None and view.items[head].lower in {"file", "files"}
    return filed and (link.metric == "prosecutions" or link.phrase.basis == "zero")


_HELD_TO = words_of("senses", "held_to")


CUSTODY: Doubts = (
    Doubt("other_count", _held_otherwise, {"arrests"}),
    Doubt("other_count", _until_trial, {"convictions"}),
    Doubt("other_count", _lessons_given, {"convictions"}),
    Doubt("other_count", _other_maximum, {"convictions"}),
    Doubt("other_count", _admitted_to_care),
    Doubt("other_count", _cleared_for, {"acquittals"}),
    Doubt("other_count", _walked),
    Doubt("other_count", _got_off_with, {"acquittals"}),
    Doubt("other_count", _term_for_one),
    Doubt("other_count", _beside_courts, {"prosecutions"}),
    Doubt("other_count", _works_there, {"prosecutions"}),
    Doubt("other_count", _sent_files),
)
