"""Near-duplicate texts, found by the shingles that they share.

A shingle is a run of ``SIZE`` words (Broder, On the resemblance and containment of documents, 1997). Two texts are
near-duplicates where the one that has fewer shingles has most of them from the other: a reprint stays one under a new
heading and between the furniture of another site. Shingles are known by a hash that is the same on every machine; of
long texts only those whose hash is a multiple of ``ONE_IN`` are kept, the same ones in every text. Time and memory are
linear in the length of the texts.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

SIZE = 5
CONTAINED = 0.8
"""Share of the shorter text's shingles that must stand in the other: a fifth may be new words of the site."""
ALL_UP_TO = 200
"""Texts of at most so many shingles keep all of them: a sample of a short text says little."""
ONE_IN = 8
_LEAST = 12
"""Texts with fewer shingles are too short to be told apart: two sentences of a report."""
_LEAST_SAMPLED = 5
"""So many sampled shingles two texts must share: fewer may be one quotation."""
_WORD = re.compile(rb"[0-9a-z\x80-\xff]+")
# An odd number without a pattern in its bits (the golden ratio), so that the order of the words counts.
_MIX = np.uint64(0x9E3779B97F4A7C15)
_UPPER = np.uint64(16)

# So many are sorted at once, with some 100 bytes each.
_HASHES_AT_ONCE = 500_000

Sketch = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


def shingles(text: str) -> Sketch:
    """Give the hashes of a text's shingles, sorted: all of a short text and a fixed sample of a long one."""
    words = np.fromiter(map(crc32, _WORD.findall(text.casefold().encode("utf-8", "replace"))), np.uint64)
    count = len(words) - SIZE + 1
    if count < 1:
        return np.empty(0, np.uint64)
    mixed = np.zeros(count, np.uint64)
    for at in range(SIZE):
        mixed = (mixed ^ words[at : at + count]) * _MIX
    # The upper bits depend on every word; the lower ones only on the lower bits of the words
    found = np.unique(mixed >> _UPPER)
    return found if len(found) <= ALL_UP_TO else _sample(found)


def near_duplicates(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Map each name of a text that has a near-duplicate to the first name of its cluster.

    ``texts`` are pairs of name and text; the answer does not depend on their order.
    """
    sketches = {name: found for name, text in texts if len(found := shingles(text)) >= _LEAST}
    names = sorted(sketches)
    leader = list(range(len(names)))
    for one, other in _candidates([sketches[name] for name in names]):
        first, second = sorted((_root(leader, one), _root(leader, other)))
        if first != second and contained(sketches[names[one]], sketches[names[other]]):
            leader[second] = first
    clusters = {name: names[_root(leader, at)] for at, name in enumerate(names)}
    sizes = Counter(clusters.values())
    return {name: first for name, first in clusters.items() if sizes[first] > 1}


def contained(one: Sketch, other: Sketch) -> bool:
    """Tell whether most of the smaller sketch stands in the larger one."""
    sampled = _is_sample(one) or _is_sample(other)
    if sampled:
        one, other = _sample(one), _sample(other)
    both = np.sort(np.concatenate((one, other)))
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    return shared >= (_LEAST_SAMPLED if sampled else 1) and shared >= CONTAINED * min(len(one), len(other))


def _candidates(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Give pairs of texts that share a shingle: each holder of it with the first and with the one before.

    That is enough for a cluster, whose texts share many shingles, and it stays linear for one that thousands share.
    """
    if not sketches:
        return
    count = len(sketches)
    pieces = 1 + sum(map(len, sketches)) // _HASHES_AT_ONCE
    edges = np.linspace(0, 2.0 ** (64 - int(_UPPER)), pieces + 1).astype(np.uint64)
    found = np.empty(0, np.int64)
    for first, last in pairwise(edges):
        part = [sketch[slice(*np.searchsorted(sketch, (first, last)))] for sketch in sketches]
        holders = np.repeat(np.arange(count), [len(hashes) for hashes in part])
        one, other = _sharing(np.concatenate(part), holders)
        found = np.union1d(found, one * count + other)
    yield from (divmod(int(pair), count) for pair in found)


def _sharing(hashes: Sketch, holders: Places) -> tuple[Places, Places]:
    """Give each holder of a hash but its first one, as the second of two pairs: with the first, and the one before."""
    order = np.argsort(hashes, kind="stable")
    hashes, holders = hashes[order], holders[order]
    again = np.flatnonzero(hashes[1:] == hashes[:-1]) + 1
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    first = starts[np.searchsorted(starts, again, side="right") - 1]
    return np.concatenate((holders[first], holders[again - 1])), np.tile(holders[again], 2)


def _sample(found: Sketch) -> Sketch:
    return np.asarray(found[found % np.uint64(ONE_IN) == 0], np.uint64)


def _is_sample(found: Sketch) -> bool:
    return not bool(np.any(found % np.uint64(ONE_IN)))


def _root(leader: list[int], at: int) -> int:
    while leader[at] != at:
        at = leader[at]
    return at
