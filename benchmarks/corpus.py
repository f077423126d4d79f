"""The texts that are measured: a corpus made from a seed, or one that is named."""

import gzip
import json
import random
from pathlib import Path

import pyarrow.parquet as pq

from impactetl.metrics.registry import METRICS

SEED = 20150102
SPARSE_SHARE = 0.011
"""Share of the sentences of the sparse corpus that state a figure, as measured on encyclopedia articles."""
_SUBJECTS = (
    "The river",
    "A chapel",
    "The old railway",
    "Her second novel",
    "The village",
    "This species",
    "The league",
)
_VERBS = ("lies", "was built", "was described", "flows", "stood", "was restored", "grew", "was played")
_PLACES = ("near the border", "in the hills", "by a local firm", "for the first time", "along the coast", "with care")
_TIMES = (
    "in 1902",
    "over 12 km",
    "during the long winter",
    "after some delay",
    "since then",
    "at an altitude of 300 m",
)
_SENTENCES_A_PARAGRAPH, _PARAGRAPHS = 5, 12


def synthetic(megabytes: float, share: float, seed: int = SEED) -> list[str]:
    """Make documents of so many megabytes; ``share`` of their sentences state a figure."""
    chance = random.Random(seed)  # noqa: S311 - a corpus, no secret
    stated = [sentence for metric in METRICS for sentence in metric.yes]
    texts: list[str] = []
    left = megabytes * 1e6
    while left > 0:
        paragraphs = [
            " ".join(_sentence(chance, stated, share) for _ in range(_SENTENCES_A_PARAGRAPH))
            for _ in range(_PARAGRAPHS)
        ]
        texts.append(f"Article {len(texts)}\n\n" + "\n\n".join(paragraphs) + "\n")
        left -= len(texts[-1])
    return texts


def _sentence(chance: random.Random, stated: list[str], share: float) -> str:
    if chance.random() < share:
        return chance.choice(stated)
    return " ".join(chance.choice(words) for words in (_SUBJECTS, _VERBS, _PLACES, _TIMES)) + "."


def named(path: Path, megabytes: float) -> list[str]:
    """Read column or field ``text`` of a Parquet or JSON-lines file, up to so many megabytes."""
    texts: list[str] = []
    left = megabytes * 1e6
    for text in _texts(path):
        texts.append(text)
        left -= len(text)
        if left <= 0:
            break
    return texts


def _texts(path: Path) -> list[str]:
    if path.suffix == ".parquet":
        column: list[str] = pq.read_table(path, columns=["text"]).column(0).to_pylist()
        return column
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]
