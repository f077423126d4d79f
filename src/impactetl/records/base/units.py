"""The unit of a figure that is no money and no term: person or case by the noun that it counts."""

import re
from collections.abc import Sequence

from impactetl.grammar.tokens import Token, tokens
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Metric
from impactetl.syntax.items import category
from impactetl.syntax.words import PERSON, noun_class

_CASE_NOUNS = words_of("justice", "cases", "nouns")
_STOPS = frozenset(
    {".", ",", ";", ":", "(", ")", "who", "were", "was", "and", "for", "against", "in", "to", "on", "under"}
)
_REACH = 6


def unit_of(metric: Metric, quote: str, number: tuple[int, int]) -> str:
    """Give the unit: the metric's own, or ``case`` where it allows both and the number counts cases.

    >>> from impactetl.metrics.registry import metric
    >>> unit_of(metric("prosecutions"), "prosecuted 12 court cases", (11, 13))
    'case'
    """
    if len(metric.units) == 1:
        return metric.units[0]
    end = min(number[1] + 120, len(quote))
    if quote[number[0] : number[1]].lower() in _ZEROS and _of_crimes(tokens(quote, number[1], end)):
        return "case"
    behind = tokens(quote, number[1], end)
    near = _shared(behind[: _REACH + _WHOLE])
    alone = not behind or category(behind[0].lower) in {"verb", "be", "have"}
    if alone and _SHARE_OF_CASES.search(quote[max(number[0] - _BEFORE, 0) : number[0]]):
        return "case"
    if [token.lower for token in behind[:2]] in _OF_THEM and _follow_cases(quote, number[0]):
        return "case"
    for i, token in enumerate(near):
        if token.lower in _CASE_NOUNS or (
            i + 1 < len(near) and near[i + 1].lower in _CASE_NOUNS and token.lower not in _STOPS
        ):
            return "case"
        if (
            token.lower in _STOPS
            or category(token.lower) in {"verb", "conj", "prep", "be", "have", "modal", "do", "neg"}
            or noun_class(token.lower) is not None
        ):
            break
    return metric.unit


_OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"], ["of", "which"])


def _follow_cases(quote: str, start: int) -> bool:
    """Whether cases were told of last before a share of "them"."""
    before = quote[max(start - _BEFORE, 0) : start]
    if _CASES_BEFORE.search(before) is None:
        return False
    return not any(noun_class(token.lower) in PERSON - {"official"} for token in tokens(before, 0, len(before)))


_ZEROS = frozenset({"no", "any"})


def _of_crimes(near: Sequence[Token]) -> bool:
    """Whether a negative word denies crimes themselves: "any forced-labour offences", not "any war crimes suspects"."""
    first = next((i for i, token in enumerate(near[: _REACH + _WHOLE]) if noun_class(token.lower) == "crime"), None)
    if first is None or any(category(token.lower) in {"prep", "be", "have", "rel"} for token in near[:first]):
        return False
    follow = near[first + 1 : first + 2]
    return not follow or category(follow[0].lower) != "noun"


_NOUNS = "|".join(sorted(_CASE_NOUNS))
_QUALIFIED = r"(?:only|just|merely|barely|some|about|around|nearly|almost|over|at\s+least|up\s+to"
_QUALIFIED += r"|(?:fewer|less|more)\s+than)"
# "Opened 21 investigations; by June, four of them had come to trial".
_CASES_BEFORE = re.compile(rf"\b(?:{_NOUNS}|investigations|files)\b[^.:]{{0,60}}$", re.IGNORECASE)
# "Of the 90 cases opened, 31 went to trial"; "1,427 complaints in 2015, of which 311 reached".
_SHARE_OF_CASES = re.compile(
    r"(?:\bof\s+(?:(?:the|these|those|all|its|their|our)\s+)?(?:[\w,]+\s+){0,4}?"
    rf"(?:{_NOUNS})\b[^.;:]{{0,60}},|\b(?:{_NOUNS})\b[^.;:]{{0,60}}\bof\s+which"
    rf"|\b(?:{_NOUNS})\s+(?:were|was)\s+\w+\s+and)\s+(?:{_QUALIFIED}\s+){{0,2}}$",
    re.IGNORECASE,
)
# The whole of such a share stands so many characters before it at most.
_BEFORE = 120


def _shared(near: Sequence[Token]) -> Sequence[Token]:
    """The words of the whole where a number tells a share: "nine of those cases", "six of the 20 cases"."""
    if not near or near[0].lower != "of":
        return near[:_REACH]
    start = next(
        (i for i in range(1, len(near)) if near[i].lower not in _WHOLE_WORDS and not near[i].lower.isdigit()), 0
    )
    return near[start : start + _REACH] if start > 1 else near[:_REACH]


# So many words lead from a share to its whole: "of all the 20".
_WHOLE = 4
_WHOLE_WORDS = frozenset({"the", "those", "these", "all", "its", "their", "such", "our"})
