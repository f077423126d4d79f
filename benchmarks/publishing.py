"""Measure the peak memory of publishing against the size of a build: ``python benchmarks/publishing.py CORPUS [...]``.

The corpus is a Parquet file with a column text. Its first rows are extracted once, and what came of them is published
so many times over under other names: what publishes does the same as in a build, without the hours of reading.
``benchmarks/memory.py`` measures whole builds.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
from measure import machine
from memory import asked, peak

from impactetl import publish
from impactetl.claims.vague import vague_rules
from impactetl.engines.here import Here
from impactetl.model import Ledger
from impactetl.packed import Packed
from impactetl.packs.cache import places
from impactetl.packs.writer import MANIFEST
from impactetl.partition import Partition
from impactetl.planning import planned

_IDS = ("source_id", "record_id", "part_of")


def main() -> None:
    """Extract once, publish each number of copies in a process of its own, and print a row for it."""
    table, numbers = asked(__doc__)
    _say(f"{machine()}\n\n| MB of text | records | s | peak MB |\n| --- | --- | --- | --- |\n")
    with TemporaryDirectory() as name:
        folder = Path(name)
        pack = packed(table, folder)
        for times in numbers:
            copies = folder / f"{times}"
            for number in range(times):
                copy(pack, copies / f"{number:05}", str(number))
            with ProcessPoolExecutor(1, get_context("spawn")) as alone:
                size, records, seconds, most = alone.submit(measured, copies, folder / f"{times} published").result()
            _say(f"| {size:.0f} | {records} | {seconds:.0f} | {most:.0f} |\n")


def measured(cache: Path, out: Path) -> tuple[float, int, float, float]:
    """Publish a cache; give the megabytes of text, the records, the seconds, and the most memory ever held, in MB."""
    started = time.monotonic()
    content = Packed(cache, [*places(cache).values()], Ledger.PASSED, vague_rules("contract"))
    publish.release(content, out)
    return content.counts.chars / 1e6, content.counts.records, time.monotonic() - started, peak(os.getpid())


def packed(table: pa.Table, folder: Path) -> Path:
    """Extract from the texts of a table, and give the pack of what came of them."""
    raw, cache = folder / "raw", folder / "cache"
    raw.mkdir()
    cache.mkdir()
    pq.write_table(table, raw / "a.parquet")
    task = Partition(planned(raw, ledger=Ledger.PASSED).items, cache, ledger=Ledger.PASSED)
    for _ in Here().run([task], lambda _: None):
        pass
    return next(manifest.parent for manifest in cache.glob(f"*/{MANIFEST}"))


def copy(pack: Path, to: Path, name: str) -> None:
    """Copy a pack with other ids and uris, so that its rows stand beside those of the other copies."""
    to.mkdir(parents=True)
    for path in pack.glob("*.parquet"):
        table = pq.read_table(path)
        for column in [column for column in ("uri", *_IDS) if column in table.schema.names]:
            values = [*_renamed(column, table.column(column).to_pylist(), name)]
            table = table.set_column(table.schema.get_field_index(column), column, pa.array(values, pa.string()))
        pq.write_table(table, to / path.name, compression="zstd")
    entries = json.loads((pack / MANIFEST).read_bytes())["entries"]
    for entry in entries:
        entry |= {"key": f"{name} {entry['key']}", "uri": f"{name}/{entry['uri']}"}
    (to / MANIFEST).write_text(json.dumps({"entries": entries}), encoding="utf-8")


def _renamed(column: str, values: list[str | None], name: str) -> Iterator[str | None]:
    for value in values:
        if value is None or column == "uri":
            yield value and f"{name}/{value}"
        else:
            yield sha256(f"{name} {value}".encode()).hexdigest()[:16]


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
