"""Cases that an organisation opens itself are its work in hand, not an authority's: "we opened 203 new cases"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.view import View

# Who opens a case stands within so many items before the verb.
_WHO_REACH = 6
_STOPS = frozenset({",", ";", ":", ".", '"'})
_OPENING = ("open", "launch", "register")
_TAKING_UP = ("up",)
_BEGINNING = ("initiate", "institute")
_CRIMINAL = words_of("justice", "proceedings", "nouns") | frozenset({"criminal"})


def with_own_cases(view: View, links: Sequence[Link]) -> list[Link]:
    """Give the links, those of cases that we, our lawyers or a charity opened as ``cases``."""
    probed = {link.phrase for link in links if link.metric == "investigations"}
    told = [link for link in links if not (_before_trial(view, link) and link.phrase in probed)]
    told = [link for link in told if not _no_crime(view, link)]
    told = [replace(link, metric="investigations") if _before_trial(view, link) else link for link in told]
    return [replace(link, metric="cases") if _opened_by_us(view, link) else link for link in told]


def _before_trial(view: View, link: Link) -> bool:
    """Whether proceedings before a trial are counted, which are inquiries: "85 new pre-trial proceedings"."""
    if link.metric != "prosecutions" or link.hit is None or link.hit.group is not None or link.phrase.noun != "case":
        return False
    told = {item.lower for item in view.items[link.phrase.start : link.phrase.end]}
    return not told.isdisjoint(words_of("own_cases", "before_trial"))


def _no_crime(view: View, link: Link) -> bool:
    """Whether cases that an office began are not said to be criminal: "the ministry initiated 40 cases of aid"."""
    begun = link.metric == "prosecutions" and link.hit is not None and link.hit.cue.words == _BEGINNING
    if not begun or link.hit is None:
        return False
    start = min(link.hit.at, link.phrase.start)
    told = {item.lower for item in view.items[start : link.phrase.end]}
    return told.isdisjoint(_CRIMINAL)


def _opened_by_us(view: View, link: Link) -> bool:
    """Whether the cases of a link were opened by those who tell of it, outside of what somebody else said."""
    hit = link.hit
    if link.metric == "prosecutions":
        return _conducted(view, link)
    if link.metric != "investigations" or hit is None or hit.group is None:
        return False
    if hit.cue.then == _TAKING_UP and link.phrase.noun == "case":
        return _is_private(_who(view, hit.group.start))
    if hit.cue.words != _OPENING:
        return False
    if link.rule != "object" or any(item.lower == '"' for item in view.items):
        return False
    near = _who(view, hit.group.start)
    ours = near[-1:] == ["we"] or near[-2:-1] == ["we"] or "our" in near
    ours = ours or not words_of("own_cases", "desks").isdisjoint(near)
    return (ours or _is_private(near)) and words_of("own_cases", "forces").isdisjoint(near)


def _is_private(near: Sequence[str]) -> bool:
    """Whether those who act are lawyers, a charity or the like, and no authority."""
    own = not words_of("own_cases", "private").isdisjoint(near)
    prosecutor = any(f"{a}_{b}" in words_of("own_cases", "prosecutors") for a, b in pairwise(near))
    return own and not prosecutor and words_of("own_cases", "public").isdisjoint(near)


def _conducted(view: View, link: Link) -> bool:
    """Whether lawyers act for somebody in so many trials: "our lawyer represented 26 women in 17 trials"."""
    if link.rule != "head" or link.phrase.prep != "in" or link.phrase.noun != "case":
        return False
    before = view.before(link.phrase.start, _ACTING_REACH)
    acting = not words_of("own_cases", "representing").isdisjoint(before)
    return acting and not words_of("own_cases", "private").isdisjoint(before)


# "Our lawyers represented 26 women and nine of their daughters in" is so long at most.
_ACTING_REACH = 14


def _who(view: View, start: int) -> list[str]:
    """The words of its clause right before the verb at item ``start``, who acts among them."""
    before = view.before(start, _WHO_REACH)
    return before[max((k + 1 for k, word in enumerate(before) if word in _STOPS), default=0) :]
