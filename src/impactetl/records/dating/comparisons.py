"""Which dates a comparison gives to its other side."""

from itertools import pairwise, takewhile

from impactetl.lexicon.load import words_of
from impactetl.records.base.view import View

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
    opened = _bracket(view, date)
    if (opened is not None and opened != _bracket(view, at)) or (at < date and _in_clause(view, at, date)):
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
    behind = takewhile(lambda item: item.lower not in {",", ";", "."}, view.items[at + 1 :])
    if any(item.date is not None for item in behind):
        return False
    before = view.before(at, 2)
    return before in (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"])


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
    return any(view.items[i].number is not None for i in range(starts[-1], date)) if starts else False


_COUNTS = frozenset({"<number>", "<date>", "the", "a", "some", "just", "only", "none", "fewer", "more"})


def _comparing(word: str, follow: str) -> str:
    """A word as it compares: "up from" does; "older than" and "rather than" tell nothing of time."""
    if word == "times" and follow != "the":  # "sold it three times over"
        return ""
    if word == "against" and follow not in _COUNTS:  # "efforts against slavery"
        return ""
    if follow == "than" and word not in {"more", "fewer", "less", "higher", "lower"}:
        return ""
    return "up from" if follow in {"from", "over"} and word in _CHANGES else word


def _bracket(view: View, i: int) -> int | None:
    """Where the brackets open that item ``i`` stands in, if they hold a number: "20 cases in 2015 (17 in 2014)"."""
    opened = next((k for k in range(i - 1, max(i - 8, -1), -1) if view.items[k].lower in {"(", ")"}), None)
    if opened is None or view.items[opened].lower != "(":
        return None
    inside = takewhile(lambda item: item.lower != ")", view.items[opened : opened + _BRACKETS])
    counts = any((item.number is not None and item.date is None) or item.lower in _NONE for item in inside)
    return opened if counts else None


_NONE = frozenset({"none", "nil"})
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
