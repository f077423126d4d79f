"""What each line of a plain text is in its layout: prose, heading, list item, table row, number block, furniture."""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import islice

from impactetl.model import Span, plain
from impactetl.passages.furniture import Furniture
from impactetl.passages.slots import SAID, is_led, is_paired
from impactetl.syntax.words import common_verbs

# A heading is short; one that ends in a full stop ("This is Hope.") must be shorter still.
HEADING_WORDS = 14
STOPPED_HEADING_WORDS = 7
# A line with a colon at its end leads a list in, unless it is as short as "In Cambodia:".
LEAD_WORDS = 3
# Below a year, so many words that end in a full stop are no label.
_LABEL_WORDS = 8
# A longer line is prose: no heading, row or label that anybody reads.
MAX_LINE = 3000
# A hard-wrapped line is at least this long before the wrap.
WRAP_CHARS = 50

_BULLET = re.compile(
    r"[ \t]*(?:[\u2022\u25aa\u25cf\u25e6\u2023\u00b7\u00bb\u2192\u25b6\u25ba\u2713\u2714\ue000-\uf8ff+]|[*](?!\*)"
    r"|[-\u2013\u2014](?=\s)|o(?=\s)"
    r"|\(?(?:\d{1,2}|[abd-h]|[ivx]{1,4})[.)](?=\s+[A-Z\d])|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)(?=\s+[a-z\d]))[ \t\u00a0]*"
)
# The letters that count an item, with their sign, are no longer: "iii.".
_MARK = 5
_NUMBER_LINE = re.compile(
    rf"[^\w\n]*+(?:(?:[$\u00a3\u20ac]|US\$|Rs\.?|{SAID} )\s*"
    r"|(?-i:[A-Z]{3}) (?=\d[\d.]*(?:,\d\d\d|\s(?:million|billion|thousand))))?"
    r"\d[\d.,\u00a0\u202f]*(?:\s*(?:million|billion|thousand|[mk]|bn))?\+?[^\w\n]*",
    re.IGNORECASE,
)
# The letters that the words before such a number begin with, beside the code of a currency.
_NUMBER_OPENS = frozenset("uUrRoOmMnNaAsS")
_YEAR_LINE = re.compile(r"\W*(?:19|20)\d\d\W*")
_COLUMNS = re.compile(r"\S(?:\t+| {2,}|\s*\|\s*)\S")
# A number behind white space and bars with a gap among them: a tab, a bar or two spaces. A set of signs stands first,
# to which a search leaps, and what must not stand before it behind.
_NUMBER_CELL = re.compile(
    r"[\s|](?<![\s|]{2})(?:(?<=[\t|])|(?<= )(?= )|(?=[\s|]*?(?:[\t|]|  )))[\s|]*+[$\u00a3\u20ac]?\d[\d.,]*[%mk]?\b"
)
# A label and two numbers or more, or numbers alone: a row of a flattened table.
_FLAT_ROW = re.compile(
    r"\s*(?:[A-Z][^.!?:;\n]{0,90}?)?"
    r"(?:\s+(?:\d[\d,]*(?:\s*\(\d{1,2}\)){0,2}|(?:Unknown\*?|N/A\*?|Yes|No)(?:\s*\(\d{1,2}\))?)){2,}\s*"
)
# A flattened row ends in one of these; columns are told by one of these gaps.
_ROW_ENDS, _GAPS = (*"0123456789,)*", "Unknown", "N/A", "Yes", "No"), ("\t", "  ", "|")
_LEADERS = ("....", "\u2026\u2026", "____")
_LEADER = re.compile(r"\.{4,}|\u2026{2,}|_{4,}")
_LABEL = re.compile(
    rf"[^.!?\n]{{3,110}}:\s*(?:{SAID} |[$\u00a3\u20ac])?\d[\d.,]*\+?"
    r"(?:\s*(?:million|thousand))?"
    r"(?:\s*\([^()\n]{0,60}\))?\s*",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s*(?:page\s+\d+(?:\s+of\s+\d+)?(?:\s*\|.*)?|([-\u2013\u2014])\s*\d{1,4}\s*\1)\s*", re.IGNORECASE)
# Between such signs stands the number of a page.
_PAGE_SIGNS = ("-", "\u2013", "\u2014")
# The title of a page is as long as this.
_TITLE_CHARS = 16
# The title is among so few first lines, its copies among so many; no title is longer.
_TITLES, _HEAD_LINES, MAX_TITLE = 2, 24, 400
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could)\b|(?:^\W*(?:it|i|you)|\b(?:he|she|they|we))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
# Told sign by sign, since a search leaps to the first of them at once.
_LINE_BREAK = re.compile(r"\r\n|\n|\r|\u2028|\u2029|\x0c")
_TELLING = frozenset({"past", "preterite", "third"})
_TERMINAL = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*\s*$")
_VERB_START = re.compile(r"\s*[a-z]")


class LineKind(StrEnum):
    """What a line is."""

    BLANK = "blank"
    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    NUMBER = "number"
    PAGE = "page"
    CELLS = "cells"  # in a table that the document tells
    FURNITURE = "furniture"


@plain
class Line:
    """One line with its kind; ``start`` is where its words begin, after a bullet."""

    start: int
    end: int
    kind: LineKind
    raw_start: int


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each line, without its line break."""
    start = 0
    for match in _LINE_BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def classify(text: str) -> list[Line]:
    """Tell the kind of every line, in order."""
    spans = list(lines(text))
    blank = [not text[a:b].strip() for a, b in spans]
    out: list[Line] = []
    furniture = Furniture()
    titles = _copies(text, [span for span, empty in zip(spans, blank, strict=True) if not empty])
    for i, (a, b) in enumerate(spans):
        if blank[i]:
            out.append(Line(a, b, LineKind.BLANK, a))
            continue
        line = text[a:b]
        alone = (i == 0 or blank[i - 1], i + 1 == len(spans) or blank[i + 1])
        kind, offset = (LineKind.FURNITURE, 0) if furniture.holds(line) else _kind(line, alone)
        if kind is LineKind.NUMBER and _YEAR_LINE.fullmatch(line) and _heads(text, spans, i):
            kind = LineKind.HEADING
        under = text[slice(*spans[i + 1])] if not alone[1] else ""
        kind = _titled(kind, line, under, title=a in titles or _is_second_title(line, under))
        start = a + offset
        out.append(Line(start + len(text[start:b]) - len(text[start:b].lstrip()), a + len(line.rstrip()), kind, a))
    return out


def _titled(kind: LineKind, line: str, under: str, *, title: bool) -> LineKind:
    """The kind of a line that may be prose or a heading, by what it is known for and the line ``under`` it."""
    if title and kind is LineKind.PROSE:
        return LineKind.HEADING
    wraps = kind is LineKind.HEADING and not title and bool(under) and _wraps(line, under)
    return LineKind.PROSE if wraps else kind


def _heads(text: str, spans: Sequence[tuple[int, int]], i: int) -> bool:
    """Whether sentences stand below a line, as below a year of a timeline; a label below a number is shorter."""
    below = next((text[a:b].strip() for a, b in islice(spans, i + 1, i + 3) if text[a:b].strip()), "")
    told = sum(1 for _ in islice(_WORD.finditer(below), _LABEL_WORDS + 1)) > _LABEL_WORDS or ". " in below
    return told and _TERMINAL.search(below) is not None and below[0].isupper()


def _copies(text: str, spans: list[Span]) -> frozenset[int]:
    """Where the lines start that are copies of one title: a page tells its own in its head, its text and its notes."""
    found: set[int] = set()
    for k, (a, b) in enumerate(spans[:_TITLES]):
        title = text[a:b].strip().rstrip(".\u2026").rstrip()
        for c, d in spans[k + 1 : _HEAD_LINES] if _TITLE_CHARS <= b - a <= MAX_TITLE else ():
            short, long = sorted((title, text[c:d].strip().rstrip(".\u2026").rstrip()), key=len)
            if len(short) >= _TITLE_CHARS and long.startswith(short) and not long[len(short) :].startswith("."):
                found.update((a, c))
    return frozenset(found)


# A headline in title case has so many words at least; words so short may be small in it.
_TITLE_WORDS, _SMALL_WORD = 5, 4


def _is_second_title(line: str, under: str) -> bool:
    """Whether a line in title case stands right above a sentence, which does not go on with it."""
    return bool(under) and _is_in_title_case(line) and _opens_prose(under)


def _is_in_title_case(line: str) -> bool:
    """Whether a line without a full stop has capitals as headlines do: "Defendant Lured Girl From Ohio to New York"."""
    words = line.split()
    if len(words) < _TITLE_WORDS or len(line) > MAX_TITLE or line.rstrip()[-1] in ".,;:!?":
        return False
    told = [word for word in words if word[0].isalpha() and len(word) > _SMALL_WORD]
    return len(told) >= _TITLE_WORDS - 1 and all(word[0].isupper() for word in told)


def _opens_prose(line: str) -> bool:
    """Whether a line begins with a capital and goes on in small letters: a sentence, and no more of a headline."""
    words = line.split()
    small = [word for word in words[1:] if len(word) > _SMALL_WORD and word[0].islower()]
    return words[0][0].isupper() and len(small) >= _TITLE_WORDS - 1


def _wraps(line: str, after: str) -> bool:
    """Whether the next line goes on with this one: hard-wrapped prose is no heading."""
    if line.isupper() or _LABEL.fullmatch(after) or _BULLET.match(after):
        return False
    return after.lstrip()[:1].islower() or len(line.rstrip()) >= WRAP_CHARS


def is_bulleted(line: str) -> bool:
    """Tell an item of a list by its bullet; a line of words is known by its first letter."""
    word = line[:1].isalpha() and line[0] != "o" and "." not in line[:_MARK] and ")" not in line[:_MARK]
    return not word and bool(_bullet_end(line))


def is_figure(line: str) -> bool:
    """Tell a number on a line of its own, or a row of a table: what may belong to words on other lines."""
    if len(line) > MAX_LINE:
        return False
    if is_bulleted(line):
        return is_row(line[_bullet_end(line) :])
    return _is_number(line) or is_row(line)


def _bullet_end(line: str) -> int:
    """Where the words of an item begin; 0 where no bullet stands before words."""
    bullet = _BULLET.match(line)
    return bullet.end() if bullet and bullet.end() < len(line) and bullet[0].strip() else 0


def _kind(line: str, alone: tuple[bool, bool]) -> tuple[LineKind, int]:
    """Give the kind of a line that is not blank, and the offset of its words."""
    if _is_page(line):
        return LineKind.PAGE, 0
    bullet = _bullet_end(line)
    if bullet:
        return LineKind.ITEM, bullet
    if len(line) > MAX_LINE:
        return LineKind.PROSE, 0
    told = next((kind for kind, holds in _KINDS if holds(line)), None)
    return told or (LineKind.HEADING if _is_heading(line, alone) else LineKind.PROSE), 0


def _is_page(line: str) -> bool:
    """Tell the number of a page: "Page 12 of 30", "- 12 -"."""
    return (line.rstrip().endswith(_PAGE_SIGNS) or "page" in line.lower()) and _PAGE.fullmatch(line) is not None


def _is_number(line: str) -> bool:
    """Tell a number on a line of its own; a line of words is known by its first letter."""
    opens = not line[:1].isalpha() or line[0] in _NUMBER_OPENS or line[:3].isupper()
    return opens and _NUMBER_LINE.fullmatch(line) is not None


def is_row(line: str) -> bool:
    """Tell a table row: a label with numbers behind it, or cells in columns."""
    words = line.strip()
    if words.endswith(_ROW_ENDS) and _ends_in_two(words) and _FLAT_ROW.fullmatch(" " + words):
        return True
    if is_led(line) or is_paired(line):
        return True
    if not any(map(line.__contains__, _GAPS)):
        return False
    celled = _NUMBER_CELL.search(line) is not None or line.count("   ") > 1
    return celled and _COLUMNS.search(words) is not None


def _ends_in_two(words: str) -> bool:
    """Whether the last two words of a line may be numbers or words of a flattened row."""
    last = words.rsplit(None, 2)[-2:]
    return len(last) > 1 and all(word[0].isdecimal() or word[0] in "(UNY" for word in last)


def _is_label(line: str) -> bool:
    """Tell a label that leaders or a colon lead to its number."""
    led = any(map(line.__contains__, _LEADERS)) and _LEADER.search(line) is not None
    return led or (":" in line and _LABEL.fullmatch(line) is not None)


# In the order of trying.
_KINDS: tuple[tuple[LineKind, Callable[[str], bool]], ...] = (
    (LineKind.NUMBER, _is_number),
    (LineKind.ROW, is_row),
    (LineKind.ITEM, _is_label),
)


def _tells(line: str) -> bool:
    """Whether a short line with a full stop is a sentence: it has a verb behind its first word ("Police freed 88.")."""
    words = [match[0].lower() for match in _WORD.finditer(line)]
    return _FINITE.search(line) is not None or any(common_verbs().get(word) in _TELLING for word in words[1:])


def _is_heading(line: str, alone: tuple[bool, bool]) -> bool:
    """Tell a heading by its shortness, its place and its want of a full stop."""
    count = sum(1 for _ in islice(_WORD.finditer(line), HEADING_WORDS + 1))
    if (
        count == 0
        or count > HEADING_WORDS
        or _VERB_START.match(line)
        or line.rstrip().endswith((",", ";", "\u201d", '"'))
    ):
        return False
    if line.rstrip().endswith(":") and count > LEAD_WORDS:
        return False
    if _TERMINAL.search(line) and not line.rstrip().endswith("?"):
        return all(alone) and count <= STOPPED_HEADING_WORDS and not _tells(line)
    letters = [c for c in line if c.isalpha()]
    upper = sum(c.isupper() for c in letters) > 0.8 * len(letters)
    return upper or alone[0] or (alone[1] and not line.rstrip().endswith(":"))
