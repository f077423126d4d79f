"""What reviewers said of a number, as the built dataset has it, for ``explain``."""

from contextlib import suppress
from pathlib import Path

import pandas as pd

from impactetl import dataset
from impactetl.dataset import Dataset
from impactetl.errors import StoreError
from impactetl.publish.layout import MANIFEST
from impactetl.records.identity import record_id
from impactetl.schema import ImpactRecord, Rejection
from impactetl.store.ddl import literal

_REJECTED = """
SELECT uri, source_id, quote, CAST(cue_metric AS VARCHAR) AS metric, number_text, number_start
FROM rejections JOIN (SELECT source_id, uri FROM sources) AS document USING (source_id) WHERE reason = 'reviewer'"""
_AT = """
SELECT 'rejected' AS said, CAST(cue_metric AS VARCHAR) AS metric FROM rejections
    JOIN (SELECT source_id, sha256 FROM sources) AS document USING (source_id)
WHERE reason = 'reviewer' AND sha256 = {sha256} AND number_start = {start}
UNION ALL
SELECT CAST(review AS VARCHAR), CAST(metric AS VARCHAR) FROM records
    JOIN (SELECT source_id, sha256 FROM sources) AS document USING (source_id)
WHERE review <> 'none' AND sha256 = {sha256} AND number_start = {start}
ORDER BY ALL"""
# Records of one document that have the same sentence, metric and words are numbered: more of them are not looked for.
_ALIKE = 20


def said_of(row: ImpactRecord | Rejection | None, sha256: str, data: Path) -> list[str]:
    """Tell the verdicts on a number that the dataset of ``data`` holds; none where there is no dataset."""
    if row is None or not (data / MANIFEST).exists():
        return []
    with suppress(StoreError), dataset.open(data) as opened:
        found = opened.sql(_AT.format(sha256=literal(sha256), start=row.number_start))
        todo = f"impactetl sql \"FROM rejections WHERE reason = 'reviewer'\" --data {data}"
        return [
            f"reviewed     {said}{'' if pd.isna(metric) else f' as {metric}'}: the dataset in {data} has it so, above"
            f" is what the rules make{f'; see: {todo}' if said == 'rejected' else ''}"
            for said, metric in found.itertuples(index=False, name=None)
        ]
    return []


def rejected(wanted: str, opened: Dataset) -> str | None:
    """Tell of a record that is not in the dataset because a reviewer rejected it; None where none did."""
    for row in opened.sql(_REJECTED).itertuples(index=False):
        named = (str(row.source_id), str(row.quote), str(row.metric), str(row.number_text))
        if wanted in {record_id(*named, nth) for nth in range(_ALIKE)}:
            return f"a reviewer rejected it: {row.number_text!r} at {row.uri}:{row.number_start} is no {row.metric}"
    return None
