"""Questions for a number told as their answers: "How many girls have you freed?" is "you have freed 61 girls"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from impactetl.records.base.view import FINITE
from impactetl.syntax.items import Item
from impactetl.syntax.words import common_verbs

# A question has so many items at most.
_LONGEST = 24


def answered(question: Sequence[Item], number: Item) -> tuple[Item, ...]:
    """Give the items of a question for a number with the number in the place of "how many"; none for another one."""
    lows = [item.lower for item in question]
    many = next((i + 2 for i, pair in enumerate(pairwise(lows)) if pair == ("how", "many")), 0)
    if not many or len(question) > _LONGEST or lows[-1:] != ["?"]:
        return ()
    end = len(question) - 1
    verb = next((i for i in range(many, end) if question[i].category in FINITE | {"verb"}), None)
    verb = verb or next((i for i in range(many + 1, end) if _may_act(question[i])), None)
    if verb is None:
        return ()
    named = question[many:verb]
    deed = _deed(question, verb) if question[verb].category in {"have", "do", "modal"} else None
    did = replace(question[verb if deed is None else deed], nominal=False)
    did = replace(did, category="verb", noun=None) if did.category == "noun" else did  # "did you train"
    if deed is None:
        return (number, *named, did, *question[verb + 1 : end])
    asks = () if question[verb].category == "do" else (question[verb],)
    return (*question[verb + 1 : deed], *asks, did, number, *named, *question[deed + 1 : end])


def _deed(question: Sequence[Item], verb: int) -> int | None:
    """Where the deed stands behind its subject: "have you freed", "did the court convict"; None without a subject."""
    behind = question[verb + 1 : verb + 2]
    if behind and behind[0].category == "pron":
        return verb + 2 if verb + 3 < len(question) else None
    if behind and behind[0].category in {"det", "noun"}:
        return next(
            (i for i in range(verb + 2 + (behind[0].category == "det"), len(question)) if _may_act(question[i])), None
        )
    return None


def _may_act(item: Item) -> bool:
    """Whether a word is a verb, or may be one: "stay", "convict"."""
    return item.category == "verb" or item.nominal or (item.category == "noun" and item.lower in common_verbs())
