"""A count told again by kind behind it, in words of its own: "By sex: women 47, men 15", "Of these: minors 12".

The parts have the metric, the time and the country of the count before them that they fit into.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from impactetl.grammar.signs import JOINING_SIGNS, PART_SIGNS
from impactetl.lexicon.load import words_of
from impactetl.model import plain
from impactetl.records.across.breakdown import SUMMED
from impactetl.records.across.kinds_beside import Part, kinds_beside, may_tell_kinds
from impactetl.records.across.passage_rows import PassageRows
from impactetl.records.across.row import Row
from impactetl.records.base.link import Link
from impactetl.records.base.setting import Setting
from impactetl.records.draft import Reading, read_passage, told_elsewhere
from impactetl.syntax.items import Item, counts, items_of, tagged

# The count stands within so many passages before its parts, and what is parted is no longer.
_REACH, _MOST_CHARS = 8, 400
# "Broken down by age:" opens in so many items; a name in a list has so many at most.
_LEAD_ITEMS, _NAME_ITEMS = 10, 8
_LEADING = frozenset({":", "-"})
_PARTED = PART_SIGNS | JOINING_SIGNS
_BRACKETS = frozenset({"(", ")"})
_OF_THEM = frozenset({"these", "those", "them", "whom", "which"})
_NO_NAME = frozenset({"be", "have", "modal", "do", "neg", "pron", "rel", "sub"})


@plain
class _Shares:
    """The parts of a line, each a number with its name; ``origin`` where the names tell where people are from.

    ``exact`` are those that no words lead in: nothing but the sum ties them to their whole.
    """

    parts: tuple[Part, ...]
    origin: bool
    exact: bool = False

    @property
    def sum(self) -> float:
        """What the parts come to."""
        return sum(_value(number) for number, _ in self.parts)


def shared_out(rows: PassageRows, readings: Sequence[Reading | None]) -> list[Reading | None]:
    """Give the readings of a document, with the lines that tell a count before them by kind."""
    out = list(readings)
    if not any(reading is not None and reading.links for reading in readings):
        return out
    for k in range(1, len(rows.passages)):
        if not _may_share(rows, k):
            continue
        row = rows.row(k)
        shares = _shares(
            items_of(rows.text, (row.passage.start, row.passage.end), row.mentions.numbers, row.mentions.dates)
        )
        whole = next(_wholes(out, k, shares), None) if shares is not None else None
        told = _read(row, shares, whole[1], rows.setting) if shares is not None and whole is not None else None
        if told is not None and whole is not None:
            out[k] = replace(told, below=rows.passages[whole[0]].start)
    return out


def _may_share(rows: PassageRows, k: int) -> bool:
    """Whether a passage may be such a line, by a glance at its words."""
    passage = rows.passages[k]
    if passage.end - passage.start > _MOST_CHARS or passage.cells:
        return False
    words = rows.words(k)
    if may_tell_kinds(words):
        return True
    opening = words[:60].lower()
    leads = "by " in opening or "of " in opening or any(kind in opening for kind in words_of("counting", "kinds"))
    return leads and (":" in words or " - " in words) and any(map(str.isdigit, words))


def _shares(row: Sequence[Item]) -> _Shares | None:
    """The parts of a line; None where the line is another."""
    kinds = kinds_beside(row)
    return _Shares(kinds, origin=False, exact=True) if kinds else _led_in(row)


def _led_in(row: Sequence[Item]) -> _Shares | None:
    """The parts behind a lead that tells by what a count is parted: "By sex:"."""
    row = row[:-1] if row and row[-1].lower == "." else row
    colon = next((i for i, item in enumerate(row[:_LEAD_ITEMS]) if item.lower in _LEADING), None)
    if not colon or any(item.number is not None or item.category in _NO_NAME - {"rel", "pron"} for item in row[:colon]):
        return None
    lead = [item.lower for item in row[:colon]]
    kinds = words_of("counting", "kinds")
    by = lead.index("by") if "by" in lead else None
    told = by is not None and not kinds.isdisjoint(lead[by + 1 :])
    of_them = len(lead) > 1 and lead[-2] == "of" and lead[-1] in _OF_THEM
    named = len(lead) <= 2 and lead[0] in kinds and lead[0] not in words_of("counting", "places_of_deeds")  # noqa: PLR2004
    abroad = not words_of("counting", "places_of_deeds").isdisjoint(lead) and "exploitation" in lead
    if not (told or of_them or named) or abroad:
        return None
    parts = tuple(_parts(row[colon + 1 :]))
    if len(parts) < 2 - of_them or not all(name for _, name in parts):
        return None
    return _Shares(parts, origin=not words_of("counting", "origins").isdisjoint(lead))


def _parts(row: Sequence[Item]) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    """The numbers of a list, each with the words of its name; one without a name where a part is something else."""
    part: list[Item] = []
    for item in (*row, Item(0, 0, ";", "sign")):
        if item.lower not in _PARTED or (item.lower in {"and", "&"} and not any(map(counts, part))):
            part.append(item)
            continue
        if part:
            yield _part([x for x in part if x.lower not in _BRACKETS])
        part = []


def _part(part: Sequence[Item]) -> tuple[Item, tuple[Item, ...]]:
    """The number of a part and its name, which is empty where the part is no name and its number."""
    ends = [item for item in (part[-1], part[0]) if counts(item)]
    nothing = Item(0, 0, "", "sign")
    if not ends:
        return nothing, ()
    number = ends[0]
    name = tuple(item for item in part if item is not number and item.lower not in _LEADING)
    other = any(counts(item) and item.lower not in words_of("tables", "bands", "words") for item in name)
    band = number is part[-1] and len(part) > 1 and part[-2].lower in _LEADING
    finite = any(item.category in _NO_NAME or item.date is not None for item in name)
    return (number, name) if len(name) <= _NAME_ITEMS and not finite and (band or not other) else (nothing, ())


def _value(item: Item) -> float:
    return (item.number.value if item.number is not None else None) or 0


def _wholes(readings: Sequence[Reading | None], k: int, shares: _Shares) -> Iterator[tuple[int, Link]]:
    """The counts before a line that its parts fit into, with the passages of each: those of the same sum first."""
    total = shares.sum
    near: list[tuple[int, Link]] = []
    for i in range(k - 1, max(k - 1 - _REACH, -1), -1):
        reading = readings[i]
        for link in reversed(reading.links) if reading is not None and reading.below is None else ():
            number = reading.view.items[link.phrase.start].number if reading is not None else None
            counts = link.metric in SUMMED and link.phrase.basis == "stated" and not link.negated
            if not counts or link.modality != "actual" or number is None or not number.value:
                continue
            if number.value == total:
                yield i, link
            elif total < number.value and not shares.exact:
                near.append((i, link))
    yield from near


def _read(row: Row, shares: _Shares, whole: Link, setting: Setting) -> Reading | None:
    """A line read as the numbers of its parts, each with its name; None where a number does not stand so."""
    items: list[Item] = []
    for number, name in shares.parts:
        end = max(number.end, name[-1].end)
        items += [number, *name, Item(end, end, ";", "sign")]
    mentions = replace(row.mentions, places=()) if shares.origin else row.mentions
    reading = read_passage(row.passage, mentions, tagged(tuple(items)), setting.having(row.vocabulary), ())
    starts = {number.start for number, _ in shares.parts}
    phrases = [p for p in reading.view.phrases if p.basis == "stated" and reading.view.items[p.start].start in starts]
    if len(phrases) < len(starts):
        return None
    links = [Link(p, whole.metric, "part", None, unit=whole.unit, share_of=whole) for p in phrases]
    return told_elsewhere(replace(reading, refused={}), links)
