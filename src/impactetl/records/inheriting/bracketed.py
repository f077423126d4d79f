"""A share told in a bracket right behind its whole: "convicted 15 traffickers in 2018 (six for forced labor)"."""

from collections.abc import Sequence

from impactetl.metrics.groups import ACCUSED
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.linking.compared import copies, nearest
from impactetl.syntax.phrases import Phrase

_TAKEN = ACCUSED | {"investigations", "victims_identified"}
# What leads from the number of a share to what it is accused of.
_LEADS = frozenset({"for", "under", "involving", "on"})
# A bracket with one share closes within so many items.
_REACH = 9


def in_one_bracket(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """Give the links of a number alone in a bracket with the offence of a share; dates may stand before the bracket."""
    opening = phrase.start - 1
    if view.word(opening) != "(" or phrase.head is not None or phrase.of or phrase.basis != "stated":
        return []
    if view.word(phrase.end) not in _LEADS or not _closes(view, phrase.end):
        return []
    models = [k for k in nearest(links, phrase) if k.phrase.start < opening and k.metric in _TAKEN and not k.negated]
    if not models or models[0].phrase.basis != "stated" or not _right_before(view, models[0].phrase.end, opening):
        return []
    least, most = view.value(phrase), view.value(models[0].phrase)
    share = least is not None and most is not None and least <= most
    return copies(phrase, models, "listed", models[0].phrase) if share else []


def _closes(view: View, i: int) -> bool:
    """Whether a bracket closes soon, with no other number or verb of its own in it."""
    end = next((k for k in range(i, min(i + _REACH, len(view.items))) if view.word(k) == ")"), None)
    return end is not None and all(
        view.items[k].number is None and view.items[k].category != "be" for k in range(i, end)
    )


def _right_before(view: View, start: int, end: int) -> bool:
    """Whether only dates and words of place stand between a count and a bracket."""
    inside = view.items[start:end]
    return all(item.number is None and item.lower not in {",", ";", "and", "("} for item in inside)
