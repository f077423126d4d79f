"""On the cores of this machine: processes that are given one task after the other, and replaced when they die."""

import multiprocessing
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from impactetl.engines.task import Mark, Step, Task, Tell
from impactetl.errors import EngineError

R = TypeVar("R")
# Started anew and not forked: a fork would copy the locks of Arrow's threads in whatever state they are.
_PROCESSES = multiprocessing.get_context("spawn")
_END_SECONDS = 5.0
_NOTHING = Step(("", 0, ""))
# So many deaths at one step are no accident from outside.
MOST_DEATHS = 6


class Cores:
    """Does tasks in so many processes."""

    def __init__(self, workers: int) -> None:
        self._count = workers

    def run(self, tasks: Iterable[Task[R]], tell: Tell) -> Iterator[R]:
        """Do all tasks and give what each gave, as it is done; an error of a task is raised here, and all end."""
        crew = _Crew(deque(tasks), tell)
        try:
            yield from crew.work(self._count)
        finally:
            crew.end()


@dataclass(eq=False)
class _Worker(Generic[R]):
    """One process, its end of the pipe, what it is doing, and what it has told of that."""

    process: BaseProcess
    pipe: Connection
    task: Task[R] | None = None
    mark: Mark | None = None
    told: Step = _NOTHING


@dataclass
class _Crew(Generic[R]):
    """The workers, and the tasks that wait for one."""

    waiting: deque[Task[R]]
    tell: Tell
    workers: list[_Worker[R]] = field(default_factory=list)
    deaths: Counter[Mark | None] = field(default_factory=Counter)

    def work(self, count: int) -> Iterator[R]:
        """Hand out tasks until none is left."""
        for _ in range(min(count, len(self.waiting))):
            self._hire()
        while self.workers:
            for pipe in wait([worker.pipe for worker in self.workers]):
                worker = next(worker for worker in self.workers if worker.pipe is pipe)
                yield from self._hear(worker)

    def end(self) -> None:
        """End all workers, whatever they are doing."""
        for worker in self.workers:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()
        self.workers.clear()

    def _hire(self) -> None:
        self.workers.append(_started())
        self._hand(self.workers[-1])

    def _hand(self, worker: _Worker[R]) -> None:
        """Give a worker the next task, or send it home."""
        worker.task = self.waiting.popleft() if self.waiting else None
        worker.mark, worker.told = None, _NOTHING
        try:
            worker.pipe.send(worker.task)
        except OSError:  # it died while it had nothing to do: its pipe tells so next
            return
        if worker.task is None:
            self._part(worker)

    def _part(self, worker: _Worker[R]) -> None:
        self.workers.remove(worker)
        worker.process.join(_END_SECONDS)
        worker.pipe.close()

    def _hear(self, worker: _Worker[R]) -> Iterator[R]:
        """Take one message of a worker; the end of its pipe says that it died."""
        try:
            kind, content = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if kind == "step":
            worker.mark, worker.told = content.mark, worker.told.plus(content)
            self.deaths.pop(None, None)  # whoever can start can work: those before were accidents
            self.tell(content)
        elif kind == "error":
            raise content
        else:
            yield content
            self._hand(worker)

    def _bury(self, worker: _Worker[R]) -> None:
        """Replace a dead worker, and do its task again: without the step that it died of, if that dies alone too.

        What was told of the task is taken back.
        """
        self._part(worker)
        self.tell(_NOTHING.plus(worker.told, -1))
        task = worker.task
        if task is not None:
            self._count_death(worker.mark)
            deadly = worker.mark is not None and not survives(task.alone(worker.mark))
            self.waiting.appendleft(task.without(worker.mark) if deadly and worker.mark is not None else task)
        if self.waiting:
            self._hire()

    def _count_death(self, mark: Mark | None) -> None:
        """Give up where a step goes on killing the workers that it does not kill alone: for want of memory, say."""
        self.deaths[mark] += 1
        if self.deaths[mark] >= MOST_DEATHS:
            where = "before its first step" if mark is None else f"at {mark[0]}, document {mark[1] + 1}"
            msg = (
                f"{MOST_DEATHS} processes died {where}, though a process that does nothing else lives; "
                "give the machine more memory or fewer workers, and run the same command again: it goes on from here"
            )
            raise EngineError(msg)


def survives(task: Task[Any]) -> bool:
    """Tell whether a fresh process lives through a task; an error that it raises is not a death."""
    worker: _Worker[Any] = _started()
    try:
        worker.pipe.send(task)
        while True:
            kind, _ = worker.pipe.recv()
            if kind != "step":
                return True
    except (EOFError, OSError):
        return False
    finally:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()


def _started() -> "_Worker[Any]":
    ours, theirs = _PROCESSES.Pipe()
    process = _PROCESSES.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()  # so that the pipe ends with the process
    return _Worker(process, ours)


def _serve(pipe: Connection) -> None:
    """Do the tasks that come through the pipe, until None comes or the pipe ends."""

    def tell(step: Step) -> None:
        pipe.send(("step", step))

    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        if task is None:
            return
        try:
            message = ("done", task.run(tell))
        except Exception as error:  # noqa: BLE001 - it is raised again where the task was handed out
            message = ("error", error)
        pipe.send(message)
