"""Words by which an organisation tells of its own work with survivors."""

from functools import cache

from impactetl.grammar.inflect import verb_forms
from impactetl.lexicon.load import words_of
from impactetl.syntax.words import words

WE = frozenset({"we", "i"})
OURS = frozenset({"our", "us", "ours"})
# By whose gift it came about: "with your help, 97 survivors have".
THANKS = frozenset({"your", "thanks"})
OWN = WE | OURS
"""Words by which an organisation speaks of itself."""


@cache
def telling() -> frozenset[str]:
    """Give the words of which one stands where an organisation tells of its own work."""
    return with_helpers() | outcomes()


@cache
def forms(name: str, *apart: str) -> frozenset[str]:
    """The forms of the verbs of a list, ``apart`` from those that are so or so (see ``verb_forms``)."""
    verbs = words_of("own_work", name)
    return frozenset(form for verb in verbs for form, kind in verb_forms(verb).items() if kind not in apart)


def outcomes() -> frozenset[str]:
    """What became of several: "acquired", "have begun", "start"."""
    return forms("outcomes", "third", "ing")


@cache
def no_help() -> frozenset[str]:
    """Words by which nothing is done for anybody; "visits", "reading" and the like are mostly nouns."""
    states = (words("be") | words("have")) - {"been", "being"}  # "we are proud of 40 survivors"
    return forms("knows", "third", "ing") | words_of("own_work", "room") | states


@cache
def with_helpers() -> frozenset[str]:
    """Give the words for those who help, an organisation's own among them, and for those who gave."""
    return OWN | THANKS | words_of("own_work", "helpers")


@cache
def around() -> frozenset[str]:
    """Give the words beside which a text of those who look after survivors tells of whom they helped."""
    return telling() | frozenset().union(*(words_of("own_work", name) for name in ("near", "titles", "rooms")))


@cache
def deeds() -> frozenset[str]:
    """Give the verbs of what they do for people who are no victims by their name."""
    return forms("deeds")


@cache
def served() -> frozenset[str]:
    """Give the words for those whom an organisation helped."""
    return words_of("own_work", "served")


@cache
def no_deeds() -> frozenset[str]:
    """Give the words for what survivors do, or is done to them, that tells of no help of those who wrote."""
    return words_of("own_work", "own_acts") | forms("knows", "third", "ing")


@cache
def not_ours() -> frozenset[str]:
    """Give those, and words beside which nobody did anything for survivors."""
    return no_deeds() | {"did", "do", "without", "than", "every"}


@cache
def grown() -> frozenset[str]:
    """Give the words by which the work comes to count so many."""
    return forms("growing")
