"""Money: fines, compensation, proceeds of the crime; all other money is refused."""

from itertools import pairwise

from impactetl.lexicon.load import load, words_of
from impactetl.model import NumberKind
from impactetl.records.forfeits import IMPOSED, for_somebody, is_forfeit
from impactetl.records.legal_terms import fixed_penalty
from impactetl.records.nearby import left_of, right_of, vocabulary
from impactetl.records.proceeds import is_proceeds
from impactetl.records.redress import is_redress
from impactetl.records.view import View
from impactetl.syntax.items import is_money

# How many items round an amount are near, in its clause, and within reach of a law.
_NEAR, _FAR, _LAW = 8, 18, 25
RECEIVERS = words_of("justice", "compensation", "receivers")
_COURTS = words_of("justice", "court", "words")
SETTLED = frozenset({"settlement", "settlements"})
# What is sought or raised is not yet imposed.
_SOUGHT = frozenset(
    {"raise", "raises", "increases", "doubles", "increase", "seeking", "seeks", "sought", "demanded", "demanding"}
) | frozenset({"raised", "increased"})


# Texts of these topics tell of those who were wronged.
_FIELD = frozenset({"exploitation", "care", "victims"})
# Who sues asks for it.
_SUED = frozenset({"sued", "sues", "sue", "suing", "claim", "claimed", "claiming", "claims"})


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
        name = _metric(view, i, out[-1] if out else None, field=field)
        if name is not None and name != "illicit_profits" and _lawful(view, i):
            refused.append((i, "legal_term"))
        elif name is None:
            refused.append((i, "money_other"))
        else:
            out.append((i, name))
    return out, refused


def _second_currency(view: View, i: int) -> bool:
    """The same amount once more in brackets: "CAD 2.9 million ($2.1 million)", "50 million francs each (€76,000)"."""
    items = view.items
    opened = next((k for k in range(i - 1, max(i - 5, 0), -1) if items[k].lower == "("), 0)
    if not opened or not all(is_money(items[k]) or items[k].lower in {";", ",", "or"} for k in range(opened + 1, i)):
        return False
    k = opened - 1
    while k > 0 and opened - k <= _UNIT_REACH and not is_money(items[k]) and not view.is_verb(k):
        k -= 1
    first, second = items[k].number, items[i].number
    return is_money(items[k]) and first is not None and second is not None and first.unit != second.unit


# So many words may stand between an amount and the bracket that tells it again: "50 million francs, GNF (".
_UNIT_REACH = 2


# What somebody owed, nobody has paid yet.
_OWED = (["owed"], ["owes"], ["owe"], ["owing"])


def _metric(view: View, i: int, last: tuple[int, str] | None, *, field: bool) -> str | None:
    """The metric of an amount by the words round it; ``last`` is the amount before it, which it may be listed with."""
    left, right = left_of(view, i, _FAR), right_of(view, i, _NEAR)
    fined = vocabulary("fine", "words")
    words = vocabulary("compensation", "words")
    close = set(left[:4])
    signs = (  # the surest first
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
    if last is not None and _goes_on(view, last[0], i):
        return last[1]
    return "compensation" if _paid_to_victim(left, right) or is_redress(view, i, field=field) else None


# So many items stand between two sums of which each has its own receiver.
_NEXT_REACH = 9


def _goes_on(view: View, first: int, i: int) -> bool:
    """A sum of the same list: "pay one girl $5,000 and her sister $7,000"."""
    between = view.items[first + 1 : i]
    joined = any(item.category == "conj" for item in between) and len(between) <= _NEXT_REACH
    return (
        joined and view.verbless(first + 1, i) and not any(item.lower in {"cost", "costs", "fees"} for item in between)
    )


# What lawyers win for people: "won 6.8 million baht for deckhands"; gifts are won as well.
WINNING = frozenset({"won", "win", "wins", "winning", "recovered", "recovers", "recovering", "recouped", "reclaimed"})
_GIFTS = frozenset({"grant", "grants", "prize", "donation", "donations", "donors", "donor", "lottery", "funding"})
# So many words stand between the verb and its amount, and between the amount and those it is for.
_WON_REACH, _FOR_REACH = 3, 6


def _won_for(left: list[str], right: list[str]) -> bool:
    """Whether money was won for people: "won 6.8 million baht for deckhands who had been cheated"."""
    won = not WINNING.isdisjoint(left[:_WON_REACH]) and right[:1] == ["for"]
    return won and not RECEIVERS.isdisjoint(right[:_FOR_REACH]) and _GIFTS.isdisjoint({*left, *right})


def _compensation(left: list[str], right: list[str]) -> bool:
    """Whether a word or a pair of words round the amount makes it compensation."""
    table = load("justice")["compensation"]
    words = vocabulary("compensation", "words")
    pairs = {tuple(pair.split()) for pair in table["pairs"]}
    backwards = list(reversed(left))
    near = set(left[:_NEAR]) | set(right[:6])
    paired = any(tuple(run[k : k + 2]) in pairs for run in (backwards[-_NEAR:], right) for k in range(len(run)))
    return bool(words & near) or paired


def _paid_to_victim(left: list[str], right: list[str]) -> bool:
    """Ordered to pay somebody: "the court ordered them to pay him", "must pay her victims"."""
    if {"awarded", "award"} & set(left[:8]) and RECEIVERS & (set(left[:8]) | set(right[:5])):
        return True
    if "awarded" in left[:8] and _COURTS & set(left):
        return True
    if right[:1] == ["awarded"] and RECEIVERS & set(right):
        return True
    if SETTLED & set(left[:4]) and RECEIVERS & (set(left) | set(right)):
        return True
    if "pay" not in left[:6]:
        return False
    at = left.index("pay")
    ordered = bool({"told", "ordered", "order", "must", "required"} & set(left[at : at + 6]))
    receiver = at > 0 or bool((RECEIVERS | {"her", "him", "them"}) & set(right[:6]))
    return ordered and receiver and "fees" not in left[:at]


# "Dismissed their claims for damages of".
_REFUSED = frozenset({"dismissed", "rejected", "denied", "refused", "dismissing", "rejecting"})
_ASKED = _SUED | {"request", "requests", "demand", "demands", "complaint", "complaints", "appeal", "appeals"}


def _settles(left: list[str], right: list[str]) -> bool:
    """Paid to end a suit of people: "agreed to pay $3 million to settle claims by 61 workers"."""
    paid = bool({"pay", "paid", "paying", "pays"} & set(left[:4]))
    return paid and bool({"settle", "settling"} & set(right[:4])) and bool(RECEIVERS & set(right))


# What has a price by measure was bought: "Rs 17,000 per sqm".
_MEASURES = frozenset(
    {"sqm", "square", "metre", "meter", "acre", "hectare", "kg", "kilo", "ton", "tonne", "barrel", "km"}
)
_GRANTED = frozenset(
    {"won", "awarded", "ordered", "received", "settled", "upheld", "recovered", "secured", "paid", "got"}
)
_LAWS = words_of("justice", "decree", "laws")
_RULES = words_of("justice", "decree", "rules")


def _lawful(view: View, i: int) -> bool:
    """Whether a law fixes the amount, or somebody only asks for it."""
    law = vocabulary("term", "law") - {"law", "laws", "code"}
    far = set(left_of(view, i, _LAW))
    possible = "fined" not in far and bool({"fines", "fine"} & far) and bool({"up", "may", "can"} & far)
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
        or bool({"risk", "risks", "risked", "subject", "liable", "anyone", "whoever"} & far)
        or bool({"if", "entitled", "eligible", "range", "ranges"} & far)
        or fixed_penalty(left_of(view, i, _LAW))
        or bool((_SOUGHT | law) & far)
        or (not _REFUSED.isdisjoint(far) and not _ASKED.isdisjoint(far) and not {"awarded", "ordered"} & far)
        or (bool(_SUED & far) and not _GRANTED & far)
        or possible
    )
