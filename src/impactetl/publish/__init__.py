"""The only door out: Parquet, schemas, the dataset on disk."""
