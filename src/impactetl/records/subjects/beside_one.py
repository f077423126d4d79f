"""One person beside those counted: "she and her 161 dependents", "charged Bishop Obi and six others"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import JUDGED
from impactetl.records.base.adding import behind_adding
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link, made, make_link
from impactetl.records.base.persons import name_start
from impactetl.records.base.view import APPOSITION, View
from impactetl.syntax.headlines import COLLECTIVE
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, is_plural

_BODIES = words_of("bodies", "names", "body")
# What is told of a person behind his name is so long at most.
_ASIDE_REACH = 14


def with_hers(view: View, links: Iterable[Link]) -> Iterator[Link]:
    """Give links with one person more where those counted stand beside that person."""
    for link in links:
        hers = and_hers(view, link.phrase) if link.extra == 0 else 0
        yield replace(link, extra=hers) if hers else link


def and_hers(view: View, phrase: Phrase) -> int:
    """One more than the number where it stands beside one person: "she and her 161 dependents were brought home"."""
    if phrase.basis != "stated" or phrase.start < _NAMED_BEFORE:
        return 0
    before = view.before(phrase.start, 2)
    if before in (["and", "her"], ["and", "his"]):
        left = view.at(phrase.start - 3)
        return int(left is None or not left.counted)  # "a mill owner and his two sons" are told one by one
    other = view.word(phrase.start + 1) in {"other", "others"}
    if phrase.noun not in {*PERSON, None} or not (other or (phrase.head is not None and not phrase.of)):
        return 0
    if before[1] == "and" and before[0] in (_ONE if other else _SUBJECTS):  # "he and sixteen cellmates were released"
        return 1
    if not other:
        return 0
    return int(before[1] in {"and", ","} and _one_named(view, phrase.start - 1))


_SUBJECTS = frozenset({"he", "she", "i"})
_ONE = frozenset({"him", "her", "me", "he", "she", "i"})


def _one_named(view: View, j: int) -> bool:
    """Whether one person is named, and perhaps told of in an aside, right before the "and" or comma at item ``j``."""
    k = _before_aside(view, j - 1) if view.before(j + 1, 2) == [",", "and"] else j
    i = name_start(view, k)
    return i < k and _led_freely(view, i - 1) and _is_person(view, i, k)


def _before_aside(view: View, k: int) -> int:
    """The comma that opens what is told of a person up to the comma at item ``k``: ", an activist,", ", 44,"."""
    for i in range(k - 2, max(k - _ASIDE_REACH, 0), -1):
        if view.word(i) == ",":
            told = view.items[i + 1]
            return i if told.number is not None or told.lower in {"a", "an", "the"} else k
        if view.is_verb(i):
            return k
    return k


def _led_freely(view: View, i: int) -> bool:
    """Whether no word at item ``i`` makes the name behind it a place or one of several: "In May, Hugo Paz and"."""
    if i < 0 or view.items[i].category not in {"prep", "conj", "sign", "num", "det"}:
        return True
    return view.word(i) == "." or (view.word(i) == "," and i > 0 and view.items[i - 1].date is not None)


def _is_person(view: View, i: int, k: int) -> bool:
    """Whether the capitalised words ``[i, k)`` name one person, or one of a calling in a headline."""
    words = view.items[i:k]
    last = words[-1].lower
    many = any(item.noun in PERSON and (is_plural(item.lower) or item.lower in COLLECTIVE) for item in words)
    return not many and last not in _BODIES and (i > 0 or len(words) > 1 or words[0].noun in {None, *PERSON})


# "Obi and", "and her" stand before the number.
_NAMED_BEFORE = 2


def behind_pronoun(view: View, i: int) -> tuple[Phrase, ...]:
    """Those counted beside a pronoun that is the object at item ``i``: "freed him and eight other boys"."""
    if view.word(i) not in _OBJECTS:
        return ()
    k = i + 2 if view.word(i + 1) == "with" else _behind_and(view, i + 1)
    objects = view.objects(k) if k > i + 1 else ()
    return objects if objects and objects[0].basis == "stated" and objects[0].start == k else ()


def _behind_and(view: View, i: int) -> int:
    """The item behind "and", or behind what else adds others, at item ``i``; ``i`` where neither stands there."""
    return i + 1 if view.word(i) == "and" else behind_adding(view, i)


def behind_name(view: View, i: int) -> tuple[Phrase, ...]:
    """Those counted beside people whose names are the object at item ``i``: "arrested John Musa and two colleagues"."""
    i = _behind_age(view, i)
    end = k = _name_end(view, i)
    while k > i and view.word(k) == "," and _name_end(view, k + 1) > k + 1:
        k = _name_end(view, k + 1)
    if k > i and view.word(k) == "," and view.word(k + 1) != "and":  # "John Musa, an activist, and two"
        k = next((j for j in range(k + 2, k + _ASIDE_REACH) if view.before(j + 2, 2) == [",", "and"]), i)
    k += view.word(k) == ","
    led = _behind_and(view, k)
    if end == i or k <= i or led == k or not _is_person(view, i, end):
        return ()
    objects = view.objects(led)
    first = objects[0] if objects else None
    beside = first is not None and first.basis == "stated" and first.start == led and first.noun in PERSON
    return objects if beside else ()


def _behind_age(view: View, i: int) -> int:
    """The item behind the age of somebody who is named next: "24-year-old Ana Petrova"."""
    number = view.items[i].number if i < len(view.items) else None
    if number is None or number.refused != "age":
        return i
    return next((k for k in range(i + 1, len(view.items)) if view.word(k) not in {"-", "old"}), i)


# A name has so many words at most.
_NAME_REACH = 5


def _name_end(view: View, i: int) -> int:
    """The item behind the capitalised words that begin at item ``i``."""
    end = min(i + _NAME_REACH, len(view.items))
    named = (k for k in range(i, end) if not view.items[k].capital or view.items[k].number is not None)
    return next(named, end) if i < len(view.items) else i


_OBJECTS = frozenset({"him", "her", "me", "us", "them"})


def joined_parts(view: View, hit: Hit, first: Phrase) -> Iterator[Link]:
    """Single accused that "including" lists beside the first: "including an officer and the leader of a gang"."""
    if first.basis != "implied" or first.prep not in APPOSITION or hit.metric not in JUDGED:
        return
    others = (p for p in view.objects(first.start)[1:] if p.basis == "implied" and p.noun in _ACCUSED)
    yield from made(*(make_link(hit, p, "part") for p in others))


# Whom a court may have before it.
_ACCUSED = frozenset({"people", "suspect", "official", "woman"})


def of_group(view: View, hit: Hit, group: Phrase) -> Iterator[Link]:
    """Those of a group that a verb of a court has for its object: "sentenced the network: seven defendants"."""
    if group.counted or hit.metric not in JUDGED or view.word(group.end) not in _SET_OFF:
        return
    told = (view.at(group.end + k) for k in (1, 2))
    first = next((p for p in told if p is not None and p.start <= group.end + 2), None)
    if first is not None and first.basis == "stated" and first.noun in _ACCUSED and group.noun == "group":
        yield from made(*(make_link(hit, p, "object") for p in view.objects(first.start) if p.basis == "stated"))


_SET_OFF = frozenset({":", "-"})
