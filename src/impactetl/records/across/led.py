"""What leads a list in says of its items: "you helped us to:" makes facts of them, "next year we will:" plans."""

from collections.abc import Sequence
from itertools import pairwise

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.model import Passage, PassageKind
from impactetl.syntax.items import Item, denies, items_of

_FUTURE = frozenset({"will", "shall"})
_POSSIBLE = frozenset({"could", "would", "can"})
_TELLING = words_of("modality", "telling")
_ACHIEVED = words_of("modality", "achieved")
_WERE = frozenset({"were", "was", "been"})
_GOALS = words_of("modality", "goals")
_WISHING = words_of("modality", "wishing")
# "The agreement foresees:"; "the plan foresaw" may be followed by what came of it.
_FORESEEING = words_of("modality", "foreseeing") | forms_of("foresee", "envisage", "stipulate")
_PAST = frozenset({"foresaw", "envisaged", "stipulated"})
_REACHED = words_of("modality", "reached")
# A goal is named within so many words of the start.
_GOAL_REACH = 4
_LISTED = frozenset({PassageKind.ITEM, PassageKind.BLOCK, PassageKind.HEADING})


def modality_led(text: str, passage: Passage) -> str | None:
    """Tell whether what leads a passage in says that it happened ("actual"), is planned or conditional; None if not."""
    if passage.kind is PassageKind.ROW:  # led by its header, which heads columns of other kinds
        return None
    if passage.lead is not None:
        return _of_lead(items_of(text, passage.lead, (), ()))
    if passage.kind not in _LISTED or not passage.headings or passage.headings[-1] == (passage.start, passage.end):
        return None
    heading = items_of(text, passage.headings[-1], (), ())
    if _ACHIEVED & {item.lower for item in heading}:
        return None
    return "planned" if _is_goal(heading) or _is_wish(heading) else None


def _is_wish(heading: Sequence[Item]) -> bool:
    """Whether a heading tells what is wanted: "What we need", "What we hope for"."""
    told = [item.lower for item in heading if item.category not in {"sign", "prep", "adv"}]
    return told[-1:] != [] and told[-1] in _WISHING and "we" in told[:-1]


def _of_lead(items: Sequence[Item]) -> str | None:
    items = _without_asides(items)
    words = {item.lower for item in items}
    denied = any(denies(item) for item in items)
    if words & _TELLING or (denied and words & _FUTURE):  # "we will never forget what you did:"
        return None
    if words & _POSSIBLE and any(item.category == "have" for item in items):
        return "actual"  # "none of this would have happened without you:"
    if words & _FUTURE or any(item.clitic == "'ll" for item in items):
        return "planned"
    if words & _POSSIBLE:
        return "conditional"
    if words & _ACHIEVED or ("able" in words and words & _WERE):
        return "actual"
    return "planned" if _is_wished(items) or _is_goal(items) else None


def _is_wished(items: Sequence[Item]) -> bool:
    """Whether a lead tells what is wanted or foreseen: "we hope to:", "what we need:", "the agreement foresees:"."""
    words = {item.lower for item in items}
    foreseen = bool(words & _FORESEEING) and not words & _PAST
    return foreseen or any(a.lower in _WISHING and b.lower in {"to", ":"} for a, b in pairwise(items))


def _without_asides(items: Sequence[Item]) -> Sequence[Item]:
    """The items without clauses that give a reason or tell more of a noun: ", since the board will want them,"."""
    out: list[Item] = []
    aside = False
    for k, item in enumerate(items):
        reason = item.lower in _REASONS and k > 0
        aside = (aside and item.lower not in {",", ":"}) or reason or (item.category == "rel" and k > 0)
        if not aside:
            out.append(item)
    return out


_REASONS = frozenset({"since", "because", "as"})


def _is_goal(items: Sequence[Item]) -> bool:
    named = any(item.lower in _GOALS for item in items[:_GOAL_REACH])
    return named and _REACHED.isdisjoint(item.lower for item in items)
