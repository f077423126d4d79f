"""Stretches of a country's entry that belong to its neighbour in the yearbook: two entries share a page."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from impactetl.lexicon.load import words_of
from impactetl.lexicon.places import countries, key_of
from impactetl.model import NAMED_PLACES, SCENES, Passage, PlaceKind, PlaceMention, PlaceRole, Span, plain
from impactetl.records.base.context import Frame

# The head of a yearbook's entry says so.
_YEARBOOK = re.compile(r"\b(?:report|yearbook|year book|almanac|survey)s?\b", re.IGNORECASE)
_HEAD = 160
# A stretch names the neighbour so often, at the end of the text or before the country of the entry comes back.
_LEAST_END, _LEAST_WITHIN = 2, 3
# Of the places that a stretch names, this share lies in the neighbour.
_SHARE = 0.6
# A stretch within the entry has so many paragraphs at least: less is a look abroad.
_PARAGRAPHS = 2
# Yearbooks leave small countries and territories out, so that neighbours in them stand so far apart in the full list.
_APART = 14
_STYLES = words_of("place_roles", "styles")


@plain
class _Named:
    """A country that a passage names: index of the passage, its paragraph, the code, whether by its own name."""

    passage: int
    paragraph: int
    code: str
    own: bool


@plain
class Stretch:
    """Passages, by their indices (``start`` in, ``end`` out), that tell of the country ``code``."""

    start: int
    end: int
    code: str


def neighbours(
    frame: Frame, passages: Sequence[Passage], find: Callable[[Passage], Sequence[PlaceMention]]
) -> Sequence[Stretch]:
    """Give the stretches of a country's entry that belong to the entry of a country next to it in the alphabet.

    ``find`` finds the places of a passage; it is asked where the head of the text says that it is of a yearbook. A
    stretch never names the country of the entry, and nearly all places that it does name lie in the neighbour.
    """
    head = f"{frame.document.title or ''}\n{frame.document.text[:_HEAD]}"
    home = frame.home if _YEARBOOK.search(head) is not None else None
    if home is None:
        return ()
    named = [
        _Named(i, passage.paragraph, place.codes[0], place.kind is PlaceKind.COUNTRY)
        for i, passage in enumerate(passages)
        for place in find(passage)
        if _counts(place, home)
    ]
    count = Counter(place.code for place in named)
    near = {code for code, n in count.items() if n >= _LEAST_END and code != home and _are_near(code, home)}
    return tuple(_stretches(home, near, named, passages)) if near else ()


def _counts(place: PlaceMention, home: str) -> bool:
    """Whether a place tells whose entry it stands in: ``home`` by any word, another by where things happen there."""
    if len(place.codes) != 1 or place.kind is PlaceKind.WORLD:
        return False
    if place.codes[0] == home:
        return place.kind is not PlaceKind.DEMONYM or place.role is PlaceRole.NAME
    return place.kind in NAMED_PLACES and place.role in SCENES


def _stretches(home: str, near: set[str], named: Sequence[_Named], passages: Sequence[Passage]) -> Iterator[Stretch]:
    """The stretches between mentions of ``home`` that are told of a neighbour, each to the end of a paragraph."""
    known: set[str] = set()
    for low, high in _runs(home, named):
        run, last = named[low:high], high == len(named)
        code = Counter(place.code for place in run).most_common(1)[0][0]
        own = [place for place in run if place.code == code]
        if code not in near or len(own) < _SHARE * len(run):
            continue
        if (last and code in known) or _is_told(own, last=last):
            known.add(code)
            end = len(passages) if last else _end(own[-1], named[high].passage, passages)
            yield Stretch(own[0].passage, end, code)


def _is_told(own: Sequence[_Named], *, last: bool) -> bool:
    """Whether mentions of a neighbour are so many, by its own name and over paragraphs, that its entry stands there."""
    if sum(place.own for place in own) < _LEAST_END:
        return False
    return last or (len(own) >= _LEAST_WITHIN and len({place.paragraph for place in own}) >= _PARAGRAPHS)


def _end(last: _Named, back: int, passages: Sequence[Passage]) -> int:
    """Where the paragraph of a stretch's last mention ends, or its country comes back."""
    same = (i for i in range(last.passage, back) if passages[i].paragraph == last.paragraph)
    return max(same, default=last.passage) + 1


def _runs(home: str, named: Sequence[_Named]) -> Iterator[Span]:
    """The runs of countries named one after the other, ``home`` not among them, behind its first mention."""
    low: int | None = None
    for i, place in enumerate(named):
        if place.code == home:
            if low is not None and i > low:
                yield low, i
            low = i + 1
    if low is not None and low < len(named):
        yield low, len(named)


def _are_near(code: str, other: str) -> bool:
    """Whether a list in the order of the alphabet has two countries close to each other, by any name that they bear."""
    return any(abs(a - b) <= _APART for a in _ranks()[code] for b in _ranks()[other])


@cache
def _ranks() -> dict[str, tuple[int, ...]]:
    """The places of each country's names in the list of all countries, in the order of the alphabet."""
    order = sorted((_sorted_by(country.name), country.code) for country in countries())
    keys = [key for key, _ in order]
    ranks: dict[str, tuple[int, ...]] = {}
    for country in countries():
        names = {_sorted_by(name) for name in country.names} | {key_of(country.name)}
        ranks[country.code] = tuple(sorted({sum(key < name for key in keys) for name in names}))
    return ranks


def _sorted_by(name: str) -> str:
    words = key_of(name).split()
    while len(words) > 1 and words[0] in _STYLES:
        words = words[1:]
    return " ".join(words)
