"""One file, or one web archive, packed by gzip: it is read as what its name without ``.gz`` says."""

from dataclasses import replace

from impactetl.sources.inflate import Inflated
from impactetl.sources.raw import Items, Raw


def read(raw: Raw) -> Items:
    """Read what is packed; it keeps the uri of the file."""
    stream = Inflated(raw.stream, raw.options.max_expansion)
    name = raw.name[: -len(".gz")] if raw.name.lower().endswith(".gz") else ""
    yield from raw.nested(replace(raw, stream=stream, name=name, depth=raw.depth + 1))
