"""The sieve over whole corpora: the records with and without it are the same."""

from collections.abc import Iterable

from impactetl import pipeline
from impactetl.model import Document, Ledger
from impactetl.schema import ImpactRecord
from impactetl.sources import About


def differing(found: Iterable[Document]) -> tuple[int, int, list[str]]:
    """Count documents and records, and name the documents whose records differ with the sieve."""
    documents = records = 0
    others = []
    for one in found:
        whole, sieved = _records(one, Ledger.FULL), _records(one, Ledger.PASSED)
        documents, records = documents + 1, records + len(whole)
        if whole != sieved:
            others.append(one.uri)
    return documents, records, others


def _records(document: Document, ledger: Ledger) -> list[ImpactRecord]:
    found = pipeline.worked(document, About(), strict=False, ledger=ledger)
    return [record for one in found if isinstance(one, pipeline.Extraction) for record in one.records]
