"""What part a word can play in a sentence, from the closed classes and the noun and verb lists."""

from functools import cache, lru_cache, partial

from impactetl.errors import LexiconError
from impactetl.grammar.inflect import forms_of, plural, verb_forms
from impactetl.lexicon.load import load, words_of

KNOWN_WORDS = 1 << 16
"""Words that are looked up once; beyond so many the oldest are looked up again."""


words = partial(words_of, "function_words")
"""Gives one closed class of ``function_words.toml``."""


PERSON = frozenset({"prisoner", "woman", "victim", "minor", "people", "suspect", "official"})
"""The classes of ``nouns.toml`` that are of people."""
SUFFERING = frozenset({"victim", "minor", "woman"})
"""Those of people who are wronged wherever nothing else is told of them."""


@cache
def common_verbs() -> dict[str, str]:
    """Map each form of the listed verbs to what it is (see ``verb_forms``)."""
    lemmas = words("common_verb") | frozenset(load("verbs")["irregular"])
    return {form: kind for lemma in sorted(lemmas) for form, kind in verb_forms(lemma).items()}


def is_participle(word: str) -> bool:
    """Tell whether a verb may be a past participle, by its ending or by the list.

    >>> is_participle("freed"), is_participle("held"), is_participle("took")
    (True, True, False)
    """
    return word.endswith("ed") or common_verbs().get(word) in {"past", "part"}


@cache
def verbs_that(name: str) -> frozenset[str]:
    """Give the forms of one list of ``verbs.toml`` ("ask", "plan", "shun"), and the other words listed with them.

    >>> verbs_that("plan") >= {"planning", "pledges", "goal"}
    True
    """
    others = words_of("verbs", name, "others") if "others" in load("verbs")[name] else frozenset()
    return others | forms_of(*words_of("verbs", name, "verbs"))


@cache
def noun_classes() -> dict[str, str]:
    """Map each listed noun, singular and plural, to its class; raise LexiconError where two classes claim one."""
    table: dict[str, str] = {}
    for name, listed in load("nouns")["classes"].items():
        for noun in dict.fromkeys(listed.split()):
            for form in (noun, *plural(noun)):
                key = form.split("-")[-1] if "-" in form else form
                if "-" in form:
                    table.setdefault(form, name)
                    continue
                if table.setdefault(key, name) != name:
                    msg = f"nouns.toml: {key!r} stands in class {table[key]!r} and in {name!r}; keep one"
                    raise LexiconError(msg)
    for name, listed in load("nouns")["plural_only"].items():
        table.update(dict.fromkeys(listed.split(), name))
    return table


@cache
def plurals() -> frozenset[str]:
    """Give every plural form of the listed nouns."""
    forms = (form for listed in load("nouns")["classes"].values() for noun in listed.split() for form in plural(noun))
    only = (form for listed in load("nouns")["plural_only"].values() for form in listed.split())
    return frozenset((*forms, *only))


@cache
def nouns_of(*classes: str) -> frozenset[str]:
    """Give the listed nouns of some classes, singular and plural.

    >>> {"girl", "boys"} <= nouns_of("minor"), "boys" in nouns_of("victim")
    (True, False)
    """
    return frozenset(word for word, name in noun_classes().items() if name in classes)


@lru_cache(KNOWN_WORDS)
def noun_class(word: str) -> str | None:
    """Give the class of a noun: by the list, its last part, or an ending that makes a person.

    >>> noun_class("girls"), noun_class("bed-factories"), noun_class("hairdressers"), noun_class("blue")
    ('minor', 'business', 'people', None)
    """
    table = noun_classes()
    if word in table:
        return table[word]
    if word.endswith("-in-law"):
        return table.get(word.split("-", 1)[0])
    last = word.rsplit("-", 1)[-1]
    if last in table:
        return table[last]
    endings, exceptions = _person_endings()
    if word in exceptions or last in exceptions or len(last) < 6:  # noqa: PLR2004 -- "offers"
        return None
    return "people" if last.endswith(endings) and last not in common_verbs() else None


@cache
def _person_endings() -> tuple[tuple[str, ...], frozenset[str]]:
    """Give the endings that make a person of a noun, and the nouns that end so and are none."""
    tails = load("nouns")["tails"]
    return tuple(tails["person"]), frozenset(tails["not_person"].split())


@lru_cache(KNOWN_WORDS)
def is_plural(word: str) -> bool:
    """Tell whether a noun form is plural."""
    last = word.rsplit("-", 1)[-1]
    return (
        word in plurals()
        or last in plurals()
        or (last.endswith("s") and not last.endswith("ss") and last not in noun_classes())
    )


@cache
def traits(name: str) -> dict[str, frozenset[str]]:
    """Give, for ``sex`` or ``age``, each value's nouns in all forms."""
    return {
        value: frozenset(form for noun in listed.split() for form in (noun, *plural(noun)))
        for value, listed in load("nouns")[name].items()
    }
