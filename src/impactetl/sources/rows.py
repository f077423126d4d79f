"""A row of a table becomes a document: which column holds what, and what is wrong with a row."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from impactetl.lexicon.load import load
from impactetl.schema import ProblemKind
from impactetl.sources.options import FIELDS
from impactetl.sources.raw import Items, Raw, document, sha256_of, title_of

# An id that is longer than this names nothing.
_MAX_ID = 200
_DAY = len("2016-05-04")
# A year or a month alone is no mistake, and no day.
_LESS_THAN_A_DAY = re.compile(r"\s*(?:\d{4}(?:-\d\d)?)?\s*")

Row = Mapping[str, object]


def columns_in(raw: Raw, names: Iterable[str]) -> dict[str, str]:
    """Give the column of each field of a document, as the caller maps it or by its common names."""
    by_name = {name.strip().lower(): name for name in reversed(list(names))}
    found = {}
    for field in FIELDS:
        mapped = _mapped(raw, field)
        wanted = [name.strip().lower() for name in mapped] or load("columns")["names"][field]
        column = next((by_name[name] for name in wanted if name in by_name), None)
        if column is not None:
            found[field] = column
    return found


def _mapped(raw: Raw, field: str) -> tuple[str, ...]:
    """Give the columns that the caller names for a field; none where common names are to be tried."""
    mapped = raw.options.columns.get(field, ())
    return (mapped,) if isinstance(mapped, str) else mapped


def no_text(raw: Raw, names: Iterable[str], *, elsewhere: bool = False) -> str:
    """Say that no column holds the text; ``elsewhere``, in other rows of the table, one does."""
    listed = f"columns: {', '.join(sorted(names))[:_MAX_ID] or 'none'}"
    mapped = " or ".join(map(repr, _mapped(raw, "text")))
    if elsewhere and not mapped:
        todo = "add it, take the line out, or name its column and theirs with --column text=COLUMN each"
        return f"no text, which other lines have; {todo} ({listed})"
    wanted = f"column {mapped}" if mapped else "column with the text"
    # What is named holds for every table, so that tables with other columns need a name of their own beside it
    todo = (
        "name this table's, too, with a further --column text=COLUMN" if mapped else "name it with --column text=COLUMN"
    )
    advice = "save a table of figures as a web page (.html), whose rows are read with their headings"
    return f"there is no {wanted}; {todo} ({listed}), or {advice}"


def document_of(raw: Raw, row: Row, number: int, media_type: str) -> Items:
    """Make the document of a row that has a column with the text.

    ``number`` counts the rows from 1, and is its name where it has no id.
    """
    columns = columns_in(raw, row)
    values = {field: row[column] for field, column in columns.items()}
    known = values.get("id")
    name = str(known) if isinstance(known, str | int) and 0 < len(str(known)) <= _MAX_ID else str(number)
    member = raw.member(name, raw.stream)
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        yield member.problem(ProblemKind.EMPTY, f"row {number}: column {columns['text']!r} holds no text")
    elif len(text) > raw.options.max_document:
        message = f"row {number}: longer than {raw.options.max_document} (limit document); raise the limit"
        yield member.problem(ProblemKind.LIMIT, message)
    else:
        day = _day(values.get("published"))
        if day is None and not _LESS_THAN_A_DAY.fullmatch(str(values.get("published") or "")):
            message = f"row {number}: {columns['published']} {str(values['published'])[:_MAX_ID]!r} is no day"
            yield member.problem(ProblemKind.FIELD, f"{message}; write it as YYYY-MM-DD", kept="the rest of the row")
        yield document(
            member,
            text,
            title=_told(values.get("title")) or title_of(text),
            published=day,
            url=_told(values.get("url")),
            media_type=media_type,
            sha256=sha256_of(text.encode("utf-8", "surrogatepass")),
        )


def _told(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _day(value: object) -> date | None:
    """Read a day of publication; a year or a month alone is none.

    >>> _day("2016-05-04T10:00:00Z"), _day("2016")
    (datetime.date(2016, 5, 4), None)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip()[:_DAY])
    except ValueError:
        return None
