"""The proceeds of the crime: what a trade in people brings in, and who pockets it."""

from collections.abc import Sequence
from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.records.nearby import vocabulary

ENDS = words_of("justice", "illicit", "ends")


def _pocketed(right: Sequence[str]) -> bool:
    """Whether money ends up with criminals: "$150 billion a year ends up in exploiters' pockets"."""
    places = [k for k, word in enumerate(right) if word in ENDS]
    crime = vocabulary("illicit", "crime")
    return any(not crime.isdisjoint(right[max(k - 2, 0) : k + 4]) for k in places) and not _ENDING.isdisjoint(right)


_ENDING = frozenset({"ends", "ended", "end", "goes", "went", "lands", "landed", "flows", "flowed", "finds", "into"})


_TRADES = frozenset(
    {"industry", "trade", "business", "economy", "enterprise", "sector", "market", "networks", "network"}
)
_BEING = frozenset({"is", "are", "was", "were", "be"})
_MADE = frozenset({"made", "makes"})
CHARITY = frozenset({"raised", "donated", "budget", "grant", "funding", "allocated", "invested", "spent"})
TAKING = words_of("justice", "illicit", "taking")
# Those whom somebody lived on stand within so many items behind "from".
_TAKEN_REACH = 6
PREY = words_of("justice", "illicit", "prey")


def _taken_from(left: Sequence[str], right: Sequence[str]) -> bool:
    """What was taken from victims: "the group took in more than $900,000 from 11 victims"."""
    behind = right[: right.index("from") + _TAKEN_REACH] if "from" in right[:3] else []
    return bool(TAKING & set(left[:4])) and bool(PREY & set(behind))


def _illicit(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the words round the amount tell of the profits of a crime."""
    words = set(left) | set(right)
    profits, crime = vocabulary("illicit", "profits"), vocabulary("illicit", "crime")
    near = left[:6]
    clause = near[: near.index(",")] if "," in near else near
    if ("in", "trade") in pairwise(left) or ("trade", "in") in pairwise(right):  # "the trade in people is worth"
        crime |= {"trade"}
    told = (profits & set(near)) - (_MADE - set(clause))  # "the progress that we have made, ..." is no money
    goods = left[:1] == ["worth"] and not (_BEING & set(left[1:3]) or _TRADES & words)
    if goods:  # "foiled the smuggling of sugar worth $2 million"
        return False
    return bool(told or profits & set(right[:6])) and bool(crime & words) and not CHARITY & words


# What they took it for is told behind it, and what was taken from those exploited.
_NOT_EARNED = frozenset({"fee", "fees", "commission", "ransom", "each", "deposit", "bail", "loan", "for", "as"})
# The verb stands within so many words before its sum, who took it within so many.
_TOOK_REACH, _TAKER_REACH = 2, 8


def _took_in(left: Sequence[str], right: Sequence[str]) -> bool:
    """What those in the trade took: "in a good month the brothel took $30,000", "the compound had turned over"."""
    took = not words_of("justice", "illicit", "took").isdisjoint(left[:_TOOK_REACH])
    taker = not words_of("justice", "illicit", "takers").isdisjoint(left[:_TAKER_REACH])
    return took and taker and _NOT_EARNED.isdisjoint(right[:3])


def _brought_them(left: Sequence[str]) -> bool:
    """What those exploited brought those who held them: "each woman earned her owner $4,000 a month"."""
    return not words_of("justice", "illicit", "profiteers").isdisjoint(left[:1]) and not words_of(
        "justice", "illicit", "bringing"
    ).isdisjoint(left[1:4])


def is_proceeds(left: Sequence[str], right: Sequence[str], *, field: bool) -> bool:
    """Whether the words round an amount tell of what the crime brought; ``field``: the text is of exploitation."""
    return (
        _illicit(left, right)
        or _taken_from(left, right)
        or _pocketed(right)
        or (field and (_took_in(left, right) or _brought_them(left)))
    )


def taking() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words for those in the trade and the verbs by which they take, one of each of which must stand."""
    takers = words_of("justice", "illicit", "takers") | words_of("justice", "illicit", "profiteers")
    return takers, words_of("justice", "illicit", "took") | words_of("justice", "illicit", "bringing")
