"""Claims: which records are one fact, how facts hang together, and which may be added."""

from collections import Counter
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims_gold import Case, Rows, cases, claims_of
from factories import bounded, hash16, record, source
from impactetl.claims.names import aliases
from impactetl.claims.shingles import near_duplicates
from impactetl.claims.vague import VAGUE_PRESETS, vague_rules
from impactetl.errors import UsageError
from impactetl.schema import (
    LINK_KINDS,
    LINK_REASONS,
    MERGE_REASONS,
    UNSAFE_REASONS,
    Claim,
    ClaimLink,
    ClaimRecord,
    ImpactRecord,
    LinkKind,
    LinkReason,
    MergeReason,
    UnsafeReason,
)

CASES = cases()
MOST_MISSED = 2
"""Pairs of the gold that are one fact and are not merged: this may only fall."""


def claim_of(made: dict[str, Rows]) -> dict[str, str]:
    return {row["record_id"]: row["claim_id"] for row in made["claim_records"]}


def pairs(case: Case) -> Counter[str]:
    """Count the pairs of records of a case that are merged rightly, merged falsely, and missed."""
    found = claim_of(claims_of(case.sources, case.records))
    counted: Counter[str] = Counter()
    for (one, letter), (other, its) in combinations(case.letters.items(), 2):
        merged, same = found[one] == found[other], letter == its
        counted["right" if merged == same else "false" if merged else "missed"] += 1
    return counted


def test_the_gold_is_large_enough_and_merges_as_its_floors_say() -> None:
    counted = sum((pairs(case) for case in CASES), Counter[str]())
    assert len(CASES) >= 30
    assert counted["right"] >= 241
    assert counted["false"] == 0, "a false merge hides a fact"
    assert counted["missed"] <= MOST_MISSED, "a missed merge counts a fact twice"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_the_gold_says_of_a_case(case: Case) -> None:
    made = claims_of(case.sources, case.records)
    found = claim_of(made)
    letters = {found[record_id]: letter for record_id, letter in case.letters.items()}
    assert set(found) == set(case.letters), "each actual record is in one claim, and no other is in any"
    safe = sorted(letters[row["claim_id"]] for row in made["claims"] if row["safe_to_sum"])
    assert safe == sorted(case.expected.get("safe", safe))
    links = sorted(f"{letters[r['from_claim']]} {r['kind']} {letters[r['to_claim']]}" for r in made["claim_links"])
    assert links == sorted(case.expected.get("links", links))
    publishers = {letters[row["claim_id"]]: row["publishers"] for row in made["claims"]}
    assert publishers == publishers | case.expected.get("publishers", {})


@st.composite
def datasets(draw: st.DrawFn) -> tuple[Any, ...]:
    """Records that are alike in many ways, so that every rule has something to do."""
    uris = ("a.txt", "b.txt", "c.txt")
    rows: list[ImpactRecord] = []
    for place in range(draw(st.integers(0, 9))):
        uri = draw(st.sampled_from(uris))
        value = draw(st.sampled_from([0.0, 1.0, 6.0, 12.0, 100.0]))
        changes: dict[str, Any] = {
            "scope": draw(st.sampled_from(["event", "period", "cumulative", "stock"])),
            "place": draw(st.sampled_from([None, "Phnom Penh", "Kandal"])),
            "organization": draw(st.sampled_from([None, "the government", "International Justice Mission", "IJM"])),
            "sex": draw(st.sampled_from([None, "female", "male"])),
            "period_basis": draw(st.sampled_from(["stated", "inherited"])),
        }
        if draw(st.booleans()):
            changes |= {"year": None, "period_start": None, "period_end": None}
        if draw(st.booleans()):
            changes |= {"country_code": None, "country_codes": (), "area": "unknown"}
        if rows and draw(st.integers(0, 4)) == 0:
            changes["part_of"] = rows[0].record_id
        if draw(st.booleans()) and value:
            row = bounded("100", "at_least", (value, value, None), record_id=hash16(str(place)), **changes)
            rows.append(row.model_copy(update={"source_id": hash16(uri)}))
        else:
            rows.append(record("12", value, uri, record_id=hash16(str(place)), **changes))
    sources = tuple(source(uri, publisher=draw(st.sampled_from([None, "One", "Two"]))) for uri in uris)
    return sources, tuple(rows)


@given(datasets(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_claims_do_not_depend_on_the_order_and_hold_each_record_once(data: tuple[Any, ...], chance: Any) -> None:  # noqa: ANN401 - a random.Random of hypothesis
    sources, rows = data
    made = claims_of(sources, rows)
    turned = (list(sources), list(rows))
    for listed in turned:
        chance.shuffle(listed)
    assert claims_of(tuple(turned[0]), tuple(turned[1])) == made
    assert sorted(row["record_id"] for row in made["claim_records"]) == sorted(row.record_id for row in rows)
    members = Counter(row["claim_id"] for row in made["claim_records"])
    assert {row["claim_id"]: row["records"] for row in made["claims"]} == members
    assert sum(row["reason"] == "first" for row in made["claim_records"]) == len(made["claims"])
    _check_safety(made)


def _check_safety(made: dict[str, Rows]) -> None:
    """No part with its whole, no event with its total, no two that contradict each other."""
    claims = {row["claim_id"]: row for row in made["claims"]}
    for link in made["claim_links"]:
        if link["kind"] != "supersedes":
            assert not (claims[link["from_claim"]]["safe_to_sum"] and claims[link["to_claim"]]["safe_to_sum"])
    for row in claims.values():
        Claim.model_validate(row, strict=False)
        assert row["safe_to_sum"] == (row["unsafe_reason"] is None)
        assert not row["safe_to_sum"] or (row["scope"] in {"event", "period"} and row["year"] and row["country_code"])


def test_every_value_of_a_vocabulary_is_explained() -> None:
    assert set(MERGE_REASONS) == set(MergeReason)
    assert set(UNSAFE_REASONS) == set(UnsafeReason)
    assert set(LINK_KINDS) == set(LinkKind)
    assert set(LINK_REASONS) == set(LinkReason)
    assert all(model.__doc__ for model in (Claim, ClaimLink, ClaimRecord))


@pytest.mark.parametrize(
    ("rules", "low"),
    [("contract", 200), ("acled", 100)],
)
def test_vague_words_count_by_the_rules_that_are_chosen(rules: str, low: float) -> None:
    assert vague_rules(rules).of(200) == low
    assert vague_rules(rules).of(7) == 7
    assert set(VAGUE_PRESETS) == {"contract", "acled"}


def test_rules_of_ones_own(tmp_path: Any) -> None:  # noqa: ANN401 - a pytest fixture
    file = tmp_path / "rules.toml"
    file.write_text("hundreds = 150\n")
    rules = vague_rules(str(file))
    assert (rules.of(200), rules.of(24)) == (150, 24)
    assert vague_rules().options() == {}
    assert rules.described()["name"] == "own"
    assert vague_rules("acled").described() == {
        "name": "acled",
        "least": {
            "dozens": 12,
            "scores": 20,
            "hundreds": 100,
            "thousands": 1000,
            "tens of thousands": 10000,
            "hundreds of thousands": 100000,
            "millions": 1000000,
        },
    }
    assert rules.options() == {"vague_rules": {"200.0": 150}}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("several = 3", "write a positive number"),
        ("dozens = -1", "dozens"),
        ("dozens = true", "dozens"),
        ("=", "no TOML"),
    ],
)
def test_rules_that_are_none_are_refused(tmp_path: Any, text: str, fault: str) -> None:  # noqa: ANN401 - as above
    file = tmp_path / "rules.toml"
    file.write_text(text)
    with pytest.raises(UsageError, match=fault):
        vague_rules(str(file))
    with pytest.raises(UsageError, match="use contract, acled"):
        vague_rules("ucdp")


def test_an_acronym_of_two_names_stands_for_neither() -> None:
    assert dict(aliases(["IJM", "International Justice Mission"])) == {"ijm": "international justice mission"}
    assert dict(aliases(["IJM", "International Justice Mission", "Indian Jute Mills"])) == {}


def words(first: int, count: int) -> str:
    return " ".join(f"word{number}" for number in range(first, first + count))


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (words(0, 300), words(0, 300), True),
        (words(0, 300), f"Menu and news {words(0, 300)} read more", True),
        (words(0, 300), f"{words(0, 300)} {words(5000, 2000)}", True),
        (words(0, 3000), f"{words(5000, 100)} {words(0, 3000)}", True),
        (words(0, 300), words(150, 300), False),
        (words(0, 3000), words(2000, 3000), False),
        (words(0, 300), words(900, 300), False),
        (words(0, 8), words(0, 8), False),
    ],
)
def test_near_duplicates_share_most_of_the_shorter_text(one: str, other: str, near: bool) -> None:  # noqa: FBT001 - a row of examples
    texts = [("b", other), ("a", one), ("c", words(90000, 400))]
    assert near_duplicates(texts) == ({"a": "a", "b": "a"} if near else {})
    assert near_duplicates(reversed(texts)) == near_duplicates(texts)


def test_a_reprint_on_a_hundred_sites_is_one_cluster() -> None:
    texts = [(f"{site:03}", f"{words(1000 * site + 1000, 20)} {words(0, 300)}") for site in range(100)]
    assert set(near_duplicates(texts).values()) == {"000"}


def test_a_publisher_that_is_not_named_is_the_host() -> None:
    sources = (
        source("https://www.example.org/a", url="https://www.example.org/a"),
        source("https://example.org/b"),
        source("c.txt"),
    )
    rows = tuple(record("12", 12.0, one.uri, scope="period") for one in sources)
    (claim,) = claims_of(sources, rows)["claims"]
    assert (claim["sources"], claim["publishers"]) == (3, 1)


def test_publishers_that_nobody_knows_count_as_one() -> None:
    sources = (source("a.txt"), source("b.txt"))
    rows = tuple(record("12", 12.0, one.uri, scope="period") for one in sources)
    made = claims_of(sources, rows)
    assert [(row["sources"], row["publishers"]) for row in made["claims"]] == [(2, 1)]
    assert [row["publisher"] for row in made["claim_records"]] == [None, None]


@pytest.mark.parametrize(
    ("rounded", "exact", "changes", "counted"),
    [
        (400, 412, {}, {412}),
        (1000, 1040, {}, {1040}),
        (200, 195, {}, {195}),
        (50, 52, {}, {52}),
        (3000, 2875, {}, {2875}),
        (400, 300, {}, {400}),  # too far off to be the same number
        (400, 395, {"place": "Mombasa"}, {400}),  # a part of the country
        (400, 395, {"period_end": date(2014, 6, 30)}, {400}),  # a part of the year
        (400, 395, {"sex": "female"}, {400}),
        (400, 390, {"scope": "event"}, {400}),
    ],
)
def test_a_rounded_total_holds_no_exact_one_that_it_may_stand_for(
    rounded: int, exact: int, changes: dict[str, Any], counted: set[int]
) -> None:
    told = {"scope": "period", "organization": None, "place": None, "sex": None}
    about = bounded("12", "approximate", (rounded, None, None), **told)
    told |= {"organization": "Freedom Desk Kenya"} | changes
    its = record("12", float(exact), "b.txt", **told)
    made = claims_of((source("a.txt"), source("b.txt")), (about, its))
    assert {row["value"] for row in made["claims"] if row["safe_to_sum"]} == counted
