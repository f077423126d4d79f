"""How many victims there are: "there were an estimated 10,000 victims", "27 million slaves in the world"."""

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import is_estimate, is_multitude
from impactetl.records.base.view import View

# "There may well be" stands within so many items before the number.
_THERE_REACH = 5
EXISTING = words_of("suffering", "existing")
"""Words of which one stands where the number of victims is told, outside of the number itself."""
_EVERYWHERE = (["on", "earth"], ["around", "the"], ["across", "the"], ["in", "existence"], ["alive", "today"])


def existing(view: View) -> list[Link]:
    """How many there are: "there were an estimated 10,000 potential victims", "27 million slaves in the world"."""
    out: list[Link] = []
    estimated = any(item.lower in EXISTING - {"there"} for item in view.items)
    for phrase in view.phrases:
        if phrase.basis != "stated" or phrase.noun != "victim":
            continue
        before = view.before(phrase.start, _THERE_REACH)
        there = "there" in before and bool({"are", "were", "is", "be"} & set(before))
        now = there and "were" not in before
        own = is_estimate(view.items[phrase.start].number)
        many = is_multitude(view.items[phrase.start].number)
        if own or (there and estimated) or (many and (now or phrase.of)) or (many and _worldwide(view, phrase.end)):
            out.append(Link(phrase, "victims_estimated", "special", None))
    return out


def _worldwide(view: View, i: int) -> bool:
    """Whether the words behind a phrase tell of all there are: "in the world", "worldwide", "alive today"."""
    behind = view.behind(i, 4)
    return (
        behind[:3] == ["in", "the", "world"] or behind[:2] in _EVERYWHERE or behind[:1] in (["worldwide"], ["globally"])
    )
