"""Those for whom something was got: "126 detainees for whom our lawyers have won liberty", "to whom we gave"."""

from collections.abc import Iterator

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import HELPED
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link, made, make_link
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.verbs import verb_group
from impactetl.syntax.words import PERSON, common_verbs

# "For whom our lawyers in the capital have at last won": so many items stand between the pronoun and the noun.
_REACH = 12
_LEADS = frozenset({"for", "to"})


def for_whom(view: View, hit: Hit) -> Iterator[Link]:
    """Give the link of those counted before "for whom", where the clause behind it got them what the noun tells."""
    if hit.metric not in HELPED or hit.group is not None:
        return
    noun = view.at(hit.at)
    at = (noun.start if noun is not None else hit.at) - 1
    whom = next((k for k in range(at, max(at - _REACH, 0), -1) if view.word(k) == "whom"), None)
    if whom is None or view.word(whom - 1) not in _LEADS or not _got(view, whom, at):
        return
    people = _before(view, whom - 1)
    if people is not None and people.noun == "prisoner" and hit.metric == "people_rescued":
        yield Link(people, hit.metric, "help", hit)  # lawyers free those who are held against the law
    elif people is not None:
        yield from made(make_link(hit, people, "help"))


def _before(view: View, end: int) -> Phrase | None:
    """The count that ends before item ``end``, or before what tells how they are held: "34 men held unlawfully"."""
    for k in range(end - 1, max(end - 1 - _ASIDE_REACH, -1), -1):
        phrase = view.at(k)
        if phrase is not None:
            return phrase if phrase.basis == "stated" and phrase.noun in PERSON else None
        if view.items[k].category not in {"verb", "adv", "sign"}:
            return None
    return None


# "Held unlawfully," stands within so many items.
_ASIDE_REACH = 4


def _got(view: View, whom: int, at: int) -> bool:
    """Whether the only verb between got or gave it, and nobody denies that."""
    getting = forms_of(*words_of("help", "giving"))
    verbs = [
        k
        for k in range(whom + 1, at + 1)
        if view.at(k) is None and (view.items[k].category == "verb" or view.items[k].lower in getting)
    ]
    if len(verbs) != 1 or view.items[verbs[0]].lower not in getting:
        return False
    group = verb_group(view.items, verbs[0], common_verbs().get(view.items[verbs[0]].lower, "past"))
    return not group.negated and group.modality == "actual"
