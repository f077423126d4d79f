"""From a built dataset to its public edition."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from impactetl import dataset
from impactetl.errors import UsageError
from impactetl.masking import Masker
from impactetl.publish.edition import Edition, write_edition
from impactetl.schema import Claim, ClaimLink, ClaimRecord, ImpactRecord, Rejection, Source
from impactetl.schema.public import PublicRecord, PublicSource
from impactetl.sharing.claims import ClaimEditor, Pair
from impactetl.sharing.places import Localities
from impactetl.sharing.rows import Editor
from impactetl.store.columns import Rows

PROCESSED = Path("data/processed")


@dataclass(frozen=True, slots=True)
class EditionReport:
    """What a public edition holds and what was masked; ``edition_id`` is the hash of its rows."""

    out: Path
    edition_id: str
    sources: int
    records: int
    masked_quotes: int
    masked_places: int


def publish_edition(out: Path | str, data: Path | str = PROCESSED) -> EditionReport:
    """Write the public edition of a built dataset: what may be shared of it.

    Personal names, e-mail addresses and phone numbers are masked in every text, full texts are left out, and a locality
    where fewer than 11 people are counted is told by its country alone.

    Args:
        out: folder of the edition; an edition that is there is replaced, anything else is left alone.
        data: folder of the built dataset.

    Raises:
        StoreError: there is no dataset in ``data``.
        UsageError: ``out`` is the folder of a built dataset, or something that is no edition lies there.

    """
    out, data = Path(out), Path(data)
    if out.resolve() == data.resolve():
        msg = f"{out}: holds the dataset itself; name another folder for its public edition"
        raise UsageError(msg)
    with dataset.open(data) as opened:
        tables, before = _masked(opened)
        code_version = str(opened.sql("SELECT code_version FROM build")["code_version"].iloc[0])
    edition = Edition(tables, code_version)
    edition_id = write_edition(edition, out)
    records = [row for row in edition.tables["records"] if isinstance(row, PublicRecord)]
    return EditionReport(
        out,
        edition_id,
        len(edition.tables["sources"]),
        len(records),
        sum(row.masked_chars > 0 for row in records),
        before - sum(row.place is not None for row in records),
    )


def _masked(opened: dataset.Dataset) -> tuple[dict[str, Rows], int]:
    """Give the tables of the edition, and how many records named a locality before.

    Each text and each refusal is read by itself and let go: memory holds what the edition keeps, and the records.
    """
    records = _by_source(row for row in opened.stream("records") if isinstance(row, ImpactRecord))
    localities = Localities(row for rows in records.values() for row in rows)
    editor = Editor(localities)
    public_sources: list[PublicSource] = []
    pairs: dict[str, Pair] = {}
    for source in opened.stream("sources"):
        if not isinstance(source, Source):
            continue
        masker = Masker(source.text)
        own = records.get(source.source_id, [])
        public_sources.append(editor.source(masker, source, own))
        pairs |= {row.record_id: (row, public) for row, public in zip(own, editor.records(masker, own), strict=True)}
    rejections = [editor.rejection(row) for row in opened.stream("rejections") if isinstance(row, Rejection)]
    members = [row for row in opened.stream("claim_records") if isinstance(row, ClaimRecord)]
    claims = ClaimEditor(localities, pairs, members)
    tables: dict[str, Rows] = {
        "metrics": [*opened.stream("metrics")],
        "countries": [*opened.stream("countries")],
        "quality": [*opened.stream("quality")],
        "sources": public_sources,
        "records": [public for _, public in pairs.values()],
        "rejections": rejections,
        "claims": [*claims.claims([row for row in opened.stream("claims") if isinstance(row, Claim)])],
        "claim_records": [*claims.records()],
        "claim_links": [*claims.links([row for row in opened.stream("claim_links") if isinstance(row, ClaimLink)])],
    }
    return tables, sum(record.place is not None for record, _ in pairs.values())


def _by_source(records: Iterable[ImpactRecord]) -> dict[str, list[ImpactRecord]]:
    found: dict[str, list[ImpactRecord]] = defaultdict(list)
    for record in records:
        found[record.source_id].append(record)
    return found
