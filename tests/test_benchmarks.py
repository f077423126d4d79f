"""The benchmarks measure the same texts in every run, and their verdicts are those of their ratios."""

import sys
from pathlib import Path

import pyarrow as pa
import pytest

from impactetl.model import Document
from impactetl.sources import read, source_id

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


def test_the_archives_that_are_made_hold_the_texts(tmp_path: Path) -> None:
    import corpus  # noqa: PLC0415 - as above
    import made  # type: ignore[import-not-found] # noqa: PLC0415 - as above

    texts = corpus.synthetic(0.02, corpus.SPARSE_SHARE)
    made.wet(tmp_path / "texts.warc.wet.gz", texts)
    made.web(tmp_path / "pages.warc.gz", texts)
    documents = [one for one in read([tmp_path]) if isinstance(one, Document)]
    pages, plain = documents[: len(texts)], documents[len(texts) :]
    assert [one.text for one in plain] == texts
    assert [" ".join(one.text.split()) for one in pages] == [" ".join(text.split()) for text in texts]


def test_the_reports_that_are_made_have_tables(tmp_path: Path) -> None:
    import made  # noqa: PLC0415 - as above

    made.pdf(tmp_path, ["A report on one country."] * 12)
    documents = [one for one in read([tmp_path]) if isinstance(one, Document)]
    assert [len(one.pages) for one in documents] == [10, 2]
    assert "Number of Convictions\t7\t10 (4)\n" in documents[0].text


def test_growth_is_measured_at_its_marks_and_drawn() -> None:
    import growth  # type: ignore[import-not-found] # noqa: PLC0415 - as above

    worked: list[str] = []
    points = list(growth.measured(["a" * 300_000], worked.append, growth.marks(2)))
    assert ([size for size, _ in points], len(worked)) == ([1.2, 2.1], 7)
    assert growth.straightness([(1.0, 2.0), (2.0, 4.0)]) == 1.0
    drawn = growth.svg([(1.0, 2.0), (2.0, 4.0)], "Seconds by size")
    assert drawn.count("<circle") == 2
    assert 'aria-label="Seconds by size"' in drawn


def test_the_sieve_is_looked_at_document_by_document() -> None:
    import lossless  # type: ignore[import-not-found] # noqa: PLC0415 - as above

    texts = ["Police in Ghana freed nine girls in 2014.", "The river lies near the border."]
    documents = [Document(source_id(str(n)), str(n), text) for n, text in enumerate(texts)]
    assert lossless.differing(documents) == (2, 1, [])


def test_a_pack_is_published_so_many_times_over(tmp_path: Path) -> None:
    import publishing  # type: ignore[import-not-found] # noqa: PLC0415 - as above

    text = "Police in Ghana freed nine girls in 2014."
    pack = publishing.packed(pa.table({"text": [text, "The river lies near the border."]}), tmp_path)
    for number in range(3):
        publishing.copy(pack, tmp_path / "copies" / str(number), str(number))
    size, records, _, most = publishing.measured(tmp_path / "copies", tmp_path / "out")
    assert (round(size * 1e6), records) == (3 * (len(text) + 31), 3)
    assert most > 0
