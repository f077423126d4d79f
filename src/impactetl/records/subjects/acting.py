"""Who stands before more than one verb: "nine men abducted a girl and were arrested", "are known to have been held"."""

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import PLURAL, SINGULAR
from impactetl.records.base.view import FINITE, View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, common_verbs, words

# The verb before stands within so many items.
_REACH = 16
_COUNTED = PERSON | {"business", None}


def acting_subject(view: View, i: int) -> Phrase | None:
    """Give the counted subject of an active verb before the "and" that leads to the passive at item ``i``, or None."""
    items = view.items
    auxiliary = next((item.lower for item in items[i : i + 3] if item.category in FINITE), "")
    if auxiliary not in SINGULAR | PLURAL:
        return None
    verb = _verb_before(view, i - 1)
    if verb is None:
        return None
    subject = view.at(verb - 1)
    if subject is None or subject.end != verb or subject.prep is not None or subject.noun not in _COUNTED:
        return None
    agrees = auxiliary in (SINGULAR if _is_one(view, subject) else PLURAL)
    return subject if subject.counted and subject.basis != "zero" and agrees else None


def _verb_before(view: View, i: int) -> int | None:
    """The first item of the active verb before item ``i``, with no other clause between."""
    items = view.items
    for k in range(i - 1, max(i - _REACH, 0), -1):
        item = items[k]
        if view.is_verb(k):
            past = item.lower.endswith("ed") or common_verbs().get(item.lower) in {"past", "preterite"}
            had = items[k - 1].category == "have"
            active = item.category == "verb" and (past or had) and view.at(k + 1) is not None
            return (k - 1 if had else k) if active and items[k - 1].category not in {"be", "prep"} else None
        if item.category in {"conj", "rel", "sub"} or item.lower in {",", ";", ":"}:
            return None
    return None


def _is_one(view: View, phrase: Phrase) -> bool:
    number = view.items[phrase.start].number
    return phrase.basis == "implied" or (number is not None and number.value == 1)


def before_raising(view: View, i: int) -> int:
    """Give the start of "were known" before the infinitive at item ``i``: "23 were known to have been sentenced"."""
    items = view.items
    passive = [item.lower for item in items[i : i + 3]] == ["to", "have", "been"] or [
        item.lower for item in items[i : i + 2]
    ] == ["to", "be"]
    if i < 1 or not passive or items[i - 1].lower not in words("raising"):
        return i
    start = i - 1
    while start > 0 and items[start - 1].category in {"be", "have", "adv"}:
        start -= 1
    return start


_NAMED = words_of("syntax", "named_as")


def is_role(view: View, j: int) -> bool:
    """Whether "as" at item ``j`` tells what somebody was named, and opens no clause: "had been named as suspects"."""
    return j > 0 and view.items[j].lower == "as" and view.items[j - 1].lower in _NAMED


def met_before(view: View, j: int) -> int | None:
    """The "were" of those who were met before the "and" at item ``j``: "12 men were found at the looms, and freed"."""
    items = view.items
    for k in range(j - 1, max(j - _MET_REACH, 0), -1):
        if items[k].category in {"rel", "sub", "have", "modal"} or items[k].lower in {";", ":"}:
            return None
        if items[k].category == "be":
            behind = next((item.lower for item in items[k + 1 : j] if item.category != "adv"), "")
            return k if behind in words_of("syntax", "met_there") else None
    return None


# "Were found drinking from the same pond as the herd," is so long at most.
_MET_REACH = 20
