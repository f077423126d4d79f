"""Those in custody: "the regime holds 180 political prisoners", "two cases of arbitrary arrest, with 14 victims"."""

from collections.abc import Iterator
from functools import cache

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.lexicon.places import country_claims
from impactetl.records.base.link import Link
from impactetl.records.base.view import FINITE, STOPS, View
from impactetl.syntax.items import denies
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, nouns_of

_METRIC = "arrests"
_CASES = words_of("custody", "cases", "nouns")
_ARRESTS = words_of("custody", "cases", "kinds")
_WITH = words_of("custody", "cases", "links")
_HOLDING = words_of("custody", "holding", "verbs")
_HAVING = _HOLDING | words_of("custody", "holding", "having")
_STAYING = words_of("custody", "holding", "staying")
_STATES = words_of("custody", "holding", "states")
# Behind people who are held these tell that they are guests, hostages or office holders.
_HELD_SO = words_of("bodies", "acting", "held_so")
# "Of arbitrary arrest and detention" is so long at most; those struck stand so near behind "with".
_KIND_REACH, _NEAR = 5, 3
# A verb stands within so many items before its object, a subject within so many before its verb.
_VERB_REACH, _SUBJECT_REACH = 5, 8
# Between a country and its verb, and before it.
_HELPING, _OPENING = frozenset({"be", "have", "adv"}), frozenset({"sign", "adv", "conj", "date", "sub"})
# Who is kept in one of these is in custody, and who is held in one of the others is looked after.
_IN_CUSTODY = words_of("custody", "holding", "custody")
_DETAINEES = words_of("custody", "detainees")
_HELD, _BEFORE_TRIAL = frozenset({"held", "detained"}), words_of("custody", "before_trial")
_PLACES, _BEFORE_TRIAL_AT = words_of("custody", "places"), _BEFORE_TRIAL | words_of("custody", "held_by")
_SHELTERED = words_of("help", "houses")


@cache
def held_signs() -> tuple[tuple[frozenset[str], ...], ...]:
    """Give sets of words, one of each of which stands where one of these rules may count."""
    return (
        (_CASES, _ARRESTS, _WITH),
        (
            nouns_of("prisoner"),
            words_of("custody", "holding", "political") | _DETAINEES | {"conscience"},
        ),
        (_HOLDING, _PLACES, _BEFORE_TRIAL_AT),
    )


def held(view: View) -> Iterator[Link]:
    """Give the links of people in custody whom no verb of an arrest counts."""
    words = view.words
    if not words.isdisjoint(_CASES) and not words.isdisjoint(_ARRESTS) and not words.isdisjoint(_WITH):
        yield from _in_cases(view)
    if not words.isdisjoint(_HAVING | _STAYING) or "there" in words:
        for phrase in view.phrases:
            if phrase.basis == "stated" and phrase.noun in PERSON and phrase.prep is None and _is_held(view, phrase):
                yield Link(phrase, _METRIC, "special", None)


def _in_cases(view: View) -> Iterator[Link]:
    """Those struck by arrests that are counted by the case: "two cases of arbitrary detention, with 14 victims"."""
    end = len(view.items)
    told = False
    for i, item in enumerate(view.items):
        if item.lower in STOPS:
            told = False
        if item.lower in _CASES:
            told = _of_arrests(view, i) or (told and view.word(i + 1) != "of")
        own = view.at(i) if item.category == "num" else None
        told = told and not (own is not None and own.head is None and view.word(own.end) == "of")  # "and 20 of theft"
        if told and item.lower in _WITH:
            struck = next((p for k in range(i + 1, min(i + 1 + _NEAR, end)) if (p := view.at(k)) is not None), None)
            if struck is not None and _is_struck(struck, item.lower):
                yield Link(struck, _METRIC, "special", None)


def _is_struck(phrase: Phrase, led: str) -> bool:
    """Whether those counted are whom the cases are of; "with" leads to helpers as well, so only to victims."""
    return phrase.basis == "stated" and phrase.noun in ({"victim"} if led == "with" else PERSON)


def _of_arrests(view: View, i: int) -> bool:
    """Whether the cases at item ``i`` are arrests: "cases of unlawful arrest and detention"."""
    if view.word(i + 1) != "of":
        return False
    near = view.items[i + 2 : i + 2 + _KIND_REACH]
    return any(item.lower in _ARRESTS for item in near) and not any(item.lower == "," for item in near[:1])


def _is_held(view: View, phrase: Phrase) -> bool:
    """Whether a state holds those counted: prisoners for what they stand for, or anybody behind "the regime holds"."""
    verb = _verb_over(view, phrase)
    if verb is not None and any(denies(item) for item in view.items[max(verb - 2, 0) : verb]):
        return False
    if _is_detained(view, phrase, verb):
        return True
    if _is_political(view, phrase):
        there = "there" in view.before(phrase.start, _VERB_REACH)
        return there or (verb is not None and view.word(verb) in _HAVING) or _stays(view, phrase)
    if (
        _serves(view, phrase)
        or phrase.noun == "victim"
        or verb is None
        or view.word(verb) not in _HOLDING
        or not (_is_state(view, verb) or _is_for_untried(view, verb))
    ):
        return False
    behind = view.behind(phrase.end, _NEAR)
    kept = view.word(verb) in forms_of("keep") and _IN_CUSTODY.isdisjoint(behind)
    return not kept and (_HELD_SO | _SHELTERED).isdisjoint(view.behind(verb + 1, 2) + behind)


def _serves(view: View, phrase: Phrase) -> bool:
    """Whether those counted may serve a term: prisoners and convicts, but not detainees."""
    told = phrase.noun == "prisoner" and phrase.head is not None
    return told and phrase.head is not None and view.word(phrase.head) not in _DETAINEES


def _is_political(view: View, phrase: Phrase) -> bool:
    """Whether those counted are held for what they stand for: "political prisoners", "prisoners of conscience"."""
    if phrase.noun != "prisoner" or phrase.head is None:
        return False
    named = words_of("custody", "holding", "political")
    led = not named.isdisjoint(item.lower for item in view.items[phrase.start : phrase.head])
    return led or view.behind(phrase.head + 1, 2) == ["of", "conscience"]


def _is_detained(view: View, phrase: Phrase, verb: int | None) -> bool:
    """Whether detainees are told to be there or held: "there were 275 detainees held", "held 40 pretrial detainees"."""
    if phrase.noun != "prisoner" or phrase.head is None or view.word(phrase.head) not in _DETAINEES:
        return False
    if _stays(view, phrase):
        return True
    untried = any(item.lower in _BEFORE_TRIAL for item in view.items[phrase.start : phrase.head])
    there = "there" in view.before(phrase.start, _VERB_REACH)
    had = untried and verb is not None and view.word(verb) in _HAVING
    return had or (there and (untried or view.word(phrase.end) in _HELD))


def _verb_over(view: View, phrase: Phrase) -> int | None:
    """The verb whose object a phrase is, over what stands before its number."""
    i = view.over(phrase.start - 1, {"adv", "det"})
    while i > 0 and view.items[i].category in {"prep", "adv"} and phrase.start - i < _VERB_REACH:
        i -= 1
    return i if i >= 0 and view.at(i) is None and i < phrase.start else None


def _stays(view: View, phrase: Phrase) -> bool:
    """Whether they are told to be in custody still: "1,200 political prisoners languish in jails", "are held"."""
    behind = view.items[phrase.end : phrase.end + _VERB_REACH]
    first = next((k for k, item in enumerate(behind) if item.category in FINITE or item.lower in _STAYING), None)
    if first is None or any(denies(item) for item in behind[: first + 2]):
        return False
    if behind[first].lower in _STAYING:
        return True
    return any(item.lower in _HOLDING | _STAYING for item in behind[first + 1 : first + 3])


def _is_for_untried(view: View, verb: int) -> bool:
    """Whether the subject of a verb is a place for people without a verdict: "four pretrial detention centers held"."""
    place = view.at(verb - 1)
    if place is None or place.end != verb or place.prep is not None:
        place = next((p for p in view.phrases if p.end < verb and p.prep is None and _to_verb(view, p.end, verb)), None)
    named = [item.lower for item in view.items[place.start : place.end]] if place is not None else []
    return named[-1:] != [] and named[-1] in _PLACES and not _BEFORE_TRIAL_AT.isdisjoint(named)


def _to_verb(view: View, i: int, verb: int) -> bool:
    """Whether no more than a place leads from an item to a verb: "centers in Cyprus held"."""
    led = view.items[i].lower in {"in", "at", "near", "across"} and verb - i <= _VERB_REACH
    return led and all(item.category in {"prep", "det", "noun", "adj"} for item in view.items[i:verb])


def _is_state(view: View, verb: int) -> bool:
    """Whether a state, its government or its forces are the subject of a verb: "Eritrea", "the junta in Myanmar"."""
    before = view.items[max(verb - _SUBJECT_REACH, 0) : verb]
    countries = country_claims()[0]
    for k in range(len(before) - 1, -1, -1):
        item = before[k]
        if item.category in {"sign", "verb", "conj", "rel", "sub", "num", "date"}:
            return False
        led = k > 0 and before[k - 1].category == "prep"
        if item.lower in _STATES and not led:
            return True
        if item.capital and item.lower in countries and not led:
            alone = all(x.category in _HELPING for x in before[k + 1 :])
            return alone and (k == 0 or before[k - 1].category in _OPENING)
    return False
