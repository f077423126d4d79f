"""Sentences without a verb behind a title that says what was done: "Training. 330 guards", "How many were freed? 236".

The title is a heading, the first words of a paragraph with a full stop, or a question for the number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from impactetl.lexicon.load import load, words_of
from impactetl.metrics.base import VICTIMS
from impactetl.model import NumberKind, Passage, PassageKind, plain
from impactetl.records.across.breakdown import SUMMED
from impactetl.records.across.passage_rows import PassageRows
from impactetl.records.across.under_deed import deeds
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link, fits
from impactetl.records.base.view import View
from impactetl.records.draft import Reading, read_passage, told_elsewhere
from impactetl.records.linking.help.own_words import served
from impactetl.records.linking.labels.questions import answered
from impactetl.records.linking.labels.services import services
from impactetl.syntax.items import Item, is_ordinal, items_of, tagged
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

# A title has so many characters, a sentence without a verb so many items.
_TITLE_CHARS, _MOST_ITEMS = 60, 40
_TITLE_WORDS = 4
# An answer stands within so many sentences behind its question.
_ANSWER_REACH = 3
# "4.1 Training" has its number before its words.
_OUTLINE = "0123456789. "
_KINDS = frozenset({PassageKind.ITEM, PassageKind.HEADING, PassageKind.SENTENCE})
_SIGNS = frozenset({".", ":", "-", "*", "\u2022"})
# What may stand before the first count of a sentence without a verb: "In this province", "So far about".
_LEADS = frozenset({"prep", "det", "adv", "date", "sign"})
_FINITE = frozenset({"be", "have", "modal", "do", "neg", "pron", "rel", "sub"})
_JOINTS = frozenset({"and", "plus", "&", ",", ";"})
_HOLDS = frozenset({"det", "adv", "prep", "conj"})
_HELP = "people_assisted"
_CARING = frozenset({"exploitation", "care"})


@plain
class _Deed:
    """What a title says was done: the cues of a metric, or its name alone; ``asked`` by a question for the number.

    ``clients`` are the only ones whom an opened house may count: it has guests and visitors as well.
    """

    metric: str
    hits: Sequence[Hit] = ()
    asked: bool = False
    clients: bool = False

    def may_count(self, view: View, phrase: Phrase) -> bool:
        """Tell whether those counted may be the ones to whom it was done."""
        if phrase.head is None and not phrase.of:
            return self.asked
        if phrase.head is not None and view.items[phrase.head].lower in _others(self.metric):
            return False
        if self.hits:
            return any(fits(hit, phrase) for hit in self.hits)
        if self.clients:
            return phrase.noun in VICTIMS or (phrase.head is not None and view.items[phrase.head].lower in served())
        return phrase.noun in PERSON - {"official", "suspect", "prisoner"}


def under_titles(rows: PassageRows, readings: Sequence[Reading | None]) -> list[Reading | None]:
    """Give the readings of a document, with the sentences without a verb that stand behind a title of a deed."""
    out = list(readings)
    for i in range(len(rows.passages)):
        asked = rows.words(i).endswith("?")
        if not _may_be_title(rows, i, out[i], asked=asked):
            out[i] = _led_by_title(rows, i, out[i]) or out[i]
            continue
        for k in _behind(rows, i, _ANSWER_REACH if asked else 1):
            deed = _asked(rows, i, k) if asked else _titled(rows, i, rows.passages[i].end)
            told = _read(rows, k, deed, out[k]) if deed is not None else None
            if told is not None:
                out[k] = told
                break
    return out


def _behind(rows: PassageRows, i: int, reach: int) -> Iterator[int]:
    """The sentences behind a passage, of one paragraph, in which a number stands."""
    first = rows.passages[min(i + 1, len(rows.passages) - 1)]
    for k in range(i + 1, min(i + 1 + reach, len(rows.passages))):
        passage = rows.passages[k]
        if passage.kind not in _KINDS or passage.cells or passage.paragraph != first.paragraph:
            return
        if rows.row(k).mentions.numbers:
            yield k


def _may_be_title(rows: PassageRows, i: int, reading: Reading | None, *, asked: bool) -> bool:
    """Whether a short passage that states nothing opens its line: a heading, a run-in title or a question."""
    passage, words = rows.passages[i], rows.words(i).lstrip(_OUTLINE)
    if passage.kind not in _KINDS or passage.cells or (reading is not None and reading.links):
        return False
    if len(words) > (2 * _TITLE_CHARS if asked else _TITLE_CHARS) or (not asked and any(map(str.isdigit, words))):
        return False
    before = rows.passages[i - 1] if i else None
    marked = before is not None and _is_mark(rows.text, before)
    opens = before is None or marked or "\n" in rows.text[before.end : passage.start]
    return opens and (asked or passage.kind is PassageKind.HEADING or words[-1:] in ".:" or _alone(rows, i))


def _is_mark(text: str, passage: Passage) -> bool:
    """Whether a passage is the number of a list: "3."."""
    return not any(map(str.isalpha, text[passage.start : passage.end]))


def _alone(rows: PassageRows, i: int) -> bool:
    """Whether a passage has its line to itself."""
    behind = rows.passages[i + 1].start if i + 1 < len(rows.passages) else len(rows.text)
    return "\n" in rows.text[rows.passages[i].end : behind]


def _led_by_title(rows: PassageRows, i: int, reading: Reading | None) -> Reading | None:
    """A line that states nothing read behind the title that a colon or a dash ends: "Return: 11 women to Albania"."""
    passage = rows.passages[i]
    led = _LED.match(rows.text, passage.start, passage.end)
    if led is None or passage.kind not in _KINDS or passage.cells or (reading is not None and reading.links):
        return None
    row = rows.row(i)
    numbers = [n for n in row.mentions.numbers if n.start >= led.end()]
    deed = _titled(rows, i, led.end("title")) if numbers else None
    if deed is None:
        return None
    items = items_of(rows.text, (led.end(), passage.end), numbers, row.mentions.dates)
    setting = rows.setting.having(row.vocabulary)
    return _read(rows, i, deed, read_passage(passage, row.mentions, tagged(items), setting, ()))


# A title before a colon or a dash has so many characters.
_LED = re.compile(r"(?:[\d.]{1,6}\s+)?(?P<title>[A-Z][a-zA-Z' -]{2,40}?)(?::| [\u2013\u2014-])\s+(?=\S)")


def _titled(rows: PassageRows, i: int, end: int) -> _Deed | None:
    """What a title of few words, up to ``end``, says was done."""
    row = rows.row(i)
    topics = rows.setting.having(row.vocabulary).topics
    words = rows.words(i)
    start = row.passage.start + len(words) - len(words.lstrip(_OUTLINE))
    items = [x for x in items_of(rows.text, (start, end), (), row.mentions.dates) if x.lower not in _SIGNS]
    hits = deeds(items, topics)
    if hits:
        return _Deed(hits[0].metric, hits)
    named = [item for item in items if item.category not in _HOLDS]
    if _opens_house(items) and ("aftercare" in topics or topics >= _CARING):
        return _Deed(_HELP, clients=True)
    help_alone = named and len(named) <= _TITLE_WORDS and all(item.lower in _helping() for item in named)
    return _Deed(_HELP) if help_alone and ("aftercare" in topics or topics >= _CARING) else None


def _opens_house(items: Sequence[Item]) -> bool:
    """Whether a sentence tells that a place of help opened: "We open the boys' house", "The night shelter opens"."""
    words = {item.lower for item in items}
    if words.isdisjoint(words_of("help", "opening")) or any(item.category in {"neg", "modal"} for item in items):
        return False
    return not words.isdisjoint(words_of("help", "houses") | words_of("own_work", "clinics"))


def _helping() -> frozenset[str]:
    """Words of which a title of help is made."""
    return services() | words_of("help", "title_words")


def _asked(rows: PassageRows, i: int, k: int) -> _Deed | None:
    """What a question for a number asks to have been done, read with the first number of its answer."""
    question, answer = rows.row(i), rows.row(k)
    number = next((item for item in answer.items if _counts(item)), None)
    alone = number is not None and not any(map(_counts, question.items))
    items = answered(question.items, number) if number is not None and alone else ()
    if not items:
        return None
    setting = rows.setting.having(question.vocabulary)
    reading = read_passage(answer.passage, answer.mentions, tagged(items), setting, ())
    told = [k for k in reading.links if reading.view.items[k.phrase.start] is number and k.metric in SUMMED]
    actual = len(told) == 1 and told[0].modality == "actual" and not told[0].negated
    return _Deed(told[0].metric, asked=True) if actual else None


def _read(rows: PassageRows, k: int, deed: _Deed, reading: Reading | None) -> Reading | None:
    """A sentence without a verb read as the count of those to whom it was done; None where it tells something else."""
    row = rows.row(k)
    known = reading or read_passage(row.passage, row.mentions, row.items, rows.setting.having(row.vocabulary), ())
    if not known.view.phrases:
        known = read_passage(row.passage, row.mentions, row.items, rows.setting.having(row.vocabulary), ())
    view = known.view
    taken = {link.phrase.start for link in known.links}
    if len(view.items) > _MOST_ITEMS or "next " in rows.words(k).lower():
        return None
    if any(item.lower in _not_done() for item in view.items):
        return None
    phrases = [p for p in _counted(view, deed) if p.start not in taken]
    if not phrases or not deed.may_count(view, phrases[0]):
        return None
    links = [Link(p, deed.metric, "label", None) for p in phrases if deed.may_count(view, p)]
    made = told_elsewhere(replace(known, refused={}), links)
    own = [link for link in made.links if link.phrase.start not in taken]
    return replace(made, links=tuple(sorted((*known.links, *own), key=lambda k: view.items[k.phrase.start].start)))


def _not_done() -> frozenset[str]:
    """Words beside which a count without a verb is aimed at, possible, or one of many."""
    return _goals() | words_of("own_work", "room") | _OF_MANY


@cache
def _goals() -> frozenset[str]:
    return frozenset(load("tables")["goal"]["words"])


def _others(metric: str) -> frozenset[str]:
    """Who is told of beside a deed to whom it was not done: who teaches, gives and helps."""
    return words_of("lessons", "teachers") if metric == "people_trained" else words_of("help", "others")


_OF_MANY = frozenset({"next", "per", "every", "each", "not", "average", "?"})


def _counted(view: View, deed: _Deed) -> list[Phrase]:
    """The counts of a sentence that has no verb up to the last of them: the first, and those that go on with it."""
    out: list[Phrase] = []
    for phrase in view.phrases:
        if phrase.basis != "stated" or not _counts(view.items[phrase.start]):
            continue
        start = _end(out) or (_colon(view) if deed.asked else 0)
        before = view.items[start : phrase.start]
        if any(item.category in _FINITE for item in before) or any(map(view.is_verb, range(start, phrase.start))):
            break
        if not out and not all(_leads(item) for item in before):
            break
        if (
            not out and phrase.prep == view.word(phrase.start - 1) and view.word(phrase.start) != "all"
        ):  # "for 2 people"
            break
        if out and not (deed.asked or _goes_on(view, phrase)):
            continue
        out.append(phrase)
    return out if out and not _predicated(view, out[0].end) else []


def _colon(view: View) -> int:
    """Where an answer begins behind a colon: "That said: 236 people"."""
    return next((i + 1 for i, item in enumerate(view.items) if item.lower == ":"), 0)


def _end(phrases: Sequence[Phrase]) -> int:
    return phrases[-1].end if phrases else 0


def _leads(item: Item) -> bool:
    """Whether an item may stand before the first count: "In Tirana,", "at the moment,"."""
    if item.number is not None and item.date is None:
        return False
    return item.category in _LEADS or item.capital or item.noun not in PERSON


def _goes_on(view: View, phrase: Phrase) -> bool:
    """Whether a count goes on with the one before it, and is no share of it: "and nine boys", "; 14 magistrates"."""
    share = phrase.of and phrase.pronoun
    own = phrase.head is not None or phrase.of
    return own and not share and phrase.prep in {None, "plus"} and view.word(phrase.start - 1) in _JOINTS


def _predicated(view: View, i: int) -> bool:
    """Whether a verb follows in the clause of the count: "12 women lived with us"."""
    for k in range(i, len(view.items)):
        if view.items[k].lower in {",", ";", "(", ":"}:
            return False
        if view.items[k].category in _FINITE or view.is_verb(k):
            return True
    return False


def _counts(item: Item) -> bool:
    number = item.number
    if number is None or number.refused is not None or is_ordinal(item):
        return False
    return number.kind in {NumberKind.CARDINAL, NumberKind.VAGUE} and item.date is None
