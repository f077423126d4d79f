"""The work on one partition of the input: read, extract, prove, and keep what came of it in a pack."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256

from impactetl import pipeline, publish, sources
from impactetl.engines.task import Mark, Step, Tell
from impactetl.lexicon.load import load
from impactetl.locations import Location
from impactetl.model import Document, Ledger
from impactetl.packs.cache import new_pack
from impactetl.packs.entry import Entry
from impactetl.packs.writer import PackWriter
from impactetl.pipeline import FAILURES, Extraction
from impactetl.records.proof import prove
from impactetl.reviews.apply import applied
from impactetl.reviews.folder import digest_of as digest_of_verdicts
from impactetl.schema import ImpactRecord, Problem, ProblemKind, Rejection, Source, Verdict
from impactetl.schema.layout import layout_of

READ, WORK = "read", "work"


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
        with new_pack(self.cache) as pack:
            for item in self.inputs:
                _Worked(self, item, pack, tell).run()
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


@dataclass(slots=True)
class _Worked:
    """One input being worked on."""

    partition: Partition
    input: Input
    pack: PackWriter
    tell: Tell
    entry: Entry = field(init=False)
    mark: Mark = ("", 0, READ)
    size: int = 0
    """Bytes of the input that it has been told of."""
    read: int = 0
    """Bytes of the input that have been read; an archive may be read in another order than it lies."""

    def run(self) -> None:
        """Take the input through all stages, and end its entry."""
        self.entry = Entry(self.input.key, self.input.uri, "")
        digest = sha256(digest_of_verdicts(self.input.verdicts).encode())
        for item in applied(self._items(), self.input.verdicts, strict=self.partition.strict):
            digest.update(digest_of(item).encode())
            before = self.entry
            self._keep(item)
            self._told(before)
        self.entry = replace(self.entry, digest=digest.hexdigest())
        self.pack.end(self.entry)
        self.tell(Step(self.mark, inputs=1, size=self.input.size - self.size))

    def _items(self) -> Iterator[Extraction | Problem]:
        """Read and extract step by step, and tell of each step before it is done."""
        number, reading = 0, pipeline.read_input(self.input.item, self._at)
        while True:
            if self._skipped(number, READ):
                yield crash(self.input.uri, f"the {number} documents before it")
                return
            read = next(reading, None)
            if read is None:
                return
            if self._skipped(number, WORK):
                yield crash(read.uri, "nothing")
            else:
                # a verdict may be on any number, so those who have been reviewed keep them all
                ledger = Ledger.FULL if self.input.verdicts else self.partition.ledger
                yield from pipeline.worked(read, sources.About(), strict=self.partition.strict, ledger=ledger)
            number += 1

    def _skipped(self, number: int, what: str) -> bool:
        """Tell of the next step, and whether it is to be left out."""
        self.mark = (self.input.uri, number, what)
        self.tell(Step(self.mark))
        return self.mark in self.partition.aside

    def _at(self, read: int) -> None:
        self.read = read

    def _told(self, before: Entry) -> None:
        now, size = self.entry, min(max(self.read, self.size), self.input.size)
        self.tell(
            Step(
                self.mark,
                documents=now.documents - before.documents,
                size=size - self.size,
                records=now.records - before.records,
                problems=now.problems - before.problems,
            )
        )
        self.size = size

    def _keep(self, item: Extraction | Problem) -> None:
        now = self.entry
        if isinstance(item, Problem):
            self.pack.add([item])
            failed = item.kind in FAILURES
            self.entry = replace(now, problems=now.problems + 1, failures=now.failures + failed)
            return
        check(item)
        self.pack.add([source_row(item.document), *item.records, *item.rejections])
        self.entry = replace(
            now,
            documents=now.documents + 1,
            chars=now.chars + len(item.document.text),
            records=now.records + len(item.records),
            rejections=now.rejections + len(item.rejections),
        )


def crash(uri: str, kept: str) -> Problem:
    """Tell of what killed its process twice; ``kept`` is what is kept of the input."""
    message = (
        f"{uri}: the process that read it died, and died again when it read this alone; "
        "take the document out, or report it as a fault of impactetl"
    )
    return Problem(uri=uri, record=None, offset=None, kind=ProblemKind.CRASHED, message=message, kept=kept)


def check(found: Extraction) -> None:
    """Check every row of a document against its text, and read each number again.

    Raises:
        EvidenceError: a row does not stand in the text, or its number reads otherwise.

    """
    texts = {found.document.source_id: found.document.text}
    rows: list[ImpactRecord | Rejection] = [*found.records, *found.rejections]
    publish.refuse(list(publish.faults(rows, texts, load("countries").keys(), prove)))


def source_row(document: Document) -> Source:
    """Give the row of table ``sources`` for a document."""
    columns = {name: getattr(document, name) for name in Source.model_fields if name not in {"chars", "layout"}}
    return Source(**columns, chars=len(document.text), layout=layout_of(document.pages, document.cells))


def digest_of(item: Extraction | Problem) -> str:
    """Give a hash of what was read: a document with all that is known of it, or a problem."""
    read = item if isinstance(item, Problem) else item.document
    return sha256(repr(read).encode("utf-8", "surrogatepass")).hexdigest()
