"""Bytes become documents: one file a format, one line in the reader table.

A file is described by the TOML sidecar beside it (``report.txt.toml`` for ``report.txt``), where there is one. A file
that cannot be used gives a :class:`~impactetl.schema.Problem` in the place of its document; nothing is dropped unsaid.
"""

from impactetl.sources.about import About
from impactetl.sources.find import find, inputs
from impactetl.sources.fingerprint import fingerprint
from impactetl.sources.found import Found
from impactetl.sources.options import Options, columns_of, limits_of
from impactetl.sources.raw import source_id, title_of
from impactetl.sources.readers import READERS, read, read_one
from impactetl.sources.sidecar import disagreements

__all__ = [
    "READERS",
    "About",
    "Found",
    "Options",
    "columns_of",
    "disagreements",
    "find",
    "fingerprint",
    "inputs",
    "limits_of",
    "read",
    "read_one",
    "source_id",
    "title_of",
]
