"""Shares told in a sentence of their own are parts: totals count their whole alone."""

from pathlib import Path

import pytest

import impactetl

HEAD = "On 3 May 2021 police in Oman freed 180 people. "
TEXTS = {
    "of them": (HEAD + "Sixty of them were children.", 180),
    "of these": (HEAD + "Of these, 60 were children.", 180),
    "alone": (HEAD + "Sixty were children. Twelve came from Nepal.", 180),
    "a cue of its own": (HEAD + "Sixty of these people were rescued from a ship.", 180),
    "lines": ("People rescued in Oman in 2021: 180\n\n- women 120\n- men 60\n", 180),
    "another event": (HEAD + "On 9 June 2021 police in Oman freed six men from a mine.", 186),
    "more": (HEAD + "Another six were children.", 186),
}


@pytest.mark.parametrize(("text", "total"), TEXTS.values(), ids=TEXTS)
def test_a_total_counts_no_share_behind_its_whole(text: str, total: float, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(text, encoding="utf-8")
    impactetl.build(tmp_path / "raw", tmp_path / "out", plan=impactetl.Plan(workers=1))
    with impactetl.open(tmp_path / "out") as dataset:
        dataset.check()
        found = dataset.sql("SELECT metric::VARCHAR, country_code, year, value FROM totals_by_country_year")
        assert found.to_numpy().tolist() == [["people_rescued", "OMN", 2021, total]]
        parts = dataset.sql("SELECT count(*) AS n FROM claim_links WHERE kind = 'part_of' AND reason = 'stated'")
        records = dataset.records["part_of"].notna().sum()
        assert parts["n"].tolist() == [records]
        assert (records > 0) == (total < 181)
