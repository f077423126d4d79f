"""Counts of one document: what figures are made of, and what documents are drawn for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from impactetl.evaluation.faults import FIELDS, agrees, annotated, filled, kinds_of
from impactetl.evaluation.match import LEVELS, Pair


class Key(NamedTuple):
    """What is counted: the figures of a part ("all", "metric", "field", "error"), of one name in it, at one level."""

    part: str
    name: str
    level: str


Count = tuple[Key, str]
"""A key, and which of its counts: gold, predicted, right, compared or same."""


def tally(of_document: Sequence[Pair]) -> Counter[Count]:
    """Count the pairs of one document; optional lines, and the records for them, are left out."""
    counted: Counter[Count] = Counter()
    for pair in of_document:
        if not pair.optional:
            counted.update(_levels(pair))
            counted.update(_fields(pair))
        counted.update((Key("error", kind, ""), "right") for kind in kinds_of(pair, of_document))
    return counted


def _levels(pair: Pair) -> Iterator[Count]:
    for part, name in (("all", ""), ("metric", pair.metric)):
        for place, level in enumerate(LEVELS):
            key = Key(part, name, level)
            if pair.gold is not None:
                yield key, "gold"
            if pair.record is not None:
                yield key, "predicted"
            if pair.level >= place:
                yield key, "right"


def _fields(pair: Pair) -> Iterator[Count]:
    """Compare the columns of a line that was found; what was not found is an error of the record, not of a column."""
    if pair.gold is None or pair.record is None:
        return
    for name in FIELDS:
        if not annotated(pair.gold, name):
            continue
        key, agree = Key("field", name, ""), agrees(pair.gold, pair.record, name)
        yield key, "compared"
        if agree:
            yield key, "same"
        if filled(pair.gold, name):
            yield key, "gold"
        if filled(pair.record, name):
            yield key, "predicted"
            if agree:
                yield key, "right"
