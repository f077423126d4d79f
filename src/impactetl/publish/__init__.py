"""The only door out: a build becomes files that are swapped in as a whole."""

from pathlib import Path

from impactetl.publish.build import Build, build_id_of
from impactetl.publish.evidence import Prove, check_evidence

__all__ = ["Build", "Prove", "build_id_of", "check_evidence", "publish"]


def publish(build: Build, out: Path, prove: Prove | None = None) -> None:
    """Check a build against its own texts, write all of its files and swap them in as a whole.

    ``out`` is made where it is missing; ``prove`` reads the number of each record again. Raises EvidenceError where a
    row does not stand in its source or its number reads otherwise, and StoreError where a row breaks the contract,
    where another build is writing, or where something is in the way; the dataset that was there before then stays as
    it was.
    """
    from impactetl.publish.files import write_files  # noqa: PLC0415 - loads DuckDB and Arrow, which --help does without
    from impactetl.publish.swap import swapped_in  # noqa: PLC0415 - as above

    check_evidence(build, prove)
    with swapped_in(out, build.build_id) as folder:
        write_files(build, folder)
