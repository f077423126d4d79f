"""Forms of English nouns and verbs, by rule and by a short list of exceptions."""

from functools import cache

from impactetl.lexicon.load import load

_VOWELS = "aeiou"
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_DOUBLED = {"traffic": "k"}
# Irregular verbs whose last letter is doubled all the same; the regular ones are in the lexicon.
_DOUBLED_IN_ING = frozenset(
    {"begin", "forbid", "forget", "get", "let", "put", "run", "set", "shut", "sit", "swim", "win"}
)

_THIRDS = {"be": "is", "have": "has"}


@cache
def plural(noun: str) -> tuple[str, ...]:
    """Give the plurals of a noun; a hyphen in the lexicon stands for a space.

    >>> plural("victim"), plural("agency"), plural("child")
    (('victims',), ('agencies',), ('children',))
    """
    irregular = load("nouns")["irregular"]
    if noun in irregular:
        return tuple(irregular[noun])
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return (noun[:-1] + "ies",)
    return (noun + ("es" if noun.endswith(_SIBILANTS) else "s"),)


@cache
def verb_forms(lemma: str) -> dict[str, str]:
    """Map each form of a verb to what it is: ``base``, ``third``, ``preterite``, ``past``, ``part`` or ``ing``.

    ``past`` may be a participle as well ("held"); ``preterite`` is none ("took"), ``part`` is nothing else ("taken").

    >>> verb_forms("rescue")["rescued"], verb_forms("take")["took"], verb_forms("take")["taken"]
    ('past', 'preterite', 'part')
    >>> verb_forms("have")["has"]
    'third'
    """
    third, past, ing = _regular(lemma)
    third = _THIRDS.get(lemma, third)
    forms = {lemma: "base"}
    if past.endswith("lled") and not lemma.endswith("ll"):  # "counselled" and "counseled"
        forms[lemma + "ed"], forms[lemma + "ing"] = "past", "ing"
    forms[third], forms[ing] = "third", "ing"
    irregular = load("verbs")["irregular"].get(lemma)
    if irregular is None:
        return forms | {past: "past"}
    *pasts, participle = irregular
    return forms | {participle: "part"} | dict.fromkeys(pasts, "past" if participle in pasts else "preterite")


@cache
def irregular_forms() -> frozenset[str]:
    """Give the past tenses and participles that do not end in -ed, of all verbs."""
    return frozenset(form for forms in load("verbs")["irregular"].values() for form in forms)


@cache
def forms_of(*lemmas: str) -> frozenset[str]:
    """Give every form of some verbs.

    >>> sorted(forms_of("see"))
    ['saw', 'see', 'seeing', 'seen', 'sees']
    """
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma))


def _regular(lemma: str) -> tuple[str, str, str]:
    """Give the third person, the past and the ing-form by rule."""
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    third = lemma + ("es" if lemma.endswith((*_SIBILANTS, "o")) else "s")
    stem = lemma
    if lemma in load("verbs")["doubling"]["verbs"].split():
        stem = lemma + _DOUBLED.get(lemma, lemma[-1])
    return third, stem + "ed", (lemma + lemma[-1] if lemma in _DOUBLED_IN_ING else stem) + "ing"
