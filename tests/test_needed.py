"""Every cue, every check and every reason to leave a date out is needed by some case or by a sentence of its metric."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from case_rows import load, run
from impactetl import extract
from impactetl.metrics.base import Cue
from impactetl.metrics.registry import METRICS
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link
from impactetl.records.base.told import Check, Doubts
from impactetl.records.base.view import View
from impactetl.records.dating import left_out
from impactetl.records.dating.figure import Figure
from impactetl.records.dating.left_out import LeftOut
from impactetl.records.doubting import doubts

# Read once, without coverage, for all three questions: the tests of the cases run the same rules with it.
pytestmark = pytest.mark.no_cover

# Cues that no sentence meets, by metric. A cue that is new needs a case; one that has it now leaves the list.
UNMET = tomllib.loads((Path(__file__).parent / "cues_unmet.toml").read_text(encoding="utf-8"))


class Needed(NamedTuple):
    """What some text met: cues by their metric, checks that held, reasons for which a date was left out."""

    cues: set[tuple[str, Cue]]
    checks: set[Check]
    reasons: set[str]


@pytest.fixture(scope="module")
def needed() -> Needed:
    found = Needed(set(), set(), set())
    with pytest.MonkeyPatch.context() as patch:
        _watch_cues(patch, found)
        _watch_checks(patch, found)
        patch.setattr(left_out, "LEFT_OUT", tuple(_watched(each, found) for each in left_out.LEFT_OUT))
        for sentence in (told for each in METRICS for told in (*each.yes, *each.no)):
            extract(sentence)
        for case in load():
            run(case)
    return found


def _watch_cues(patch: pytest.MonkeyPatch, found: Needed) -> None:
    made = Hit.__init__

    def meeting(hit: Hit, *told: Any) -> None:  # noqa: ANN401 -- the fields of a hit
        made(hit, *told)
        found.cues.add(told[:2])

    patch.setattr(Hit, "__init__", meeting)


def _watch_checks(patch: pytest.MonkeyPatch, found: Needed) -> None:
    def marking(holds: Check) -> Check:
        def mark(view: View, link: Link) -> bool:
            doubted = holds(view, link)
            if doubted:
                found.checks.add(holds)
            return doubted

        return mark

    marked = {each.holds: each._replace(holds=marking(each.holds)) for each in doubts.CHECKS}
    asked = doubts.doubts_of

    def told(metric: str, *, ordinal: bool) -> Doubts:
        return tuple(marked.get(each.holds, each) for each in asked(metric, ordinal=ordinal))

    patch.setattr(doubts, "doubts_of", told)


def _watched(check: LeftOut, found: Needed) -> LeftOut:
    def mark(view: View, figure: Figure, i: int, text: str) -> bool:
        holds = check.holds(view, figure, i, text)
        if holds:
            found.reasons.add(check.reason)
        return holds

    return check._replace(holds=mark)


def name_of(cue: Cue) -> str:
    """Name a cue in short, with the first choice of each place: "verb take/bring in for questioning.."."""
    places = [first + ".." * bool(more) for first, _, more in (choices.partition("|") for choices in cue.then)]
    return " ".join(
        [cue.role.value, "/".join(cue.words), *places, *(f"({told})" for told in (cue.topic, cue.by) if told)]
    )


def test_every_cue_is_met_by_some_sentence(needed: Needed) -> None:
    """A cue that nothing needs may never be found, or be found where it should not: write a case for it."""
    unmet = {each.name: {name_of(cue) for cue in each.cues if (each.name, cue) not in needed.cues} for each in METRICS}
    assert {name: sorted(cues) for name, cues in unmet.items() if cues} == UNMET


def test_every_doubt_decides_in_some_case(needed: Needed) -> None:
    """A check that no case needs may never hold, or may hold where it should not: write one for it."""
    assert sorted(each.holds.__name__ for each in doubts.CHECKS if each.holds not in needed.checks) == []


def test_every_reason_to_leave_a_date_out_decides_in_some_case(needed: Needed) -> None:
    assert sorted({each.reason for each in left_out.LEFT_OUT} - needed.reasons) == []
