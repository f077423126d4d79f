"""A number expression as a test case in TOML, ready to be pasted under ``tests/cases/``."""

import json
from collections.abc import Iterator
from dataclasses import replace

from impactetl import pipeline
from impactetl.cli.findings import passage_at
from impactetl.cli.rows import plain
from impactetl.pipeline import Extraction
from impactetl.schema import ImpactRecord, Rejection

_EXPECTED = ("value", "value_min", "value_max", "qualifier", "unit", "year", "country_code")
_NAMES = {"country_code": "country"}


def case_of(extraction: Extraction, row: ImpactRecord | Rejection) -> list[str]:
    """Give the lines of a test case: the shortest stretch of text that is read alike on its own, and its records."""
    text, records = _stretch(extraction, row)
    document = extraction.document
    lines = ["[[case]]", f"text = {toml_text(text)}"]
    if document.published is not None:
        lines.append(f'published = "{document.published.isoformat()}"')
    if document.country is not None:
        lines.append(f'country = "{document.country}"')
    if not records:
        return [*lines, "expect = []"]
    return [*lines, "expect = [", *(f"  {{ {_expected(record)} }}," for record in records), "]"]


def _stretch(extraction: Extraction, row: ImpactRecord | Rejection) -> tuple[str, tuple[ImpactRecord, ...]]:
    """Try the sentence, its paragraph, all from each heading or lead-in, nearest first, then the whole text."""
    for start, end in _stretches(extraction.document.text, row):
        text = extraction.document.text[start:end]
        records = pipeline.extract_document(replace(extraction.document, text=text)).records
        if _read(records, start) == _read(_within(extraction.records, start, end), 0):
            return text, records
    return extraction.document.text, extraction.records


def _stretches(text: str, row: ImpactRecord | Rejection) -> Iterator[tuple[int, int]]:
    yield row.quote_start, row.quote_end
    start = text.rfind("\n\n", 0, row.quote_start)
    end = text.find("\n\n", row.quote_end)
    end = len(text) if end < 0 else end
    yield (0 if start < 0 else start + 2), end
    passage = passage_at(text, row.quote_start, row.quote_end)
    above = [first for first, _ in (*passage.headings, *filter(None, [passage.lead]))]
    for first in sorted(above, reverse=True):
        yield first, end
    yield 0, end


def _within(records: tuple[ImpactRecord, ...], start: int, end: int) -> tuple[ImpactRecord, ...]:
    return tuple(record for record in records if start <= record.number_start and record.number_end <= end)


def _read(records: tuple[ImpactRecord, ...], shift: int) -> list[tuple[object, ...]]:
    """Give what a case expects of records, and where; ``shift`` is added to the places."""
    return [
        (record.metric, record.number_start + shift, *(getattr(record, name) for name in _EXPECTED))
        for record in records
    ]


def _expected(record: ImpactRecord) -> str:
    """Write one record as an inline table; the bounds are told where there is no value."""
    told: dict[str, object] = {"metric": record.metric, "number": record.number_text}
    for name in _EXPECTED:
        if name not in ("value_min", "value_max") or record.value is None:
            told[_NAMES.get(name, name)] = getattr(record, name)
    return ", ".join(f"{name} = {_toml(plain(value))}" for name, value in told.items() if value is not None)


def _toml(value: object) -> str:
    return toml_text(value) if isinstance(value, str) else str(value)


def toml_text(text: str) -> str:
    r"""Write a text as a basic string of TOML: as in JSON, but for one control character.

    >>> toml_text('six "men"\n')
    '"six \\"men\\"\\n"'
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
