"""Words of custody and of a sentence that tell of no arrest and no verdict where they stand."""

from collections.abc import Callable

from impactetl.records.link import Link
from impactetl.records.view import View


def _held_otherwise(view: View, link: Link) -> bool:
    """Whether "held" tells of no new arrest: only a number of suspects counts, not "the defendant is held on bail"."""
    hit = link.hit
    if hit is None or hit.cue.words != ("hold",) or hit.cue.then or link.metric != "arrests":
        return False
    told = link.phrase.basis == "stated" and link.phrase.head is not None and link.rule == "passive"
    behind = {item.lower for item in view.items[hit.at + 1 : hit.at + 3]}
    return not told or bool(behind & _HELD_TO)


def _until_trial(view: View, link: Link) -> bool:
    """Who is behind bars before a trial was not convicted: "put 20 suspects behind bars pending trial"."""
    if link.metric != "convictions" or link.hit is None:
        return False
    behind = [item.lower for item in view.items[link.hit.at : link.hit.at + _UNTIL_REACH]]
    return any(a in _UNTIL and b in _TRIALS for a, b in zip(behind, [*behind[1:], ""], strict=True))


# "Put 20 suspects behind bars pending trial" is so long at most.
_UNTIL_REACH = 10
_UNTIL = frozenset({"pending", "awaiting", "without"})
_TRIALS = frozenset({"trial", "trials", "charge", "charges", "investigation", "hearing", "hearings"})


def _lessons_given(view: View, link: Link) -> bool:
    """What is given for so long is no sentence: "each given six days of training"."""
    hit = link.hit
    if hit is None or link.metric != "convictions" or "<term>" not in hit.cue.then:
        return False
    behind = [item.lower for item in view.items[hit.end : hit.end + 2]]
    return behind[:1] == ["of"] and behind[1:] not in (["imprisonment"], ["prison"], ["jail"], ["hard"], ["probation"])


def _cleared_for(view: View, link: Link) -> bool:
    """Who is cleared to do something was not tried: "had been cleared for release"."""
    hit = link.hit
    if hit is None or hit.cue.words != ("clear",) or hit.cue.then or link.metric != "acquittals":
        return False
    return [item.lower for item in view.items[hit.at + 1 : hit.at + 2]] in (
        ["for"],
        ["to"],
        ["out"],
        ["up"],
        ["away"],
        ["off"],
    )


_TO_DO = frozenset({"for", "to", "out", "up", "away", "off"})


def _walked(_view: View, link: Link) -> bool:
    """Who walked free was on trial where the text says so: "two defendants walked free", not "the second of them"."""
    hit = link.hit
    return hit is not None and hit.cue.then == ("free",) and link.metric == "acquittals" and link.phrase.head is None


def _sent_files(view: View, link: Link) -> bool:
    """Files that go to a prosecutor are no cases prosecuted: "referred 455 files to prosecutors"."""
    head = link.phrase.head
    filed = head is not None and view.items[head].lower in {"file", "files"}
    return filed and (link.metric == "prosecutions" or link.phrase.basis == "zero")


def _average_load(view: View, link: Link) -> bool:
    """What one of many does: "the average judge hears 400 matters a year"."""
    before = view.items[max(link.phrase.start - _LOAD_REACH, 0) : link.phrase.start]
    return link.metric == "cases" and any(item.lower == "average" for item in before)


# "The average judge in the city hears" is so long at most.
_LOAD_REACH = 7
_HELD_TO = frozenset(
    {"to", "accountable", "responsible", "liable", "guilty", "hostage", "captive", "civilly", "criminally", "legally"}
)


CUSTODY: tuple[tuple[str, Callable[[View, Link], bool]], ...] = (
    ("other_count", _held_otherwise),
    ("other_count", _until_trial),
    ("other_count", _lessons_given),
    ("other_count", _cleared_for),
    ("other_count", _walked),
    ("other_count", _sent_files),
    ("other_count", _average_load),
)
"""Checks, each with the reason that it gives."""
