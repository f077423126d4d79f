"""Each cue is met: by a sentence of its metric, or by an extraction case."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from case_rows import load, run
from impactetl import extract
from impactetl.metrics.base import Cue
from impactetl.metrics.registry import METRICS
from impactetl.records.base.cues import Hit

# Cues that no sentence meets, by metric. A cue that is new needs a case; one that has it now leaves the list.
UNMET = tomllib.loads((Path(__file__).parent / "cues_unmet.toml").read_text(encoding="utf-8"))


def name_of(cue: Cue) -> str:
    """Name a cue in short, with the first choice of each place: "verb take/bring in for questioning.."."""
    places = [first + ".." * bool(more) for first, _, more in (choices.partition("|") for choices in cue.then)]
    return " ".join(
        [cue.role.value, "/".join(cue.words), *places, *(f"({told})" for told in (cue.topic, cue.by) if told)]
    )


@pytest.mark.no_cover  # it runs what other tests run
def test_every_cue_is_met_by_some_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cue that nothing needs may never be found, or be found where it should not: write a case for it."""
    met: set[tuple[str, Cue]] = set()
    made = Hit.__init__

    def meeting(hit: Hit, *told: Any) -> None:  # noqa: ANN401 -- the fields of a hit
        made(hit, *told)
        met.add(told[:2])

    monkeypatch.setattr(Hit, "__init__", meeting)
    for each in METRICS:
        for sentence in (*each.yes, *each.no):
            extract(sentence)
    for case in load():
        run(case)
    unmet = {each.name: {name_of(cue) for cue in each.cues if (each.name, cue) not in met} for each in METRICS}
    assert {name: sorted(cues) for name, cues in unmet.items() if cues} == UNMET
