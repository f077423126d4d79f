"""Counts whose verb stood before and is left out: "The nurse saw 36 women, the psychologist 29"."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import CARED
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.linking.compared import copies
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase

_JOINS = frozenset({",", ";", "and", "but", "while", "whereas", "plus", "&"})
_ENDS = _JOINS | {".", ":", "!", "?", ")", "("}
# A clause without a verb is no longer on either side of its number.
_REACH = 8
_LEADS = frozenset({"with", "to", "through", "into", "at", "in", "on", "home", "by", "for", "from", "via"})
_WORDS = frozenset({"noun", "det", "prep", "adv", "date", "num", "pron", "conj"})


def verb_left_out(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """Give the links of a number alone in a clause without a verb, behind one that counts people."""
    if phrase.head is not None or phrase.of or phrase.prep == "of" or phrase.start < 2:  # noqa: PLR2004 -- a count, a joint
        return []
    low = _joint(view.items, phrase.start)
    if low is None:
        return []
    models = [k for k in links if k.phrase.start < low]
    last = max((k.phrase.start for k in models), default=-1)
    models = [k for k in models if k.phrase.start == last and k.metric in CARED and not k.negated]
    if not models or models[0].phrase.basis != "stated" or models[0].rule in {"part", "share"}:
        return []
    before, behind = view.items[low + 1 : phrase.start], _behind(view.items, phrase.end)
    if any(p.basis == "stated" and models[0].phrase.end <= p.start < phrase.start for p in view.phrases):
        return []
    if _is_subject(view, phrase.end):
        return []
    told = _another(view, low + 1, phrase) or _leads(view, phrase.end, behind)
    return copies(phrase, models, "gapped") if told and _plain(view, low, before, behind) else []


def _is_subject(view: View, i: int) -> bool:
    """Whether a verb follows behind an aside in commas: "the other seven, relatives of the foreman, chose to stay"."""
    if view.word(i) != ",":
        return False
    ahead = range(i + 1, min(i + 1 + _REACH, len(view.items) - 1))
    end = next((k for k in ahead if view.word(k) == "," or view.is_verb(k)), None)
    return end is not None and view.word(end) == "," and view.is_verb(end + 1)


def _joint(items: Sequence[Item], start: int) -> int | None:
    """The sign or conjunction before a number with which its clause begins."""
    for k in range(start - 1, max(start - 1 - _REACH, 0), -1):
        if items[k].lower in _JOINS:
            return k - (k > 0 and items[k - 1].lower == ",")
        if items[k].lower in _ENDS or (items[k].number is not None and items[k].date is None and k < start - 1):
            return None
    return None


def _behind(items: Sequence[Item], end: int) -> Sequence[Item]:
    """The items behind a number up to the end of its clause."""
    k = end
    while k < len(items) and items[k].lower not in _ENDS and items[k].number is None:
        k += 1
    return items[end:k]


def _another(view: View, start: int, phrase: Phrase) -> bool:
    """Whether another subject or place stands before the number: ", the psychologist 29", ", in the south 275"."""
    start += start < phrase.start and view.items[start].lower in _JOINS
    return any(item.category == "noun" or item.date is not None for item in view.items[start : phrase.start])


def _leads(view: View, end: int, behind: Sequence[Item]) -> bool:
    """Whether a place or a way follows the number at once: "27 in the flats", "64 to the end"."""
    return bool(behind) and view.items[end].lower in _LEADS and len(behind) > 1


def _plain(view: View, low: int, before: Sequence[Item], behind: Sequence[Item]) -> bool:
    """Whether nothing in the clause tells what else the number may be: no verb, no age, no other thing."""
    row = (*before, *behind)
    if len(row) > 2 * _REACH or any(item.lower in words_of("counting", "aside") for item in row):
        return False
    first = low + 1
    last = first + len(before) + 1 + len(behind)
    return view.verbless(first, min(last, len(view.items))) and all(
        item.category in _WORDS or item.lower in _JOINS for item in row
    )
