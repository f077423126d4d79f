"""The benchmarks measure the same texts in every run, and their verdicts are those of their ratios."""

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(autouse=True)
def _path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))


def test_the_synthetic_corpus_is_made_of_its_seed() -> None:
    import corpus  # type: ignore[import-not-found] # noqa: PLC0415 - a folder that is run, no package

    texts = corpus.synthetic(0.05, corpus.SPARSE_SHARE)
    assert texts == corpus.synthetic(0.05, corpus.SPARSE_SHARE)
    assert texts != corpus.synthetic(0.05, corpus.SPARSE_SHARE, seed=1)
    assert 45_000 < sum(map(len, texts)) < 60_000


def test_a_ratio_is_good_where_it_reaches_what_it_must() -> None:
    from measure import Row  # type: ignore[import-not-found] # noqa: PLC0415 - as above

    fast = Row("x", "MB/s", 10.0, "y", 4.0, 2.0)
    slow = Row("x", "s", 10.0, "y", 4.0, 2.0, more=False)
    assert (fast.reached, slow.reached) == (True, False)
    assert "| 2.5 | >= 2 | yes |" in fast.line()
    assert "| 2.5 | <= 2 | no |" in slow.line()
    assert "measure" in sys.modules


def test_the_documentation_shows_what_the_benchmarks_print() -> None:
    """The table of the report stands in the documentation with the head that the program prints."""
    head = "| what | ours | compared with | ratio | must | reached |"
    assert head in (BENCHMARKS / "__main__.py").read_text(encoding="utf-8")
    assert head in (BENCHMARKS.parent / "docs" / "performance.md").read_text(encoding="utf-8")
