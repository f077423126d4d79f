"""The slots of a line of a flattened table: parted by gaps, tabs, bars and leaders, or by the numbers at its end."""

import re

from impactetl.lexicon.load import words_of
from impactetl.model import Span, plain
from impactetl.passages.sentences import trimmed

# Dots, dashes or a line that lead the eye from a label to its number.
_LEADERS = r"(?:\.{3,}|\u2026+|_{3,}|(?:[.\u00b7] ){3,}[.\u00b7]?|\u00b7{3,}|-{4,})"
# Signs of which one stands in any leaders; and leaders with the figure that they lead to at the end of a line, behind
# its first letter: a search would try every other one, to no other end.
_LED_SIGNS = ("...", "\u2026", "___", ". . .", "\u00b7", "----")
_LED = re.compile(
    rf"[\W\d_]*+[^\W\d_][^\n]*?{_LEADERS}\s*(?:[A-Za-z$\u00a3\u20ac\u20b1\u20b9\u20a6\u00a5]{{1,3}}[.$]?\s?)?\d[\d,.]*\+?"
    r"(?:\s(?:million|thousand|lakh|crore))?(?:\s*\([^()\n]{0,60}\))?\s*$"
)
# What leads to a number so is a label of so many words at most.
_LED_WORDS = 20
# A colon leads to a count beside that of another time: "Persons cared for: 187 (169)".
_COLON = r":[^\S\n]+(?=\d[\d,.]*[^\S\n]*\(\d[\d,.]*\)[^\S\n]*(?:\n|\Z))"
_SPLIT = re.compile(rf"\t| {{2,}}|[^\S\n]*\|[^\S\n]*|[^\S\n]*{_LEADERS}\s*|{_COLON}")
_LED_PAIR = re.compile(r"[^\W\d_][^\n:]*:[^\S\n]+\d[\d,.]*[^\S\n]*\(\d[\d,.]*\)\s*")
_FROM = re.compile(rf"[^\S\n]*{_LEADERS}")
_AGED = re.compile(
    r"\b(?:under|over|below|above|aged|ages|age|than)\s\d{1,2}(?:\s?[-\u2013]\s?\d{1,2})?\Z", re.IGNORECASE
)
# What opens an item of a list, before its label.
_BULLET = re.compile(
    r"(?:[*\u2022\u25aa\u25cf\u25e6\u2023\u00b7\u2192\u25b6\u25ba\u2713\u2714+]|[-\u2013\u2014](?=\s))\s*(?=[^\W\d_])"
)
_COUNTED_SIGNS = ("\t", "|")
_NUMBER = r"\d[\d,.]*\+?"
# A mark, or a second figure, that stands in brackets behind one; a year there is another thing.
_BESIDE = r"(?:\s*\((?!(?:19|20)\d\d\))\d[\d,]*\))?"
_MONEY = re.compile(
    r"(?:(?:US|F|C|A|R|NZ|HK)?[$\u00a3\u20ac\u20b1\u20b9\u20a6\u00a5]\s?|(?:[A-Z]{3}|N?Rs\.?|K[Ss]h|Le|Tk\.?|K|R|Bs\.?)\s)"
    r"\d[\d,.]*(?:\s(?:million|thousand|lakh|crore))?"
)
SAID = r"(?:over|about|more than|at least|nearly|almost|some)"
"""What stands before a number and tells how near it is."""
_VALUE = re.compile(rf"(?:(?:{SAID}\s)?{_NUMBER}|Unknown\*?|N/A\*?|Yes|No){_BESIDE}\*?", re.IGNORECASE)
_TAILED = re.compile(rf"(?:{_NUMBER}|Unknown\*?|N/A\*?|Yes|No){_BESIDE}", re.IGNORECASE)
_TRAILING = re.compile(rf"(?:\s+(?:{_NUMBER}{_BESIDE}|Unknown|N/A|Yes|No)\*?)+\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
# What such a tail may end in, beside a digit: a mark or the last letter of one of its words.
_TAIL_ENDS = frozenset(",.+)*nAso")
# The numbers at the end of a row stand within this many characters.
_LONGEST_TAIL = 1000
_LED_BY = frozenset(":-\u2013\u2014 ")
# Labels with their figures, bars, tabs or gaps between them.
_PAIR_SIGNS = ("|", "\t", "   ")
_PAIR = r"\s*[^\W\d_][^\d|\t\n.]{1,60}[ :]\d[\d,]*\+?"
_PAIRED = re.compile(rf"{_PAIR}(?:\s*(?:\||\t|   ){_PAIR}){{1,20}}\s*$")
# A header is short: words that all open with a capital or a digit.
_HEADER_WORDS = 8
_WHEN = (
    r"(?:(?:in|for)\s)?(?:(?:FY\s?)?(?:19|20)\d\d(?:\s?[-\u2013/]\s?\d{2,4})?"
    r"|(?:the\s)?(?:last|previous|prior|preceding|first|second|third|fourth)\s(?:year|quarter|month|half|period)"
    r"(?:\s(?:19|20)\d\d)?|(?:the\s)?year\sbefore|[QH][1-4](?:\s(?:19|20)\d\d)?)"
)
_TIME = re.compile(_WHEN, re.IGNORECASE)
_ASIDE = re.compile(
    rf"\(\s*(?P<when>{_WHEN})\s?[:=,]?\s*(?P<count>{_NUMBER})\s*\)$"
    rf"|\(\s*(?P<first>{_NUMBER})\s(?P<then>{_WHEN})\s*\)$",
    re.IGNORECASE,
)
_BARE_ASIDE = re.compile(rf"\(\s*({_NUMBER})\s*\)$")


@plain
class Slot:
    """The words between two gaps of a line.

    ``left`` and ``right`` are its columns on the line; ``field`` counts the tabs or bars before it, -1 in a line
    that spaces part.
    """

    start: int
    end: int
    left: int
    right: int
    field: int = -1

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.start, self.end


def slots_of(text: str, start: int, end: int) -> list[Slot]:
    """Split a line, which begins at ``start``, at its gaps, else before each number at its end."""
    spans: list[tuple[Span, int]] = []
    at, fields = start, 0
    counted = any(sign in text[start:end] for sign in _COUNTED_SIGNS)
    for match in [*_SPLIT.finditer(text, start, end), None]:
        stop = match.start() if match is not None else end
        if text[at:stop].strip():
            spans.append((trimmed(text, at, stop), fields if counted else -1))
        if match is not None:
            at = match.end()
            fields += any(sign in match[0] for sign in _COUNTED_SIGNS)
    if len(spans) == 1:
        spans = [(part, -1) for part in _by_words(text, spans[0][0])]
    last = len(spans) - 1
    cut = [
        [span] if i < last and _is_led_from(text, span) else _trailing(text, span) for i, (span, _) in enumerate(spans)
    ]
    parts = [(part, field, n) for found, (_, field) in zip(cut, spans, strict=True) for n, part in enumerate(found)]
    glued = any(n for _, _, n in parts)
    told = ((_bare(text, *span), field) for span, field, _ in parts)
    return [Slot(*span, span[0] - start, span[1] - start, -1 if glued else field) for span, field in told]


def _is_led_from(text: str, span: Span) -> bool:
    """Whether leaders lead on from a slot, or it ends in an age: it is a label whatever number ends it."""
    aged = _AGED.search(text, *span) is not None
    return text[span[0]].isalpha() and (aged or _FROM.match(text, span[1]) is not None)


def _bare(text: str, start: int, end: int) -> Span:
    """A slot without the bullet before a label, and the colon or the dash that leads from it to its number."""
    bullet = _BULLET.match(text, start, end)
    start, stop = bullet.end() if bullet else start, end
    while stop > start + 1 and text[stop - 1] in _LED_BY:
        stop -= 1
    return trimmed(text, start, stop)


def is_value(words: str) -> bool:
    """Tell whether words are a figure, or stand for one; a year is none.

    >>> [is_value(words) for words in ("5 (4)", "Unknown", "-", "2015", "Role")]
    [True, True, True, False, False]
    """
    counts = _VALUE.fullmatch(words) is not None or _MONEY.fullmatch(words) is not None
    return (counts and not _YEAR.fullmatch(words)) or words.lower() in _no_values()


def _no_values() -> frozenset[str]:
    return words_of("tables", "no_value", "words")


def aside_of(words: str) -> tuple[Span, Span] | None:
    """Give where the count and its time stand in words that end in the count of another time in brackets.

    >>> words = "211 (2016: 187)"
    >>> [words[a:b] for a, b in aside_of(words)]
    ['187', '2016']
    """
    found = _ASIDE.search(words) if words.endswith(")") else None
    if found is None:
        return None
    return (found.span("count"), found.span("when")) if found["count"] else (found.span("first"), found.span("then"))


def is_time(words: str) -> bool:
    """Tell whether words are a time that counts in brackets may be of: "2016", "last year"."""
    return _TIME.fullmatch(words) is not None


def bare_aside(words: str) -> Span | None:
    """Give where the count stands in words that end in a count in brackets and nothing else."""
    found = _BARE_ASIDE.search(words) if words.endswith(")") else None
    return found.span(1) if found is not None else None


def _trailing(text: str, span: Span) -> list[Span]:
    """A label and the numbers glued behind it by single spaces: "Number of Convictions 5 (4) 8 (5)"."""
    last = text[span[1] - 1]
    if (not last.isdecimal() and last not in _TAIL_ENDS) or is_value(text[slice(*span)]):
        return [span]
    tail = _TRAILING.search(text, max(span[0], span[1] - _LONGEST_TAIL), span[1])
    if tail is None:
        return [span]
    values = [(m.start(), m.end()) for m in _TAILED.finditer(text, tail.start(), span[1])]
    if len(values) == 1 and _YEAR.fullmatch(text[slice(*values[0])].rstrip("*")):
        return [span]  # "Convictions 2020" names one column or row
    label = trimmed(text, span[0], tail.start())
    return [label, *values] if label[0] < label[1] else values


def _by_words(text: str, span: Span) -> list[Span]:
    """A header without wide gaps: each capitalised word opens a cell."""
    words = list(re.finditer(r"\S+", text[slice(*span)]))
    if len(words) > _HEADER_WORDS or not all(w[0][0].isupper() or w[0][0].isdigit() for w in words):
        return [span]
    return [(span[0] + w.start(), span[0] + w.end()) for w in words]


def is_paired(line: str) -> bool:
    """Tell several labels on one line, each with its figure: "Rescued 61 | Charged 19"."""
    return any(sign in line for sign in _PAIR_SIGNS) and _PAIRED.match(line) is not None


def is_led(line: str) -> bool:
    """Tell a label that leaders lead to its figure, at the end of the line or before brackets."""
    led = any(map(line.__contains__, _LED_SIGNS)) and _LED.match(line) is not None
    return led and len(line.split(None, _LED_WORDS)) <= _LED_WORDS


def is_led_pair(line: str) -> bool:
    """Tell a label that a colon leads to a count and another in brackets: "Persons cared for: 187 (169)"."""
    return line.rstrip().endswith(")") and ":" in line and _LED_PAIR.fullmatch(line) is not None
