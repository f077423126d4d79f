"""The rows of the report: each measures ours and what it is compared with in one run."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pypdfium2
from measure import Row, cpu_seconds, wall_seconds
from others import sentences_a_second

from impactetl import building, pipeline
from impactetl.building import Plan
from impactetl.extraction import Extraction, extract_document
from impactetl.mentions.numbers import find_numbers
from impactetl.model import Document, Ledger
from impactetl.partition import source_row
from impactetl.passages import passages
from impactetl.publish.build import Build
from impactetl.publish.parquet import write_parquet
from impactetl.publish.reference import country_rows, metric_rows
from impactetl.scan import stretches
from impactetl.scan.search import first_hits
from impactetl.schema import ImpactRecord
from impactetl.sources import About, Found, read_one, source_id
from impactetl.store.arrow import arrow_schema, to_arrow, to_batch
from impactetl.store.columns import SPECS, Stamp
from impactetl.store.database import write_database

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

        bare = cpu_seconds(lambda: [first_hits(text) for text in read()])
        ours = cpu_seconds(lambda: _to_parquet(_passed(documents(read())), out))
        full = cpu_seconds(lambda: _to_parquet([extract_document(one) for one in documents(read())], out))
    yield Row("sparse text, one core, to Parquet", "MB/s", size / ours, "column and bare cue scan", size / bare, 0.5)
    yield Row("the sieve on sparse text", "MB/s", size / ours, "every passage read", size / full, 1.0)


def _passed(found: list[Document]) -> list[Extraction]:
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


def pdf(paths: list[Path]) -> Iterator[Row]:
    """PDF files against bare text extraction."""
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in paths)

    def bare() -> None:
        for path in paths:
            with pypdfium2.PdfDocument(path) as file:
                for page in file:
                    page.get_textpage().get_text_range()

    def ours() -> None:
        for path in paths:
            list(read_one(Found(path.name, path, path.parent)))

    yield Row("PDF, reading", "pages/s", pages / cpu_seconds(ours), "bare text", pages / cpu_seconds(bare), 0.5)


def workers(texts: list[str]) -> Iterator[Row]:
    """Two workers against one, on the clock; the machine must have nothing else to do."""
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name) / "raw"
        raw.mkdir()
        for n, text in enumerate(texts):
            (raw / f"{n}.txt").write_text(text, encoding="utf-8")
        seconds = {
            count: wall_seconds(
                lambda count=count: building.build(raw, Path(name) / str(count), plan=Plan(workers=count))  # type: ignore[misc] # bound at once
            )
            for count in (1, 2)
        }
    yield Row("a build with two workers", "1/s", 1 / seconds[2], "one worker", 1 / seconds[1], 1.8)


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


def start() -> Iterator[Row]:
    """The program started for nothing, and for one sentence, against the limits in seconds."""
    program = [sys.executable, "-m", "impactetl"]
    with tempfile.TemporaryDirectory() as name:
        text = Path(name) / "one.txt"
        text.write_text("In 2016, police in Ghana rescued 120 children.\n")
        for what, arguments, limit in (
            ("--help", ["--help"], 0.5),
            ("extract, one sentence", ["extract", str(text)], 1.0),
        ):
            seconds = min(
                wall_seconds(lambda: subprocess.run([*program, *arguments], check=True, capture_output=True))  # noqa: B023, S603 - run at once; a fixed program
                for _ in range(3)
            )
            yield Row(f"impactetl {what}", "s", seconds, "limit", limit, 1.0, more=False)


def growth(texts: list[str]) -> Iterator[tuple[float, float]]:
    """Megabytes and seconds of processor time for a part of the texts, twice as much, and so on."""
    part = max(len(texts) // 8, 1)
    while part <= len(texts):
        some = texts[:part]
        yield sum(map(len, some)) / 1e6, cpu_seconds(lambda some=some: _passed(documents(some)))  # type: ignore[misc] # bound at once
        part *= 2
