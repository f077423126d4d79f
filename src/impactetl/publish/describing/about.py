"""What the descriptions of a build say of it as a whole, and of each file."""

from dataclasses import dataclass

NAME = "impactetl"
TITLE = "impactetl: impact statistics of human-rights work"
DESCRIPTION = (
    "Statistics that documents about human-rights work state (how many people were rescued, arrested, convicted, when"
    " and where), one row for each statement, each with the sentence that proves it and the place where that stands;"
    " the claims that they amount to, counted once; and every number that is no statistic, with the reason."
)
CREATOR = "The impactetl authors"
RIGHTS = (
    "Texts, titles and quotes are the copyright of their publishers, who are named in table sources (column rights);"
    " they are kept as evidence and no licence is given to them. The arrangement of the facts may be used under the"
    " Apache License 2.0. Place names come from GeoNames (CC BY 4.0)."
)
LICENSE = "https://www.apache.org/licenses/LICENSE-2.0"
PARQUET = "application/vnd.apache.parquet"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of one file: its length in bytes, and its SHA-256."""

    size: int
    sha256: str
