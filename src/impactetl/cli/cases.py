"""A number expression as a test case in TOML, ready to be pasted under ``tests/cases/``."""

import json
import re
from dataclasses import replace

from impactetl import pipeline, sources
from impactetl.cli.group import visible
from impactetl.cli.rows import plain
from impactetl.cli.stretches import Stretch, stretches, whole
from impactetl.model import Document
from impactetl.pipeline import Extraction
from impactetl.schema import ImpactRecord, Modality
from impactetl.schema.layout import layout_of

_EXPECTED = ("value", "value_min", "value_max", "qualifier", "unit", "year", "country_code")
_NAMES = {"country_code": "country"}
_LAST_OF_FOUR_DIGITS = 0xFFFF


def case_of(extraction: Extraction, start: int, end: int) -> list[str]:
    """Give the lines of a test case of the sentence from ``start`` to ``end``.

    It has the shortest stretch of text that is read alike on its own, and the records of that. A row of a table comes
    with the headings of its columns, and with its cells where the text alone does not tell them.
    """
    stretch, records = _stretch(extraction, start, end)
    document, text = extraction.document, stretch.text
    lines = ["[[case]]", f"text = {toml_text(text)}"]
    if stretch.cells:
        lines += ["layout = [", *(f"  {toml_text(line)}," for line in layout_of((), stretch.cells)), "]"]
    if document.title is not None and document.title != sources.title_of(text):
        lines.append(f"title = {toml_text(document.title)}")
    if document.published is not None:
        lines.append(f'published = "{document.published.isoformat()}"')
    if document.country is not None:
        lines.append(f'country = "{document.country}"')
    if not records:
        return [*lines, "expect = []"]
    return [*lines, "expect = [", *(f"  {{ {_expected(record, text)} }}," for record in records), "]"]


def _stretch(extraction: Extraction, start: int, end: int) -> tuple[Stretch, tuple[ImpactRecord, ...]]:
    """Try the stretches that may stand for the sentence, then the whole text."""
    for stretch in stretches(extraction.document, start, end):
        records = pipeline.extract_document(_alone(extraction.document, stretch)).records
        if _read(records, stretch.shift) == _read(_within(extraction.records, stretch.start, stretch.end), 0):
            return stretch, records
    return whole(extraction.document), extraction.records


def _alone(document: Document, stretch: Stretch) -> Document:
    """Give a stretch of a document as a case has it: its language, and what is not known, are looked for in it."""
    title = document.title or sources.title_of(stretch.text)
    part = replace(document, text=stretch.text, title=title, language=None, pages=(), cells=stretch.cells)
    return pipeline.completed(part, sources.About())[0]


def _within(records: tuple[ImpactRecord, ...], start: int, end: int) -> tuple[ImpactRecord, ...]:
    return tuple(record for record in records if start <= record.number_start and record.number_end <= end)


def _read(records: tuple[ImpactRecord, ...], shift: int) -> list[tuple[object, ...]]:
    """Give what a case expects of records, and where; ``shift`` is added to the places."""
    return [
        (record.metric, record.number_start + shift, *(getattr(record, name) for name in _EXPECTED))
        for record in records
    ]


def _expected(record: ImpactRecord, text: str) -> str:
    """Write one record as an inline table; the bounds are told where there is no value."""
    told: dict[str, object] = {"metric": record.metric, "number": record.number_text}
    nth = _nth(record, text)
    if nth > 1:
        told["nth"] = nth
    if record.modality is not Modality.ACTUAL:  # the one that a case expects where it says nothing
        told["modality"] = record.modality
    for name in _EXPECTED:
        if name not in ("value_min", "value_max") or record.value is None:
            told[_NAMES.get(name, name)] = getattr(record, name)
    return ", ".join(f"{name} = {_toml(plain(value))}" for name, value in told.items() if value is not None)


def _nth(record: ImpactRecord, text: str) -> int:
    """Count up to the place of the number: among its places as a word of its own if it is one, else among all."""
    number = re.escape(record.number_text)
    for pattern in (rf"(?<![\w.,]){number}(?![\w]|[.,]\d)", number):
        places = [found.start() for found in re.finditer(pattern, text)]
        if record.number_start in places:
            return places.index(record.number_start) + 1
    return 1


def _toml(value: object) -> str:
    return toml_text(value) if isinstance(value, str) else str(value)


def toml_text(text: str) -> str:
    r"""Write a text as a basic string of TOML: as in JSON, with every character that does not show escaped.

    >>> toml_text('six "men"\n'), toml_text("so\xadcial")
    ('"six \\"men\\"\\n"', '"so\\u00adcial"')
    """
    return "".join(c if visible(c) == c else _escaped(ord(c)) for c in json.dumps(text, ensure_ascii=False))


def _escaped(code: int) -> str:
    return f"\\u{code:04x}" if code <= _LAST_OF_FOUR_DIGITS else f"\\U{code:08x}"
