"""Who is none of those looked after, where a text tells of them by any verb ("40 supporters stayed with us")."""

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Role
from impactetl.records.base.link import Link
from impactetl.records.base.view import View

_LEARNING = words_of("no_help", "learning")
_HELD = words_of("no_help", "jails") | {"custody", "cell", "captivity", "dungeon"}
_HELD_REACH = 8
_MEETING = words_of("no_help", "gathered")


def no_client(view: View, link: Link) -> bool:
    """Whether a cue that needs the topic "aftercare" counts others than those looked after."""
    hit = link.hit
    if hit is None or hit.cue.topic != "aftercare" or hit.cue.role is Role.HELP:
        return False
    behind = set(view.behind(hit.at + 1, _HELD_REACH))
    if "with" in hit.cue.then[-2:] and not behind.isdisjoint(_MEETING):
        return True
    if not behind.isdisjoint(_HELD) or link.phrase.head is None:
        return not behind.isdisjoint(_HELD)
    taught = link.phrase.noun == "people" and not _LEARNING.isdisjoint(hit.cue.words)
    return taught or view.items[link.phrase.head].lower in words_of("help", "others")


def by_offender(view: View, link: Link) -> bool:
    """Whether those who exploit people gave them something, or got it for them: "the pimp bought 12 girls phones"."""
    if link.hit is None or link.rule not in {"object", "help"}:
        return False
    if any(item.lower in _FORGED for item in view.items[: link.phrase.start]):
        return True
    verb = next((k for k in range(link.hit.at, -1, -1) if view.is_verb(k)), None)
    if verb is None:
        return False
    start = link.group.start if link.group is not None else verb
    before = view.before(start, _ACTOR_REACH)
    led = before[-1:] in (["of"], ["for"], ["with"]) and not _CHARGED.isdisjoint(before)
    actor = next((p for p in reversed(view.phrases) if p.end <= start), None)
    offender = actor is not None and actor.noun == "suspect" and actor.end == start
    passive = view.items[verb - 1].category == "be"
    return (led and view.word(verb).endswith("ing")) or (offender and not passive)


_ACTOR_REACH = 4
_CHARGED = words_of("no_help", "charged")
_FORGED = words_of("no_help", "forged")
