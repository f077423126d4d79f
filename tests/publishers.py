"""Processes of the publication tests: they publish and are killed, or read all the while."""

import multiprocessing
import os
import signal
import sys
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

import impactetl.dataset
from factories import build
from impactetl.publish import publish

FORKS: ForkServerContext = multiprocessing.get_context("forkserver")
# Imported once, so that each process starts at once; modules of tests/ are not on the fork server's own path
FORKS.set_forkserver_preload(["impactetl.dataset", "impactetl.publish.files", "impactetl.publish.swap"])

PAUSE = 0.01
"""Seconds between two reads, so that the reader leaves the processor to the builds that it watches."""
EVENTS = {
    "open",
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.symlink",
    "os.listdir",
    "os.scandir",
    "shutil.rmtree",
}


def publish_label(out: Path, label: str) -> None:
    publish(build(label), out)


def publish_and_die(out: Path, label: str, event: int) -> None:
    """Publish, and be killed just before the n-th time that Python asks the system for a file or folder of ``out``."""
    seen = 0

    def count_and_die(name: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if name in EVENTS and any(str(out) in str(argument) for argument in arguments):
            seen += 1
            if seen == event:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count_and_die)
    publish_label(out, label)


def read_all(out: Path) -> str:
    """Open the dataset, read every file of it, and return its build_id; raises where the files do not fit together."""
    with impactetl.dataset.open(out) as dataset:
        dataset.check()
        stored = dataset.sql("SELECT build_id, (SELECT count(*) FROM records) AS n FROM build")
        assert stored.values.tolist() == [[dataset.build_id, len(dataset.records)]]
        return dataset.build_id


def read_by_path(out: Path) -> set[str]:
    """Read the plain paths, as an analyst without impactetl does, and return the build_ids met."""
    with duckdb.connect(out / "impact.duckdb", read_only=True) as connection:
        ((stored,),) = connection.execute("SELECT build_id FROM build").fetchall()
    return {str(stored), pq.read_schema(out / "records.parquet").metadata[b"build_id"].decode()}


def keep_reading(out: Path, orders: Connection) -> None:
    """Read until told to stop, then report the build_ids met and what went wrong."""
    met: set[str] = set()
    wrong: list[str] = []
    while not orders.poll(PAUSE):
        try:
            met |= {read_all(out)} | read_by_path(out)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is the finding
            wrong.append(repr(error))
    orders.send((met, wrong))
