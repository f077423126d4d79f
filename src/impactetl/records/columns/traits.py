"""Who is counted: population as written, sex, age group."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile, zip_longest

from impactetl.lexicon.english import english
from impactetl.lexicon.load import words_of
from impactetl.model import plain
from impactetl.records.base.view import View
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, noun_classes, traits

_FEMALE = frozenset({"female", "females", "pregnant"})
_MALE = frozenset({"male", "males"})
_NEUTRAL = words_of("nouns", "traits", "neutral")
_MINOR = words_of("nouns", "traits", "young")
_ADULT_AGE = 18
# "Victims of the worst forms of child labor": so many items behind "victims" tell that they are children.
_OF_REACH, _CHILD = 7, frozenset({"child", "underage"})
# What an apposition opens with ("a 34-year-old woman", "both women"), and how far its words may reach.
_OPENING = frozenset({"a", "an", "both", "all"})
_ENDS = frozenset({"sign", "rel", "conj", "sub"})
_LEAST_APPOSED, _APPOSED_REACH = 3, 9
# What the people counted are said to be: "30 of whom were adult women"; the words stand so many items behind "were".
_COPULA, _SAID_REACH = frozenset({"were", "are", "was", "is"}), 4
# Ages stand so many items behind those they are told of: "three sisters from Rivas, ages 13 to 16".
_AGED, _AGED_REACH, _AGES_REACH = frozenset({"age", "ages", "aged"}), 8, 7
# What leads an age, and what says that those counted are below it: "under 18", "younger than 16", "not yet 18".
_LEADS_AGE, _BELOW = (
    frozenset({"under", "below", "than", "yet"}),
    frozenset({"under", "below", "younger", "less", "yet"}),
)
_ABOVE = frozenset({"older", "over", "above"})
# One of these swaps a bound: "none older than 17".
_DENYING = frozenset({"no", "none", "not", "nobody", "never"})
_NO_ADULTS = frozenset({"underage", "under-age", "underaged"})
# A couple is a man and a woman, where nothing else is told of them.
_COUPLES = frozenset({"couple", "couples"})
# Nouns that end so are of men, or of women: "crewmen", "charwoman"; these few are of anybody.
_MEN, _WOMEN, _ANYBODY = ("man", "men"), ("woman", "women"), frozenset({"human", "german", "roman", "ottoman"})
# "Two child traffickers" are no children: before these a word of age tells of the victims.
_OF_VICTIMS = frozenset({"suspect", "official"})
# A whole stands so many items behind its share: "20 of the 80 schoolboys".
_WHOLE_REACH = 4


@plain
class People:
    """Traits of the people counted, each None where the text does not say."""

    population: str | None = None
    sex: str | None = None
    age_group: str | None = None


def people(view: View, phrase: Phrase, text: str) -> People:
    """Read the traits from the words of the phrase and from what is said of it behind."""
    if phrase.head is None:
        whole = _whole(view, phrase)
        said = people(view, whole, text) if whole is not None else People()
        words = frozenset(_said(view, phrase.end)) or _said_of_share(view, whole)
        sex, age = _sex(words) or said.sex, _ages_behind(view, phrase) or _age(words) or said.age_group
        return People(None, None if sex == "mixed" else sex, None if age == "mixed" else age)
    if phrase.noun is None or phrase.noun not in PERSON:
        return People()
    items = _own_items(view, phrase)
    words, beside = (
        frozenset(_telling(view, phrase, items)),
        _apposed(view, phrase) | frozenset(_said(view, phrase.end)),
    )
    age = _ages_within(view, phrase, words) or _ages_behind(view, phrase) or _age(words) or _age(beside)
    age = age or ("mixed" if _includes_minors(view, phrase) else None)
    population = text[items[0].start : items[-1].end] if items else None
    return People(population or None, _sex(words) or _sex(beside), age)


def _own_items(view: View, phrase: Phrase) -> Sequence[Item]:
    """The items of a phrase behind its number, up to its last head noun."""
    first = phrase.start + (1 if phrase.basis in {"stated", "zero"} else 0)
    last = phrase.tail if phrase.tail is not None else phrase.head
    assert last is not None  # noqa: S101 -- the caller looked
    opening = view.behind(first, 2)
    if opening in (["of", "them"], ["of", "whom"]):
        first += 2
    elif opening[:1] == ["of"]:
        first += 1
    return view.items[first : last + 1]


def _telling(view: View, phrase: Phrase, items: Sequence[Item]) -> Iterator[str]:
    """The words of a phrase that tell of those counted: not a possessor's, not of the victims of those accused."""
    owned = max((i for i, item in enumerate(items) if item.clitic == "'s"), default=-1)
    for item, follow in zip_longest(items[owned + 1 :], items[owned + 2 :]):
        if not _is_name(item) and (follow is None or not _of_victims(item, follow, items[-1])):
            yield item.lower
    ahead = view.items[phrase.end : phrase.end + _OF_REACH]
    behind = [item.lower for item in takewhile(lambda item: item.category != "sign", ahead)]
    if phrase.noun == "victim" and behind[:1] == ["of"] and _CHILD.intersection(behind):
        yield "child"


def _of_victims(item: Item, follow: Item, head: Item) -> bool:
    """Whether a word of age tells of others than those counted: "child traffickers", "child protection workers"."""
    if item.lower not in traits("age")["minor"] or item.lower in _MINOR or follow.category != "noun":
        return False
    if follow.noun in PERSON:
        return follow.noun in _OF_VICTIMS and not follow.lower.startswith("soldier")
    return head.noun in _OF_VICTIMS | {"people"}


def _whole(view: View, phrase: Phrase) -> Phrase | None:
    """The phrase that a bare number is a share of: "20 of the 80 schoolboys"."""
    i = phrase.start + 1
    if i >= len(view.items) or view.items[i].lower != "of":
        return None
    ahead = (view.at(k) for k in range(i + 1, min(i + 1 + _WHOLE_REACH, len(view.items))))
    found = next((p for p in ahead if p is not None and p is not phrase), None)
    return found if found is not None and found.head is not None else None


def _apposed(view: View, phrase: Phrase) -> frozenset[str]:
    """The words that a phrase between commas adds: "the suspect, a 34-year-old woman", "two defendants, both women"."""
    ahead = view.items[phrase.end : phrase.end + _APPOSED_REACH]
    if len(ahead) < _LEAST_APPOSED or ahead[0].lower != "," or ahead[1].lower not in _OPENING:
        return frozenset()
    ends = (i for i, item in enumerate(ahead[1:], 1) if item.category in _ENDS and item.lower != "-")
    closed = next(ends, None)
    if closed is None or ahead[closed].category == "conj":
        return frozenset()
    return frozenset(item.lower for item in ahead[1:closed])


def _said_of_share(view: View, whole: Phrase | None) -> frozenset[str]:
    """What a share is said to be behind the participle of its whole: "eight of the 22 women rescued were minors"."""
    if whole is None or not view.is_verb(whole.end):
        return frozenset()
    return frozenset(_said(view, whole.end + 1))


def _said(view: View, end: int) -> Iterator[str]:
    """What those counted are said to be: "30 of whom were women"; not what was done to them."""
    ahead = view.items[end : end + 1 + _SAID_REACH]
    if not ahead or ahead[0].lower not in _COPULA:
        return
    for item in ahead[1:]:
        if item.category not in {"noun", "adv", "num", "det"} or item.lower in {"not", "no"}:
            return
        yield item.lower


def _includes_minors(view: View, phrase: Phrase) -> bool:
    """Whether children are among those counted, and nobody says how many: "12 victims, including children"."""
    ahead = view.items[phrase.end : phrase.end + _OF_REACH]
    if [item.lower for item in ahead[:2]] != [",", "including"]:
        return False
    listed = list(takewhile(lambda item: item.category in {"noun", "conj"} or item.lower == ",", ahead[2:]))
    return any(item.lower in traits("age")["minor"] for item in listed)


def _sex(words: frozenset[str]) -> str | None:
    kinds = traits("sex")
    words = words | {word.split("-")[0] for word in words if word.endswith("-in-law")}
    women = {word for word in words if word.endswith(_WOMEN)}
    female = bool(women or words & (kinds["female"] | _FEMALE))
    male = bool(words & (kinds["male"] | _MALE)) or any(w.endswith(_MEN) for w in words - women - _ANYBODY)
    if not female and not male and words & _COUPLES:
        return "mixed"
    neutral = bool(words & _NEUTRAL) and not words & (_FEMALE | _MALE)
    return "mixed" if female and male else None if neutral else "female" if female else "male" if male else None


def _is_name(item: Item) -> bool:
    """Whether a word that ends as those of men do is a name: "Yemen", "Freeman", "Turkmen", not "Frenchmen"."""
    word = item.lower
    if not item.capital or not word.endswith(_MEN) or word.endswith(_WOMEN) or word[:-3].endswith(_PEOPLES):
        return False
    return word not in noun_classes() and word not in english()


# "Frenchmen", "Irishmen" are men.
_PEOPLES = ("ch", "sh")


def _age(words: frozenset[str]) -> str | None:
    kinds = traits("age")
    minor = bool(words & (kinds["minor"] | _MINOR))
    adult = bool(words & kinds["adult"])
    return "mixed" if minor and adult else "minor" if minor else "adult" if adult else None


def _ages_within(view: View, phrase: Phrase, words: frozenset[str]) -> str | None:
    """An age in the phrase: "two 16-year-olds", "a 40-year-old defendant"."""
    ages = [item for item in view.items[phrase.start : phrase.end] if _is_age(item)]
    return _age_words(_group(ages), words) if ages else None


def _age_words(group: str | None, words: frozenset[str]) -> str | None:
    """An age beside words of age: "a girl and a 40-year-old man" are mixed."""
    other = _age(words)
    return group if other in {None, group} or group is None else "mixed"


def _ages_behind(view: View, phrase: Phrase) -> str | None:
    """Ages behind those they are told of: ", ages 13 to 16", "aged between 19 and 25", "were under 16", ", 34,"."""
    ahead = view.items[phrase.end : phrase.end + _AGED_REACH]
    if [item.lower for item in ahead[:1]] == [","] and len(ahead) > 1 and _is_age(ahead[1]):
        return _group(ahead[1:2])
    for i, item in enumerate(ahead):
        if item.lower in _NO_ADULTS or _is_under_age(ahead[i : i + 2]):
            return "minor"
        if item.lower in _AGED or (item.lower in _LEADS_AGE and _is_age(*ahead[i + 1 : i + 2])):
            ages = _told_together(view.items[phrase.end + i : phrase.end + i + _AGES_REACH])
            return _bounded({x.lower for x in ahead[max(i - 2, 0) : i + 1]}, ages)
        if _is_age(item):
            return _group([item])
        if item.category in {"verb", "conj"} or item.lower in {";", "."} or item.number is not None:
            return None
    return None


def _bounded(said: AbstractSet[str], ages: Sequence[Item]) -> str | None:
    """The age group of ages, of which the words before may say that those counted are below or above them."""
    if not ages or not (said & _BELOW or said & _ABOVE):
        return _group(ages)
    above = bool(said & _ABOVE)
    if above == bool(said & _DENYING):  # "under 18", "none older than 17", "not below 18"
        return "minor" if _years(ages[0])[1] <= _ADULT_AGE else None
    return "adult" if _years(ages[0])[0] >= _ADULT_AGE - 1 else None


def _is_under_age(items: Sequence[Item]) -> bool:
    """Whether two items are "under age" and no number follows."""
    return [item.lower for item in items] == ["under", "age"]


def _told_together(items: Sequence[Item]) -> list[Item]:
    """The numbers of ages right behind "aged", with those joined to them: "aged 14, 15 and 17", not what follows."""
    out: list[Item] = []
    for item in items:
        if item.number is not None:
            out.append(item)
        elif out and item.lower not in _AGES_JOINED:
            break
    return out


_AGES_JOINED = frozenset({"and", "or", "to", ",", "-", "through"})


def _is_age(*items: Item) -> bool:
    return bool(items) and items[0].number is not None and items[0].number.refused == "age"


def _years(item: Item) -> tuple[float, float]:
    """The least and the most years of an age; what an age below ends with is not reached."""
    number = item.number
    if number is None:
        return 0, 0
    low = number.low if number.low is not None else number.value
    high = number.high if number.high is not None else number.value
    return low or 0, (high if high is not None else low) or 0


def _group(ages: Sequence[Item]) -> str | None:
    """The age group of ages that are told together."""
    if not ages:
        return None
    bounds = [_years(item) for item in ages]
    below = all(item.number is not None and item.number.qualifier == "at_most" for item in ages)
    least, most = min(low for low, _ in bounds), max(high for _, high in bounds)
    if most < _ADULT_AGE or (below and most <= _ADULT_AGE):
        return "minor"
    return "adult" if least >= _ADULT_AGE else "mixed"
