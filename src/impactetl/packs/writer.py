"""A pack being written: rows gathered in memory for a while, then appended to the Parquet file of their table."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from impactetl.packs.entry import Entry
from impactetl.schema import ImpactRecord, Problem, Rejection, Source, Table
from impactetl.store.arrow import to_batch
from impactetl.store.columns import SPECS

TABLE_OF: dict[type[Table], str] = {
    Source: "sources",
    ImpactRecord: "records",
    Rejection: "rejections",
    Problem: "problems",
}
ENTRY = "entry"
MANIFEST = "manifest.json"
# What waits in memory before it is appended: rows, or characters of whole texts.
_MOST_ROWS, _MOST_CHARS = 4096, 4_000_000


class PackWriter:
    """Appends rows to the tables of one pack; make one with ``pack_writer``."""

    def __init__(self, folder: Path, opened: ExitStack) -> None:
        self._folder = folder
        self._opened = opened
        self._files: dict[str, pq.ParquetWriter] = {}
        self._waiting: dict[str, list[Table]] = defaultdict(list)
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self._chars = 0
        self.entries: list[Entry] = []

    def add(self, rows: Sequence[Table]) -> None:
        """Take in rows of the entry at hand."""
        for row in rows:
            name = TABLE_OF[type(row)]
            self._waiting[name].append(row)
            self._numbers[name].append(len(self.entries))
            self._chars += row.chars if isinstance(row, Source) else 0
        if self._chars >= _MOST_CHARS or any(len(waiting) >= _MOST_ROWS for waiting in self._waiting.values()):
            self.flush()

    def end(self, entry: Entry) -> None:
        """End the entry at hand."""
        self.entries.append(entry)

    def flush(self) -> None:
        """Append what waits in memory."""
        for name, rows in self._waiting.items():
            batch = to_batch(SPECS[name], rows)
            arrays = [*batch.columns, pa.array(self._numbers[name], pa.int32())]
            schema = batch.schema.append(pa.field(ENTRY, pa.int32(), nullable=False))
            self._file(name, schema).write_batch(pa.RecordBatch.from_arrays(arrays, schema=schema))
        self._waiting.clear()
        self._numbers.clear()
        self._chars = 0

    def _file(self, name: str, schema: pa.Schema) -> pq.ParquetWriter:
        if name not in self._files:
            path = self._folder / f"{name}.parquet"
            self._files[name] = self._opened.enter_context(pq.ParquetWriter(path, schema, compression="zstd"))
        return self._files[name]


@contextmanager
def pack_writer(folder: Path) -> Iterator[PackWriter]:
    """Write a pack into an empty folder; its manifest is written when the block ends without an error."""
    with ExitStack() as opened:
        writer = PackWriter(folder, opened)
        yield writer
        writer.flush()
    lines = [entry.plain() for entry in writer.entries]
    (folder / MANIFEST).write_text(json.dumps({"entries": lines}, ensure_ascii=False), encoding="utf-8")
