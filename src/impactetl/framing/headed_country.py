"""The country that a heading, a dateline or the first lines of a document are about."""

import re
from collections.abc import Sequence

from impactetl.grammar import place_cues as cues
from impactetl.grammar.gatherings import is_of_gathering
from impactetl.grammar.place_homes import is_home_of_people
from impactetl.grammar.signs import ITEM
from impactetl.mentions.places import find_places
from impactetl.model import LOCAL_PLACES, PlaceKind, PlaceRole

# Who comes from a place or stands for it may be anywhere.
_ELSEWHERE = frozenset({PlaceRole.FROM, PlaceRole.OFFICE, PlaceRole.SEAT, PlaceRole.WITH, PlaceRole.CALLED})
_HEAD_LINES = 6
_HEADING_LENGTH = 120
# A headline holds one figure, and so may the line below it.
_BLOCK_LINES = 3


def subject_country(title: str | None, head: str) -> str | None:
    """Give the alpha-3 code of the one country that a document is about, from its title and first lines.

    None where several countries or none stand there.

    >>> subject_country("Trafficking in persons: Sudan", "")
    'SDN'
    """
    lines = [line.strip() for line in head.splitlines() if line.strip()][:_HEAD_LINES]
    lines = [line for i, line in enumerate(lines) if not (i and ITEM.match(line))]  # an item is of one matter of many
    headings = ([title.strip()] if title else []) + _headings(lines)
    for heading in headings[:2]:
        if (code := labelled_country(heading)) is not None:
            return code
    for line in lines:
        if (dateline := cues.DATELINE.match(line)) and (codes := _subject_codes(dateline[0])):
            return _only(codes)
    if any(cues.US_OFFICE.search(line) for line in headings):
        return "USA"
    named = _only(frozenset(code for line in headings for code in _countries(line)))
    hint = frozenset({named}) if named is not None else frozenset[str]()
    return _only(frozenset().union(*(_subject_codes(line, hint) for line in headings)))


def _countries(line: str) -> frozenset[str]:
    """Give the codes of the countries that a line names."""
    return frozenset(p.codes[0] for p in find_places(line, 0, len(line)) if p.kind is PlaceKind.COUNTRY)


def _headings(lines: Sequence[str]) -> list[str]:
    """Give the short lines that are no sentences, and the first sentence; a later one need not tell the subject.

    A row of a list of countries is none: "Ghana: 96". Below a block of figures the first sentence tells a story of its
    own, which need not lie where the figures do.
    """
    lead = next((i for i, line in enumerate(lines) if line.endswith((".", "!"))), len(lines))
    stop = lead if sum(map(bool, map(cues.FIGURE.search, lines[:lead]))) >= _BLOCK_LINES else lead + 1
    return [line for line in lines[:stop] if len(line) <= _HEADING_LENGTH and not cues.ROW.search(line)]


# "China (Includes Hong Kong, Macau, and Tibet) 2019: Women" is labelled with China.
_BRACKETS = re.compile(r" ?\([^()]*\)")


def labelled_country(heading: str) -> str | None:
    """Give the country that a heading is labelled with: the only one in it, at its start or end or after a colon.

    >>> labelled_country("Quarterly bulletin: Kenya")
    'KEN'
    """
    heading = _BRACKETS.sub("", heading)
    places = [place for place in find_places(heading, 0, len(heading)) if place.kind is PlaceKind.COUNTRY]
    if len({place.codes for place in places}) != 1:
        return None
    place = places[0]
    style = cues.STATE_BEFORE.search(heading, 0, place.start)
    first = style.start() if style is not None else place.start
    starts = cues.EDGE.fullmatch(heading, 0, first) or cues.AFTER_COLON.fullmatch(heading, 0, first)
    rest = heading[places[-1].end :].lstrip()
    ends = not rest or rest[0] in ":|\u2013\u2014-(" or cues.EDGE.fullmatch(rest)
    titled = starts and (ends or rest[:4].isdigit())
    return place.codes[0] if titled or (ends and heading.isupper()) else None


_ENDS = re.compile(r"(?<=[a-z\d][.!?])\s+(?=[A-Z])")


def _subject_codes(line: str, hint: frozenset[str] = frozenset()) -> frozenset[str]:
    """Give the codes that the places of a line stand for; a people's name is no subject.

    A town in the country that alone is named (``hint``) is there.
    Where a state speaks of another ("imposes sanctions on Cuban officials"), the line is about the other.
    A meeting or a speech is held where nothing else needs to be told of.
    """
    line = " ".join(sentence for sentence in _ENDS.split(line) if not is_of_gathering(sentence))
    places = find_places(line, 0, len(line), hint)
    policy = cues.POLICY.search(line)
    target = frozenset(code for place in places if policy and place.start > policy.start() for code in place.codes)
    if target:
        return target
    named = [place for place in places if place.kind is not PlaceKind.DEMONYM and not is_home_of_people(place, line)]
    told = [place for place in named if place.role not in _ELSEWHERE] or [
        p for p in named if p.kind not in LOCAL_PLACES
    ]
    return frozenset(code for place in told for code in place.codes)


def _only(codes: frozenset[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None
