"""Intervals by the bootstrap over documents: sentences of one document err together, so documents are drawn."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import isnan, sqrt

import pandas as pd

from impactetl.evaluation.tally import Count

SEED = 20260101
RESAMPLES = 2000
COVERAGE = 0.95
_TAIL = (1 - COVERAGE) / 2
# Quantile of the normal distribution for a coverage of 0.95.
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and the bounds that hold it in ``COVERAGE`` of the samples of documents drawn anew."""

    value: float
    low: float
    high: float


@cache
def draws(documents: int) -> pd.DataFrame:
    """Draw as many documents as there are, with replacement, ``RESAMPLES`` times: how often each was drawn.

    The seed is fixed, and pandas draws by NumPy's frozen generator: the same figures give the same intervals.
    """
    drawn = pd.Series(range(documents)).sample(documents * RESAMPLES, replace=True, random_state=SEED)
    of_sample = pd.Series(range(len(drawn)), index=drawn.index) // documents
    of_both = pd.DataFrame({"sample": of_sample, "document": drawn})
    times = of_both.pivot_table(index="sample", columns="document", aggfunc="size", fill_value=0)
    return times.reindex(index=range(RESAMPLES), columns=range(documents), fill_value=0).astype("float64")


def interval(value: float, samples: "pd.Series[float]") -> Interval:
    """Give a figure with the quantiles of its samples; samples in which it is not defined are left out."""
    low, high = (float(bound) for bound in samples.quantile([_TAIL, 1 - _TAIL]))
    return Interval(value, value if isnan(low) else min(low, value), value if isnan(high) else max(high, value))


def totals(counted: Sequence[Counter[Count]], times: pd.DataFrame) -> tuple[Counter[Count], pd.DataFrame]:
    """Sum the counts of the documents: as they are, and for each sample of ``times``; a column a count."""
    columns = list(dict.fromkeys(key for counts in counted for key in counts))
    rows = [[counts[key] for key in columns] for counts in counted]
    frame = pd.DataFrame(rows, columns=pd.Index(columns, tupleize_cols=False), dtype="float64")
    whole: Counter[Count] = Counter()
    for counts in counted:
        whole.update(counts)
    return whole, times @ frame


def wilson(right: int, of: int) -> tuple[float, float]:
    """Give the bounds of Wilson's interval of a share, which stays open where all or none are right.

    >>> [round(bound, 2) for bound in wilson(10, 10)]
    [0.72, 1.0]
    """
    if of == 0:
        return 0.0, 1.0
    share, square = right / of, _Z**2 / of
    middle = (share + square / 2) / (1 + square)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    return max(middle - half, 0.0), min(middle + half, 1.0)
