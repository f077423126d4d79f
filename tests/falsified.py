"""Gold sentences falsified: one thing of a sentence is changed, and no record may keep what it said before.

Each change is made in the whole text of the document, one at a time: the number, its bound, its unit or the things
counted, the sense of the verb, the place. A change that a sentence gives no hold for (a place that it does not name) is
not tried.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from zlib import crc32

from gold_sets import GOLD, SETS, GoldSet, original_names
from impactetl import pipeline, sources
from impactetl.extraction import Extraction, extract_document
from impactetl.grammar.inflect import plural, verb_forms
from impactetl.grammar.quantity import read_numbers
from impactetl.lexicon.load import load
from impactetl.mentions.places import find_places
from impactetl.metrics.base import Role
from impactetl.metrics.registry import metric as metric_of
from impactetl.model import Document, NumberMention, PlaceKind
from impactetl.schema import ImpactRecord

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
    """New words for a stretch of the text."""

    start: int
    end: int
    words: str


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


def keeps(record: ImpactRecord, gold: Gold, longer: int) -> bool:
    """Tell whether a record states the number of a gold line, at its place or in a text that is ``longer`` there."""
    same = all(getattr(record, name) == gold[name] for name in (*BOUNDS, "metric", "qualifier", "unit"))
    here = record.number_start < gold["number_end"] + longer and gold["number_start"] < record.number_end
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
    nouns, last = _counted_nouns(), None
    for count, found in enumerate(_NOUN.finditer(text, record.number_end, record.quote_end)):
        if count >= _REACH or any(mark in text[record.number_end : found.start()] for mark in ",.;:("):
            break
        if found[0].lower() in nouns:
            last = found
        elif last is not None:
            break
    if last is not None:
        yield Edit(record.number_end, last.end(), " trucks")


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
    """Each word of the sentence that states the metric becomes one that states none: "rescued" becomes "praised".

    A milestone ("our 100th survivor") is stated by its noun, which ``unit`` changes.
    """
    record, text = sentence.record, sentence.document.text
    if sentence.told_behind:
        return
    if record.number_text.endswith(("th", "st", "nd", "rd")) and record.extractor == "special":
        return
    words = _cue_words(record.metric.value)
    found = [m for m in _NOUN.finditer(text, record.quote_start, record.quote_end) if m[0].lower() in words]
    outside = [m for m in found if m.end() <= record.number_start or m.start() >= record.number_end]
    if not outside:
        return
    quote, at = record.quote, record.quote_start
    for match in reversed(outside):
        quote = quote[: match.start() - at] + _harmless(match[0], words[match[0].lower()]) + quote[match.end() - at :]
    yield Edit(at, record.quote_end, quote)


_HARMLESS = {"base": "praise", "third": "praises", "ing": "praising"} | dict.fromkeys(
    ("past", "preterite", "part"), "praised"
)


def _harmless(word: str, form: str) -> str:
    other = {"noun": "visit", "plural": "visits"}.get(form) or _HARMLESS[form]
    return other.title() if word[0].isupper() else other


@cache
def _cue_words(name: str) -> dict[str, str]:
    """The words of a metric's cues, each with its form; for terms and money those that tell what they were."""
    terms, money = load("terms"), load("money")
    found: dict[str, str] = {}
    for cue in metric_of(name).cues:
        for word in cue.words:
            if cue.role in {Role.VERB, Role.STATE} and word != "be":
                found |= verb_forms(word)
            elif cue.role not in {Role.VERB, Role.STATE}:
                found |= {word: "noun"} | dict.fromkeys(plural(word), "plural")
    told = {
        "sentence_length": f"{terms['imposed']} {terms['custody']} community service",
        "victims_estimated": load("topics")["exploitation"],
        "fine": money["fine"]["words"],
        "compensation": " ".join(_redress()),
        "illicit_profits": money["illicit"]["profits"],
    }
    return found | dict.fromkeys(told.get(name, "").split(), "plural")


def _redress() -> Iterator[str]:
    """The words by which money is told to be redress: what it is, and how those who were wronged came by it."""
    money = load("money")
    yield from (*money["compensation"]["pairs"], money["won"]["by"], "settled granted")
    yield from (money["compensation"][name] for name in ("words", "paying", "restoring", "wages", "awards", "awarded"))


_ELSEWHERE = {
    PlaceKind.COUNTRY: "Norway",
    PlaceKind.REGION: "Oslo, Norway",
    PlaceKind.CITY: "Oslo, Norway",
    PlaceKind.DEMONYM: "Norwegian",
}


def place(sentence: Sentence) -> Iterator[Edit]:
    """Each place of the sentence in the record's country becomes one of Norway.

    A town comes with its country: a report on a country may mean a namesake at home by the name alone.
    """
    record, text = sentence.record, sentence.document.text
    if record.place_basis.value not in {"stated", "city", "authority"}:
        return
    code = str(record.country_code)
    found = find_places(text, record.quote_start, record.quote_end, frozenset({code}))
    inside = [p for p in found if p.codes == (code,) and p.kind in _ELSEWHERE]
    quote, at = record.quote, record.quote_start
    for mention in reversed(inside):
        quote = quote[: mention.start - at] + _ELSEWHERE[mention.kind] + quote[mention.end - at :]
    if inside:
        yield Edit(at, record.quote_end, quote)


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
    changed = replace(sentence.document, text=text[: edit.start] + edit.words + text[edit.end :])
    longer = max(len(edit.words) - (edit.end - edit.start), 0)
    records = [r for r in extract_document(changed).records if keeps(r, sentence.gold, longer)]
    if way == "place":
        return any(record.country_code == sentence.record.country_code for record in records)
    return bool(records)


def _told(sentence: Sentence, edit: Edit) -> str:
    record, text = sentence.record, sentence.document.text
    before, after = text[record.quote_start : edit.start], text[edit.end : record.quote_end]
    line = f"{record.metric.value} {record.number_text!r} in {before + edit.words + after!r}"
    return f"{sentence.document.uri}:{record.number_start} {line}"


def here() -> list[GoldSet]:
    """Give the sets that are on this machine."""
    return [chosen for chosen in SETS if chosen.here]


def document(text: str) -> Document:
    """Make a document of a text."""
    return Document(sources.source_id("made.txt"), "made.txt", text, title=sources.title_of(text))
