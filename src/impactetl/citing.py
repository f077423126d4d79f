"""Citations: of one record with its document, its words and its build, of a claim, or of a query."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from impactetl import __version__
from impactetl.dataset import Dataset
from impactetl.errors import UsageError
from impactetl.publish.describing.about import CREATOR, TITLE

MOST = 100
"""A query that names more records than this is cited as a query."""
_ID = re.compile(r"[0-9a-f]{16}")
_NUMBERS = ("value", "value_min", "value_max")
_WORDS = {"exact": "", "approximate": "about ", "at_least": "at least ", "at_most": "at most "}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RECORDS = """
SELECT record_id, CAST(metric AS VARCHAR) AS metric, CAST(qualifier AS VARCHAR) AS qualifier, value, value_min,
    value_max, unit, country_code, year, quote, page, number_text, quote_start, quote_end, title, publisher, author,
    published, coalesce(url, uri) AS place
FROM (SELECT * FROM records WHERE record_id IN ({ids})) AS cited
JOIN (SELECT source_id, uri, url, title, publisher, author, published FROM sources) AS document USING (source_id)
ORDER BY record_id"""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation: a key for a bibliography, the text, and the parts that BibTeX wants.

    ``published`` is the day of the document and ``author`` who wrote it, where that is known.
    """

    key: str
    text: str
    author: str | None
    title: str
    note: str
    publisher: str | None = None
    published: date | None = None

    def bibtex(self) -> str:
        """Give the citation as an entry of BibTeX."""
        fields = {"author": self.author, "title": self.title, "publisher": self.publisher, "note": self.note}
        told = {name: _tex(value) for name, value in fields.items() if value}
        if self.author:
            # Braces round the whole: an organisation, or several people in free words, is no first and last name
            told["author"] = f"{{{told['author']}}}"
        lines = [f"{name} = {{{value}}}" for name, value in told.items()]
        if self.published:
            # The month is the name that every style of BibTeX knows, which stands without braces
            month = _MONTHS[self.published.month - 1]
            lines[-1:-1] = [f"year = {{{self.published.year}}}", f"month = {month}", f"day = {{{self.published.day}}}"]
        return "".join((f"@misc{{{self.key},\n", *(f"  {line},\n" for line in lines), "}"))


def cite(dataset: Dataset, what: str) -> list[Citation]:
    """Cite a record or a claim by its id, or a query; one that answers with record_id or claim_id cites each of them.

    Raises UsageError where there is no such record or claim, or where what is neither id nor query cannot be answered.
    """
    if not _ID.fullmatch(what):
        if what.strip() and len(what.split()) == 1:
            msg = f"{what}: neither a record_id or claim_id (16 hexadecimal digits) nor a query"
            raise UsageError(msg)
        return _query(dataset, what)
    claim = dataset.sql(f"SELECT best_record_id FROM claims WHERE claim_id = '{what}'")  # noqa: S608 - 16 hex digits
    ids = [str(claim["best_record_id"].iloc[0])] if len(claim) else [what]
    found = _records(dataset, ids)
    if not found:
        msg = f"{what}: no record or claim of build {dataset.build_id} has this id; look in: FROM records"
        raise UsageError(msg)
    return found


def _query(dataset: Dataset, query: str) -> list[Citation]:
    answer = dataset.sql(query)
    ids: list[str] = []
    if "record_id" in answer.columns:
        ids = [str(one) for one in answer["record_id"].dropna().unique()]
    elif "claim_id" in answer.columns:
        claims = ", ".join(f"'{one}'" for one in answer["claim_id"].dropna().unique() if _ID.fullmatch(str(one)))
        best = dataset.sql(f"SELECT best_record_id FROM claims WHERE claim_id IN ({claims or 'NULL'})")  # noqa: S608 - as above
        ids = [str(one) for one in best["best_record_id"]]
    if ids and len(ids) <= MOST:
        return _records(dataset, ids)
    return [_whole(dataset, f"query: {' '.join(query.split())}")]


def _records(dataset: Dataset, ids: list[str]) -> list[Citation]:
    listed = ", ".join(f"'{one}'" for one in ids if _ID.fullmatch(one))
    frame = dataset.sql(_RECORDS.format(ids=listed or "NULL"))
    rows = frame.astype(object).where(frame.notna(), None)
    names = [str(name) for name in rows.columns]
    return [_record(dataset, dict(zip(names, row, strict=True))) for row in rows.itertuples(index=False, name=None)]


def _record(dataset: Dataset, row: dict[str, Any]) -> Citation:
    by = row["author"] or row["publisher"]
    day = "undated" if row["published"] is None else f"{row['published']:%Y-%m-%d}"
    publisher = f" {row['publisher']}," if row["publisher"] and row["publisher"] != by else ""
    page = "" if row["page"] is None else f", page {row['page']}"
    quote = " ".join(row["quote"].split())
    title = row["title"] or row["place"]
    figure = ", ".join(_figure(row))
    note = (
        f"{row['place']}{page}, characters {row['quote_start']}-{row['quote_end']}: \u201c{quote}\u201d"
        f" ({figure}); record {row['record_id']}, {_dataset(dataset)}"
    )
    text = f"{by or 'Author unknown'}. \u201c{title}.\u201d{publisher} {day}. {note}."
    return Citation(f"impactetl_{row['record_id']}", text, by, title, note, row["publisher"], row["published"])


def _figure(row: dict[str, Any]) -> Iterator[str]:
    yield f"{row['metric']} {_amount(row)} {row['unit']}"
    yield from (str(row[name]) for name in ("country_code", "year") if row[name] is not None)


def _amount(row: dict[str, Any]) -> str:
    """Tell a number as firmly as its text does: "at least 1,600", "35 to 40", "hundreds (at least 200)"."""
    stated, low, high = (None if row[name] is None else f"{row[name]:,.12g}" for name in _NUMBERS)
    match row["qualifier"]:
        case "range":
            return f"{low} to {high}"
        case "vague":
            return f"{' '.join(row['number_text'].split())} (at least {low})"
        case qualifier:
            return f"{_WORDS[qualifier]}{stated}"


def _whole(dataset: Dataset, note: str) -> Citation:
    text = f"{_dataset(dataset)}; {note}."
    return Citation(f"impactetl_{dataset.build_id}", text, CREATOR, TITLE, f"build {dataset.build_id}; {note}")


def _dataset(dataset: Dataset) -> str:
    return f"{CREATOR}. {TITLE}, version {__version__}, build {dataset.build_id}"


def _tex(text: str) -> str:
    escaped = "".join(f"\\{char}" if char in "&%$#_{}" else char for char in text.replace("\\", "/"))
    return escaped.replace("~", r"\textasciitilde{}").replace("^", r"\textasciicircum{}")
