"""Reviewers' verdicts: how they are kept, what they change, and when they are not applied."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import impactetl
from impactetl import building
from impactetl.cli import app
from impactetl.errors import ReviewError, SourceError
from impactetl.pipeline import Extraction
from impactetl.reviews.allot import allotted
from impactetl.reviews.apply import reviewed
from impactetl.reviews.folder import add, digest_of, line_of, read_folder
from impactetl.schema import (
    Decision,
    ImpactRecord,
    MetricName,
    Problem,
    ProblemKind,
    Reason,
    Rejection,
    Review,
    Verdict,
)
from impactetl.working import check
from verdicts import SHA256, TEXT, document, extraction, made, record, rejection, verdict

YEARLESS: dict[str, object] = {"period_start": None, "period_end": None}
ROWS: tuple[ImpactRecord | Rejection, ...] = (*extraction().records, *extraction().rejections)


def after(*verdicts: Verdict, text: str = TEXT) -> Extraction:
    """What the verdicts make of the text; every row is proved, and no number is lost."""
    done, problems = reviewed(extraction(text), verdicts)
    assert problems == []
    sound(done)
    return done


def sound(done: Extraction) -> None:
    check(done)
    rows: tuple[ImpactRecord | Rejection, ...] = (*done.records, *done.rejections)
    spans = [(row.number_start, row.number_end) for row in rows]
    assert len({row.record_id for row in done.records}) == len(done.records)
    assert len({(row.number_start, row.number_end) for row in done.rejections}) == len(done.rejections)
    for row in ROWS:
        assert any(start < row.number_end and row.number_start < end for start, end in spans), row.number_text


# --- what a verdict changes ---------------------------------------------------------------------------------------


def test_an_accepted_record_says_so_and_is_else_the_same() -> None:
    done = after(verdict(record("120"), "accepted"))
    accepted = made("120", done.records)
    assert (accepted.review, accepted.confidence) == (Review.ACCEPTED, 1.0)
    assert accepted.model_copy(update={"review": Review.NONE, "confidence": record("120").confidence}) == record("120")
    assert [row for row in done.records if row != accepted] == [*extraction().records[1:]]
    assert done.rejections == extraction().rejections


def test_an_accepted_record_that_the_rules_have_changed_since_is_corrected_to_what_was_accepted() -> None:
    done = after(verdict(record("120"), "accepted", fields={"year": 2015, "period_start": None, "period_end": None}))
    row = made("120", done.records)
    assert (row.review, row.year, row.period_start) == (Review.CORRECTED, 2015, None)


def test_a_rejected_record_becomes_a_rejection_by_the_reviewer() -> None:
    done = after(verdict(record("12"), "rejected"))
    assert len(done.records) == len(extraction().records) - 1
    row = made("12", done.rejections)
    assert (row.reason, row.cue_metric, row.value) == (Reason.REVIEWER, MetricName.ARRESTS, 12.0)


def test_a_part_of_a_rejected_record_is_a_part_of_nothing() -> None:
    assert record("5").part_of == record("15").record_id
    assert made("5", after(verdict(record("15"), "rejected")).records).part_of is None


def test_a_corrected_record_keeps_its_id_unless_metric_or_number_change() -> None:
    row = made("six", after(verdict(record("six"), "corrected", fields=YEARLESS | {"year": 2015})).records)
    assert (row.review, row.year, row.record_id) == (Review.CORRECTED, 2015, record("six").record_id)
    assert row.confidence == 1.0


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"country_codes": ["KHM"]}, {"country_code": "KHM", "country_codes": ("KHM",), "area": "country"}),
        ({"country_codes": ["KHM", "BOL"]}, {"country_code": None, "country_codes": ("KHM", "BOL"), "area": "several"}),
        ({"country_codes": [], "area": "world"}, {"country_code": None, "country_codes": (), "area": "world"}),
        ({"country_codes": []}, {"country_code": None, "country_codes": (), "area": "unknown"}),
        ({"population": None, "sex": "female"}, {"population": None, "sex": "female"}),
        ({"scope": None}, {"scope": "period"}),
    ],
)
def test_corrected_columns_hold_together(fields: dict[str, object], expected: dict[str, object]) -> None:
    row = made("six", after(verdict(record("six"), "corrected", fields=fields)).records)
    assert {name: getattr(row, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"year": 2014}, ("2014-01-01", "2014-12-31", "stated")),
        ({"year": None}, ("None", "None", "none")),
        ({"year": 2017}, ("2017-01-01", "2017-12-31", "stated")),
        ({"year": 2014, "period_start": "2014-03-01", "period_end": None}, ("2014-03-01", "None", "stated")),
        ({"country_code": None}, ("2017-01-01", "2017-12-31", "stated")),
    ],
)
def test_a_year_told_alone_brings_its_period(fields: dict[str, object], expected: tuple[str, ...]) -> None:
    line = json.loads(line_of(verdict(record("six"), "corrected"))) | {"fields": fields}
    row = made("six", after(Verdict.model_validate_json(json.dumps(line))).records)
    assert (str(row.period_start), str(row.period_end), row.period_basis.value) == expected


def test_a_corrected_number_is_read_again_and_both_numbers_are_accounted_for() -> None:
    forty = rejection("40")
    span = {"number_text": "40", "number_start": forty.number_start, "number_end": forty.number_end}
    done = after(verdict(record("12"), "corrected", fields={**span, "metric": "people_trained"}))
    row = made("40", done.records)
    assert (row.metric, row.value, row.unit, row.review) == ("people_trained", 40.0, "person", Review.CORRECTED)
    assert row.record_id != record("12").record_id
    assert made("12", done.rejections).reason is Reason.REVIEWER


def test_parts_follow_a_whole_that_changes_its_metric() -> None:
    done = after(verdict(record("15"), "corrected", fields={"metric": "people_assisted"}))
    assert made("5", done.records).part_of == made("15", done.records).record_id != record("15").record_id


def test_an_added_record_needs_no_more_than_a_metric() -> None:
    done = after(verdict(rejection("40"), "added", fields={"metric": "people_trained"}))
    row = made("40", done.records)
    assert (row.value, row.value_min, row.unit, row.qualifier) == (40.0, 40.0, "person", "exact")
    assert (row.review, row.extractor, row.scope, row.area) == (Review.ADDED, "reviewer", "event", "unknown")
    assert [refused.number_text for refused in done.rejections] == ["2016", "2017", "4 May 2018"]


def test_a_near_miss_that_is_none_is_refused_by_the_reviewer() -> None:
    assert made("40", after(verdict(rejection("40"), "rejected")).rejections).reason is Reason.REVIEWER


def test_a_number_that_is_no_record_stays_none_when_the_rules_make_one_of_it() -> None:
    line = json.loads(line_of(verdict(record("12"), "rejected"))) | {"metric": None}
    done = after(Verdict.model_validate_json(json.dumps(line)))
    assert made("12", done.rejections).reason is Reason.REVIEWER


def test_a_record_that_the_rules_do_not_make_any_more_is_added() -> None:
    seen = verdict(record("six"), "accepted")
    less = Extraction(document(), extraction().records[:1], extraction().rejections)
    done, problems = reviewed(less, [seen])
    assert problems == []
    row = made("six", done.records)
    assert (row.review, row.year, row.country_code) == (Review.ADDED, 2017, record("six").country_code)


def test_a_correction_that_the_rules_have_learnt_is_made_once() -> None:
    fields = {"metric": "people_assisted", "value_basis": "stated"}
    learnt = after(verdict(record("120"), "corrected", fields=fields))
    done, problems = reviewed(learnt, [verdict(record("120"), "corrected", fields=fields)])
    assert problems == []
    assert [row.record_id for row in done.records] == [row.record_id for row in learnt.records]


def test_a_comment_changes_nothing() -> None:
    assert after(verdict(record("120"), "commented", reason="look here")) == extraction()


def test_the_latest_verdict_of_a_reviewer_holds() -> None:
    first = verdict(record("120"), "rejected")
    later = verdict(record("120"), "accepted", time="2026-05-02T10:00:00+02:00")
    assert made("120", after(later, first).records).review is Review.ACCEPTED


def test_a_verdict_may_be_about_what_an_earlier_one_made() -> None:
    added = verdict(rejection("40"), "added", fields={"metric": "people_trained"})
    row = made("40", after(added).records)
    fixed = verdict(row, "corrected", fields={"year": 2017}, time="2026-05-03T10:00:00Z", reviewer="Grace")
    last = made("40", after(fixed, added).records)
    assert (last.review, last.year) == (Review.ADDED, 2017)
    assert "40" not in [
        row.number_text for row in after(added, verdict(row, "rejected", time="2026-05-04T10:00:00Z")).records
    ]


def test_reviewers_who_disagree_are_named_and_the_later_one_holds() -> None:
    one = verdict(record("120"), "rejected")
    other = verdict(record("120"), "accepted", reviewer="Grace", time="2026-05-02T10:00:00Z")
    done, (problem,) = reviewed(extraction(), [one, other])
    assert made("120", done.records).review is Review.ACCEPTED
    assert problem.kind is ProblemKind.DISAGREEMENT
    assert "Ada (rejected) and Grace (accepted) disagree on '120'" in problem.message
    assert reviewed(extraction(), [other, verdict(record("120"), "accepted")])[1] == []


@given(st.data())
def test_any_verdicts_leave_every_row_proved_and_every_number_accounted_for(data: st.DataObject) -> None:
    verdicts = []
    for at in range(data.draw(st.integers(1, 6))):
        row = data.draw(st.sampled_from(ROWS))
        judged = row in extraction().records
        decision = data.draw(
            st.sampled_from(["accepted", "rejected", "corrected"] if judged else ["added", "rejected"])
        )
        metric = data.draw(st.sampled_from(["people_rescued", "arrests", "people_assisted", "convictions"]))
        fields = {"metric": metric} | data.draw(
            st.sampled_from([{}, {"year": 2011}, {"country_codes": ["KHM", "GHA"]}])
        )
        verdicts.append(verdict(row, decision, fields=fields, time=f"2026-05-{at + 1:02}T10:00:00Z"))
    done, problems = reviewed(extraction(), verdicts)
    sound(done)
    assert all("does not prove itself" in problem.message for problem in problems)
    turned, _ = reviewed(extraction(), verdicts[::-1])
    assert turned == done


# --- verdicts that are not applied --------------------------------------------------------------------------------


def refused(seen: Verdict, text: str = TEXT, **about: str) -> Problem:
    before = Extraction(document(text, **about), extraction(text).records, extraction(text).rejections)
    done, (problem,) = reviewed(before, [seen])
    assert done == before
    return problem


def test_a_verdict_on_bytes_that_have_changed_is_stale() -> None:
    problem = refused(verdict(record("120"), "rejected"), f"{TEXT}More.")
    assert problem.kind is ProblemKind.REVIEW
    assert "'120' at 33 is stale: the file has another sha256 now" in problem.message
    assert (problem.offset, problem.kept) == (33, "what the rules made")


def test_a_verdict_whose_quote_stands_elsewhere_is_stale() -> None:
    problem = refused(verdict(record("120"), "rejected"), f"\n{TEXT}", digest=SHA256)
    assert "its quote does not stand there any more" in problem.message


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"value": 121, "value_min": 121, "value_max": 121}, "its words read as"),
        ({"metric": "fine"}, "does not prove itself"),
        ({"number_start": 0, "number_end": 2}, "reads as no number"),
        ({"number_start": 150, "number_end": 153}, "reads as no number"),
        ({"value_basis": "implied"}, "reads as no number"),
        ({"year": 2011}, "its year 2011 does not lie in its period from 2016-01-01 to 2016-12-31"),
        ({"year": 2018, "period_start": None}, "its year 2018 does not lie in its period from None"),
        ({"period_start": "2016-05-01", "period_end": "2016-04-01"}, "before it starts on 2016-05-01"),
    ],
)
def test_a_correction_that_does_not_prove_itself_is_not_applied(fields: dict[str, object], fault: str) -> None:
    problem = refused(verdict(record("120"), "corrected", fields=fields))
    assert problem.kind is ProblemKind.REVIEW
    assert fault in problem.message


def test_verdicts_on_other_documents_are_passed_over() -> None:
    other = verdict(record("120"), "rejected", uri="b.txt", source_sha256="0" * 64)
    assert after(other) == extraction()


def test_verdicts_go_to_the_input_that_holds_their_document(tmp_path: Path) -> None:
    (tmp_path / "renamed.txt").write_text(TEXT, encoding="utf-8")
    paths = {"mail.jsonl": None, "renamed.txt": tmp_path / "renamed.txt", "m": None}
    within = verdict(record("120"), "rejected", uri="mail.jsonl#3")
    moved = verdict(record("120"), "rejected")
    lost = verdict(record("120"), "rejected", uri="x.txt", source_sha256="0" * 64)
    given_out, (problem,) = allotted(paths, [within, moved, lost])
    assert given_out == {"mail.jsonl": (within,), "renamed.txt": (moved,)}
    assert (problem.uri, problem.kind) == ("x.txt", ProblemKind.REVIEW)
    assert "no document with sha256 000" in problem.message


# --- the folder ---------------------------------------------------------------------------------------------------


def written(path: Path, *lines: Verdict | str) -> Path:
    path.write_text("".join(line if isinstance(line, str) else line_of(line) for line in lines), encoding="utf-8")
    return path


def test_verdicts_are_kept_once_by_source_in_the_order_of_the_text(tmp_path: Path) -> None:
    late, early = verdict(record("six"), "accepted"), verdict(record("120"), "rejected", reason="not said")
    other = verdict(record("120"), "accepted", source_sha256="0" * 64)
    brought = add(tmp_path / "reviews", written(tmp_path / "in.jsonl", late, early, other))
    assert (brought.new, brought.known) == (3, 0)
    again = add(tmp_path / "reviews", written(tmp_path / "in.jsonl", early, verdict(record("12"), "rejected")))
    assert (again.new, again.known) == (1, 1)
    assert sorted(path.name for path in (tmp_path / "reviews").iterdir()) == [f"{'0' * 64}.jsonl", f"{SHA256}.jsonl"]
    kept = read_folder(tmp_path / "reviews")
    assert [row.number_text for row in kept] == ["120", "120", "six", "12"]
    assert {*kept} >= {late, early, other}
    assert digest_of(kept) == digest_of(kept[::-1]) != digest_of(()) == ""


def test_what_a_reviewer_left_out_stays_left_out(tmp_path: Path) -> None:
    line = json.loads(line_of(verdict(record("120"), "corrected"))) | {"fields": {"year": None}}
    add(tmp_path, written(tmp_path / "in.txt", json.dumps(line)))
    (kept,) = read_folder(tmp_path)
    assert kept.fields is not None
    assert kept.fields.told == {"year": None}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"verdict": "perhaps"}, "verdict: 'perhaps' is none of its words; write 'accepted', "),
        ({"number_text": "121"}, "line: the number text '121' does not stand at its offsets"),
        ({"reviewer": ""}, "reviewer: it is empty"),
        ({"time": "2026-05-01T10:00:00"}, "time: "),
        (
            {"verdict": "added", "metric": None, "fields": {}},
            "line: a record that is added needs a metric",
        ),
        ({"fields": {"country_code": "XXX"}}, "fields.country_code: 'XXX' is no country code"),
        ({"fields": {"colour": "red"}}, "fields.colour: there is no such field"),
        (
            {"fields": {"contry_code": "GHA"}},
            "fields.contry_code: there is no such field; the nearest is 'country_code'",
        ),
    ],
)
def test_a_line_that_is_no_verdict_is_told_and_the_others_are_taken_in(
    tmp_path: Path, change: dict[str, object], fault: str
) -> None:
    good = verdict(record("120"), "corrected")
    wrong = json.dumps(json.loads(line_of(good)) | change)
    brought = add(tmp_path / "reviews", written(tmp_path / "in.jsonl", good, "\n", wrong))
    assert (brought.new, len(brought.faults)) == (1, 1)
    assert f"in.jsonl:3: is no verdict: {fault}" in brought.faults[0]


def test_a_broken_folder_is_refused_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / f"{SHA256}.jsonl").write_text("{}\n")
    with pytest.raises(ReviewError, match=rf"{SHA256}\.jsonl:1: is no verdict: verdict, source_sha256, uri, "):
        read_folder(tmp_path)
    with pytest.raises(ReviewError, match="before verdicts are added"):
        add(tmp_path, written(tmp_path / "in.txt", verdict(record("120"), "accepted")))
    with pytest.raises(ReviewError, match=r"none\.jsonl: cannot be read \(No such file or directory\); name"):
        add(tmp_path, tmp_path / "none.jsonl")
    assert read_folder(tmp_path / "nowhere") == ()


# --- builds -------------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one source, and a second one that no verdict is about."""
    folder = tmp_path / "data" / "raw"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text("In 2015, police in Kenya arrested 9 men.\n", encoding="utf-8")
    return tmp_path / "data"


def reviews_of(project: Path) -> dict[str, str]:
    with impactetl.open(project / "out") as dataset:
        dataset.check()
        frame = dataset.records
        return dict(zip(frame["number_text"], frame["review"], strict=True))


def test_builds_apply_verdicts_and_name_themselves_after_them(project: Path) -> None:
    first = building.build(project / "raw", project / "out")
    add(
        project / "reviews",
        written(project / "in.jsonl", verdict(record("120"), "accepted"), verdict(record("12"), "rejected")),
    )
    second = building.build(project / "raw", project / "out")
    assert (second.extracted, second.whole, second.records) == (1, True, first.records - 1)
    assert second.build_id != first.build_id
    assert reviews_of(project) == {"120": "accepted", "six": "none", "15": "none", "5": "none", "9": "none"}
    again = building.build(project / "raw", project / "out")
    assert (again.extracted, again.build_id) == (0, second.build_id)


def test_stale_verdicts_are_problems_of_the_build(project: Path) -> None:
    lost = verdict(record("120"), "accepted", uri="gone.txt", source_sha256="0" * 64)
    add(project / "verdicts", written(project / "in.jsonl", verdict(record("six"), "rejected"), lost))
    (project / "raw" / "a.txt").write_text(f"{TEXT}More.", encoding="utf-8")
    plan = building.Plan(reviews=project / "verdicts")
    report = building.build(project / "raw", project / "out", plan=plan)
    assert not report.whole
    assert [(problem.uri, problem.kind.value) for problem in report.problems] == [
        ("a.txt", "review"),
        ("gone.txt", "review"),
    ]
    assert set(reviews_of(project).values()) == {"none"}
    with pytest.raises(SourceError, match="is stale"):
        building.build(project / "raw", project / "out", plan=plan, strict=True)


def run(*arguments: str | Path, status: int = 0) -> str:
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exit_code == status, result.output
    return result.output


def test_the_command_line_takes_verdicts_in_and_gives_them_out(project: Path) -> None:
    file = written(project / "in.jsonl", verdict(record("120"), "accepted"), "{}\n")
    told = run("review", "import", file, "--reviews", project / "reviews", status=1)
    assert "in.jsonl:2: is no verdict" in told
    assert "1 new verdict taken into" in told
    assert "there is no such file" in run("review", "import", project / "lost.jsonl", status=2)
    run("review", "export", "-o", project / "all.jsonl", "--reviews", project / "reviews")
    assert (project / "all.jsonl").read_text() == line_of(verdict(record("120"), "accepted"))


def test_the_command_line_tells_where_there_are_no_verdicts(tmp_path: Path) -> None:
    empty = written(tmp_path / "empty.jsonl")
    assert f"note: {empty} holds no verdict\n" in run("review", "import", empty, "--reviews", tmp_path)
    (tmp_path / "reviews").mkdir()
    told = run("review", "export", "--reviews", tmp_path / "reviews")
    assert (
        told == f"note: {tmp_path / 'reviews'}: holds no verdicts; bring some in with: impactetl review import FILE\n"
    )


def test_a_reviewed_record_is_explained_as_the_reviewer_has_it(project: Path) -> None:
    added = verdict(rejection("40"), "added", fields={"metric": "people_trained"})
    fixed = verdict(record("six"), "corrected", fields=YEARLESS | {"year": 2015})
    add(project / "reviews", written(project / "in.jsonl", added, fixed))
    building.build(project / "raw", project / "out")
    told = run("explain", record("six").record_id, "--data", project / "out")
    assert re.search(r"^  year +2015$", told, re.MULTILINE)
    assert re.search(r"^  review +corrected$", told, re.MULTILINE)
    told = run("explain", made("40", after(added).records).record_id, "--data", project / "out")
    assert "made by reviewer" in told


def test_a_rejected_record_is_explained_with_its_verdict(project: Path) -> None:
    row = record("120")
    add(project / "reviews", written(project / "in.jsonl", verdict(row, "rejected")))
    building.build(project / "raw", project / "out")
    place = f"{project / 'raw' / 'a.txt'}:{row.number_start}"
    told = run("explain", place, "--data", project / "out")
    assert "record: people_rescued" in told
    assert "reviewed     rejected as people_rescued: the dataset in" in told
    told = run("explain", row.record_id, "--data", project / "out", status=2)
    assert f"a reviewer rejected it: '120' at a.txt:{row.number_start} is no people_rescued" in told
    assert "reviewed  " not in run("explain", place, "--data", project / "nowhere")
    (project / "out" / "records.parquet").unlink()
    (project / "out" / "records.parquet").write_bytes(b"no table")
    assert "reviewed  " not in run("explain", place, "--data", project / "out")


def test_a_rejected_verdict_needs_no_fields_and_time_is_kept_to_the_second() -> None:
    seen = verdict(record("120"), "rejected", time="2026-05-01T10:00:00.123+05:30")
    assert seen.verdict is Decision.REJECTED
    assert seen.time.utcoffset() == timedelta(hours=5, minutes=30)
    assert Verdict.model_validate_json(line_of(seen)) == seen
