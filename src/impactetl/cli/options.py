"""The options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class RecordFormat(StrEnum):
    """How records are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


class LedgerFormat(StrEnum):
    """How a ledger is written."""

    TABLE = "table"
    JSONL = "jsonl"


class AnswerFormat(StrEnum):
    """How the answer to a query is written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders, patterns or URLs; - reads standard input.")
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Title of every document read.")]
Published = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Day of publication of every document read.")]
Country = Annotated[
    str | None, typer.Option(metavar="ISO3", help="The one country that every document read is about, such as KHM.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")]
Data = Annotated[Path, typer.Option(metavar="DIR", help="Folder of the built dataset.")]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict", help="Stop at the first input that cannot be used; publish nothing, or leave -o FILE as it was."
    ),
]
Workers = Annotated[
    int | None, typer.Option(metavar="N", help="Processes that do the work; without it one for each core.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress and no summary, only what went wrong.")]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=COLUMN",
        help="Column of a table (JSON lines, CSV, Parquet) that holds id, text, title, published or url. Of several "
        "for one field the first that a table has counts.",
    ),
]
Limits = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=NUMBER",
        help="Most that is read: document (bytes), pages (PDF), tags, depth (HTML), expansion, members, nesting (zip).",
    ),
]

DATA = Path("data/processed")
