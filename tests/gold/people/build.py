"""Write ``texts/`` and ``gold.jsonl`` from ``marked.txt``: ``python tests/gold/people/build.py``."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
_MARK = re.compile(r"\[\[(.+?)\|(.+?)(?:\|(.+?))?\]\]")
_BOUNDS = {"exact": (True, True), "at_least": (True, False), "at_most": (False, True), "approximate": (False, False)}


def documents() -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Give each document: its name, its text without marks, and its gold lines."""
    for part in re.split(r"^== ", (FOLDER / "marked.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, marked = part.partition("\n")
        name, year, country = (field.rpartition("=")[2] for field in head.split())
        text, lines, at = "", [], 0
        for found in _MARK.finditer(marked):
            text += marked[at : found.start()]
            columns = dict(pair.split("=", 1) for pair in (found[3] or "").split(";") if pair)
            lines.append(_line(found, columns, len(text), {"year": int(year), "country_code": country}))
            text, at = text + found[1], found.end()
        yield f"{name}.txt", (text + marked[at:]).strip() + "\n", _with_wholes(lines, f"{name}.txt")


def _line(found: re.Match[str], columns: dict[str, str], start: int, own: dict[str, Any]) -> dict[str, Any]:
    value = float(columns.get("v", found[1]))
    number = int(value) if value.is_integer() else value
    least, most = _BOUNDS[columns.get("q", "exact")]
    line: dict[str, Any] = {
        "metric": found[2],
        "value": number,
        "value_min": number if least else None,
        "value_max": number if most else None,
        "qualifier": columns.get("q", "exact"),
        "unit": columns.get("u", "person"),
        "number_text": found[1],
        "number_start": start,
        "number_end": start + len(found[1]),
        **own,
        "modality": columns.get("mod", "actual"),
        "nationality_codes": columns["nat"].split(",") if "nat" in columns else [],
        "id": columns.get("id"),
        "part_of": columns.get("part"),
    }
    if "pop" in columns:
        line["population"] = None if columns["pop"] == "null" else columns["pop"]
    if line["modality"] != "actual":
        line["year_optional"] = True
    if line["modality"] != "actual" or "optional" in columns:
        line["optional"] = True
    return line


def _with_wholes(lines: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Name the document, and give each part the start of its whole's number; a line that is no part says so."""
    starts = {line["id"]: line["number_start"] for line in lines if line["id"] is not None}
    for line in lines:
        line["part_of"] = starts.get(line["part_of"])
        del line["id"]
    return [{"doc": name, **line} for line in lines]


def main() -> None:
    """Write the texts and the gold."""
    (FOLDER / "texts").mkdir(exist_ok=True)
    made = []
    for name, text, lines in documents():
        (FOLDER / "texts" / name).write_bytes(text.encode())
        made += lines
    rows = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in made)
    (FOLDER / "gold.jsonl").write_bytes(rows.encode())


if __name__ == "__main__":
    main()
