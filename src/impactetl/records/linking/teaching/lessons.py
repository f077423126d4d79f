"""Where a passage names a lesson, or what is taught: "the refresher", "on the new law", "how to read the signs"."""

from functools import cache

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.view import STOPS, View

# What is taught stands within so many items behind the word that leads to it.
_MATTER_REACH = 7
_LEADS = frozenset({"on", "about", "in", "of", "with"})
# Behind a time these lead to what was taught then.
_OVER = frozenset({"on", "about", "of"})
_IN = frozenset({"in", "on"})
ASKS = frozenset({"how", "what", "when", "whom", "where", "who", "which", "why"})
"""Words that open a question."""


@cache
def lessons() -> frozenset[str]:
    """Give the words for what teaches."""
    return frozenset().union(*(words_of("lessons", name) for name in ("strong", "named", "times", "papers")))


@cache
def forms(*names: str) -> frozenset[str]:
    """Give the forms of the verbs of some lists."""
    return forms_of(*frozenset[str]().union(*(words_of("lessons", name) for name in names)))


@cache
def learning() -> frozenset[str]:
    """Give the forms of the verbs of which one stands where people were taught by what is named."""
    return forms("learn", "taught", "by", "draw", "laid_on", "bring") | studying()


@cache
def studying() -> frozenset[str]:
    """Give the forms of the verbs of which one stands where people were taught what is told."""
    return forms("study", "instruct", "show", "explain", "wonder", "speak")


@cache
def matters() -> frozenset[str]:
    """Give the words of which one stands in what people were taught."""
    return words_of("lessons", "matters") | words_of("lessons", "skills")


def is_lesson(view: View, i: int) -> bool:
    """Whether a word names a lesson; a weak one does not beside some words: "the plenary session"."""
    word = view.items[i].lower
    if view.items[i].clitic == "'s" or _describes(view, i):
        return False
    if word in words_of("lessons", "strong"):
        return True
    if word not in lessons() or view.is_verb(i) or _another_sense(view, i):
        return False
    if word in words_of("lessons", "times") | words_of("lessons", "papers"):
        over = view.word(i + 1) in (_OVER if word in words_of("lessons", "times") else _IN)
        return (over and is_matter(view, i + 1)) or _of_a_subject(view, i)
    return word not in words_of("lessons", "loose") or _of_a_subject(view, i)


def _another_sense(view: View, i: int) -> bool:
    """Whether the words beside it make it something else: "in the course of", "a session of parliament"."""
    before = view.before(i, 2)
    behind = view.behind(i + 1, 3)
    of = behind[:1] == ["of"] and not words_of("lessons", "behind").isdisjoint(behind)
    beside = not words_of("lessons", "elsewhere").isdisjoint(before[-1:])
    return of or beside or before == ["in", "the"] or behind[:1] in (["certification"], ["action"])


def _of_a_subject(view: View, i: int) -> bool:
    """Whether a word that may be anything teaches something: "a programme on trafficking", "the training day"."""
    near = {item.lower for item in (*view.items[max(i - 2, 0) : i], *view.items[i + 1 : i + 2])}
    return not words_of("lessons", "subjects").isdisjoint(near)


def _describes(view: View, i: int) -> bool:
    """Whether a word only tells of what kind another thing is: "programme staff", not "a training centre"."""
    phrase = view.at(i)
    if phrase is None or phrase.head is None or i >= phrase.head:
        return False
    return view.items[phrase.head].lower not in lessons() | words_of("lessons", "held_at")


def is_matter(view: View, i: int) -> bool:
    """Whether an item leads to what is taught: "on the new law", "how to spot", "what a trafficker says"."""
    word = view.items[i].lower
    if word == "to":
        return view.word(i + 1) in words_of("lessons", "skills")
    if word not in _LEADS | ASKS:
        return False
    if word in ASKS and view.word(i + 1) == "to":
        return True
    for item in view.items[i + 1 : i + 1 + _MATTER_REACH]:
        if item.lower in STOPS or (word in _LEADS and item.category in {"be", "have", "modal", "rel", "pron"}):
            return False
        if item.lower in words_of("lessons", "matters"):
            return True
    return False
