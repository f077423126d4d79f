"""Ordinals that tell how many there have been: "its 250th child", "the operation was the third this year"."""

from impactetl.metrics.base import VICTIMS
from impactetl.model import NumberKind
from impactetl.records.link import Link
from impactetl.records.view import View
from impactetl.syntax.phrases import Phrase

# An ordinal from here on is a milestone.
_MILESTONE = 20
# An ordinal stands this many items behind its noun at most: "the raid, the ninth"; "the raid was the agency's ninth".
_RANK_REACH = 6
# What is counted one by one by ranks.
_RANKED = frozenset({"operations", "arrests", "convictions", "acquittals", "prosecutions"})


def milestones(view: View) -> list[Link]:
    """Somebody helped as the so-manieth: "passed a milestone with its 250th child"."""
    out: list[Link] = []
    for phrase in view.phrases:
        number = view.items[phrase.start].number
        # As the subject of a sentence they are told of by its verb
        own = phrase.start > 1 and view.items[phrase.start - 1].lower in {"its", "our", "their"}
        if (
            own
            and number is not None
            and number.kind is NumberKind.ORDINAL
            and (number.value or 0) >= _MILESTONE
            and phrase.noun in VICTIMS
        ):
            out.append(Link(phrase, "people_assisted", "special", None))
    return out


def ranked(view: View) -> list[Link]:
    """What is told to be the so-manieth of its kind: "the operation was the third this year", "the raid, the ninth"."""
    out: list[Link] = []
    for phrase in view.phrases:
        number = view.items[phrase.start].number
        alone = phrase.head is None or (phrase.of and phrase.noun == "time")
        if not alone or number is None or number.kind is not NumberKind.ORDINAL:
            continue
        noun = _noun_of(view, phrase)
        hit = next((h for h in view.hits if noun is not None and h.at == noun.tail and h.group is None), None)
        if hit is not None and hit.metric in _RANKED:
            out.append(Link(phrase, hit.metric, "head", hit))
    return out


def _noun_of(view: View, phrase: Phrase) -> Phrase | None:
    """The noun phrase that is said to be the so-manieth: before "was the" or ", the"."""
    items, k = view.items, phrase.start - 1
    low = max(phrase.start - _RANK_REACH, 0)
    told = False
    while k >= low:
        noun = view.at(k)
        if noun is not None and items[noun.end - 1].clitic != "'s":
            return noun if told and noun.basis == "bare" and noun.prep is None else None
        told = told or items[k].category == "be" or items[k].lower == ","
        if noun is None and items[k].category not in {"be", "det", "adv"} and items[k].lower != ",":
            return None
        k = noun.start - 1 if noun is not None else k - 1
    return None
