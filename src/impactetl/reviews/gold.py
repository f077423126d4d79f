"""What was reviewed, as annotations that ``impactetl evaluate`` measures the rules on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from impactetl.dataset import Dataset

_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
# A document counts as reviewed when somebody has looked at it, and nothing in it waits for a reviewer.
_REVIEWED = """
WITH looked_at AS (
    SELECT source_id FROM records WHERE review <> 'none'
    UNION SELECT source_id FROM rejections WHERE reason = 'reviewer'
), waiting AS (
    SELECT source_id, count(*) AS waiting FROM (
        SELECT source_id FROM records WHERE review = 'none'
        UNION ALL SELECT source_id FROM rejections WHERE reason = 'unsure'
    ) GROUP BY source_id
)
SELECT source_id, uri, coalesce(waiting, 0) AS waiting
FROM sources JOIN looked_at USING (source_id) LEFT JOIN waiting USING (source_id) ORDER BY uri"""
_SOURCE = "SELECT CAST(to_json(sources) AS VARCHAR) AS line FROM sources WHERE source_id = '{id}'"
_RECORDS = """
SELECT CAST(to_json(records) AS VARCHAR) AS line FROM records
WHERE source_id = '{id}' AND modality = 'actual' ORDER BY number_start, number_end, metric"""
# Where a record stands, and what a person vouches for; the rest is rule and proof.
_COLUMNS = (
    *("metric", "value", "qualifier", "value_min", "value_max", "unit", "number_text", "number_start", "number_end"),
    *(
        "year",
        "country_code",
        "value_basis",
        "scope",
        "modality",
        "period_start",
        "period_end",
        "area",
        "place",
        "population",
        "nationality_codes",
        "sex",
    ),
    *("age_group", "abuse_type", "organization", "attributed_to", "part_of"),
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A reviewed document: its name in the gold, the row of table ``sources``, and its gold lines.

    ``waiting`` counts the records and near misses that nobody has reviewed: the lines are no gold until it is 0.
    """

    name: str
    source: Row
    waiting: int
    lines: tuple[Row, ...]


def annotated(dataset: Dataset) -> Iterator[Annotated]:
    """Give every document of a dataset that somebody has reviewed a part of, in the order of its uri."""
    names: set[str] = set()
    for source_id, uri, waiting in dataset.sql(_REVIEWED).itertuples(index=False, name=None):
        name = _name(uri, names)
        names.add(name)
        (source,) = _rows(dataset, _SOURCE.format(id=source_id))
        rows = _rows(dataset, _RECORDS.format(id=source_id))
        starts = {row["record_id"]: row["number_start"] for row in rows}
        lines = [_line(name, row | {"part_of": starts.get(row["part_of"])}) for row in rows]
        yield Annotated(name, source, int(waiting), tuple(lines))


def _rows(dataset: Dataset, query: str) -> list[Row]:
    return [json.loads(line) for line in dataset.sql(query)["line"]]


def _line(name: str, row: Row) -> Row:
    return {"doc": name} | {column: _plain(row[column]) for column in _COLUMNS}


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _name(uri: str, taken: set[str]) -> str:
    """Name a document by the last part of its uri or, where two share that, by all of it; always as a text file."""
    path = PurePosixPath(uri)
    suffix = "" if path.suffix.lower() in _TEXT_SUFFIXES else ".txt"
    name = f"{path.name}{suffix}"
    return name if name not in taken else f"{uri.replace('/', '__')}{suffix}"
