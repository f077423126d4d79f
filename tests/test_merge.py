"""Parts of a table as one table: sorted, whether it is sorted at once or run by run."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from factories import CODE_VERSION, hash16, rejection, source
from impactetl.packs.entry import Entry
from impactetl.packs.writer import pack_writer
from impactetl.schema import Table
from impactetl.store import merge
from impactetl.store.arrow import arrow_schema
from impactetl.store.columns import SPECS, Stamp
from impactetl.store.merge import Parts, merged

URIS = [f"{folder}/the victim's {n}.txt" for folder in "ba" for n in range(9)]
NUMBERS = ("2014", "12", "100")


def packed(folder: Path, rows: Sequence[Sequence[Table]]) -> Path:
    """Write a pack with an entry for each group of rows."""
    folder.mkdir()
    with pack_writer(folder) as pack:
        for number, group in enumerate(rows):
            pack.add(group)
            pack.end(Entry(str(number), str(number), ""))
    return folder


def read(name: str, parts: Parts, scratch: Path) -> list[dict[str, object]]:
    spec = SPECS[name]
    batches = merged(spec, parts, arrow_schema(spec, Stamp("0" * 16, CODE_VERSION)), scratch)
    return [row for batch in batches for row in batch.to_pylist()]


@pytest.mark.parametrize("most", [1, 3500, 1 << 30])
def test_parts_come_sorted_whatever_is_sorted_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(merge, "RUN_BYTES", most)
    texts = [[source(uri)] for uri in URIS]
    refused = [[rejection(number, source_id=hash16(uri)) for number in NUMBERS] for uri in URIS]
    one, other = (
        packed(tmp_path / "one", [*texts[:9], *refused[:9]]),
        packed(tmp_path / "two", [*texts[9:], *refused[9:]]),
    )
    sources = read("sources", {one / "sources.parquet": None, other / "sources.parquet": [0, 2, 8]}, tmp_path)
    assert [row["uri"] for row in sources] == sorted([*URIS[:9], URIS[9], URIS[11], URIS[17]])
    rejections = read("rejections", {pack / "rejections.parquet": None for pack in (one, other)}, tmp_path)
    places = [tuple(row[name] for name in SPECS["rejections"].sort) for row in rejections]
    assert len(set(places)) == len(URIS) * len(NUMBERS)
    assert places == sorted(places)


def test_of_no_parts_there_are_no_rows(tmp_path: Path) -> None:
    assert read("sources", {}, tmp_path) == []
