"""What a sentence denies or leaves open as a whole: "it is not true that", "claims that 12 were held were denied"."""

from collections.abc import Sequence
from itertools import takewhile

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import STOPS, View
from impactetl.syntax.items import Item, denies
from impactetl.syntax.words import words


def _not_so(view: View, link: Link) -> bool:
    """What is said not to be so: "it is false that 40 were freed", "it was never so", "it is not known if"."""
    clause = _clause(view, link)
    told = next((k for k, item in enumerate(clause[:_OPENING]) if item.lower in _TELLS), 0)
    opening = clause[:told]
    if not opening or all(item.category != "be" for item in opening):
        return False
    it = next((k for k, item in enumerate(opening) if item.lower == "it"), None)
    if it is None or any(item.lower in {"but", "although", "though"} for item in clause[told:]):
        return False
    denied = any(map(denies, opening[it:])) or not _NEVER.isdisjoint(item.lower for item in opening[it:])
    judged = {item.lower for item in opening[it:]}
    return (denied and not judged.isdisjoint(_TRUE)) or (not denied and not judged.isdisjoint(_FALSE))


def _clause(view: View, link: Link) -> Sequence[Item]:
    """The items before those counted, from the last sign that parts sentences on."""
    end = link.phrase.start
    start = next((k + 1 for k in range(end - 1, -1, -1) if view.items[k].lower in STOPS), 0)
    return view.items[start:end]


# What is not so is opened by so many items at most: "in the end it is simply not true that".
_OPENING = 12
_TELLS = frozenset({"that", "whether", "if"})
_NEVER = frozenset({"never", "far"})
_TRUE = words_of("disputed", "true")
_FALSE = words_of("disputed", "false")


def _claimed(view: View, link: Link) -> bool:
    """A claim that nobody could confirm, or that is denied: "reports that 12 boys were freed could not be verified"."""
    clause = _clause(view, link)
    if not _claims(clause):
        return False
    items, i = view.items, link.phrase.end
    while i < len(items) and items[i].category != "rel" and items[i].lower not in STOPS:
        if items[i].category == "conj" and not _counts_on(items, i):
            return False
        if items[i].category == "be" and _rejected(items[i:]):
            return True
        i += 1
    return False


def _claims(clause: Sequence[Item]) -> bool:
    """Whether a claim and the word that leads to it stand last of what comes before: "reports of", "a claim that"."""
    for k in range(len(clause) - 1, -1, -1):
        led = clause[k].lower
        if (
            led == "that"
            and not _is_relative(clause, k)
            and any(item.lower in _CLAIMS for item in clause[max(k - _BY_WHOM, 0) : k])
        ):
            return True
        if led == "of" and k and clause[k - 1].lower in _CLAIMS:
            return all(item.category not in {"verb", "have", "be", "rel", "sub"} for item in clause[k:])
        if clause[k].category in {"rel", "sub"}:
            return False
    return False


def _is_relative(clause: Sequence[Item], k: int) -> bool:
    """Whether "that" is the subject of a clause of its own: "reports of abuse that led to"."""
    return k + 1 < len(clause) and clause[k + 1].category in {"verb", "be", "have", "modal"}


# "Claims by the army that": so many items stand between at most.
_BY_WHOM = 5
_CLAIMS = words_of("disputed", "claims")


def _counts_on(items: Sequence[Item], i: int) -> bool:
    """Whether a conjunction leads to more who are counted: "12 boys and 3 girls had been"."""
    return any(item.category == "num" for item in items[i + 1 : i + 3])


def _rejected(behind: Sequence[Item]) -> bool:
    """Whether the verb from a "be" on rejects: "were denied by", "could not be confirmed", "are unverified"."""
    told = next((k for k, item in enumerate(behind[1:5], 1) if item.category not in {"adv", "be", "neg"}), 0)
    verb = behind[told].lower
    ends = told + 1 == len(behind) or behind[told + 1].category in _ENDING
    return verb in _UNCONFIRMED or (ends and verb in _DENIED)


_ENDING = frozenset({"prep", "sign", "sub", "conj", "adv", "date"})
_DENIED = words_of("disputed", "denied")
_UNCONFIRMED = words_of("disputed", "unconfirmed")


def _unproved(view: View, link: Link) -> bool:
    """A claim that was not, or never, confirmed: "reports of 12 arrests could not be independently verified"."""
    if not _claims(_clause(view, link)):
        return False
    behind = list(takewhile(lambda item: item.lower not in STOPS, view.items[link.phrase.end :]))
    at = next((k for k, item in enumerate(behind) if item.lower in _PROVED), 0)
    before = behind[max(at - _DENIAL_REACH, 0) : at]
    return any(denies(item) or item.lower in _NEVER for item in before) and all(x.category != "rel" for x in before)


_PROVED = words_of("disputed", "proved")
# "Could not be independently confirmed", "have never so far been proved".
_DENIAL_REACH = 6


def _corrected(view: View, link: Link) -> bool:
    """What a correction takes back: "an earlier version of this story said 40", "was wrongly reported to have held"."""
    clause = _clause(view, link)
    lows = [item.lower for item in clause]
    for k, low in enumerate(lows):
        if low in _MISTOLD:
            return all(item.category != "rel" for item in clause[:k])
        if low in _WRONGLY and not words("saying").isdisjoint(lows[max(k - 1, 0) : k + 2]):
            return all(item.category != "rel" for item in clause[:k])
        earlier = low in _VERSIONS and k and lows[k - 1] in _EARLIER and "of" in lows[k + 1 : k + 2]
        if earlier and not words("saying").isdisjoint(lows[k:]):
            return True
    return False


_MISTOLD = words_of("disputed", "mistold")
_WRONGLY = words_of("disputed", "wrongly")
_VERSIONS, _EARLIER = words_of("disputed", "versions"), words_of("disputed", "earlier")


CHECKS: Doubts = (
    Doubt("negated", _not_so),
    Doubt("negated", _claimed),
    Doubt("unsure", _unproved),
    Doubt("negated", _corrected),
)
