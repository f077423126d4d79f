"""Why a link is no statistic after all: one small check a doubt, tried in order."""

from functools import cache

from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubts
from impactetl.records.base.view import View
from impactetl.records.doubting import (
    ages,
    appeals,
    cases,
    disputed,
    doers,
    found,
    generic,
    held,
    helped,
    helpers,
    interviewed,
    judged,
    let_go,
    moved,
    never_held,
    not_done,
    offence,
    other_counts,
    passing,
    published,
    raids_and_closures,
    ranks,
    rates,
    supposed,
    taken_in,
    told_again,
    tried,
    untrue,
    wronged,
)
from impactetl.syntax.items import is_ordinal


def doubt(view: View, link: Link) -> str | None:
    """Give the reason to refuse a link, or None."""
    ordinal = is_ordinal(view.items[link.phrase.start])
    return next((each.reason for each in doubts_of(link.metric, ordinal=ordinal) if each.holds(view, link)), None)


@cache
def doubts_of(metric: str, *, ordinal: bool) -> Doubts:
    """Give the checks of a metric's links, in their order; an ordinal that counts is asked fewer, and for its rank."""
    checks = _ORDINAL_CHECKS if ordinal else CHECKS
    return tuple(each for each in checks if each.metrics is None or metric in each.metrics)


# What a number tells of those counted.
_OF_NUMBERS: Doubts = (*other_counts.CHECKS, *ages.CHECKS, *rates.CHECKS)
# What the words of one metric mean besides.
_OF_METRICS: Doubts = (
    *offence.CHECKS,
    *helped.CHECKS,
    *helpers.CHECKS,
    *interviewed.CHECKS,
    *taken_in.CHECKS,
    *let_go.CHECKS,
    *never_held.CHECKS,
    *moved.CHECKS,
    *cases.CHECKS,
    *found.CHECKS,
    *tried.CHECKS,
    *judged.CHECKS,
    *held.CHECKS,
    *wronged.CHECKS,
    *raids_and_closures.CHECKS,
)
# What a sentence makes of any deed.
_OF_DEEDS: Doubts = (
    *doers.CHECKS,
    *published.CHECKS,
    *told_again.CHECKS,
    *disputed.CHECKS,
    *untrue.CHECKS,
    *generic.CHECKS,
    *supposed.CHECKS,
    *appeals.CHECKS,
)
CHECKS: Doubts = (*not_done.CHECKS, *_OF_NUMBERS, *_OF_METRICS, *_OF_DEEDS, *ranks.CHECKS, *passing.CHECKS)
_ORDINAL_CHECKS: Doubts = (
    *not_done.CHECKS,
    *other_counts.CHECKS,
    *_OF_METRICS,
    *_OF_DEEDS,
    *ranks.ORDINAL_CHECKS,
)
