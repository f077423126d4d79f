"""Sentences in which a document says what period its figures are for, told by their words.

A sentence about the figures of a document, or about the document, has no words of its own beside a date: "All figures
on this page are to 31 December 2019 unless we say otherwise", "This digest covers April to June 2018"; where it speaks
of "our" figures or "this" digest, it may hold a few names. With another word it may be about something else, "Figures
of the census cover 2011", unless it opens with the document's own figures and tells one span of time: "The figures
below run from April 2018 to March 2019 and leave out visits". A letter may also open with a year: "2017 was our
busiest year".
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from impactetl.grammar.calendar_resolve import Reference, resolve, whole_year
from impactetl.lexicon.load import words_of
from impactetl.mentions.date_finder import find_dates
from impactetl.model import DateKind, DateMention, DateRole, Period, Span, plain

_YEAR = re.compile(r"19\d\d|20\d\d|F(?<!\wF)Y\s?\d\d")
_LINE = re.compile(r"[^\n\r]+")
_SENTENCE = re.compile(r"(?:[^.!?;]|[.!?](?=\S))+")
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
# Such a sentence is no longer than this, in characters, and holds no more names.
_LONGEST, _MOST_NAMES = 220, 4
# What speaks of the document's own: only such a sentence may hold names.
_OWN = frozenset({"our", "we", "us", "this", "these", "here", "you", "your", "all", "above", "below"})
# Between words for the document and a date that is all it is about: "our report on the year 2012".
_ON = re.compile(r"\s(?:on|for|about)\s+(?:the\s+)?(?:(?:calendar|financial|fiscal)?\s*year\s+)?\Z", re.IGNORECASE)
# The year that a letter or a page opens with: "2017 was our busiest year", "As 2016 draws to a close we".
_OPENS = re.compile(
    r"\W*(?:the year )?((?:19|20)\d\d) (?:was|has been|proved|turned out)\b[^.;\n]{0,60}\byear\b"
    r"|\b(?:the year )?((?:19|20)\d\d) (?:is|was) (?:nearly|almost) (?:over|done|gone|behind us)\b"
    r"|\blook(?:ing)? back (?:at|on|over|to)(?: the year)? ((?:19|20)\d\d)\s*\Z"
    r"|\b(?:end|close|account|report|story) (?:of|on) (?:our|the) [a-z]+ year(?: of [a-z]+)?,? \(?((?:19|20)\d\d)\b"
    r"|\b(?:as|now that) ((?:19|20)\d\d) (?:draws?|drew|comes?|came|nears?|neared|ends|ended|closes|closed)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:our|us|we)\b", re.IGNORECASE)
# Such a sentence stands among so many first lines.
_OPENING_LINES = 12


@plain
class Stated:
    """A period that a document states for its figures; ``counted_up`` where they are totals up to its last day.

    ``span`` is the sentence that says so.
    """

    period: Period
    span: Span
    counted_up: bool = False


def statement(text: str) -> Stated | None:
    r"""Give what the first sentence of a text that is about the period of its figures says.

    >>> statement("Results\nAll figures are to 31 December 2019 unless we say otherwise.").period.year
    2019
    >>> statement("Figures of the census cover 2011.") is None
    True
    """
    found = (_stated(text, *span) for span in _may_state(text))
    return next((stated for stated in found if stated is not None), None) or _opening(text)


def _may_state(text: str) -> Iterator[Span]:
    """The sentences with a year and a word for figures or the document."""
    for line in _LINE.finditer(text):
        if _YEAR.search(line[0]) is None or not any(map(line[0].lower().__contains__, _subjects())):
            continue
        for sentence in _SENTENCE.finditer(text, *line.span()):
            if sentence.end() - sentence.start() <= _LONGEST and _YEAR.search(sentence[0]):
                yield sentence.span()


def _words(name: str) -> frozenset[str]:
    return words_of("framing", name)


@cache
def _subjects() -> tuple[str, ...]:
    return tuple(sorted(_words("figures") | _words("document") | _words("running") | _ENTERED | {"what", "period"}))


@cache
def _known() -> frozenset[str]:
    lists = ("figures", "document", "doing", "telling", "relation", "start", "as_of", "beside")
    return frozenset[str]().union(*map(_words, lists))


def _stated(text: str, start: int, end: int) -> Stated | None:
    dates = [mention for mention in find_dates(text, start, end) if mention.kind is DateKind.ABSOLUTE]
    if not dates:
        return None
    spans = [(mention.outer_start if mention.outer_start >= 0 else mention.start, mention.end) for mention in dates]
    words = _WORD.finditer(text, start, end)
    found = [word[0] for word in words if not any(a <= word.start() < b for a, b in spans)]
    told = frozenset(word.lower() for word in found)
    if _is_made_of_known(found, told):
        as_of = not told.isdisjoint(_words("as_of")) or dates[-1].role is DateRole.UNTIL
        if not told.isdisjoint(_words("figures")) and (as_of or not told.isdisjoint(_words("relation"))):
            return _period((start, end), dates, told, as_of=as_of)
        if _of_document(text[start : dates[0].start], told):
            return _period((start, end), dates, told, as_of=False)
    return _period((start, end), dates, told, as_of=False) if _runs(text, start, dates, told) else None


def _is_made_of_known(words: Sequence[str], told: frozenset[str]) -> bool:
    """Whether a sentence has no words but those for a document, its figures and times; its own may hold names."""
    unknown = [word for word in words if word.lower() not in _known()]
    names = all(word[:1].isupper() for word in unknown) and len(unknown) <= _MOST_NAMES
    return not unknown or (names and not told.isdisjoint(_OWN))


_ENTERED = frozenset({"entries", "cases", "listed"})


@cache
def _runs_from() -> re.Pattern[str]:
    """What opens a sentence that tells the span of the figures of its document."""
    figures, document, running = ("|".join(sorted(_words(name))) for name in ("figures", "document", "running"))
    ours = rf"(?:all|these|our|every)\s(?:of\s)?(?:the\s|our\s|these\s)?(?:[a-z]+\s){{0,2}}?(?:{figures})\b"
    here = rf"(?:the\s)?(?:{figures})\s(?:here|below|above|that\sfollow|(?:i|o)n\sthis\s[a-z]+)\b"
    pages = rf"(?:what\sfollows|everything\s(?:here|below|on\sthis)|this\s(?:[a-z]+\s)?(?:{document}|log|register))\b"
    period = r"the\s(?:reporting\s)?period\s(?:[a-z]+\s){0,4}?(?:is|was|runs|ran)\b|(?:the\s)?entries\b"
    years = r"(?:our|the|this)\s(?:reporting|financial|fiscal|review)\syear\s(?:is|was|runs|ran)\b"
    ran = r"(?:ran|runs|lasted|took\splace|was\s(?:run|carried|implemented))"
    work = rf"(?:the|this|our)\s(?:[a-z]+\s){{0,2}}?(?:{running})\s{ran}\b"
    return re.compile(rf"\W*(?:{ours}|{here}|{pages}|{period}|{years}|(?P<work>{work}))", re.IGNORECASE)


# Figures are of a month at least, and of no more years than a project runs.
_SHORTEST_SPAN, _LONGEST_SPAN = timedelta(days=27), timedelta(days=4 * 366)


def _runs(text: str, start: int, dates: Sequence[DateMention], told: frozenset[str]) -> bool:
    """Whether a sentence with words of its own opens with the figures of its document, and tells one span.

    ``told`` are its words. How long work ran is said at the head of the account of it.
    """
    if len(dates) != 1 or dates[0].role not in {DateRole.IN, DateRole.BETWEEN}:
        return False
    period = resolve(dates[0], Reference())
    if period is None or not _SHORTEST_SPAN <= period.last - period.first <= _LONGEST_SPAN:
        return False
    opens = _runs_from().match(text, start, dates[0].start)
    if opens is None or not told.isdisjoint(_words("no_span") | _words("edited")):
        return False
    return opens["work"] is None or text.count("\n", 0, start) < _OPENING_LINES


def _of_document(before: str, told: frozenset[str]) -> bool:
    """Whether a document says what it is about: "This digest covers", "Here is what you made possible in".

    ``before`` is what stands in the sentence before its date, ``told`` its words.
    """
    if told.isdisjoint(_OWN):
        return False
    if "what" in told and not told.isdisjoint(_words("doing")):
        return True
    tells = not told.isdisjoint(_words("telling")) or _ON.search(before) is not None
    return tells and not told.isdisjoint(_words("document"))


def _period(span: Span, dates: Sequence[DateMention], told: frozenset[str], *, as_of: bool) -> Stated | None:
    """The period from the first date to the last; a total counts up from a founding, or up to a day."""
    periods = [resolve(mention, Reference()) for mention in dates if mention.role is not DateRole.SINCE]
    if not periods or None in periods:
        return None
    first, last = periods[0], periods[-1]
    if first is None or last is None:
        return None
    spans = dates[-1].role is DateRole.BETWEEN
    begun = not told.isdisjoint(_words("start")) or dates[0].role is DateRole.SINCE
    if begun or (as_of and len(periods) == 1 and not spans):
        return Stated(Period(first.first, last.last, last.year, open_end=True), span, counted_up=True)
    return Stated(Period(min(first.first, last.first), last.last, last.year), span)


def _opening(text: str) -> Stated | None:
    """The year with which a letter or a page of an organisation opens."""
    for number, line in enumerate(_LINE.finditer(text)):
        if number >= _OPENING_LINES:
            return None
        if _YEAR.search(line[0]) is None:
            continue
        for sentence in _SENTENCE.finditer(line[0]):
            opens = _OPENS.search(sentence[0]) if _YEAR.search(sentence[0]) is not None else None
            if opens is not None and (opens[1] is None or _OURS.search(sentence[0])):
                return Stated(whole_year(int(opens[opens.lastindex or 1])), line.span())
    return None
