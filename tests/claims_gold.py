"""The gold of claims: small datasets written by hand, with the facts that their records state."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from factories import hash16, record, source
from impactetl.claims.run import derive
from impactetl.schema import ImpactRecord, Source
from impactetl.store.arrow import to_arrow
from impactetl.store.columns import SPECS, Stamp

GOLD = Path(__file__).parent / "claims" / "gold.toml"
STAMP = Stamp("0" * 16, "test")
REPRINT = " ".join(
    f"The {n}th sentence of a newsroom tells of justice, courts and people number {n}." for n in range(30)
)
FURNITURE = "A blog of posts on many things. Menu, archive, about. Reproduced here. "
_TEXTS = {"reprint": REPRINT, "reprint with furniture": FURNITURE + REPRINT + " You may also like this."}
_NOT_COLUMNS = {"doc", "says", "claim", "period", "country", "part_of", "value", "value_min", "value_max"}

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Case:
    """One small dataset: documents, records, the letter of each record's claim, and what else is expected."""

    name: str
    sources: tuple[Source, ...]
    records: tuple[ImpactRecord, ...]
    letters: dict[str, str]
    expected: dict[str, Any] = field(default_factory=dict)


def cases() -> list[Case]:
    return [_case(about) for about in tomllib.loads(GOLD.read_text(encoding="utf-8"))["case"]]


def claims_of(sources: tuple[Source, ...], records: tuple[ImpactRecord, ...]) -> dict[str, Rows]:
    """Derive the three tables as rows."""
    made = derive(to_arrow(SPECS["records"], records, STAMP), to_arrow(SPECS["sources"], sources, STAMP), STAMP)
    return {name: table.to_pylist() for name, table in made.items()}


def _case(about: dict[str, Any]) -> Case:
    texts: dict[str, str] = {}
    records: list[ImpactRecord] = []
    letters = {}
    for place, row in enumerate(about["records"]):
        text = texts.get(row["doc"], "")
        shared = _sentence_of_another(row, records)
        made = _record(row, place, len(text) if shared is None else shared, records)
        texts[row["doc"]] = text if shared is not None else f"{text}{made.quote}\n"
        records.append(made)
        if row["claim"]:
            letters[made.record_id] = row["claim"]
    sources = tuple(_source(name, text, about["documents"].get(name, {})) for name, text in texts.items())
    return Case(about["name"], sources, tuple(records), letters, about)


def _sentence_of_another(row: dict[str, Any], before: list[ImpactRecord]) -> int | None:
    """Give where the sentence of the record before stands, if this one states another number of it."""
    last = before[-1] if before else None
    if last is None or last.source_id != hash16(row["doc"]) or last.quote != _plain(row["says"]):
        return None
    return last.quote_start if last.number_start - last.quote_start != row["says"].index("[") else None


def _plain(says: str) -> str:
    return says.replace("[", "").replace("]", "")


def _source(name: str, text: str, about: dict[str, Any]) -> Source:
    return source(
        name,
        text + _TEXTS.get(about.get("text", ""), ""),
        publisher=about.get("publisher"),
        published=about.get("published"),
    )


def _record(row: dict[str, Any], place: int, start: int, before: list[ImpactRecord]) -> ImpactRecord:
    quote = _plain(row["says"])
    at = row["says"].index("[")
    number = row["says"][at + 1 : row["says"].index("]")]
    first, last = _period(row.get("period"))
    code = row.get("country")
    columns = {
        **dict.fromkeys(("place", "population", "sex", "age_group", "abuse_type", "organization", "attributed_to")),
        "record_id": sha256(f"{place} {row['doc']} {quote}".encode()).hexdigest()[:16],
        "source_id": hash16(row["doc"]),
        "metric": "convictions",
        **_bounds(row),
        "year": last.year if last else None,
        "period_start": first,
        "period_end": last,
        "country_code": code,
        "country_codes": (code,) if code else (),
        "area": "country" if code else "unknown",
        "place_basis": "none",
        "quote": quote,
        "quote_start": start,
        "quote_end": start + len(quote),
        "number_text": number,
        "number_start": start + at,
        "number_end": start + at + len(number),
        "part_of": before[row["part_of"]].record_id if "part_of" in row else None,
        **{name: value for name, value in row.items() if name not in _NOT_COLUMNS},
    }
    return record("12", 12.0, row["doc"], **columns)


def _bounds(row: dict[str, Any]) -> dict[str, float | None]:
    value = row.get("value")
    match row.get("qualifier", "exact"):
        case "exact":
            return {"value": value, "value_min": value, "value_max": value}
        case "at_least":
            return {"value": value, "value_min": value, "value_max": None}
        case "approximate":
            return {"value": value, "value_min": None, "value_max": None}
        case _:
            return {"value": None, "value_min": row["value_min"], "value_max": row.get("value_max")}


def _period(text: str | None) -> tuple[date | None, date | None]:
    if text is None:
        return None, None
    if "/" in text:
        first, last = text.split("/")
        return date.fromisoformat(first), date.fromisoformat(last)
    match len(text):
        case 4:
            return date(int(text), 1, 1), date(int(text), 12, 31)
        case 7:
            start = date.fromisoformat(f"{text}-01")
            return start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        case _:
            return date.fromisoformat(text), date.fromisoformat(text)
