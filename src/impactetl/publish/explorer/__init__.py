"""``explorer.html``: the dataset as one page that opens from disk, loads nothing, and takes a reviewer's verdicts.

``contents`` reads what is shown from a finished ``impact.duckdb``; ``page`` puts it, the style and the scripts beside
this file together under a Content-Security-Policy that lets nothing else run.
"""

from pathlib import Path

from impactetl.publish.explorer.contents import payload
from impactetl.publish.explorer.page import assembled
from impactetl.store.columns import Stamp
from impactetl.store.database import SCRATCH, bounded, open_database

__all__ = ["write_explorer"]

# The rows of a page are in memory, too; as many as a page holds at most take some 140 MB.
_MEMORY = "128MB"


def write_explorer(database: Path, path: Path, stamp: Stamp) -> None:
    """Write the explorer page of a finished DuckDB file: the same bytes for the same rows.

    Raises StoreError where the file cannot be opened.
    """
    with open_database(database) as connection:
        bounded(connection, database.parent / SCRATCH, _MEMORY)
        shown = payload(connection, stamp)
    with path.open("w", encoding="utf-8", newline="\n") as page:
        page.writelines(assembled(shown, stamp))
