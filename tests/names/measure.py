"""Print how much of the names of the annotated sentences is masked: ``python tests/names/measure.py``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from impactetl.masking import Masker
from names.annotated import Score, score, sentences


def report(name: str) -> str:
    """Give the figures of one file as a line."""
    measured = sentences(name)
    return line(name, len(measured), score(measured, Masker().spans))


def line(name: str, count: int, found: Score) -> str:
    """Write figures as a line."""
    return (
        f"{name:<8} {count} sentences, {found.names} names: {found.recall:.1%} of the words of names masked,"
        f" {found.whole_names:.1%} of the names whole; {found.wrongly_masked:.1%} of masked words are of no name"
    )


if __name__ == "__main__":
    for part in ("tuning", "heldout", "fresh"):
        print(report(part))  # noqa: T201 - a script that prints
