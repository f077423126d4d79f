"""Raids and closures that are none of a crime: from the air, called off, for a holiday, of a meeting."""

from itertools import takewhile

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View


def _nothing_to_discuss(view: View, link: Link) -> bool:
    """What a meeting has no more of: "there being no further business the meeting closed"."""
    if link.phrase.basis != "zero":
        return False
    counted = [item.lower for item in view.items[link.phrase.start : link.phrase.end]]
    return counted[-1:] == ["business"] and not {"further", "other", "more"}.isdisjoint(counted)


def _called_off(view: View, link: Link) -> bool:
    """An operation that did not take place: "one raid was leaked and called off", "two raids were cancelled"."""
    behind = takewhile(lambda word: word not in {";", ",", "but"}, view.behind(link.phrase.end, _OFF_REACH))
    return not words_of("raids_and_closures", "called_off").isdisjoint(behind)


# "Planned for 12 December in the north was leaked and called" is so long at most.
_OFF_REACH = 11


def _air_raid(view: View, link: Link) -> bool:
    """Raids from the air: "no air raid shelter"."""
    return any(item.lower in {"air", "bombing"} for item in view.items[link.phrase.start : link.phrase.end])


def _shut_awhile(view: View, link: Link) -> bool:
    """What nobody closed for a crime: "two bakeries closed for the holidays", "closed with the loss of 400 jobs"."""
    if link.hit is None:
        return False
    behind = view.behind(link.hit.at + 1, _PAUSE_REACH)
    why = view.behind(max(link.hit.at + 1, link.phrase.end), _WHY_REACH)
    plain = _HELD_AT.isdisjoint(view.behind(link.phrase.start, link.phrase.end - link.phrase.start))
    trade = plain and not _TRADE.isdisjoint(why)  # "closed with the loss of 400 jobs"
    return trade or (behind[:1] == ["for"] and not _PAUSES.isdisjoint(behind))


_HELD_AT = words_of("freed", "held_at")
_PAUSES, _TRADE = words_of("raids_and_closures", "pauses"), words_of("raids_and_closures", "trade_reasons")
# A pause is told this near behind "closed", a reason so near.
_PAUSE_REACH, _WHY_REACH = 4, 8


CHECKS: Doubts = (
    Doubt("other_count", _nothing_to_discuss, {"businesses_closed"}),
    Doubt("hypothetical", _called_off, {"operations"}),
    Doubt("other_count", _air_raid, {"operations"}),
    Doubt("other_count", _shut_awhile, {"businesses_closed"}),
)
