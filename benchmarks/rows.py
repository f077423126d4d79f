"""The rows of the report: each measures ours and what it is compared with in one run."""

import itertools
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import hyperscan
import pyarrow as pa
import pyarrow.parquet as pq
from measure import Row, child_seconds, cpu_seconds
from others import sentences_a_second

from impactetl import pipeline
from impactetl.extraction import Extraction, extract_document
from impactetl.mentions.numbers import find_numbers
from impactetl.model import Document, Ledger
from impactetl.passages import passages
from impactetl.publish.build import Build
from impactetl.publish.parquet import write_parquet
from impactetl.publish.reference import country_rows, metric_rows
from impactetl.scan import stretches
from impactetl.scan.demands import by_word
from impactetl.schema import ImpactRecord
from impactetl.sources import About, source_id
from impactetl.store.arrow import arrow_schema, to_arrow, to_batch
from impactetl.store.columns import SPECS, Stamp
from impactetl.store.database import write_database
from impactetl.working import source_row

# What a user may look for without a tool.
_CUES = r"\b(rescued|freed|convicted|sentenced|arrested|prosecuted|identified|trained|sheltered)\b"
STAMP = Stamp("0" * 16, "benchmark")


def documents(texts: list[str]) -> list[Document]:
    """Make a document of each text."""
    return [Document(source_id(str(n)), str(n), text) for n, text in enumerate(texts)]


def sparse(texts: list[str]) -> Iterator[Row]:
    """Text with hardly any figure, end to end, against reading the column and one bare scan for the cues."""
    size = sum(map(len, texts)) / 1e6
    with tempfile.TemporaryDirectory() as name:
        column, out = Path(name) / "texts.parquet", Path(name) / "records.parquet"
        pq.write_table(pa.table({"text": texts}), column, compression="zstd")
        stretches(Document("", "", "Police arrested six men."))  # the patterns are compiled

        def read() -> list[str]:
            found: list[str] = pq.read_table(column).column(0).to_pylist()
            return found

        bare = _bare_scan(read)
        ours = cpu_seconds(lambda: _to_parquet(passed(documents(read())), out))
        full = cpu_seconds(lambda: _to_parquet([extract_document(one) for one in documents(read())], out))
    yield Row("sparse text, one core, to Parquet", "MB/s", size / ours, "column and bare cue scan", size / bare, 0.5)
    yield Row(
        "sparse text, one core, to Parquet", "MB/s", size / ours, "grep -Eic of the cues", size / _grep(texts), 0.0
    )
    yield Row("the sieve on sparse text", "MB/s", size / ours, "every passage read", size / full, 1.0)


def _bare_scan(read: Callable[[], list[str]]) -> float:
    """Seconds to read the texts and count in them the words that the sieve begins with."""
    words = [word.encode() for word in by_word()]
    database = hyperscan.Database()
    flags = [hyperscan.HS_FLAG_CASELESS] * len(words)
    database.compile(words, ids=range(len(words)), elements=len(words), flags=flags, literal=True)
    count = itertools.count()

    def hit(*_: object) -> None:
        next(count)

    return cpu_seconds(lambda: [database.scan(text.encode(), match_event_handler=hit) for text in read()])


def _grep(texts: list[str]) -> float:
    """Seconds of processor time that grep takes to count the lines with a cue."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "texts.txt"
        file.write_text("\n".join(texts), encoding="utf-8")
        return child_seconds(["grep", "-Eic", _CUES, str(file)])


def passed(found: list[Document]) -> list[Extraction]:
    """Take documents through the sieve and on."""
    items = [item for one in found for item in pipeline.worked(one, About(), strict=False, ledger=Ledger.PASSED)]
    return [item for item in items if isinstance(item, Extraction)]


def _to_parquet(found: list[Extraction], out: Path) -> None:
    records = [record for one in found for record in one.records]
    schema = arrow_schema(SPECS["records"], STAMP)
    write_parquet(SPECS["records"], [to_batch(SPECS["records"], records).cast(schema)], schema, out)


def dense(texts: list[str], folder: Path) -> Iterator[Row]:
    """Text full of figures against libraries that find the numbers of the same sentences, and no more."""
    sentences = [text[one.start : one.end] for text in texts for one in passages(text)]
    ours = len(sentences) / cpu_seconds(lambda: [extract_document(one) for one in documents(texts)])
    numbers = len(sentences) / cpu_seconds(lambda: [find_numbers(one, 0, len(one)) for one in sentences])
    must = {"recognizers-text-number": 5.0, "quantulum3": 50.0, "spaCy blank pipeline": 0.0}
    for name, theirs in sentences_a_second(sentences, folder).items():
        yield Row("dense text, one core: records", "sentences/s", ours, name, theirs, must[name])
        yield Row("dense text, one core: numbers only", "sentences/s", numbers, name, theirs, must[name])


def million(record: ImpactRecord, count: int) -> Iterator[Row]:
    """So many records into DuckDB and Parquet against a plain COPY of the same rows into both."""
    spec = SPECS["records"]
    schema = arrow_schema(spec, STAMP)
    batch = to_batch(spec, [record])
    table = pa.Table.from_batches([batch]).take(pa.array([0] * count))
    ids = pa.array([f"{n:016x}" for n in range(count)])
    table = table.set_column(0, "record_id", ids).cast(schema)
    empty = Build((), (), (), (), metric_rows(), country_rows(), (), STAMP.build_id, STAMP.code_version)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document = Document(record.source_id, "a", "a", sha256="0" * 64)

        def plain() -> None:
            with duckdb.connect(folder / "plain.duckdb") as connection:
                connection.register("rows", table)
                connection.execute("CREATE TABLE records AS FROM rows")
                connection.execute(f"COPY records TO '{folder / 'plain.parquet'}' (FORMAT parquet, COMPRESSION zstd)")

        def ours() -> None:
            schemas = {one: arrow_schema(SPECS[one], STAMP) for one in SPECS}
            tables: dict[str, Path | pa.Table] = {
                one: to_arrow(SPECS[one], empty.tables.get(one, ()), STAMP) for one in schemas
            }
            tables["sources"] = to_arrow(SPECS["sources"], [source_row(document)], STAMP)
            write_parquet(spec, table.to_batches(), schema, folder / "records.parquet")
            write_database(
                folder / "impact.duckdb", tables | {"records": folder / "records.parquet"}, empty.metrics, STAMP
            )

        theirs = cpu_seconds(plain)
        yield Row(
            f"{count:,} records into DuckDB and Parquet", "s", cpu_seconds(ours), "plain COPY", theirs, 3.0, more=False
        )
