"""On a cluster of dask.distributed: its workers reach the same folders as this process, by the same paths or URLs."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from impactetl.engines.cores import Cores
from impactetl.engines.task import Step, Task, Tell
from impactetl.errors import UsageError

R = TypeVar("R")


class Cluster:
    """Does tasks on the workers of a scheduler, such as ``tcp://10.0.0.1:8786``."""

    def __init__(self, address: str) -> None:
        self._address = address

    def run(self, tasks: Iterable[Task[R]], tell: Tell) -> Iterator[R]:
        """Do all tasks and give what each gave, as it is done; an error of a task is raised here.

        A task whose worker dies is done again by another one. One that goes on killing workers is done in a process of
        this machine, which finds the step that it dies of.

        Raises:
            UsageError: dask.distributed is not installed, or nobody answers at the address.

        """
        killed: list[Task[R]] = []
        with self._client() as client:
            for task, future in _completed(client, tasks):
                error = future.exception()
                if error is None:
                    result, step = future.result()
                    tell(step)
                    yield result
                elif type(error).__name__ == _KILLED:
                    killed.append(task)
                else:
                    raise error
        yield from Cores(1).run(killed, tell)

    def _client(self) -> Any:  # noqa: ANN401 - distributed is optional, and has no types
        try:
            from distributed import Client  # noqa: PLC0415 - an optional extra
        except ImportError as error:
            msg = "the engine dask needs dask.distributed; install it with: pip install 'impactetl[dask]'"
            raise UsageError(msg) from error
        try:
            return Client(self._address, timeout=_ANSWER_SECONDS)  # type: ignore[no-untyped-call] # it has no types
        except (OSError, ValueError) as error:
            msg = f"{self._address}: no dask scheduler answers here ({error}); start one with: dask scheduler"
            raise UsageError(msg) from error


# What distributed raises where so many workers died of a task that it gives the task up.
_KILLED = "KilledWorker"
_ANSWER_SECONDS = 10


def _completed(client: Any, tasks: Iterable[Task[R]]) -> Iterator[tuple[Task[R], Any]]:  # noqa: ANN401 - as above
    from distributed import as_completed  # noqa: PLC0415 - an optional extra

    futures = {client.submit(done, task, pure=False): task for task in tasks}
    for future in as_completed(futures):  # type: ignore[no-untyped-call] # it has no types
        yield futures[future], future
        future.release()


def done(task: Task[R]) -> tuple[R, Step]:
    """Do a task on a worker, and add up what it tells."""
    told: list[Step] = []

    def tell(step: Step) -> None:
        told[:] = [told[0].plus(step)] if told else [step]

    result = task.run(tell)
    return result, told[0] if told else Step(("", 0, ""))
