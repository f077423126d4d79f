"""The proof of a record: its words, read again, give its number."""

import re
from functools import lru_cache

from impactetl.errors import EvidenceError
from impactetl.grammar.money import resolve_currency
from impactetl.grammar.quantity import read_numbers
from impactetl.metrics.registry import metric as metric_of
from impactetl.model import NumberKind, NumberMention
from impactetl.records.base.units import unit_of
from impactetl.schema import ImpactRecord, Qualifier
from impactetl.syntax.phrases import single_people

PAIR = frozenset({"couple", "pair", "duo", "both"})
NEGATIVE = frozenset({"no", "nobody", "any", "none", "nil", "not", "zero", "either", "neither", "never", "n't"})
# A derived value is this much more than its number at the most: the person whom the others were with.
_DERIVED_MORE = 1
_NEGATION = re.compile(
    r"\b(?:no|not|never|without|fail(?:ed|s)?|none|neither|nor|nobody|cannot)\b|n['\u2019]t\b", re.IGNORECASE
)
_TOGETHER = re.compile(
    r"(?:\b(?:with|and\s+(?:his|her)|(?:him|her|me|he|she|i)\s+and)|\b(?-i:[A-Z])\w*[\w.]\s+and|,(?:\s+and)?)\s+(?:about\s+|some\s+|at\s+least\s+|more\s+than\s+)?$",
    re.IGNORECASE,
)
# What parts the cells of a row.
_GAP = re.compile(r"\t| {2,}|\s*[|\n]\s*")
_DETERMINER = re.compile(r"(?:an?|the|another|his|her|their|our|its|one)\s", re.IGNORECASE)


def prove(record: ImpactRecord, text: str) -> None:
    """Raise ``EvidenceError`` unless the record proves itself in the text of its document.

    Its quote must stand at its offsets, and its number text, read again within the quote, must give its value, bounds,
    qualifier and unit.
    """
    where = f"{record.metric.value} {record.number_text!r} at {record.number_start}"
    if text[record.quote_start : record.quote_end] != record.quote:
        msg = f"record {record.record_id} ({where}): its quote does not stand at {record.quote_start} in the text"
        raise EvidenceError(msg)
    stored = (record.value, record.value_min, record.value_max, record.qualifier.value)
    readings = _readings(record)
    if stored not in readings:
        msg = f"record {record.record_id} ({where}): its words read as {readings}, it says {stored}; extract it afresh"
        raise EvidenceError(msg)
    units = _units(record)
    if record.unit not in units:
        msg = f"record {record.record_id} ({where}): its words read as unit {units}, it says {record.unit}"
        raise EvidenceError(msg)


def read_again(record: ImpactRecord) -> dict[str, object]:
    """Give value, bounds, qualifier and unit of a record as its words read; what it says of them is of no account.

    Only its quote, number, metric, basis and country need be right: what a reviewer wrote is filled in by it.

    Raises:
        EvidenceError: the words read as no number.

    """
    readings, units = _readings(record), _units(record)
    if not readings or not units:
        msg = f"{record.number_text!r} at {record.number_start} reads as no number of {record.metric.value}"
        raise EvidenceError(msg)
    value, low, high, qualifier = readings[0]
    return {"value": value, "value_min": low, "value_max": high, "qualifier": Qualifier(qualifier), "unit": units[0]}


@lru_cache(maxsize=64)
def _numbers(quote: str) -> dict[tuple[int, int], NumberMention]:
    """Every number expression of a quote by its span: many records share a quote."""
    return {(mention.start, mention.end): mention for mention in read_numbers(quote, 0, len(quote))}


def _at(record: ImpactRecord) -> NumberMention | None:
    """The number expression of a record in its quote; in the row of a table, in its own cell."""
    start, end = record.number_start - record.quote_start, record.number_end - record.quote_start
    found = _numbers(record.quote).get((start, end))
    whole = found is not None and found.refused is None  # "March" beside the cell "24" is no day
    if whole or (record.table_row is None and record.table_column is None):
        return found
    first = max((gap.end() for gap in _GAP.finditer(record.quote, 0, start)), default=0)
    behind = _GAP.search(record.quote, end)
    last = behind.start() if behind is not None else len(record.quote)
    return _numbers(record.quote[first:last]).get((start - first, end - first))


def _readings(record: ImpactRecord) -> list[tuple[float | None, float | None, float | None, str]]:
    """Every reading that the words allow, as (value, min, max, qualifier)."""
    words = record.number_text.lower().split()
    before = record.quote[: record.number_start - record.quote_start]
    if PAIR & set(words) and (words[0] in {"a", "the", "another", "both"} or words[-1] in PAIR):
        return [(2.0, 2.0, 2.0, "exact")] if record.value_basis == "stated" else []
    if record.value_basis == "implied":
        return [(1.0, 1.0, 1.0, "exact")] if _names_one(record.number_text) else []
    mention = _at(record)
    if words[0] in NEGATIVE or (
        mention is not None and mention.value == 1 and record.value == 0 and _NEGATION.search(before)
    ):
        return [(0.0, 0.0, 0.0, "exact")] if record.value_basis == "stated" else []
    if mention is None:
        return []
    if record.value_basis == "derived":
        return _with_others(mention) if _TOGETHER.search(before) else []
    return [(mention.value, mention.low, mention.high, mention.qualifier)]


def _names_one(words: str) -> bool:
    """Whether a noun phrase names one person: its first or last word tells so, and it holds no other number.

    A determiner or a capital opens it, or, in a headline, a noun in the singular closes it ("suspect arrested").
    """
    if not (_DETERMINER.match(words) or words[:1].isupper() or single_people([words.rsplit(maxsplit=1)[-1]])):
        return False
    return all(
        m.refused is not None or m.value == 1 or m.kind is NumberKind.ORDINAL
        for m in read_numbers(words, 0, len(words))
    )


def _with_others(mention: NumberMention) -> list[tuple[float | None, float | None, float | None, str]]:
    if mention.value is None:
        return []
    low = None if mention.low is None else mention.low + _DERIVED_MORE
    high = None if mention.high is None else mention.high + _DERIVED_MORE
    return [(mention.value + _DERIVED_MORE, low, high, mention.qualifier)]


def _units(record: ImpactRecord) -> list[str]:
    """The units that the words allow."""
    metric = metric_of(record.metric.value)
    mention = _at(record)
    if mention is not None and mention.kind is NumberKind.MONEY and mention.unit is not None:
        currency = resolve_currency(mention.unit, record.country_code)
        return [currency] if currency is not None else []
    if mention is not None and mention.kind is NumberKind.TERM and mention.unit is not None:
        return [mention.unit]
    span = (record.number_start - record.quote_start, record.number_end - record.quote_start)
    return [unit_of(metric, record.quote, span)]
