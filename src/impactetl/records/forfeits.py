"""What an offender had to give the state, told in other words than a fine: "eight years and $5,000"."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.model import NumberKind
from impactetl.records.view import View

_PENALTIES = frozenset({"penalty", "penalties"})
IMPOSED = frozenset(
    {
        "imposed",
        "levied",
        "ordered",
        "paid",
        "confirmed",
        "must",
        "pay",
        "hit",
        "slapped",
        "assessed",
        "handed",
        "issued",
    }
)
# A term stands within so many items before the sum that was imposed with it.
_TERM_REACH = 6
# A penalty stands within so many words of its sum, what took it away within so many.
_NAME_REACH, _VERB_REACH = 4, 8
_SENTENCING = frozenset({"sentenced", "sentence", "sentences", "sentencing", "condemned"})
_TAKEN_AWAY = frozenset({"confiscated", "confiscate", "confiscates", "confiscation"})
_TOOK = frozenset({"took", "stripped", "seized", "recovered"})
_GAINS = frozenset({"proceeds", "assets", "gains"})
_OWING = frozenset({"tax", "taxes", "debt", "debts"})
_TO = frozenset({"for", "to"})


def is_forfeit(view: View, i: int, left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the amount at item ``i`` is a penalty, was imposed with a term, or taken away by a court."""
    named = not _PENALTIES.isdisjoint({*left[:_NAME_REACH], *right[:_NAME_REACH]}) and not IMPOSED.isdisjoint(left)
    return named or _beside_term(view, i, left, right) or _confiscated(left, right)


def _beside_term(view: View, i: int, left: Sequence[str], right: Sequence[str]) -> bool:
    """A sum imposed with a term: "sentenced to eight years and $5,000"; one that is for somebody is no fine."""
    joined = left[:1] == ["and"] or left[:3] == ["pay", "to", "and"]
    before = view.items[max(i - _TERM_REACH, 0) : i]
    term = any(x.lower == "life" or (x.number is not None and x.number.kind is NumberKind.TERM) for x in before)
    return joined and term and not _SENTENCING.isdisjoint(left) and _TO.isdisjoint(right[:1])


def for_somebody(view: View, i: int, right: Sequence[str]) -> bool:
    """A sum imposed with a term that is for the wronged: "the sentence was 14 years, and $300 for each girl"."""
    before = view.items[max(i - _TERM_REACH, 0) : i]
    term = any(x.number is not None and x.number.kind is NumberKind.TERM for x in before)
    wronged = words_of("justice", "compensation", "receivers")
    return term and not _TO.isdisjoint(right[:1]) and not wronged.isdisjoint(right[:_NAME_REACH])


def _confiscated(left: Sequence[str], right: Sequence[str]) -> bool:
    """What a court took away: "a judge at Leeds confiscated £1.3 million from the gang"."""
    court = not words_of("justice", "court", "words").isdisjoint(left)
    if not _OWING.isdisjoint(right):
        return False
    order = not _TAKEN_AWAY.isdisjoint(left[:_VERB_REACH]) and (court or "order" in left[:_VERB_REACH])
    took = court and not _TOOK.isdisjoint(left[:2]) and not _GAINS.isdisjoint(right[:_NAME_REACH])
    return order or took
