"""Where the people counted come from (``nationality_codes``)."""

from collections.abc import Sequence

from impactetl.model import PlaceKind, PlaceMention
from impactetl.records.link import Link
from impactetl.records.view import View
from impactetl.syntax.phrases import Phrase

# "Brought home 40 women from Lebanon" tells where they were; "40 women from Nepal were brought home" whence they come.
_BRINGS = ("repatri", "brought", "bring", "return", "evacuat", "remov", "withdr", "took", "taken")


def nationalities(view: View, link: Link, phrase: Phrase, places: Sequence[PlaceMention]) -> tuple[str, ...]:
    """Give the countries of the demonyms within a phrase, else those that "from" ties to it."""
    start = view.items[phrase.start].start
    end = view.items[phrase.end - 1].end if phrase.end > phrase.start else start
    inside = [p for p in places if p.kind is PlaceKind.DEMONYM and start <= p.start < end]
    before = view.items[link.hit.at].lower if link.hit is not None and link.hit.at < phrase.start else ""
    brought = before.startswith(_BRINGS) and not phrase.of
    tied = [] if inside or brought else [p for p in places if p.kind is PlaceKind.COUNTRY and _from(view, phrase, p)]
    return tuple(dict.fromkeys(p.codes[0] for p in (*inside, *tied) if len(p.codes) == 1))


def _from(view: View, phrase: Phrase, place: PlaceMention) -> bool:
    if phrase.end >= len(view.items) or view.items[phrase.end].lower != "from":
        return False
    end = view.items[phrase.end].end
    return end <= place.start and all(
        item.category in {"noun", "det"} or item.lower in {",", "and"}
        for item in view.items
        if end <= item.start < place.start
    )
