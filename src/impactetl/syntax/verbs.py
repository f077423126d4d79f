"""Verb groups: voice, negation and modality of a verb from the auxiliaries before it."""

from collections.abc import Sequence

from impactetl.model import NumberKind, plain
from impactetl.syntax.items import Item
from impactetl.syntax.words import common_verbs, words

# Verbs and nouns that make a plan of the infinitive after them.
_PLAN = frozenset(
    [
        "plan",
        "plans",
        "planned",
        "planning",
        "aim",
        "aims",
        "aimed",
        "hope",
        "hopes",
        "hoped",
        "hoping",
        "intend",
        "intends",
        "intended",
        "expect",
        "expects",
        "expected",
        "goal",
        "goals",
        "target",
        "targets",
        "want",
        "wants",
        "wanted",
        "seek",
        "seeks",
        "promise",
        "promises",
        "promised",
        "pledge",
        "pledges",
        "pledged",
        "vow",
        "vowed",
        "agreed",
        "commit",
        "committed",
        "need",
        "needs",
        "try",
        "trying",
        "tries",
        "tried",
        "attempt",
        "attempts",
        "attempted",
        "set",
        "ready",
        "like",
        "authority",
        "power",
        "powers",
        "right",
        "ability",
        "permission",
        "discretion",
        "capacity",
        "space",
        "room",
        "mean",
        "means",
        "meant",
    ],
)
# What an infinitive behind such a verb would take: "it costs $4,500 to rescue one child".
_COSTS = frozenset({"cost", "costs", "takes"})
_AUXILIARY = frozenset({"adv", "neg", "be", "have", "do", "modal"})
_FUTURE = frozenset({"will", "shall", "must", "should"})
# Words that may stand between auxiliaries: "has since been", "have all been", "were each".
_LINKING = frozenset({"to", "since", "all", "both", "each"})
_GOVERNED_REACH = 30
_REACH = 8
# Verbs that let somebody else do it: "could help (us) free", "would let us train".
_ENABLING, _ENABLED_REACH = frozenset({"help", "let", "helps", "lets"}), 5


@plain
class VerbGroup:
    """A verb with its auxiliaries: items ``[start, end)``; ``voice`` is ``active``, ``passive`` or ``open``.

    ``open`` is a bare past form or participle: what follows decides. ``modality`` is the contract's.
    """

    start: int
    end: int
    voice: str
    negated: bool = False
    modality: str = "actual"


def verb_group(items: Sequence[Item], at: int, form: str) -> VerbGroup:
    """Read the auxiliaries before the verb form at ``at``; ``form`` is what ``verb_forms`` calls it."""
    start = at
    while start > 0 and at - start < _REACH and _is_auxiliary(items[start - 1]):
        start -= 1
    while start < at and items[start].lower in _LINKING - {"to"}:  # "both were": the word is the subject
        start += 1
    chain = items[start:at]
    negated = _negated(chain) or _shunned(items, start) or _neither(items, start)
    return VerbGroup(start, at + 1, _voice(chain, form), negated, _modality(items, start, at))


_SHUNS = frozenset({"refused", "failed", "declined", "neglected", "unable", "refuses", "fails", "refusing", "failing"})


def _neither(items: Sequence[Item], start: int) -> bool:
    """Whether a verb behind "or" shares the denial before it: "were never investigated or brought to justice"."""
    if start < 2 or items[start - 1].lower not in {"or", "nor"}:  # noqa: PLR2004 -- verb, conjunction
        return False
    for item in reversed(items[max(start - _REACH, 0) : start - 1]):
        if item.category == "neg" or item.clitic == "n't":
            return True
        if item.category not in {"verb", "adv", "be", "have", "do", "conj"} and item.lower != ",":
            return False
    return False


_DEEDS = frozenset({"action", "actions", "steps", "step", "effort", "efforts", "attempt", "attempts", "measures"})


def _shunned(items: Sequence[Item], start: int) -> bool:
    """Whether somebody did not do it: "refused to open a probe", "took no action to"."""
    if start == 0 or items[start].lower != "to":
        return False
    idle = start > 1 and items[start - 1].lower in _DEEDS and items[start - 2].lower in {"no", "any", "not", "little"}
    return idle or items[start - 1].lower in _SHUNS


def _is_auxiliary(item: Item) -> bool:
    return (
        item.category in _AUXILIARY
        or item.lower in words("get")
        or item.lower in _LINKING
        or item.clitic in {"'ve", "'ll", "'re"}
    )


def _voice(chain: Sequence[Item], form: str) -> str:
    if form not in {"past", "part"}:
        return "active"
    if any(item.category == "be" or item.lower in words("get") or item.clitic == "'re" for item in chain):
        return "passive"
    helped = any(item.category in {"have", "modal", "do"} or item.clitic == "'ve" for item in chain)
    return "active" if helped else "open"


def _negated(chain: Sequence[Item]) -> bool:
    return any(item.category == "neg" or item.clitic == "n't" for item in chain)


def _modality(items: Sequence[Item], start: int, at: int) -> str:
    """Planned for a future or an aim, conditional for a possibility; an infinitive of result is actual."""
    if asks(items) or (start == at and _is_enabled(items, at)) or _is_priced(items, start):
        return "conditional"
    for i in range(start, at):
        item = items[i]
        if item.category == "modal" or item.clitic == "'ll":
            return "planned" if item.lower in _FUTURE or item.clitic == "'ll" else "conditional"
        if item.lower == "to" and i > 0 and items[i - 1].category == "be" and items[i - 1].lower in {"is", "are", "am"}:
            return "planned"
        if item.lower == "to":
            before = [x.lower for x in items[max(start - 3, 0) : i]]
            ranked = any(x.number is not None and x.number.kind is NumberKind.ORDINAL for x in items[max(i - 5, 0) : i])
            if not ranked and i + 1 < at and items[i + 1].lower == "be" and before[-1:] != ["ever"]:
                return "planned"
            return "planned" if _PLAN.intersection(before) else "actual"
    return "actual" if start < at else governed(items, start)  # auxiliaries of its own need no governor


def _is_priced(items: Sequence[Item], start: int) -> bool:
    """Whether the infinitive at ``start`` is what something costs: "it costs $4,500 to rescue one child"."""
    led = items[start].lower == "to" if start < len(items) else False
    return led and bool(_COSTS.intersection(item.lower for item in items[max(start - 3, 0) : start]))


def _is_enabled(items: Sequence[Item], at: int) -> bool:
    """Whether the verb is what something could help to do: "could help free one child", "would let us train three"."""
    reach = items[max(at - _ENABLED_REACH, 0) : at]
    enabling = next((i for i in range(len(reach) - 1, -1, -1) if reach[i].lower in _ENABLING), None)
    if enabling is None or any(item.number is not None or item.category == "sign" for item in reach[enabling:]):
        return False
    return any(
        item.category == "modal" and item.lower not in _FUTURE for item in reach[max(enabling - 2, 0) : enabling]
    )


def asks(items: Sequence[Item]) -> bool:
    """A sum of money as the subject of a sentence asks for it: "$250 trains 20 officers", "Give $45: one raid"."""
    if not items:
        return False
    opening = items[0].lower
    if opening == "your":
        return len(items) > 1 and items[1].lower in {"gift", "donation"}
    if opening in {"give", "donate", "sponsor"} and any(map(_is_money, items[1:4])):
        return True
    first = next((i for i, item in enumerate(items[:4]) if item.category != "sign"), 0)
    if not _is_money(items[first]):
        return False
    verb = next((item for item in items[first + 1 : first + 6] if item.category in {"verb", "modal", "be"}), None)
    return verb is not None and verb.category != "be" and not _is_past(verb.lower)


def _is_money(item: Item) -> bool:
    return item.number is not None and item.number.kind is NumberKind.MONEY


def _is_past(word: str) -> bool:
    return word.endswith("ed") or common_verbs().get(word) in {"past", "part"}


_GOALS = frozenset({"goal", "goals", "target", "targets", "objective", "objectives"})
# A goal is named within so many words of the start, and what it is within so many behind it.
_GOAL_START, _GOAL_REACH = 4, 7


def aims(items: Sequence[Item]) -> bool:
    """A goal as the subject of a sentence, or as a label, plans what it names: "Our goal for 2019: 60 rescues"."""
    at = next((i for i, item in enumerate(items[:_GOAL_START]) if item.lower in _GOALS), None)
    if at is None or any(item.category == "verb" for item in items[:at]):
        return False
    for item in items[at + 1 : at + _GOAL_REACH]:
        if item.lower in {":", "is", "are", "remains", "-"}:
            return True
        if item.category in {"verb", "be", "have", "modal"} or item.lower == "of":
            return False
    return False


def _is_infinitive(word: str) -> bool:
    return common_verbs().get(word) == "base" or word in {"file", "lodge", "press"}


def governed(items: Sequence[Item], at: int) -> str:
    """Modality that a verb takes over from a plan in the same sentence: "we aim to rescue 600 and train 5,000".

    A coordinated infinitive has no "to" of its own; "to see 50 traffickers convicted" governs a participle.
    """
    reach = items[max(at - _GOVERNED_REACH, 0) : at]
    for i in range(len(reach) - 1, -1, -1):
        item = reach[i]
        if item.lower in {";", "."} or (item.category in {"be", "have"} and item.clitic != "'d" and item.lower != "be"):
            return "actual"
        if item.lower == "to" and i + 1 < len(reach) and _is_infinitive(reach[i + 1].lower):
            if i and reach[i - 1].lower in {"and", ","}:
                continue
            return "planned" if _PLAN.intersection(x.lower for x in reach[max(i - 3, 0) : i]) else "actual"
    return "actual"
