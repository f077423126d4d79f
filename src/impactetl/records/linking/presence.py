"""Countries where an organisation works: "we work in 12 countries"."""

from impactetl.lexicon.gazetteer import person_names
from impactetl.lexicon.load import words_of
from impactetl.model import Passage, PassageKind
from impactetl.records.base.link import Link
from impactetl.records.base.setting import Whole
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase

_ORIGIN = words_of("own_work", "elsewhere")
_ORGANISATION = words_of("own_work", "bodies")
_SPANNING = words_of("own_work", "spanning")
_OURSELVES = (
    ["we", "are"],
    ["we", "are", "now"],
    ["we", "are", "active"],
    ["we", "have", "been"],
    ["we", "are", "present"],
)
# "We are present in" is so long at most.
_WE_REACH = 5
REACH_LABELS = words_of("own_work", "reach")
_ACTIVE = frozenset({"active", "runs", "serves", "fights"})


def countries(view: View, passage: Passage, whole: Whole) -> list[Link]:
    """Countries where the organisation works: "we work in 12 countries", or "10 countries." on a line of figures."""
    phrases = [p for p in view.phrases if p.noun == "country" and p.basis == "stated" and not p.of and _agrees(view, p)]
    if not phrases:
        return []
    words = {item.lower for i, item in enumerate(view.items) if item.lower != "from" or not _own_place(view, i + 1)}
    works = bool(words & words_of("topics", "presence"))
    present = "presence" in whole.topics or bool(words & REACH_LABELS)
    alone = passage.kind in {PassageKind.HEADING, PassageKind.BLOCK, PassageKind.ITEM} and present
    alone = alone or _figures_line(view)
    out: list[Link] = []
    for phrase in phrases:
        block = passage.kind is PassageKind.BLOCK and bool(words & {"we", "our", "work"})
        here = block or (works and not _from_elsewhere(view, phrase))
        alone = alone or (passage.kind is PassageKind.BLOCK and here)
        led = _is_where(view, phrase) or _spanned(view, phrase.start - 1)
        inside = led and (here or _we_are(view, phrase.start)) and _first_person(words, whole)
        if (inside and not _of_one_person(view, phrase.start)) or (alone and phrase.prep is None):
            out.append(Link(phrase, "countries_of_operation", "special", None))
    return out


def _agrees(view: View, phrase: Phrase) -> bool:
    """Whether the noun is as many as the number says; "3" above the heading "Country by country" counts none."""
    return view.value(phrase) == 1 or (phrase.head is not None and view.word(phrase.head).endswith("s"))


def _is_where(view: View, phrase: Phrase) -> bool:
    """Whether "in" leads to countries, or to other places that stand joined to them: "in 6 ports and 2 countries"."""
    left = view.at(phrase.start - 2) if phrase.prep is None and view.word(phrase.start - 1) == "and" else phrase
    return left is not None and left.counted and left.prep in {"in", "across", "throughout", "to"}


def _from_elsewhere(view: View, phrase: Phrase) -> bool:
    """Whether the words round a number of countries, up to a comma on either side, tell where people come from."""
    low, high = phrase.start, phrase.end
    while low > 0 and view.items[low - 1].lower not in {",", ";"}:
        low -= 1
    while high < len(view.items) and view.items[high].lower not in {",", ";"}:
        high += 1
    told = (k for k in range(low, high) if view.items[k].lower != "from" or not _own_place(view, k + 1))
    return any(view.items[k].lower in _ORIGIN for k in told)


def _figures_line(view: View) -> bool:
    """Whether a line only counts what an organisation has: "41 volunteers | 23 staff | 2 countries"."""
    if any(view.is_verb(i) for i in range(len(view.items))) or view.items[0].number is None:
        return False
    heads = {view.items[p.head].lower for p in view.phrases if p.basis == "stated" and p.head is not None}
    led = any(p.basis == "stated" and p.prep is not None for p in view.phrases)
    return not led and not heads.isdisjoint(words_of("own_work", "assets"))


def _own_place(view: View, i: int) -> bool:
    """Whether "from" leads to where the work is done from: "from 12 offices", "from our base"."""
    near = view.items[i : i + 4]
    return any(item.lower in words_of("own_work", "seats") for item in near)


def _spanned(view: View, i: int) -> bool:
    """Whether a verb of reach leads to countries: "our work spans 16 countries"."""
    return i > 0 and view.items[i].lower in _SPANNING


def _we_are(view: View, i: int) -> bool:
    """Whether "we are" leads to countries: "we are now in 25 countries"."""
    before = view.before(i, _WE_REACH)
    return before[-1:] == ["in"] and any(before[-1 - len(we) : -1] == we for we in _OURSELVES)


def _of_one_person(view: View, i: int) -> bool:
    """Whether the verb before item ``i`` tells where one person works: "our founder has worked in 12 countries"."""
    items = view.items
    verb = next((k for k in range(i - 1, -1, -1) if view.is_verb(k)), -1)
    k = verb - 1
    while k >= 0 and (view.is_verb(k) or items[k].category in {"adv", "conj"} or items[k].lower in {",", "who"}):
        k -= 1
    if verb < 0 or k < 0:
        return False
    subject = view.at(k)
    if subject is None:
        return items[k].lower in {"he", "she", "i"}
    names = [items[j].lower for j in (subject.start, k) if items[j].capital]
    return subject.basis == "implied" or any(name in person_names() for name in names)


def _first_person(words: set[str], whole: Whole) -> bool:
    """Whether the passage speaks of an organisation's own work."""
    if words & _ACTIVE and "exploitation" in whole.topics:
        return True
    own = {"we", "our", "us"} | {name.lower() for name in whole.acronyms}
    return bool(words & own) or bool(words & _ORGANISATION)
