"""What the words of a link and those before it say, for the checks."""

from impactetl.model import NumberMention
from impactetl.records.link import Link
from impactetl.records.view import View

# So many people are no one body's victims or survivors.
_MULTITUDE = 10_000


def words_before(view: View, link: Link, reach: int) -> list[str]:
    """The folded words of the ``reach`` items before the phrase."""
    start = link.phrase.start
    return [item.lower for item in view.items[max(start - reach, 0) : start]]


def value_of(view: View, link: Link) -> float | None:
    """The value that the text states, if it states one."""
    number = view.items[link.phrase.start].number
    return number.value if number is not None else None


def article(view: View, link: Link, articles: frozenset[str]) -> bool:
    """Whether one of a kind is meant, by one of these articles."""
    return link.phrase.basis == "implied" and view.items[link.phrase.start].lower in articles


def is_multitude(number: NumberMention | None) -> bool:
    """Whether a number counts more people than one body may free or help."""
    return number is not None and max(number.value or 0, number.low or 0) >= _MULTITUDE
