"""A real dask cluster of separate processes on this machine: complete and the same, whoever is killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine_tasks import Count
from impactetl import building
from impactetl.building import Plan
from impactetl.engines.cluster import Cluster, done
from impactetl.engines.task import Step
from impactetl.errors import UsageError
from impactetl.publish.layout import DATABASE

pytest.importorskip("distributed", reason="the optional extra impactetl[dask] is not installed")
TESTS = Path(__file__).parent
STARTED_SECONDS = 60.0


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """A scheduler and two workers, each without a nanny, so that one that is killed stays dead."""
    folder = tmp_path_factory.mktemp("dask")
    file = folder / "scheduler.json"
    environment = os.environ | {"PYTHONPATH": str(TESTS), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    common = ["--scheduler-file", str(file), "--no-dashboard"]
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *common]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", *common, "--no-nanny", "--nthreads", "1"]
    started = [_start(scheduler, environment, folder)]
    deadline = time.monotonic() + STARTED_SECONDS
    while not file.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    started += [_start([*worker, "--local-directory", str(folder / str(n))], environment, folder) for n in range(3)]
    try:
        yield json.loads(file.read_text())["address"], started
    finally:
        for process in started:
            process.kill()
            process.wait()


def _start(command: list[str], environment: dict[str, str], folder: Path) -> "subprocess.Popen[bytes]":
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=log)


def _texts(raw: Path, count: int, sentences: int) -> Path:
    """Write so many texts, each with a year and a number of its own."""
    raw.mkdir()
    for n in range(count):
        (raw / f"{n}.txt").write_text(f"In {1990 + n}, police in Ghana rescued {n + 2} children. " * sentences)
    return raw


def _assert_same_files(one: Path, other: Path) -> None:
    names = [path.name for path in one.iterdir() if path.name not in {DATABASE, ".builds"}]
    assert names
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in names)


@pytest.mark.slow
def test_a_build_on_a_cluster_loses_a_worker_and_gives_the_same_bytes(
    processes: tuple[str, list["subprocess.Popen[bytes]"]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, started = processes
    monkeypatch.setattr("impactetl.planning.PARTITION_INPUTS", 1)
    raw = _texts(tmp_path / "raw", 24, 20)
    building.build(raw, tmp_path / "here", plan=Plan(workers=1))
    seen: list[int] = []

    def kill(at: building.Progress) -> None:
        if at.inputs and not seen:
            seen.append(at.inputs)
            started[1].send_signal(signal.SIGKILL)

    report = building.build(raw, tmp_path / "there", plan=Plan(scheduler=address), progress=kill)
    assert seen
    assert started[1].wait() == -signal.SIGKILL
    assert report.extracted == report.counts.documents == 24
    _assert_same_files(tmp_path / "here", tmp_path / "there")


@pytest.mark.slow
def test_workers_read_and_write_behind_urls(
    processes: tuple[str, list["subprocess.Popen[bytes]"]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("upath", reason="the optional extra impactetl[remote] is not installed")
    address, _ = processes
    monkeypatch.setattr("impactetl.planning.PARTITION_INPUTS", 1)
    raw = _texts(tmp_path / "raw", 6, 3)
    building.build(raw, tmp_path / "here", plan=Plan(workers=1))
    url = f"local://{tmp_path}"  # through fsspec, and seen by all processes
    report = building.build(f"{url}/raw", f"{url}/there", plan=Plan(scheduler=address))
    assert (report.extracted, str(report.out)) == (6, f"{url}/there")
    assert len([*(tmp_path / ".impactetl" / "there").glob("*/manifest.json")]) == 6
    _assert_same_files(tmp_path / "here", tmp_path / "there")


@pytest.mark.slow
def test_a_task_that_kills_workers_is_done_here_without_its_deadly_step(
    processes: tuple[str, list["subprocess.Popen[bytes]"]],
) -> None:
    address, _ = processes
    tasks = [Count("a", 3), Count("bad", 4, deadly=2), Count("b", 3)]
    steps: list[Step] = []
    found = dict(Cluster(address).run(tasks, steps.append))
    assert found == {"a": (0, 1, 2), "b": (0, 1, 2), "bad": (0, 1, 3)}


@pytest.mark.slow
def test_an_error_on_a_worker_is_raised_here(processes: tuple[str, list["subprocess.Popen[bytes]"]]) -> None:
    address, _ = processes
    with pytest.raises(ValueError, match="no such number"):
        list(Cluster(address).run([Count("wrong", 3, error="no such number")], lambda _: None))


def test_a_task_tells_all_its_steps_at_once() -> None:
    assert done(Count("a", 3)) == (("a", (0, 1, 2)), Step(("a", 0, "work"), documents=3))


def test_nobody_at_the_address_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no dask scheduler answers"):
        list(Cluster("tcp://127.0.0.1:9").run([], lambda _: None))


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"impactetl\[dask\]"):
        list(Cluster("tcp://127.0.0.1:9").run([], lambda _: None))


def test_the_engine_and_its_address_go_together(tmp_path: Path) -> None:
    for options in (["--engine", "dask"], ["--scheduler", "tcp://127.0.0.1:9"]):
        command = [sys.executable, "-m", "impactetl", "build", "--raw", str(tmp_path), *options]
        ended = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path)
        assert ended.returncode == 2
        assert "go together" in ended.stderr
