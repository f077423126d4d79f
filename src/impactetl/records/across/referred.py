"""Counts whose fate the next sentence tells with a pronoun, as in "Fourteen girls were inside. All are safe now".

A pronoun is weak evidence, so it is followed only in a document that states something in its own words, from one
sentence to the next of its paragraph, and where the first sentence names no others whom it may stand for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from impactetl.grammar.tokens import compounds_in, words_in
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Role
from impactetl.metrics.groups import JUDGED
from impactetl.model import NumberKind, Passage, PassageKind
from impactetl.records.across.passage_rows import PassageRows
from impactetl.records.across.row import Row
from impactetl.records.base.cues import Hit, find_cues, possible_cues
from impactetl.records.base.link import Link, make_link
from impactetl.records.base.setting import Setting
from impactetl.records.base.view import View
from impactetl.records.draft import Reading, read_passage, told_elsewhere, topics_here
from impactetl.records.linking.pronouns import object_pronoun
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase, find_phrases
from impactetl.syntax.words import PERSON, is_plural

# What may become of people in the next sentence; the help that they get there is told too loosely to count.
_TOLD = JUDGED | {"people_rescued"}
_REFERS = re.compile(r"\b(?:they|them|all)\b|\A\W{0,3}(?:the|these|those)\s", re.IGNORECASE)
_PRONOUNS = (["they"], ["they", "all"], ["all"], ["all", "of", "them"], ["every", "one", "of", "them"])
_DEFINITE = frozenset({"the", "these", "those"})
# More people than this are no group that one sentence meets and the next tells of.
_GROUP = 1_000
_DEAD = words_of("deaths", "dead")
_SUPPOSED = frozenset({"if", "whether", "unless", "suppose", "imagine", "could", "would", "might", "estimated"})

_Told = tuple[Hit, str | None]


def follow(rows: PassageRows, readings: Sequence[Reading | None]) -> list[Reading | None]:
    """Give the readings of a document, with what the sentence behind tells of the people whom one counts."""
    out = list(readings)
    setting = rows.setting
    for i, (passage, after) in enumerate(pairwise(rows.passages)):
        reading, behind = readings[i], readings[i + 1]
        if (reading is not None and reading.links) or not _may_refer(rows.text, passage, after):
            continue
        if (reading is not None and not rows.row(i).counts()) or not _may_tell(rows.words(i + 1), setting):
            continue
        told = _told(rows.row(i + 1), setting)
        linked = {link.hit.at for link in behind.links if link.hit is not None} if behind is not None else set()
        told = [(hit, noun) for hit, noun in told if hit.at not in linked]
        out[i] = (_counted(rows.row(i), setting, told) if told else None) or reading
    return out


def _may_refer(text: str, passage: Passage, after: Passage) -> bool:
    """Whether two sentences of a paragraph follow each other, and the second may speak of those in the first."""
    if passage.kind is not PassageKind.SENTENCE or after.kind is not passage.kind or after.cells:
        return False
    words = text[after.start : after.end]
    return passage.paragraph == after.paragraph and _REFERS.search(words) is not None


def _may_tell(words: str, setting: Setting) -> bool:
    """Whether the words of a cue all stand in a sentence, whatever its numbers and dates are."""
    vocabulary = frozenset((*words_in(words), *compounds_in(words)))
    topics = setting.having(vocabulary).topics | {"estimate"}
    return any(told.metric in _TOLD for told in possible_cues(vocabulary, topics))


def _told(row: Row, setting: Setting) -> list[_Told]:
    """What a sentence tells of those for whom its pronoun stands: the cue, and the class of "the girls"."""
    setting = setting.having(row.vocabulary)
    topics = topics_here(setting, row.mentions.numbers)
    if not any(told.metric in _TOLD for told in possible_cues(row.vocabulary, topics)):
        return []
    view = View(row.items, find_phrases(row.items), find_cues(row.items, topics))
    return [told for hit in view.hits if _happened(row.items, hit) for told in _of_pronoun(view, hit)]


def _happened(items: Sequence[Item], hit: Hit) -> bool:
    """Whether a cue tells what became of somebody then; "had been rescued" tells what was before."""
    group = hit.group
    if hit.metric not in _TOLD or group is None or group.negated or group.modality != "actual":
        return False
    return items[group.start].lower != "had"


def _of_pronoun(view: View, hit: Hit) -> Iterator[_Told]:
    """The cue, if a pronoun is what it counts: "they were freed", "brought them out"."""
    group = hit.group
    if group is None:
        return
    if group.voice == "passive" or hit.cue.role is Role.STATE:
        noun = _subject(view, group.start)
        if noun is not None:
            yield hit, noun or None
    elif object_pronoun(view, hit.at + 1) is not None:
        officers = all(phrase.noun not in PERSON - {"official"} for phrase in _before(view, hit.at))
        if officers and hit.metric == "people_rescued" and view.items[max(group.start - 1, 0)].lower != "they":
            yield hit, None


def _subject(view: View, end: int) -> str | None:
    """The class of the subject that ends before an item, "" for a pronoun; None where others or verbs stand before."""
    phrase = view.at(end - 1)
    start, noun = _pronoun(view.items, end), ""
    if start is None and phrase is not None and _is_definite(view, phrase) and phrase.end == end:
        start, noun = phrase.start, phrase.noun or ""
    if start is None or any(view.is_verb(i) for i in range(start)):
        return None
    others = any(p.noun in PERSON and is_plural(view.items[p.head or p.start].lower) for p in _before(view, start))
    return None if others else noun


def _before(view: View, start: int) -> list[Phrase]:
    return [phrase for phrase in view.phrases if phrase.start < start]


def _pronoun(items: Sequence[Item], end: int) -> int | None:
    """Where the pronoun starts that ends before an item."""
    lower = [item.lower for item in items[max(end - 4, 0) : end]]
    return next((end - len(p) for p in reversed(_PRONOUNS) if lower[-len(p) :] == p), None)


def _is_definite(view: View, phrase: Phrase) -> bool:
    """Whether a phrase names people told of before, by nothing but their noun: "the girls"."""
    plain = phrase.head == phrase.start + 1 and phrase.basis == "bare" and phrase.noun in PERSON
    definite = view.items[phrase.start].lower in _DEFINITE
    return plain and definite and is_plural(view.items[phrase.start + 1].lower)


def _counted(row: Row, setting: Setting, told: Sequence[_Told]) -> Reading | None:
    """A sentence read with what the next one tells of the people in it; None where it counts nobody, or others too."""
    if not row.counts() or row.vocabulary & (_DEAD | _SUPPOSED):
        return None
    reading = read_passage(row.passage, row.mentions, row.items, setting.having(row.vocabulary), ())
    whole = None if reading.links else _group(reading.view)
    if whole is None:
        return None
    acts = not any(reading.view.is_verb(i) for i in range(whole.start))
    links = [
        link
        for hit, noun in told
        if (acts or hit.metric == "people_rescued") and (link := _link(hit, noun, whole)) is not None
    ]
    full = told_elsewhere(reading, links[:1])
    counted = {link.phrase for link in full.links}
    others = [p for p in _people(reading.view) if p not in counted and not p.of]
    return None if others or not full.links else full


def _group(view: View) -> Phrase | None:
    """The first phrase of a sentence that counts a group of people."""
    for phrase in _people(view):
        number = view.items[phrase.start].number
        if phrase.basis == "stated" and phrase.head is not None and number is not None and not phrase.of:
            few = number.kind is NumberKind.CARDINAL and 1 < (number.value or number.low or 0) <= _GROUP
            return phrase if few else None
    return None


def _people(view: View) -> list[Phrase]:
    """Those of whom a sentence speaks, but for officers, whom nobody frees or arrests in the next."""
    people = (p for p in view.phrases if p.noun in PERSON and p.basis != "zero")
    return [p for p in people if p.noun != "official" or p.basis == "stated"]


def _link(hit: Hit, noun: str | None, whole: Phrase) -> Link | None:
    """The link of a group to what the next sentence tells; "the girls" are no men."""
    if noun not in {None, whole.noun, "victim"}:
        return None
    link = make_link(hit, whole, "referred")
    return replace(link, hit=None) if link is not None else None
