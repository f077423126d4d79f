"""What a sum asked of givers would do, told below it without a subject: "$10/month", and below "Helps one child"."""

import re
from functools import cache

from impactetl.grammar.inflect import forms_of
from impactetl.grammar.numerals import any_of
from impactetl.grammar.tokens import words_in
from impactetl.lexicon.load import words_of
from impactetl.model import Passage
from impactetl.syntax.words import common_verbs

# A line of nothing but a sum, a time and the words that offer it: "$10/month", "€50 a month", "Give £5".
_NAMES = words_of("modality", "money_names")
_SIGNS = "$£€₹¥"
_SUM = re.compile(
    rf"\W{{0,4}}(?:{any_of(words_of('modality', 'offered'))} ?){{0,4}}"
    rf"(?:[A-Z]{{0,3}}[{_SIGNS}] ?\d[\d,.]{{0,9}}|\d[\d,.]{{0,9}} ?(?:[{_SIGNS}]|{any_of(_NAMES)}\b))"
    rf"[\W+]{{0,4}}(?:{any_of(words_of('modality', 'paid_every'))}\W{{0,3}}){{0,4}}",
    re.IGNORECASE,
)
# The sum stands so many lines above at most, in so many characters.
_LINES, _CHARS = 14, 900


def is_priced(text: str, passage: Passage) -> bool:
    """Tell whether a passage has no subject, and a sum alone stands above it with others of its kind between."""
    if not _has_no_subject(text[passage.start : passage.end]):
        return False
    above = text[max(passage.start - _CHARS, 0) : passage.start]
    if not any(sign in above for sign in _SIGNS) and not any(name in above.lower() for name in _NAMES):
        return False
    for line in [row.strip() for row in reversed(above.splitlines()) if row.strip()][:_LINES]:
        if _SUM.fullmatch(line) is not None:
            return True
        if not (line[0].islower() or _has_no_subject(line)):
            return False
    return False


def _has_no_subject(line: str) -> bool:
    """Whether a line opens with what a third does: "Helps one child", "Trains 15 officers"."""
    first = next(iter(words_in(line[:_FIRST])), "")
    return common_verbs().get(first) == "third" or (first.endswith("s") and first in _helping())


@cache
def _helping() -> frozenset[str]:
    return forms_of(*words_of("help", "label_deeds"))


# The first word ends within so many characters.
_FIRST = 24
