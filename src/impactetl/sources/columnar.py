"""Parquet: one document a row."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from impactetl.schema import ProblemKind
from impactetl.sources.raw import Items, Raw
from impactetl.sources.rows import Row, columns_in, document_of, no_text
from impactetl.sources.seekable import seekable

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

MEDIA_TYPE = "application/vnd.apache.parquet"
# Rows held at once.
_BATCH = 8


def read(raw: Raw) -> Items:
    """Read each row; a damaged part ends the reading, and the rows before it are kept."""
    import pyarrow as pa  # noqa: PLC0415 - Arrow is loaded for those who read Parquet
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    with seekable(raw.stream) as file:
        number = 0
        try:
            table = pq.ParquetFile(file)
            columns = columns_in(raw, table.schema_arrow.names)
            if "text" not in columns:
                yield raw.problem(ProblemKind.UNREADABLE, no_text(raw, table.schema_arrow.names))
                return
            for number, row in enumerate(_rows(table, list(columns.values())), start=1):
                yield from document_of(raw, row, number, MEDIA_TYPE)
        except (pa.ArrowException, OSError, ValueError) as error:
            reason = str(error).partition("\n")[0]
            message = f"no Parquet file, or damaged behind row {number} ({reason}); get the file again"
            yield raw.problem(ProblemKind.CORRUPT, message, kept=f"the {number} rows before" if number else "nothing")


def _rows(table: "ParquetFile", columns: list[str]) -> Iterator[Row]:
    # Arrow's threads may let go of a Python file after the last row is there, which aborts an interpreter that ends
    for batch in table.iter_batches(_BATCH, columns=columns, use_threads=False):
        yield from batch.to_pylist()
