"""Who did it, where a past form seems to tell what was done to them."""

from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View
from impactetl.syntax.words import PERSON


def _doer(view: View, link: Link) -> bool:
    """Who did it, where past forms share an object: "the prosecutor investigated, tried and punished officers"."""
    group = link.group
    if group is None or group.voice != "open" or link.rule != "passive":
        return False
    k, verbs, joined = group.end, 0, False
    while k < len(view.items) and (view.items[k].lower in {",", "and", "or"} or view.items[k].category in _CHAINED):
        verbs += view.items[k].category == "verb"
        joined = joined or view.items[k].category in {"conj", "sign"}
        k += 1
    phrase = view.at(k)
    return verbs > 0 and joined and phrase is not None and phrase.noun in PERSON and phrase.prep is None


_CHAINED = frozenset({"verb", "adv"})


def _himself(view: View, link: Link) -> bool:
    """What somebody did to himself: "the defendant later presented himself before the court"."""
    group = link.group
    told = group is not None and group.voice != "passive" and link.rule == "passive"  # "have been arrested themselves"
    return told and group is not None and view.word(group.end) in _SELVES


_SELVES = frozenset({"himself", "herself", "themselves"})


CHECKS: Doubts = (
    Doubt("other_count", _doer),
    Doubt("other_count", _himself),
)
