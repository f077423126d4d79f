"""Draw the records, or the sentences without a record, of the mixed corpus that a person is to judge.

``python tests/gold/audit_sample.py records SEED`` draws 200 records, ``sentences SEED`` 100 sentences that hold a
number and a cue and gave no record. Kinds of documents take turns, so that each has its share. The verdicts are kept in
``tests/audit``; the texts are third parties' and are not.
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

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "mixed.jsonl.gz"
SIZES = {"records": 200, "sentences": 100}
_AROUND = 220


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
            document = Document(
                sources.source_id(row["id"]), row["id"], row["text"], title=sources.title_of(row["text"])
            )
            yield name, extract_document(completed(document, sources.About())[0])


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
            row["signs"] = signs(found.records, found.rejections, text)[found.records.index(one)]
        yield row


def main() -> None:
    """Print the sample as JSON lines."""
    what, seed = sys.argv[1], int(sys.argv[2])
    for row in drawn(what, random.Random(seed)):  # noqa: S311 - a sample to judge, no secret
        print(json.dumps(row, ensure_ascii=False))  # noqa: T201 - this is the script's output


if __name__ == "__main__":
    main()
