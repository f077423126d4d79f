"""Deeds of police and courts of which nothing is reported: "there were no reports of arrests or prosecutions"."""

from collections.abc import Iterator

from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase

# Words beside the noun that leave all deeds of its kind denied: "no reports of secret arrests" denies some alone.
_WHOLE = frozenset({"any", "criminal", "such", "further", "successful", "known", "and", "or", ",", "the"})
_DENIED = frozenset({"arrests", "prosecutions", "convictions", "investigations", "acquittals", "indictments"})
# "Of any known" stands between the report and the noun at most.
_REACH = 4


def unreported(view: View, hit: Hit, phrase: Phrase) -> Iterator[Link]:
    """Link the negative word before reports to a bare plural that tells what of: "no reports of convictions"."""
    items = view.items
    beside = (item.lower for item in items[phrase.start : phrase.end])
    if phrase.prep != "of" or items[hit.at].lower not in _DENIED or not set(beside) <= _WHOLE | _DENIED:
        return
    i = phrase.start - 1
    while i > max(phrase.start - _REACH, 0) and items[i].lower != "of":
        i -= 1
    left = view.at(i - 1) if i > 0 else None
    if left is not None and left.basis == "zero" and left.noun == "report" and left.end == i:
        yield Link(left, hit.metric, "head", hit, unit=hit.cue.unit)
