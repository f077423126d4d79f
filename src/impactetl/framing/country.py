"""The country that a document is about: the one that it is given or labelled with, else by its places."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from impactetl.framing.headed_country import labelled_country, subject_country
from impactetl.framing.heads import HEAD, PERIODICAL
from impactetl.framing.mission import at_home, missions
from impactetl.grammar.currency_homes import homes_of_money
from impactetl.model import NAMED_PLACES, Document, PlaceKind, PlaceMention, PlaceRole
from impactetl.records.base.context import Subject

# A document is about a country that this share of its place names lie in, if it names that many at least.
_DOMINANT_SHARE, _DOMINANT_COUNT = 0.8, 3
# The country that is named first needs less where the others are each named but once.
_SCATTERED_SHARE = 0.65
# The country that is named first needs less.
_LEADING_SHARE, _LEADING_COUNT = 0.6, 2
# A country that the first lines name needs this share of the places of a document that names many.
_LEAST_SHARE, _MANY_PLACES = 0.2, 20


Places = Iterable[Sequence[PlaceMention]]


def subject_of(document: Document, find: Callable[[], Places]) -> Subject:
    """The country that a document is about: the one that it was given with or labelled with, else by its places."""
    told = document.country or labelled_country(document.title or "")
    if told is not None:
        return Subject(told, told)
    found = [place for places in find() for place in places]
    own = at_home(document.text, found)
    weighed = [*own, *missions(document.text, own)]
    dominant = dominant_country(weighed) or dominant_country([*weighed, *_paid_in(document.text, own)])
    opening = _borne_out(subject(document), found)
    titled = document.title is not None and subject_country(document.title, document.title) is not None
    if dominant is None and not titled and not _is_half(opening, found) and _is_round(document.text, found):
        return Subject()
    return Subject(opening or dominant, dominant, leading_country(weighed))


def _paid_in(text: str, found: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """The countries of the places found whose money a text counts in, each as one place more."""
    named = {place.codes for place in found}
    for code in homes_of_money(text) if named else ():
        if (code,) in named:
            yield PlaceMention(0, 0, PlaceKind.AUTHORITY, (code,), "")


# What stands before a country that heads a line, and behind it.
_OPENS = re.compile(r"(?:\A|\n)[ \t]*(?:[(\[]?\w{1,3}[.)\]][ \t]+|#+[ \t]*)?\Z")
_OPENS_CHARS = 12
_HEADS = re.compile(r"[ \t]*(?:[.:\u2013\u2014]|-\s)")
# A line of its own heads a part, too, where so many countries have one.
_ALONE, _PARTS = re.compile(r"[ \t]*(?:\n|\Z)"), 3


def _is_round(text: str, found: Sequence[PlaceMention]) -> bool:
    """Whether lines are headed by several countries: "KENYA. Police freed", "(b) Nepal. 131 claims", "PERU" alone."""
    opening = [
        p
        for p in found
        if p.kind in NAMED_PLACES
        and len(p.codes) == 1
        and _OPENS.search(text[max(p.start - _OPENS_CHARS, 0) : p.start])
    ]
    led = {p.codes for p in opening if _HEADS.match(text, p.end)}
    return len(led) > 1 or len(led | {p.codes for p in opening if _ALONE.match(text, p.end)}) >= _PARTS


def _is_half(code: str | None, found: Sequence[PlaceMention]) -> bool:
    """Whether half of the places that a document names lie in one country."""
    inside = sum(p.codes == (code,) for p in found)
    return inside * 2 >= len(found)


def _borne_out(code: str | None, found: Sequence[PlaceMention]) -> str | None:
    """The country of the first lines, unless nearly all places that the document names lie elsewhere."""
    places = [p for p in found if p.kind is not PlaceKind.WORLD and len(p.codes) == 1]
    inside = sum(p.codes[0] == code for p in places)
    return None if len(places) >= _MANY_PLACES and inside < _LEAST_SHARE * len(places) else code


_PASSED = frozenset({PlaceRole.FROM, PlaceRole.TO})
# "Our first training outside Peru", "friends in Oslo": nothing is set there.
_BESIDE = _PASSED | {PlaceRole.WITH, PlaceRole.SEAT, PlaceRole.CALLED}


def dominant_country(found: Sequence[PlaceMention]) -> str | None:
    """Give the one country in which nearly all places of a document lie, demonyms left out; None where they scatter.

    Where people came from or went is not where the document tells of.
    """
    places = [p for p in found if p.kind not in {PlaceKind.DEMONYM, PlaceKind.WORLD}]
    count = Counter(p.codes[0] for p in places if len(p.codes) == 1 and p.role not in _PASSED)
    if not count:
        return None
    code = count.most_common(1)[0][0]
    most = sum(p.codes == (code,) for p in places)
    others = Counter(p.codes for p in places if p.codes != (code,) and p.role not in _BESIDE)
    share = most / (most + others.total())
    scattered = max(others.values(), default=0) == 1 and places[0].codes == (code,)
    return code if most >= _DOMINANT_COUNT and share >= (_SCATTERED_SHARE if scattered else _DOMINANT_SHARE) else None


def leading_country(found: Sequence[PlaceMention]) -> str | None:
    """Give the country of the first place of a document, where it is named and most places lie in it."""
    told = (p for p in found if p.kind not in {PlaceKind.DEMONYM, PlaceKind.WORLD} and p.role not in _PASSED)
    places = [p for p in told if len(p.codes) == 1]
    inside = [p for p in places if p.codes == places[0].codes]
    outside = sum(p.codes != places[0].codes and p.role not in _BESIDE for p in places)
    named = any(p.kind is PlaceKind.COUNTRY for p in inside)
    led = named and len(inside) >= max(_LEADING_COUNT, _LEADING_SHARE * (len(inside) + outside))
    return places[0].codes[0] if led else None


def subject(document: Document) -> str | None:
    """Read the country from the title, alone if it names a periodical or stands in capitals, else with the lead."""
    title = document.title or ""
    own = title.isupper() or bool(PERIODICAL.search(title))
    return (subject_country(title, title) if own else None) or subject_country(document.title, document.text[:HEAD])
