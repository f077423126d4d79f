"""Lines of people with their numbers below a heading of nothing but a deed: "RESCUED" / "143 survivors" / "12 boys"."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.grammar.signs import FIGURE_SIGNS
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Role
from impactetl.model import NumberKind
from impactetl.records.across.breakdown import LINE_CHARS, LINES, SUMMED
from impactetl.records.across.passage_rows import PassageRows
from impactetl.records.base.cues import Hit, find_cues
from impactetl.records.base.link import Link, fits
from impactetl.records.base.view import View
from impactetl.records.draft import Reading, read_passage, told_elsewhere
from impactetl.records.linking.labels.beside import counted_label, deed_nouns
from impactetl.syntax.items import Item, items_of, tagged
from impactetl.syntax.words import PERSON

# A heading of a deed has so many words, and so many lines may stand below it.
_HEAD_WORDS, _LINES = 4, 12
_HEAD_CHARS = 40
_SIGNS = FIGURE_SIGNS | {":", ".", "*"}
_MAY_HEAD = frozenset({"det", "prep", "adv", "date"})
_NOUNS = frozenset({Role.NOUN, Role.HELP})
_PASSIVE = frozenset({"open", "passive"})


def under_deeds(rows: PassageRows, readings: Sequence[Reading | None]) -> list[Reading | None]:
    """Give the readings of a document, with the lines of people that a heading above says what was done to."""
    out = list(readings)
    for i in range(len(rows.passages) - 1):
        if not _may_head(rows, i, out[i]) or not _is_line(rows, i + 1, out[i + 1]):
            continue
        head = rows.row(i)
        hits = deeds(
            items_of(rows.text, _span(rows, i), (), head.mentions.dates), rows.setting.having(head.vocabulary).topics
        )
        if not hits:
            continue
        for k in range(i + 1, min(i + 1 + _LINES, len(rows.passages))):
            told = _read(rows, k, hits) if _is_line(rows, k, out[k]) else None
            if told is None:
                break
            out[k] = told
    return out


def deeds(items: Sequence[Item], topics: frozenset[str]) -> Sequence[Hit]:
    """Give the cues of the one deed that a heading tells and little else: "Rescued", "Police training"."""
    words = [item for item in items if item.lower not in _SIGNS]
    if not words or len(words) > _HEAD_WORDS or any(item.number is not None for item in words):
        return ()
    found = [hit for hit in find_cues(tagged(tuple(words)), topics) if hit.metric in SUMMED]
    hits = [hit for hit in found if _is_plain(hit, words)]
    of_others = any(item.lower in {"of", "for"} for item in words)  # "Victims of the convicted"
    if not hits or len({hit.metric for hit in found}) != 1 or of_others:
        return ()
    rest = [item for i, item in enumerate(words) if not hits[0].at <= i < hits[0].end]
    return hits if all(item.noun in PERSON or item.category in _MAY_HEAD for item in rest) else ()


def _is_plain(hit: Hit, words: Sequence[Item]) -> bool:
    """Whether it tells what was done to those counted, and that it was; "Rescues" alone is a noun."""
    group = hit.group
    if group is None:
        return hit.cue.role in _NOUNS
    word = words[0].lower
    noun = len(words) == 1 and (word.endswith("s") or word in deed_nouns())
    return (group.voice in _PASSIVE or noun) and group.modality == "actual" and not group.negated


def _span(rows: PassageRows, i: int) -> tuple[int, int]:
    return rows.passages[i].start, rows.passages[i].end


def _may_head(rows: PassageRows, i: int, reading: Reading | None) -> bool:
    passage, words = rows.passages[i], rows.words(i)
    told = reading is not None and bool(reading.links)
    short = passage.kind in LINES and len(words) <= _HEAD_CHARS
    return short and not told and not any(map(str.isdigit, words)) and words[-1:] not in ".?!,;"


def _is_line(rows: PassageRows, k: int, reading: Reading | None) -> bool:
    """Whether a passage is a short line with a number, which states nothing by itself."""
    passage, words = rows.passages[k], rows.words(k)
    if passage.kind not in LINES or passage.cells or len(words) > LINE_CHARS or words[-1:] in ".?!":
        return False
    return (reading is None or not reading.links) and any(map(str.isdigit, words))


def _read(rows: PassageRows, k: int, hits: Sequence[Hit]) -> Reading | None:
    """A line read as the number of those whom the heading tells of; None where it counts something else."""
    row = rows.row(k)
    items = tuple(item for item in items_of(rows.text, _span(rows, k), row.mentions.numbers, row.mentions.dates))
    items = tuple(item for item in items if item.lower not in _SIGNS)
    if len(items) > 1 and items[-1].number is not None:
        items = tagged((items[-1], *counted_label(items[:-1])))
    elif items and items[0].category == "prep":
        items = _place_behind(items)
    return _done_to(read_passage(row.passage, row.mentions, items, rows.setting.having(row.vocabulary), ()), hits)


def _place_behind(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Put the place of a line behind its count: "From brothels: 41 girls", "In Cebu and Leyte 30 women"."""
    at = next((i for i, item in enumerate(items) if item.number is not None), 0)
    return tagged((*items[at:], *items[:at])) if 0 < at <= _PLACE_ITEMS else items


# "From the brick kilns" has so many items.
_PLACE_ITEMS = 5


def _done_to(reading: Reading, hits: Sequence[Hit]) -> Reading | None:
    """Give a reading of a number and people with a link to what was done to them; None where it counts others."""
    view = reading.view
    phrase = view.at(0)
    if phrase is None or phrase.basis != "stated" or phrase.head is None:
        return None
    hit = next((hit for hit in hits if fits(hit, phrase)), None)
    if hit is None:
        return None
    number = view.items[phrase.start].number
    if number is None or number.refused is not None or number.kind is not NumberKind.CARDINAL or _tells(view):
        return None
    said = view.words
    if not said.isdisjoint(words_of("help", "others")):
        return None
    return told_elsewhere(replace(reading, refused={}), [Link(phrase, hit.metric, "label", None, unit=hit.cue.unit)])


def _tells(view: View) -> bool:
    """Whether a verb or another number tells something else of them."""
    numbers = sum(item.number is not None for item in view.items)
    return numbers != 1 or any(view.is_verb(i) for i in range(len(view.items)))
