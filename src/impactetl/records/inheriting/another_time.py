"""The same count at another time, with no noun and no verb of its own: "The year before, it was 33", "(2016: 702)"."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link, fits
from impactetl.records.base.view import View
from impactetl.records.linking.compared import copies, nearest
from impactetl.syntax.items import Item, is_term
from impactetl.syntax.phrases import Phrase

# What a count at one time and at another have not in common: one term is not more or less of another.
_NO_TALLY = frozenset({"sentence_length", "fine", "compensation", "illicit_profits"})
# Whoever had so many then: "in 2017 we had 37", "the year before they won 22".
_WON, _US = words_of("counting", "had"), frozenset({"we", "they", "there", "i"})
_IT = frozenset({"it", "that", "there", "this"})
# "That number", "the total", and the verbs by which these are so many.
_FIGURES = words_of("counting", "tallies")
_STOOD = words_of("counting", "standing")
_WHOSE = frozenset({"year's", "our", "equivalent", "comparable", "corresponding"})
# "The same quarter of 2015", "the corresponding figure in 2015", beside the date itself.
_TIMES = words_of("dates", "like_times")
_DATED = words_of("dates", "other_times")
# A bracket with a count of another time is no longer on either side of its number.
_BRACKET_REACH = 9
# "In 2018 it had already been": an opening has at most so many items.
_OPENING_REACH = 9
_ENDS = frozenset({".", ";", ",", ")", "!", "-", "but", "and", ":"})
_SO_FAR = frozenset({"so", "already", "altogether", "again"})
_OPENS_CLAUSE = frozenset({";", ",", "and", "but", "("})


def at_another_time(view: View, phrase: Phrase, links: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Give the links of a count that stands for the one told before it, at another time."""
    if phrase.basis != "stated" or (phrase.of and not phrase.pronoun):
        return []
    if phrase.head is None and _in_bracket(view, phrase):
        return _like(view, phrase, [k for k in nearest(links, phrase) if k.phrase.start < phrase.start])
    if phrase.head is None and _behind_than(view, phrase):
        left = [k for k in nearest(links, phrase) if k.phrase.start < phrase.start]
        return _like(view, phrase, left or list(before[-1:]))
    if phrase.head is None and _only_time(view, phrase):
        return _like(view, phrase, list(before[-1:]))
    if not _it_was(view, phrase) and not _they_were(view, phrase):
        return []
    left = [k for k in links if k.phrase.start < phrase.start]
    models = nearest(left, phrase) or list(before[-1:])
    fitting = [k for k in models if phrase.head is None or _fits(k, phrase)]
    return _like(view, phrase, fitting)


def _fits(model: Link, phrase: Phrase) -> bool:
    """Whether what was told of some can be told of others: by the cue, or as those are of one kind."""
    return fits(model.hit, phrase) if model.hit is not None else phrase.noun == model.phrase.noun


def _only_time(view: View, phrase: Phrase) -> bool:
    """Whether a sentence tells a time and a count, and nothing else: "Last year alone: 305."."""
    others = [*view.items[: phrase.start], *view.items[phrase.end :]]
    if not others or len(others) > _BRACKET_REACH or not any(i.date is not None or i.lower in _DATED for i in others):
        return False
    return all(_of_time(item) or item.category in _PASSED or item.lower == "year" for item in others)


_PASSED = frozenset({"adv", "det", "prep", "sign"})


def _like(view: View, phrase: Phrase, models: Sequence[Link]) -> list[Link]:
    """The links of ``models`` for a phrase; what only one who is told of in another sentence can be is left behind."""
    told = [k for k in models if k.metric not in _NO_TALLY and k.phrase.basis != "implied"]
    told = copies(phrase, told, "comparison")
    out = [replace(k, negated=False, modality="actual") for k in told if k.modality == "actual"]
    here = {id(hit) for hit in view.hits}
    return [k if id(k.hit) in here else replace(k, hit=None, like=None) for k in out]


def _in_bracket(view: View, phrase: Phrase) -> bool:
    """Whether a bracket holds a time and the count alone: "(2016: 702)", "(52 in the same quarter of 2015)"."""
    items = view.items
    low = _up_to(items, phrase.start - 1, -1, {"(", ";"})
    high = _up_to(items, phrase.end, 1, {")", ";"})
    if low is None or high is None or not _opened(items, low):
        return False
    inside = (*items[low + 1 : phrase.start], *items[phrase.end : high])
    dated = any(item.date is not None or item.lower in _DATED or _code(item) for item in inside)
    return dated and all(_of_time(item) or item.lower in {":", ",", "-"} for item in inside)


def _behind_than(view: View, phrase: Phrase) -> bool:
    """Whether a bracket holds the count of a time told before it: "more than in all of last year (97)"."""
    items, i = view.items, phrase.start - 2
    if view.word(phrase.start - 1) != "(" or view.word(phrase.end) != ")":
        return False
    k = i
    while k > 0 and i - k < _BRACKET_REACH and (_of_time(items[k]) or items[k].lower in _WHOLE):
        k -= 1
    return (
        k < i and items[k].lower in {"than", "as", "against"} and any(x.date is not None for x in items[k + 1 : i + 1])
    )


_WHOLE = frozenset({"all", "whole", "of", "in", "any", "the", "entire", "for", "during"})


def _up_to(items: Sequence[Item], i: int, step: int, signs: set[str]) -> int | None:
    """The nearest of some signs from item ``i`` on, within the reach of a bracket."""
    for k in range(i, i + step * _BRACKET_REACH, step):
        if not 0 <= k < len(items):
            return None
        if items[k].lower in signs:
            return k
    return None


def _opened(items: Sequence[Item], i: int) -> bool:
    """Whether a bracket is open at item ``i``."""
    return any(item.lower == "(" for item in items[max(i - _BRACKET_REACH, 0) : i + 1])


def _of_time(item: Item) -> bool:
    return item.date is not None or item.lower in _TIMES or _code(item)


def _code(item: Item) -> bool:
    """Whether it names a quarter: "Q2"."""
    return item.number is not None and item.number.refused is not None


def _it_was(view: View, phrase: Phrase) -> bool:
    """Whether a time and "it was", or "we had", lead to the count and nothing goes on: "In 2018 it was 130."."""
    items, i = view.items, view.over(phrase.start - 1, {"adv"})
    us = view.over(i - 1, {"adv", "have"})
    if i > 0 and phrase.head is None and items[i].lower in _WON and items[us].lower in _US:
        return _ends(items, phrase.end) and _timed(view, us, phrase.end)
    i = _verb_of_being(view, i)
    while i > 0 and items[i].category in {"adv", "have", "be"} and items[i].lower not in _IT:
        i -= 1
    if i < 0 or not _ends(items, phrase.end):
        return False
    if items[i].lower in _IT:
        return _timed(view, i, phrase.end)
    return _figure_was(view, i, phrase.end)


def _verb_of_being(view: View, i: int) -> int:
    """The item before a verb by which a figure is so many: "was", "stood at", "came to"; -1 of any other."""
    items = view.items
    if i > 0 and items[i].category == "be":
        return i - 1
    i -= items[i].lower in {"at", "to"}
    return i - 1 if i > 0 and items[i].lower in _STOOD else -1


def _figure_was(view: View, i: int, end: int) -> bool:
    """Whether a figure of nothing else ends at item ``i`` and has a time: "in 2018 that number"."""
    k = i
    while k > 0 and (view.items[k].date is not None or view.items[k].lower in {"for", "in", "of"}):
        k -= 1
    if view.items[k].lower not in _FIGURES or k < 1:
        return False
    whose = view.items[k - 1]
    if whose.category not in {"det", "rel"} and whose.date is None and whose.lower not in _WHOSE:
        return False
    dated = any(item.date is not None for item in view.items[k - 1 : i + 1]) or whose.lower == "year's"
    return (dated and k < _OPENING_REACH) or _timed(view, k - 1, end)


def _ends(items: Sequence[Item], i: int) -> bool:
    """Whether nothing goes on at item ``i`` but a time: "33.", "33 in 2015"."""
    return i >= len(items) or items[i].lower in _ENDS | _SO_FAR or items[i].date is not None


def _timed(view: View, i: int, end: int) -> bool:
    """Whether a time opens the clause before item ``i`` and nothing else does, or stands right behind ``end``."""
    items = view.items
    k = i - 1
    while k >= 0 and i - k <= _OPENING_REACH and (_of_time(items[k]) or is_term(items[k]) or items[k].lower == ","):
        k -= 1
    clear = k < 0 or items[k].lower in _OPENS_CLAUSE or items[k + 1].lower == ","
    opening = items[k + 1 : i]
    behind = end < len(items) and items[end].date is not None
    timed = behind or any(item.date is not None or item.lower in _DATED for item in opening)
    return (clear and timed) or _placed(view, i)


def _placed(view: View, i: int) -> bool:
    """Whether a place alone opens the sentence before item ``i``: "At Sunauli it was 140"."""
    led = 0 < i <= _OPENING_REACH and view.items[0].lower in _AT
    return led and all(item.capital or item.category in {"det", "sign", "date"} for item in view.items[1:i])


_AT = frozenset({"in", "at", "near", "on"})


def _they_were(view: View, phrase: Phrase) -> bool:
    """Whether a count ends with the auxiliary of a verb that stood before: "In 2017, six people were."."""
    items, i = view.items, phrase.end
    if i >= len(items) or items[i].category not in {"be", "have"}:
        return False
    i += 1
    while i < len(items) and items[i].lower in {"been", "also", "too", "already"}:
        i += 1
    stops = i >= len(items) or items[i].lower in {".", ";", "!"}
    return stops and _timed(view, phrase.start, len(items))
