"""Those helped or found whom no cue tells, by every way in turn: each leaves out who has a link already."""

from collections.abc import Sequence

from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.linking.help.full_house import full_house
from impactetl.records.linking.help.given_back import given_back
from impactetl.records.linking.help.obtained import obtained
from impactetl.records.linking.help.own_work import own_work
from impactetl.records.linking.help.picked_out import picked_out
from impactetl.records.linking.help.seen import seen
from impactetl.records.linking.help.with_our_help import with_our_help


def help_untold(view: View, topics: frozenset[str], links: Sequence[Link]) -> list[Link]:
    """Give the links of people helped or picked out as victims who have none among ``links``."""
    own = [*obtained(view, topics, links), *seen(view, topics, links), *given_back(view, links)]
    own += full_house(view, topics, [*links, *own])
    own += picked_out(view, topics, [*links, *own])
    own += with_our_help(view, topics, [*links, *own])
    own += own_work(view, topics, [*links, *own])
    return own
