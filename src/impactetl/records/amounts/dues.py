"""What a court says is due to somebody: "ruled she deserves $1.5 million", "found that they were owed £20,000"."""

from impactetl.lexicon.load import words_of
from impactetl.records.amounts.redress import RECEIVERS
from impactetl.records.base.nearby import left_of
from impactetl.records.base.view import View

# A court stands within so many words before the amount, and what is due within so few.
_FAR, _NEAR = 20, 5
_BE = frozenset({"is", "are", "was", "were", "be"})
_MUST = frozenset({"should", "must", "shall", "ought"})
_THEY = frozenset({"she", "he", "they", "her", "him", "them"})
_WRONGED = frozenset({"victim", "minor", "woman", "people"})


def due_signs() -> tuple[frozenset[str], ...]:
    """Give sets of words, of one of which a word stands, beside a court, where something is said to be due."""
    return _list("deserving") | _list("owing") | {"entitled", "due"}, _MUST


def is_due(view: View, i: int) -> bool:
    """Whether a court says that the amount at item ``i`` is due to somebody who was wronged."""
    left = left_of(view, i, _FAR)
    due = _due_behind(left)
    if due is None:
        return False
    ruled = next((k for k in range(due, len(left)) if left[k] in _list("ruling")), None)
    if ruled is None or courts().isdisjoint(left[due:]):
        return False
    between = range(i - ruled, i)
    if any(view.items[k].category == "neg" for k in between):
        return False
    return any(view.items[k].noun in _WRONGED or view.word(k) in _THEY | RECEIVERS for k in between)


def _due_behind(left: list[str]) -> int | None:
    """How many words before the amount those end that tell it is due, None where none do."""
    if left[:1] and left[0] in _list("deserving"):
        return 1
    if left[:2] == ["to", "entitled"] and not _BE.isdisjoint(left[2:4]):
        return 3
    if left[:1] in (["owed"], ["due"]) and not _BE.isdisjoint(left[1:3]):
        return 2
    owing = next((k for k, word in enumerate(left[1:_NEAR]) if word in _list("owing")), None)
    if owing is not None:
        return owing + 2
    got = left[:1] and (left[0] in _list("receiving") or left[:2] == ["paid", "be"])
    return next((k + 1 for k in range(1, 4) if left[k : k + 1] and left[k] in _MUST), None) if got else None


def courts() -> frozenset[str]:
    """Give the words for those who say what is due."""
    return words_of("justice", "court", "words") | words_of("money", "compensation", "benches")


def _list(name: str) -> frozenset[str]:
    return words_of("money", "due", name)
