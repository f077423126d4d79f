"""Records as one Parquet file, typed as in the published dataset."""

from collections.abc import Iterable

import pyarrow.parquet as pq

from impactetl.cli.render import opened
from impactetl.locations import Location
from impactetl.pipeline import Extraction
from impactetl.planning import code_version
from impactetl.publish import build_id_of
from impactetl.schema import ImpactRecord
from impactetl.schema.base import Text
from impactetl.store.arrow import to_arrow
from impactetl.store.columns import Stamp, TableSpec
from impactetl.working import digest_of


class ExtractedRecord(ImpactRecord):
    """One record together with the uri of its document."""

    uri: Text
    """The document."""


SPEC = TableSpec(
    "extracted",
    ExtractedRecord,
    "One row for each place in a text that states a statistic, with the uri of the text.",
    ("uri", "number_start", "number_end", "metric", "record_id"),
)


def write(extractions: Iterable[Extraction], output: Location) -> None:
    """Write the records of all documents, sorted by uri and place."""
    done = list(extractions)
    records = [
        ExtractedRecord(uri=one.document.uri, **{name: getattr(record, name) for name in ImpactRecord.model_fields})
        for one in done
        for record in one.records
    ]
    read = {one.document.uri: digest_of(one) for one in done}
    table = to_arrow(SPEC, records, Stamp(build_id_of(read, code_version(), {}), code_version()))
    with opened(output) as stream:
        pq.write_table(table, stream, compression="zstd", store_schema=True)
