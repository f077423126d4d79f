"""Where a year or a country was told that a record took over from elsewhere in its document, for ``explain``."""

from collections.abc import Callable

from impactetl.finding import Finder
from impactetl.model import Document, Mentions, Passage
from impactetl.passages import passages
from impactetl.schema import ImpactRecord, PeriodBasis, PlaceBasis

# So much of a line is shown.
_SHOWN = 100


def inherited_lines(document: Document, record: ImpactRecord) -> list[str]:
    """Show which words name the year and the country that the sentence itself does not, the nearest before it first."""
    lines = []
    year, country = record.year, record.country_code
    if record.period_basis is PeriodBasis.INHERITED and year is not None:
        lines.append(_told(document, record, str(year), lambda found: _names_year(found, year)))
    if record.place_basis is PlaceBasis.INHERITED and country is not None:
        lines.append(_told(document, record, country, lambda found: _names_country(found, country)))
    return ["", "inherited", *lines] if lines else []


def _told(document: Document, record: ImpactRecord, what: str, names: Callable[[Mentions], bool]) -> str:
    """Show the last passage before a record that names what it inherits, else the first one behind it."""
    finder = Finder(document.text)
    told = [p for p in passages(document.text, document.cells) if names(finder.mentions(p))]
    before = [p for p in told if p.end <= record.quote_start]
    behind = [p for p in told if p.start >= record.quote_end]
    if before:
        return f"  {what}  named last before it: {_shown(document.text, before[-1])}"
    if behind:
        return f"  {what}  named first behind it: {_shown(document.text, behind[0])}"
    return f"  {what}  named nowhere else in the text; it is that of the document"


def _shown(text: str, passage: Passage) -> str:
    line = " ".join(text[passage.start : passage.end].split())
    cut = line if len(line) <= _SHOWN else f"{line[:_SHOWN].rsplit(' ', 1)[0]} …"
    return f"{cut} (characters {passage.start} to {passage.end})"


def _names_year(found: Mentions, year: int) -> bool:
    return any(year in {date.year, date.last_year} for date in found.dates)


def _names_country(found: Mentions, country: str) -> bool:
    return any(place.codes == (country,) for place in found.places)
