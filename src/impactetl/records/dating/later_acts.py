"""What became later of the convicted, where their conviction is told in passing: "pardoned 12 men jailed for"."""

from itertools import takewhile

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.syntax.items import is_term

_OF_TRIALS = frozenset({"convictions", "prosecutions"})
_TERM_NOUNS = words_of("terms", "term_nouns")
# "Served three years of his": so many items lie between the verb and the term.
_SERVED_REACH = 6
_SERVING = forms_of("serve")
_FINITE = frozenset({"be", "have"})
_LATER_ACTS = words_of("events", "later_acts")
_REVIEWS = words_of("events", "reviews")


def own_of_later(view: View, link: Link) -> range | None:
    """Where a date may stand that is the conviction's own, in a sentence on what became of it later; None in others."""
    at, items = link.phrase.start, view.items
    cue = _described(view, link)
    if cue is None:
        return None
    if cue < at and not _SERVING.isdisjoint(item.lower for item in items[max(at - _SERVED_REACH, 0) : at]):
        return _imposed(view, at)
    low = max((i + 1 for i in range(at) if items[i].lower in {",", ";"}), default=0)
    low = low if any(items[i].category in {"verb", "noun"} for i in range(low, at)) else 0
    before = any(items[i].lower in _LATER_ACTS or _is_review(view, i) for i in range(low, at))
    if cue < at:
        return _imposed(view, at) if before else None
    if before:
        return range(cue + 1, len(items))
    verb = next((i for i in range(cue + 2, len(items)) if items[i].lower == ";" or _is_later(view, i)), None)
    return range(cue + 1, verb) if verb is not None and items[verb].lower != ";" else None


def _imposed(view: View, at: int) -> range:
    """Where the date of a term stands that a participle gives it: "serving a 10-year sentence imposed in 2011"."""
    behind = takewhile(lambda i: view.items[i].category not in _FINITE, range(at + 1, len(view.items)))
    date = next((i for i in behind if view.items[i].date is not None), None)
    led = view.items[date - 1] if date is not None else None
    given = led is not None and (led.lower == "down" or (led.category == "verb" and not led.lower.endswith("ing")))
    return range(date, date + 1) if date is not None and given else range(0)


def _is_review(view: View, i: int) -> bool:
    """Whether item ``i`` names what is asked about a verdict of old: "the appeal of", "a review of the case of"."""
    return view.items[i].lower in _REVIEWS and not {"of", "by"}.isdisjoint(view.behind(i + 1, 1))


def _is_later(view: View, i: int) -> bool:
    """Whether item ``i`` is the finite verb of a later act: "were pardoned"."""
    return view.items[i].lower in _LATER_ACTS and view.items[i - 1].category in {"be", "have", "adv"}


def _described(view: View, link: Link) -> int | None:
    """The participle or noun that describes the people of a trial, or the item before a term ("a 10-year sentence")."""
    phrase, hit = link.phrase, link.hit
    if is_term(view.items[phrase.start]):
        noun = phrase.start + 1 < len(view.items) and view.items[phrase.start + 1].lower in _TERM_NOUNS
        return phrase.start - 1 if noun else None
    if hit is None or link.metric not in _OF_TRIALS:
        return None
    if hit.at < phrase.start:  # "upheld the sentences of five officers"
        return hit.at if phrase.prep in {"of", "on", "against"} else None
    opens = hit.group is not None and hit.group.voice == "open" and link.rule == "passive"
    return hit.at if opens and hit.at <= phrase.end + 1 else None
