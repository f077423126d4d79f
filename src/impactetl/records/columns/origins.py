"""Where the people counted come from (``nationality_codes``)."""

from collections.abc import Sequence
from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.model import PlaceKind, PlaceMention
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase

# "Japanese Americans" are of the second country, "Bosnian Serbs" of the first.
_SETTLED = frozenset({"USA", "CAN", "GBR", "AUS"})
_BRINGS = tuple(sorted(words_of("place_roles", "brings")))


def nationalities(view: View, link: Link, phrase: Phrase, places: Sequence[PlaceMention]) -> tuple[str, ...]:
    """Give the countries of the demonyms within a phrase, else those that "from" ties to it."""
    start = view.items[phrase.start].start
    end = view.items[phrase.end - 1].end if phrase.end > phrase.start else start
    inside = _citizens(view, [p for p in places if p.kind is PlaceKind.DEMONYM and start <= p.start < end])
    before = view.items[link.hit.at].lower if link.hit is not None and link.hit.at < phrase.start else ""
    brought = before.startswith(_BRINGS) and not phrase.of
    tied = [] if inside or brought else [p for p in places if p.kind is PlaceKind.COUNTRY and _from(view, phrase, p)]
    return tuple(dict.fromkeys(p.codes[0] for p in (*inside, *tied) if len(p.codes) == 1))


def _citizens(view: View, demonyms: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The demonyms that tell where people come from: not of "ethnic Kazakhs", one of "Japanese Americans"."""
    if any(view.reach.before(p.start, 1) == ["ethnic"] for p in demonyms):
        return []
    kept = list(demonyms)
    for first, last in pairwise(demonyms):
        if last.start - first.end == 1:
            kept.remove(first if _SETTLED.issuperset(last.codes) else last)
    return kept


def _from(view: View, phrase: Phrase, place: PlaceMention) -> bool:
    if phrase.end >= len(view.items) or view.items[phrase.end].lower != "from":
        return False
    end = view.items[phrase.end].end
    return end <= place.start and all(
        item.category in {"noun", "det"} or item.lower in {",", "and"}
        for item in view.items
        if end <= item.start < place.start
    )
