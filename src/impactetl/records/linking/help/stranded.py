"""People left far from home whom others bring back: "we bring back 31 crew stranded in Cape Town harbour"."""

from collections.abc import Sequence

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import PEOPLE, VICTIMS
from impactetl.records.base.link import Link
from impactetl.records.base.several import counts_several
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.verbs import verb_group
from impactetl.syntax.words import common_verbs

_LEFT, _BRINGING = words_of("help", "left_there"), forms_of(*words_of("help", "bringing"))
# How they were left is told within so many items behind them, that they come home within so many of the verb.
_LEFT_REACH, _HOME_REACH = 4, 14
_COUNTED = VICTIMS | PEOPLE
_HOME = frozenset({"home", "back"})


def stranded(view: View, topics: frozenset[str], links: Sequence[Link]) -> list[Link]:
    """Give ``links`` with those of people brought home from where they were left: that is help, and no rescue."""
    if "exploitation" not in topics or not any(item.lower in _LEFT for item in view.items):
        return [*links]
    helped = {p: verb for p in view.phrases if _is_left(view, p) and (verb := _brought(view, p)) is not None}
    kept = [link for link in links if link.phrase not in helped or link.metric != "people_rescued"]
    for phrase, verb in helped.items():
        group = verb_group(view.items, verb, common_verbs().get(view.word(verb), "past"))
        if not group.negated:
            kept.append(Link(phrase, "people_assisted", "special", None, modality=group.modality))
    return kept


def _is_left(view: View, phrase: Phrase) -> bool:
    """Whether a phrase counts several people who are told to be left somewhere."""
    if not counts_several(view, phrase):
        return False
    told = {item.lower for item in view.items[phrase.start : phrase.end + _LEFT_REACH]}
    within = view.word(phrase.end - 1) in _LEFT and view.items[phrase.end - 2].noun in _COUNTED  # "54 nannies stuck"
    return (phrase.noun in _COUNTED or within) and not told.isdisjoint(_LEFT)


def _brought(view: View, phrase: Phrase) -> int | None:
    """The verb by which they come home, before them."""
    i = phrase.start - 1
    while i > 0 and (view.word(i) in _HOME or view.items[i].category in {"adv", "det"}):
        i -= 1
    home = view.behind(i + 1, _HOME_REACH)
    return i if i >= 0 and view.word(i) in _BRINGING and not _HOME.isdisjoint(home) else None
