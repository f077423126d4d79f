"""Parts of a count that is said again: "freed 31 people. The 31 included nine minors", "twelve of the 52 were"."""

from collections.abc import Iterator, Sequence

from impactetl.grammar.inflect import forms_of
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.inheriting.described import told_who
from impactetl.records.linking.compared import copies, shares_of
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

_INCLUDING = forms_of("include", "comprise", "contain", "number", "count")
_DEFINITE = frozenset({"the", "these", "those", "all"})
_SHARING = frozenset({"of", "among"})
# Between "the" and the number: "the said 67".
_SAID = frozenset({"said", "same", "aforesaid"})
# "Counted among them": so many items stand between the verb and its object.
_OBJECT_REACH = 3


def echoed(view: View, phrase: Phrase, before: Sequence[Link]) -> list[Link]:
    """Give the links of a part of a count that the sentence before told and this one names again by its number."""
    if phrase.noun not in PERSON | {None}:
        return []
    for i, model in _echoes(view, before):
        if phrase.start != i and (_of_it(view, phrase, i) or _behind_it(view, phrase, i)):
            return shares_of(copies(phrase, [model], "share"), [model], before)
    return []


def _echoes(view: View, before: Sequence[Link]) -> Iterator[tuple[int, Link]]:
    """The numbers here that say a count of the sentence before again, with its link."""
    for link in before:
        if link.told is None or link.negated or link.modality != "actual" or link.told <= 1:
            continue
        for i, item in enumerate(view.items):
            if item.number is not None and item.number.value == link.told and _is_definite(view, i):
                yield i, link


def _is_definite(view: View, i: int) -> bool:
    """Whether an article leads to the number at item ``i``, which has no noun of another kind."""
    phrase = view.at(i)
    first = i - 1 - (view.word(i - 1) in _SAID)
    alone = phrase is not None and (phrase.noun in PERSON or phrase.head is None or view.word(i + 1) in _INCLUDING)
    return view.word(first) in _DEFINITE and alone


def _of_it(view: View, phrase: Phrase, i: int) -> bool:
    """Whether a share of the number at item ``i`` is told to be of some kind: "twelve of the 52 were under age"."""
    whole = view.at(i)
    end = whole.end if whole is not None else i + 1
    return phrase.of and phrase.start < i <= phrase.end and told_who(view, max(end, phrase.end))


def _behind_it(view: View, phrase: Phrase, i: int) -> bool:
    """Whether a number stands behind what includes it: "the 31 girls included nine minors", "of the 45, six were"."""
    whole = view.at(i)
    named = whole is not None and whole.noun in PERSON and whole.start == i
    end = whole.end if whole is not None and named else i + 1
    if phrase.start < end:
        return False
    between = [item.lower for item in view.items[end : phrase.start] if item.category not in {"adv", "det"}]
    if between and between[0] in _INCLUDING:
        return len(between) <= _OBJECT_REACH
    led = next((k for k in range(i - 1, -1, -1) if view.items[k].category not in {"adv", "det"}), -1)
    if led != 0 or view.word(led) not in _SHARING:
        return False
    if between == [","]:
        return phrase.head is None and told_who(view, phrase.end)
    return len(between) == 1 and view.items[phrase.start - 1].category in {"be", "adv", "det"}
