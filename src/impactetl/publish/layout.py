"""Where the files of a dataset lie: names that the writer and the reader share."""

from pathlib import Path

BUILDS = ".builds"
CURRENT = "current"
MANIFEST = "build.json"
EDITION = "edition.json"
"""The manifest of a public edition, which has no other file of a build."""
DATABASE = "impact.duckdb"
COUNTS = "counts.csv"
EXPLORER = "explorer.html"
DATAPACKAGE = "datapackage.json"
CROISSANT = "croissant.json"
DICTIONARY = "dictionary.md"
HASHED = (COUNTS, CROISSANT, DATAPACKAGE, DICTIONARY)
"""Small files that are known by the hash that the manifest has of them."""
COPIED = COUNTS
"""The file that lies in ``out`` itself and not as a link, so that git can keep it and a review shows what changes."""


def parquet_name(table: str) -> str:
    """Return the name of a table's Parquet file."""
    return f"{table}.parquet"


def build_folder(out: Path) -> Path:
    """Return the folder that holds the files of the build in force.

    It is looked up once, so that every file is then read from one build, whatever is published meanwhile. A copy
    without links (``cp -rL``) holds the files itself.
    """
    current = out / BUILDS / CURRENT
    return current.resolve() if current.is_symlink() else out


def placed(out: Path, folder: Path, name: str) -> Path:
    """Return where to read one file: in the build's folder, unless a real file has taken its place in ``out``.

    ``COPIED`` always is a real file there, so it is read in the build's folder.
    """
    path = out / name
    real = path.exists() and not path.is_symlink() and name != COPIED
    return path if real else folder / name
