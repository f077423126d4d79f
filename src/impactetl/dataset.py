"""A built dataset, opened for reading.

    with impactetl.open("data/processed") as dataset:
        dataset.records                       # a pandas DataFrame
        dataset.totals("people_rescued", ["country", "year"])
        dataset.sql("FROM rescues_by_country_year")

What is opened stays as it is for as long as it is open, whatever is published in its folder meanwhile.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from hashlib import sha256
from json import JSONDecodeError, loads
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from impactetl.errors import MixtureError, StoreError
from impactetl.publish import Prove, check_evidence
from impactetl.publish.explorer.page import built_by
from impactetl.publish.layout import DATABASE, EDITION, EXPLORER, HASHED, MANIFEST, build_folder, parquet_name, placed
from impactetl.records.proof import prove
from impactetl.schema import Table
from impactetl.store.asking import ask
from impactetl.store.columns import SPECS, Rows, columns
from impactetl.store.database import open_database, stored_build_id
from impactetl.store.frames import to_pandas
from impactetl.store.sums import BY, Sum, left_out, names_of, totals_of

if TYPE_CHECKING:
    import altair as alt

_ROWS_AT_ONCE = 512


class Dataset:
    """A built dataset, open for reading; make one with ``impactetl.open``.

    Each table is a pandas DataFrame, read when it is first asked for: integers are nullable (``Int64``), days are
    ``datetime64``, closed vocabularies are categories in the order of the contract, and lists are tuples. Close it,
    or use it in a ``with`` block.
    """

    def __init__(self, path: Path, folder: Path) -> None:
        self.path = path
        self._frames: dict[str, pd.DataFrame] = {}
        with ExitStack() as opened:
            self._manifest = _read_manifest(path, placed(path, folder, MANIFEST))
            self._hashed = {name: _read(placed(path, folder, name)) for name in HASHED}
            self._files = {
                name: opened.enter_context(_parquet(placed(path, folder, parquet_name(name)))) for name in SPECS
            }
            self._connection = opened.enter_context(_database(placed(path, folder, DATABASE)))
            self._page = placed(path, folder, EXPLORER)
            _refuse_mixture(path, self.build_id, self._found())
            self._opened = opened.pop_all()

    @property
    def build_id(self) -> str:
        """Hash of inputs, code version and options that every file carries."""
        return str(self._manifest["build_id"])

    @property
    def records(self) -> pd.DataFrame:
        """One row for each place in a text that states a statistic."""
        return self._frame("records")

    @property
    def claims(self) -> pd.DataFrame:
        """One row for each fact, with all records that state it counted once; sum only what is ``safe_to_sum``."""
        return self._frame("claims")

    @property
    def claim_records(self) -> pd.DataFrame:
        """One row for each actual record: its claim, and why it was taken to state it."""
        return self._frame("claim_records")

    @property
    def claim_links(self) -> pd.DataFrame:
        """One row for each way in which one claim bears on another."""
        return self._frame("claim_links")

    @property
    def sources(self) -> pd.DataFrame:
        """One row for each document, with its text."""
        return self._frame("sources")

    @property
    def rejections(self) -> pd.DataFrame:
        """One row for each number expression that is no statistic, with the reason."""
        return self._frame("rejections")

    @property
    def problems(self) -> pd.DataFrame:
        """One row for each input that could not be used whole."""
        return self._frame("problems")

    @property
    def metrics(self) -> pd.DataFrame:
        """One row for each metric, with its definition."""
        return self._frame("metrics")

    @property
    def countries(self) -> pd.DataFrame:
        """One row for each country of ISO 3166-1."""
        return self._frame("countries")

    @property
    def quality(self) -> pd.DataFrame:
        """One row for each field, metric and set of texts on which the rules were measured."""
        return self._frame("quality")

    @property
    def tables(self) -> Mapping[str, Rows]:
        """The rows of every table as models of the contract, checked anew as they are read."""
        return {name: self._rows(name) for name in SPECS}

    def sql(self, query: str) -> pd.DataFrame:
        """Ask the dataset's DuckDB file, read-only, and return the answer; a query reads no other file.

        Raises UsageError where the query is empty or cannot be answered.
        """
        return ask(self._connection, query)

    def totals(
        self,
        metric: str,
        by: str | Sequence[str] = BY,
        *,
        unit: str | None = None,
        where: Mapping[str, object] | None = None,
    ) -> pd.DataFrame:
        """Add up the claims of one metric that are safe to sum, with low, value and high.

        ``attrs["left_out"]`` of the answer counts the claims that were not added, by reason.

        Args:
            metric: what is counted, such as ``people_rescued``.
            by: a column of view ``safe_claims``, or ``country``, or several; a row for each of their values that occur
                together.
            unit: which unit to add, where figures of several are there.
            where: columns with the value, or the list of values, that claims must have: ``{"country": "India"}``.

        Raises:
            UnsafeSumError: such figures do not add up; the message says why, and how to do it right.
            UsageError: there is no such metric or column, the metric has no such unit, or a column whose values are
                known has no such value.

        """
        asked = Sum(metric, names_of(by), unit, where or {})
        frame = to_pandas(totals_of(self._connection, asked))
        frame.attrs["left_out"] = left_out(self._connection, asked)
        return frame

    def plot(
        self,
        metric: str,
        by: str | Sequence[str] = ("year",),
        *,
        unit: str | None = None,
        where: Mapping[str, object] | None = None,
    ) -> "alt.LayerChart":
        """Draw ``totals`` as bars, with a line from low to high; a second column of ``by`` gives the colour.

        Raises UsageError where altair is missing (``pip install 'impactetl[plot]'``), and what ``totals`` raises.
        """
        from impactetl.charts import bars  # noqa: PLC0415 - altair is loaded only for a chart

        return bars(self.totals(metric, by, unit=unit, where=where), metric, names_of(by))

    def check(self, prove: Prove | None = prove) -> None:
        """Check every stored row again against the text of its source; with None for ``prove``, only where it stands.

        Raises EvidenceError, naming the rows, where one does not stand in its source or its number reads otherwise.
        """
        check_evidence(self, prove)

    def close(self) -> None:
        """Close the files; the frames that were read stay."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _frame(self, name: str) -> pd.DataFrame:
        if name not in self._frames:
            frame = to_pandas(self._files[name].read())
            for column in columns(SPECS[name].model):
                if column.kind == "enum":
                    frame[column.name] = frame[column.name].cat.set_categories(column.values)
                elif column.kind == "texts":
                    frame[column.name] = [tuple(texts) for texts in frame[column.name]]
            self._frames[name] = frame
        return self._frames[name]

    def stream(self, name: str) -> Iterator[Table]:
        """Yield the rows of a table as ``tables`` has them, a few at a time in memory."""
        model = SPECS[name].model
        for batch in self._files[name].iter_batches(_ROWS_AT_ONCE):
            yield from (model.model_validate(row, strict=False) for row in batch.to_pylist())

    def _rows(self, name: str) -> tuple[Table, ...]:
        return tuple(self.stream(name))

    def _found(self) -> Iterable[tuple[str, str | None]]:
        """Yield each file's name and the build_id that it carries, or None."""
        for name, file in self._files.items():
            carried = (file.schema_arrow.metadata or {}).get(b"build_id")
            yield parquet_name(name), carried.decode() if carried else None
        yield DATABASE, stored_build_id(self._connection)
        for name, content in self._hashed.items():
            known = self._manifest["files"][name]["sha256"] == sha256(content).hexdigest()
            yield name, self.build_id if known else None
        # The page is for people: the tables do without it, but a page of other rows beside them would mislead
        if self._page.exists():
            yield EXPLORER, built_by(self._page)


def open(path: str | Path) -> Dataset:  # noqa: A001 - the public name is impactetl.open
    """Open the dataset of a folder such as ``data/processed``.

    Raises StoreError where there is none or a file of it is missing or broken, and MixtureError, naming the files,
    where files of two builds lie side by side.
    """
    folder = Path(path)
    while True:
        built = build_folder(folder)
        try:
            return Dataset(folder, built)
        except StoreError:
            # The build was replaced and removed while its files were being opened: read the one that took its place
            if build_folder(folder) == built:
                raise


def _read_manifest(folder: Path, path: Path) -> dict[str, Any]:
    if not path.exists():
        if (folder / EDITION).exists():
            todo = "it is asked with: impactetl sql QUERY --data DIR; for all else name the folder of a whole dataset"
            msg = f"{folder}: this is a public edition ({EDITION} is there), which holds no texts; {todo}"
            raise StoreError(msg)
        lost = f"there is no dataset here ({MANIFEST} is missing)" if folder.exists() else "there is no such folder"
        todo = "name the folder of a built dataset, or run `impactetl build` or `make data` to build one"
        msg = f"{folder}: {lost}; {todo}"
        raise StoreError(msg)
    try:
        manifest = loads(_read(path))
        manifest["build_id"], [manifest["files"][name]["sha256"] for name in HASHED]
    except (JSONDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        msg = f"{path}: this is no manifest of a build; run `impactetl build` or `make data` to build it again"
        raise StoreError(msg) from error
    return dict(manifest)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unusable(path, error) from error


def _parquet(path: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path)
    except (OSError, pa.ArrowException) as error:
        raise _unusable(path, error) from error


def _database(path: Path) -> duckdb.DuckDBPyConnection:
    if not path.exists():
        raise _unusable(path, "it is missing")
    connection = open_database(path)
    # The answer shall depend on the dataset alone, and asking it shall change nothing beside it
    connection.execute("SET enable_external_access = false")
    return connection


def _unusable(path: Path, why: object) -> StoreError:
    return StoreError(f"{path}: cannot be read ({why}); run `impactetl build` or `make data` to build it again")


def _refuse_mixture(folder: Path, build_id: str, found: Iterable[tuple[str, str | None]]) -> None:
    others = [f"{name} ({carried or 'unknown'})" for name, carried in found if carried != build_id]
    if others:
        msg = (
            f"{folder}: files of another build than {build_id}, which {MANIFEST} names: {', '.join(others)};"
            " run `impactetl build` or `make data` to build all of them again"
        )
        raise MixtureError(msg)
