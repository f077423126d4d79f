"""One HTML page: the figures, and each document with what is right, missed, spurious or wrong marked in its text.

The page needs no script and no other file. The same evaluation gives the same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from impactetl.evaluation.faults import agrees, annotated, filled, kinds_of, mistaken_for
from impactetl.evaluation.gold import NUMBER, Row, Text
from impactetl.evaluation.intervals import Interval
from impactetl.evaluation.match import Pair, overlap
from impactetl.evaluation.measure import Evaluation, Figures
from impactetl.evaluation.report import shown, title_of

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; }
table { border-collapse: collapse; margin: 1rem 0; } td, th { padding: .15rem .7rem; text-align: right; }
td:first-child, th:first-child { text-align: left; } tr:nth-child(even) { background: #f3f3f3; }
pre { white-space: pre-wrap; font: inherit; border-left: 3px solid #ddd; padding-left: 1rem; }
mark { padding: 0 .15em; border-radius: .2em; color: inherit; } .right { background: #d9efdc; }
.optional { background: #e8e8e8; } .missed { background: #ffd9a8; } .spurious { background: #f5b8bd; }
.wrong { background: #fbef9a; } li.right, li.optional { color: #666; }
"""
_HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head><body>
<h1>{title}</h1>
<p>Figures with their 95 % intervals (bootstrap over documents). In the texts: <mark class="right">right</mark>
<mark class="wrong">wrong in a column</mark> <mark class="missed">missed</mark> <mark class="spurious">spurious</mark>
<mark class="optional">optional</mark>. The list below each text says what is wrong.</p>
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text to mark, and what is to be said of it."""

    start: int
    end: int
    kind: str
    note: str


def page(evaluation: Evaluation, title: str) -> str:
    """Write the page of an evaluation."""
    pieces = [_HEAD.format(title=escape(title), style=_STYLE), _figures(evaluation), _errors(evaluation)]
    for text in evaluation.texts:
        pieces += _document(text, marks(evaluation.pairs[text.name], text.rejections))
    return "".join(pieces) + "</body></html>\n"


def _figures(evaluation: Evaluation) -> str:
    head = "<table><tr><th>figure<th>gold<th>predicted<th>right<th>precision<th>recall<th>F1</tr>\n"
    return head + "".join(_row(found) for found in evaluation.figures) + "</table>\n"


def _row(found: Figures) -> str:
    cells = (found.gold, found.predicted, found.right, *map(_span, (found.precision, found.recall, found.f1)))
    return f"<tr><td>{escape(title_of(found.key))}" + "".join(f"<td>{cell}" for cell in cells) + "</tr>\n"


def _span(found: Interval | None) -> str:
    return shown(found, "&ndash;")


def _errors(evaluation: Evaluation) -> str:
    lines = (
        f"<tr><td>{error.kind}<td>{error.count}<td>{_span(error.per_line)}</tr>\n"
        for error in evaluation.errors
        if error.count
    )
    return "<table><tr><th>kind of error<th>count<th>to one gold line</tr>\n" + "".join(lines) + "</table>\n"


def marks(of_document: Sequence[Pair], rejections: Sequence[Row]) -> list[Mark]:
    """Give a mark for each pair of a document, in the order of its text."""
    made = [_mark(pair, of_document, rejections) for pair in of_document]
    return sorted(made, key=lambda mark: (mark.start, mark.end, mark.kind, mark.note))


def _mark(pair: Pair, others: Sequence[Pair], rejections: Sequence[Row]) -> Mark:
    row = pair.gold if pair.gold is not None else pair.record or {}
    kinds = kinds_of(pair, others)
    kind = "optional" if pair.optional else _class_of(pair, kinds)
    note = f"{kind}: {_shown(row)}"
    if pair.gold is not None and pair.record is not None:
        note += "".join(f"; {difference}" for difference in _differences(pair.gold, pair.record))
    elif pair.gold is not None:
        note += f"; {_fate(pair, others, rejections)}"
    else:
        note += f"; by rule {row.get('extractor', 'unknown')}"
    return Mark(row["number_start"], row["number_end"], kind, note)


def _class_of(pair: Pair, kinds: Sequence[str]) -> str:
    if pair.gold is None:
        return "spurious"
    if pair.record is None:
        return "missed"
    return "wrong" if kinds else "right"


def _shown(row: Row) -> str:
    """Say the columns of a row that make it whole."""
    named = ", ".join(f"{name} {row[name]}" for name in (*NUMBER, "year", "country_code") if filled(row, name))
    return f"{row['metric']} {row.get('number_text', '')!r} ({named})"


def _differences(gold: Row, record: Row) -> Iterator[str]:
    for name in gold:
        if name in record and annotated(gold, name) and not agrees(gold, record, name):
            yield f"{name} is {gold[name]!r}, the record says {record[name]!r}"


def _fate(pair: Pair, others: Sequence[Pair], rejections: Sequence[Row]) -> str:
    """Say what became of the number of a missed line."""
    instead = mistaken_for(pair, others)
    if instead is not None:
        return f"taken for {instead['metric']}"
    reasons = [row["reason"] for row in rejections if pair.gold is not None and overlap(row, pair.gold)]
    return f"refused as {', '.join(reasons)}" if reasons else "not seen as a number"


def _document(text: Text, found: Sequence[Mark]) -> Iterator[str]:
    yield f"<h2>{escape(text.name)}</h2>\n<pre>{''.join(_marked(text.text, found))}</pre>\n<ol>\n"
    for mark in found:
        yield f'<li class="{mark.kind}">{mark.start}: {escape(mark.note)}</li>\n'
    yield "</ol>\n"


def _marked(text: str, found: Sequence[Mark]) -> Iterator[str]:
    """Write the text cut at the ends of all marks; a piece in several marks is shown by the worst of them."""
    cuts = sorted({0, len(text), *(at for mark in found for at in (mark.start, mark.end))})
    for start, end in pairwise(cuts):
        piece = escape(text[start:end], quote=False)
        over = [mark for mark in found if mark.start <= start and end <= mark.end]
        if not over:
            yield piece
            continue
        worst = max(over, key=lambda mark: _WORST.index(mark.kind))
        yield f'<mark class="{worst.kind}" title="{escape("; ".join(mark.note for mark in over))}">{piece}</mark>'


_WORST = ("optional", "right", "wrong", "spurious", "missed")
