"""Bodies that a text names: ministries, police forces, organisations, and what ``organization`` calls them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from impactetl.grammar.tokens import fold
from impactetl.lexicon.gazetteer import person_names
from impactetl.lexicon.load import load, words_of
from impactetl.records.base.names import NAME, NAME_WORDS
from impactetl.syntax.items import Item, category
from impactetl.syntax.words import PERSON, noun_class

# What may stand in an aside behind a name: "(SAPD)", ", a Senegalese charity,".
ASIDE = re.compile(r"\s*(?:\([^()]{1,60}\)|,\s[^,;]{1,100},)")
OWNS = re.compile(r"(?:'s|\u2019s)\Z")
_CALLED = re.compile(r"\b(?:NGOs?|charity|organi[sz]ation|group|shelter),?\s+(?:the\s+)?\Z", re.IGNORECASE)
_LED = re.compile(
    r"^(?:(?:[Mm]embers|[Oo]fficers|[Aa]gents|[Oo]fficials)\s+(?:of|from)\s+)?(?:[Tt]he\s+)?(?:[A-Z]\w+-based\s+)?(?:NGOs?\s+)?(?=\S)"
)
_GOVERNMENT_OF = re.compile(
    r"(?:the\s+)?(?:government|authorities)\b(?:\s+(?:of|in)\b.*)?|.*\bgovernment", re.IGNORECASE
)
_POLICE_OF = re.compile(r"police(?:\s+in\b.*)?", re.IGNORECASE)
_OPENING = re.compile(rf"(?:In [\w ]{{1,30}}, )?(?:(?:The|the) (?P<small>[a-z]+)|(?P<name>{NAME_WORDS})) (?!of\b)[a-z]")
# Where one name ends and the next begins: "the Department of Labor and the Police", "the FBI and Tulsa Police".
_TWO = re.compile(r"\s+and\s+the\s+|(?<=[A-Z]{3})\s+and\s+")
# A name without a word of its own for a body has so many words; an acronym has more letters than a state's.
_LEAST, _LONGEST = 2, 4
# So many characters before and behind a name tell what it is.
_LEAD_REACH, _ASIDE_REACH = 20, 100


@dataclass(frozen=True, slots=True)
class Body:
    """A body that the text names over characters ``[start, end)``, as ``organization`` says it.

    ``plain`` is a name that no word of its own and none beside it makes the name of a body: it may be a person's.
    """

    start: int
    end: int
    name: str
    plain: bool = False


@cache
def _bodies() -> dict[str, str]:
    return {word: name for name, listed in load("bodies")["bodies"].items() for word in listed.split()}


def opening_body(sentence: str, names: Mapping[str, str]) -> str | None:
    """The body that is the subject of a sentence before: "The government provided shelter. It also trained 600"."""
    match = _OPENING.match(sentence)
    if match is None:
        return None
    if match["small"]:
        return _bodies().get(fold(match["small"]))
    found = _body_name(match["name"], names, "", sentence[match.end() : match.end() + _ASIDE_REACH])
    return found[0] if found is not None and not found[1] else None


def named(items: Sequence[Item], names: Mapping[str, str], text: str) -> Iterator[Body]:
    """Give the bodies that a stretch of items names, in small letters or in capitals; ``names`` spells out acronyms."""
    yield from _small(items, text)
    for low, high in _undated(items):
        for match in NAME.finditer(text, low, high):
            start = match.start()
            for part in _each_of(match[0], names):
                at = text.index(part, start)
                start = at + len(part)
                lead = text[max(at - _LEAD_REACH, 0) : at]
                name = _body_name(part, names, lead, text[start : start + _ASIDE_REACH])
                if name is not None:
                    yield Body(at, start, *name)


def _each_of(written: str, names: Mapping[str, str]) -> Iterator[str]:
    """The names that "and" joins: "Police and IJM" are two; "Customs and Border Protection" is one."""
    for part in _TWO.split(written):
        first, joined, second = part.partition(" and ")
        two = bool(joined) and _stands_alone(first, names) and _stands_alone(second, names)
        yield from (first, second) if two else (part,)


def _stands_alone(name: str, names: Mapping[str, str]) -> bool:
    """Whether a name is known to be the whole name of a body."""
    if _POLICE_OF.fullmatch(name) or name in names or name in load("bodies")["acronyms"]:
        return True
    known = fold(name) in words_of("proper_words", "name") or fold(name) in words_of("bodies", "names", "known")
    return known or (name.isupper() and len(name) > _LEAST)


def _undated(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The stretches between the dates, whose months are no names."""
    low = items[0].start
    for item in items:
        if item.date is not None:
            yield low, item.start
            low = item.end
    yield low, items[-1].end


def _small(items: Sequence[Item], text: str) -> Iterator[Body]:
    """Bodies in small letters, and those whose capital opens a sentence: "Police", "the security forces"."""
    for i, item in enumerate(items):
        if text[item.start : item.start + 1].isupper() and i:
            continue
        if item.lower == "officials" and (not i or items[i - 1].category not in {"noun", "verb"}):
            yield Body(item.start, item.end, "the government")
        pair = f"{items[i - 1].lower} {item.lower}" if i else ""
        if pair in words_of("bodies", "pairs", "named"):
            yield Body(items[i - 1].start, item.end, pair)
        elif item.lower in _bodies() and not _leads_body(items, i):
            yield Body(item.start, item.end, _bodies()[item.lower])


def _leads_body(items: Sequence[Item], i: int) -> bool:
    """Whether the next word names the body that this one is of: "a military court", "the army police"."""
    return i + 1 < len(items) and items[i + 1].lower in _bodies() and items[i].lower != items[i + 1].lower


def _body_name(written: str, names: Mapping[str, str], ahead: str, behind: str) -> tuple[str, bool] | None:
    """The name of a body as ``organization`` says it, and whether it is plain; None for a person, a people, a place."""
    lead = _LED.match(" ".join(written.split()).rstrip(".,"))
    assert lead is not None  # noqa: S101 -- the pattern matches at once where nothing leads
    name = OWNS.sub("", lead.string[lead.end() :])
    if _GOVERNMENT_OF.fullmatch(name) or _POLICE_OF.fullmatch(name):
        return ("police" if _POLICE_OF.fullmatch(name) else "the government"), False
    known, acronyms = words_of("proper_words", "name"), load("bodies")["acronyms"]
    if fold(name) in known or name in acronyms or name in names or name in names.values():
        return names.get(name) or acronyms.get(name, name), False
    words = [fold(word).removesuffix("'s").rstrip(".") for word in name.split()]
    if not words or category(words[0]) not in {"noun", "verb"} or _is_titled(words):
        return None
    if len(words) == 1 and lead[0].lower().endswith("the ") and words[0] in words_of("bodies", "names", "body"):
        return _bodies().get(words[0], name), False  # "the Institute", "the Unit", "the Court"
    if "NGO" in lead[0] or _CALLED.search(ahead) or _is_apposed(behind) or _is_body(name, words):
        return name, False
    return (name, True) if _LEAST <= len(words) <= _LONGEST and not _is_person(words) else None


def _is_apposed(behind: str) -> bool:
    """Whether an aside tells that a name is an organisation's: ", a Senegalese charity,"."""
    aside = ASIDE.match(behind)
    if aside is None:
        return False
    return not words_of("bodies", "names", "ngo").isdisjoint(fold(aside[0]).replace(",", " ").split())


def _is_body(name: str, words: Sequence[str]) -> bool:
    """Whether a name tells by a word of its own that it is a body's, or is an acronym."""
    if len(words) == 1:
        acronym = name.isupper() and len(name) > _LEAST and noun_class(words[0]) is None
        return acronym or words[0] in words_of("bodies", "names", "known")
    return not words_of("bodies", "names", "body").isdisjoint(words)


def _is_titled(words: list[str]) -> bool:
    """Whether a title opens the name of a person: "Judge Okello", but "Attorney General's Office"."""
    return words[0] in words_of("bodies", "names", "person") and not {"office", "general"}.intersection(words)


def _is_person(words: list[str]) -> bool:
    return "G" in person_names().get(words[0], "") or any(noun_class(word) in PERSON for word in words)
