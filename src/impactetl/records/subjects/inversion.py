"""Subjects behind their verb: "Detained in the sweep were 58 drivers", "Rescued: 12 women"."""

from collections.abc import Iterator

from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link, group_of, made, make_link
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, words

# A subject stands this many items behind its verb at most.
_REACH = 8


def by_inversion(view: View, hit: Hit) -> Iterator[Link] | None:
    """The subject behind its verb, at the start of a sentence or behind a sign: "Arrested: 12 men"."""
    group = group_of(hit)
    colon = _colon(view, hit) if group.voice == "open" and hit.at <= 1 else None
    if colon is not None:  # "The rescued: 12 women, a boy"
        return made(*(make_link(hit, p, "inverted") for p in view.objects(colon + 1)))
    phrases: tuple[Phrase, ...] = _included(view, hit) if group.voice == "open" else ()
    if phrases:
        return made(*(make_link(hit, phrase, "inverted") for phrase in phrases))
    before = view.items[hit.at - 1] if hit.at else None
    those = before is not None and before.lower in {"those", "the"} and view.items[hit.at - 2].lower in {"among", "of"}
    those = those or _of_those(view, hit.at)
    if group.voice == "open" and (before is None or before.category == "sign" or those or _also(view, hit.at - 1)):
        phrases = _inverted(view, hit)
    elif group.voice == "passive" and group.start == 0:
        phrases = _counted_from(view, hit.end)
    return made(*(make_link(hit, phrase, "inverted") for phrase in phrases)) if phrases else None


def _of_those(view: View, at: int) -> bool:
    """Whether a bare noun that opens the sentence is told of: "Among the people arrested", "Included in the group"."""
    phrase = view.at(at - 1) if at else None
    if phrase is None or phrase.counted or phrase.end != at or phrase.prep not in {"among", "in"}:
        return False
    if phrase.prep == "in":
        return view.behind(0, phrase.start) in (["included", "in"], ["also", "included", "in"])
    return view.items[0].lower == "among" and phrase.start <= 1 and phrase.noun in PERSON | {"group"}


def _included(view: View, hit: Hit) -> tuple[Phrase, ...]:
    """Who is named of those told of: "Those arrested included five teachers", "Those freed in May were nine girls"."""
    if hit.at != 1 or view.items[0].lower not in {"those", "the"}:
        return ()
    for i in range(hit.end, min(hit.end + _REACH, len(view.items) - 1)):
        item = view.items[i]
        if item.lower in _INCLUDED or item.category == "be":
            return _counted_from(view, i + 1)
        if item.category in {"sign", "conj"} or view.is_verb(i):
            break
    return ()


_INCLUDED = frozenset({"included", "include", "including", "numbered"})


def _colon(view: View, hit: Hit) -> int | None:
    """The colon behind a label that opens with the verb: "Rescued:", "Reunited with their families:"."""
    for i in range(hit.end, min(hit.end + _REACH, len(view.items))):
        if view.items[i].lower == ":":
            return i
        if view.is_verb(i) or view.items[i].number is not None or view.items[i].category == "sign":
            return None
    return None


def _counted_from(view: View, i: int) -> tuple[Phrase, ...]:
    """The counted phrase at item ``i`` with those coordinated to it: "were two lawyers, two clerks and four others"."""
    phrase = view.at(i)
    if phrase is None or not phrase.counted:
        return ()
    return tuple(p for p in (phrase, *view.objects(phrase.start)[1:]) if p.counted)


def _inverted(view: View, hit: Hit) -> tuple[Phrase, ...]:
    """The subject behind its verb, over an aside: "Detained in the sweep were 58", "Charged, in absence, were six"."""
    aside = False
    for i in range(hit.end, min(hit.end + _REACH, len(view.items) - 1)):
        if view.items[i].category == "be":  # behind an aside only: "Arrested in May, there were 12 witnesses"
            return _counted_from(view, i + 1) if not aside or view.items[i - 1].lower == "," else ()
        if view.is_verb(i) and view.items[i].lower not in words("saying"):
            break
        aside = aside or view.items[i].lower == ","
    return ()


def _also(view: View, i: int) -> bool:
    """Whether "also" opens the sentence or its clause at item ``i``: "Also arrested were four"."""
    return view.items[i].lower == "also" and (i == 0 or view.items[i - 1].category == "sign")
