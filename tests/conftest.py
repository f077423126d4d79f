"""Fixtures that several test files share."""

from pathlib import Path

import pytest
from hypothesis import settings

from impactetl import pipeline
from tiny import TEXT, tiny_extractor

# No test depends on how busy the machine is.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one source, in a working folder of its own, read by the tiny extractor."""
    monkeypatch.setattr(pipeline, "extract_document", tiny_extractor)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "data" / "raw"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder
