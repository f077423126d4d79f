"""What words tell of the field of an offence: the lists of the lexicon, in the order of a text."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from impactetl.lexicon.load import load, words_of

# How a confession was made is not what somebody is accused of, and what is abused may be an office.
_NO_OFFENCE = re.compile(
    r"\b(?:under|through|allegedly by) (?:alleged )?torture\b"
    r"|\b(?:lifetime )?sex offender (?:registration|registry|register)\b|\bregister(?:ed)? as (?:an? )?sex offenders?\b"
    r"|\b(?:physically|verbally) abus\w+|\b(?:illicit|extramarital|premarital|consensual) sexual \w+"
    r"|\babusing (?:an? |the )?(?:\w+ )?(?:detainees?|inmates?|prisoners?|suspects?|citizens?|civilians?|protesters?)\b"
    r"|\babusing (?:\w+ )?(?:powers?|position|office|authority|alcohol|drugs|minister|president)\b"
)
# What somebody did once before tells the field where nothing else does.
_ON_RECORD = re.compile(r"\b(?:registered )?sex offenders?(?: (?:registration|registry|register))?\b")
# A document is about a field whose words stand in it this often.
_MAIN_WORDS = 2
# It is about one kind of trafficking where this share of the words that tell a kind is of it.
_MAIN_SHARE = 0.8
# A whole document is about a field whose words stand in it this often, and this share of the words of all.
_MAIN_FIELD_WORDS, _MAIN_FIELD_SHARE = 3, 0.7
# A long text has one of them in so many characters.
_MAIN_CHARS = 500
# The title and the first lines are so many characters, and each of their words weighs as so many more.
_OPENING, _OPENING_WEIGHT = 400, 2
# What does not say which kind, and the kinds that it has.
BROAD, KINDS = "trafficking", frozenset({"sex_trafficking", "labor_trafficking"})
# Work that the law forbids to children need be no trafficking.
NO_KIND = re.compile(r"\bchild labou?r(?:er)?s?\b")
_PART = re.compile(r"\w+")


class _Field(NamedTuple):
    """A field with those of its words that begin with one word: only there is their pattern tried."""

    name: str
    pattern: re.Pattern[str]


@cache
def _fields() -> Mapping[str, Sequence[_Field]]:
    """The fields by the words that theirs begin with, each in its order."""
    fields: dict[str, list[_Field]] = {}
    for entry in load("abuse")["types"]:
        begun: dict[str, list[str]] = {}
        for words in entry["words"]:
            begun.setdefault(_PART.findall(words)[0], []).append(words)
        for first, listed in begun.items():
            fields.setdefault(first, []).append(_Field(entry["name"], re.compile(rf"(?:{_any(listed)})\b")))
    return fields


@cache
def _phrases(*path: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(sorted(words_of('abuse', *path)))})\b")


def without(text: str, *path: str) -> str:
    """Give a folded text without the phrases of one list of ``abuse.toml``.

    >>> without("use of child soldiers and rape", "police", "no_officers")
    'use of  and rape'
    """
    return _phrases(*path).sub("", text)


def _any(listed: list[str]) -> str:
    return "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))


@cache
def other_trade() -> re.Pattern[str]:
    """Give the pattern of trades that are called trafficking, and deal in no people: "drug trafficking"."""
    trades = "|".join(load("abuse")["elsewhere"]["trades"].split())
    held = r"(?: (?:possession|manufactur\w+|dealing|smuggling|production)(?: ?,)?(?: and| or)?)?"
    return re.compile(rf"\b(?:{trades}){held}[ -]traffick\w+|\btraffick\w+ (?:(?:of|in) (?:\w+ )?)?(?:{trades})\b")


@lru_cache(maxsize=64)  # the records of a paragraph share most of what is looked at
def told(text: str) -> tuple[str, ...]:
    """Give the fields whose words stand in a folded text, in the order of the text.

    >>> told("convicted of rape and of drug trafficking"), told("freed from a brothel")
    (('sexual_violence',), ('sex_trafficking',))
    """
    text = other_trade().sub("", text) if "traffick" in text else text
    text = _NO_OFFENCE.sub("", text)
    if "sex offender" in text:
        return _found(_ON_RECORD.sub("", text)) or _found(text)
    return _found(text)


def _found(text: str) -> tuple[str, ...]:
    fields = _fields()
    found: list[str] = []
    ends: dict[str, int] = {}
    if fields.keys().isdisjoint(_PART.findall(text)):
        return ()
    for part in _PART.finditer(text):
        for field in fields.get(part[0], ()):
            told = field.pattern.match(text, part.start()) if part.start() >= ends.get(field.name, 0) else None
            if told is not None:
                ends[field.name] = told.end()
                found.append(field.name)
    return tuple(found)


def one_of(fields: Sequence[str]) -> str | None:
    """The field that the words of one place tell, the first of them: trafficking of several kinds is of no one kind."""
    if not fields:
        return None
    kinds = KINDS.intersection(fields)
    if fields[0] == BROAD or fields[0] in KINDS:
        return BROAD if len(kinds) > 1 else next(iter(kinds), BROAD)
    return fields[0]


def elsewhere(sentence: str) -> str | None:
    """The field of an offence that no field of its own tells: "tried for embezzlement"."""
    offences = words_of("abuse", "elsewhere", "words")
    return None if offences.isdisjoint(_PART.findall(sentence.lower())) else "other"


@lru_cache(maxsize=1)  # the records of a document are made one after another
def _count(text: str) -> Counter[str]:
    """How often the words of each field stand in a document."""
    return Counter(told(NO_KIND.sub("", " ".join(text.lower().split()))))


@lru_cache(maxsize=1)
def _weighed(text: str) -> Counter[str]:
    """The same without livelihoods, where the words of the opening weigh more: they mostly tell what it is about."""
    opening = Counter(told(_plain(text[:_OPENING])))
    return Counter(told(_plain(text))) + Counter({name: _OPENING_WEIGHT * n for name, n in opening.items()})


def _plain(text: str) -> str:
    """The folded text without the words that tell a field only beside those counted."""
    folded = NO_KIND.sub("", without(" ".join(text.lower().split()), "chapters", "several"))
    return without(folded, "elsewhere", "livelihoods")


def main_kind(text: str) -> str | None:
    """Give the one kind of trafficking whose words stand in a document; None where it tells of several or of none.

    A kind is told of where its words stand often enough, and most of those that tell any kind.
    """
    fields = _count(text)
    count = {name: fields[name] for name in sorted(KINDS | {"online_exploitation"})}
    name = max(count, key=lambda n: count[n])
    return name if count[name] >= _MAIN_WORDS and count[name] >= _MAIN_SHARE * sum(count.values()) else None


def main_field(text: str) -> str | None:
    """Give the field that a whole document is about: its words stand in it most of all; None for several fields.

    Trafficking is of a kind where most of its words tell one.
    """
    count = _weighed(text)
    kinds = sum(count[name] for name in KINDS)
    together = Counter({name: n for name, n in count.items() if name not in KINDS})
    together[BROAD] += kinds
    name, most = max(together.items(), key=lambda pair: pair[1])
    if most < max(_MAIN_FIELD_WORDS, len(text) / _MAIN_CHARS) or most < _MAIN_FIELD_SHARE * sum(together.values()):
        return None
    if name != BROAD:
        return name
    return (main_kind(text) or BROAD) if kinds > count[BROAD] else BROAD
