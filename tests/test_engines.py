"""Who does the work: every task is done, whoever dies, and a deadly step costs itself alone."""

from pathlib import Path

import pytest

from engine_tasks import Count, Stillborn, StillbornOnce
from impactetl.engines.cores import MOST_DEATHS, Cores, survives
from impactetl.engines.here import Here
from impactetl.engines.task import Engine, Step
from impactetl.errors import EngineError

TASKS = [Count(str(number), 3) for number in range(5)]
WHOLE = {str(number): (0, 1, 2) for number in range(5)}


def done(engine: Engine, tasks: list[Count]) -> tuple[dict[str, tuple[int, ...]], list[Step]]:
    steps: list[Step] = []
    return dict(engine.run(tasks, steps.append)), steps


@pytest.mark.parametrize("engine", [Here(), Cores(1), Cores(3)], ids=["here", "one", "three"])
def test_every_task_is_done_and_told_of(engine: Engine) -> None:
    found, steps = done(engine, TASKS)
    assert found == WHOLE
    assert sum(step.documents for step in steps) == 15
    assert done(engine, []) == ({}, [])


def test_a_worker_killed_by_accident_costs_one_retry(tmp_path: Path) -> None:
    tasks = [*TASKS, Count("hit", 3, accident=tmp_path / "flag")]
    found, steps = done(Cores(2), tasks)
    assert (tmp_path / "flag").exists()
    assert found == WHOLE | {"hit": (0, 1, 2)}
    assert sum(step.documents for step in steps) == 18, "what the dead one told of is told again, and counts once"


def test_deaths_at_the_start_of_many_workers_add_up_to_nothing(tmp_path: Path) -> None:
    tasks: list[Count] = [StillbornOnce(f"{n}", 3, accident=tmp_path / f"{n}") for n in range(MOST_DEATHS + 1)]
    found, _ = done(Cores(1), tasks)
    assert found == {task.name: (0, 1, 2) for task in tasks}


def test_a_deadly_step_is_left_out_and_nothing_else(tmp_path: Path) -> None:
    tasks = [Count("bad", 4, deadly=2, accident=tmp_path / "flag"), *TASKS]
    found, _ = done(Cores(2), tasks)
    assert found == WHOLE | {"bad": (0, 1, 3)}


def test_a_task_whose_workers_die_for_no_step_of_it_ends_the_run() -> None:
    with pytest.raises(EngineError, match=f"{MOST_DEATHS} processes died at crowd, document 2.*goes on from here"):
        done(Cores(1), [Count("crowd", 3, crowded=True)])
    with pytest.raises(EngineError, match=f"{MOST_DEATHS} processes died before its first step"):
        done(Cores(1), [Stillborn("still", 1)])


@pytest.mark.parametrize("engine", [Here(), Cores(2)], ids=["here", "two"])
def test_an_error_of_a_task_is_raised(engine: Engine) -> None:
    with pytest.raises(ValueError, match="no such number"):
        done(engine, [*TASKS, Count("wrong", 3, error="no such number")])


def test_an_error_is_no_death() -> None:
    assert survives(Count("wrong", 3, error="x"))
    assert not survives(Count("bad", 3, deadly=1))
