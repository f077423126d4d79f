"""Who is none of those looked after, where a text tells of them by any verb ("40 supporters stayed with us")."""

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Role
from impactetl.records.link import Link
from impactetl.records.view import View

# What those who are no victims finish is a training.
_LEARNING = frozenset({"finish", "graduate", "study", "learn"})
# Where people are held, and not helped, this near behind a verb.
_HELD = frozenset(
    {"detention", "prison", "prisons", "jail", "jails", "custody", "cell", "cells", "captivity", "dungeon"}
)
_HELD_REACH = 8
# Who is "with us here in person" is at a meeting.
_MEETING = frozenset({"person", "today", "tonight", "evening", "morning", "online"})


def no_client(view: View, link: Link) -> bool:
    """Whether a cue that needs the topic "aftercare" counts others than those looked after."""
    hit = link.hit
    if hit is None or hit.cue.topic != "aftercare" or hit.cue.role is Role.HELP:
        return False
    behind = {item.lower for item in view.items[hit.at + 1 : hit.at + 1 + _HELD_REACH]}
    if "with" in hit.cue.then[-2:] and not behind.isdisjoint(_MEETING):
        return True
    if not behind.isdisjoint(_HELD) or link.phrase.head is None:
        return not behind.isdisjoint(_HELD)
    taught = link.phrase.noun == "people" and not _LEARNING.isdisjoint(hit.cue.words)
    return taught or view.items[link.phrase.head].lower in words_of("help", "others")
