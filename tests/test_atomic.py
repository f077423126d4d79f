"""Killing a build at any moment leaves the old dataset or the new one, and no reader ever meets a mixture."""

import random
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

import duckdb
import pytest

from factories import build
from impactetl import dataset
from impactetl.errors import StoreError
from impactetl.publish import publish
from impactetl.publish.swap import swapped_in
from publishers import FORKS, keep_reading, publish_and_die, publish_label, read_all

LABELS = ("old", "new")
IDS = {build(label).build_id for label in LABELS}
KILLS_BY_DELAY = 10


def killed(process: BaseProcess) -> bool:
    process.join(60)
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode != 0


def other(label: str) -> str:
    return LABELS[1 - LABELS.index(label)]


def label_of(build_id: str) -> str:
    return next(label for label in LABELS if build(label).build_id == build_id)


@contextmanager
def reader(out: Path) -> Iterator[None]:
    """Read all the while in another process; at the end it must have met whole datasets only."""
    ours, theirs = FORKS.Pipe()
    process = FORKS.Process(target=keep_reading, args=(out, theirs))
    process.start()
    try:
        yield
        ours.send("stop")
        met, wrong = ours.recv()
        assert wrong == []
        assert met
        assert met <= IDS
    finally:
        process.kill()
        process.join()


@pytest.mark.slow
def test_killed_at_every_step_leaves_the_old_or_the_new_dataset(tmp_path: Path) -> None:
    publish(build("old"), tmp_path)
    outcomes = []
    with reader(tmp_path):
        event, survived, after = 0, False, read_all(tmp_path)
        while not survived:
            event, before = event + 1, after
            process = FORKS.Process(target=publish_and_die, args=(tmp_path, other(label_of(before)), event))
            process.start()
            survived = not killed(process)
            after = read_all(tmp_path)
            assert after in IDS
            outcomes.append(after != before)
    # Killed early the old one stands, killed late the new one, and once it has been swapped in it stays
    assert outcomes == sorted(outcomes)
    assert outcomes.count(False) >= 20
    assert outcomes.count(True) >= 2


@pytest.mark.slow
def test_killed_at_any_time_leaves_the_old_or_the_new_dataset(tmp_path: Path) -> None:
    publish(build("old"), tmp_path)
    chance = random.Random(20150102)  # noqa: S311 - delays, no secrets
    with reader(tmp_path):
        for _ in range(KILLS_BY_DELAY):
            process = FORKS.Process(target=publish_label, args=(tmp_path, other(label_of(read_all(tmp_path)))))
            process.start()
            process.join(chance.uniform(0.05, 0.5))
            process.kill()
            killed(process)
            assert read_all(tmp_path) in IDS


@pytest.mark.parametrize("event", [1, 4, 8, 15])
def test_a_first_build_that_is_killed_leaves_no_dataset(tmp_path: Path, event: int) -> None:
    process = FORKS.Process(target=publish_and_die, args=(tmp_path, "old", event))
    process.start()
    assert killed(process)
    with pytest.raises(StoreError, match="make data"):
        dataset.open(tmp_path)
    publish(build("new"), tmp_path)
    assert label_of(read_all(tmp_path)) == "new"


def test_the_next_build_removes_what_killed_ones_left(tmp_path: Path) -> None:
    publish(build("old"), tmp_path)
    builds = tmp_path / ".builds"
    (builds / "0123456789abcdef.1").mkdir()
    (builds / "0123456789abcdef.1" / "records.parquet").write_text("half")
    (builds / "next").symlink_to("0123456789abcdef.1")
    publish(build("new"), tmp_path)
    assert not (builds / "0123456789abcdef.1").exists()
    assert not (builds / "next").is_symlink()
    assert label_of(read_all(tmp_path)) == "new"


def test_who_has_the_old_dataset_open_keeps_it(tmp_path: Path) -> None:
    publish(build("old"), tmp_path)
    with duckdb.connect(tmp_path / "impact.duckdb", read_only=True) as connection, dataset.open(tmp_path) as opened:
        for label in ("new", "old", "new"):
            publish(build(label), tmp_path)
        assert connection.execute("SELECT build_id FROM build").fetchall() == [(build("old").build_id,)]
        assert len(opened.records) == len(build().records)  # first read after its folder was removed
        assert [*opened.sql("SELECT build_id FROM build")["build_id"]] == [opened.build_id]
        assert label_of(opened.build_id) == "old"
    assert label_of(read_all(tmp_path)) == "new"


def test_a_second_build_at_the_same_time_is_locked_out(tmp_path: Path) -> None:
    with swapped_in(tmp_path, "0" * 16), pytest.raises(StoreError, match="another build is writing here"):
        publish(build(), tmp_path)
    publish(build(), tmp_path)


def test_a_build_that_fails_publishes_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    publish(build("old"), tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ZeroDivisionError), swapped_in(tmp_path, "0" * 16):
        raise ZeroDivisionError
    assert sorted(tmp_path.rglob("*")) == before
    assert label_of(read_all(tmp_path)) == "old"


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    (tmp_path / "notes.md").write_text("mine")
    publish(build(), tmp_path)
    publish(build(), tmp_path)
    assert (tmp_path / ".gitkeep").exists()
    assert (tmp_path / "notes.md").read_text() == "mine"


def test_a_file_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "records.parquet").write_text("mine")
    with pytest.raises(StoreError, match=r"records\.parquet: this is no link"):
        publish(build(), tmp_path)
    assert (tmp_path / "records.parquet").read_text() == "mine"


def test_a_link_to_a_file_that_the_new_build_lacks_is_removed(tmp_path: Path) -> None:
    with swapped_in(tmp_path, "0" * 16) as folder:
        (folder / "gone.parquet").write_text("x")
    assert (tmp_path / "gone.parquet").read_text() == "x"
    publish(build(), tmp_path)
    assert not (tmp_path / "gone.parquet").is_symlink()


def test_where_links_cannot_be_made_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "symlink_to", refuse)
    with pytest.raises(StoreError, match="symbolic link cannot be made"):
        publish(build(), tmp_path)


def test_a_dataset_can_be_moved_and_copied(tmp_path: Path) -> None:
    publish(build(), tmp_path / "a")
    (tmp_path / "a").rename(tmp_path / "b")
    shutil.copytree(tmp_path / "b", tmp_path / "with_links", symlinks=True)
    shutil.copytree(tmp_path / "b", tmp_path / "without_links", ignore=shutil.ignore_patterns(".builds"))
    for name in ("b", "with_links", "without_links"):
        assert read_all(tmp_path / name) == build().build_id
