"""Arrow tables as pandas DataFrames, with integers that know null and numbers that pandas can calculate with."""

from contextlib import suppress

import pandas as pd
import pyarrow as pa

_TYPES = {
    # pandas' own integers know no null, and a year must not become 2014.0 where another is missing
    pa.int64(): pd.Int64Dtype(),
    pa.int32(): pd.Int32Dtype(),
}


def to_pandas(table: pa.Table) -> pd.DataFrame:
    """Give a table as a frame."""
    columns = [_plain(column) if pa.types.is_decimal(column.type) else column for column in table.columns]
    narrow = pa.table(columns, names=table.column_names)
    frame: pd.DataFrame = narrow.to_pandas(types_mapper=_TYPES.get, date_as_object=False)
    return frame


def _plain(decimals: pa.ChunkedArray) -> pa.ChunkedArray:
    """Give numbers that pandas can calculate with; sums of integers come from DuckDB as decimals."""
    if decimals.type.scale == 0:
        with suppress(pa.ArrowInvalid):  # beyond 64 bits
            return decimals.cast(pa.int64())
    return decimals.cast(pa.float64())
