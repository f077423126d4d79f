"""Read the number expressions of a plain stretch one by one, each still without its neighbours."""

import re

from impactetl.grammar import money, terms
from impactetl.grammar.atom import Atom, exact, refusal
from impactetl.grammar.datelike import date_at, time_at
from impactetl.grammar.fold import Stretch
from impactetl.grammar.labels import addresses, label_at, verse_at
from impactetl.grammar.numerals import CARDINALS, ORDINALS, SCALES, Form, Numeral, cardinal, dozen, ordinal, vague
from impactetl.grammar.shares import fraction_at, percent, share
from impactetl.model import NumberKind

_PIECE = re.compile(r"[0-9]|[a-z]+")
_TERM_WORDS = frozenset({"year", "month", "week", "day"})
# Words that show that a stretch may hold a number at all.
_TRIGGERS = frozenset(
    {*CARDINALS, *ORDINALS, *SCALES, *(word + "s" for word in SCALES)}
    | {"dozen", "dozens", "score", "scores", "half", "halves", "quarter", "quarters", "thirds", "fourths", "fifths"}
    | {"single", "lone", "hundredth", "thousandth", "millionth", "sixths", "tenths"}
)
NUMBER_WORDS = _TRIGGERS | _TERM_WORDS
"""Words of which one stands in every number without digits: "a year" is one."""
_OPENERS = _TRIGGERS | {"a", "an", "several", "many", "some", "multiple", "untold", "countless", "tens"}
# What stands behind the article of a number: "a dozen", "an hundred", "a few thousand", "a year".
_ARTICLES = frozenset({"a", "an"})
_BEHIND_ARTICLE = NUMBER_WORDS | {"few", "couple"}
_NEXT_WORD = re.compile(r"[\s-]+([a-z]+)")
_DIGIT = re.compile(r"[0-9]")
_WORDS = re.compile(r"[a-z]+")
_BARE_TERM = re.compile(r"\ban?\s+(?:year|month|week|day)\b")

_NO_ONE = re.compile(r"one\s+another\b|one'?s\b|ones\b|one's?elf|oneself\b")
_NO_BEFORE = re.compile(r"\bno[\s-]+$")
_TIME_SECOND = re.compile(r"(?:\b(?:per|every|each|split|a\s+split)|[0-9])[\s-]+$")


def may_hold_number(low: str) -> bool:
    """Tell whether a lower-case text can hold a number expression at all.

    >>> may_hold_number("someone often finds it wonderful"), may_hold_number("they freed a dozen")
    (False, True)
    """
    return _DIGIT.search(low) is not None or may_spell_number(low)


def may_spell_number(low: str) -> bool:
    """Tell whether a lower-case text can hold a number expression in words.

    >>> may_spell_number("they freed 12"), may_spell_number("they freed two")
    (False, True)
    """
    words = _WORDS.findall(low)
    if not _TRIGGERS.isdisjoint(words):
        return True
    return not _TERM_WORDS.isdisjoint(words) and _BARE_TERM.search(low) is not None


def atoms(plain: Stretch) -> list[Atom]:
    """Read every number expression in ``plain``, in order, without qualifiers, ranges or neighbours."""
    blocks = addresses(plain)
    found: list[Atom] = []
    cursor = 0
    for piece in _PIECE.finditer(plain.low):
        if not blocks and piece[0] not in _OPENERS and not piece[0].isdigit():
            continue
        place = piece.start()
        while blocks and blocks[0].start <= place:
            found.append(blocks.pop(0))
            cursor = max(cursor, found[-1].end)
        if place < cursor:
            continue
        atom = _read(plain, place, piece[0])
        if atom is not None:
            atom.start = atom.outer_start = max(atom.start, cursor)
            found.append(atom)
            cursor = max(cursor, atom.end)
    return found


def _read(plain: Stretch, place: int, piece: str) -> Atom | None:
    if piece.isdigit():
        return _digits(plain, place)
    if piece not in _OPENERS or (place and (plain.low[place - 1].isalnum() or plain.low[place - 1] == "_")):
        return None
    if piece in _ARTICLES:
        follow = _NEXT_WORD.match(plain.low, place + len(piece))
        if follow is None or follow[1] not in _BEHIND_ARTICLE:
            return None
    return _words(plain, place)


def _digits(plain: Stretch, place: int) -> Atom | None:
    low = plain.low
    if sign := money.sign_before(plain.raw, low, place):
        number = cardinal(low, place)
        if number and money.fits(plain.raw[sign.place : place], number.value):
            return _amount(plain, number, sign)
    return (
        verse_at(plain, place)
        or date_at(plain, place)
        or time_at(low, place)
        or label_at(plain, place)
        or fraction_at(low, place)
        or _ordinal(low, place)
        or _dozen(low, place)
        or _cardinal(plain, place)
    )


def _cardinal(plain: Stretch, place: int) -> Atom | None:
    number = cardinal(plain.low, place)
    return _count(plain, number) if number else None


def _amount(plain: Stretch, number: Numeral, sign: money.Currency) -> Atom:
    """Make the amount whose currency stands before it; a currency word behind it too belongs to it."""
    after = money.word_after(plain.raw, plain.low, number.end, number.value)
    unit = after.unit if after and after.unit in money.CODES else sign.unit
    end = after.place if after else number.end
    return _money(sign.place, end, number, unit)


def _money(start: int, end: int, number: Numeral, unit: str) -> Atom:
    atom = Atom(
        start, end, NumberKind.MONEY, unit=unit, scale=number.scale, core_start=number.start, core_end=number.end
    )
    atom.set_exact(number.value)
    return atom


def _words(plain: Stretch, place: int) -> Atom | None:
    low = plain.low
    if low.startswith("one", place) and (_NO_ONE.match(low, place) or _NO_BEFORE.search(low, max(0, place - 4), place)):
        return None
    for reader in (time_at, _vague, _dozen):
        if atom := reader(low, place):
            return atom
    if fraction := fraction_at(low, place):
        number = cardinal(low, place)
        return _count(plain, number) if number and number.end > fraction.end else fraction
    rank = _ordinal(low, place)
    number = cardinal(low, place)
    if rank and (number is None or rank.end > number.end):
        return rank
    if number is None:
        return _bare_term(low, place)
    return _count(plain, number)


def _bare_term(low: str, place: int) -> Atom | None:
    found = terms.bare(low, place)
    if found is None:
        return None
    atom = Atom(place, found.end, NumberKind.TERM, unit=found.unit)
    atom.set_exact(found.value)
    return atom


def _vague(low: str, place: int) -> Atom | None:
    number = vague(low, place)
    if number is None:
        return None
    if number.form is Form.CARDINAL:
        return exact(place, number.end, NumberKind.CARDINAL, number.value)
    return Atom(place, number.end, NumberKind.VAGUE, low=number.value, qualifier="vague")


def _dozen(low: str, place: int) -> Atom | None:
    number = dozen(low, place)
    return exact(place, number.end, NumberKind.CARDINAL, number.value) if number else None


def _ordinal(low: str, place: int) -> Atom | None:
    number = ordinal(low, place)
    if number is None or (low[place : number.end] == "second" and _TIME_SECOND.search(low, max(0, place - 12), place)):
        return None
    return exact(place, number.end, NumberKind.ORDINAL, number.value)


def _count(plain: Stretch, number: Numeral) -> Atom:
    """Make a percentage, a share, an amount, a length of time or a plain cardinal of a numeral."""
    low, start = plain.low, number.start
    if atom := percent(low, start, number) or share(low, number):
        return atom
    if length := terms.length(low, number.end, number.value):
        atom = Atom(start, length.end, NumberKind.TERM, unit=length.unit, core_start=start, core_end=number.end)
        atom.set_exact(length.value)
        return atom
    if currency := money.word_after(plain.raw, low, number.end, number.value):
        atom = _money(start, currency.place, number, currency.unit)
        atom.set_exact(number.value * currency.factor)
        return atom
    if low[start : start + 1].isdigit() and low[number.end : number.end + 1] == "/":
        return refusal(start, number.end, NumberKind.OTHER, "code")
    atom = exact(start, number.end, NumberKind.CARDINAL, number.value)
    atom.scale = number.scale
    return atom
