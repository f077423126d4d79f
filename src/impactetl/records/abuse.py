"""The field of the offence (``abuse_type``): the words beside a figure, else those that lead to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from impactetl.lexicon.load import load, words_of
from impactetl.model import Passage, PassageKind
from impactetl.records.anaphora import goes_on
from impactetl.records.clause import bounds, own, words
from impactetl.records.context import Context
from impactetl.records.link import Link
from impactetl.records.paragraph import before, behind, run_in
from impactetl.records.view import View

# How a confession was made is not what somebody is accused of, and what is abused may be an office.
_NO_OFFENCE = re.compile(
    r"\b(?:under|through|allegedly by) (?:alleged )?torture\b"
    r"|\babusing (?:\w+ )?(?:powers?|position|office|authority|alcohol|drugs|minister|president)\b"
)
# A document is about a field whose words stand in it this often.
_MAIN_WORDS = 2
# It is about one kind of trafficking where this share of the words that tell a kind is of it.
_MAIN_SHARE = 0.8
# An offence of another field stands so many items from its figure at most.
_ELSEWHERE_REACH = 12
# "Three members of the provincial riot police": so many items stand behind the noun.
_FORCE_REACH = 6
# A sentence of so many semicolons lists the matters of a year.
_YEARBOOK = 3
_SHARES = frozenset({"whom", "them", "including", "among"})
# What is told of victims, or of people who learn about them.
_TO_VICTIMS = frozenset({"people_trained", "people_assisted", "people_rescued", "victims_identified"})
# What is told of more than the matter of a story.
_OF_MANY = frozenset({"people_trained", "victims_estimated", "illicit_profits", "cases", "countries_of_operation"})
# What does not say which kind, and the kinds that it has.
_BROAD, _KINDS = "trafficking", frozenset({"sex_trafficking", "labor_trafficking"})
# Work that the law forbids to children need be no trafficking.
_NO_KIND = re.compile(r"\bchild labou?r(?:er)?s?\b")


@cache
def _fields() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    return tuple(
        (entry["name"], tuple(entry["words"]), re.compile(r"\b(?:" + _any(entry["words"]) + r")\b"))
        for entry in load("abuse")["types"]
    )


def _any(listed: list[str]) -> str:
    return "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))


@cache
def _other_trade() -> re.Pattern[str]:
    trades = "|".join(load("abuse")["elsewhere"]["trades"].split())
    return re.compile(rf"\b(?:{trades})[ -]traffick\w+|\btraffick\w+ (?:(?:of|in) (?:\w+ )?)?(?:{trades})\b")


@lru_cache(maxsize=64)  # the records of a paragraph share most of what is looked at
def told(text: str) -> tuple[str, ...]:
    """Give the fields whose words stand in a folded text, in the order of the text.

    >>> told("convicted of rape and of drug trafficking"), told("freed from a brothel")
    (('sexual_violence',), ('sex_trafficking',))
    """
    text = _other_trade().sub("", text) if "traffick" in text else text
    text = _NO_OFFENCE.sub("", text)
    found: list[tuple[int, int, str]] = []
    for rank, (name, listed, pattern) in enumerate(_fields()):
        if any(map(text.__contains__, listed)):
            found.extend((match.start(), rank, name) for match in pattern.finditer(text))
    return tuple(name for _, _, name in sorted(found))


def _one(fields: Sequence[str]) -> str | None:
    """The field that the words of one place tell, the first of them: trafficking of several kinds is of no one kind."""
    if not fields:
        return None
    kinds = _KINDS.intersection(fields)
    if fields[0] == _BROAD or fields[0] in _KINDS:
        return _BROAD if len(kinds) > 1 else next(iter(kinds), _BROAD)
    return fields[0]


def _elsewhere(sentence: str) -> str | None:
    """The field of an offence that no field of its own tells: "tried for embezzlement"."""
    offences = words_of("abuse", "elsewhere", "words")
    return None if offences.isdisjoint(re.findall(r"[\w-]+", sentence.lower())) else "other"


@lru_cache(maxsize=1)  # the records of a document are made one after another
def main_kind(text: str) -> str | None:
    """Give the one kind of trafficking whose words stand in a document; None where it tells of several or of none.

    A kind is told of where its words stand often enough, and most of those that tell any kind.
    """
    fields = told(_NO_KIND.sub("", " ".join(text.lower().split())))
    count = {name: fields.count(name) for name in sorted(_KINDS | {"online_exploitation"})}
    name = max(count, key=lambda n: count[n])
    return name if count[name] >= _MAIN_WORDS and count[name] >= _MAIN_SHARE * sum(count.values()) else None


@dataclass(frozen=True)
class Offence:
    """The words that may tell the field of one figure, the nearest first."""

    view: View
    link: Link
    context: Context
    passage: Passage

    def field(self) -> str | None:
        """Give the field of the offence; None where no word tells it."""
        found = self._beside()
        if found in {None, "other"} and self._accuses_police(found):
            return "police_abuse"
        if found is None and self._stands("words", *self._near):
            return "other"
        if found is None and self._stands("politics", *self._near):
            return None
        found = found or _one(told(self._clause())) or self._before()
        if found == _BROAD and goes_on(self.view):
            found = self._last_sentence() or found
        return self._of_document(found) if found in {None, _BROAD} else found

    @cached_property
    def _near(self) -> tuple[int, int]:
        """The items between the numbers on either side of the figure."""
        return own(self.view, self.link.phrase.start)

    def _words(self, low: int, high: int) -> str:
        return words(self.view.items[low:high])

    def _clause(self) -> str:
        """The words of the clause; not those of a share that is told behind the figure ("120, of whom 93 ...")."""
        low, high = bounds(self.view, self.link.phrase.start)
        end = self._near[1]
        shared = _SHARES.intersection(item.lower for item in self.view.items[max(end - 3, 0) : end + 3])
        return self._words(low, end if shared else high)

    def _beside(self) -> str | None:
        """The field told beside the figure: behind it first, where an offence mostly stands."""
        at = self.link.phrase.start
        low, high = self._near
        widow = words_of("abuse", "land", "people").intersection(item.lower for item in self.view.items[low:high])
        if widow and words_of("abuse", "land", "land").intersection(self._clause().split()):
            return "land_theft"
        ahead = told(self._words(at, high))
        if not ahead and self._stands("words", at, high):
            return None
        earlier = told(self._words(low, at))
        near = ahead[0] if ahead else _one(earlier)
        if near != _BROAD:
            return _one(ahead) if ahead else near
        beside = _NO_KIND.sub("", f"{self._words(low, at)} {self._words(at, self._comma(high))}")
        return _one([_BROAD, *told(beside)])

    def _comma(self, high: int) -> int:
        """Where the words of a noun phrase that tells the field end: "four traffickers, and sheltered a sex worker"."""
        start, end = self.link.phrase.start, self.link.phrase.end
        if not told(self._words(start, end)):
            return high
        return next((i for i in range(end, high) if self.view.items[i].lower == ","), high)

    def _stands(self, name: str, low: int, high: int) -> bool:
        """Whether an offence of another field is told beside the figure: "arrested 31 persons for smuggling fuel"."""
        at = self.link.phrase.start
        near = self.view.items[max(low, at - _ELSEWHERE_REACH) : min(high, at + _ELSEWHERE_REACH + 1)]
        trade = name == "words" and _other_trade().search(words(near)) is not None
        return trade or any(item.lower in words_of("abuse", "elsewhere", name) for item in near)

    def _accuses_police(self, found: str | None) -> bool:
        """Whether officers are those counted or sentenced, and violence is told of."""
        if self.link.metric in _TO_VICTIMS:
            return False
        phrase, said = self.link.phrase, self._clause()
        counted = {item.lower for item in self.view.items[phrase.start : phrase.end]}
        if phrase.head is None:  # a term: who got it stands in its clause
            counted = set(said.replace("child soldiers", "").split())
        if not (counted & words_of("abuse", "police", "accused") or self._of_a_force()):
            return False
        around = said if found is not None else f"{said} {self._paragraph} {self._above}"
        return bool(words_of("abuse", "police", "violence").intersection(re.findall(r"[\w-]+", around)))

    def _of_a_force(self) -> bool:
        """Whether those counted are of the police or the army: "three members of the riot police"."""
        behind = [item.lower for item in self.view.items[self.link.phrase.end : self.link.phrase.end + _FORCE_REACH]]
        return behind[:1] == ["of"] and not words_of("abuse", "police", "bodies").isdisjoint(behind)

    @property
    def _above(self) -> str:
        """The title, the headings of the section and the opening that heads the paragraphs."""
        text, passage = self._text, self.passage
        headings = (text[a:b] for a, b in passage.headings)
        return " ".join((self.context.frame.document.title or "", *headings, run_in(text, passage))).lower()

    @property
    def _paragraph(self) -> str:
        return " ".join(before(self._text, self.passage)).lower()

    @property
    def _text(self) -> str:
        return self.context.frame.document.text

    def _before(self) -> str | None:
        """The field that the words before tell: of the sentence, the paragraph, its opening, the section, the title."""
        text, passage = self._text, self.passage
        yearbook = sum(item.lower == ";" for item in self.view.items) >= _YEARBOOK
        sentence = told(self._words(0, bounds(self.view, self.link.phrase.start)[0]))
        if sentence:
            return _BROAD if yearbook and _KINDS.intersection(sentence) else _one(sentence[-1:])
        for earlier in before(text, passage):
            found = _one(told(earlier.lower())) or _elsewhere(earlier)
            if found is not None:
                return found
        heading = " ".join(text[a:b] for a, b in passage.headings[1:])
        rest = "" if passage.kind is PassageKind.ROW else behind(text, passage)
        title = self.context.frame.document.title or ""
        places = (run_in(text, passage), heading, rest, title)
        above = next((found for found in map(_one, map(told, map(str.lower, places))) if found), None)
        return above if above != "police_abuse" or self._tells_violence() else None

    def _tells_violence(self) -> bool:
        """Whether the clause tells of the violence that a chapter on the abuses of the police is about."""
        return not words_of("abuse", "police", "violence").isdisjoint(self._clause().split())

    def _last_sentence(self) -> str | None:
        """The kind that the sentence before tells, which this one goes on with."""
        last = next(iter(before(self._text, self.passage)), "")
        return next(iter(_KINDS.intersection([_one(told(last.lower()))])), None)

    def _of_document(self, found: str | None) -> str | None:
        """The kind that a whole story is about; a report for a period tells of several matters."""
        told_of_one = self.context.frame.reporting is None and self.link.metric not in _OF_MANY
        clause = self._clause()
        if "slave" in clause or not {_BROAD, *_KINDS}.issuperset(told(clause)):
            return found
        if not told_of_one or (found is None and self.link.metric not in {"people_rescued", "victims_identified"}):
            return found
        return main_kind(self._text) or found


def abuse_type(view: View, link: Link, context: Context, passage: Passage) -> str | None:
    """Give the field of the offence that a figure is about; None where no word tells it."""
    return Offence(view, link, context, passage).field()
