"""Commands ``sql`` and ``schemas``."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import chain
from math import isinf
from pathlib import Path
from typing import Any

import pandas as pd
import typer

from impactetl import dataset
from impactetl.cli import render
from impactetl.cli.group import FAILED, complain
from impactetl.cli.options import AnswerFormat
from impactetl.cli.rows import plain, whole
from impactetl.lexicon.load import load
from impactetl.publish import schemas as published
from impactetl.publish.edition import PUBLIC_TABLES
from impactetl.publish.layout import EDITION, parquet_name
from impactetl.store.asking import ask, over_parquet
from impactetl.store.columns import TABLES, columns

_COMPARED = re.compile(r"\b(\w{1,60})\s{0,9}=\s{0,9}'([^']{0,200})'")
# At most so many words are proposed for one that is not there.
_PROPOSED = 1


def sql(query: str, data: Path, form: AnswerFormat) -> None:
    """Write the answer to a query of a dataset or of a public edition."""
    frame = _of_edition(query, data) if (data / EDITION).exists() else _of_dataset(query, data)
    columns = distinct([str(name) for name in frame.columns])
    if frame.empty:
        for hint in strange_words(query):
            complain(f"note: {hint}")
    answer = ([value_of(value) for value in line] for line in frame.itertuples(index=False, name=None))
    render.write(form, columns, (dict(zip(columns, line, strict=True)) for line in answer))


def _of_dataset(query: str, data: Path) -> pd.DataFrame:
    with dataset.open(data) as opened:
        return opened.sql(query)


def _of_edition(query: str, data: Path) -> pd.DataFrame:
    with over_parquet({spec.name: data / parquet_name(spec.name) for spec in PUBLIC_TABLES}) as connection:
        return ask(connection, query, "a public edition")


def strange_words(query: str) -> Iterator[str]:
    """Tell of each text that a query compares with a column which never holds it.

    Only ``COLUMN = 'TEXT'`` is looked at, by the column's name in any table. DuckDB finds nothing and says nothing.

    >>> list(strange_words("FROM records WHERE metric = 'conviction'"))
    ["no column metric holds 'conviction'; did you mean 'convictions'?"]
    """
    closed = _closed()
    for name, text in _COMPARED.findall(query):
        known = closed.get(name.lower(), ())
        if known and text not in known:
            near = get_close_matches(text, known, _PROPOSED)
            hint = f"did you mean {' or '.join(map(repr, near))}?" if near else f"it holds such as {known[0]!r}"
            yield f"no column {name} holds {text!r}; {hint}"


def _closed() -> dict[str, tuple[str, ...]]:
    """Give what each column of a closed vocabulary may hold, by its name, in whatever table."""
    found: dict[str, tuple[str, ...]] = {"country_code": tuple(load("countries"))}
    for column in chain.from_iterable(columns(spec.model) for spec in TABLES):
        if column.kind == "enum":
            found[column.name] = (*found.get(column.name, ()), *column.values)  # noqa: PD011 - of the contract, no frame
    return {name: tuple(dict.fromkeys(values)) for name, values in found.items()}


def distinct(names: list[str]) -> list[str]:
    """Give each name once: later ones of the same name are numbered.

    >>> distinct(["n", "year", "n"])
    ['n', 'year', 'n_2']
    """
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return found


def value_of(value: Any) -> Any:  # noqa: ANN401 - any value that a query may give
    """Give one value of a frame as JSON has it; every kind of missing value is None, and so is the infinite.

    >>> value_of(float("nan")), value_of(float("inf")), value_of(12.0), value_of(pd.Timestamp("2014-12-11"))
    (None, None, 12, '2014-12-11')
    """
    if hasattr(value, "tolist"):  # of NumPy
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [value_of(one) for one in value]
    if isinstance(value, dict):
        return {name: value_of(one) for name, one in value.items()}
    if pd.isna(value) or (isinstance(value, float) and isinf(value)):
        return None
    return whole(value) if isinstance(value, float) else plain(value)


def schemas(out: Path, *, check: bool) -> None:
    """Write the schemas, or tell where the folder is out of date."""
    if not check:
        published.write(out)
        typer.echo(f"{len(published.MODELS)} schemas are in {out}")
        return
    drift = published.drift(out)
    for message in drift:
        complain(message)
    if drift:
        raise typer.Exit(FAILED)
