"""What an offender had to give the state, told in other words than a fine: "eight years and $5,000"."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.records.amounts.redress import RECEIVERS
from impactetl.records.amounts.served import SENTENCING
from impactetl.records.base.view import View
from impactetl.syntax.items import is_term

_VERDICTS = words_of("terms", "told", "verdicts")
_PENALTIES = words_of("money", "forfeits", "penalties")
IMPOSED = words_of("money", "forfeits", "imposed")
# A term stands within so many items before the sum that was imposed with it.
_TERM_REACH = 6
# The term that somebody may choose stands within so many items behind the sum.
_CHOICE_REACH = 6
# A penalty stands within so many words of its sum, what took it away within so many.
_NAME_REACH, _VERB_REACH = 4, 8
_CUSTODY = words_of("terms", "custody")
_PRISON = words_of("money", "forfeits", "prison")
_PUNISHED = frozenset({"suspect", "official"})
_TAKEN_AWAY = words_of("money", "forfeits", "taken_away")
_TOOK = words_of("money", "forfeits", "took")
_GAINS = words_of("money", "forfeits", "gains")
_OWING = words_of("money", "forfeits", "owing")
_TO = frozenset({"for", "to"})


def is_forfeit(view: View, i: int, left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the amount at item ``i`` is a penalty, was imposed with a term, or taken away by a court."""
    near = {*left[:_NAME_REACH], *right[:_NAME_REACH]}
    named = not _PENALTIES.isdisjoint(near) and not IMPOSED.isdisjoint({*left, *right[:_VERB_REACH]})
    return (
        named
        or _beside_term(view, i, left, right)
        or _confiscated(left, right)
        or _penalised(left, right)
        or _instead_of_term(view, i, left, right)
    )


def _penalised(left: Sequence[str], right: Sequence[str]) -> bool:
    """In other words: "penalised Rs 40,000", "let him off with K 5,000", "paid £800 as a fine"."""
    verb = not words_of("money", "fine", "penalised").isdisjoint(left[:2])
    off = left[:2] == ["with", "off"] and not words_of("money", "fine", "getting_off").isdisjoint(left[2:5])
    ordered = "order" in right[:_NAME_REACH] and not words_of("money", "fine", "orders").isdisjoint(right[:_NAME_REACH])
    verdict = left[:1] in ([":"], ["-"], ["\u2013"], ["\u2014"]) and not _VERDICTS.isdisjoint(left[: _VERB_REACH + 2])
    verdict = verdict and words_of("money", "compensation", "words").isdisjoint(left)
    return verb or off or ordered or verdict or list(right[:3]) == ["as", "a", "fine"]


def _instead_of_term(view: View, i: int, left: Sequence[str], right: Sequence[str]) -> bool:
    """What somebody has to pay who will not go to prison: "must pay 75,000 shillings or spend six months in jail"."""
    behind = view.items[i + 1 : i + 1 + _CHOICE_REACH]
    inside = any(map(is_term, behind)) and any(item.lower in _CUSTODY for item in behind)
    return right[:1] == ["or"] and inside and "pay" in left[:2]


def _beside_term(view: View, i: int, left: Sequence[str], right: Sequence[str]) -> bool:
    """A sum imposed with a term: "sentenced to eight years and $5,000"; one that is for somebody is no fine."""
    joined = left[:1] in (["and"], ["plus"]) or left[:3] == ["pay", "to", "and"]
    if not joined or not (_behind_term(view, i) or "life" in view.before(i, _TERM_REACH)):
        return False
    told = not (SENTENCING | _PRISON).isdisjoint(left) and _TO.isdisjoint(right[:1])
    whose = view.at(i + 2) if right[:1] == ["for"] else None
    return (told or (whose is not None and whose.noun in _PUNISHED)) and "in" not in right[:1]


def for_somebody(view: View, i: int, right: Sequence[str]) -> bool:
    """A sum imposed with a term that is for the wronged: "the sentence was 14 years, and $300 for each girl"."""
    return _behind_term(view, i) and not _TO.isdisjoint(right[:1]) and not RECEIVERS.isdisjoint(right[:_NAME_REACH])


def _behind_term(view: View, i: int) -> bool:
    """Whether a term stands this near before the sum at item ``i``."""
    return any(map(is_term, view.items[max(i - _TERM_REACH, 0) : i]))


def _confiscated(left: Sequence[str], right: Sequence[str]) -> bool:
    """What a court took away: "a judge at Leeds confiscated £1.3 million from the gang"."""
    court = not words_of("justice", "court", "words").isdisjoint(left)
    if not _OWING.isdisjoint(right):
        return False
    order = not _TAKEN_AWAY.isdisjoint(left[:_VERB_REACH]) and (court or "order" in left[:_VERB_REACH])
    took = court and not _TOOK.isdisjoint(left[:2]) and not _GAINS.isdisjoint(right[:_NAME_REACH])
    return order or took
