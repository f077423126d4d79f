"""Inputs and outputs behind URLs: the same rows and the same bytes as under paths of this machine."""

import sys
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import pytest
from typer.testing import CliRunner

from impactetl import building, pipeline, sources
from impactetl.building import Plan
from impactetl.cli.app import app
from impactetl.errors import StoreError, UsageError
from impactetl.locations import fetched, is_url, located, sent
from impactetl.model import Document
from impactetl.pipeline import Extraction
from impactetl.publish.layout import DATABASE, MANIFEST
from impactetl.schema import Problem, ProblemKind
from impactetl.sources.find import find
from impactetl.sources.fingerprint import fingerprint
from inputs import FREED, JAILED

upath = pytest.importorskip("upath", reason="the optional extra impactetl[remote] is not installed")
BUCKET = "memory://bucket"


@pytest.fixture(autouse=True)
def bucket() -> Iterator[None]:
    """Nothing is in the bucket."""
    store = upath.UPath(BUCKET).fs
    yield
    store.store.clear()
    store.pseudo_dirs[:] = [""]


def fill(folder: Path) -> None:
    """Files of several formats in two folders, with a sidecar, an orphan of one, and a hidden file."""
    (folder / "a").mkdir(parents=True)
    (folder / "one.txt").write_text(FREED)
    (folder / "one.txt.toml").write_text(
        f'title = "One"\nrights = "none"\nsha256 = "{sha256(FREED.encode()).hexdigest()}"\n'
    )
    (folder / "gone.txt.toml").write_text('title = "Gone"\n')
    (folder / ".hidden").write_text(JAILED)
    (folder / "a" / "rows.csv").write_text(f'id,text\n7,"{JAILED}"\n')
    (folder / "broken.txt").write_bytes(b"\x00\x01")
    with zipfile.ZipFile(folder / "a" / "b.zip", "w") as archive:
        archive.writestr("inner.txt", JAILED)


def put(folder: Path, url: str) -> None:
    """Copy a folder behind a URL."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            sent([path], upath.UPath(url).joinpath(*path.relative_to(folder).parts[:-1]))


def rows(paths: list[str | Path]) -> list[tuple[object, ...]]:
    return [
        (item.document, item.records, item.rejections) if isinstance(item, Extraction) else (item,)
        for item in pipeline.extract_paths(paths)
    ]


def contents(out: Path | str) -> dict[str, bytes]:
    place = located(out)
    return {path.name: path.read_bytes() for path in place.iterdir() if path.name not in {DATABASE, ".builds"}}


def test_what_is_behind_a_url_is_read_as_under_a_path(tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    put(tmp_path / "raw", f"{BUCKET}/raw")
    found = rows([f"{BUCKET}/raw"])
    assert found == rows([tmp_path / "raw"])
    assert [row[0].uri for row in found if isinstance(row[0], Document | Problem)] == [
        "a/b.zip#inner.txt",
        "a/rows.csv#7",
        "broken.txt",
        "gone.txt",
        "one.txt",
    ]


@pytest.mark.parametrize(
    ("urls", "uris"),
    [
        (["raw/one.txt"], ["one.txt"]),
        (["raw/one.txt", "raw/a"], ["a/b.zip", "a/rows.csv", "one.txt"]),
        (["raw/a/*.csv"], ["rows.csv"]),
        (["raw/**/*.zip", "raw/broken.txt"], ["a/b.zip", "broken.txt"]),
        (["raw/.hidden"], [".hidden"]),
        (["raw/gone.txt.toml"], ["gone.txt.toml"]),
    ],
)
def test_files_folders_and_patterns_are_found(tmp_path: Path, urls: list[str], uris: list[str]) -> None:
    fill(tmp_path / "raw")
    put(tmp_path / "raw", f"{BUCKET}/raw")
    assert [item.uri for item in find([f"{BUCKET}/{url}" for url in urls])] == uris
    assert [item.uri for item in find([tmp_path / url for url in urls])] == uris


def test_what_is_not_there_costs_itself_where_others_are(tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    put(tmp_path / "raw", f"{BUCKET}/raw")
    names = ["raw/one.txt", "raw/lost.txt", "raw/a/*.none", "raw/a/rows.csv"]
    found = [item.uri for item in find([f"{BUCKET}/{name}" for name in names])]
    assert found == [item.uri for item in find([tmp_path / name for name in names])]
    assert found == ["a/*.none", "a/rows.csv", "lost.txt", "one.txt"]


def test_a_build_behind_urls_has_the_same_bytes(tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    put(tmp_path / "raw", f"{BUCKET}/raw")
    here = building.build(tmp_path / "raw", tmp_path / "out")
    there = building.build(f"{BUCKET}/raw", f"{BUCKET}/out")
    assert (there.build_id, there.counts, there.sources, there.problems) == (
        here.build_id,
        here.counts,
        here.sources,
        here.problems,
    )
    assert contents(f"{BUCKET}/out") == contents(tmp_path / "out")
    assert (upath.UPath(f"{BUCKET}/out") / DATABASE).stat().st_size
    again = building.build(f"{BUCKET}/raw", f"{BUCKET}/out")
    assert (there.extracted, again.extracted, again.build_id) == (5, 0, here.build_id)
    packs = [path.name for path in upath.UPath(f"{BUCKET}/.impactetl/out").iterdir()]
    (upath.UPath(f"{BUCKET}/raw/one.txt")).unlink()
    changed = building.build(f"{BUCKET}/raw", f"{BUCKET}/out", plan=Plan(resume=False))
    assert changed.extracted == 5
    assert [path.name for path in upath.UPath(f"{BUCKET}/.impactetl/out").iterdir()] != packs


def test_files_that_no_build_wrote_are_not_replaced(tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    upath.UPath(f"{BUCKET}/out").mkdir(parents=True)
    upath.UPath(f"{BUCKET}/out/counts.csv").write_text("mine")
    with pytest.raises(StoreError, match="no file of a build"):
        building.build(tmp_path / "raw", f"{BUCKET}/out", plan=Plan(cache=tmp_path / "cache"))
    assert upath.UPath(f"{BUCKET}/out/counts.csv").read_text() == "mine"
    assert not upath.UPath(f"{BUCKET}/out/{MANIFEST}").exists()


def test_a_cache_that_another_build_swept_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "raw")
    monkeypatch.setattr("impactetl.packs.cache.read_all", lambda *_: iter(()))
    with pytest.raises(StoreError, match="no other build uses it"):
        building.build(tmp_path / "raw", tmp_path / "out", plan=Plan(cache=upath.UPath(f"{BUCKET}/cache")))


def test_the_folder_of_the_sources_holds_no_output(tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    put(tmp_path / "raw", f"{BUCKET}/raw")
    with pytest.raises(UsageError, match="lies in the folder of the sources"):
        building.build(f"{BUCKET}/raw", f"{BUCKET}/raw/out")


def test_the_commands_take_urls(tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    put(tmp_path / "raw", f"{BUCKET}/raw")
    output = f"{BUCKET}/made/records.csv"
    ended = CliRunner().invoke(app, ["extract", f"{BUCKET}/raw/one.txt", "-o", output])
    assert ended.exit_code == 0, ended.output
    assert "people_rescued" in upath.UPath(output).read_text()
    ended = CliRunner().invoke(
        app, ["build", "--raw", f"{BUCKET}/raw", "--out", f"{BUCKET}/out", "--cache", str(tmp_path)]
    )
    assert ended.exit_code == 1  # one input cannot be read
    assert f"is in {BUCKET}/out" in ended.output
    assert upath.UPath(f"{BUCKET}/out/{MANIFEST}").exists()


def test_a_checksum_of_the_store_spares_reading(tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    put(tmp_path / "raw", f"{BUCKET}/raw")
    (found,) = find([f"{BUCKET}/raw/a/rows.csv"])
    assert isinstance(found, sources.Found)
    (here,) = find([tmp_path / "raw" / "a" / "rows.csv"])
    assert isinstance(here, sources.Found)
    assert fingerprint(found) == fingerprint(here)  # no checksum is kept: the bytes are read
    store = upath.UPath(BUCKET).fs
    marked = {"size": 5, "name": "/bucket/raw/a/rows.csv", "type": "file", "ETag": '"abc"'}
    with patch.object(type(store), "info", return_value=marked), patch.object(type(store), "open") as opened:
        first = fingerprint(found)
        marked["ETag"] = '"abd"'
        assert first != fingerprint(found)
        opened.assert_not_called()


def test_a_connection_that_fails_ends_the_run_and_is_no_problem_of_the_input(tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    put(tmp_path / "raw", f"{BUCKET}/raw")
    store = type(upath.UPath(BUCKET).fs)
    for name in ("get_file", "put_file", "exists", "find"):
        with (
            patch.object(store, name, side_effect=TimeoutError("cut off")),
            pytest.raises(StoreError, match="cut off"),
        ):
            building.build(f"{BUCKET}/raw", f"{BUCKET}/out")
    assert building.build(f"{BUCKET}/raw", f"{BUCKET}/out").counts.failures == 2


def test_a_file_that_goes_away_is_a_problem(tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    put(tmp_path / "raw", f"{BUCKET}/raw")
    (found,) = find([f"{BUCKET}/raw/one.txt"])
    upath.UPath(f"{BUCKET}/raw/one.txt").unlink()
    assert isinstance(found, sources.Found)
    (problem,) = sources.read_one(found)
    assert isinstance(problem, Problem)
    assert problem.kind is ProblemKind.UNREADABLE


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        ([f"{BUCKET}/none"], "there is no such file or folder"),
        ([f"{BUCKET}/*.none"], "there is no such file or folder"),
        ([f"{BUCKET}/one.txt", "local:///"], "several stores"),
        ([f"{BUCKET}/one.txt", "here.txt"], "several stores"),
        (["nothing://bucket/a"], "nothing is known of such a URL"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(paths: list[str], message: str) -> None:
    upath.UPath(f"{BUCKET}/one.txt").write_text(FREED)
    with pytest.raises(UsageError, match=message):
        find(paths)


def test_the_options_of_a_store_go_with_its_places(tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    place = upath.UPath(f"local://{tmp_path}/raw", auto_mkdir=True)
    assert located(place) is place
    found = [item for item in find([place]) if isinstance(item, sources.Found)]
    assert [item.uri for item in found] == ["a/b.zip", "a/rows.csv", "broken.txt", "one.txt"]
    for item in found:
        assert item.root.storage_options == {"auto_mkdir": True}  # type: ignore[union-attr] # no path of this machine
        assert item.path.storage_options == {"auto_mkdir": True}  # type: ignore[union-attr] # as above
    (tmp_path / "raw" / "broken.txt").unlink()
    report = building.build(place, tmp_path / "out")
    assert report.counts.documents == 3


def test_a_root_of_the_callers_choice(tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    put(tmp_path / "raw", f"{BUCKET}/raw")
    (found,) = find([f"{BUCKET}/raw/one.txt"], root=located(BUCKET))
    assert found.uri == "raw/one.txt"
    with pytest.raises(UsageError, match="lies outside the input root"):
        find([f"{BUCKET}/raw/one.txt"], root=located(f"{BUCKET}/raw/a"))


@pytest.mark.parametrize(
    ("missing", "url", "extra"),
    [("upath", "s3://b/a", "s3"), ("s3fs", "s3://b/a", "s3"), ("paramiko", "sftp://b/a", "remote")],
)
def test_without_the_library_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, missing: str, url: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(UsageError, match=rf"pip install 'impactetl\[{extra}\]'"):
        located(url)


def test_a_url_of_this_machine_is_its_path(tmp_path: Path) -> None:
    assert located(f"file://{tmp_path}") == tmp_path
    assert not is_url(tmp_path)
    with fetched(tmp_path) as here:
        assert here == tmp_path
