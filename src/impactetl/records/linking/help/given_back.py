"""People whose land came back to them, told behind "whose": "268 widows whose land was restored to them"."""

from collections.abc import Iterator, Sequence

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import PEOPLE, VICTIMS
from impactetl.records.base.link import Link
from impactetl.records.base.several import counts_several, may_be_helped
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.verbs import verb_group

# "Widows in Zambia whose land": so much stands between, and what came back within so many items behind "whose".
_WHOSE_REACH, _LAND_REACH, _VERB_REACH = 7, 4, 4


def giving_back() -> tuple[frozenset[str], ...]:
    """Give the words of which one of each stands where land is told to have come back."""
    return frozenset({"whose"}), words_of("help", "land"), words_of("help", "given_back")


def given_back(view: View, links: Sequence[Link]) -> Iterator[Link]:
    """Give the links of people to whom it was given back, and who have none yet."""
    words = {item.lower for item in view.items}
    if any(map(words.isdisjoint, giving_back())):
        return
    taken = {link.phrase.start for link in links}
    for phrase in view.phrases:
        helped = may_be_helped(view, phrase) or (phrase.noun == "group" and phrase.head is not None)
        if phrase.start not in taken and counts_several(view, phrase) and helped and _came_back(view, phrase):
            yield Link(phrase, "people_assisted", "special", None)


def _came_back(view: View, phrase: Phrase) -> bool:
    """Whether a clause behind "whose" tells that their land was given back, and nobody denies it."""
    near = range(phrase.end, min(phrase.end + _WHOSE_REACH, len(view.items)))
    whose = next((k for k in near if view.word(k) == "whose"), None)
    if whose is None or not _is_theirs(view, phrase, whose):
        return False
    land = next(
        (k for k in range(whose + 1, whose + 1 + _LAND_REACH) if view.word(k) in words_of("help", "land")), None
    )
    if land is None:
        return False
    back = words_of("help", "given_back")
    verb = next((k for k in range(land + 1, land + 1 + _VERB_REACH) if view.word(k) in back), None)
    if verb is None or view.items[verb - 1].category not in {"be", "adv"}:
        return False
    group = verb_group(view.items, verb, "part")
    whole = view.word(verb) not in forms_of("give", "hand") or view.word(verb + 1) == "back"
    return whole and not group.negated and group.modality == "actual"


def _is_theirs(view: View, phrase: Phrase, whose: int) -> bool:
    """Whether nobody else is counted or named between people and "whose"."""
    between = (view.at(k) for k in range(phrase.end, whose))
    return not any(other is not None and other.noun in PEOPLE | VICTIMS for other in between)
