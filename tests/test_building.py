"""Building from parts: the same bytes however it is run, and only what has changed is read again."""

import os
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from impactetl import building, dataset, pipeline, planning, working
from impactetl.building import Plan
from impactetl.errors import SourceError, StoreError, UsageError
from impactetl.model import Document, Ledger
from impactetl.packs import cache as packs
from impactetl.pipeline import Extraction
from impactetl.publish.layout import DATABASE, MANIFEST
from impactetl.schema import ProblemKind

TEMPLATE = "Report {n}\n\nIn {year}, police in Ghana rescued {n} children from fishing boats. {more}\n"
PARTITION = 4


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Thirty small files in two folders, one that cannot be read, and partitions of four."""
    monkeypatch.setattr(planning, "PARTITION_INPUTS", PARTITION)
    raw = tmp_path / "raw"
    for n in range(30):
        path = raw / ("a" if n % 2 else "a-b") / f"{n}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = TEMPLATE.format(n=n + 2, year=1990 + n, more="Nobody was at home. " * n)
        path.write_text(text, encoding="utf-8")
    (raw / "broken.txt").write_bytes(b"\x00\x01")
    return raw


def contents(out: Path) -> dict[str, bytes]:
    """The bytes of every file of a dataset but DuckDB's own, whose tables the manifest has hashes of."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name not in {DATABASE, ".builds"}}


def test_the_same_bytes_for_any_number_of_workers(folder: Path, tmp_path: Path) -> None:
    plans = [Plan(), Plan(workers=1), Plan(workers=3, resume=False)]
    built = []
    for number, plan in enumerate(plans):
        report = building.build(folder, tmp_path / str(number), plan=plan)
        assert (report.extracted, report.counts.documents, report.counts.records) == (31, 30, 30)
        assert len(report.sources) == 30
        assert [problem.uri for problem in report.problems] == ["broken.txt"]
        built.append(contents(tmp_path / str(number)))
    assert all(one == other for one, other in pairwise(built))
    with dataset.open(tmp_path / "0") as opened:
        opened.check()
        assert [*opened.sources["uri"]] == sorted(opened.sources["uri"])


def test_only_what_has_changed_is_read_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert building.build(folder, out).extracted == 31
    assert building.build(folder, out).extracted == 0
    (folder / "a" / "3.txt").write_text("In 2011, police in Ghana arrested six men.\n", encoding="utf-8")
    (folder / "a" / "5.txt").unlink()
    (folder / "a" / "new.txt").write_text("In 2012, police in Ghana arrested nine men.\n", encoding="utf-8")
    report = building.build(folder, out)
    assert (report.extracted, report.counts.documents) == (2, 30)
    building.build(folder, tmp_path / "whole", plan=Plan(resume=False))
    assert contents(out) == contents(tmp_path / "whole")
    assert building.build(folder, out, plan=Plan(resume=False)).extracted == 31


def test_a_sidecar_belongs_to_its_file(folder: Path, tmp_path: Path) -> None:
    building.build(folder, tmp_path / "out")
    content = (folder / "a" / "3.txt").read_bytes()
    sidecar = f'title = "Another"\nsha256 = "{sha256(content).hexdigest()}"\nrights = "none"\n'
    (folder / "a" / "3.txt.toml").write_text(sidecar, encoding="utf-8")
    assert building.build(folder, tmp_path / "out").extracted == 1


FRENCH = (
    "La police a dit que les enfants de la ville sont dans une maison avec des femmes et que tout est pour le mieux.\n"
)


def test_a_short_ledger_keeps_the_records_and_fewer_refusals(folder: Path, tmp_path: Path) -> None:
    (folder / "nothing.txt").write_text("Notes\n\n4 May 2012\n\nThe sun shone on the 12 trees of the garden.\n")
    (folder / "foreign.txt").write_text(FRENCH)
    full = building.build(folder, tmp_path / "full")
    short = building.build(folder, tmp_path / "short", plan=Plan(ledger=Ledger.PASSED))
    assert short.build_id != full.build_id
    with dataset.open(tmp_path / "full") as one, dataset.open(tmp_path / "short") as other:
        assert one.records.equals(other.records)
        assert len(other.rejections) < len(one.rejections)
        assert other.sources.equals(one.sources)
        assert other.problems.equals(one.problems)
        assert [*one.problems["kind"]] == ["unreadable", "language"]
        assert {"nothing.txt", "foreign.txt"} <= {*other.sources["uri"]}
        other.check()


def test_large_input_has_a_short_ledger_unless_the_caller_says_otherwise(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert planning.planned(folder).ledger is Ledger.FULL
    monkeypatch.setattr(planning, "FULL_LEDGER_BYTES", 100)
    assert planning.planned(folder).ledger is Ledger.PASSED
    assert planning.planned(folder, ledger=Ledger.FULL).ledger is Ledger.FULL


def test_other_rules_know_nothing_of_the_old_packs(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    building.build(folder, tmp_path / "out")
    monkeypatch.setattr(planning, "code_version", lambda: "0.1.0+ffffffff")
    assert building.build(folder, tmp_path / "out").extracted == 31


def test_packs_of_no_more_use_are_removed_and_half_ones_too(folder: Path, tmp_path: Path) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    building.build(folder, out, plan=Plan(cache=cache))
    (cache / "half.x").mkdir()
    (cache / "broken").mkdir()
    (cache / "broken" / "manifest.json").write_text("[]")
    before = sum(path.is_dir() for path in cache.iterdir())
    shutil.rmtree(folder / "a")
    assert building.build(folder, out, plan=Plan(cache=cache)).extracted == 0
    assert sum(path.is_dir() for path in cache.iterdir()) < before - 2
    assert "It holds the texts that were read." in (cache / "README.txt").read_text(encoding="utf-8")
    assert not (tmp_path / ".impactetl").exists()


def test_two_builds_do_not_share_a_cache_at_one_time(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    with packs.locked(cache), pytest.raises(StoreError, match="another build is using this cache"):
        building.build(folder, tmp_path / "out", plan=Plan(cache=cache))


def test_a_strict_build_looks_at_failures_again(folder: Path, tmp_path: Path) -> None:
    building.build(folder, tmp_path / "out")
    with pytest.raises(SourceError, match=r"broken\.txt"):
        building.build(folder, tmp_path / "out", strict=True, plan=Plan(workers=2))


def test_what_cannot_be_meant_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="write 1 or more"):
        Plan(workers=0)
    with pytest.raises(UsageError, match="lies in the folder of the sources"):
        building.build(folder, tmp_path / "out", plan=Plan(cache=folder / "cache"))
    shutil.rmtree(folder / "a")
    shutil.rmtree(folder / "a-b")
    with pytest.raises(SourceError, match=r"nothing was published:\nbroken\.txt"):
        building.build(folder, tmp_path / "out")


def test_a_step_that_killed_its_worker_twice_is_a_problem(folder: Path, tmp_path: Path) -> None:
    (task,) = [
        part
        for part in planning.partitions(planning.planned(folder).items, tmp_path, strict=False)
        if any(item.uri == "a/3.txt" for item in part.inputs)
    ]
    for what in (working.READ, working.WORK):
        mark = ("a/3.txt", 0, what)
        task.alone(mark).run(lambda _: None)
        entries = task.without(mark).run(lambda _: None)
        assert [entry.documents for entry in entries if entry.uri == "a/3.txt"] == [0]
        assert [entry.failures for entry in entries] == [int(entry.uri == "a/3.txt") for entry in entries]
    problem = working.crash("a/3.txt", "nothing")
    assert problem.kind is ProblemKind.CRASHED
    assert problem.kind in pipeline.FAILURES


def test_a_row_that_does_not_prove_itself_ends_the_build(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.extract_document

    def moved(document: Document) -> Extraction:
        found = real(document)
        shifted = [row.model_copy(update={"quote_start": row.quote_start + 1}) for row in found.rejections]
        return Extraction(document, found.records, tuple(shifted))

    monkeypatch.setattr(pipeline, "extract_document", moved)
    monkeypatch.setattr(planning, "PARTITION_INPUTS", 100)  # one partition is worked on in this process
    with pytest.raises(Exception, match="does not stand at"):
        building.build(folder, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_killed_builds_are_taken_up_and_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Each build is killed as soon as it has made one pack more, its workers with it."""
    building.build(folder, tmp_path / "whole")
    cache = tmp_path / "cache"
    command = [sys.executable, "-c", _BUILD, str(folder), str(tmp_path / "out"), str(cache)]
    kills, known = 0, 0
    while kills < 3:
        process = subprocess.Popen(command, start_new_session=True)
        while process.poll() is None and _packs(cache) <= known:
            time.sleep(0.02)
        if process.poll() is not None:
            break
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        kills, known = kills + 1, _packs(cache)
    assert kills
    report = building.build(folder, tmp_path / "out", plan=Plan(cache=cache, workers=2))
    assert 0 < report.extracted < 31
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")
    assert (tmp_path / "out" / MANIFEST).exists()


_BUILD = f"""
import sys
from pathlib import Path
from impactetl import building, planning
if __name__ == "__main__":
    planning.PARTITION_INPUTS = {PARTITION}
    raw, out, cache = map(Path, sys.argv[1:])
    building.build(raw, out, plan=building.Plan(workers=2, cache=cache))
"""


def _packs(cache: Path) -> int:
    return len([*cache.glob("*/manifest.json")])
