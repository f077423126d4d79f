"""What is in force at a passage is worked out for those alone whose figures take something from it."""

import pytest

from impactetl.extraction import extract_document
from impactetl.model import Document, Passage, PassageKind
from impactetl.records import run
from impactetl.records.across.carry import reached
from prose import document, real_documents

TEXTS = (
    "Kenya\n\nIn 2015 the unit began.\n\nSudan\n\nPolice arrested 12 men.\n\nThey freed 4 girls.\n",
    "KENYA\nIn 2015 the unit began.\nSudan\nPolice arrested 12 men.\nThey freed 4 girls.\n",
    "4 May 2012\n\nCourt jails 12\n\nThe court in Togo convicted 12 men on 2 May 2012.\n\nHistory\n\nIt sat twice.\n",
    "Kilns\n\nOn 3 May 2012 a man came.\n\nThe raid\n\nTwo days later police arrested 12 men.\n\nIt ended.\n",
    "Kilns\n\nOn 3 May 2012 a man came.\n\nThe raid\n\nIt ended. Two days later police arrested 12 men.\n",
    "In Ghana\n\nIn 2014:\n\n- 12 men were arrested\n- 4 girls were freed\n\nIt ended.\n\nNine were jailed.\n",
)


@pytest.mark.parametrize("found", [*map(document, TEXTS), *real_documents()], ids=lambda found: found.uri)
def test_what_is_left_out_changes_no_record(found: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    records = extract_document(found).records
    monkeypatch.setattr(run, "reached", lambda passages, *_: [True] * len(passages))
    assert extract_document(found).records == records


def test_a_section_without_figures_is_left_out_but_for_its_heading() -> None:
    kinds = [PassageKind.HEADING, PassageKind.SENTENCE] * 2
    spans = [(0, 9), (10, 19), (20, 29), (30, 39)]
    heads = [((0, 9),)] * 2 + [((0, 9), (20, 29))] * 2
    found = [
        Passage(*span, kind, n, head) for n, (span, kind, head) in enumerate(zip(spans, kinds, heads, strict=True))
    ]
    assert reached(found, [False, False, False, True]) == [True, False, True, True]
    assert reached(found, [False, True, False, False]) == [True, True, True, False]
    assert reached([], []) == []
