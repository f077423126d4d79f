"""Measure everything and print the report: ``python benchmarks [--corpus FILE] [--megabytes N] [--pdf FOLDER]``."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import corpus
import rows
from measure import Row, machine

from impactetl.texts import extract

FOLDER = Path(".bench")
HEAD = "| what | ours | compared with | ratio | must | reached |\n| --- | --- | --- | --- | --- | --- |"


def main() -> None:
    """Run the rows one after the other."""
    options = _options()
    load = corpus.named if options.corpus else None
    sparse = (
        load(options.corpus, options.megabytes) if load else corpus.synthetic(options.megabytes, corpus.SPARSE_SHARE)
    )
    dense = (
        load(options.dense, options.megabytes / 8)
        if load and options.dense
        else corpus.synthetic(options.megabytes / 8, 0.5)
    )
    _say(f"{machine()}\n\nSparse: {options.corpus or 'made from a seed'}, {sum(map(len, sparse)) / 1e6:.1f} MB; ")
    _say(f"dense: {options.dense or 'made from a seed'}, {sum(map(len, dense)) / 1e6:.1f} MB\n\n{HEAD}\n")
    _report(rows.start())
    _report(rows.sparse(sparse))
    _report(rows.dense(dense, FOLDER))
    (record,) = extract("In 2016, police in Ghana rescued 120 children.")
    _report(rows.million(record, options.records))
    if options.pdf:
        _report(rows.pdf(sorted(options.pdf.glob("*.pdf"))))
    _report(rows.workers(dense * 8))
    _say("\nGrowth on sparse text:\n\n| MB | s of one core | MB/s |\n| --- | --- | --- |\n")
    for megabytes, seconds in rows.growth(sparse):
        _say(f"| {megabytes:.2f} | {seconds:.2f} | {megabytes / seconds:.2f} |\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="Parquet or JSON lines with a column text, sparse in figures")
    parser.add_argument("--dense", type=Path, help="the same, full of figures")
    parser.add_argument("--pdf", type=Path, help="folder of PDF files")
    parser.add_argument("--megabytes", type=float, default=4.0)
    parser.add_argument("--records", type=int, default=1_000_000)
    return parser.parse_args()


def _report(found: Iterable[Row]) -> None:
    for row in found:
        _say(row.line() + "\n")


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
