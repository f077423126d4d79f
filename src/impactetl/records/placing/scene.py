"""Where a passage is set, for those behind it."""

import re
from collections.abc import Iterable

from impactetl.grammar.numerals import any_of
from impactetl.grammar.place_cues import POLICY
from impactetl.grammar.place_homes import is_home_of_people
from impactetl.lexicon.gazetteer import entry_of
from impactetl.lexicon.load import words_of
from impactetl.lexicon.places import key_of
from impactetl.model import NAMED_PLACES, SCENES, Mentions, PlaceKind, PlaceMention, PlaceRole, Span
from impactetl.records.base.authority import AUTHORITY
from impactetl.records.base.backstory import told_before

_STEMS = sorted(words_of("justice", "accused", "stems"))
# The authority that a demonym names stands within so many characters behind it.
_AUTHORITY_CHARS = 40
_ACTING = AUTHORITY | words_of("place_roles", "branches")
_CLAUSE_END = re.compile(r"[.;:!?,]")
# Where somebody was headed: nothing tells that he came there.
_BOUND = re.compile(
    r"\b(?:(?:fled|escaped) to|bound for|headed (?:for|to)|heading (?:for|to)|destined for|en route to"
    r"|on (?:the|their|its) way to)\s\Z"
)
_BOUND_CHARS = 24
# What somebody is tried for need not lie where he is tried: "convicted of selling two cousins to a circus in".
_CHARGE = re.compile(
    rf"\b(?:{any_of(words_of('justice', 'accused', 'suspected'))}|(?:{'|'.join(_STEMS)})[a-z]*)\b[^.;:]{{0,60}}?"
    r"\b(?:of|for|with|over)\s(?:[\w'-]+\s){0,2}?[a-z]+ing\s[^.;:]{0,80}\Z"
)
_CHARGE_CHARS = 200


def named_countries(mentions: Mentions, text: str, span: Span) -> tuple[str, ...]:
    """Give the countries that a heading at ``span`` names: where things happen, or else every one that it names.

    What a state does about another ("Canada imposes sanctions on Belarusian officials") is told of the other.
    """
    policy = POLICY.search(text, *span) if mentions.places else None
    if policy is not None and (target := _codes(p for p in mentions.places if p.start > policy.start())):
        return target
    places = [p for p in mentions.places if p.kind in NAMED_PLACES]
    return _codes(p for p in places if p.role in SCENES) or _codes(p for p in places if not is_home_of_people(p, text))


def set_in(mentions: Mentions, text: str, span: Span, home: str | None, *, placed: bool) -> tuple[str, ...]:
    """Give the countries that a passage at ``span`` leaves in force: of the event, of who acts, where people were sent.

    A bare name sets the scene where no other country is named. ``home`` is the country of a report on one country.
    Where a country is in force (``placed``), what happens there goes on when people were sent abroad or had been there.
    """
    found = [p for p in mentions.places if home is None or not is_namesake(p, mentions.places, home)]
    found = [p for p in found if not (placed and (told_before(text, span, p) or _is_charged(text, span, p)))]
    named = [
        p
        for p in found
        if p.kind in NAMED_PLACES and _BOUND.search(text, max(p.start - _BOUND_CHARS, 0), p.start) is None
    ]
    every = _codes(named)
    here = _codes(p for p in named if p.role in SCENES)
    if here:
        return here if len(every) == 1 or any(p.role is PlaceRole.AT for p in named) else every
    acting = _codes(p for p in found if _is_authority(p, text))
    if acting or placed or any(p.role is not PlaceRole.TO for p in named):
        return acting
    return every


def _is_charged(text: str, span: Span, place: PlaceMention) -> bool:
    """Whether a place stands in what somebody is tried for."""
    return _CHARGE.search(text, max(span[0], place.start - _CHARGE_CHARS), place.start) is not None


def is_namesake(place: PlaceMention, places: Iterable[PlaceMention], home: str) -> bool:
    """A town abroad in a report on ``home``, whose country the sentence does not name: more likely a namesake there."""
    if place.kind is not PlaceKind.CITY or home in place.codes or _is_large(place.name):
        return False
    return not any(p.kind is not PlaceKind.CITY and p.codes == place.codes for p in places)


def _is_large(name: str) -> bool:
    """Whether a town is so large that its name alone means it."""
    entry = entry_of(key_of(name))
    return entry is not None and entry.large


def _codes(places: Iterable[PlaceMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.codes[0] for p in places if len(p.codes) == 1))


def _is_authority(place: PlaceMention, text: str) -> bool:
    """Whether a mention names an authority: "the FBI", "Malaysian police"."""
    if place.kind is not PlaceKind.DEMONYM or place.role is not PlaceRole.NAME:
        return place.kind is PlaceKind.AUTHORITY and place.role is PlaceRole.NAME
    behind = _CLAUSE_END.split(text[place.end : place.end + _AUTHORITY_CHARS], maxsplit=1)[0].lower().split()
    joined = 2 if behind[:1] == ["and"] else 0  # "Cambodian and Indian police"
    return not _ACTING.isdisjoint(behind[joined : joined + 2])
