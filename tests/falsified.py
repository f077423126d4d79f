"""Gold sentences falsified: one thing of a sentence is changed, and no record may keep what it said before.

Each change is made in the whole text of the document, one at a time: the number, its bound, its unit or the things
counted, the sense of the verb, the place. A change that a sentence gives no hold for (a place that it does not name) is
not tried.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from zlib import crc32

from falsified_words import Change, changes
from gold_sets import GOLD, SETS, GoldSet, original_names
from impactetl import pipeline, sources
from impactetl.extraction import Extraction, extract_document
from impactetl.grammar.inflect import plural
from impactetl.grammar.numerals import any_of
from impactetl.grammar.quantity import read_numbers
from impactetl.lexicon.load import load, words_of
from impactetl.mentions.places import find_places
from impactetl.metrics.base import Role
from impactetl.metrics.registry import metric as metric_of
from impactetl.model import Document, NumberMention, PlaceKind, PlaceMention
from impactetl.schema import ImpactRecord
from impactetl.syntax.items import category
from impactetl.syntax.words import PERSON, is_plural, noun_class

Gold = dict[str, Any]
BOUNDS = ("value", "value_min", "value_max")
KNOWN = GOLD / "falsified.toml"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A gold line that today's rules find: its document, the record, and the number with its qualifier."""

    document: Document
    gold: Gold
    record: ImpactRecord
    number: NumberMention | None
    told_behind: bool
    """Whether the sentence behind states the metric, so that no word of this one does."""

    @property
    def name(self) -> str:
        """Which number of which document it is, for what it counts: "page-003.txt:512 arrests"."""
        return f"{self.gold['doc']}:{self.gold['number_start']} {self.gold['metric']}"


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for a stretch of the text, and how far they move the number that is falsified, if that is known."""

    start: int
    end: int
    words: str
    moved: int | None = None


@cache
def sentences(chosen: GoldSet) -> tuple[Sentence, ...]:
    """Give the gold lines of a set that have a record with the gold's number."""
    names = original_names(chosen.texts)
    found: list[Sentence] = []
    lines = gold_lines(chosen)
    for item in pipeline.extract_paths([chosen.texts]):
        assert isinstance(item, Extraction)
        behind = {record.quote_start for record in item.records if record.extractor == "referred"}
        for gold in lines.get(names.get(item.document.uri, item.document.uri), []):
            record = next((r for r in item.records if keeps(r, gold, 0)), None)
            if record is not None:
                number = _number(item.document.text, record)
                found.append(Sentence(item.document, gold, record, number, record.quote_start in behind))
    return tuple(found)


def gold_lines(chosen: GoldSet) -> dict[str, list[Gold]]:
    """Read the lines of a set by document."""
    import json  # noqa: PLC0415 - here alone

    lines: dict[str, list[Gold]] = {}
    for line in chosen.gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        lines.setdefault(row["doc"], []).append(row)
    return lines


def _number(text: str, record: ImpactRecord) -> NumberMention | None:
    found = read_numbers(text, record.quote_start, record.quote_end)
    return next((n for n in found if (n.start, n.end) == (record.number_start, record.number_end)), None)


def keeps(record: ImpactRecord, gold: Gold, longer: int, moved: int = 0) -> bool:
    """Tell whether a record states the number of a gold line, at its place or in a text that is ``longer`` there.

    ``moved`` tells by how much the place itself has moved.
    """
    same = all(getattr(record, name) == gold[name] for name in (*BOUNDS, "metric", "qualifier", "unit"))
    start, end = gold["number_start"] + moved, gold["number_end"] + moved + longer
    here = record.number_start < end and start < record.number_end
    return same and here and record.modality.value == "actual"


# --- the ways ------------------------------------------------------------------------------------------------------

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
_VAGUE = ("dozens", "scores", "hundreds", "thousands", "millions")
_CYCLES = (_WORDS, _TENS, _ORDINALS, _VAGUE, ("hundred", "thousand"), ("million", "billion"))
_NEXT = {word: cycle[(i + 1) % len(cycle)] for cycle in _CYCLES for i, word in enumerate(cycle)}
_NEXT |= {"dozen": "score", "a": "seven", "an": "seven", "no": "seven", "none": "seven", "both": "seven", "half": "two"}
_COUNTED = re.compile(r"\d|[a-z]+", re.IGNORECASE)


def number(sentence: Sentence) -> Iterator[Edit]:
    """Another number of the same form; one person becomes seven."""
    record = sentence.record
    text = record.number_text
    if record.value_basis.value == "implied" or record.value == 0:
        yield Edit(record.number_start, record.number_end, _several(text))
        return
    for found in _COUNTED.finditer(text):
        word = found[0]
        other = str(int(word) % 9 + 1) if word.isdigit() else _NEXT.get(word.lower())
        if other is not None:
            start = record.number_start + found.start()
            yield Edit(start, start + len(word), other.title() if word[0].isupper() else other)
            return


def _several(phrase: str) -> str:
    """ "The man" becomes "Seven men"."""
    words = phrase.split()
    if len(words) == 1:
        return "seven" if words[0].lower() in _NEXT else f"Seven {plural(words[0])[0]}"
    return " ".join(["Seven", *words[1:-1], plural(words[-1])[0]])


def bound(sentence: Sentence) -> Iterator[Edit]:
    """An exact number becomes a lower bound, any other an exact one; a range gets another end."""
    mention, qualifier = sentence.number, sentence.record.qualifier.value
    if mention is None or mention.kind.value == "ordinal" or sentence.record.value_basis.value != "stated":
        return
    words = sentence.record.number_text
    if qualifier == "exact":
        yield Edit(mention.start, mention.start, "more than ")
        yield Edit(mention.start, mention.start, "fewer than ")
    elif qualifier == "range":
        last = list(re.finditer(r"\d(?=\D*$)", words))
        if last:
            at = mention.start + last[0].start()
            yield Edit(at, at + 1, str((int(last[0][0]) + 1) % 10))
    elif qualifier != "vague":
        behind = mention.outer_end > mention.end
        left = "" if behind and mention.outer_start == mention.start else "exactly "
        yield Edit(mention.outer_start, mention.outer_end, left + words)


_TERMS = {"year": "month", "month": "week", "week": "month", "day": "month"}
_MONEY = (("US$", "\u20ac"), ("$", "\u20ac"), ("\u20ac", "\u00a3"), ("\u00a3", "\u20ac"), ("\u20b9", "\u20ac"))


def unit(sentence: Sentence) -> Iterator[Edit]:
    """Another length of time, another currency, other things than those counted."""
    record, text = sentence.record, sentence.document.text
    if record.unit in _TERMS:
        for found in re.finditer(record.unit, text[record.number_start : record.number_end]):
            start = record.number_start + found.start()
            yield Edit(start, start + len(record.unit), _TERMS[record.unit])
            return
    elif record.unit.isupper():
        yield from _other_money(record)
    else:
        yield from _other_things(sentence)


def _other_money(record: ImpactRecord) -> Iterator[Edit]:
    for sign, other in _MONEY:
        at = record.number_text.find(sign)
        if at >= 0:
            yield Edit(record.number_start + at, record.number_start + at + len(sign), other)
            return
    word = re.search(r"[a-z]{3,}$", record.number_text)
    if word is not None:
        yield Edit(record.number_start + word.start(), record.number_end, "zloty")


_NOUN = re.compile(r"[\w-]+")
_REACH = 5


def _other_things(sentence: Sentence) -> Iterator[Edit]:
    """The nouns behind the number become "trucks", where the sentence has some that people, cases or the like are."""
    record, text = sentence.record, sentence.document.text
    if record.value_basis.value != "stated" or record.value == 0:
        return
    told = text.find(record.population, record.number_end) if record.population else -1
    if told == record.number_end + 1:  # right behind the number: "six minor girls"
        yield Edit(record.number_end, told + len(str(record.population)), " trucks")
        return
    nouns, end = _counted_nouns(), None
    for count, found in enumerate(_NOUN.finditer(text, record.number_end, record.quote_end)):
        between = text[record.number_end : found.start()]
        if count >= _REACH or any(mark in ",.;:(" or mark.isdigit() for mark in between):
            break
        behind = end is not None and _is_head(found[0].lower(), text[end : found.start()], one=record.value == 1)
        if found[0].lower() in nouns or behind:
            end = found.end()
        elif end is not None:
            break
    if end is not None:
        yield Edit(record.number_end, end, " trucks")


def _is_head(word: str, between: str, *, one: bool) -> bool:
    """Whether a noun behind one that is counted is the head of both: "drivers' mates", "community representatives"."""
    person = noun_class(word) in PERSON or ((one or is_plural(word)) and category(word) == "noun")
    return person or between[:1] in {"'", "\u2019"}


@cache
def _counted_nouns() -> frozenset[str]:
    classes = load("nouns")["classes"]
    words = [w for name, listed in classes.items() if name not in {"thing", "money", "time"} for w in listed.split()]
    return frozenset(words) | {form for word in words for form in plural(word)} | _own_nouns()


@cache
def _own_nouns() -> frozenset[str]:
    """Nouns that count themselves: convictions, arrests."""
    names = ("convictions", "arrests", "prosecutions", "investigations", "acquittals")
    words = [w for name in names for cue in metric_of(name).cues if cue.role is Role.NOUN for w in cue.words]
    return frozenset(words) | {form for word in words for form in plural(word)}


def sense(sentence: Sentence) -> Iterator[Edit]:
    """Each word that states the metric becomes one that states none: "found guilty" becomes "praised visit".

    A sentence that only goes on with another ("Last year it was 40", a row of numbers) tells the metric by the words of
    that one: there those of the whole text are changed. A milestone ("our 100th survivor") is stated by its noun,
    which ``unit`` changes.
    """
    record, text = sentence.record, sentence.document.text
    if sentence.told_behind or _is_milestone(sentence):
        return
    span = (record.quote_start, record.quote_end) if _tells_alone(sentence) else (0, len(text))
    found = changes(record.metric.value, text, *span)
    outside = [change for change in found if change[1] <= record.number_start or change[0] >= record.number_end]
    if outside:
        yield _rewritten(sentence, span, outside)


def _is_milestone(sentence: Sentence) -> bool:
    """Whether a sentence counts by an ordinal and a noun that states the metric: "our 200th survivor"."""
    record = sentence.record
    ordinal = record.number_text.endswith(("th", "st", "nd", "rd"))
    return ordinal and (record.extractor == "special" or str(record.population).startswith("survivor"))


_SHARE = re.compile(r"Of (?:the|these|those)\b")
_HEADING = "Our work against slavery and human trafficking, for survivors and victims\n\n"


def _tells_alone(sentence: Sentence) -> bool:
    """Whether a sentence states the record without those around it, in a text of those who look after survivors.

    A share does not ("Of the 89, 34 were minors when rescued"): the one before says what was done to them all.
    """
    record = sentence.record
    if _SHARE.match(record.quote):
        return False
    found = extract_document(document(_HEADING + record.quote)).records
    start = len(_HEADING) + record.number_start - record.quote_start
    return any((r.metric, r.number_start, r.value) == (record.metric, start, record.value) for r in found)


def _rewritten(sentence: Sentence, span: tuple[int, int], made: Sequence[Change]) -> Edit:
    """Make one edit of several in a stretch of the text; it knows how far they move the number."""
    record, text = sentence.record, sentence.document.text
    words, at, moved = "", span[0], 0
    for begin, end, other in made:
        words += text[at:begin] + other
        at = end
        moved += (len(other) - (end - begin)) * (end <= record.number_start)
    return Edit(*span, words + text[at : span[1]], moved)


_ELSEWHERE = {
    PlaceKind.COUNTRY: "Norway",
    PlaceKind.REGION: "Oslo, Norway",
    PlaceKind.CITY: "Oslo, Norway",
    PlaceKind.DEMONYM: "Norwegian",
}


def place(sentence: Sentence) -> Iterator[Edit]:
    """Each place of the sentence in the record's country becomes one of Norway.

    A town comes with its country: a report on a country may mean a namesake at home by the name alone. Where a place
    belongs to an offence or to a clause about something else ("convicted of abusing boys in Cebu"), the figure has its
    country from the text around: there those of the whole text are changed.
    """
    record, text = sentence.record, sentence.document.text
    if record.place_basis.value not in {"stated", "city", "authority"}:
        return
    code = str(record.country_code)
    span = record.quote_start, record.quote_end
    inside = _places_of(code, text, span)
    if any(_TOLD_OF.search(text[record.quote_start : p.start].rpartition(";")[2]) for p in inside):
        span = 0, len(text)
        inside = _places_of(code, text, span)
    if inside:
        yield _rewritten(sentence, span, [(p.start, p.end, _ELSEWHERE[p.kind]) for p in inside])


# What leads to a place that is not told of the deed: a clause about those counted or of others, an offence.
_TOLD_OF = re.compile(
    r"\b(?:who|whom|whose|which|where|over)\b|\band that\b"
    rf"|\b(?:of|for) (?:[\w'\u2019-]+ ){{0,3}}?(?:\w+ing|{any_of(sorted(words_of('place_roles', 'offences')))})\b"
)


def _places_of(code: str, text: str, span: tuple[int, int]) -> list[PlaceMention]:
    """The places of one country in a stretch."""
    return [p for p in find_places(text, *span, frozenset({code})) if p.codes == (code,) and p.kind in _ELSEWHERE]


WAYS: dict[str, Callable[[Sentence], Iterator[Edit]]] = {
    "number": number,
    "bound": bound,
    "unit": unit,
    "sense": sense,
    "place": place,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of falsifying a set in one way: how many changes were made, of which sentences, and what slipped.

    ``slipped`` gives the changed sentence by the name of the one that it was made of.
    """

    tried: int
    names: frozenset[str]
    slipped: Mapping[str, str]


def outcome(chosen: GoldSet, way: str, share: int = 1) -> Outcome:
    """Falsify the sentences of a set in one way, each or one of so many as ``share`` says, others for each way."""
    tried, names, slipped = 0, set(), {}
    for sentence in sentences(chosen):
        if (crc32(sentence.name.encode()) + list(WAYS).index(way)) % share:
            continue
        for edit in WAYS[way](sentence):
            tried += 1
            names.add(sentence.name)
            if _slips(sentence, edit, way):
                slipped[sentence.name] = _told(sentence, edit)
    return Outcome(tried, frozenset(names), slipped)


def known() -> dict[str, dict[str, list[str]]]:
    """Give the names of the sentences that are known to slip, by set and way."""
    return tomllib.loads(KNOWN.read_text(encoding="utf-8"))


def _slips(sentence: Sentence, edit: Edit, way: str) -> bool:
    text = sentence.document.text
    told = text[: edit.start] + edit.words + text[edit.end :]
    title = sentence.document.title if edit.start else sources.title_of(told)
    changed = replace(sentence.document, text=told, title=title)
    longer = max(len(edit.words) - (edit.end - edit.start), 0) if edit.moved is None else 0
    records = [r for r in extract_document(changed).records if keeps(r, sentence.gold, longer, edit.moved or 0)]
    if way == "place":
        return any(record.country_code == sentence.record.country_code for record in records)
    return bool(records)


def _told(sentence: Sentence, edit: Edit) -> str:
    record, text = sentence.record, sentence.document.text
    before, after = text[min(edit.start, record.quote_start) : edit.start], text[edit.end : record.quote_end]
    line = f"{record.metric.value} {record.number_text!r} in {before + edit.words + after!r}"
    return f"{sentence.document.uri}:{record.number_start} {line}"


def here() -> list[GoldSet]:
    """Give the sets that are on this machine."""
    return [chosen for chosen in SETS if chosen.here]


def document(text: str) -> Document:
    """Make a document of a text."""
    return Document(sources.source_id("made.txt"), "made.txt", text, title=sources.title_of(text))
