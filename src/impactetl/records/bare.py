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


def of_those_before(view: View, direct: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Give the links of numbers without a noun to cues that count only victims, where victims were told of before."""
    last = next((k for k in reversed(before) if k.phrase.head is not None), None)
    if last is None or last.metric not in _OF_VICTIMS or not view.hits:
        return []
    done = {link.phrase for link in direct}
    bare = [phrase for phrase in view.phrases if phrase not in done and _is_bare(phrase)]
    if not bare:
        return []
    noun = last.phrase.noun if last.phrase.noun in VICTIMS else "victim"
    named = {replace(phrase, noun=noun): phrase for phrase in bare}
    whose = {phrase: told for told, phrase in named.items()}
    links = direct_links(View(view.items, tuple(whose.get(phrase, phrase) for phrase in view.phrases), view.hits))
    found = {named[link.phrase]: link for link in links if link.phrase in named and link.metric in _TOLD}
    return [replace(link, phrase=phrase) for phrase, link in found.items()]


def _is_bare(phrase: Phrase) -> bool:
    """Whether a number opens its sentence without a noun, or counts "of them"."""
    opens = phrase.start == 0 or phrase.pronoun
    return opens and phrase.basis == "stated" and phrase.head is None and phrase.noun is None
