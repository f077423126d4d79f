"""Web archives: WARC (pages as they were sent) and WET (their text), one document a record."""

from impactetl.sources.raw import Items, Raw


def read(raw: Raw) -> Items:
    """Read the records of an archive."""
    from impactetl.sources.warc.read import read_warc  # noqa: PLC0415 - FastWARC is loaded for those who read such

    return read_warc(raw)
