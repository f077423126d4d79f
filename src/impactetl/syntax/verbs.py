"""Verb groups: voice and negation of a verb from the auxiliaries before it."""

from collections.abc import Sequence

from impactetl.lexicon.load import load, words_of
from impactetl.model import plain
from impactetl.syntax.items import Item, denies
from impactetl.syntax.modality import modality_of
from impactetl.syntax.words import verbs_that, words

_AUXILIARY = frozenset({"adv", "neg", "be", "have", "do", "modal"})
# Words that may stand between auxiliaries: "has since been", "have all been", "were each".
_LINKING = frozenset({"to", "since", "all", "both", "each"})
_REACH = 8
# Behind an auxiliary these only stress its subject: "was himself detained".
_STRESSING = frozenset({"himself", "herself", "themselves", "itself", "myself", "ourselves"})
# Words between an auxiliary and its verb, with the two commas around them.
_ADVERBIAL_REACH, _COMMAS = 12, 2


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
    start = _auxiliaries(items, start, at)
    if form in {"past", "part"} and start > 1:
        start = _over_adverbial(items, start)
    while start < at and items[start].lower in _LINKING - {"to"}:  # "both were": the word is the subject
        start += 1
    chain = items[start:at]
    negated = _negated(chain) or _shunned(items, start) or _forgone(items, start) or _neither(items, start)
    return VerbGroup(start, at + 1, _voice(chain, form), negated, modality_of(items, start, at))


def _auxiliaries(items: Sequence[Item], start: int, at: int) -> int:
    """Where the auxiliaries start that end right before item ``start``."""
    while start > 0 and at - start < _REACH and (_is_auxiliary(items[start - 1]) or _stresses(items, start - 1)):
        start -= 1
    return start


def _stresses(items: Sequence[Item], i: int) -> bool:
    """Whether a pronoun behind an auxiliary only stresses the subject."""
    return i > 0 and items[i].lower in _STRESSING and items[i - 1].category in {"be", "have", "modal"}


def _over_adverbial(items: Sequence[Item], start: int) -> int:
    """Where the auxiliaries start before words of time: "were at last freed", "were, after years of delay, freed"."""
    for k in range(start - 1, max(start - _ADVERBIAL_REACH, 0), -1):
        item = items[k]
        if item.category in {"be", "have"}:
            end = start  # "had by then been": the adverb was taken for one of the auxiliaries
            while items[end].category == "adv":
                end += 1
            told = k + 1 < start and (_is_adverbial(items[k + 1 : start]) or _is_adverbial(items[k + 1 : end]))
            return _auxiliaries(items, k, k) if told else start
        if item.lower in {";", ":", "."} or (item.category in {"rel", "modal"}):
            return start
    return start


def _is_adverbial(told: Sequence[Item]) -> bool:
    """Whether words tell when or how: "at last", "in the end", "on" and a date, whatever stands in two commas."""
    words_told = [item.lower for item in told]
    if words_told[0] == words_told[-1] == ",":
        return len(told) > _COMMAS and "," not in words_told[1:-1]
    if told[-1].date is not None:
        return len(told) <= _COMMAS and all(item.category == "prep" or item.date is not None for item in told)
    return " ".join(words_told) in load("verbs")["between"]["adverbial"]


def _forgone(items: Sequence[Item], start: int) -> bool:
    """Whether something else was done: "instead of arresting 12 men", "rather than prosecute them"."""
    before = [item.lower for item in items[max(start - 2, 0) : start]]
    if before[-1:] == ["need"] and denies(items[start - 1]):  # "you needn't have won 100 cases"
        return True
    return before in (["instead", "of"], ["rather", "than"]) or before[-1:] == ["without"]


def _neither(items: Sequence[Item], start: int) -> bool:
    """Whether a verb behind "or" shares the denial before it: "were never investigated or brought to justice"."""
    if start < 2 or items[start - 1].lower not in {"or", "nor"}:  # noqa: PLR2004 -- verb, conjunction
        return False
    for item in reversed(items[max(start - _REACH, 0) : start - 1]):
        if denies(item):
            return True
        if item.category not in {"verb", "adv", "be", "have", "do", "conj"} and item.lower != ",":
            return False
    return False


_DEEDS = words_of("syntax", "deeds")


def _shunned(items: Sequence[Item], start: int) -> bool:
    """Whether somebody did not do it: "refused to open a probe", "took no action to"."""
    if start == 0 or items[start].lower != "to":
        return False
    idle = start > 1 and items[start - 1].lower in _DEEDS and items[start - 2].lower in {"no", "any", "not", "little"}
    return idle or items[start - 1].lower in verbs_that("shun")


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
    return any(denies(item) for item in chain)
