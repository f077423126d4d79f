"""Numbers that a count rose or fell to: "victims identified rose from 874 to 1,020", "the number of arrests was 12"."""

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Role
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.syntax.items import denies
from impactetl.syntax.phrases import Phrase

# How far a verb of change, or the subject before it, may stand from its number.
_CHANGE_REACH = 9
CARRIERS = frozenset(
    [
        *("from", "to", "at", "with", "the", "than", "and", "of", "as", "by", "(", "about", "past", "above", "beyond"),
        *("up", "down"),
    ]
)


def changed(view: View, phrase: Phrase) -> list[Link]:
    """A count as the subject of change: "victims identified rose from 874 to 1,020", "convictions totalled 12"."""
    if phrase.head is not None or phrase.of:
        return []
    if _is_difference(view, phrase):
        return []
    told = _number_of(view, phrase) or _told_aside(view, phrase)
    if told is None:
        verb = change_verb(view, phrase)
        told = _subject_cue(view, verb) if verb is not None else _verb_left_out(view, phrase)
    return [Link(phrase, told.metric, "change", told, unit=told.cue.unit)] if told is not None else []


def _is_difference(view: View, phrase: Phrase) -> bool:
    """Whether a number tells by how much a count changed: "rose 12 to 45"."""
    items, i = view.items, phrase.end
    to = i + 1 < len(items) and items[i].lower == "to" and items[i + 1].number is not None
    return to and phrase.start > 0 and items[phrase.start - 1].lower != "from"


def change_verb(view: View, phrase: Phrase) -> int | None:
    """The verb of change before a number, over "from", other numbers, dates and adverbs; "by 12" tells no count."""
    verbs = words_of("comparing", "verbs")
    to = phrase.start > 0 and view.items[phrase.start - 1].lower in {"to", "from"}  # "fell by a third, to 41"
    for i in range(phrase.start - 1, max(phrase.start - _CHANGE_REACH, 0) - 1, -1):
        item = view.items[i]
        if item.lower in verbs:
            return i
        passable = (
            item.lower in CARRIERS or item.category in {"num", "date", "det", "adv"} or (to and item.lower == ",")
        )
        if (item.lower == "by" and not to) or not passable:
            return None
    return None


def _verb_left_out(view: View, phrase: Phrase) -> Hit | None:
    """The noun of a count whose verb stood before: "arrests rose from 40 to 55, and convictions from 3 to 5"."""
    i = phrase.start - 1
    if view.word(i) == "to" and i > 1 and view.items[i - 1].number is not None:
        i -= 2
    noun = view.at(i - 1) if view.word(i) == "from" else None
    if noun is None or noun.counted or noun.end != i:
        return None
    rose = not words_of("comparing", "verbs").isdisjoint(item.lower for item in view.items[: noun.start])
    return next((h for h in view.hits if h.at == noun.tail and h.cue.role is Role.NOUN), None) if rose else None


_TALLY = words_of("counting", "tallies")
_TALLY_REACH = 26


def _number_of(view: View, phrase: Phrase) -> Hit | None:
    """The cue behind "the number of": "puts the number of slaves at 12 million", "brings to 18 the number of"."""
    items = view.items
    p = phrase.start - 1
    while p > 0 and items[p].lower in {"somewhere", "nearly", "almost", "now", "between"}:
        p -= 1
    before = items[p].lower if phrase.start else ""
    follow = [item.lower for item in items[phrase.end : phrase.end + 3]]
    ahead = before == "to" and "number" in follow
    low = phrase.end if ahead else max(phrase.start - _TALLY_REACH, 0)
    high = len(items) - 1 if ahead else phrase.start
    aside = before == "," and follow[:1] == [","]  # "the number of convictions, 102, was the lowest"
    if before not in {"at", "to", "from", "than", "is", "was", "been", "as"} and not (ahead or aside):
        return None
    if before == "been" and not _has_been(view, p):
        return None
    high -= aside
    for n in range(high - 2, low - 1, -1):
        if items[n].lower in _TALLY and items[n + 1].lower == "of":
            hits = [h for h in view.hits if n < h.at < (n + 12 if ahead else high) and _counts_bare(view, h, n)]
            return hits[0] if hits and (ahead or not another_subject(view, hits[0].end, phrase.start)) else None
    return None


def _has_been(view: View, i: int) -> bool:
    """Whether "been" tells what was: "has been 12"; "should have been 12", "had not been 12" and a target do not."""
    near = view.items[max(i - _BEEN_REACH, 0) : i]
    unsure = any(item.category == "modal" or denies(item) for item in near)
    return not unsure and not any(item.lower in _GOALS for item in view.items[:i])


_BEEN_REACH = 3
_GOALS = words_of("modality", "goals")


def _told_aside(view: View, phrase: Phrase) -> Hit | None:
    """The cue of a number that stands in commas behind its tally: "the number of convictions, 102, was the lowest"."""
    i, items = phrase.start - 1, view.items
    closed = phrase.end < len(items) and (items[i].lower, items[phrase.end].lower) in {(",", ","), ("(", ")")}
    if i < _LEAST_TALLY or not closed:
        return None
    for n in range(i - 2, max(i - _CHANGE_REACH, 0) - 1, -1):
        if items[n].lower in _TALLY and items[n + 1].lower == "of":
            return next((h for h in view.hits if n < h.at < i and _counts_bare(view, h, n)), None)
    return None


# "Number of convictions" before the comma.
_LEAST_TALLY = 3


def _counts_bare(view: View, hit: Hit, n: int) -> bool:
    """Whether the cue tells of the bare noun behind "number of" at item ``n``."""
    told = view.at(n + 2) or view.at(n + 3)
    if told is None:
        return False
    of_place = hit.cue.role is Role.HELP and told.noun == "thing"  # "the number of shelters"
    return told.noun in hit.cue.counts or (hit.group is None and told.tail == hit.at and not of_place)


def _is_tally(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is the tally of those whom a participle tells of: "the number freed stood at"."""
    return phrase.head is not None and view.items[phrase.head].lower in _TALLY


def _subject_cue(view: View, verb: int) -> Hit | None:
    """The cue in the subject before a verb of change: a noun that counts itself, or a participle behind a bare noun."""
    best: Hit | None = None
    for hit in view.hits:
        if hit.at >= verb or verb - hit.at > _CHANGE_REACH or another_subject(view, hit.end, verb):
            continue
        phrase = view.at(hit.at)
        noun = hit.group is None and phrase is not None and not phrase.counted and phrase.tail == hit.at
        before = view.at(hit.at - 1) if hit.at else None
        participle = hit.group is not None and hit.group.voice == "open" and before is not None and not before.counted
        described = participle and before is not None and (before.noun in hit.cue.counts or _is_tally(view, before))
        those = hit.group is not None and hit.at > 0 and view.items[hit.at - 1].lower == "those"
        described = described or (those and hit.group is not None and hit.group.voice == "open")
        if (noun and hit.cue.role is not Role.HELP) or described or _attributive(view, hit, verb):
            best = hit
    return best


_BREAKS = frozenset({";", ":", "\u2022", "while", "whereas", "and", "but", ","})


def another_subject(view: View, start: int, end: int) -> bool:
    """Whether a clause with a subject of its own begins between two items: "arrests fell, while seizures rose"."""
    verbs = words_of("comparing", "verbs")
    changed_at = next((k for k in range(start, end) if view.items[k].lower in verbs), end)
    return any(view.items[k].lower in _BREAKS and _opens_subject(view, k + 1, end) for k in range(changed_at, end))


def _opens_subject(view: View, i: int, end: int) -> bool:
    """Whether a subject begins at item ``i``, and no further verb, number or time of the same count."""
    while i < end and view.items[i].category in {"adv", "conj", "sign", "date"}:
        i += 1
    phrase = view.at(i) or view.at(i + 1)
    if i >= end or (phrase is not None and phrase.noun == "time"):
        return False
    item = view.items[i]
    return item.category in {"noun", "verb", "det", "pron"} and item.lower not in words_of("comparing", "verbs")


def _attributive(view: View, hit: Hit, verb: int) -> bool:
    """Whether a participle before its noun opens the clause: "identified victims of trafficking numbered 540"."""
    phrase, opens = view.at(hit.at), hit.at == 0 or view.items[hit.at - 1].category in {"sign", "det", "conj", "date"}
    if hit.group is None or phrase is None or phrase.head is None or phrase.counted or hit.cue.then:
        return False
    before = phrase.start == hit.at < phrase.head and phrase.noun in hit.cue.counts
    return opens and before and view.items[verb].category != "be"
