"""Why a row is another in the new build: the document, a reviewer, or the rules."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from impactetl.dataset import Dataset

CAUSES: dict[str, str] = {
    "document removed": "the document is not in the new build",
    "source changed": "the document has other bytes, another text or another sidecar",
    "new document": "the document is not in the old build",
    "review": "a reviewer decided so, or took a decision back",
    "rule version": "the document is the same, and impactetl is another version",
    "other records": "the claim's own records are the same; others that it is weighed against are not",
    "options": "document and version are the same; the build was made with other options",
}
"""What each cause means, the first that holds being given."""
_DESCRIBED = ("sha256", "chars", "published", "publisher", "title", "country", "language")
_REVIEWER = "reviewer"
_UNREVIEWED = "none"


class Causes:
    """Knows both builds, and tells the cause of each change."""

    def __init__(self, old: Dataset, new: Dataset) -> None:
        self._old = _described(old.sources)
        self._new = _described(new.sources)
        self._rejected = _places(old) ^ _places(new)
        self._version = _version(old) != _version(new)
        self._of_record: dict[str, str] = {}

    def of_record(self, record_id: str, was: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> str:
        """Tell why a record was added, removed or changed."""
        row = now or was or {}
        cause = self._of_source(row["source_id"])
        if cause is None and self._reviewed(row, was, now):
            cause = "review"
        self._of_record[record_id] = cause or self._otherwise()
        return self._of_record[record_id]

    def of_claim(self, record_ids: Iterable[str]) -> str:
        """Tell why a claim was added, removed or changed: as its records were, in the order of ``CAUSES``."""
        found = {self._of_record[record_id] for record_id in record_ids if record_id in self._of_record}
        return next(
            (cause for cause in CAUSES if cause in found), "other records" if self._of_record else self._otherwise()
        )

    def _of_source(self, source_id: str) -> str | None:
        if source_id not in self._new:
            return "document removed"
        if source_id not in self._old:
            return "new document"
        return "source changed" if self._old[source_id] != self._new[source_id] else None

    def _reviewed(self, row: Mapping[str, Any], was: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> bool:
        verdicts = {(side or {}).get("review", _UNREVIEWED) for side in (was, now)}
        return len(verdicts) > 1 or (row["source_id"], row["number_start"]) in self._rejected

    def _otherwise(self) -> str:
        return "rule version" if self._version else "options"


def _described(sources: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    names = [name for name in _DESCRIBED if name in sources.columns]
    rows = zip(*(sources[name].astype("string").fillna("") for name in names), strict=True)
    return dict(zip(sources["source_id"], rows, strict=True))


def _places(dataset: Dataset) -> set[tuple[str, int]]:
    """Give where reviewers have rejected a record."""
    rejections = dataset.rejections
    by_hand = rejections[rejections["reason"].astype("string") == _REVIEWER]
    return {
        (str(source), int(start)) for source, start in zip(by_hand["source_id"], by_hand["number_start"], strict=True)
    }


def _version(dataset: Dataset) -> str:
    return str(dataset.sql("SELECT code_version FROM build")["code_version"].iloc[0])
