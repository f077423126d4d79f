"""What the caller says of every document."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from impactetl.errors import UsageError
from impactetl.lexicon.load import load
from impactetl.model import Document


@dataclass(frozen=True, slots=True)
class About:
    """What the caller says of every document; it wins over sidecar and text.

    Raises:
        UsageError: ``published`` is no day, or ``country`` is no code.

    """

    title: str | None = None
    published: date | str | None = None
    country: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "published", _day(self.published))
        object.__setattr__(self, "country", _country(self.country))

    def of(self, document: Document) -> Document:
        """Give the document with what is said here."""
        said = {name: getattr(self, name) for name in ("title", "published", "country")}
        return replace(document, **{name: value for name, value in said.items() if value is not None})


def _day(published: date | str | None) -> date | None:
    if isinstance(published, str):
        try:
            return date.fromisoformat(published)
        except ValueError as error:
            msg = f"published: {published!r} is no day; write it as YYYY-MM-DD"
            raise UsageError(msg) from error
    return published.date() if isinstance(published, datetime) else published


def _country(code: str | None) -> str | None:
    if code is not None and code not in load("countries"):
        msg = f"country: {code!r} is no ISO 3166-1 alpha-3 code; write three capitals, such as KHM"
        raise UsageError(msg)
    return code
