"""Measure everything and print the report: ``python benchmarks [--corpus FILE] [--only ROWS] ...``.

Without a corpus the texts, archives and reports are made from a seed.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import cluster
import corpus
import growth
import lossless
import made
import reading
import rows
import running
from measure import Row, machine

from impactetl.texts import extract

FOLDER = Path(".bench")
HEAD = "| what | ours | compared with | ratio | must | reached |\n| --- | --- | --- | --- | --- | --- |"
PLOT = "Seconds of one core by megabytes of sparse text"
# Of the texts that are made or named, so many make an archive, and so many pages a report.
_ARCHIVED, _PAGES = 500, 40
# A page of the web has as much text as so many of the texts that are made.
_JOINED = 8
_PARTITIONS, _PART = 100, 8
# How much faster two workers must be than one.
_TWICE = 1.8
# Of the texts for the workers, so small a part is measured beside the whole, to tell what does not divide.
_SMALL = 8


class Benchmarks:
    """The groups of rows by their names, in the order of the report."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self.options, self.folder = options, folder
        self.sparse, self.dense = _texts(options)

    def groups(self) -> dict[str, Callable[[], Iterator[Row]]]:
        """Give what makes each group."""
        return {
            "start": running.start,
            "sparse": lambda: rows.sparse(self.sparse),
            "dense": lambda: rows.dense(self.dense, FOLDER),
            "million": self._million,
            "wet": lambda: reading.wet(self._wet()),
            "html": lambda: reading.html(self.options.web or self._made("pages.warc.gz", made.web, _JOINED)),
            "pdf": lambda: reading.pdf(self._reports()),
            "workers": self._workers,
            "rebuild": lambda: running.rebuild(self.options.files),
            "memory": lambda: running.memory(self.sparse, _PART),
            "dask": lambda: cluster.cluster(self.dense, _PARTITIONS),
        }

    def _million(self) -> Iterator[Row]:
        (record,) = extract("In 2016, police in Ghana rescued 120 children.")
        return rows.million(record, self.options.records)

    def _workers(self) -> Iterator[Row]:
        """Dense texts enough that extracting is the work; a part of them for information."""
        texts = _dense(self.options, self.options.work)
        yield from running.workers(texts[: len(texts) // _SMALL], 0.0)
        yield from running.workers(texts, _TWICE)

    def _made(self, name: str, make: Callable[[Path, list[str]], None], joined: int = 1) -> Path:
        """Make an archive of the sparse texts, so many joined to one."""
        path, texts = self.folder / name, self.sparse[:_ARCHIVED]
        make(path, ["\n\n".join(texts[n : n + joined]) for n in range(0, len(texts), joined)])
        return path

    def _wet(self) -> Path:
        path: Path = self.options.wet or self._made("texts.warc.wet.gz", made.wet)
        return path

    def _reports(self) -> list[Path]:
        pages = [text[: self.options.page] for text in self.dense[:_PAGES]]
        return sorted(self.options.pdf.glob("*.pdf")) if self.options.pdf else made.pdf(self.folder, pages)


def main() -> None:
    """Run the groups one after the other, and draw the growth."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        benchmarks = Benchmarks(options, Path(name))
        sizes = [sum(map(len, texts)) / 1e6 for texts in (benchmarks.sparse, benchmarks.dense)]
        _say(f"{machine()}\n\nSparse: {options.corpus or 'made from a seed'}, {sizes[0]:.1f} MB; ")
        _say(f"dense: {options.dense or 'made from a seed'}, {sizes[1]:.2f} MB\n\n{HEAD}\n")
        groups = benchmarks.groups()
        for row in chain.from_iterable(groups[name]() for name in options.only or groups):
            _say(row.line() + "\n")
        if not options.only or options.growth:
            _grow(benchmarks.sparse, options.growth or 10.0, options.plot)
        if options.lossless:
            _lose(benchmarks.sparse + benchmarks.dense)
    _say(f"\n{machine()}\n")


def _texts(options: argparse.Namespace) -> tuple[list[str], list[str]]:
    named, size = options.corpus, options.megabytes
    sparse = corpus.named(named, size) if named else corpus.synthetic(size, corpus.SPARSE_SHARE)
    return sparse, _dense(options, size / 8)


def _dense(options: argparse.Namespace, size: float) -> list[str]:
    return corpus.named(options.dense, size) if options.dense else corpus.synthetic(size, 0.5)


def _grow(texts: list[str], most: float, plot: Path | None) -> None:
    """Print the growth and draw it; the patterns are compiled before."""
    rows.passed(rows.documents(texts[:1]))
    _say("\n| MB of sparse text | s of one core |\n| --- | --- |\n")
    points = []
    for point in growth.measured(texts, lambda text: rows.passed(rows.documents([text])), growth.marks(most)):
        points.append(point)
        _say(f"| {point[0]:.1f} | {point[1]:.2f} |\n")
    _say(f"\nThe last stretch took {growth.straightness(points):.2f} times as long a megabyte as those before.\n")
    if plot:
        plot.write_text(growth.svg(points, PLOT), encoding="utf-8")


def _lose(texts: list[str]) -> None:
    """Print whether the sieve loses anything of the texts; end with status 1 where it does."""
    documents, records, others = lossless.differing(rows.documents(texts))
    _say(f"\nThe sieve: {documents} documents, {records} records, {len(others)} documents with others\n")
    if others:
        sys.exit(f"other records with the sieve: {', '.join(others)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="Parquet or JSON lines with a column text, sparse in figures")
    parser.add_argument("--dense", type=Path, help="the same, full of figures")
    parser.add_argument("--wet", type=Path, help="WET file (.gz)")
    parser.add_argument("--web", type=Path, help="WARC file of web pages (.gz)")
    parser.add_argument("--pdf", type=Path, help="folder of PDF files")
    parser.add_argument("--megabytes", type=float, default=4.0, help="of sparse text; of dense text an eighth of it")
    parser.add_argument("--work", type=float, default=16.0, help="megabytes of dense text for two workers")
    parser.add_argument("--records", type=int, default=1_000_000, help="records into DuckDB and Parquet")
    parser.add_argument("--files", type=int, default=10_000, help="files of the rebuild")
    parser.add_argument("--page", type=int, default=1500, help="characters on a page of the reports that are made")
    parser.add_argument("--growth", type=float, help="most megabytes of the growth (10 without it)")
    parser.add_argument("--plot", type=Path, help="SVG file to draw the growth in, such as docs/growth.svg")
    parser.add_argument("--lossless", action="store_true", help="look whether the sieve loses a record of the texts")
    parser.add_argument("--only", nargs="+", help="names of the groups of rows to measure")
    return parser.parse_args()


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
