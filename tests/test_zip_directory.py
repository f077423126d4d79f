"""The directory of a zip, read entry by entry: the same entries as ``zipfile`` tells, in memory that does not grow."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impactetl.schema import ProblemKind
from impactetl.sources.directory import Directory
from inputs import FREED, JAILED, by_uri, kinds, read

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=20)
LOOKED_AT = ("filename", "orig_filename", "flag_bits", "compress_type", "CRC", "compress_size", "file_size")
MOST_BYTES = 400_000


def written(entries: dict[str, bytes], *, before: bytes = b"", comment: bytes = b"", large: bool = False) -> io.BytesIO:
    file = io.BytesIO()
    file.write(before)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, content in entries.items():
            with archive.open(name, "w", force_zip64=large) as entry:
                entry.write(content)
    return file


@settings(deadline=None)
@given(
    st.dictionaries(NAMES, st.binary(max_size=40), max_size=5),
    st.sampled_from([b"", b"#!/bin/sh\n"]),
    st.binary(max_size=30),
    st.booleans(),
)
def test_it_gives_what_zipfile_gives(entries: dict[str, bytes], before: bytes, comment: bytes, large: bool) -> None:  # noqa: FBT001 - drawn
    file = written(entries, before=before, comment=comment.replace(b"P", b""), large=large)
    directory = Directory(file)
    with zipfile.ZipFile(file) as archive:
        found = [*directory.entries()]
        for (place, ours), theirs in zip(found, archive.infolist(), strict=True):
            assert [getattr(ours, name) for name in LOOKED_AT] == [getattr(theirs, name) for name in LOOKED_AT]
            assert (ours.header_offset, ours.external_attr) == (theirs.header_offset, theirs.external_attr)
            assert directory.open(ours).read() == archive.read(theirs)
            assert directory.entry(place).filename == ours.filename
        assert [name for _, name in directory.names()] == archive.namelist()


def test_numbers_beyond_four_bytes_are_read_from_the_extra_field(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 20)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)
    file = written({"a.txt": b"six girls" * 10, "b.txt": b"nine men" * 10}, large=True)
    assert b"PK\x06\x06" in file.getvalue()
    directory = Directory(file)
    assert [directory.open(entry).read() for _, entry in directory.entries()] == [b"six girls" * 10, b"nine men" * 10]


def test_the_list_of_many_members_is_not_held() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(20_000):
            archive.writestr(zipfile.ZipInfo(f"folder/document-{number:06}.txt"), b"")
    tracemalloc.start()
    try:
        count = sum(1 for _ in Directory(file).entries())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 20_000
    assert peak < MOST_BYTES  # zipfile itself holds some 500 bytes of each


def test_a_directory_that_breaks_off_costs_what_is_behind(tmp_path: Path) -> None:
    content = bytearray(written({"a.txt": FREED.encode(), "b.txt": JAILED.encode()}).getvalue())
    content[content.rindex(b"PK\x01\x02")] = 0
    (tmp_path / "a.zip").write_bytes(content)
    documents, problems = read(tmp_path / "a.zip")
    assert by_uri(documents) == {"a.zip#a.txt": FREED}
    assert kinds(problems) == [ProblemKind.CORRUPT]
    assert problems[0].kept == "the 1 members before"


@settings(deadline=None)
@given(st.data())
def test_any_damage_is_an_error_of_zipfile(data: st.DataObject) -> None:
    content = bytearray(written({"a.txt": b"six girls", "b.txt": b"nine men"}, large=True).getvalue())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    for damaged in (bytes(content), bytes(content[:cut]), bytes(content[cut:])):
        try:
            found = [entry for _, entry in Directory(io.BytesIO(damaged)).entries()]
        except (zipfile.BadZipFile, ValueError):
            continue
        assert len(found) <= len(damaged) / 46
