"""Draw the records, or the sentences without a record, of the mixed corpus that a person is to judge.

``python tests/gold/audit_sample.py records SEED`` draws 200 records, ``sentences SEED`` 100 sentences that hold a
number and a cue and gave no record. Kinds of documents take turns, so that each has its share. The verdicts are kept in
``tests/audit``; the texts are third parties' and are not. ``signs`` writes the signs of the audited records anew, which
``confidence`` is fitted on.
"""

import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from impactetl import sources
from impactetl.model import Document
from impactetl.pipeline import Extraction, completed, extract_document
from impactetl.records.confidence import signs
from impactetl.schema import ImpactRecord

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "mixed.jsonl.gz"
AUDITS = Path(__file__).resolve().parents[1] / "audit"
SIZES = {"records": 200, "sentences": 100}
_AROUND = 220
# What a verdict was about: a record that is given otherwise today has none.
_GIVEN = ("value", "value_min", "value_max", "qualifier", "unit", "year", "country_code")


def documents(rng: random.Random) -> Iterator[tuple[str, Extraction]]:
    """Give the documents in a random order in which the kinds take turns, each with its kind."""
    kinds: dict[str, list[Any]] = defaultdict(list)
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            kinds[row["kind"]].append(row)
    for name in sorted(kinds):
        rng.shuffle(kinds[name])
    while kinds:
        for name in sorted(kinds):
            row = kinds[name].pop()
            if not kinds[name]:
                del kinds[name]
            yield name, _extracted(row)


def _extracted(row: dict[str, str]) -> Extraction:
    document = Document(sources.source_id(row["id"]), row["id"], row["text"], title=sources.title_of(row["text"]))
    return extract_document(completed(document, sources.About())[0])


def drawn(what: str, rng: random.Random) -> Iterator[dict[str, Any]]:
    """Give one record or one sentence of each document that has one, until there are enough."""
    left = SIZES[what]
    for kind, found in documents(rng):
        items = [r for r in found.records if r.modality.value == "actual"]
        told = {(r.quote_start, r.quote_end) for r in found.records}
        bare = [r for r in found.rejections if r.cue is not None and (r.quote_start, r.quote_end) not in told]
        pool: list[Any] = list(items if what == "records" else bare)
        if not pool or left == 0:
            continue
        left -= 1
        one = rng.choice(pool)
        text = found.document.text
        shown = one.model_dump(mode="json", exclude_none=True)
        row = {
            "document": found.document.uri,
            "kind": kind,
            "head": text[:_AROUND],
            "before": text[max(one.quote_start - _AROUND, 0) : one.quote_start],
            **shown,
        }
        if what == "records":  # kept beside the verdict: confidence is fitted on them
            row["signs"] = signs(found.records, found.document)[found.records.index(one)]
            row["given"] = given(one)
        yield row


def given(record: ImpactRecord) -> dict[str, Any]:
    """Give the columns that a verdict is about."""
    row = record.model_dump(mode="json")
    return {name: row[name] for name in _GIVEN}


def signed() -> None:
    """Write the signs of the audited records anew; one that is not given as it was judged has none."""
    rows = {path: [json.loads(line) for line in path.open(encoding="utf-8")] for path in sorted(AUDITS.glob("*.jsonl"))}
    wanted = {row["document"] for kept in rows.values() for row in kept}
    now: dict[str, tuple[dict[str, float], dict[str, Any]]] = {}
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for source in map(json.loads, lines):
            if source["id"] in wanted:
                found = _extracted(source)
                each = signs(found.records, found.document)
                now |= {r.record_id: (borne, given(r)) for r, borne in zip(found.records, each, strict=True)}
    for path, kept in rows.items():
        for row in kept:
            row.pop("signs", None)
            borne, told = now.get(row["record_id"], ({}, {}))
            if told and told == row["given"]:
                row["signs"] = {name: round(amount, 3) for name, amount in borne.items()}
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept), encoding="utf-8")


def main() -> None:
    """Print the sample as JSON lines, or write signs."""
    if sys.argv[1:] == ["signs"]:
        signed()
        return
    what, seed = sys.argv[1], int(sys.argv[2])
    for row in drawn(what, random.Random(seed)):  # noqa: S311 - a sample to judge, no secret
        print(json.dumps(row, ensure_ascii=False))  # noqa: T201 - this is the script's output


if __name__ == "__main__":
    main()
