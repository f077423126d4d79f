"""Every error that impactetl raises on purpose.

ImpactError                     the root: catch this one
+-- UsageError                  the call is off: a wrong option, a name that does not exist
|   +-- UnsafeSumError          figures are asked for as a sum that do not add up
+-- SourceError                 one input cannot be used; the rest of the run goes on
|   +-- SidecarError            a sidecar does not fit its model or its source
|   +-- UnreadableError         the bytes cannot be read as a text
|   +-- LimitError              it is larger than a limit lets through
+-- ReviewError                 a file of verdicts cannot be used
+-- EvidenceError               a record does not prove itself in its text
+-- EngineError                 the work cannot be done: its processes keep dying
+-- LexiconError                a word list contradicts itself
+-- StoreError                  the dataset on disk cannot be used
    +-- MixtureError            files of two builds lie side by side

A message says what is wrong, where (file, field, offset) and what to do next.
"""

from json import JSONDecodeError


def reason(error: Exception) -> str:
    """Say why a file cannot be read as text, without its name, which the message has already.

    >>> reason(FileNotFoundError(2, "No such file or directory", "a.txt"))
    'No such file or directory'
    """
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start} is not UTF-8"
    if isinstance(error, JSONDecodeError):
        return f"{error.msg.removesuffix(' at')} at character {error.pos}"  # json ends some messages so itself
    if isinstance(error, RecursionError):
        return "too many brackets within each other"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


class ImpactError(Exception):
    """The root of all errors that impactetl raises on purpose."""


class UsageError(ImpactError):
    """The call is off: a wrong option, or a name that does not exist."""


class UnsafeSumError(UsageError):
    """Figures are asked for as a sum that do not add up; the message says why, and how to do it right."""


class SourceError(ImpactError):
    """One input cannot be used; the rest of the run goes on."""


class SidecarError(SourceError):
    """A sidecar does not fit its model or its source."""


class UnreadableError(SourceError):
    """The bytes of an input cannot be read as a text."""


class LimitError(SourceError):
    """An input is larger than a limit lets through."""


class ReviewError(ImpactError):
    """A file of verdicts cannot be used."""


class EvidenceError(ImpactError):
    """A record does not prove itself in its text."""


class EngineError(ImpactError):
    """The work cannot be done: its processes keep dying."""


class LexiconError(ImpactError):
    """A word list of the package contradicts itself."""


class StoreError(ImpactError):
    """The dataset on disk cannot be used."""


class MixtureError(StoreError):
    """Files of two builds lie side by side."""
