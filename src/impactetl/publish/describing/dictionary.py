"""The data dictionary: every table, view, column and word of a vocabulary on one page."""

from collections.abc import Iterator

from impactetl.schema import MEANINGS
from impactetl.store.columns import SPECS, TABLES, Column, Stamp, columns
from impactetl.store.ddl import BUILD_COLUMNS
from impactetl.store.views import VIEWS

_HEAD = """# Data dictionary

Every table, view and column of a build, made of the models by `impactetl schemas`. A table is `<table>.parquet` and a
table of `impact.duckdb`; a view is in `impact.duckdb` only. There `sources`, too, is a view: of `source_rows` and, as
DuckDB holds thousands of rows at a time, of the pieces of the texts in `source_texts`. How the rows come about is told
in the documentation of the project; types are those of DuckDB. A column that may be null says so.
"""


def dictionary(stamp: Stamp | None = None) -> str:
    """Give the page in Markdown, with the build that it lies in."""
    build = [] if stamp is None else [f"Build `{stamp.build_id}`, schema version {stamp.schema_version}.\n"]
    return "\n".join([_HEAD, *build, *_tables(), *_views(), *_vocabularies()])


def _tables() -> Iterator[str]:
    for spec in TABLES:
        key = f" Key: {', '.join(f'`{name}`' for name in spec.key)}." if spec.key else ""
        yield f"## Table `{spec.name}`\n\n{spec.comment}{key}\n\n| column | type | what |\n| --- | --- | --- |"
        yield from (_line(column) for column in columns(spec.model))
        yield ""
    yield "## Table `build`\n\nOne row, in `impact.duckdb` only: what made the dataset.\n"
    yield "| column | what |\n| --- | --- |"
    yield from (f"| `{name}` | {_cell(about)} |" for name, about in BUILD_COLUMNS.items())
    yield ""


def _line(column: Column) -> str:
    kind = f"[{column.vocabulary}](#{column.vocabulary})" if column.kind == "enum" else f"`{column.sql_type}`"
    return f"| `{column.name}` | {kind}{' or null' if column.nullable else ''} | {_cell(column.description)} |"


def _views() -> Iterator[str]:
    for view in VIEWS:
        yield f"## View `{view.name}`\n\n{view.comment}\n\n| column | what |\n| --- | --- |"
        yield from (f"| `{name}` | {_cell(about)} |" for name, about in view.columns.items())
        yield ""


def _vocabularies() -> Iterator[str]:
    found = (column for spec in TABLES for column in columns(spec.model) if column.kind == "enum")
    listed = {column.vocabulary: column for column in found}
    yield "## Vocabularies\n\nThe words that a column may hold. A new one is an addition to the schema.\n"
    for name, column in sorted(listed.items()):
        told = MEANINGS.get(name, {})
        yield f"### {name}\n\nUsed in {', '.join(_users(name))}.\n"
        yield from (f"- `{word}`" + (f": {told[word]}" if word in told else "") for word in column.values)
        yield ""


def _users(vocabulary: str) -> list[str]:
    return [
        f"`{spec.name}.{column.name}`"
        for spec in SPECS.values()
        for column in columns(spec.model)
        if column.vocabulary == vocabulary
    ]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
