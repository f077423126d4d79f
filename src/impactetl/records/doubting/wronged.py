"""Arrests and verdicts that are told of those whom somebody got out of them, and what courts took back."""

from impactetl.lexicon.load import words_of
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import STOPS, View


def _freed_from(view: View, link: Link) -> bool:
    """Who was freed from it: "freed 12 women wrongly convicted", "the release of nine who had been convicted"."""
    group = link.group
    if group is None or link.rule not in _TOLD_BEHIND or group.start < link.phrase.end:
        return False
    between = view.items[link.phrase.end : group.start]
    described = any(item.category == "rel" for item in between) or (group.voice == "open" and _adjoins(view, link))
    if not described or not _freed(view, link.phrase.start):
        return False
    unlawful = not _UNLAWFULLY.isdisjoint(item.lower for item in view.items[link.phrase.end : group.end])
    had = any(item.lower == "had" for item in view.items[group.start : group.end])
    return unlawful or (link.metric != "arrests" and (had or not any(x.category == "rel" for x in between)))


_TOLD_BEHIND = frozenset({"passive", "part", "state"})
_UNLAWFULLY = words_of("custody", "unlawfully") | words_of("freed", "innocent")


def _adjoins(view: View, link: Link) -> bool:
    """Whether a participle stands right behind those counted, over adverbs and a comma."""
    group = link.group
    i = link.phrase.end
    while i < len(view.items) and (view.items[i].category == "adv" or view.word(i) == ","):
        i += 1
    return group is not None and i >= group.start


def _freed(view: View, end: int) -> bool:
    """Whether a word of freeing leads to item ``end``, with no other verb between."""
    for i in range(end - 1, -1, -1):
        item = view.items[i]
        if item.lower in _FREEING or any(hit.at == i and _frees(view, hit) for hit in view.hits):
            return True
        if item.category in _ENDS or item.category == "conj" or item.lower in STOPS:
            return False  # "more than 600 children snatched back, and nine owners sent to prison"
    return False


def _frees(view: View, hit: Hit) -> bool:
    """Whether a cue tells of freeing those behind it: "freed six men", not "200 girls freed, 31 men convicted"."""
    before = view.at(hit.at - 1) if hit.at else None
    return hit.metric == "people_rescued" and (before is None or before.basis != "stated" or before.end != hit.at)


_FREEING = words_of("freed", "letting_out")
_ENDS = frozenset({"verb", "be", "have", "modal", "do", "rel", "sub"})


def _taken_back(view: View, link: Link) -> bool:
    """A verdict or a term that a court took back: "overturned the 30-year sentence of", "threw out a 20-year term"."""
    if link.metric == "sentence_length":
        return _behind_undoing(view, link.phrase.start)
    if link.hit is None or view.items[link.hit.at].lower not in _NOUNS:
        return False
    return _behind_undoing(view, min(link.hit.at, link.phrase.start))


def _behind_undoing(view: View, at: int) -> bool:
    """Whether the verb that governs item ``at`` takes back; over a clause in the past perfect about those counted."""
    i, told = at - 1, False
    while i >= 0 and view.items[i].lower not in STOPS | {"but"}:
        item = view.items[i]
        if item.lower in _OVERTURNED:
            return not told
        if item.category == "rel" and told:
            told = view.word(i + 1) != "had"
        elif item.category in _ENDS:
            told = True
        i -= 1
    return False


_NOUNS = words_of("justice", "proceedings", "judgments")
_OVERTURNED = words_of("justice", "proceedings", "overturned") | words_of("justice", "proceedings", "thrown_out")


CHECKS: Doubts = (
    Doubt("passing_mention", _freed_from, {"arrests", "prosecutions", "convictions"}),
    Doubt("negated", _taken_back, {"convictions", "acquittals", "sentence_length"}),
)
