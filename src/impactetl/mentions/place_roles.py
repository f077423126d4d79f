"""What the words around a place name make of it: where it happened, where somebody came from, whose embassy it is."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from impactetl.grammar import place_cues as cues
from impactetl.lexicon.load import words_of
from impactetl.model import LOCAL_PLACES, NAMED_PLACES, PlaceKind, PlaceMention, PlaceRole

# So many characters before a name hold the words that govern it.
_REACH = 72
_WORD = re.compile(r"[\w'\u2019-]+|[^\w\s]")


_NO_CODES: frozenset[str] = frozenset()
_words = partial(words_of, "place_roles")
_PART = _words("part") | _words("kind_behind")
_PASSED = _words("passed") | _words("near")
_SPONSORED = _words("sponsored") | _words("donors")


def with_roles(
    stretch: str, start: int, found: Sequence[PlaceMention], hint: frozenset[str] = _NO_CODES
) -> tuple[PlaceMention, ...]:
    """Give the mentions of ``stretch``, which begins at offset ``start``, with the role of each.

    A name in a list has the role of the one before it: "citizens of Guinea and Mali". ``hint`` holds the codes in force
    in the document.
    """
    out: list[PlaceMention] = []
    for mention in found:
        low, high = mention.start - start, mention.end - start
        last = out[-1] if out else None
        listed = last is not None and cues.LISTED_ROLE.fullmatch(stretch, last.end - start, low) is not None
        role = PlaceRole.CALLED if _is_called(stretch, low, high, mention, hint) else _behind(stretch, mention, high)
        if (
            last is not None
            and last.kind is mention.kind is PlaceKind.DEMONYM
            and stretch[last.end - start : low] == " "
        ):
            role = PlaceRole.FROM  # "Bosnian Serb forces" are Bosnia's
        if role is None and listed and last is not None and last.role is not PlaceRole.CALLED:
            role = last.role if last.kind is not PlaceKind.DEMONYM else None
        if role is None and mention.kind is not PlaceKind.DEMONYM:
            role = _in_front(stretch, low, mention.kind)
        elif role is None and _is_given(stretch[max(0, low - _REACH) : low]):
            role = PlaceRole.WITH
        out.append(mention if role is None else replace(mention, role=role))
    return tuple(out)


def _in_front(stretch: str, low: int, kind: PlaceKind) -> PlaceRole:
    """The role that the words before a name of a ``kind`` give it; what was promised in a place was not done there."""
    before = stretch[max(0, low - _REACH) : low]
    if cues.COMPARED_BEFORE.search(before):
        return PlaceRole.CALLED
    if cues.PROMISED_BEFORE.search(stretch, max(0, low - cues.PROMISE_REACH), low):
        return PlaceRole.WITH
    return _before(before, kind)


def _is_called(stretch: str, start: int, end: int, mention: PlaceMention, hint: frozenset[str]) -> bool:
    """Whether something else bears the name: "the Bangkok Bar", "Club Tokyo", the "Las Palmas" case.

    What is in the country in force (``hint``) is there: the Manila Hotel of a report on the Philippines.
    """
    if mention.kind not in NAMED_PLACES or not hint.isdisjoint(mention.codes):
        return False
    if cues.CALLED_AFTER.match(stretch, end) or (hint and cues.PREMISES_AFTER.match(stretch, end)):
        return True
    before = stretch[max(0, start - _REACH) : start]
    if cues.CALLED_BEFORE.search(before):
        return True
    return cues.QUOTED_BEFORE.search(before) is not None and cues.QUOTED_AFTER.match(stretch, end) is not None


def _behind(stretch: str, mention: PlaceMention, end: int) -> PlaceRole | None:
    """The role that the words behind a name give it: "London-based", "the Kenyan embassy", "a UK citizen"."""
    match = cues.ROLE_AFTER.match(stretch, end)
    if match is None:
        return None
    national = mention.kind in {PlaceKind.COUNTRY, PlaceKind.DEMONYM}
    # The residents of a town are there; a town is no donor, and has no border that events are told of.
    if match.lastgroup in {"border", "donor", "reporter", "there"} and not national:
        return None
    return _BEHIND[match.lastgroup or ""]


_BEHIND = {
    "seat": PlaceRole.SEAT,
    "office": PlaceRole.OFFICE,
    "donor": PlaceRole.WITH,
    "border": PlaceRole.WITH,
    "reporter": PlaceRole.WITH,
    "origin": PlaceRole.FROM,
    "there": PlaceRole.FROM,
}


def _before(before: str, kind: PlaceKind) -> PlaceRole:
    """The role that the words before a name of a ``kind`` give it."""
    if cues.AGED.search(before):
        return PlaceRole.SEAT
    words = [word.lower() for word in _WORD.findall(before)]
    i = _governor(words, len(words) - 1)
    if i < 0:
        return PlaceRole.NAME
    previous = words[i - 1] if i else ""
    if words[i] == "of":
        return _of(words, i)
    if words[i] in _words("in"):
        beside = words[i] == "outside" and kind is PlaceKind.COUNTRY
        return PlaceRole.WITH if beside else _in(words[max(i - 4, 0) : i])
    if words[i] in _words("to"):
        return PlaceRole.AT if previous in _words("close") else PlaceRole.TO
    role = _other(words[i], previous)
    # A sergeant "with Newport News Police".
    return PlaceRole.NAME if role is PlaceRole.WITH and kind in LOCAL_PLACES else role


def _other(word: str, previous: str) -> PlaceRole:
    """The role behind any other word: "with Brazil", "funded by Norway", "from Mali", "fled Syria"."""
    if word == "from" and previous in _words("dispatch"):
        return PlaceRole.AT
    given = previous in (_words("away") | _words("given") if word == "from" else _SPONSORED)
    if word in _words("with") or (word in {"from", "by"} and given):
        return PlaceRole.WITH
    if word == "from":
        return PlaceRole.FROM
    if word in _words("left"):
        return PlaceRole.FROM
    return PlaceRole.TO if word in _words("reached") else PlaceRole.NAME


def _is_given(before: str) -> bool:
    """Whether a people only gave what others acted on: "arrested on a tip from Dutch police"."""
    words = [word.lower() for word in _WORD.findall(before)]
    i = _governor(words, len(words) - 1)
    return i > 0 and words[i] in {"from", "by"} and words[i - 1] in _words("given")


def _governor(words: Sequence[str], i: int) -> int:
    """The index of the word that governs the name: articles, points of the compass and "the town of" are passed."""
    while i >= 0:
        word = words[i]
        part = word == "of" and i > 0 and words[i - 1] in _PART
        if not (part or word in _PASSED or (word in _PART and i + 1 < len(words))):
            return i
        i -= 1
    return i


def _in(before: Sequence[str]) -> PlaceRole:
    """The role behind "in", after the words ``before`` it: "based in", "born in", "friends in"."""
    last = before[-1] if before else ""
    # "The mayor of a town in Michoacan" may be anywhere.
    if before[1:3] in (["of", "a"], ["of", "the"]) and before[0] in _words("local_office") and last in _PART:
        return PlaceRole.OFFICE
    if last in _words("seated") or before[-2:] in (["he", "is"], ["she", "is"], ["them", "is"]):
        return PlaceRole.SEAT
    # "Dear friends in Oslo", but a man "was arrested with three friends in Beijing".
    if last in _words("friends") and (len(before) == 1 or before[-2] in _words("whose_friends")):
        return PlaceRole.WITH
    return PlaceRole.FROM if last in _words("born") else PlaceRole.AT


def _of(words: Sequence[str], i: int) -> PlaceRole:
    """The role behind "of" at index ``i``: "citizens of Mali", "the President of Liberia"."""
    before = words[i - 1] if i else ""
    if before in _words("people"):
        return PlaceRole.FROM
    return PlaceRole.OFFICE if before in _words("office") else PlaceRole.NAME
