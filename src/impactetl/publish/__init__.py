"""The only door out: a build becomes files that are swapped in as a whole."""

from impactetl.locations import Location
from impactetl.publish.build import Build, Content, build_id_of
from impactetl.publish.evidence import Prove, check_evidence, faults, refuse

__all__ = [
    "Build",
    "Content",
    "Prove",
    "build_id_of",
    "check_evidence",
    "faults",
    "publish",
    "refuse",
    "release",
]


def publish(build: Build, out: Location, prove: Prove | None = None) -> None:
    """Check a build in memory against its own texts, and release it.

    ``prove`` reads the number of each record again. Raises EvidenceError where a row does not stand in its source or
    its number reads otherwise, and StoreError as ``release`` does.
    """
    check_evidence(build, prove)
    release(build, out)


def release(content: Content, out: Location) -> None:
    """Write all files of a build whose rows have been checked against their texts, and swap them in as a whole.

    ``out`` is made where it is missing. Raises StoreError where a row breaks the contract, where another build is
    writing, or where something is in the way; the dataset that was there before then stays as it was. Behind a URL
    nothing can be swapped: there the files are replaced one after the other.
    """
    from impactetl.publish.files import write_files  # noqa: PLC0415 - loads DuckDB and Arrow, which --help does without
    from impactetl.publish.upload import published  # noqa: PLC0415 - as above

    with published(out, content.stamp.build_id) as folder:
        write_files(content, folder)
