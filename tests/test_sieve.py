"""The sieve before the deep look: a passage that it does not let through would have given nothing."""

from unittest.mock import ANY, patch

import pytest
from hypothesis import HealthCheck, given, settings

from impactetl.extraction import Extraction, extract_document
from impactetl.metrics.registry import METRICS
from impactetl.model import Document
from impactetl.records import run
from impactetl.records.across.row import Row
from prose import PROSE, document, real_documents

REAL = {found.uri: found for found in real_documents()}


def unsieved(text: Document) -> Extraction:
    """Extract with every passage of an English text read to the end."""
    with (
        patch.object(Row, "counts_nothing", return_value=False),
        patch.object(Row, "may_imply", return_value=True),
        patch.object(Row, "implies", return_value=True),
        patch.object(run, "possible_cues", return_value=[ANY]),
    ):
        return extract_document(text)


@pytest.mark.parametrize("uri", REAL)
def test_the_sieve_loses_nothing_of_a_real_text(uri: str) -> None:
    assert extract_document(REAL[uri]) == unsieved(REAL[uri])


@settings(deadline=None, derandomize=True, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(PROSE)
def test_the_sieve_loses_nothing_of_any_text(text: str) -> None:
    assert extract_document(document(text)) == unsieved(document(text))


SENTENCES = [sentence for metric in METRICS for sentence in (*metric.yes, *metric.no)] + [
    "Her brother-in-law was arrested.",
    "The ex-husband wasn't convicted.",
    "A Haitian was arrested.",
    "Both were acquitted.",
    "Brooklyn Man Sentenced",
    "Nobody was convicted.",
    "The traf\ufb01cker was con\u00advicted.",
    "The co\u2011defendant was jailed.",
    "Police didn\u2019t make any arrests.",
    "Of 20,000 laborers, 12,000 work in kilns.",
    "Police arrested the couple at 10,000 m.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_sieve_loses_nothing_of_a_sentence(sentence: str) -> None:
    assert extract_document(document(sentence)) == unsieved(document(sentence))


def test_the_sieve_lets_little_through() -> None:
    texts = [document("The law prohibits it. She was born in 1990. A man was seen. It is said that the work went on.")]
    read: list[Row] = []
    with patch.object(run, "read_passage", side_effect=lambda *row: read.append(row[0])):
        for text in texts:
            extract_document(text)
    assert read == []
