"""Bare numbers of people told of in the passage before: "We freed 31 girls. Six moved into our shelter."."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.metrics.base import VICTIMS
from impactetl.records.direct import direct_links
from impactetl.records.link import Link
from impactetl.records.view import View
from impactetl.syntax.phrases import Phrase

# What only victims can be told of, and what makes victims of those of whom it was told before.
_TOLD = frozenset({"people_rescued", "people_assisted"})
_OF_VICTIMS = _TOLD | {"victims_identified"}
_OPENS_CLAUSE = frozenset({"and", ",", ";", "while", "but"})


def of_those_before(view: View, direct: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Give the links of numbers without a noun to cues that count only victims, where victims were told of before."""
    done = {link.phrase for link in direct}
    bare = [p for p in view.phrases if p not in done and p.basis == "stated" and p.head is None and p.noun is None]
    if not bare or not view.hits:
        return []
    named = {replace(p, noun=noun): p for p in bare if (noun := _class(view, p, direct, before)) is not None}
    if not named:
        return []
    whose = {phrase: told for told, phrase in named.items()}
    links = direct_links(View(view.items, tuple(whose.get(phrase, phrase) for phrase in view.phrases), view.hits))
    found = {named[link.phrase]: link for link in links if link.phrase in named and link.metric in _TOLD}
    return [replace(link, phrase=phrase) for phrase, link in found.items()]


def _class(view: View, phrase: Phrase, direct: Sequence[Link], before: Sequence[Link]) -> str | None:
    """The class of the victims for whom a number stands that opens its sentence or clause, or counts "of them"."""
    here = sorted((k for k in direct if k.phrase.end <= phrase.start), key=lambda k: k.phrase.start)
    if _again(view, phrase, [*before, *here][-1:]):
        return [*before, *here][-1].phrase.noun
    if phrase.start and not phrase.pronoun and (not here or view.items[phrase.start - 1].lower not in _OPENS_CLAUSE):
        return None
    last = next((k for k in reversed([*before, *here]) if k.phrase.head is not None), None)
    if last is None or last.metric not in _OF_VICTIMS:
        return None
    return last.phrase.noun if last.phrase.noun in VICTIMS else "victim"


def _again(view: View, phrase: Phrase, told: Sequence[Link]) -> bool:
    """Whether the same is told of them as of those before, at another time: "Two years ago we took in only 12"."""
    last = told[-1].hit if told and told[-1].metric in _TOLD else None
    if last is None or not any(item.date is not None for item in view.items):
        return False
    return any(hit.cue is last.cue and hit is not last and hit.at < phrase.start for hit in view.hits)
