"""Forms of English nouns and verbs, by rule and by a short list of exceptions."""

from functools import cache

from impactetl.lexicon.load import load

_VOWELS = "aeiou"
_SIBILANTS = ("s", "x", "z", "ch", "sh")


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
    """Map each form of a verb to what it is: ``base``, ``third``, ``past``, ``part`` (past and participle) or ``ing``.

    >>> verb_forms("rescue")["rescued"], verb_forms("take")["taken"], verb_forms("acquit")["acquitting"]
    ('past', 'part', 'ing')
    """
    forms = {lemma: "base"}
    stem = lemma
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third, past, ing = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    elif lemma.endswith("e"):
        third, past, ing = lemma + "s", lemma + "d", lemma[:-1] + "ing"
        if lemma.endswith("ee"):
            ing = lemma + "ing"
    else:
        if lemma in load("verbs")["doubling"]["verbs"].split():
            stem = lemma + lemma[-1] if lemma != "traffic" else "traffick"
        third = lemma + ("es" if lemma.endswith((*_SIBILANTS, "o")) else "s")
        past, ing = stem + "ed", stem + "ing"
        if lemma in {"set", "get", "put", "run", "win", "shut", "begin"}:
            ing = lemma + lemma[-1] + "ing"
    if stem != lemma and lemma.endswith("l"):  # "counselled" and "counseled"
        forms[lemma + "ed"], forms[lemma + "ing"] = "past", "ing"
    irregular = load("verbs")["irregular"].get(lemma)
    forms[third], forms[ing] = "third", "ing"
    if irregular is None:
        forms[past] = "past"
    else:
        forms[irregular[-1]] = "part"
        for form in irregular[:-1]:
            forms[form] = "past"
    return forms
