"""Why no rule leads from a cue to a number: told for people, who look for the rule that is missing."""

from collections.abc import Sequence

from impactetl.lexicon.load import load
from impactetl.records.base.cues import find_cues
from impactetl.records.base.link import fits
from impactetl.records.base.view import View
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase, find_phrases


def unlinked(items: Sequence[Item], start: int) -> str:
    """Say why the number that starts at ``start`` has no link; ``items`` are those of its passage."""
    i = next((i for i, item in enumerate(items) if item.start <= start < item.end), None)
    if i is None or items[i].date is not None:
        return "it is read as a part of a date" if i is not None else "it stands between the words that are read"
    number = items[i].number
    if number is not None and number.refused is not None:
        return f"its form tells that it counts nothing here ({number.refused})"
    topics = frozenset(load("topics"))
    view = View(items, find_phrases(items), find_cues(items, topics))
    phrase = view.at(i)
    if phrase is None:
        return "it counts no noun"
    words = _words(items, phrase)
    cues = sorted({f"{items[hit.at].lower!r} ({hit.metric})" for hit in view.hits})
    if not cues:
        return f"no word of its passage is a cue for {words!r}"
    near = [hit for hit in view.hits if fits(hit, phrase)]
    if not near:
        noun = "things" if phrase.noun is None else f"{phrase.noun!r}"
        return f"{words!r} are {noun}, which no cue here counts: {', '.join(cues)}"
    hit = min(near, key=lambda hit: abs(hit.at - i))
    return f"no rule leads from {items[hit.at].lower!r} ({hit.metric}) to {words!r}"


def _words(items: Sequence[Item], phrase: Phrase) -> str:
    return " ".join(item.lower if item.number is None else "#" for item in items[phrase.start : max(phrase.end, 1)])
