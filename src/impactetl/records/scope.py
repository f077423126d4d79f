"""The stretch of time that a figure totals, and the field of the offence."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from impactetl.lexicon.load import load
from impactetl.model import NumberKind, Passage
from impactetl.records.context import Context
from impactetl.records.link import Link
from impactetl.records.view import View
from impactetl.records.when import When
from impactetl.syntax.items import Item

# A stated period this long or longer is a total over a period, a shorter one dates an event.
_PERIOD_DAYS = 62
# A document is about a field whose words stand in it this often.
_MAIN_WORDS = 2
# It is about one kind of trafficking where this share of the words that tell a kind is of it.
_MAIN_SHARE = 0.8
_THIS_YEAR = re.compile(r"\bof the year\b|\bthis year\b")
_YEAR_SO_FAR = re.compile(r"so far (?:this|in)\b|\bso far in\b")


@cache
def _phrases(name: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, load("scope")[name])) + r")\b")


@cache
def _abuse_words() -> dict[str, tuple[str, ...]]:
    return {entry["name"]: tuple(entry["words"]) for entry in load("scope")["abuse"]["types"]}


@cache
def _abuse() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (entry["name"], re.compile(r"\b(?:" + "|".join(map(re.escape, entry["words"])) + r")\b"))
        for entry in load("scope")["abuse"]["types"]
    )


def words_near(view: View, at: int, before: int, behind: int) -> str:
    """The folded words round item ``at``, joined by spaces."""
    return " ".join(item.lower for item in view.items[max(at - before, 0) : at + behind])


def scope(view: View, at: int, metric: str, date: When) -> str:
    """Give the scope: rate, stock, cumulative, period or event (contract, section 1)."""
    near = words_near(view, at, 14, 22)
    if metric in {"sentence_length", "fine", "compensation"}:
        return "event"
    if metric in load("scope")["stock_metrics"]:
        return "rate" if _phrases("rate").search(_own_words(view, at)) else "stock"
    if metric == "illicit_profits" or _phrases("rate").search(words_near(view, at, 2, 8)):
        return "rate"
    number = view.items[at].number
    if number is not None and number.kind is NumberKind.ORDINAL:
        return "period" if _THIS_YEAR.search(near) else "cumulative"
    return _of_count(view, metric, date, near)


# What tells how many there are, not what happened.
_STOCKS = frozenset({"victims_estimated", "countries_of_operation", "illicit_profits"})


def is_stock(view: View, link: Link) -> bool:
    """Whether a figure tells how many there are at a time."""
    return link.metric in _STOCKS or is_held(view, link)


def is_held(view: View, link: Link) -> bool:
    """People in custody at the time of writing: "some 600 migrants are detained"."""
    group = link.hit.group if link.hit is not None else None
    if link.metric != "arrests" or group is None:
        return False
    present = any(item.lower in {"are", "is", "remain", "remains"} for item in view.items[group.start : group.end])
    return present and not any(item.lower == "being" for item in view.items[group.start : group.end])


def _own_words(view: View, at: int) -> str:
    """The words round a number, up to the next number on either side."""
    numbers = [i for i, item in enumerate(view.items) if item.number is not None and i != at]
    low = max((i for i in numbers if i < at), default=-1) + 1
    high = min((i for i in numbers if i > at), default=len(view.items))
    return words_near(view, at, min(at - low, 2), min(high - at, 22))


def _of_count(view: View, metric: str, date: When, near: str) -> str:
    """The scope of a plain count, by the words near and by its date."""
    told = _phrases("cumulative").search(near) and not _YEAR_SO_FAR.search(near)
    if told or date.since or _since_date(view):
        return "cumulative"
    if _phrases("stock").search(near) and metric in {"arrests", "prosecutions"}:
        return "stock"
    return _by_period(date, near)


def _since_date(view: View) -> bool:
    """Whether a clause with "since" and a date tells from when the count runs."""
    for i, item in enumerate(view.items):
        if item.lower == "since" and any(x.date is not None for x in view.items[i : i + 8]):
            return True
    return False


def _by_period(date: When, near: str) -> str:
    if date.period is None:
        return "period" if _phrases("period").search(near) else "event"
    days = (date.period.last - date.period.first).days
    return "period" if days > _PERIOD_DAYS else "event"


@lru_cache(maxsize=1)  # the records of a document are made one after another
def main_kind(text: str) -> str | None:
    """Give the one kind of trafficking whose words stand in a document; None where it tells of several or of none.

    A kind is told of where its words stand often enough, and most of those that tell any kind.
    """
    words = " ".join(text.lower().split())
    count = {name: len(pattern.findall(words)) for name, pattern in _abuse() if name in _KINDS}
    name = max(count, key=lambda n: count[n])
    return name if count[name] >= _MAIN_WORDS and count[name] >= _MAIN_SHARE * sum(count.values()) else None


def _may_stand(name: str, words: str) -> bool:
    """Whether any of the words of a field stands in a text, be it within another word: the cheap look."""
    return any(map(words.__contains__, _abuse_words()[name]))


def _clause(view: View, at: int, reach: int | None = None) -> Sequence[Item]:
    """The items round a number up to the next semicolon: an entry of a yearbook tells many things in one sentence."""
    low = max((i for i in range(at) if view.items[i].lower == ";"), default=-1) + 1
    high = next((i for i in range(at, len(view.items)) if view.items[i].lower == ";"), len(view.items))
    if reach is not None:
        low, high = max(low, at - reach), min(high, at + reach + 1)
    return view.items[low:high]


def abuse_type(view: View, at: int, context: Context, around: Sequence[str]) -> str | None:
    """Give the field of the offence from the words near, else from the paragraph, the heading and the title.

    ``around`` are paragraph and heading. Where the words near say no more than "trafficking", they give the kind.
    """
    passage = " ".join(item.lower for item in _clause(view, at))
    title = (context.frame.document.title or "").lower()
    broad = None
    for words in (
        " ".join(item.lower for item in _clause(view, at, 13)),
        passage,
        *(text.lower() for text in around),
        title,
    ):
        name = _field(words)
        if name is not None and (name != _BROAD if broad is None else name in _KINDS):
            return name
        broad = broad or name
    kind = main_kind(context.frame.document.text) if broad == _BROAD else None
    return kind or broad


# What does not say which kind, and the kinds that it has.
_BROAD, _KINDS = "trafficking", frozenset({"sex_trafficking", "labor_trafficking", "online_exploitation"})
# A paragraph is looked at this many characters to either side.
_PARAGRAPH = 1_200


@lru_cache(maxsize=64)  # the records of a paragraph share most of what is looked at
def _field(words: str) -> str | None:
    """Give the first field whose words stand in a text."""
    words = _OTHER_TRADE.sub("", words)
    for name, pattern in _abuse():
        if _may_stand(name, words) and pattern.search(words):
            return name
    return None


_OTHER_TRADE = re.compile(r"\b(?:drugs?|narcotics|cocaine|guns?|arms|weapons?|firearms?|wildlife|ivory) traffick\w+")


def paragraph_of(text: str, passage: Passage) -> str:
    """Give the paragraph of a passage, or as much of it as is near."""
    start = text.rfind("\n", max(passage.start - _PARAGRAPH, 0), passage.start) + 1 or max(
        passage.start - _PARAGRAPH, 0
    )
    end = text.find("\n", passage.end, passage.end + _PARAGRAPH)
    return text[start : end if end >= 0 else passage.end + _PARAGRAPH]
