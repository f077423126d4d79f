"""What is told and is not so: verdicts and charges that fell, what somebody denies, rumours, what nobody knows."""

from itertools import pairwise, takewhile

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View
from impactetl.syntax.words import verbs_that, words


def _overturned(view: View, link: Link) -> bool:
    """A conviction that fell: "reversed the sole conviction of a man", "the convictions of five men were quashed"."""
    if link.hit is None or link.hit.group is not None:
        return False
    if _OVERTURNED & set(view.before(link.hit.at, 4)):
        return True
    be = next((i for i in range(link.phrase.end, len(view.items)) if view.items[i].category in _PREDICATE), -1)
    return be > 0 and view.items[be].category == "be" and bool(_OVERTURNED & set(view.behind(be + 1, 2)))


_OVERTURNED = words_of("justice", "proceedings", "overturned")
_PREDICATE = frozenset({"be", "verb", "have", "modal", "conj", "rel", "sub"})


def _no_evidence(view: View, link: Link) -> bool:
    """What a clause says there is no evidence of, or what somebody denies: "denied holding six men"."""
    for i in range(link.phrase.start - 1, max(link.phrase.start - 1 - _DENIAL_REACH, -1), -1):
        item, follow = view.items[i], view.items[i + 1]
        if item.category == "sign":
            return False
        disputed = item.lower in _DISPUTED and (item.lower == "denied" or _claim_behind(view, i + 1))
        if disputed or (item.lower == "no" and follow.lower in _EVIDENCE):
            return not _parted(view, i, link.phrase.start)
    return False


def _claim_behind(view: View, i: int) -> bool:
    """Whether a noun of claiming and "that" stand from item ``i`` on: "dismissed claims that 20 had been held"."""
    led = [item.lower for item in view.items[i : i + 4] if item.category not in {"det", "adv"}]
    return any(a in _CLAIMS and b == "that" for a, b in pairwise(led))


_CLAIMS = words_of("disputed", "claims")


def _parted(view: View, start: int, end: int) -> bool:
    """Whether a verb behind "and" has nothing to do with what is denied: "denied bail and convicted nine"."""
    between = list(
        takewhile(lambda item: item.category != "rel", view.items[start:end])
    )  # "denied that it held and beat"
    return any(
        a.category == "conj" and b.category == "verb" and not b.lower.endswith("ing") for a, b in pairwise(between)
    )


# How many items before the phrase a denial stands.
_DENIAL_REACH = 9
_EVIDENCE = words_of("disputed", "evidence")
_DISPUTED = verbs_that("dispute")


def _false_claim(view: View, link: Link) -> bool:
    """What only rumour tells, or a report that is false: "reports that 30 women were freed turned out to be false"."""
    before = [item.lower for item in view.items[: link.phrase.start]]
    told = max((k for k, pair in enumerate(pairwise(before)) if pair[0] in _CLAIMS and pair[1] == "that"), default=-1)
    if told < 0:
        lead = next((k for k, word in enumerate(before[:_RUMOUR_REACH]) if word in _RUMOURS), len(before))
        return bool(words("saying").intersection(before[lead + 1 : lead + 3]))
    behind = takewhile(lambda item: item.category not in {"conj", "rel"}, view.items[link.phrase.end :])
    return any(item.lower in _FALSE for item in behind)


_FALSE = words_of("disputed", "false")
_RUMOURS = frozenset({"rumour", "rumours", "rumor", "rumors"})
# "Rumours said" stands at the start.
_RUMOUR_REACH = 4


def _unconfirmed(view: View, link: Link) -> bool:
    """What nobody knows: "it could not be confirmed whether the man was detained"."""
    if link.phrase.basis != "implied":
        return False
    before = view.before(link.phrase.start, _UNKNOWN_REACH)
    asked = before[-1:] == ["whether"]
    return asked and not words_of("disputed", "knowing").isdisjoint(before)


_UNKNOWN_REACH = 8


def _dropped(view: View, link: Link) -> bool:
    """Charges that were dropped: "dismissed all charges against nine"."""
    if link.hit is None:
        return False
    before = view.before(link.hit.at, _DROPPED_REACH)
    if link.rule == "passive" and view.word(link.phrase.start - 1) in {",", ";"}:  # "27 officers dismissed, 13 charged"
        before = view.before(link.hit.at, min(link.hit.at - link.phrase.start, _DROPPED_REACH))
    clause = before[len(before) - before[::-1].index("and") :] if "and" in before else before
    told = link.hit.group is not None and clause != before  # "five had charges dismissed and six were on trial"
    return not _DROPPED.isdisjoint(clause if told else before)


_DROPPED, _DROPPED_REACH = words_of("justice", "proceedings", "dropped"), 4


CHECKS: Doubts = (
    Doubt("negated", _overturned, {"convictions"}),
    Doubt("negated", _no_evidence),
    Doubt("negated", _false_claim),
    Doubt("unsure", _unconfirmed),
    Doubt("negated", _dropped, {"prosecutions"}),
)
