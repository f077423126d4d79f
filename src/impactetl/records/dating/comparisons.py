"""Which dates a comparison gives to its other side."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from impactetl.lexicon.load import words_of
from impactetl.records.base.view import View
from impactetl.syntax.items import Item

_COMPARED = words_of("comparing", "sides") | {"up from", "times"}


def other_side(view: View, at: int, date: int) -> bool:
    """Whether a comparison stands between: "512 people, against 391 the year before" dates only 391."""
    low, high = min(at, date), max(at, date)
    between = [item.lower for item in view.items[low + 1 : high]]
    between = [_comparing(a, b) for a, b in pairwise([*between, ""])]
    between = ["" if b == "than" and not a else b for a, b in pairwise(["-", *between])]  # "older than 90"
    if (at > date and view.items[at - 1].lower == "to") or (
        at > date + 1 and [x.lower for x in view.items[at - 2 : at]] == ["to", "the"]
    ):
        return any(item.lower == "from" for item in view.items[:date])
    to_side = _from_side(view, at)
    if to_side is not None and not at < date < to_side:
        return True
    opened = in_brackets(view, date)
    apart = _other_than(view, at, date) or (at < date and _in_clause(view, at, date))
    if apart or (opened is not None and opened != in_brackets(view, at)) or _dated_within(view, at, date):
        return True
    before = view.before(date, 2)
    if before[-1:] in (["than"], ["as"]) or before == ["as", "in"] or (before[-1:] == ["from"] and at < date):
        return True
    if at < date and (any(word in _COMPARED for word in between) or (";" in between and fronted(view, date))):
        return True
    phrase = view.at(at)
    alone = phrase is None or phrase.head is None
    compared = any(word in _COMPARED for word in between)
    later = any(item.date is not None for item in view.items[at:])
    return (alone and at > date and compared and (later or not fronted(view, date))) or _told_aside(view, at, date)


# The number that a count rose to stands this near behind the one that it rose from.
_TO_REACH = 16
_CHANGES = words_of("comparing", "changes") | {"up", "down"}


def changes_from(view: View, date: int, text: str) -> bool:
    """Whether a date is that of what a change comes from: "convicted three, a decline from 2013"."""
    item = view.items[date]
    lead = text[item.start : item.date.start].split() if item.date is not None else []
    return lead[:1] in (["from"], ["over"]) and date > 0 and view.items[date - 1].lower in _CHANGES


def undated_side(view: View, at: int) -> bool:
    """Whether a number is the other side of a comparison and no date stands with it."""
    if _from_side(view, at) is not None:
        return True
    if undated_row(view, at):
        return True
    behind = takewhile(lambda item: item.lower not in {",", ";", "."}, view.items[at + 1 :])
    if any(item.date is not None for item in behind):
        return False
    before = view.before(at, 2)
    return before in (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"])


def undated_row(view: View, at: int) -> bool:
    """Whether a number stands in the row of a comparison that has no date: "in 2018 it convicted 45, up from 30"."""
    opened = _row(view, at)
    if opened is None or view.items[at].date is not None:
        return False
    ahead = range(at + 1, len(view.items))
    row = takewhile(lambda i: view.items[i].lower not in _CLOSES and _row(view, i) is not None, ahead)
    return not any(view.items[i].date is not None for i in (*range(opened, at), *row))


def _other_than(view: View, at: int, date: int) -> bool:
    """Whether the row of a comparison stands apart from the date: "45 in 2018, compared with 30 cases"."""
    opened = _row(view, max(at, date))
    return opened is not None and min(at, date) < opened


_LEADS = words_of("comparing", "leads")
_BARE_LEADS = words_of("comparing", "bare_leads")
_FOLD = words_of("comparing", "folds")
_MORE = frozenset({"more", "fewer", "less", "higher", "lower"})
_CLOSES = frozenset({";", ".", "(", ")"})
_GOES_ON = frozenset({",", "and"})
# The first number of a row stands so near behind the words that lead it, in items.
_ROW_REACH = 4
_FINITE = frozenset({"be", "have", "do", "modal", "rel"})


def _row(view: View, i: int) -> int | None:
    """Where the comparison begins in whose row item ``i`` stands: "compared with 44 investigations and 18 convictions".

    A row goes on behind a comma or "and" with another number that has no verb of its own.
    """
    for k in range(i - 1, -1, -1):
        word = view.items[k].lower
        if word in _CLOSES or (word in _GOES_ON and not _goes_on(view, k + 1)):
            return None
        if _opens_row(view, k):
            joined = any(item.lower in _GOES_ON for item in view.items[k:i])
            row = _of_another_time(view, k) and (not joined or _counted(view.items[:k]))
            return k if row else None
    return None


def _goes_on(view: View, i: int) -> bool:
    """Whether another number of a row begins at item ``i``."""
    part = list(takewhile(lambda item: item.lower not in _GOES_ON | _CLOSES, view.items[i:]))
    if not part:
        return view.word(i) == "and"
    led = part[0].category in {"det", "adv"} or part[0].lower == "including"
    first = next((k for k, item in enumerate(part[: 1 + led]) if item.number is not None and item.date is None), None)
    if first is None:
        return part[0].lower == "respectively" or (len(part) == 1 and part[0].date is not None)
    of = part[first + 1 : first + 2]
    return not (of and of[0].lower == "of") and not any(item.category in _FINITE for item in part)


def _opens_row(view: View, k: int) -> bool:
    """Whether the words up to item ``k`` lead the other side of a comparison, and a number behind them."""
    word, before, follow = view.items[k].lower, view.word(k - 1) if k else "", view.word(k + 1)
    the = follow == "the" and ((word == "than" and before in _MORE) or word in _FOLD)
    as_many = follow == "the" and word == "as" and before in {"many", "much"}
    led = (word in {"with", "to"} and before in _LEADS) or (word == "against" and before == ",")
    changed = word in {"from", "over"} and before in _CHANGES
    leads = the or as_many or led or changed or word in _BARE_LEADS
    return leads and _counted(view.items[k + 1 : k + 1 + _ROW_REACH])


def _of_another_time(view: View, k: int) -> bool:
    """Whether the other side has a date or counts the same: "12 convictions, against 300 arrests" are of one time."""
    if view.items[k].lower not in {"with", "to", "against"} | _BARE_LEADS:
        return True
    side = list(takewhile(lambda item: item.lower not in _CLOSES, view.items[k + 1 :]))
    phrase = next((p for p in view.phrases if p.start > k and p.basis == "stated"), None)
    if phrase is None or phrase.head is None or any(item.date is not None for item in side):
        return True
    return view.items[phrase.head].lower in {item.lower for item in view.items[:k]}


def _counted(items: Sequence[Item]) -> bool:
    """Whether a number stands there that is no date."""
    return any(item.number is not None and item.date is None for item in items)


def _from_side(view: View, at: int) -> int | None:
    """Where the other side begins if a count rose or fell from this number: "from 18 to 25", "from 4 in 2008 to 16"."""
    before = view.before(at, 2)
    if "from" not in before:
        return None
    for k in range(at + 1, min(at + _TO_REACH, len(view.items) - 1)):
        if view.items[k].lower in {";", "."}:
            return None
        if view.items[k].lower == "to" and any(item.number is not None for item in view.items[k + 1 : k + 4]):
            return k
    return None


def _told_aside(view: View, at: int, date: int) -> bool:
    """A date of the other side, behind which the text goes on: "as against 88 in 2013; four were convicted"."""
    if at < date or fronted(view, date):
        return False
    low = max((i for i in range(date) if view.items[i].lower == ";"), default=-1) + 1
    words = [item.lower for item in view.items[low:date]]
    starts = [low + i for i, (a, b) in enumerate(pairwise([*words, ""])) if _comparing(a, b) in _COMPARED]
    side = view.items[starts[-1] : date] if starts else ()
    return any(item.number is not None or item.lower in _NONE for item in side)


_COUNTS = frozenset(
    {"<number>", "<date>", "the", "a", "some", "just", "only", "none", "nil", "zero", "no", "fewer", "more"}
)


def _comparing(word: str, follow: str) -> str:
    """A word as it compares: "up from" does; "older than" and "rather than" tell nothing of time."""
    if word == "times" and follow != "the":  # "sold it three times over"
        return ""
    if word == "against" and follow not in _COUNTS:  # "efforts against slavery"
        return ""
    if follow == "than" and word not in {"more", "fewer", "less", "higher", "lower"}:
        return ""
    return "up from" if follow in {"from", "over"} and word in _CHANGES else word


def _dated_within(view: View, at: int, date: int) -> bool:
    """Whether a figure stands in brackets with a date of its own, and this one outside: "(one was cleared in 2016)"."""
    opened = in_brackets(view, at)
    if opened is None or in_brackets(view, date) == opened:
        return False
    inside = takewhile(lambda item: item.lower != ")", view.items[opened : opened + _BRACKETS])
    return any(item.date is not None for item in inside)


def in_brackets(view: View, i: int) -> int | None:
    """Where the brackets open that item ``i`` stands in, if they hold a number: "20 cases in 2015 (17 in 2014)"."""
    opened = next((k for k in range(i - 1, max(i - _BRACKETS, -1), -1) if view.items[k].lower in {"(", ")"}), None)
    if opened is None or view.items[opened].lower != "(":
        return None
    inside = takewhile(lambda item: item.lower != ")", view.items[opened : opened + _BRACKETS])
    counts = any((item.number is not None and item.date is None) or item.lower in _NONE for item in inside)
    return opened if counts else None


_NONE = frozenset({"none", "nil", "zero"})
# Brackets that compare hold no more items: "143 (in the year before that, 2011, it was 110)".
_BRACKETS = 14


def _in_clause(view: View, at: int, date: int) -> bool:
    """Whether a clause behind a figure dates a number of its own: "143 women, where in 2011 it had been 110"."""
    opened = next((k for k in range(date - 1, at, -1) if view.items[k].lower in _CLAUSES), None)
    if opened is None or date - opened > _CLAUSE_DATE:
        return False
    behind = takewhile(lambda item: item.lower not in {",", ";", "."}, view.items[date + 1 : date + _BRACKETS])
    return any(item.number is not None and item.date is None for item in behind)


_CLAUSES = frozenset({"where", "whereas", "while"})
# The date stands so near behind the word that opens such a clause, in items.
_CLAUSE_DATE = 3


def fronted(view: View, date: int) -> bool:
    """Whether the date opens the sentence, or its clause behind a semicolon: it dates all that follows."""
    if date == 0:
        return True
    before = view.items[date - 1]
    return before.lower in {";", ":", "-"} or (date == 1 and before.category in {"conj", "adv", "sign", "noun"})
