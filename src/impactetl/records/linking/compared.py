"""Numbers that are compared with another: the other side of "compared with 58 in 2017"."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.lexicon.load import words_of
from impactetl.records.base.clause import bounds
from impactetl.records.base.link import Link, fits
from impactetl.records.base.view import View
from impactetl.records.linking.change import CARRIERS, another_subject
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

# Words between a comparing word and its number: "compared with the", "nearly double the".
_COMPARE_REACH = 4
_CHANGES = words_of("comparing", "changes")
COMPARING = words_of("comparing", "sides") | words_of("comparing", "figures")


def copies(phrase: Phrase, models: Sequence[Link], rule: str, whole: Phrase | None = None) -> list[Link]:
    """Give the links of ``models`` for this phrase, made by ``rule``."""
    return [replace(m, phrase=phrase, rule=rule, whole=whole, extra=0, like=m.phrase, share_of=None) for m in models]


def shares_of(told: Sequence[Link], models: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Give links taken over from ``models`` among those of the passage ``before`` as shares; their cues stay behind."""
    pairs = zip(told, models, strict=True)
    return [replace(k, like=None, hit=None, share_of=compared_one(m, before)) for k, m in pairs]


def compared_one(link: Link, links: Sequence[Link]) -> Link:
    """Give the count that another is only compared with, else that itself: a share of "887 (2016: 702)" is of 887."""
    if link.rule != "comparison" or link.like is None:
        return link
    return next((k for k in links if k.phrase == link.like and k.metric == link.metric), link)


def nearest(links: Sequence[Link], phrase: Phrase) -> list[Link]:
    """The links of the nearest linked phrase to the left, else to the right."""
    left = [link for link in links if link.phrase.start < phrase.start]
    if left:
        near = max(link.phrase.start for link in left)
        return [link for link in left if link.phrase.start == near]
    right = [link for link in links if link.phrase.start > phrase.start]
    near = min((link.phrase.start for link in right), default=-1)
    return [link for link in right if link.phrase.start == near]


def apart_by(view: View, between: range) -> bool:
    """Whether something else was counted last: "36 sentences were imposed and 14 executions carried out, including"."""
    if any(view.items[i].lower == ";" for i in between):
        return True
    others = (p for p in view.phrases if p.start in between and p.basis == "stated" and p.head is not None)
    return any(view.word(p.start - 1) in {"and", "but"} and p.noun not in PERSON for p in others)


def alone(view: View, phrase: Phrase, model: Link) -> bool:
    """Whether the phrase can count what ``model`` counts: no noun of its own, or one of the same class."""
    if phrase.head is None:
        return phrase.end >= len(view.items) or view.items[phrase.end].lower not in {"%", "percent"}
    return phrase.noun is not None and (model.hit is None or fits(model.hit, phrase))


def compared(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """The other side of a comparison: "compared with 58 in 2017", "from four in 2008 to the 16"."""
    low, high = bounds(view, phrase.start)
    models = nearest([link for link in links if low <= link.phrase.start < high], phrase)
    if not models or not alone(view, phrase, models[0]) or phrase.of:
        return []
    i = phrase.start - 1
    seen = 0
    while i >= 0 and seen < _COMPARE_REACH:
        word = view.items[i].lower
        over = word == "over" and i > 0 and view.items[i - 1].lower in _CHANGES
        if (
            over
            or (word in COMPARING and _compares(view, phrase, i))
            or (word == "to" and _from_before(view, i, models[0]))
        ):
            return respective(view, phrase, links, i) or copies(phrase, models, "comparison")
        if word not in CARRIERS and view.items[i].category not in {"det", "adv"}:
            break
        i, seen = i - 1, seen + 1
    return copies(phrase, models, "comparison") if _bracketed_year(view, phrase) else []


def _compares(view: View, phrase: Phrase, i: int) -> bool:
    """Whether the comparing word at ``i`` compares counts: not "from" without a change, nor "crimes against two"."""
    word = view.items[i].lower
    if word == "from":
        return _changes(view, i)
    return word != "against" or phrase.noun not in PERSON


def respective(view: View, phrase: Phrase, links: Sequence[Link], compared: int) -> list[Link]:
    """One of a row that is compared with a row: "42 cases and 12 traffickers, compared with 38 and 9"."""
    row = [p for p in view.phrases if p.start > compared and p.basis == "stated" and p.head is None]
    models = [link for link in links if link.phrase.start < compared]
    starts = sorted({link.phrase.start for link in models})
    if len(row) < 2 or len(row) != len(starts) or phrase not in row:  # noqa: PLR2004 -- a row has two or more
        return []
    start = starts[row.index(phrase)]
    return copies(phrase, [link for link in models if link.phrase.start == start], "comparison")


_STATIVE = words_of("comparing", "states")


def _changes(view: View, i: int) -> bool:
    """Whether "from" tells a change: "up from 12", "rose from 874"."""
    before = view.word(i - 1)
    verbs = words_of("comparing", "verbs")
    return (
        before in {"up", "down"}
        or (before == "," and any(item.lower in verbs - _STATIVE for item in view.items[: i - 1]))
        or before in verbs - _STATIVE
        or (i > 0 and view.items[i - 1].lower == "number")
    )


def _from_before(view: View, i: int, model: Link) -> bool:
    """Whether "from" leads to the other side of what "to" at item ``i`` tells, in one clause."""
    start = model.hit.end if model.hit is not None else model.phrase.end
    apart = another_subject(view, start, i)
    return not apart and any(item.lower == "from" for item in view.items[max(i - 12, 0) : i])


def _bracketed_year(view: View, phrase: Phrase) -> bool:
    """A number with its own year in brackets: "62 convictions (58 in 2017)"."""
    items = view.items
    opened = phrase.start > 0 and items[phrase.start - 1].lower == "("
    return opened and phrase.end < len(items) and items[phrase.end].date is not None
