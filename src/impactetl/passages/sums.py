"""Rows of a table in plain text that add up to the row above them: "Children rescued 63", "Boys 51", "Girls 12"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from impactetl.lexicon.load import load
from impactetl.model import Cell

_NUMBER = re.compile(r"\s*(\d{1,3}(?:,\d{3})+|\d+)\s*")
_WORD = re.compile(r"[^\W\d_]+")
# Small sums come about by chance, and so do those of many rows.
_LEAST, _MOST_PARTS = 7, 12


def with_sums(text: str, rows: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Give the cells of rows, those that add up in every column to the row above them with its label as their whole."""
    out = list(rows)
    told = [_values(text, row) for row in rows]
    for i in range(len(rows)):
        whole = rows[i][0].header if rows[i] else None
        if whole is None or max(told[i], default=0) < _LEAST or _is_plain(text[slice(*whole)]):
            continue
        for k in _parts(rows, told, i):
            if not any(cell.wholes for cell in out[k]):
                out[k] = tuple(replace(cell, wholes=(whole,)) for cell in out[k])
    return out


def _values(text: str, row: Sequence[Cell]) -> tuple[int, ...]:
    """The plain numbers of a row; none where one of its cells holds something else."""
    found = [_NUMBER.fullmatch(text, cell.start, cell.end) for cell in row]
    return tuple(int(match[1].replace(",", "")) for match in found if match is not None) if all(found) else ()


def _parts(rows: Sequence[tuple[Cell, ...]], told: Sequence[tuple[int, ...]], i: int) -> range:
    """The rows right below row ``i``, two or more, that add up to it in every column."""
    total = [0] * len(told[i])
    for k in range(i + 1, min(i + 1 + _MOST_PARTS, len(rows))):
        if not rows[k] or rows[k][0].header is None or len(told[k]) != len(total):
            break
        total = [a + b for a, b in zip(total, told[k], strict=True)]
        if total == list(told[i]):
            return range(i + 1, k + 1) if k > i + 1 else range(0)
        if any(a > b for a, b in zip(total, told[i], strict=True)):
            break
    return range(0)


def _is_plain(label: str) -> bool:
    """Whether the label of a row says no more than that all are counted."""
    return {word.lower() for word in _WORD.findall(label)} <= set(load("tables")["caption"]["plain"])
