"""What is told as earlier than the event of its sentence: "in April police held the poet, previously jailed"."""

from itertools import takewhile

from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import ACCUSED
from impactetl.records.amounts.served import SENTENCING
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.dating.on_trial import HANDED_DOWN
from impactetl.syntax.items import Item, is_term

_EARLIER = words_of("custody", "formerly") - {"once"}
_BEFORE, _ADVERBS = frozenset({"earlier", "already"}), _EARLIER | {"earlier", "already"}
_CHAIN = frozenset({"be", "have", "adv", "neg"})
_IMPOSED = SENTENCING | {"fined"}
# A term or a fine stands so near behind its verb, in items.
_TERM_REACH = 20
# The subject of a clause that "whom" opens has so many items at most.
_SUBJECT_REACH = 8
_LONG = frozenset({"year", "month"})
_HELD_FOR = frozenset({"for", "after", "than", "nearly", "almost", "over", "about"})
_FINITE = frozenset({"be", "have", "modal", "do"})
# A length of time stands so near behind the verb of an arrest, in items.
_HELD_REACH = 14


def own_of_earlier(view: View, link: Link) -> range | None:
    """Where the own date of a deed told as earlier may stand; None for one that is told as the event itself."""
    verb = _verb(view, link)
    if verb is None or link.metric not in ACCUSED | HANDED_DOWN or link.modality != "actual":
        return None
    begin = _begin(view, verb)
    if not (_is_earlier(view, begin, verb) or _by_another(view, link, begin) or _held_long(view, link)):
        return None
    told = max(verb, link.phrase.start)
    end = next((i for i in range(told + 1, len(view.items)) if _closes(view, i)), len(view.items))
    return range(_opened(view, begin), end)


def _verb(view: View, link: Link) -> int | None:
    """The verb of a figure; that of a term or a fine stands before it: "sentenced him to ten years"."""
    if link.hit is not None:
        return link.hit.at if link.hit.group is not None else None
    ahead = range(link.phrase.start - 1, max(link.phrase.start - _TERM_REACH, -1), -1)
    return next((i for i in ahead if view.items[i].lower in _IMPOSED), None)


def _begin(view: View, verb: int) -> int:
    """Where the auxiliaries and adverbs of a verb begin."""
    chain = takewhile(
        lambda i: view.items[i - 1].category in _CHAIN or view.word(i - 1) in _ADVERBS, range(verb, 0, -1)
    )
    return verb - len(list(chain))


def _is_earlier(view: View, begin: int, verb: int) -> bool:
    """Whether an adverb makes a verb earlier ("had previously been fined", "was fined earlier")."""
    words = [item.lower for item in view.items[begin:verb]]
    if not _EARLIER.isdisjoint([*words, view.word(verb + 1)]):
        return True
    return words[-1:] == ["earlier"] or ("had" in words and not _BEFORE.isdisjoint(words))


def _by_another(view: View, link: Link, begin: int) -> bool:
    """Whether a clause tells what another court had done: "heard nine officers whom a lower court convicted"."""
    if link.metric not in HANDED_DOWN:
        return False
    whom = next((i for i in range(begin - 1, max(begin - _SUBJECT_REACH, 0), -1) if view.word(i) == "whom"), None)
    if whom is None or view.items[whom - 1].category == "prep" or view.word(whom - 1) == ",":  # "four of whom received"
        return False
    return not any(item.lower in {",", ";"} or _is_verb(item) for item in view.items[whom + 1 : begin])


def _held_long(view: View, link: Link) -> bool:
    """Whether people of a later act had been held for years: "acquitted a man detained for four years"."""
    hit, items = link.hit, view.items
    if link.metric != "arrests" or link.rule != "passive" or hit is None or hit.group is None:
        return False
    if hit.group.voice != "open" or not any(_is_verb(item) for item in items[: link.phrase.start]):
        return False
    for i in range(hit.at + 1, min(hit.at + _HELD_REACH, len(items))):
        if items[i].lower in {",", ";"} or items[i].category in _FINITE:
            return False
        number = items[i].number
        if is_term(items[i]) and number is not None and number.unit in _LONG and items[i - 1].lower in _HELD_FOR:
            return True
    return False


def _is_verb(item: Item) -> bool:
    return item.category == "verb" and not item.nominal


def _opened(view: View, begin: int) -> int:
    """Where the clause of a verb begins: at its relative, behind the verb before it, else with its sentence."""
    for i in range(begin - 1, -1, -1):
        if view.items[i].lower == ";" or view.items[i].category == "rel":
            return i + 1
        if _is_verb(view.items[i]):
            return begin
    return 0


def _closes(view: View, i: int) -> bool:
    """Whether the clause of a verb ends at item ``i``: at a comma without a date behind it, at the next finite verb."""
    item = view.items[i]
    if item.lower in {",", ";"}:
        return i + 1 >= len(view.items) or view.items[i + 1].date is None
    return item.category in _FINITE
