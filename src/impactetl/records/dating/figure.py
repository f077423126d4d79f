"""A figure to be dated: what the rules on dates ask of it."""

from collections.abc import Sequence

from impactetl.model import plain
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.dating.later_acts import own_of_later
from impactetl.records.dating.on_trial import AWARDED, HANDED_DOWN
from impactetl.records.dating.present import is_current, is_stock
from impactetl.records.dating.told_earlier import own_of_earlier


@plain
class Figure:
    """A figure to be dated: its item, the item of its cue, and the items of the other figures of the passage.

    A ``stock`` figure tells how many there are: without a date of its own it is as old as the document. A ``planned``
    figure is of a time to come: only a date of its own tells which. ``later`` are the items of its own dates in a
    sentence on what became of the convicted later, or that tells it as earlier. ``tried`` is what a court hands down.
    An ``awarded`` one may be. A ``current`` figure is told as of the day of writing.
    """

    at: int
    cue: int | None = None
    others: Sequence[int] = ()
    stock: bool = False
    planned: bool = False
    later: range | None = None
    tried: bool = False
    awarded: bool = False
    current: bool = False


def figure_of(view: View, link: Link, figures: Sequence[int]) -> Figure:
    """Gather what dates the figure of a link; ``figures`` are the items of all figures of the passage."""
    start, later = link.phrase.start, own_of_later(view, link)
    return Figure(
        start,
        link.hit.at if link.hit is not None else None,
        tuple(figure for figure in figures if figure != start),
        is_stock(view, link),
        planned=link.modality != "actual",
        later=own_of_earlier(view, link) if later is None else later,
        tried=link.metric in HANDED_DOWN,
        awarded=link.metric in AWARDED,
        current=is_current(view, link),
    )
