"""From a folder of sources to a published dataset: what is known is kept, the rest is worked on, all is published."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from impactetl import publish, sources
from impactetl.claims.vague import CONTRACT, VagueRules, vague_rules
from impactetl.engines.cluster import Cluster
from impactetl.engines.cores import Cores
from impactetl.engines.here import Here
from impactetl.engines.task import Engine, Step
from impactetl.errors import SourceError, StoreError, UsageError
from impactetl.locations import Location, located
from impactetl.model import Ledger
from impactetl.packed import LISTED, Counts, Packed, SourceCount
from impactetl.packs import cache as packs
from impactetl.packs.cache import Place
from impactetl.partition import Partition
from impactetl.planning import Inputs, partitions, planned, unknown
from impactetl.reviews.folder import read_folder
from impactetl.schema import Problem

__all__ = ["BuildReport", "Counts", "Plan", "Progress", "SourceCount", "build"]

RAW = Path("data/raw")
PROCESSED = Path("data/processed")
CACHE = ".impactetl"
REVIEWS = "reviews"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come; ``size`` and ``of_size`` are bytes of input that are not known from an earlier build.

    ``known`` inputs are.
    """

    inputs: int = 0
    of_inputs: int = 0
    known: int = 0
    size: int = 0
    of_size: int = 0
    documents: int = 0
    records: int = 0
    problems: int = 0

    def after(self, step: Step) -> "Progress":
        """Add what a step tells."""
        return replace(
            self,
            inputs=self.inputs + step.inputs,
            documents=self.documents + step.documents,
            size=self.size + step.size,
            records=self.records + step.records,
            problems=self.problems + step.problems,
        )


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build read, made and could not use.

    ``sources`` is empty where there are more than ``LISTED``; ``problems`` are the first ``LISTED``. ``extracted``
    counts the inputs that were worked on, the others were known from an earlier build.
    """

    out: Location
    build_id: str
    counts: Counts
    sources: tuple[SourceCount, ...] = ()
    problems: tuple[Problem, ...] = ()
    extracted: int = 0

    @property
    def records(self) -> int:
        """How many records were made."""
        return self.counts.records

    @property
    def rejections(self) -> int:
        """How many number expressions were refused."""
        return self.counts.rejections

    @property
    def whole(self) -> bool:
        """Whether every input could be used."""
        return not self.counts.failures


@dataclass(frozen=True, slots=True)
class Plan:
    """How a build is run.

    ``workers`` is the number of processes, None for one on each core; ``resume`` takes up what an earlier build left
    in ``cache`` (a folder ``.impactetl`` beside the dataset where it is None). ``options`` say how the inputs are
    read: columns and limits. ``vague_rules`` say what vague words count for in claims: ``contract``, ``acled``, or the
    path of a TOML file. ``reviews`` is the folder of the verdicts that are applied (``reviews`` beside the sources
    where it is None). ``ledger`` says which refusals are kept: of every number, or of the passages that could state
    something; where it is None, small input has the full one. ``scheduler`` is the address of a dask cluster that
    does the work: its workers must reach the folders of the sources and of the cache under the same paths or URLs.
    """

    workers: int | None = None
    resume: bool = True
    cache: Location | None = None
    options: sources.Options = field(default_factory=sources.Options)
    vague_rules: str = CONTRACT
    reviews: Location | None = None
    ledger: Ledger | None = None
    scheduler: str | None = None

    def __post_init__(self) -> None:
        if self.workers is not None and self.workers < 1:
            msg = f"workers: {self.workers} is no number of processes; write 1 or more"
            raise UsageError(msg)

    def engine(self, tasks: int) -> Engine:
        """Choose who works: a cluster, if there is one to ask; one task needs no process of its own."""
        if self.scheduler is not None:
            return Cluster(self.scheduler)
        count = self.workers or _cores()
        return Here() if tasks <= 1 and self.workers in {None, 1} else Cores(count)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def build(
    raw: Location | str = RAW,
    out: Location | str = PROCESSED,
    *,
    strict: bool = False,
    plan: Plan | None = None,
    progress: Callable[[Progress], object] = lambda _: None,
) -> BuildReport:
    """Build the dataset of all sources of the folder ``raw`` and publish it in ``out``, as a whole.

    Args:
        raw: folder of the sources and their sidecars; a path, or a URL such as ``s3://bucket/folder``.
        out: folder of the dataset, likewise; what an earlier build left there is replaced.
        strict: publish nothing unless every input can be used.
        plan: how it is run.
        progress: told at each step how far the build has come.

    Raises:
        UsageError: ``raw`` is no folder or holds no source, ``out`` is a file or lies in it, or there are no such rules
            for vague words.
        ReviewError: the folder of the verdicts holds what is none.
        SourceError: no input can be used or, with ``strict``, one of them.
        EvidenceError: a record does not prove itself in its text; nothing is published.
        EngineError: the processes that do the work keep dying.
        StoreError: the dataset cannot be written.

    """
    raw, out, plan = located(raw), located(out), plan or Plan()
    if not raw.is_dir():
        alone = "this is a file; name the folder that holds it, or read it alone with: impactetl extract"
        lost = "there is no such folder; name the folder of the sources"
        msg = f"{raw}: {f'{alone} {raw}' if raw.exists() else lost}"
        raise UsageError(msg)
    cache = plan.cache or out.resolve().parent / CACHE / out.resolve().name
    for folder, holds in ((out, "the dataset"), (cache, "what is kept between builds")):
        if folder.is_file():
            msg = f"{folder}: is a file; name a folder for {holds}"
            raise UsageError(msg)
        if _lies_in(folder, raw):
            msg = f"{folder}: lies in the folder of the sources {raw}; name another folder"
            raise UsageError(msg)
    rules = vague_rules(plan.vague_rules)
    verdicts = read_folder(plan.reviews or raw.absolute().parent / REVIEWS)
    inputs = planned(raw, plan.options, verdicts, plan.ledger)
    with packs.locked(cache):
        return _Run(inputs, out, cache, plan, rules, progress, strict).run()


def _lies_in(inner: Location, outer: Location) -> bool:
    """Tell whether a folder is another one, or within it; behind a URL both are."""
    if isinstance(inner, Path) and isinstance(outer, Path):
        return inner.resolve().is_relative_to(outer.resolve())
    return f"{inner}/".startswith(f"{str(outer).rstrip('/')}/")


@dataclass(slots=True)
class _Run:
    """One build."""

    inputs: Inputs
    out: Location
    cache: Location
    plan: Plan
    rules: VagueRules
    progress: Callable[[Progress], object]
    strict: bool
    at: Progress = field(default_factory=Progress)

    def run(self) -> BuildReport:
        """Work on what is not known, publish, and forget what is of no more use."""
        extracted = self._strictly() if self.strict else self._work(self._known())
        known = self._known()
        lost = unknown(self.inputs.items, known)
        if lost:
            msg = f"{self.cache}: what {lost[0].uri} gave is gone; see that no other build uses it, and build again"
            raise StoreError(msg)
        places = [known[item.key] for item in self.inputs.items]
        with packs.at_hand(self.cache, places) as folder:
            return self._published(Packed(folder, places, self.inputs.ledger, self.rules), extracted)

    def _strictly(self) -> int:
        """Work, and say of the input that ends it what that means."""
        try:
            return self._work(self._known())
        except SourceError as error:
            todo = "mend the input, take it out, or build without that"
            msg = f"{error}\nnothing was published, as the build is strict; {todo}"
            raise SourceError(msg) from error

    def _published(self, content: Packed, extracted: int) -> BuildReport:
        """Publish, and report."""
        if not content.counts.documents:
            reasons = "\n".join(problem.message for problem in content.problems())
            msg = f"no input can be used, nothing was published:\n{reasons}"
            raise SourceError(msg)
        publish.release(content, self.out)
        packs.sweep(self.cache, content.places)
        sources = content.sources(self.out) if content.counts.documents <= LISTED else ()
        stamp = content.stamp
        return BuildReport(self.out, stamp.build_id, content.counts, sources, content.problems(), extracted)

    def _known(self) -> dict[str, Place]:
        """What the packs hold; a strict build looks at failures again, and raises the first."""
        if not self.plan.resume and not self.at.of_inputs:
            packs.sweep(self.cache, ())
        found = packs.places(self.cache)
        return {key: place for key, place in found.items() if not (self.strict and place.entry.failures)}

    def _work(self, known: dict[str, Place]) -> int:
        """Work on the inputs that are not known, and tell how many they were."""
        rest = unknown(self.inputs.items, known)
        self.at = Progress(0, len(rest), len(self.inputs.items) - len(rest), 0, sum(item.size for item in rest))
        tasks: list[Partition] = list(partitions(rest, self.cache, strict=self.strict, ledger=self.inputs.ledger))
        self.progress(self.at)
        for _ in self.plan.engine(len(tasks)).run(tasks, self._tell):
            pass
        return len(rest)

    def _tell(self, step: Step) -> None:
        self.at = self.at.after(step)
        self.progress(self.at)
