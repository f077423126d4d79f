"""A stretch of text as number mentions: numerals, then ranges, then qualifiers, then what the neighbours rule out."""

from collections.abc import Sequence
from functools import lru_cache

from impactetl.grammar.atom import Atom
from impactetl.grammar.fold import Stretch, is_plain, stretch
from impactetl.grammar.neighbours import refuse
from impactetl.grammar.qualifiers import qualify
from impactetl.grammar.ranges import join
from impactetl.grammar.reader import atoms, may_hold_number
from impactetl.model import NumberMention

# So many pieces are kept: those with numbers of all but long documents.
_KEPT = 512


def read_numbers(text: str, start: int, end: int) -> tuple[NumberMention, ...]:
    """Read every number expression of ``text[start:end]``, in order; nothing outside of the stretch is looked at.

    >>> [(m.value, m.qualifier) for m in read_numbers("They freed more than 50 girls and two men.", 0, 42)]
    [(50.0, 'at_least'), (2.0, 'exact')]
    """
    piece = text[start:end]
    if is_plain(piece) and not may_hold_number(piece.lower()):
        return ()
    plain, found = _read(piece)
    return tuple(_mention(plain, atom, start) for atom in found)


@lru_cache(_KEPT)
def _read(piece: str) -> tuple[Stretch, Sequence[Atom]]:
    """Read a piece of text, and keep it: the sentence that states a record is read again to prove it."""
    plain = stretch(piece, 0, len(piece))
    if not may_hold_number(plain.low):
        return plain, ()
    found = join(plain, atoms(plain))
    for atom in found:
        qualify(plain.low, atom)
    refuse(plain, found)
    return plain, found


def _mention(plain: Stretch, atom: Atom, base: int) -> NumberMention:
    """Make the mention of an atom in a stretch that starts at ``base`` in its document."""
    return NumberMention(
        start=base + plain.at(atom.start),
        end=base + plain.until(atom.end),
        kind=atom.kind,
        value=_plain(atom.value),
        low=_plain(atom.low),
        high=_plain(atom.high),
        qualifier=atom.qualifier,
        unit=atom.unit,
        refused=atom.refused,
        outer_start=base + plain.at(min(atom.outer_start, atom.start)),
        outer_end=base + plain.until(max(atom.outer_end, atom.end)),
        leans=atom.leans,
    )


def _plain(value: float | None) -> float | None:
    return None if value is None else float(value)
