"""Inputs that are worked on together, as a task for any process: what a pack is made of."""

from dataclasses import dataclass, replace

from impactetl import sources
from impactetl.engines.task import Mark, Tell
from impactetl.locations import Location
from impactetl.model import Ledger
from impactetl.packs.cache import new_pack
from impactetl.packs.entry import Entry
from impactetl.schema import Problem, Verdict


@dataclass(frozen=True, slots=True)
class Input:
    """One input with its key in the cache, and the verdicts that are about it; ``size`` is in bytes."""

    item: sources.Found | Problem
    key: str
    size: int = 0
    verdicts: tuple[Verdict, ...] = ()

    @property
    def uri(self) -> str:
        """The uri of the input."""
        return self.item.uri


@dataclass(frozen=True, slots=True)
class Partition:
    """Inputs that are worked on together; ``aside`` names the steps that killed a worker twice."""

    inputs: tuple[Input, ...]
    cache: Location
    strict: bool = False
    ledger: Ledger = Ledger.FULL
    aside: frozenset[Mark] = frozenset()

    def run(self, tell: Tell) -> tuple[Entry, ...]:
        """Work on all inputs, write one pack, and give its entries."""
        from impactetl.working import Log, Working  # noqa: PLC0415 - who hands out the work need not load what does it

        log = Log(tell)
        with new_pack(self.cache) as pack:
            for item in self.inputs:
                Working(self, item, pack, log).run()
            log.end()
        return tuple(pack.entries)

    def alone(self, mark: Mark) -> "Trial":
        """Give the one step that ``mark`` names as a task of its own."""
        return Trial(next(item for item in self.inputs if item.uri == mark[0]), mark, self.ledger)

    def without(self, mark: Mark) -> "Partition":
        """Give the same partition, leaving that step out."""
        return replace(self, aside=self.aside | {mark})


@dataclass(frozen=True, slots=True)
class Trial:
    """One step tried again, to see whether it kills its process: nothing is kept of it."""

    input: Input
    mark: Mark
    ledger: Ledger = Ledger.FULL

    def run(self, _tell: Tell) -> None:
        """Read up to the step, and do it."""
        from impactetl import pipeline  # noqa: PLC0415 - as above
        from impactetl.working import WORK  # noqa: PLC0415 - as above

        for number, read in enumerate(pipeline.read_input(self.input.item)):
            if number == self.mark[1]:
                if self.mark[2] == WORK:
                    list(pipeline.worked(read, sources.About(), strict=False, ledger=self.ledger))
                return

    def alone(self, _mark: Mark) -> "Trial":
        """Give itself: there is nothing smaller."""
        return self

    def without(self, _mark: Mark) -> "Trial":
        """Give itself: there is nothing else."""
        return self
