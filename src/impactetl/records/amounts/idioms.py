"""Idioms that lead to a term: "went down for twelve years", "got off with 18 months", "put away the ringleader for"."""

from impactetl.lexicon.load import words_of
from impactetl.records.amounts.served import SENTENCING
from impactetl.records.base.authority import COURTS
from impactetl.records.base.view import View
from impactetl.syntax.words import PERSON

# "Went down for", "got off with", "was put away for": two words before the term, and the verb before them.
_IDIOMS = {
    ("for", "down"): "going",
    ("with", "off"): "getting",
    ("with", "away"): "getting",
    ("for", "away"): "putting",
    ("for", "up"): "putting",
    ("for", "inside"): "going",
}
_IDIOM_REACH = 5
_AWAY = frozenset({"away", "up", "down", "inside"})
# Who was locked up was held by others; a shop was shut up, a hotel went down.
_HELD_ONES, _FIRMS = frozenset({"minor", "victim", "business"}), frozenset({"business"})
# Who judges stands within so many items before the verb.
_COURT_REACH = 5
_UNTRIED = frozenset({"without", "before", "pending", "awaiting", "until"})
# Whom a court sentences.
PUNISHED = frozenset({"people", "suspect", "official"})


def by_idiom(view: View, i: int) -> bool:
    """Whether an idiom leads to the term: "went down for twelve years", "got off with 18 months"."""
    if i < 2:  # noqa: PLR2004 -- "down for"
        return False
    if view.word(i + 1) in _UNTRIED:
        return False
    if _of_one_of_them(view, i) or _over_charge(view, i) or _shared_inside(view, i):
        return True
    k = _over_when(view, i - 2)
    kind = _IDIOMS.get((view.items[i - 1].lower, view.items[k].lower))
    if kind is None:
        return _put_away(view, i)
    others = _HELD_ONES if kind == "putting" else _FIRMS
    held = any(item.noun in others for item in view.items[max(k - _IDIOM_REACH, 0) : k])
    return not held and not words_of("terms", "told", kind).isdisjoint(view.before(k, _IDIOM_REACH))


def _shared_inside(view: View, i: int) -> bool:
    """Whether shares of those in prison are told with their terms: "four are in prison, three for 15 years"."""
    share = view.at(i - 2) if view.word(i - 1) == "for" else None
    if share is None or share.end != i - 1 or share.basis != "stated" or share.head is not None:
        return False
    if view.word(share.start - 1) not in {",", "and", ":", "-"} or view.word(i + 1) in _UNTRIED:
        return False
    if not _UNTRIED.isdisjoint(view.words):
        return False
    inside = zip(view.items[: share.start], view.items[1 : share.start], strict=False)
    return any(a.lower in {"in", "behind"} and b.lower in _CUSTODY for a, b in inside)


_CUSTODY = words_of("terms", "custody")


def _over_when(view: View, k: int) -> int:
    """The item at ``k`` or before it, over when it was: "put away last week for twelve years"."""
    first = max(k - _WHEN_REACH, 0)
    while k > first and (view.items[k].date is not None or view.items[k].lower in _WHEN):
        k -= 1
    return k


_WHEN, _WHEN_REACH = words_of("terms", "told", "when"), 4


def _of_one_of_them(view: View, i: int) -> bool:
    """Whether a pronoun without a verb tells who goes to prison for so long: "both went to jail; he for 14 years"."""
    if view.word(i - 1) != "for" or view.word(i - 2) not in _PRONOUNS:
        return False
    joined = i > 2 and (view.items[i - 3].category in {"sign", "conj"})  # noqa: PLR2004 -- sign, "he", "for"
    return joined and any(hit.metric == "convictions" and hit.at < i for hit in view.hits)


_PRONOUNS = frozenset({"he", "she", "they"})


def _over_charge(view: View, i: int) -> bool:
    """Whether commas part the term from its verdict: "jailed the ex-general, guilty of torture, for 20 years"."""
    if view.word(i - 1) not in {"for", "to"} or view.word(i - 2) != ",":
        return False
    signs = (k for k in range(i - 3, max(i - _CHARGE_REACH, 0), -1) if view.word(k) == ",")
    opened = next((k for k in signs if not _CHARGED.isdisjoint(view.behind(k + 1, 2))), None)
    person = view.at(opened - 1) if opened else None
    if opened is None or person is None or person.end != opened or person.noun not in PERSON:
        return False
    return not SENTENCING.isdisjoint(view.before(person.start, _VERDICT_REACH))


# An aside on a charge is so long at most; the verdict stands within so many items before those whom it strikes.
_CHARGE_REACH, _VERDICT_REACH = 24, 3
_CHARGED = words_of("justice", "accused", "suspected") | {"who"}


def _put_away(view: View, i: int) -> bool:
    """Whether a court, or somebody, put an offender away for so long: "locked up the recruiter for 11 years"."""
    person = view.at(i - 2) if view.word(i - 1) == "for" else None
    if person is None or person.end != i - 1 or person.noun not in PUNISHED:
        return False
    k = person.start - 1
    k -= view.items[k].category == "det"
    put = view.word(k) in _AWAY and view.word(k - 1) in words_of("terms", "told", "putting")
    return put and (person.noun != "people" or not COURTS.isdisjoint(view.before(k - 1, _COURT_REACH)))
