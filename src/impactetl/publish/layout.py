"""Where the files of a dataset lie: names that the writer and the reader share."""

from pathlib import Path

BUILDS = ".builds"
CURRENT = "current"
MANIFEST = "build.json"
DATABASE = "impact.duckdb"
COUNTS = "counts.csv"
EXPLORER = "explorer.html"


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
    """Return where to read one file: in the build's folder, unless a real file has taken its place in ``out``."""
    path = out / name
    return path if path.exists() and not path.is_symlink() else folder / name
