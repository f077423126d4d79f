"""A cluster of separate processes on this machine against the local pool, on the same partitions."""

import multiprocessing
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil
from measure import Row

from impactetl.engines.cluster import Cluster
from impactetl.engines.cores import Cores
from impactetl.engines.task import Engine
from impactetl.model import Ledger
from impactetl.partition import Partition
from impactetl.planning import planned

_WORKERS = 2
# Texts in a partition: one takes some tenths of a second; of a crawl, some minutes.
_TEXTS = 8


def cluster(texts: Sequence[str], count: int) -> Iterator[Row]:
    """Processor time of all processes on so many partitions, from the first task to the last result.

    Both begin with workers that have loaded nothing of impactetl; the scheduler is there before, as it is on a cluster.
    """
    from distributed import LocalCluster  # noqa: PLC0415 - a development tool

    with tempfile.TemporaryDirectory() as name:
        raw = Path(name) / "raw"
        raw.mkdir()
        for n in range(count * _TEXTS):
            (raw / f"{n}.txt").write_text(texts[n % len(texts)], encoding="utf-8")
        pool = _seconds(Cores(_WORKERS), raw, Path(name) / "pool")
        with LocalCluster(  # type: ignore[no-untyped-call] # it has no types
            n_workers=_WORKERS, threads_per_worker=1, processes=True, dashboard_address=None, local_directory=name
        ) as started:
            dask = _seconds(Cluster(started.scheduler_address), raw, Path(name) / "dask")
    yield Row(f"dask, {count} partitions", "s", dask, "local pool", pool, 1.2, more=False)


def _seconds(engine: Engine, raw: Path, cache: Path) -> float:
    """Seconds of processor time of this process and all below it, workers that have ended among them."""
    cache.mkdir()
    items = planned(raw, ledger=Ledger.FULL).items
    tasks = [Partition(items[n : n + _TEXTS], cache, ledger=Ledger.FULL) for n in range(0, len(items), _TEXTS)]
    before = _spent()
    for _ in engine.run(tasks, lambda _: None):
        pass
    multiprocessing.active_children()  # those that have ended are waited for, and counted
    return _spent() - before


def _spent() -> float:
    """Processor time so far: of this process, its ended children, and those that live with theirs."""
    own = psutil.Process()
    times = [own.cpu_times(), *(child.cpu_times() for child in own.children(recursive=True))]
    return sum(one.user + one.system + one.children_user + one.children_system for one in times)
