"""Arrow tables as pandas DataFrames, with integers that know null and numbers that pandas can calculate with."""

import pandas as pd
import pyarrow as pa

_TYPES = {
    # pandas' own integers know no null, and a year must not become 2014.0 where another is missing
    pa.int64(): pd.Int64Dtype(),
    pa.int32(): pd.Int32Dtype(),
}


def to_pandas(table: pa.Table) -> pd.DataFrame:
    """Give a table as a frame."""
    # DuckDB sums integers as 128-bit ones, which reach Arrow as decimals that pandas cannot calculate with
    wide = {field.name for field in table.schema if pa.types.is_decimal(field.type)}
    schema = pa.schema([field.with_type(pa.float64()) if field.name in wide else field for field in table.schema])
    frame: pd.DataFrame = table.cast(schema).to_pandas(types_mapper=_TYPES.get, date_as_object=False)
    return frame
