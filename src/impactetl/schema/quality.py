"""Table ``quality``: how right the rows of the dataset are, as far as it was measured."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from impactetl.schema.base import Table, Text
from impactetl.schema.enums import MetricName

Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]


class Basis(StrEnum):
    """What a figure of quality rests on."""

    TUNED_GOLD = "tuned_gold"
    UNSEEN_GOLD = "unseen_gold"
    BLIND_AUDIT = "blind_audit"


class QualityRow(Table):
    """Precision and recall of one field of one metric on one set of texts."""

    basis: Basis
    """tuned_gold: annotated texts that were read when the rules were written; unseen_gold: annotated texts that were
    not; blind_audit: records drawn at random from other texts and judged by hand."""
    texts: Text
    """Name of the set of texts, or of the sample."""
    documents: Count
    """How many documents the set has; of an audit, how many records were judged."""
    metric: MetricName | None
    """Metric that the figure is of; null for all metrics together."""
    field: Text
    """found (metric and place of the number), number (and value, bounds, qualifier, unit), record (and year and
    country), or a column of table records, compared where the annotations carry it and the record was found."""
    annotated: Count
    """How many the annotations have."""
    predicted: Count
    """How many the rules gave."""
    right: Count
    """How many of both agree."""
    precision: Share | None
    """Share of the predicted that is right; null where there is none."""
    precision_low: Share | None
    """Lower end of its 95 % interval: the wider of the bootstrap over documents and Wilson's."""
    precision_high: Share | None
    """Upper end of its 95 % interval."""
    recall: Share | None
    """Share of the annotated that was found and is right; null where there is none, and for an audit."""
    recall_low: Share | None
    """Lower end of its 95 % interval."""
    recall_high: Share | None
    """Upper end of its 95 % interval."""
