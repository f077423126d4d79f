"""Two numbers that make one: ranges, and the unit that the members of a list share."""

import re

from impactetl.grammar.atom import Atom
from impactetl.grammar.elliptic_terms import lean_on_terms
from impactetl.grammar.fold import Stretch
from impactetl.grammar.terms import convert, smaller_unit
from impactetl.lexicon.load import load
from impactetl.model import NumberKind

# A short stem stands for its plain forms only ("go" is not "government"), a longer one for all that starts with it.
_SHORT_STEM = 3
_STEMS = "|".join(
    stem + (r"\w*" if len(stem) > _SHORT_STEM else "(?:e?s|ing)?") for stem in load("numbers")["change"]["stems"]
)
_DASH = re.compile(r"\s?-\s?")
_TO = re.compile(r"[-']?\s+(?:up\s+)?to\s+(?:about\s+|around\s+|nearly\s+|over\s+|an\s+estimated\s+)?|-to-")
_OR = re.compile(r"[-']?\s+or\s+|-or-")
_AND = re.compile(r"[-']?\s+and\s+(?:about\s+|around\s+|nearly\s+|over\s+|an\s+estimated\s+)?")
_LIST = re.compile(r"[-']?(?:,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+)")
_BETWEEN = re.compile(
    r"\bbetween\s+(?:about\s+|around\s+|the\s+ages\s+of\s+|the\s+age\s+of\s+|ages\s+|an\s+estimated\s+)?$"
)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|nearly\s+|over\s+|an\s+estimated\s+|a\s+total\s+of\s+)?$")
_CHANGE = re.compile(rf"\b(?:{_STEMS})\b[^.;]{{0,60}}$")
# "Ranging from" is a range, whatever else the sentence says of change ("handed down terms ranging from").
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|r[au]ns?|span(?:s|ned)?|stretch(?:es|ed)?)\s+$")
_CHANGE_WINDOW = 110
# "Rose by 12 to 45" tells a difference and a count.
_RISEN = re.compile(rf"\b(?:{_STEMS}|up|down)\w*\s+(?:by\s+)?$")
# "sentenced five to 10 years" is five people and one term, unless a "to" or "for" leads the first number in.
_SENTENCED = re.compile(r"\b(?:sentenc\w+|jail(?:ed|ing|s)|imprison\w*|condemn\w*|fined|fining|order(?:ed|s|ing))\s+$")
_LIFE = re.compile(r"'?(?:\s+to\s+|-to-)life\b")
# "two or three", "10 or 12" are ranges, "five or 500" is not.
_OR_FACTOR = 3
_QUANTITIES = frozenset({NumberKind.CARDINAL, NumberKind.MONEY, NumberKind.TERM, NumberKind.PERCENT})
_SHARED = frozenset({NumberKind.TERM, NumberKind.PERCENT})
# "2,550, or 18 percent, of them" tells one number twice.
_RETOLD = re.compile(r",\s*or\s+")
_LIST_MOST = 12
_SHARE_OF_TERM = re.compile(r"\s+(?:for|on)\b")
_AGE = re.compile(r"\b(?:aged?|ages|than)\s$")
_AGE_WINDOW = 6
_BRACKET_MOST = 120


def join(plain: Stretch, found: list[Atom]) -> list[Atom]:
    """Join the two ends of each range, and hand the unit of a list's last member to the ones before it."""
    joined: list[Atom] = []
    index = 0
    while index < len(found):
        left = found[index]
        right = found[index + 1] if index + 1 < len(found) else None
        if right is not None and (made := _range(plain, left, right)):
            joined.append(made)
            index += 2
        else:
            joined.append(left)
            index += 1
    _share_units(plain.low, joined)
    _split_terms(plain.low, joined)
    lean_on_terms(plain, joined)
    for atom in joined:
        _open_to_life(plain.low, atom)
    return joined


def _range(plain: Stretch, left: Atom, right: Atom) -> Atom | None:
    if left.kind not in _QUANTITIES or right.kind not in _QUANTITIES or left.qualifier != "exact":
        return None
    lead = _lead(plain.low, left, right)
    if lead is None or not _same_kind(left, right):
        return None
    low, high, unit = _bounds(left, right)
    if low >= high or (_OR.fullmatch(plain.low, left.end, right.start) and high > max(low * _OR_FACTOR, low + 2)):
        return None
    kind = right.kind if right.kind is not NumberKind.CARDINAL else left.kind
    made = Atom(left.start, right.end, kind, None, low, high, "range", unit, right.refused or left.refused)
    made.core_start, made.core_end = left.core_start, right.core_end
    made.outer_start = lead
    return made


def _lead(low: str, left: Atom, right: Atom) -> int | None:
    """Give where the range starts with its leading word, or None where the words between make no range."""
    gap = (left.end, right.start)
    window = low[max(0, left.start - 28) : left.start]
    if between := _BETWEEN.search(window):
        both = _AND.fullmatch(low, *gap) or _TO.fullmatch(low, *gap) or _DASH.fullmatch(low, *gap)
        return left.start - len(between[0]) if both else None
    if _DASH.fullmatch(low, *gap) or _OR.fullmatch(low, *gap):
        return left.start
    if not _TO.fullmatch(low, *gap):
        return None
    if start := _FROM.search(window):
        before = left.start - len(start[0])
        if _RANGING.search(low, max(0, before - _CHANGE_WINDOW), before):
            return before
        changes = _CHANGE.search(low, max(0, before - _CHANGE_WINDOW), before)
        return None if changes else before
    people = left.kind is NumberKind.CARDINAL and right.kind in {NumberKind.TERM, NumberKind.MONEY}
    return None if _RISEN.search(window) or (people and _SENTENCED.search(window)) else left.start


def _same_kind(left: Atom, right: Atom) -> bool:
    """Tell whether the two can be ends of one range: alike, or the unit stands once."""
    if left.kind is right.kind:
        return left.kind is not NumberKind.MONEY or left.unit == right.unit or left.unit is None
    if left.kind is NumberKind.CARDINAL:
        return True
    return left.kind is NumberKind.MONEY and right.kind is NumberKind.CARDINAL


def _bounds(left: Atom, right: Atom) -> tuple[float, float, str | None]:
    low, high = left.value or 0.0, right.value or 0.0
    unit = right.unit or left.unit
    if left.kind is right.kind is NumberKind.TERM and left.unit and right.unit:
        unit = smaller_unit(left.unit, right.unit)
        return convert(low, left.unit, unit), convert(high, right.unit, unit), unit
    if left.scale == 1 and right.scale > 1 and low < high / right.scale:
        low = round(low * right.scale, 6)  # "5 to 10 million"
    return low, high, unit


def _share_units(low: str, found: list[Atom]) -> None:
    """Make "10" and "12" terms in "10, 12 and 15 years"; likewise percentages."""
    for index in range(len(found) - 1, 0, -1):
        last, before = found[index], found[index - 1]
        if last.kind not in _SHARED or before.kind is not NumberKind.CARDINAL or before.refused or before.scale > 1:
            continue
        if _AGE.search(low, max(0, before.start - _AGE_WINDOW), before.start):
            continue
        listed = index > 1 and _LIST.fullmatch(low, found[index - 2].end, before.start)
        if last.kind is NumberKind.PERCENT and not listed and _RETOLD.fullmatch(low, before.end, last.start):
            continue
        if last.start - before.end <= _LIST_MOST and _LIST.fullmatch(low, before.end, last.start):
            before.kind, before.unit, before.refused = last.kind, last.unit, last.refused


def _split_terms(low: str, found: list[Atom]) -> None:
    """Make terms of the shares that a bracket lists behind a term: "55 years (30 for rape and 25 for the rest)"."""
    whole: Atom | None = None
    for atom in found:
        if atom.kind is NumberKind.TERM:
            whole = atom
        elif whole and atom.kind is NumberKind.CARDINAL and _SHARE_OF_TERM.match(low, atom.end):
            opened = low[whole.end : atom.start]
            if atom.start - whole.end <= _BRACKET_MOST and opened.lstrip().startswith("(") and ")" not in opened:
                atom.kind, atom.unit = whole.kind, whole.unit


def _open_to_life(low: str, atom: Atom) -> None:
    """Read "seven years to life" as at least seven."""
    if atom.kind is NumberKind.TERM and atom.value is not None and (found := _LIFE.match(low, atom.end)):
        atom.high, atom.qualifier, atom.outer_end = None, "at_least", found.end()
