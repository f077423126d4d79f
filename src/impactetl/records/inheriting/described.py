"""Shares without a noun that tell who those counted before were: "freed 30 people. Twelve were children"."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.inheriting.counted_on import as_told, counts_more, models_of
from impactetl.records.inheriting.exploited import tells_abuse
from impactetl.records.linking.compared import copies, shares_of
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

_OPENS = frozenset({";", "-", ":", ",", "and", "but", "while", "("})
_WERE = frozenset({"was", "were", "is", "are"})
_CAME = words_of("counting", "coming")
# What leads to an age or a place of those who were so.
_AGED = frozenset({"under", "over", "below", "above", "aged", "between", "younger", "older"})
# "Were citizens of": who they were is told within so many words.
_REACH = 5


def described(view: View, phrase: Phrase, links: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Give the links of a number that opens its clause and is told to have been people of some kind."""
    if phrase.head is not None or phrase.of or not _opens(view, phrase) or not told_who(view, phrase.end):
        return []
    models = models_of(view, phrase, links, before)
    value = view.value(phrase)
    if not models or value is None or _mixed(links or before):
        return []
    told = models[0] in links
    if told and value > (view.value(models[0].phrase) or value):
        return []
    if counts_more(view, phrase):
        return as_told(phrase, models, told, "share", None)
    shares = copies(phrase, models, "share", models[0].phrase if told else None)
    return shares if told else shares_of(shares, models, before)


def _mixed(told: Sequence[Link]) -> bool:
    """Whether those told of before are of two kinds, some freed and some arrested."""
    wholes = [{k.metric for k in told if k.phrase == link.phrase} for link in told]
    return any(one.isdisjoint(other) for one in wholes for other in wholes)


def _opens(view: View, phrase: Phrase) -> bool:
    return phrase.start == 0 or view.items[phrase.start - 1].lower in _OPENS


def told_who(view: View, i: int) -> bool:
    """Tell whether a predicate at item ``i`` tells of what kind they were, or where they came from."""
    words = [item for item in view.items[i : i + 1 + _REACH] if item.category != "adv"]
    verb = words[0].lower if words else ""
    if not _LATER.isdisjoint(item.lower for item in view.items[i : i + 1 + _REACH]):
        return False
    if verb in _CAME:
        return [item.lower for item in words[1:2]] == ["from"]
    if verb not in _WERE:
        return False
    return _is_kind(words[1:]) or any(tells_abuse(view, k) for k in range(i + 1, i + 3))


# What people are now tells what became of them: "one is now her receptionist".
_LATER = frozenset({"now", "today", "already", "meanwhile"})


def tells_deed(view: View, i: int) -> bool:
    """Tell whether a verb follows that tells what they did, not who they were: "two of which led to charges"."""
    i = _past_adverbs(view, i)
    category = view.items[i].category if i < len(view.items) else ""
    if category == "be":  # "16 of whom were let go" tells what became of them
        i = _past_adverbs(view, i + 1)
        return view.is_verb(i) and view.word(i) not in HAILING and not tells_abuse(view, i)
    i += category == "have" and view.is_verb(i + 1)  # "six have testified"
    return view.is_verb(i) and view.word(i) not in HAILING


HAILING = words_of("counting", "hailing")


def _past_adverbs(view: View, i: int) -> int:
    while i < len(view.items) and view.items[i].category == "adv":
        i += 1
    return i


def _is_kind(told: Sequence[Item]) -> bool:
    """Whether words tell a kind of people: "children under ten", "under 18", "from Nepal", "Burmese"."""
    number = told[0].number if told else None
    if number is not None and number.qualifier in {"at_most", "at_least"}:  # it took in the "under"
        return True
    if told and (told[0].lower in _AGED or (told[0].lower == "from" and told[1:2] and told[1].capital)):
        return True
    for item in told:
        if item.noun in PERSON:
            return True
        if item.category not in {"noun", "det", "num"}:
            return False
    return False
