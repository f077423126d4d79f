"""The country in force where a sentence names none, and what it makes of the towns that a sentence names."""

from dataclasses import replace

from impactetl.lexicon.gazetteer import entry_of
from impactetl.lexicon.load import words_of
from impactetl.lexicon.places import key_of
from impactetl.model import DateMention, DateRole, PlaceKind, PlaceMention
from impactetl.records.base.anaphora import goes_on
from impactetl.records.base.context import Context, Place
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase


def as_in_force(place: PlaceMention, context: Context) -> PlaceMention:
    """A town whose name a town of the country in force has as well is that one: Beja under the heading "Portugal"."""
    if place.kind is not PlaceKind.CITY:
        return place
    told = context.paragraph_place or context.section_place
    if told is None or len(told.codes) != 1 or told.codes == place.codes:
        return place
    entry = entry_of(key_of(place.name))
    if entry is None or told.codes[0] not in entry.possible:
        return place
    return place if entry.large and place.codes == entry.codes else replace(place, codes=told.codes)


def in_force(view: View, phrase: Phrase, context: Context) -> tuple[str, ...]:
    """The countries in force; what an earlier paragraph named holds for its event, not for our whole work."""
    if _of_several(view, phrase):
        return ()
    told, frame = context.paragraph_place, context.frame
    own_work = _tells_own_work(view)
    total = own_work and _is_total(view, phrase)
    everywhere = _of_all_work(view)
    if told is not None and not everywhere and (_at_home(told, context) or goes_on(view) or _takes_up(view)):
        return told.codes
    for place in () if everywhere else (context.lead_place, context.section_place):
        if place is not None and not (total and place == context.opening_place):
            return place.codes
    country = frame.about if total else frame.scene
    if country is not None:
        return (country,)
    ours = own_work and (_is_of_many(view, phrase) or any(item.lower == "we" for item in view.items))
    if context.story_place is None or everywhere or ours:
        return ()
    return context.story_place.codes


_SAYING = words_of("function_words", "saying") | words_of("own_work", "noting")


def _tells_own_work(view: View) -> bool:
    """Whether a sentence tells of what "we" do, not of what "we note that" others did."""
    items = view.items
    ours = [i for i, item in enumerate(items) if item.lower in {"we", "our"}]
    said = [
        i for i in ours if [item.lower for item in items[i + 2 : i + 3]] == ["that"] and items[i + 1].lower in _SAYING
    ]
    return len(ours) > len(said)


_ALL_WORK = words_of("own_work", "everywhere")
# "Across all four programmes": so many items lie between at most.
_ALL_REACH = 3


def _of_all_work(view: View) -> bool:
    """Whether a figure is of all that is done, wherever: "across all programmes 3,390 people received help"."""
    starts = (i for i, item in enumerate(view.items) if item.lower == "across")
    return any(not _ALL_WORK.isdisjoint(item.lower for item in view.items[i + 1 : i + 1 + _ALL_REACH]) for i in starts)


_BRANCHES = words_of("place_roles", "branches")


_TAKEN_UP = frozenset({"it", "they", "he", "she", "its", "their", "his", "her"})


def _takes_up(view: View) -> bool:
    """Whether a sentence goes on with a body told before it: "The chapter has helped", "In 2015 it helped 31 girls"."""
    items = view.reach.ordered
    dated = items[0].date is not None
    words = [item.lower for item in items[dated : dated + 3] if item.lower != ","]
    of_branch = words[:1] == ["the"] and not _BRANCHES.isdisjoint(words[1:2])
    return of_branch or (dated and not _TAKEN_UP.isdisjoint(words[:1]))


# What stands between a figure and "in five countries" where these are of somebody or something else.
_OTHERS = words_of("own_work", "aside")
_LAND_REACH = 10


def _of_several(view: View, phrase: Phrase) -> bool:
    """Whether a figure is of so many countries, none of them named: "287 people were freed in five countries"."""
    lands = (land for land in view.phrases if land.noun == "country" and land.start > 0 and _is_many(view, land))
    return any(_is_in(view, phrase, land.start) for land in lands if view.items[land.start - 1].lower in _WITHIN)


_WITHIN = frozenset({"in", "across"})


def _is_many(view: View, land: Phrase) -> bool:
    number = view.items[land.start].number
    return number is not None and (number.value or number.low or 0) > 1


def _is_in(view: View, phrase: Phrase, land: int) -> bool:
    """Whether the countries at item ``land`` are where a figure is from: they open its sentence, or close it."""
    if land < phrase.start:
        return land == 1
    between = [item.lower for item in view.items[phrase.end : land]]
    return land > phrase.start and len(between) <= _LAND_REACH and _OTHERS.isdisjoint(between)


# Of so many people we tell as of a total.
_MANY = 20


def _is_total(view: View, phrase: Phrase) -> bool:
    """Whether a figure is that of a year or more: "in 2022 we rescued 500 people", "since 1997 we have freed"."""
    if not _is_of_many(view, phrase):
        return False
    return any(date is not None and _spans_year(date) for date in (item.date for item in view.items))


def _is_of_many(view: View, phrase: Phrase) -> bool:
    """Whether a figure is as high as totals are."""
    number = view.items[phrase.start].number
    return number is not None and max(number.value or 0, number.low or 0) >= _MANY


def _spans_year(date: DateMention) -> bool:
    """Whether a date is a year or more: "in 2022", "last year", "since May 1997"."""
    whole = date.month is None and date.weekday is None and (date.year is not None or date.shift_unit == "year")
    return whole or date.role is DateRole.SINCE


def _at_home(place: Place, context: Context) -> bool:
    """Whether an earlier sentence's place holds without more: a report on a country looks abroad for a sentence."""
    return place.opens or context.frame.home is None or context.frame.home in place.codes
