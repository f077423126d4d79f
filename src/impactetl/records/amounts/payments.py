"""Money: fines, compensation, proceeds of the crime; all other money is refused."""

from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.model import NumberKind
from impactetl.records.amounts.dues import is_due
from impactetl.records.amounts.forfeits import IMPOSED, for_somebody, is_forfeit
from impactetl.records.amounts.legal_terms import fixed_penalty
from impactetl.records.amounts.proceeds import is_proceeds
from impactetl.records.amounts.redress import RECEIVERS, is_redress
from impactetl.records.base.authority import COURTS
from impactetl.records.base.nearby import left_of, right_of
from impactetl.records.base.view import View
from impactetl.syntax.items import is_money

# How many items round an amount are near, in its clause, and within reach of a law.
_NEAR, _FAR, _LAW = 8, 18, 25
# What the amount is may be named this far before it: "restitution was ordered for victims in one instance ($18,600)".
_NAMED = 11
_SET_OFF = (["("], ["-"], ["\u2013"], ["\u2014"], [":"])
SETTLED = frozenset({"settlement", "settlements"})
_SOUGHT = words_of("money", "sought", "words")


# Texts of these topics tell of those who were wronged.
_FIELD = frozenset({"exploitation", "care", "victims"})
_SUED = words_of("money", "sought", "suing")


def payments(view: View, topics: frozenset[str]) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Give items of money with their metric, and refused ones with the reason."""
    field = not _FIELD.isdisjoint(topics)
    out: list[tuple[int, str]] = []
    refused: list[tuple[int, str]] = []
    for i, item in enumerate(view.items):
        if item.number is None or item.number.kind is not NumberKind.MONEY or item.number.refused is not None:
            continue
        if _second_currency(view, i):
            refused.append((i, "repeated"))
            continue
        if is_due(view, i):
            out.append((i, "compensation"))
            continue
        name = _metric(view, i, out[-1] if out else None, field=field)
        if name is not None and name != "illicit_profits" and _lawful(view, i):
            refused.append((i, "legal_term"))
        elif name is None:
            refused.append((i, "money_other"))
        else:
            out.append((i, name))
    return out, refused


def _second_currency(view: View, i: int) -> bool:
    """The same amount once more: "CAD 2.9 million ($2.1 million)", "50 million francs each, about €76,000"."""
    items = view.items
    if _told_again(view, i):
        return True
    opened = next((k for k in range(i - 1, max(i - 5, 0), -1) if items[k].lower == "("), 0)
    if not opened or not all(is_money(items[k]) or items[k].lower in {";", ",", "or"} for k in range(opened + 1, i)):
        return False
    k = opened - 1
    while k > 0 and opened - k <= _UNIT_REACH and not is_money(items[k]) and not view.is_verb(k):
        k -= 1
    first, second = items[k].number, items[i].number
    return is_money(items[k]) and first is not None and second is not None and first.unit != second.unit


def _told_again(view: View, i: int) -> bool:
    """About the same amount behind a comma, with no verb or receiver of its own: "6 million naira, about $15,000."."""
    number = view.items[i].number
    ends = i + 1 >= len(view.items) or view.items[i + 1].category in {"sign", "conj"}
    if number is None or number.qualifier != "approximate" or view.word(i - 1) != "," or not ends:
        return False
    first = next((k for k in range(i - 2, max(i - _NEAR - 2, -1), -1) if is_money(view.items[k])), None)
    told = view.items[first].number if first is not None else None
    if first is None or told is None or told.unit == number.unit:
        return False
    return view.verbless(first + 1, i) and not any(item.lower in _CLOSING for item in view.items[first:i])


_CLOSING = frozenset({";", "and", ":"})
# So many words may stand between an amount and the bracket that tells it again: "50 million francs, GNF (".
_UNIT_REACH = 2


# What somebody owed, nobody has paid yet.
_OWED = (["owed"], ["owes"], ["owe"], ["owing"])


def _metric(view: View, i: int, last: tuple[int, str] | None, *, field: bool) -> str | None:
    """The metric of an amount by the words round it; ``last`` is the amount before it, which it may be listed with."""
    left, right = left_of(view, i, _FAR), right_of(view, i, _NEAR)
    fined = words_of("money", "fine", "words")
    words = words_of("money", "compensation", "words")
    close = set(left[:4])
    signs = (  # the surest first
        ("fine", "fined" in left[:2]),
        ("compensation", bool(set(right[:3]) & words)),
        ("fine", "forfeited" in right[:5]),
        ("compensation", _settles(left, right)),
        ("compensation", field and for_somebody(view, i, right)),
        ("fine", is_forfeit(view, i, left, right)),
        ("fine", bool(set(right[:2]) & fined or (close & fined and not close & words))),
        ("compensation", _compensation(left, right)),
        ("compensation", _won_for(left, right)),
        ("illicit_profits", is_proceeds(left, right, field=field)),
        ("compensation", "pay" in left[:4] and _paid_to_victim(left, right)),
        ("fine", bool(set(left[:_NEAR]) & fined) and "," not in left[:3]),
    )
    if (
        left[:1] in _OWED
        or {"fund", "funds", "bond", "loan"} & set(right[:4])
        or (right[:1] == ["in"] and "costs" in right[:4])
        or _in_costs(left, right)
        or ("fees" in right[:4] and not is_redress(view, i, field=field))
        or (right[:1] in (["per"], ["a"], ["an"]) and _MEASURES & set(right[1:3]))
    ):
        return None
    told = next((name for name, holds in signs if holds), None)
    if told is not None:
        return told
    if last is not None and left[:2] in (["which", "of"], ["this", "of"], ["that", "of"], ["it", "of"]):
        return last[1]  # "$6,000 in damages, of which $1,000 has been paid"
    if last is not None and left[:1] in (["and"], [","]) and i - last[0] <= 3:  # noqa: PLR2004 -- "$5,000 and $7,000"
        return last[1]
    if last is not None and (_goes_on(view, last[0], i) or _compared(left, right)):
        return last[1]
    return "compensation" if _paid_to_victim(left, right) or is_redress(view, i, field=field) else None


def _in_costs(left: list[str], right: list[str]) -> bool:
    """What a trial costs, which no victim gets: "costs of $5,000", "a victim surcharge of $170", "a $100 surcharge"."""
    named = left[1:2] if left[:1] == ["of"] else right[:1]
    redress = left[2:3] == ["and"] and not words_of("money", "compensation", "words").isdisjoint(left[3:4])
    return not _COSTS.isdisjoint(named) and not redress  # "damages and costs of"


_COSTS = words_of("money", "costs", "words")


def _compared(left: list[str], right: list[str]) -> bool:
    """The sum of another time in brackets: "$6 million in back wages, more than in all of last year ($4 million)"."""
    return left[:1] == ["("] and right[:1] == [")"] and not {"than", "against", "from"}.isdisjoint(left)


# So many items stand between two sums of which each has its own receiver.
_NEXT_REACH = 9


def _goes_on(view: View, first: int, i: int) -> bool:
    """A sum of the same list: "pay one girl $5,000 and her sister $7,000"."""
    between = view.items[first + 1 : i]
    joined = any(item.category == "conj" for item in between) and len(between) <= _NEXT_REACH
    return (
        joined and view.verbless(first + 1, i) and not any(item.lower in {"cost", "costs", "fees"} for item in between)
    )


WINNING = words_of("money", "won", "by")
_GIFTS = words_of("money", "won", "gifts")
# So many words stand between the verb and its amount, and between the amount and those it is for.
_WON_REACH, _FOR_REACH = 3, 6


def _won_for(left: list[str], right: list[str]) -> bool:
    """Whether money was won for people: "won 6.8 million baht for deckhands who had been cheated"."""
    won = not WINNING.isdisjoint(left[:_WON_REACH]) and right[:1] == ["for"]
    return won and not RECEIVERS.isdisjoint(right[:_FOR_REACH]) and _GIFTS.isdisjoint({*left, *right})


def _compensation(left: list[str], right: list[str]) -> bool:
    """Whether a word or a pair of words round the amount makes it compensation."""
    words = words_of("money", "compensation", "words")
    pairs = {tuple(pair.split()) for pair in words_of("money", "compensation", "pairs")}
    backwards = list(reversed(left))
    near = set(left[: _NAMED if left[:1] in _SET_OFF else _NEAR]) | set(right[:6])
    summed = left[:2] == ["for", ","] or left[:1] in (["totalling"], ["totaling"])
    near |= set(left) if summed else set()  # "compensation was awarded in three trials, for a total of"
    paired = any(tuple(run[k : k + 2]) in pairs for run in (backwards[-_NEAR:], right) for k in range(len(run)))
    return bool(words & near) or paired


def _paid_to_victim(left: list[str], right: list[str]) -> bool:
    """Ordered to pay somebody: "the court ordered them to pay him", "must pay her victims"."""
    if _is_award(left, right) or (SETTLED & set(left[:4]) and RECEIVERS & (set(left) | set(right))):
        return True
    if "pay" not in left[:6]:
        return False
    at = left.index("pay")
    ordered = bool({"told", "ordered", "order", "must", "required"} & set(left[at : at + 6]))
    receiver = at > 0 or bool((RECEIVERS | {"her", "him", "them"}) & set(right[:6]))
    return ordered and receiver and "fees" not in left[:at]


def _is_award(left: list[str], right: list[str]) -> bool:
    """What was awarded to people or by a court: "awarded five workers", "she was awarded", "granted to the girls"."""
    if {"awarded", "award"} & set(left[:8]) and RECEIVERS & (set(left[:8]) | set(right[:5])):
        return True
    given = not _AWARDED.isdisjoint(left[:1]) and not _BE.isdisjoint(left[1:2]) and not _WHO.isdisjoint(left[2:4])
    first = next((k for k, word in enumerate(right) if word not in _BE | _HAS), len(right))
    behind = right[first : first + 2] if first else right[:1]
    to_them = not _AWARDED.isdisjoint(behind) and (not RECEIVERS.isdisjoint(right) or _to_those_before(left))
    return given or to_them or ("awarded" in left[:8] and not COURTS.isdisjoint(left))


def _to_those_before(left: list[str]) -> bool:
    """Whether those to whom it was awarded open the clause: "to one family 500,000 pesos has been awarded"."""
    at = next((k for k, word in enumerate(left[: _WON_REACH + 2]) if word in RECEIVERS), None)
    return at is not None and "to" in left[at + 1 : at + 4] and _GIFTS.isdisjoint(left)


_AWARDED = words_of("money", "compensation", "awarded")
_BE = frozenset({"was", "were", "been", "is", "are"})
_HAS = frozenset({"has", "have", "had"})
_WHO = frozenset({"she", "he", "they", "who", "each"})
_REFUSED = words_of("money", "sought", "refused")
_ASKED = _SUED | words_of("money", "sought", "asked")


def _settles(left: list[str], right: list[str]) -> bool:
    """Paid to end a suit of people: "agreed to pay $3 million to settle claims by 61 workers"."""
    paid = bool({"pay", "paid", "paying", "pays"} & set(left[:4]))
    return paid and bool({"settle", "settling"} & set(right[:4])) and bool(RECEIVERS & set(right))


_MEASURES = words_of("money", "measures", "of_price")
_GRANTED = words_of("money", "sought", "granted")
_LAWS = words_of("money", "decree", "laws")
_RULES = words_of("money", "decree", "rules")


_ASKING = words_of("money", "sought", "asking")


def _asked_for(view: View, i: int) -> bool:
    """Whether somebody only asks for the amount: "the family asked for $50,000 in damages"."""
    left = left_of(view, i, _NEAR)
    return not _ASKING.isdisjoint(left[:3]) and _GRANTED.isdisjoint(left)


# "Fines added up to $3,000" tells what was paid.
_ADDED = frozenset({"added", "adding"})


def _lawful(view: View, i: int) -> bool:
    """Whether a law fixes the amount, or somebody only asks for it."""
    law = words_of("terms", "law") - {"law", "laws", "code"}
    far = set(left_of(view, i, _LAW))
    left = left_of(view, i, _LAW)
    summed = any(word in _ADDED and follow == "up" for word, follow in zip(left[1:], left, strict=False))
    bounds = {"may", "can"} if summed else {"up", "may", "can"}
    possible = "fined" not in far and bool({"fines", "fine"} & far) and bool(bounds & far)
    ruled = bool(_LAWS & far) and bool(_RULES & far)
    number = view.items[i].number
    most = number is not None and number.qualifier == "at_most" and "fines" in left_of(view, i, 2)
    possible = possible or (most and not IMPOSED & far)
    behind = right_of(view, i, _NEAR + 2)
    modal = bool({"may", "can", "could", "might"} & {*left_of(view, i, 6), *behind[:4]}) or ("or", "both") in pairwise(
        behind
    )
    return (
        ruled
        or modal
        or bool(words_of("money", "sought", "open") & far)
        or fixed_penalty(left_of(view, i, _LAW))
        or bool((_SOUGHT | law) & far)
        or _asked_for(view, i)
        or "scheme" in {*left_of(view, i, _NEAR), *behind}
        or (not _REFUSED.isdisjoint(far) and not _ASKED.isdisjoint(far) and not {"awarded", "ordered"} & far)
        or (bool(_SUED & far) and not _GRANTED & far)
        or possible
    )
