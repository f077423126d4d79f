"""The proceeds of the crime: what a trade in people brings in, and who pockets it."""

from collections.abc import Sequence
from itertools import pairwise

from impactetl.lexicon.load import words_of

ENDS = words_of("money", "illicit", "ends")


def _pocketed(right: Sequence[str]) -> bool:
    """Whether money ends up with criminals: "$150 billion a year ends up in exploiters' pockets"."""
    places = [k for k, word in enumerate(right) if word in ENDS]
    crime = words_of("money", "illicit", "crime")
    return any(not crime.isdisjoint(right[max(k - 2, 0) : k + 4]) for k in places) and not _ENDING.isdisjoint(right)


_ENDING = words_of("money", "illicit", "ending")


_TRADES = words_of("money", "illicit", "trades")
_BEING = frozenset({"is", "are", "was", "were", "be"})
_MADE = frozenset({"made", "makes"})
CHARITY = words_of("money", "illicit", "charity")
TAKING = words_of("money", "illicit", "taking")
# Those whom somebody lived on stand within so many items behind "from".
_TAKEN_REACH = 6
PREY = words_of("money", "illicit", "prey")


_OUT_OF = frozenset({"from", "off", "out"})


def _taken_from(left: Sequence[str], right: Sequence[str]) -> bool:
    """What was taken from victims: "the group took in more than $900,000 from 11 victims"."""
    led = next((k for k, word in enumerate(right[:3]) if word in _OUT_OF), None)
    behind = right[: led + _TAKEN_REACH] if led is not None else []
    return bool(TAKING & set(left[:4])) and bool(PREY & set(behind))


def _illicit(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the words round the amount tell of the profits of a crime."""
    words = set(left) | set(right)
    profits, crime = words_of("money", "illicit", "profits"), words_of("money", "illicit", "crime")
    near = left[:6]
    clause = near[: near.index(",")] if "," in near else near
    if ("in", "trade") in pairwise(left) or ("trade", "in") in pairwise(right):  # "the trade in people is worth"
        crime |= {"trade"}
    told = (profits & set(near)) - (_MADE - set(clause))  # "the progress that we have made, ..." is no money
    goods = left[:1] == ["worth"] and not (_BEING & set(left[1:3]) or _TRADES & words)
    if goods:  # "foiled the smuggling of sugar worth $2 million"
        return False
    return bool(told or profits & set(right[:6])) and bool(crime & words) and not CHARITY & words


_NOT_EARNED = words_of("money", "illicit", "not_earned")
# The verb stands within so many words before its sum, who took it within so many.
_TOOK_REACH, _TAKER_REACH = 2, 8


def _took_in(left: Sequence[str], right: Sequence[str]) -> bool:
    """What those in the trade took: "in a good month the brothel took $30,000", "the compound had turned over"."""
    took = not words_of("money", "illicit", "took").isdisjoint(left[:_TOOK_REACH])
    taker = not words_of("money", "illicit", "takers").isdisjoint(left[:_TAKER_REACH])
    return took and taker and _NOT_EARNED.isdisjoint(right[:3])


def _brought_them(left: Sequence[str]) -> bool:
    """What those exploited brought those who held them: "each woman earned her owner $4,000 a month"."""
    owner = not words_of("money", "illicit", "profiteers").isdisjoint(left[:1])
    return owner and not words_of("money", "illicit", "bringing").isdisjoint(left[1:4])


def is_proceeds(left: Sequence[str], right: Sequence[str], *, field: bool) -> bool:
    """Whether the words round an amount tell of what the crime brought; ``field``: the text is of exploitation."""
    return (
        _illicit(left, right)
        or _taken_from(left, right)
        or _pocketed(right)
        or (field and (_took_in(left, right) or _brought_them(left) or _plainly(left, right)))
    )


_LINKS = words_of("money", "illicit", "links")


def _plainly(left: Sequence[str], right: Sequence[str]) -> bool:
    """Proceeds that are called so: "profits of 12 million euros were laundered", "showed $200,000 in proceeds"."""
    nouns, words = words_of("money", "illicit", "plain"), {*left, *right}
    named = (not _LINKS.isdisjoint(left[:1]) and not nouns.isdisjoint(left[1:3])) or (
        right[:1] == ["in"] and not nouns.isdisjoint(right[1:3])
    )
    named = named or (not left and not nouns.isdisjoint(right[-1:]))  # a label: "the ring's earnings: $600,000"
    trade = left[:1] == ["worth"] and not _TRADES.isdisjoint(left[1:2])
    honest = words_of("money", "illicit", "honest") | CHARITY
    return (named or trade) and honest.isdisjoint(words)


def taking() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words for those in the trade and the verbs by which they take, one of each of which must stand."""
    takers = words_of("money", "illicit", "takers") | words_of("money", "illicit", "profiteers")
    return takers, words_of("money", "illicit", "took") | words_of("money", "illicit", "bringing")
