"""The work on one input: read, extract, prove, and keep what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from impactetl import pipeline, publish, sources
from impactetl.engines.task import Mark, Step, Tell
from impactetl.lexicon.load import load
from impactetl.model import Document, Ledger
from impactetl.packs.entry import Entry
from impactetl.packs.writer import PackWriter
from impactetl.pipeline import Extraction
from impactetl.records.proof import prove
from impactetl.reviews.apply import applied
from impactetl.reviews.folder import digest_of as digest_of_verdicts
from impactetl.schema import FAILURES, ImpactRecord, Problem, ProblemKind, Rejection, Source
from impactetl.schema.layout import layout_of

if TYPE_CHECKING:
    from impactetl.partition import Input, Partition

READ, WORK = "read", "work"
_NOTHING = Step(("", 0, READ))


@dataclass(slots=True)
class Log:
    """Tells of each step before it is done, and with it what was done since the step before.

    To tell counts by themselves would nearly double the messages that the engine hears, one by one.
    """

    tell: Tell
    done: Step = _NOTHING

    def add(self, done: Step) -> None:
        """Take in what was done, to be told with the next step."""
        self.done = self.done.plus(done)

    def at(self, mark: Mark) -> None:
        """Tell of the next step."""
        self.tell(self.done._replace(mark=mark))
        self.done = Step(mark)

    def end(self) -> None:
        """Tell what was done since the last step."""
        self.tell(self.done)


@dataclass(slots=True)
class Working:
    """One input being worked on."""

    partition: "Partition"
    input: "Input"
    pack: PackWriter
    log: Log
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
        self.log.add(Step(self.mark, inputs=1, size=self.input.size - self.size))

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
        self.log.at(self.mark)
        return self.mark in self.partition.aside

    def _at(self, read: int) -> None:
        self.read = read

    def _told(self, before: Entry) -> None:
        now, size = self.entry, min(max(self.read, self.size), self.input.size)
        self.log.add(
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
