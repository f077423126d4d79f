"""Counts on lines of their own that add up to one told before them: "Victims identified: 60", "women 41", "men 19".

Nothing but the sum ties such lines to their whole, so it must be exact, and each line tells one count and little else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from impactetl.model import NumberKind, PassageKind, Period
from impactetl.records.across.passage_rows import PassageRows
from impactetl.records.across.row import Row
from impactetl.records.base.context import Context
from impactetl.records.base.link import Link
from impactetl.records.base.setting import Setting
from impactetl.records.base.view import View
from impactetl.records.draft import Reading, read_passage, told_elsewhere
from impactetl.schema import ImpactRecord
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

SUMMED = frozenset(
    {
        *("people_rescued", "people_assisted", "people_trained", "victims_identified", "victims_estimated", "arrests"),
        *("prosecutions", "investigations", "convictions", "acquittals", "cases", "operations", "businesses_closed"),
    }
)
# The lines of a breakdown stand within so many passages behind their whole.
_REACH = 24
# A line of a breakdown is no longer: a label and its count.
LINE_CHARS = 80
# Small sums come about by chance: at least so many are broken down.
_LEAST = 7
LINES = frozenset({PassageKind.ITEM, PassageKind.HEADING, PassageKind.SENTENCE, PassageKind.BLOCK})
# A share of people, cases or businesses is of one of these classes, or its noun says only where or how.
_PARTS = PERSON | {None, "case", "business", "operation"}


def broken_down_below(rows: PassageRows, readings: Sequence[Reading | None]) -> list[Reading | None]:
    """Give the readings of a document, with the lines that add up to a count that stands before them."""
    out = list(readings)
    for i, reading in enumerate(readings):
        for link, value in _wholes(reading):
            for run in runs_behind(rows, out, i, link.metric):
                lines = _adding_up([rows.row(k) for k in run], value)
                end = run[0] + len(lines)
                parts = _parts(lines, link, rows.setting)
                out[run[0] : end] = [replace(part, below=rows.passages[i].start) for part in parts] or out[run[0] : end]
    return out


def of_whole(context: Context, record: ImpactRecord | None) -> Context:
    """The context of lines that break down what a record counts: they are dated as it is."""
    first, last = (record.period_start, record.period_end) if record is not None else (None, None)
    if record is None or first is None or last is None or record.year is None:
        return context
    return replace(context, lead_period=Period(first, last, record.year), paragraph_period=None)


def _wholes(reading: Reading | None) -> Iterator[tuple[Link, float]]:
    """The counts of a passage that may be broken down below it."""
    if reading is None or not reading.links:
        return
    for link in reading.links[:2]:
        number = reading.view.items[link.phrase.start].number
        counts = link.metric in SUMMED and link.phrase.basis == "stated" and not link.negated
        if counts and link.modality == "actual" and number is not None and (number.value or 0) >= _LEAST:
            yield link, number.value or 0


def runs_behind(
    rows: PassageRows, readings: Sequence[Reading | None], i: int, metric: str | None = None
) -> Iterator[range]:
    """Give the runs of two or more short lines behind a passage of which none states something but of that metric."""
    start = None
    for k in range(i + 1, min(i + 1 + _REACH, len(rows.passages)) + 1):
        fits = k < len(rows.passages) and k <= i + _REACH and _is_line(rows, k, readings[k], metric)
        if fits and start is None:
            start = k
        elif not fits and start is not None:
            if k - start > 1:
                yield range(start, k)
            start = None


def _is_line(rows: PassageRows, k: int, reading: Reading | None, metric: str | None) -> bool:
    """Whether a passage is a label with a figure."""
    passage, words = rows.passages[k], rows.words(k)
    if passage.kind not in LINES or passage.cells or len(words) > LINE_CHARS:
        return False
    told = {link.metric for link in reading.links} if reading is not None else set()
    return told <= {metric} and any(c.isdigit() for c in words) and words[-1:] not in ".?!"


def _adding_up(rows: Sequence[Row], value: float) -> Sequence[Row]:
    """The first two lines or more of a run that add up to a value; none where they go beyond it."""
    total = 0.0
    for n, row in enumerate(rows):
        total += _only(row) or value + 1
        if total >= value:
            return rows[: n + 1] if total == value and n else ()
    return ()


def _only(row: Row) -> float | None:
    """The one number of a line that counts exactly, None where it has others or none."""
    counts = [n for n in row.mentions.numbers if n.refused is None]
    exact = len(counts) == len(row.mentions.numbers) == 1 and counts[0].kind is NumberKind.CARDINAL
    return counts[0].value if exact and counts[0].qualifier == "exact" else None


def _parts(rows: Sequence[Row], link: Link, setting: Setting) -> list[Reading]:
    """The readings of lines that add up; none where one of them counts something else."""
    out: list[Reading] = []
    for row in rows:
        reading = read_passage(row.passage, row.mentions, row.items, setting.having(row.vocabulary), ())
        phrase = _counted(reading.view)
        if phrase is None or phrase.noun not in _PARTS or _tells(reading.view, phrase):
            return []
        part = Link(phrase, link.metric, "part", None, unit=link.unit, share_of=link)
        out.append(told_elsewhere(reading, [part]))
    return out


def _tells(view: View, phrase: Phrase) -> bool:
    """Whether a verb behind the count tells something else of them: "17 women have enrolled in school"."""
    named = {i for i in range(phrase.end, len(view.items)) if view.word(i - 1) == "of"}  # "of trafficking"
    return any(view.is_verb(i) and i not in named for i in range(phrase.end, len(view.items)))


def _counted(view: View) -> Phrase | None:
    """The phrase of the one number of a line."""
    return next((phrase for phrase in view.phrases if phrase.basis == "stated"), None)
