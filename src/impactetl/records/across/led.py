"""What leads a list in says of its items: "you helped us to:" makes facts of them, "next year we will:" plans."""

import re
from collections.abc import Sequence
from itertools import pairwise

from impactetl.grammar.inflect import forms_of
from impactetl.grammar.tokens import words_in
from impactetl.lexicon.load import load, words_of
from impactetl.model import Passage, PassageKind, Span
from impactetl.records.across.priced import is_priced
from impactetl.syntax.items import Item, denies, items_of
from impactetl.syntax.words import common_verbs

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
# What a heading of plans names, or ends with.
_AIMS = _GOALS | words_of("framing", "plans")
_LATER = words_of("modality", "later")
# These are of what is to come behind a word that leads there alone: "the road ahead", "looking forward".
_ONWARD, _LEADING = frozenset({"ahead", "forward"}), words_of("modality", "leading")
# "Next year", "the coming months".
_COMING, _TIMES = frozenset({"next", "coming", "upcoming", "following"}), words_of("modality", "times")
# A line with one of these tells by itself what was.
_HAPPENED = frozenset({"was", "were", "has", "have", "had"})
_TOLD = _HAPPENED | {"we", "i"}
# A goal is named within so many words of the start.
_GOAL_REACH = 4
# A label of an aim has no digit but those of a year, so that "Goal 2: Rescue" is none.
_LABEL = re.compile(r"[\W_]*([A-Za-z](?:[A-Za-z' -]|\b20\d\d\b){1,40}):\s")
_LABELS = frozenset(load("tables")["goal"]["words"]) | _AIMS
# A label with one of these tells what came of an aim: "Result of the plan", "Promises kept".
_NO_AIM = _REACHED | _ACHIEVED | words_of("counting", "reached") | words_of("modality", "kept")
_LISTED = frozenset({PassageKind.ITEM, PassageKind.BLOCK, PassageKind.HEADING})


def modality_led(text: str, passage: Passage, heading: Span | None) -> str | None:
    """Tell whether what leads a passage in says that it happened ("actual"), is planned or conditional; None if not.

    ``heading`` is the one that the passage stands below.
    """
    if passage.kind is PassageKind.ROW:  # led by its header, which heads columns of other kinds
        return None
    aim = _labelled_aim(text, passage)
    if aim or is_priced(text, passage):
        return "planned" if aim else "conditional"
    if passage.lead is not None:
        return _of_lead(items_of(text, passage.lead, (), ()))
    if passage.kind not in _LISTED or heading is None:
        return None
    if not _TOLD.isdisjoint(words_in(text[passage.start : passage.end])):  # "we trained 40" is no plan
        return None
    return "planned" if _is_ahead(items_of(text, heading, (), ())) else None


def _labelled_aim(text: str, passage: Passage) -> bool:
    """Whether a passage opens with the name of an aim and a colon: "Planned: 120 girls", "Aim for 2020: 60 courses"."""
    label = _LABEL.match(text, passage.start, passage.end)
    if label is None:
        return False
    named, told = words_in(label[1]), words_in(text[passage.start : passage.end])
    aims = any(word in _LABELS and _ends_label(behind) for word, behind in pairwise((*named, "")))
    return aims and _NO_AIM.isdisjoint(named) and _TOLD.isdisjoint(told)


def _ends_label(behind: str) -> bool:
    """Whether the name of an aim is what a label names: "Aim for 2020:", and not "Planned parenthood:"."""
    return behind in {"", "for", "of", "in", "by", "to"} or behind.isdecimal()


def _is_ahead(heading: Sequence[Item]) -> bool:
    """Whether a heading is of what is to come: "Targets for 2017", "What comes next", "Where we hope to be"."""
    told = [item.lower for item in heading if item.category != "sign"]
    numbered = any(item.lower in _AIMS and _is_numeral(behind) for item, behind in pairwise(heading))
    if not told or numbered or not (_ACHIEVED | _REACHED).isdisjoint(told):  # "Goal 2: Rescue" heads results, too
        return False
    pairs = [*pairwise(told)]
    later = _ends_ahead(told) or any(a in _COMING and b in _TIMES for a, b in pairs)
    wished = any(a == "we" and b in _WISHING | _FUTURE for a, b in pairs)
    return later or wished or not _AIMS.isdisjoint(told)


def _ends_ahead(told: Sequence[str]) -> bool:
    """Whether the words of a heading lead on from today: "What comes next", "The way forward", "Yet to come"."""
    if any(word in _HAPPENED or common_verbs().get(word) == "preterite" for word in told):  # "The way we came forward"
        return False
    onward = (told[-1] in _ONWARD and len(told) == 1) or told[:2] == ["still", "to"]
    onward = onward or any(a in _LEADING and b in _ONWARD for a, b in pairwise(told))
    return onward or told[-1] in _LATER or told[-2:] == ["to", "come"]


def _is_numeral(item: Item) -> bool:
    """Whether an item numbers a heading: "Goal 2", and not "Goals 2017"."""
    return item.lower.isdecimal() and len(item.lower) < len("2017")


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
