"""Where sentences end, within one paragraph."""

import re
from collections.abc import Iterator

# A longer stretch without a full stop is cut at a space, so that work stays linear on text without sentences.
MAX_SENTENCE = 3000

# What may stand behind a full stop and belongs to its sentence: closing marks, and the numbers of notes and sources.
_NUMBERS = r"\d{1,3}(?:\s?[-\u2013,;]\s?\d{1,3}){0,40}"
_NOTES = (
    r"(?:\s?\[NUMBERS\]|(?:(?<=[a-z%][.!?])|(?<=[a-z%)][.!?][\"\u201d\u2019])) ?\(NUMBERS\)"
    r"|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079])*"
).replace("NUMBERS", _NUMBERS)
# A set of signs stands first, and what must not stand before it behind: a search leaps to those signs at once.
_BREAK = re.compile(
    r"([.!?\u2026](?<![.][.!?\u2026])[.!?\u2026]{0,2})(?![.])(?:\[\d+\])*"
    rf"[\"'\u201d\u2019)\]]*{_NOTES}(?=\s|[A-Z][a-z])"
)
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Fr|Sr|Jr|St|Sgt|Capt|Lt|Col|Gen|Maj|Hon|Gov|Sen|Rep|Pres|No|Nos|Art|Sec|Ch|vs|v|etc|al"
    r"|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Rs|NRs|Shs|Tk|approx|ca|cf|e\.g|i\.e|a\.m|p\.m"
    r"|Ph\.D|U\.S|U\.K|U\.N|D\.C|E\.U|[A-Z])\.$",
)
# After one of these the break stands if the next word is one that opens sentences.
_SOFT = re.compile(r"\b(?:U\.S|U\.K|U\.N|D\.C|E\.U|a\.m|p\.m|etc|Inc|Ltd|Co|Corp|Jr|Sr|al)\.$")
_OPENER = re.compile(
    r"(?:The|In|On|At|It|He|She|They|We|But|And|This|That|These|Those|A|An|After|As|If|When|While|According|Since|For|His"
    r"|Her|Their|Our|Its|During|However|Police|Authorities|Of|There|By|From|To)\b",
)
_NEXT = re.compile(r"\s*[\"'\u201c\u2018(\[]*([A-Z0-9$\u00a3\u20ac\u2022\u00c0-\u00de]|\u201c)")
_LOOK_BACK = 12


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give start and end of each sentence of ``text[start:end]``, white space trimmed.

    >>> t = "U.S. police freed 7. No. 3 follows! He left at 5 p.m. They went."
    >>> [t[a:b] for a, b in sentences(t, 0, len(t))]
    ['U.S. police freed 7.', 'No. 3 follows!', 'He left at 5 p.m.', 'They went.']
    """
    begin = start
    for match in _BREAK.finditer(text, start, end):
        if match.end() >= end or not _ends(text, match, end):
            continue
        yield from _cut(text, begin, match.end())
        begin = match.end()
    yield from _cut(text, begin, end)


def _ends(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether a sentence ends at this full stop."""
    follow = _NEXT.match(text, match.end(), end)
    if follow is None:
        return False
    glued = not text[match.end()].isspace()
    if glued:  # "labor.The General": a space was lost; "U.S.Senate", "www.x.Org" are not meant
        before = text[max(match.start() - 2, 0) : match.start()]
        return match[0] == "." and before.isalpha() and before.islower()
    noted = text[match.end(1) : match.end()].lstrip().startswith("(")
    if match[0] != "." and not (match[1] == "." and noted):
        return True
    head = text[max(match.end(1) - _LOOK_BACK, 0) : match.end(1)]
    if _SOFT.search(head):
        return bool(_OPENER.match(text, follow.start(1), end))
    return not _ABBREVIATION.search(head)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends; an empty one where nothing else stands there."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Trim a sentence, and cut one that is too long at a space."""
    start, end = trimmed(text, start, end)
    while end - start > MAX_SENTENCE:
        space = max(text.rfind(sign, start + MAX_SENTENCE // 2, start + MAX_SENTENCE) for sign in (";", " ", "\n"))
        stop = start + MAX_SENTENCE if space < 0 else space + 1
        yield start, stop
        start = stop
    if start < end:
        yield start, end
