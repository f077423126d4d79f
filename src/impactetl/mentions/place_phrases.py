"""Place names that no gazetteer holds as such: words for the world, "the States", counties by the word "County"."""

from collections.abc import Iterator, Sequence

from impactetl.grammar import place_cues as cues
from impactetl.model import PlaceKind, PlaceMention


def with_phrases(
    stretch: str, start: int, found: Sequence[PlaceMention], hint: frozenset[str]
) -> tuple[PlaceMention, ...]:
    """Give the names ``found`` in a stretch that begins at offset ``start``, and with them its phrases, in order.

    ``hint`` holds the codes in force in the document.
    """
    extra: list[PlaceMention] = []
    if "world" in stretch or "glob" in stretch or "continent" in stretch:
        extra += [
            PlaceMention(start + m.start(), start + m.end(), PlaceKind.WORLD, (), m[0])
            for m in cues.WORLD.finditer(stretch)
        ]
    if "the States" in stretch:
        spans = [(start + m.start(1), start + m.end(1)) for m in cues.THE_STATES.finditer(stretch)]
        extra += [PlaceMention(*span, PlaceKind.COUNTRY, ("USA",), "United States") for span in spans]
    if " County" in stretch:
        extra += _counties(stretch, start, found, hint)
    if not extra:
        return tuple(found)
    free = [m for m in extra if not any(m.start < other.end and other.start < m.end for other in found)]
    return tuple(sorted([*found, *free], key=lambda mention: mention.start))


def _counties(stretch: str, start: int, found: Sequence[PlaceMention], hint: frozenset[str]) -> Iterator[PlaceMention]:
    """Give the counties of the United States, or of the one country that the stretch or the document names."""
    named = {code for mention in found if mention.kind is not PlaceKind.WORLD for code in mention.codes}
    codes = named if len(named) == 1 else hint or {"USA"}
    for match in cues.COUNTY.finditer(stretch):
        yield PlaceMention(start + match.start(1), start + match.end(1), PlaceKind.REGION, tuple(codes), match[1])
