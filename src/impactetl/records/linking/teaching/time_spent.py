"""People taught where no word names the lesson: "sat through two hours on the Act", "came to hear about grooming"."""

from collections.abc import Iterator

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.view import STOPS, View
from impactetl.records.linking.teaching.lessons import forms
from impactetl.syntax.items import Item, is_ordinal, is_term
from impactetl.syntax.phrases import Phrase

# The time stands within so many items behind its verb, the law within so many behind what leads to it.
_TIME_REACH, _LAW_REACH = 4, 6
# What people do stands within so many items behind them, and what they came to hear of so many behind that.
_VERB_REACH, _MATTER_REACH = 8, 5
_OVER = frozenset({"on", "about", "over", "to"})
# "With us", "at our centre" stand between the time and the law.
_OVER_REACH = 5
_SPENT = frozenset({"spend"})


def spent_learning(view: View, phrase: Phrase) -> int | None:
    """Give the verb by which those counted were taught something, as a time they spent on it tells."""
    if phrase.prep is None:
        for verb in _verbs_behind(view, phrase):
            if _time_on_law(view, phrase, verb) or _with_teachers(view, phrase, verb) or _came_to_hear(view, verb):
                return verb
    return _led_through(view, phrase)


def _verbs_behind(view: View, phrase: Phrase) -> Iterator[int]:
    """The verbs behind a subject, up to the next count of people."""
    for k in range(phrase.end, min(phrase.end + _VERB_REACH, len(view.items))):
        other = view.at(k)
        if view.word(k) in STOPS or view.items[k].category == "neg" or (other is not None and other.counted):
            return
        if view.is_verb(k):
            yield k


def _time_behind(view: View, verb: int) -> int | None:
    """Where the time ends that a verb says was spent: "two hours", "the 15th", "a day"."""
    if view.word(verb) not in forms("sitting"):
        return None
    for k in range(verb + 1, min(verb + 1 + _TIME_REACH, len(view.items))):
        item = view.items[k]
        if is_term(item) or is_ordinal(item) or item.date is not None or view.word(k) in words_of("lessons", "times"):
            return k + 1
    return None


def _time_on_law(view: View, phrase: Phrase, verb: int) -> bool:
    """Whether the time was spent on a law or on what protects people: "spent the 15th with us on the new guidance"."""
    end = _time_behind(view, verb)
    makers = phrase.head is not None and view.word(phrase.head) in words_of("lessons", "legislating")
    if end is None or makers or _in_years(view.items[end - 1]):
        return False
    over = next((k for k in range(end, end + _OVER_REACH) if view.word(k) in _OVER), None)
    return over is not None and view.verbless(end, over) and _is_law(view, over + 1)


def _in_years(item: Item) -> bool:
    """Whether a time is told in years, in which nobody attends a lesson: "spent two years on appeals under the Act"."""
    return item.number is not None and item.number.unit == "year"


def _is_law(view: View, i: int) -> bool:
    told = view.behind(i, _LAW_REACH)
    return not words_of("lessons", "laws").isdisjoint(told) and STOPS.isdisjoint(told)


def _with_teachers(view: View, phrase: Phrase, verb: int) -> bool:
    """Whether officials spent the time with those who teach: "sat through two days with us"."""
    end = _time_behind(view, verb)
    if end is None or phrase.noun != "official" or view.word(end) != "with":
        return False
    sat = view.word(verb) not in forms_of(*_SPENT) and view.word(end + 1) == "us"
    return sat or not words_of("lessons", "teachers").isdisjoint(view.behind(end + 1, 3))


def _came_to_hear(view: View, verb: int) -> bool:
    """Whether they came to hear of a matter: "500 parents came to hear about grooming"."""
    if view.word(verb) not in forms("coming"):
        return False
    to = next((k for k in (verb + 1, verb + 2) if view.word(k) == "to"), None)
    if to is None or view.word(to + 1) not in forms("hearing_of"):
        return False
    told = view.behind(to + 2, _MATTER_REACH + 1)
    led = next((n for n, word in enumerate(told) if word in {"about", "of", "on", "how"}), None)
    return led is not None and not words_of("lessons", "matters").isdisjoint(told[led:])


def _led_through(view: View, phrase: Phrase) -> int | None:
    """The verb by which officials were led through a law: "walked 70 officers through the new procedure"."""
    verb = view.verb_over(phrase)
    led = verb is not None and view.word(verb) in forms("walking") and view.word(phrase.end) == "through"
    return verb if led and phrase.noun == "official" and _is_law(view, phrase.end + 1) else None
