"""Bare numbers that take the unit of a term told before them in the sentence: "12 years for her, ten for him"."""

import re

from impactetl.grammar.atom import Atom
from impactetl.grammar.fold import Stretch
from impactetl.grammar.inflect import irregular_forms
from impactetl.grammar.numerals import any_of
from impactetl.lexicon.load import words_of
from impactetl.model import NumberKind

# The longest stretch between a term and the number that leans on it.
_REACH = 90
# No term has more years.
_MOST = 150
_END = re.compile(
    r"(?=\s*(?:[.;:!?)\]]|$)|\s*,(?!\s*[0-9])"
    r"|\s+(?:and|but|while|respectively|each|apiece|on\s+appeal|in\s+(?:prison|jail)|behind\s+bars)\b)"
)
_WHOM = r"(?:him|her|them|each|(?:the|his|her|their|an?|one|another)\s+[a-z-]+)"
# "15 years for the father and ten for the son": both are told for whom.
_FOR_WHOM = re.compile(rf"\s+(?:for|to)\s+{_WHOM}[^.;:,()]{{0,40}}?(?:,|;|\s+and|,\s+and|\s+but)\s+")
_TO_WHOM = re.compile(rf"\s+(?:for|to)\s+{_WHOM}\b")
_CHANGED = r"(?:cut|reduced|lowered|raised|increased|shortened|lengthened)"
# "Cut the sentence from five years to three".
_LOWERED = re.compile(rf"\b(?:from|{_CHANGED}\s+(?:his|her|the|their))\s+$")
_TO = re.compile(r"\s+to\s+(?:just\s+|only\s+)?")
_SENTENCE = re.compile(r"\b(?:sentences?|terms?|jail|prison|punishments?|imprisonment)\b[^.;:]{0,60}$")
_CHANGING = re.compile(rf"\b(?:court|judges?|bench|appeals?)\b[^.;:]{{0,30}}\b{_CHANGED}\b[^.;:]{{0,20}}$")
_LAWS = re.compile(r"\b(?:maximum|minimum|penalt(?:y|ies)|law|act|code|waiting|limits?|school|office|probation)\b")
# "12 years and eight respectively".
_LISTED = re.compile(r"(?:\s*,\s*(?:and\s+)?|\s+and\s+)")
_RESPECTIVELY = re.compile(r"(?:\s*,\s*(?:and\s+)?[a-z0-9]+|\s+and\s+[a-z0-9]+){0,3}\s*,?\s*respectively\b")
# "Was jailed for nine years, his cousin for seven"; "got 12 years and his manager eight".
_GIVING = {name: words_of("terms", "given", name) for name in ("direct", "to", "for", "with")}
GIVEN = words_of("terms", "elliptic", "others") | _GIVING["direct"] | _GIVING["to"] | _GIVING["for"]
"""Words by which somebody gets a term, whatever stands between them and it."""
_GIVEN = re.compile(rf"\b{any_of(sorted(GIVEN))}\b[^.;:]{{0,60}}$")
_WHO = r"(?:the|his|her|their|its|an?|one|another|each|both)\s+(?!of\b)"
_WHERE = r"(?:\s+(?:in\s+(?:prison|jail)|behind\s+bars|(?:of\s+)?imprisonment|each|apiece|inside|without\s+parole))?"
_NEXT = rf"{_WHERE}\s*(?:,|;|,?\s+(?:and|but|while|whereas),?)\s+(?:and\s+|while\s+)?"
# Who it was, told in commas or brackets behind the person: ", who kept the books,", ", a former guard,".
_ASIDE = r"(?:,\s+(?:who|whom|whose|an?|the|his|her|their|also|aged|[0-9]+)\b[^,.;:()]{0,60},|\s*\([^().;]{1,40}\))"
# Where the next one was tried: "and in another case a woman 10".
_TRIED = r"(?:case|trial|hearing|court|village|district|town)"
_ELSEWHERE = rf"(?:in\s+(?:another|an?|the\s+other|the\s+second)\s+(?:[a-z-]+\s+)?{_TRIED}\s*,?\s+)?"
# What may stand between a verb and a bare number: "a full eight", "just two".
_BETWEEN = rf"(?:(?!at\s+(?!least)){any_of(words_of('terms', 'bare', 'between'))}\s+){{0,3}}"
_PERSON = re.compile(
    rf"{_NEXT}{_ELSEWHERE}(?P<name>{_WHO}[a-z'-]+(?:\s+[a-z-]+){{0,2}}?)(?:{_ASIDE}|(?P<age>,))?\s+(?:for\s+|to\s+)?{_BETWEEN}"
)
# "Musa got 12 years, Ibrahim nine".
_NAME = re.compile(rf"{_NEXT}[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)?(?:,\s+[0-9]{{2}},)?\s+(?:for\s+|to\s+)?")
# "He for ten years, she for six".
_PRONOUN = re.compile(rf"{_NEXT}(?:he|she|they)\s+for\s+")
_PRONOUN_BEFORE = re.compile(r"[,;:(]\s+(?:he|she|they)\s+for\s+$")
# "One term of ten years, one of seven".
_TERMS_OF = re.compile(r"\b(?:terms?|sentences?)\s+of\s+$")
_ONE_OF = re.compile(r"\s*(?:,|;|,?\s+and)\s+(?:one|another|two|three|[0-9]+)\s+of\s+")
# "His cousin got off with just two", "the driver was sent to prison for the full eight".
_LED_BY = "|".join(rf"{any_of(sorted(_GIVING[name]))}\s+(?:[a-z]+\s+){{0,4}}?{name}" for name in ("to", "for"))
_GOT = rf"(?:{any_of(sorted(_GIVING['direct']))}|{_LED_BY}|{any_of(sorted(_GIVING['with']))}\s+with)"
_AGAIN = re.compile(rf"{_NEXT}(?:{_WHO}|[a-z])[^.;:()]{{2,60}}?\b{_GOT}\s+{_BETWEEN}")


_EXTREMES = any_of(words_of("terms", "told", "extremes"))
# "The longest term was 22 years and the shortest four".
_LONGEST = re.compile(rf"\b{_EXTREMES}\b[^.;]{{0,60}}$")
_SHORTEST = re.compile(rf"\s*(?:,|;|,?\s+and|,?\s+but)\s+(?:the\s+)?{_EXTREMES}(?:\s+(?:was|at|only|just))*\s+")
# What may stand between two terms, and what then stands before the first.
_LED = ((_ONE_OF, _TERMS_OF), (_SHORTEST, _LONGEST), (_PRONOUN, _PRONOUN_BEFORE))


def lean_on_terms(plain: Stretch, found: list[Atom]) -> None:
    """Make terms of the bare numbers that lean on a term before them in the sentence, and note that they do."""
    whole: Atom | None = None
    for index, atom in enumerate(found):
        if atom.kind is NumberKind.TERM and atom.refused is None and atom.unit in {"year", "month"}:
            whole = atom
        elif whole is not None and _may_lean(whole, atom) and _leans(plain, whole, atom):
            atom.kind, atom.unit, atom.leans = whole.kind, whole.unit, True
            whole = atom if found[index - 1] is whole else whole


def _may_lean(whole: Atom, atom: Atom) -> bool:
    """Tell whether an atom is a small bare number near a term."""
    bare = atom.kind is NumberKind.CARDINAL and not atom.refused and atom.scale == 1
    return bare and 0 < (atom.value or 0) <= _MOST and atom.start - whole.end <= _REACH


def _leans(plain: Stretch, whole: Atom, atom: Atom) -> bool:
    """Tell whether the words between and behind make the number a second term."""
    low, gap = plain.low, (whole.end, atom.start)
    if _FOR_WHOM.fullmatch(low, *gap):
        return _TO_WHOM.match(low, atom.end) is not None
    if _LISTED.fullmatch(low, *gap):
        return _RESPECTIVELY.match(low, atom.end) is not None or low.startswith(" respectively", atom.end)
    if _END.match(low, atom.end) is None:
        return False
    before = low[max(0, whole.start - _REACH) : whole.start]
    if _TO.fullmatch(low, *gap):
        return _LOWERED.search(before) is not None and _sentenced(before)
    for between, led in _LED:
        if between.fullmatch(low, *gap):
            return led.search(before) is not None
    given = _GIVEN.search(before) is not None
    return given and (_next_person(plain, *gap) or _AGAIN.fullmatch(low, *gap) is not None)


def _sentenced(before: str) -> bool:
    """Tell whether a sentence that somebody got was changed, not what a law fixes."""
    told = _SENTENCE.search(before) is not None or _CHANGING.search(before) is not None
    return told and _LAWS.search(before) is None


def _next_person(plain: Stretch, start: int, end: int) -> bool:
    """Tell whether a person alone stands between: "his cousin for", "the landlady, who kept the keys,", "Ibrahim"."""
    if _NAME.fullmatch(plain.raw, start, end):
        return True
    found = _PERSON.fullmatch(plain.low, start, end)
    if found is None or (found["age"] and plain.low[start:end].endswith(", ") and _AGED.match(plain.low, end)):
        return False
    return not any(word.endswith(_ACTING) or word in irregular_forms() for word in found["name"].split())


# "A constable, 31, for five".
_AGED = re.compile(r"\w+(?:-\w+)?,")
_ACTING = ("ed", "ing")
