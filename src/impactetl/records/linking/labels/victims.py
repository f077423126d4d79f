"""Victims counted without a verb, by how they came to be known: "156 presumed victims", "Confirmed victims: 6"."""

from collections.abc import Iterator

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.view import FINITE, View
from impactetl.syntax.phrases import Phrase

KNOWN = words_of("counting", "known_victims")
"""Words of which one stands in such a label."""
_ENDS = frozenset({",", ";", ".", "(", ")", ":", "|", "/", "-"})
_OF = frozenset({"of", "in", "from", "by"})


def victim_labels(view: View, topics: frozenset[str]) -> Iterator[Link]:
    """Give the links of victims of trafficking who are counted at the start of a clause without a verb."""
    if "victims" not in topics or not any(item.lower in KNOWN for item in view.items):
        return
    for phrase in view.phrases:
        if phrase.basis == "stated" and phrase.noun == "victim" and phrase.prep is None and _is_label(view, phrase):
            yield Link(phrase, "victims_identified", "special", None)


def _is_label(view: View, phrase: Phrase) -> bool:
    """Whether a phrase stands alone, or with what tells of whom or where it is, and says how they are known."""
    words = {item.lower for item in view.items[phrase.start : phrase.end]}
    opens = phrase.start == 0 or view.items[phrase.start - 1].lower in {";", ":", "|"}
    follow = view.word(phrase.end) or "."
    if not opens or words.isdisjoint(KNOWN) or follow not in _ENDS | _OF:
        return False
    for i in range(phrase.end, len(view.items)):
        if view.items[i].lower in _ENDS:
            break
        named = view.items[i].lower.endswith("ing")  # "of trafficking"
        if view.items[i].category in FINITE or (view.is_verb(i) and not named):
            return False
    return True
