"""Precision, recall and F1 with their intervals: of all records, by metric, by field, and errors by kind."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from impactetl.evaluation.faults import FIELDS, KINDS
from impactetl.evaluation.gold import Row, Text, read_gold, read_texts, refuse_strangers
from impactetl.evaluation.intervals import Interval, draws, interval, totals
from impactetl.evaluation.match import LEVELS, Pair, pairs
from impactetl.evaluation.tally import Count, Key, tally
from impactetl.schema import MetricName

_NAMES: dict[str, tuple[str, ...]] = {"all": ("",), "metric": tuple(MetricName), "field": FIELDS, "error": KINDS}
_PARTS = tuple(_NAMES)


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 of one key, each 0 to 1, with the counts that they are made of.

    A share is None where there is nothing to divide by. ``accuracy`` is the share of the columns compared that are the
    same, null included; of a field only.
    """

    key: Key
    gold: int
    predicted: int
    right: int
    precision: Interval | None
    recall: Interval | None
    f1: Interval | None
    compared: int = 0
    accuracy: Interval | None = None


@dataclass(frozen=True, slots=True)
class Errors:
    """How many errors of a kind there are, and how many to one gold line that is required; None where there is none."""

    kind: str
    count: int
    per_line: Interval | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What comparing the records of some texts with their gold gave."""

    texts: tuple[Text, ...]
    pairs: Mapping[str, Sequence[Pair]]
    figures: tuple[Figures, ...]
    errors: tuple[Errors, ...]

    @property
    def ungrounded(self) -> int:
        """How many records do not stand in their texts."""
        return sum(text.ungrounded for text in self.texts)

    @property
    def without_gold(self) -> int:
        """How many texts have records and no gold line, so that each of their records is spurious."""
        paired = (self.pairs[text.name] for text in self.texts)
        return sum(bool(found) and all(pair.gold is None for pair in found) for found in paired)

    def of(self, part: str, name: str = "", level: str = "") -> Figures | None:
        """Give the figures of a key; None where nothing of it was counted."""
        return next((found for found in self.figures if found.key == Key(part, name, level)), None)


def evaluate(gold: Path, texts: Path) -> Evaluation:
    """Extract from the texts of a folder and compare with a gold file.

    Raises:
        UsageError: the gold file cannot be read, or names a document that is not in the folder.
        SourceError: a document cannot be used.

    """
    return measured(read_gold(gold), read_texts(texts))


def measured(gold: Mapping[str, Sequence[Row]], texts: Sequence[Text]) -> Evaluation:
    """Compare the records of texts with their gold, by document; texts without gold count, too.

    Raises:
        UsageError: the gold names a document that is not among the texts.

    """
    refuse_strangers(gold, texts)
    paired = {text.name: pairs(gold.get(text.name, []), text.records) for text in texts}
    return Evaluation(tuple(texts), paired, *figures_of(paired))


def figures_of(paired: Mapping[str, Sequence[Pair]]) -> tuple[tuple[Figures, ...], tuple[Errors, ...]]:
    """Give the figures and the errors of pairs by document; a document without pairs counts in the intervals, too."""
    counted = [tally(of_document) for of_document in paired.values()]
    summed, samples = totals(counted, draws(len(counted)))
    keys = sorted({key for counts in counted for key, _ in counts} | _always(), key=_rank)
    figures = (_figures(key, summed, samples) for key in keys if key.part != "error")
    errors = (_errors(key, summed, samples) for key in keys if key.part == "error")
    return tuple(figures), tuple(errors)


def _always() -> set[Key]:
    return {Key("all", "", level) for level in LEVELS}


def _rank(key: Key) -> tuple[int, int, int]:
    return _PARTS.index(key.part), _NAMES[key.part].index(key.name), LEVELS.index(key.level) if key.level else 0


def _column(frame: pd.DataFrame, key: Key, what: str) -> pd.Series:
    count: Count = (key, what)
    return frame[count] if count in frame.columns else pd.Series(0.0, index=frame.index)


def _figures(key: Key, summed: Counter[Count], samples: pd.DataFrame) -> Figures:
    whole = Counter({what: number for (of, what), number in summed.items() if of == key})
    gold, predicted, right, compared, agreed = (
        _column(samples, key, what) for what in ("gold", "predicted", "right", "compared", "same")
    )
    return Figures(
        key,
        whole["gold"],
        whole["predicted"],
        whole["right"],
        _share(whole["right"], whole["predicted"], right / predicted),
        _share(whole["right"], whole["gold"], right / gold),
        _share(2 * whole["right"], whole["gold"] + whole["predicted"], 2 * right / (gold + predicted)),
        whole["compared"],
        _share(whole["same"], whole["compared"], agreed / compared),
    )


def _share(part: int, whole: int, samples: pd.Series) -> Interval | None:
    """Give a share; of nothing there is none, and samples that drew nothing of it have none either."""
    return interval(part / whole, samples.where(samples < float("inf"))) if whole else None


def _errors(key: Key, summed: Counter[Count], samples: pd.DataFrame) -> Errors:
    lines = Key("all", "", LEVELS[0])
    per_line = _column(samples, key, "right") / _column(samples, lines, "gold")
    return Errors(key.name, summed[key, "right"], _share(summed[key, "right"], summed[lines, "gold"], per_line))
