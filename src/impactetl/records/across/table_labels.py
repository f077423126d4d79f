"""The labels of the figures of a table: what they date, what they leave to the caption above, what counts nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from impactetl.grammar.bracketed import part_in_brackets
from impactetl.grammar.calendar_resolve import Reference, resolve, whole_year
from impactetl.grammar.month_labels import counts_parts, month_label
from impactetl.lexicon.load import load, words_of
from impactetl.model import Cell, DateMention, DateRole, Mentions, Period, Span, plain
from impactetl.syntax.words import noun_class

WORD = re.compile(r"[^\W\d_]{2,}")
# What a heading adds in brackets.
_BRACKETED = re.compile(r"\([^()\n]{1,100}\)")
# A span or a number of years, months or days.
_BAND = re.compile(r"\d")
# What sets a date off from the other words of a label, marks of footnotes among them.
_SIGNS = " \t\n\u00a0,;:/|*\u2020\u2021#-\u2013\u2014"
# The number of a table before its caption.
_NUMBERED = re.compile(
    r"\W{0,3}(?:(?:table|figure|tab|fig|chart|box)\b\.?\s{0,3}[\w.]{0,6}\s{0,3}[.:|\u2013\u2014-]?\s{0,3})?",
    re.IGNORECASE,
)
# What a caption counts ends where it says by what that is parted.
_PARTED = re.compile(r"\s(?:by|per|in|for|during|from|between|of)\s", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:(\w+)\s+)?(?:\b(?:and|or|versus|vs)\b|[&/])(?:\s*(?:their\s+)?(\w+))?", re.IGNORECASE)
_BRACKETS = frozenset("()[]")
_ALL = frozenset({"total", "totals", "all", "sum", "overall"})
# The classes of nouns by which a label names some of those whom another counts.
_PARTS = frozenset({"woman", "minor", "victim", "people"})


@plain
class Labels:
    """The labels of one row of a table, with what stands in them."""

    text: str
    mentions: Mentions
    reference: Reference
    title: Span | None = None
    caption: Span | None = None

    def of(self, spans: Sequence[Span]) -> Period | None:
        """The period that the first of several labels names that name one."""
        return next((found for span in spans if (found := self.period(span)) is not None), None)

    def period(self, span: Span) -> Period | None:
        """The period that a label names."""
        for mention in self._of(span):
            if mention.role in {DateRole.IN, DateRole.BETWEEN}:
                return resolve(mention, self.reference)
        return None

    def dated(self, spans: Sequence[Span]) -> Period | None:
        """The period that the labels of a figure tell: a month or a quarter is of the year that others name.

        Where none of them does, it is of the year of the caption, else of the year in force.
        """
        named = [span for span in spans if month_label(self.text, span) is None]
        year = self.of([span for span in named if self.bare(span)]) or self.of(named)
        months = next((span for span in spans if span not in named), None)
        if months is None:
            return year
        above = [self.caption] if self.caption is not None else []
        return self._within(months, year or self.of(above)) or year

    def _within(self, months: Span, year: Period | None) -> Period | None:
        """The time that a month or a quarter without its year names in the one that is told, or in what is in force."""
        mention = month_label(self.text, months)
        reference = self.reference if year is None else replace(self.reference, story=year)
        frame = reference.story or reference.reporting
        fiscal = frame is not None and frame != whole_year(frame.year)
        if mention is None or (fiscal and counts_parts(self.text, months)):
            return None
        return resolve(mention, reference)

    def years_together(self, cells: Sequence[Cell]) -> Period | None:
        """The time from the first to the last of the years that head columns of a row, which its totals are of."""
        heads = {cell.columns[-1] for cell in cells if cell.columns and self.bare(cell.columns[-1])}
        told = [period for span in heads if (period := self.period(span)) is not None]
        if len({period.year for period in told}) <= 1:
            return None
        last = max(told, key=lambda period: period.last)
        return Period(min(period.first for period in told), last.last, last.year)

    def totals(self, cell: Cell) -> bool:
        """Whether the heading of a column says that all are counted, and no more."""
        words = _words(self.text[slice(*cell.columns[-1])]) if cell.columns else set()
        return bool(words & _ALL) and words <= set(load("tables")["caption"]["plain"])

    def bare(self, span: Span) -> bool:
        """Whether a label is a date and nothing else."""
        if month_label(self.text, span) is not None:
            return True
        at, rest = span[0], ""
        for mention in self._of(span):
            start = mention.outer_start if mention.outer_start >= 0 else mention.start
            rest, at = rest + self.text[at:start], mention.end
        return at > span[0] and not WORD.search(rest + self.text[at : span[1]])

    def beside(self, span: Span) -> tuple[Span, ...]:
        """The words of a label beside its dates: "convictions" of "2020 convictions"."""
        at, parts = span[0], list[Span]()
        for mention in self._of(span):
            parts.append((at, max(mention.outer_start, at) if mention.outer_start >= 0 else mention.start))
            at = mention.end
        return tuple(part for a, b in (*parts, (at, span[1])) if (part := _trimmed(self.text, a, b)))

    def _of(self, span: Span) -> list[DateMention]:
        dates = self.mentions.heads.get(span, self.mentions).dates
        return [m for m in dates if span[0] <= m.start and m.end <= span[1]]

    def places(self, span: Span) -> set[str]:
        """The words of the places that a label names."""
        known = self.mentions.heads.get(span, self.mentions).places
        inside = [self.text[p.start : p.end] for p in known if span[0] <= p.start and p.end <= span[1]]
        return set(WORD.findall(" ".join(inside).lower()))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """A part of a label without the signs that set its date off; None where it has no words."""
    words = text[start:end].rstrip(_SIGNS + "([").lstrip(_SIGNS + ")]")
    if not WORD.search(words):
        return None
    start = text.index(words, start)
    return start, start + len(words)


def no_count(text: str, labels: Sequence[Span]) -> bool:
    """Tell whether a label says that its numbers are shares, averages, goals or the like."""
    words = " ".join(text[a:b] for a, b in labels)
    known = load("tables")["no_count"]
    return any(sign in words for sign in known["signs"]) or not set(known["words"]).isdisjoint(_words(words))


def names_goal(heading: str) -> bool:
    """Tell whether the heading of a column says that what stands below it was aimed at, not done."""
    return not set(load("tables")["goal"]["words"]).isdisjoint(_words(heading))


def tells_terms(headings: Sequence[str], label: str) -> bool:
    """Tell whether a row counts the convicted by their sentence: "15-19 years" below "Terms given on conviction"."""
    known = load("tables")["terms"]
    band = set(WORD.findall(label.lower()))
    said = [_words(_BRACKETED.sub("", heading)) for heading in headings]
    imposed = any(not told.isdisjoint(known["nouns"]) and not told.isdisjoint(known["imposed"]) for told in said)
    barred = any(not told.isdisjoint(known["no_count"]) for told in said)
    return (
        imposed
        and not barred
        and band <= {*known["kinds"], *words_of("tables", "bands", "words")}
        and (bool(band) or _BAND.search(label) is not None)
    )


def names_things(text: str, label: Span) -> bool:
    """Tell whether the label of a row says that its figures are of another thing than what stands above tells."""
    return not set(load("tables")["caption"]["other_things"]).isdisjoint(_words(text[slice(*label)]))


def tells_money(words: str) -> bool:
    """Tell whether a heading says that the numbers below it are sums of money: "Accounts (EUR 000)"."""
    known = load("tables")["money"]
    units = " ".join(_BRACKETED.findall(words)) if "(" in words else ""
    signed = any(sign in units for sign in known["signs"]) or not set(known["units"]).isdisjoint(WORD.findall(units))
    return signed or not set(known["words"]).isdisjoint(_words(words))


def is_title(cell: Cell, span: Span, labels: Labels) -> bool:
    """Tell whether the heading of the one column of a table is the whole line above it, and so a title of its rows."""
    return cell.columns == (span,) and span == labels.title and cell.header is not None


def part_of_column(text: str, heading: Span) -> Span | None:
    """Give whom the heading of a column names that are a part of those in the column before it: "(women)"."""
    words = text[slice(*heading)].lower()
    within = words[:1] in _BRACKETS and words[-1:] in _BRACKETS
    if within:
        heading, words = (heading[0] + 1, heading[1] - 1), words[1:-1]
    elif (told := part_in_brackets(text, *heading)) is not None:
        return told[1]
    named = within and any(noun_class(word) in _PARTS for word in _words(words))
    return heading if named or words.startswith(tuple(load("tables")["part"]["openings"])) else None


def of_caption(caption: Span, cell: Cell, labels: Labels) -> tuple[Span, ...]:
    """The words of a caption that say what a cell counts, where its own labels leave that to it: years, places, totals.

    None where the caption tells of several things or of shares, or where a label tells of another thing.
    """
    text = labels.text
    words = text[slice(*caption)]
    named = _NUMBERED.match(words)
    start = named.end() if named else 0
    parted = _PARTED.search(words, start)
    if _names_several(words[start : parted.start() if parted else None]) or no_count(text, [caption]):
        return ()
    if cell.columns and not is_title(cell, cell.columns[-1], labels) and not _leaves_open(cell.columns[-1], labels):
        return ()
    if cell.header is not None and names_things(text, cell.header):
        return ()
    return labels.beside((caption[0] + start, caption[1]))


def _names_several(words: str) -> bool:
    """Whether a caption tells of several things: "arrests and convictions", not "women and children"."""
    return any({noun_class(word.lower()) for word in found.groups("")} - _PARTS for found in _SEVERAL.finditer(words))


def _leaves_open(column: Span, labels: Labels) -> bool:
    """Whether the heading of a column says no more than a year, a place or that all are counted."""
    named = _words(labels.text[slice(*column)]) - labels.places(column)
    plain = load("tables")["caption"]["plain"]
    return labels.bare(column) or all(word in plain or noun_class(word) in _PARTS for word in named)


def _words(words: str) -> set[str]:
    return set(WORD.findall(words.lower()))
