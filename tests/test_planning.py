"""Inputs are cut into partitions at the same places for all workers, smaller ones towards the end."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from impactetl.partition import Input
from impactetl.planning import LEAST_PARTITION_BYTES, PARTITION_BYTES, PARTITION_INPUTS, partitions
from impactetl.sources.found import Found

_FOLDER = Path("raw")
_CACHE = Path("cache")


def _inputs(sizes: list[int]) -> list[Input]:
    return [Input(Found(f"{n}.txt", _FOLDER / f"{n}.txt", _FOLDER), f"{n}", size) for n, size in enumerate(sizes)]


@given(st.lists(st.integers(0, 3 * PARTITION_BYTES), max_size=600))
def test_each_input_is_in_one_partition_and_none_is_too_large(sizes: list[int]) -> None:
    inputs = _inputs(sizes)
    parts = [part.inputs for part in partitions(inputs, _CACHE, strict=False)]
    assert [item for part in parts for item in part] == inputs
    assert all(len(part) <= PARTITION_INPUTS for part in parts)
    assert all(len(part) == 1 or sum(item.size for item in part) <= PARTITION_BYTES for part in parts)


def test_partitions_become_smaller_towards_the_end() -> None:
    parts = list(partitions(_inputs([50_000] * 2_000), _CACHE, strict=False))
    sizes = [sum(item.size for item in part.inputs) for part in parts]
    assert sizes[0] == PARTITION_BYTES
    assert sizes[:-1] == sorted(sizes[:-1], reverse=True)
    assert sizes[-2] == LEAST_PARTITION_BYTES
