"""The field of the offence (``abuse_type``): the words beside a figure, else those that lead to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import ACCUSED, CARED
from impactetl.model import Passage, PassageKind
from impactetl.records.base.anaphora import goes_on
from impactetl.records.base.authority import AUTHORITY
from impactetl.records.base.clause import bounds, own, words
from impactetl.records.base.context import Context
from impactetl.records.base.link import Link
from impactetl.records.base.paragraph import before, behind, run_in
from impactetl.records.base.view import View
from impactetl.records.columns.fields import (
    BROAD,
    KINDS,
    NO_KIND,
    elsewhere,
    main_field,
    main_kind,
    one_of,
    other_trade,
    told,
    without,
)
from impactetl.records.columns.venues import venue_kind
from impactetl.syntax.words import PERSON

# An offence of another field stands so many items from its figure at most.
_ELSEWHERE_REACH = 16
# "Three members of the provincial riot police": so many items stand behind the noun.
_FORCE_REACH = 6
# A sentence of so many semicolons lists the matters of a year.
_YEARBOOK = 3
_SHARES = frozenset({"whom", "them", "including", "among"})
# What is told of more than the matter of a story.
_OF_MANY = frozenset({"people_trained", "victims_estimated", "illicit_profits", "cases", "countries_of_operation"})
# What is told of people who are accused, and what they are sentenced to when no offence is told.
_ACCUSED = ACCUSED | {"sentence_length", "fine"}
_DEATH = re.compile(r"\b(?:sentenced to death|death (?:row|sentences?|penalty))\b")
# What the matter of a paragraph is mostly told of, however far before.
_OF_RESCUE = frozenset({"people_rescued", "victims_identified", "operations"})
# Of whom a document on the violence of the police mostly tells.
_OF_POLICE = frozenset({"people_rescued", "compensation"})
_DEFINITE = frozenset({"the", "both", "these", "those", "his", "her", "their"})
_LIVELIHOODS = words_of("abuse", "elsewhere", "livelihoods")
_CHARGING = frozenset({"for", "of", "with", "over"})
# What ties a sentence to the matter of the one before it.
_SAME = re.compile(
    r"\b(?:the|this|that|these|those|same) (?:cases?|crimes?|incidents?|attacks?|allegations|charges|abuses?|raids?)\b"
)
# A sentence that opens a matter of its own names its date within so many items.
_OPENING = 6


@dataclass(frozen=True)
class Offence:
    """The words that may tell the field of one figure, the nearest first."""

    view: View
    link: Link
    context: Context
    passage: Passage

    def field(self) -> str | None:
        """Give the field of the offence; None where no word tells it."""
        found = "other" if self._charged_elsewhere() else self._beside()
        if found == "other" and not words_of("abuse", "complicity", "words").isdisjoint(self._clause().split()):
            found = BROAD if BROAD in told(self._above) else found
        if found in {None, "other"} and self._accuses_police(found):
            return "police_abuse"
        if found is None and self._stands("words", *self._near):
            return "other"
        if found is None and self._stands("politics", *self._near):
            return None
        found = found or one_of(told(self._clause())) or self._before()
        if found == BROAD and goes_on(self.view):
            found = self._last_sentence() or found
        if found in {None, BROAD}:
            last = next(iter(before(self._text, self.passage)), "")
            found = venue_kind(self.view, self.link, last) or self._of_document(found)
        return self._of_all() if found is None else found

    @cached_property
    def _near(self) -> tuple[int, int]:
        """The items between the numbers on either side of the figure."""
        return own(self.view, self.link.phrase.start)

    def _words(self, low: int, high: int) -> str:
        """The words of some items; not those of a livelihood that alone would tell what somebody is accused of."""
        stretch = self.view.items[low:high]
        return words([item for item in stretch if item.lower not in _LIVELIHOODS] if self._idle else stretch)

    @cached_property
    def _idle(self) -> bool:
        """Whether no field is told but by how people live: "arrested 12 fishermen for illegal fishing"."""
        items = self.view.items
        if self.link.metric not in ACCUSED or all(item.lower not in _LIVELIHOODS for item in items):
            return False
        if any(item.lower in words_of("abuse", "elsewhere", "coercing") for item in items):
            return False
        return not told(words([item for item in items if item.lower not in _LIVELIHOODS]))

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
        near = ahead[0] if ahead else one_of(earlier)
        if near != BROAD:
            return one_of(ahead) if ahead else near
        beside = NO_KIND.sub("", f"{self._words(low, at)} {self._words(at, self._comma(high))}")
        return one_of([BROAD, *told(beside)])

    def _charged_elsewhere(self) -> bool:
        """Whether the charge is one of another field, whoever it concerns: "for the murder of a prostitute"."""
        if self.link.metric not in ACCUSED:
            return False
        items, high = self.view.items, self._near[1]
        for i in range(self.link.phrase.end, high):
            if items[i].lower not in _CHARGING:
                continue
            ends = (k for k in range(i + 1, high) if items[k].category in {"prep", "sign", "conj", "rel"})
            end = next(ends, high)
            charge = {item.lower for item in items[i + 1 : end]}
            joined = end < high and items[end].category in {"sign", "conj"} and told(self._words(end, high))
            if charge & words_of("abuse", "elsewhere", "words") and not told(self._words(i, end)):
                return not joined
        return False

    def _comma(self, high: int) -> int:
        """Where the words of a noun phrase that tells the field end: "four traffickers, and sheltered a sex worker"."""
        start, end = self.link.phrase.start, self.link.phrase.end
        if not told(self._words(start, end)):
            return high
        items, last = self.view.items, high - 1 if self.link.phrase.noun not in PERSON else end
        joined = (i for i in range(end, last) if items[i].lower == "and" and items[i + 1].category == "verb")
        comma = (i for i in range(end, high) if items[i].lower == ",")
        return min(next(joined, high), next(comma, high))

    def _stands(self, name: str, low: int, high: int) -> bool:
        """Whether an offence of another field is told beside the figure: "arrested 31 persons for smuggling fuel"."""
        at = self.link.phrase.start
        near = self.view.items[max(low, at - _ELSEWHERE_REACH) : min(high, at + _ELSEWHERE_REACH + 1)]
        trade = name == "words" and other_trade().search(words(near)) is not None
        offences = words_of("abuse", "elsewhere", name)
        return trade or any(not offences.isdisjoint((item.lower, *item.lower.split("-"))) for item in near)

    def _accuses_police(self, found: str | None) -> bool:
        """Whether officers are those counted or sentenced, and violence is told of."""
        if self.link.metric in CARED:
            return False
        phrase, said = self.link.phrase, self._clause()
        counted = {item.lower for item in self.view.items[phrase.start : phrase.end]}
        if phrase.head is None:  # a term: who got it stands in its clause
            counted = set(without(said, "police", "no_officers").split())
        if not (counted & words_of("abuse", "police", "accused") or self._of_a_force()):
            return False
        around = said if found is not None else f"{said} {self._paragraph} {self._above}"
        return bool(words_of("abuse", "police", "violence").intersection(re.findall(r"[\w-]+", around)))

    def _of_a_force(self) -> bool:
        """Whether those counted are of the police or the army: "three members of the riot police"."""
        behind = self.view.behind(self.link.phrase.end, _FORCE_REACH)
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
        yearbook = sum(item.lower == ";" for item in self.view.items) >= _YEARBOOK
        sentence = told(self._words(0, bounds(self.view, self.link.phrase.start)[0]))
        if sentence:
            return BROAD if yearbook and KINDS.intersection(sentence) else one_of(sentence[-1:])
        own_clause = elsewhere(self._clause())
        if own_clause is not None or _DEATH.search(self._clause()) is not None:
            return own_clause
        for earlier in before(self._text, self.passage)[: self._reach]:
            found = self._chapter(told(earlier.lower())) or elsewhere(earlier)
            if found is not None:
                return None if found == "police_abuse" and self._accused_are_others() else found
        return self._chapter_above()

    @cached_property
    def _report(self) -> bool:
        """Whether the document is a report for a period, whose sentences tell of several matters."""
        return self.context.frame.reporting is not None

    @cached_property
    def _reach(self) -> int | None:
        """How many sentences before may tell the field: all in a story and in what goes on with the one before."""
        if not self._report or self._goes_on or self.link.metric in _OF_RESCUE:
            return None
        apart = any(item.date is not None for item in self.view.items[:_OPENING])
        return 0 if apart and self.link.metric in _ACCUSED else 1

    @cached_property
    def _goes_on(self) -> bool:
        """Whether the sentence, those counted or the one it opens with are of the sentence before it."""
        first, start = self.view.items[0], self.link.phrase.start
        of_them = self.view.behind(start + 1, 2) == ["of", "the"]
        definite = of_them or self.view.items[start].lower in _DEFINITE
        if definite or goes_on(self.view) or _SAME.search(self._clause()) is not None:
            return True
        last = next(iter(before(self._text, self.passage)), "")
        named = first.capital and first.category == "noun" and first.lower not in AUTHORITY
        return named and re.search(rf"\b{re.escape(first.lower)}\b", last.lower()) is not None

    def _accused_are_others(self) -> bool:
        """Whether people are accused whom nothing ties to the violence of officers that the words before tell."""
        return self.link.metric in _ACCUSED and not self._goes_on and not self._tells_violence()

    def _chapter(self, fields: Sequence[str]) -> str | None:
        """The field of words farther off: a report's chapter on several fields is of no one of them."""
        several = len({BROAD if name in KINDS else name for name in fields}) > 1
        of_several = self._report and several and self.link.metric not in _OF_RESCUE
        return None if of_several else one_of(fields)

    def _chapter_above(self) -> str | None:
        """The field that the opening of the paragraphs, the headings, the title or the next words tell."""
        text, passage = self._text, self.passage
        heading = " ".join(text[a:b] for a, b in passage.headings[1:])
        told_behind = not self._report or self.link.metric in _OF_RESCUE
        rest = behind(text, passage) if told_behind and passage.kind is not PassageKind.ROW else ""
        places = (run_in(text, passage), heading, self.context.frame.document.title or "", rest)
        fields = (told(without(place.lower(), "chapters", "several")) for place in places)
        above = next((found for found in map(self._chapter, fields) if found), None)
        return above if above != "police_abuse" or self._tells_violence() else None

    def _tells_violence(self) -> bool:
        """Whether the clause tells of the violence that a chapter on the abuses of the police is about."""
        return not words_of("abuse", "police", "violence").isdisjoint(self._clause().split())

    def _last_sentence(self) -> str | None:
        """The kind that the sentence before tells, which this one goes on with."""
        last = next(iter(before(self._text, self.passage)), "")
        return next(iter(KINDS.intersection([one_of(told(last.lower()))])), None)

    def _of_document(self, found: str | None) -> str | None:
        """The kind that a whole story is about; a report for a period tells of several matters."""
        told_of_one = self.context.frame.reporting is None and self.link.metric not in _OF_MANY
        clause = self._clause()
        if "slave" in clause or not {BROAD, *KINDS}.issuperset(told(clause)):
            return found
        if not told_of_one or (found is None and self.link.metric not in {"people_rescued", "victims_identified"}):
            return found
        return main_kind(self._text) or found

    def _of_all(self) -> str | None:
        """The one field of the whole document; what is told of the police is of those whom they held and hurt alone."""
        if self.context.frame.edition is not None and self.link.metric in ACCUSED:  # a yearbook tells of many fields
            return None
        found = main_field(self._text)
        return None if found == "other" or (found == "police_abuse" and self.link.metric not in _OF_POLICE) else found


def abuse_type(view: View, link: Link, context: Context, passage: Passage) -> str | None:
    """Give the field of the offence that a figure is about; None where no word tells it."""
    return Offence(view, link, context, passage).field()
