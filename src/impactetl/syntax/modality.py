"""What has happened, told from what is planned, asked for, or would be: the modality of a verb."""

from collections.abc import Sequence
from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.syntax.items import Item, is_money, is_ordinal
from impactetl.syntax.words import common_verbs, verbs_that, words

# What an infinitive behind such a verb would take: "it costs $4,500 to rescue one child".
_COSTS = frozenset({"cost", "costs", "takes"})
FUTURE = frozenset({"will", "shall", "must", "should"})
"""Auxiliaries of what is to come or due; the others tell what may be."""
_GOVERNED_REACH = 30
# Verbs that let somebody else do it: "could help (us) free", "would let us train".
_ENABLING, _ENABLED_REACH = frozenset({"help", "let", "helps", "lets"}), 5


def modality_of(items: Sequence[Item], start: int, at: int) -> str:
    """Planned for a future or an aim, conditional for a possibility; an infinitive of result is actual."""
    if asks(items) or (start == at and _is_enabled(items, at)) or _is_priced(items, start):
        return "conditional"
    for i in range(start, at):
        item = items[i]
        if item.category == "modal" or item.clitic == "'ll":
            return "planned" if item.lower in FUTURE or item.clitic == "'ll" else "conditional"
        if item.lower == "to" and i > 0 and items[i - 1].category == "be" and items[i - 1].lower in {"is", "are", "am"}:
            return "planned"
        if item.lower == "to":
            before = [x.lower for x in items[max(start - 3, 0) : i]]
            ranked = any(_is_rank(items, k) for k in range(max(i - 5, 0), i))
            raised = not words("raising").isdisjoint(before[-1:])  # "continued to be held"
            raised = raised or (before[-1:] == ["had"] and _NOT_YET.isdisjoint(before))  # "15 had to be freed again"
            if not (ranked or raised) and i + 1 < at and items[i + 1].lower == "be" and before[-1:] != ["ever"]:
                return "planned"
            able = before[-1:] == ["able"] and any(x.category == "modal" for x in items[max(i - 4, 0) : i])
            planned = able or not verbs_that("plan").isdisjoint(before) or _is_asked(items, i)
            return governed(items, i) if before[-1:] == ["and"] else _told(planned=planned)
    told = start < at or _has_subject(items, at)
    return "actual" if told else _shared_modality(items, at) or governed(items, start)


def _shared_modality(items: Sequence[Item], at: int) -> str | None:
    """What a modal tells of each participle of its list: "no one may be detained, tried, or sentenced"."""
    i = at - 1
    while i > 0 and (items[i].category in {"conj", "verb", "adv"} or items[i].lower == "," or _is_past(items[i].lower)):
        i -= 1
    if i < 1 or i == at - 1 or items[i].lower != "be":
        return None
    modal = items[i - 2 if items[i - 1].category in {"neg", "adv"} and i > 1 else i - 1]
    if modal.category != "modal":
        return None
    return "planned" if modal.lower in FUTURE else "conditional"


# "Nine still had to be tried" tells of what was to come.
_NOT_YET = frozenset({"still", "yet"})


def _is_rank(items: Sequence[Item], k: int) -> bool:
    """Whether an ordinal stands at ``k`` ("the third to be jailed") that begins no compound ("a third-striker")."""
    return is_ordinal(items[k]) and items[k + 1].lower != "-"


# What somebody is asked to do begins within so many items.
_ASKED_REACH = 7


def _is_asked(items: Sequence[Item], to: int) -> bool:
    """Whether the infinitive at ``to`` is only asked for: "called on the government to prosecute four officers"."""
    for item in reversed(items[max(to - _ASKED_REACH, 0) : to]):
        if item.lower in verbs_that("ask"):
            return True
        if item.category in {"sign", "verb", "be", "have", "conj", "modal"}:
            return False
    return False


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
    return any(item.category == "modal" and item.lower not in FUTURE for item in reach[max(enabling - 2, 0) : enabling])


def asks(items: Sequence[Item]) -> bool:
    """A sum of money as the subject of a sentence asks for it: "$250 trains 20 officers", "Give $45: one raid"."""
    if not items:
        return False
    opening = items[0].lower
    if opening == "your":
        return len(items) > 1 and items[1].lower in {"gift", "donation"}
    if opening in {"give", "donate", "sponsor"} and any(map(is_money, items[1:4])):
        return True
    first = next((i for i in range(min(len(items), _GIFT_REACH)) if not _leads_to_gift(items, i)), 0)
    if not is_money(items[first]):
        return False
    follow = items[first + 1] if first + 1 < len(items) else items[first]
    if common_verbs().get(follow.lower) == "third" and follow.start > items[first].start:  # "$30 helps", no label
        return True
    verb = next((item for item in items[first + 1 : first + 6] if item.category in {"verb", "modal", "be"}), None)
    return verb is not None and verb.category != "be" and not _is_past(verb.lower)


# The sum stands within so many items of the start: "just", "a monthly gift of".
_GIFT_REACH = 7
_GIFTS = words_of("modality", "gifts")


def _leads_to_gift(items: Sequence[Item], i: int) -> bool:
    """Whether a word may stand before the sum that a sentence asks for: "just $25", "a donation of $50"."""
    item = items[i]
    if item.lower == "of":
        return i > 0 and items[i - 1].lower in _GIFTS
    return not is_money(item) and (item.category in {"sign", "det", "adv", "date"} or item.lower in _GIFTS)


def _is_past(word: str) -> bool:
    return word.endswith("ed") or common_verbs().get(word) in {"past", "preterite", "part"}


_GOALS = words_of("modality", "goals") | words_of("framing", "plans")
_FORESEEING = words_of("modality", "foreseeing")
# A goal is named within so many words of the start, and what it is within so many behind it.
_GOAL_START, _GOAL_REACH = 4, 9


def aims(items: Sequence[Item]) -> bool:
    """A goal as the subject of a sentence, or as a label, plans what it names: "Our goal for 2019: 60 rescues"."""
    if any(item.lower in _FORESEEING for item in items[1 : _GOAL_START + 1]) or _only_intends(items):
        return True
    begin = next((i + 1 for i, item in enumerate(items[:_GOAL_START]) if item.lower == ","), 0)
    at = next((i for i in range(begin, min(begin + _GOAL_START, len(items))) if items[i].lower in _GOALS), None)
    if at is None or any(item.category == "verb" for item in items[begin:at]):
        return False
    of_ours = at + 1 < len(items) and items[at + 1].lower in {"that", "which", "we"}  # "the goal that we have set is"
    for i, item in enumerate(items[at + 1 : at + _GOAL_REACH]):
        if item.lower in {":", "-"}:
            return not _names_deeds(items, at, at + 1 + i)
        if item.lower in {"is", "are", "remains"}:
            return True
        told = item.category in {"verb", "have"} and not of_ours
        if told or item.category in {"be", "modal"} or (item.lower == "of" and i == 0):
            return False
    return False


def _names_deeds(items: Sequence[Item], at: int, colon: int) -> bool:
    """Whether a label with a goal leads to what was done: "Results against target:", "Plan: we trained 40"."""
    label, told = items[:colon], {item.lower for item in items[colon + 1 :]}
    behind = items[at + 1]
    of_others = behind.category == "noun" or behind.lower.isdecimal()  # "target group", "goal 2"
    return of_others or not _OUTCOMES.isdisjoint(item.lower for item in label) or not _HAPPENED.isdisjoint(told)


# A goal in a label beside one of the first was reached; one of the others behind it tells of what was.
_OUTCOMES = words_of("modality", "reached") | words_of("counting", "reached")
_HAPPENED = frozenset({"we", "i", "was", "were", "has", "have", "had"})


def _only_intends(items: Sequence[Item]) -> bool:
    """Whether infinitives are all that is said: "To bring home 60 girls; to train 300 (2016: 185 trained)"."""
    if not items or items[0].lower != "to":
        return False
    depth = 0
    for before, item in pairwise(items):
        depth += (before.lower == "(") - (before.lower == ")")
        joined = before.lower in {"to", "and", "or", ","} and _is_infinitive(item.lower)
        if not depth and item.category in _VERBS and not joined:
            return False
    return True


_VERBS = frozenset({"verb", "be", "have", "modal"})


def _is_infinitive(word: str) -> bool:
    return common_verbs().get(word) == "base" or word in {"file", "lodge", "press"}


def _has_subject(items: Sequence[Item], at: int) -> bool:
    """Whether a verb in the present stands behind its subject, and so behind no plan: "and 10,000 people live so".

    A coordinated infinitive stands right behind its conjunction: "we aim to rescue 600 and train 5,000".
    """
    if common_verbs().get(items[at].lower) != "base":
        return False
    i = at - 1
    while i >= 0 and items[i].category == "adv":
        i -= 1
    return i >= 0 and items[i].category in {"noun", "pron", "num", "rel"}


def _told(*, planned: bool) -> str:
    return "planned" if planned else "actual"


_SEEING = words_of("modality", "seeing")
# "We could pay for 40 raids and set 200 people free".
_WISHED = frozenset({"could", "would", "might"})


_INFINITIVES = frozenset({"have", "be"})


def _may_follow_to(word: str) -> bool:
    return word in _INFINITIVES or _is_infinitive(word)


def governed(items: Sequence[Item], at: int) -> str:
    """Modality that a verb takes over from a plan in the same sentence: "we aim to rescue 600 and train 5,000".

    A coordinated infinitive has no "to" of its own; "to see 50 traffickers convicted" governs a participle.
    """
    reach = items[max(at - _GOVERNED_REACH, 0) : at]
    may = not _is_past(items[at].lower)
    wished = may or items[at].lower in {"set", "put", "cut"}
    for i in range(len(reach) - 1, -1, -1):
        item = reach[i]
        infinitive = item.lower in _INFINITIVES and i > 0 and reach[i - 1].lower == "to"  # "aim to have 20 certified"
        told = item.category in {"be", "have"} and item.clitic != "'d" and item.lower != "be"
        if item.lower in {";", "."} or (told and not infinitive):
            return "actual"
        if item.lower == "to" and i + 1 < len(reach) and _may_follow_to(reach[i + 1].lower):
            may = may or reach[i + 1].lower in _SEEING
            if not may or (i and reach[i - 1].lower in {"and", ","}):
                continue
            plans = not verbs_that("plan").isdisjoint(x.lower for x in reach[max(i - 3, 0) : i])
            return _told(planned=plans or _is_asked(reach, i))
        if item.lower in _WISHED and wished and reach[-1].lower in {"and", "or"}:
            return "conditional"
    return "actual"
