"""A build behind a URL, where there are no links and no renames: its files are written here and sent there.

They replace those of the build before one by one, the manifest last. Each is whole, and each carries its ``build_id``,
so that whoever meets files of two builds meanwhile can tell. A build that breaks off while it sends is run again::

    s3://bucket/dataset/impact.duckdb, records.parquet, ..., build.json
    s3://bucket/dataset/.builds/current       the build_id: says that the files beside it are a build's
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from impactetl.errors import StoreError
from impactetl.locations import Location, sent
from impactetl.publish.layout import BUILDS, CURRENT, MANIFEST
from impactetl.publish.swap import swapped_in

if TYPE_CHECKING:
    from upath import UPath


@contextmanager
def published(out: Location, build_id: str) -> Iterator[Path]:
    """Give an empty folder to write a build's files into, and publish them under ``out`` when the block ends.

    Where the block raises, nothing is published. Raises StoreError where something is in the way, or ``out`` cannot be
    written.
    """
    if isinstance(out, Path):
        with swapped_in(out, build_id) as folder:
            yield folder
        return
    with TemporaryDirectory() as aside:
        folder = Path(aside) / "build"
        folder.mkdir()
        yield folder
        manifest = folder / MANIFEST
        files = [*sorted(path for path in folder.iterdir() if path != manifest), manifest]
        _refuse_strangers(out, [path.name for path in files])
        mark = Path(aside) / CURRENT
        mark.write_text(f"{build_id}\n", encoding="ascii")
        sent([mark], out / BUILDS)
        sent(files, out)


def _refuse_strangers(out: "UPath", names: list[str]) -> None:
    """Refuse to replace files that no build has written."""
    out.fs.invalidate_cache()
    if (out / BUILDS / CURRENT).exists():
        return
    for name in names:
        if (out / name).exists():
            msg = f"{out / name}: this is no file of a build, and publishing would replace it; name another folder"
            raise StoreError(msg)
