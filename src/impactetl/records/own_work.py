"""What an organisation tells of its own work with survivors in whatever verb: "we employ 185 survivors"."""

from collections.abc import Sequence
from functools import cache

from impactetl.grammar.inflect import verb_forms
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import VICTIMS
from impactetl.model import NumberKind
from impactetl.records.link import Link
from impactetl.records.told import is_multitude
from impactetl.records.view import STOPS, View
from impactetl.syntax.items import Item
from impactetl.syntax.modality import modality_of
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import words

# A subject stands this many items before those counted, and "our" this many behind them.
_BEFORE_REACH, _BEHIND_REACH = 12, 9
_WE = frozenset({"we", "i"})
_OURS = frozenset({"our", "us", "ours"})
# By whose gift it came about: "with your help, 97 survivors have".
_THANKS = frozenset({"your", "thanks"})
OWN = _WE | _OURS
"""Words by which an organisation speaks of itself."""


@cache
def telling() -> frozenset[str]:
    """Give the words of which one stands where an organisation tells of its own work."""
    return with_helpers() | _outcomes()


@cache
def _forms(name: str, *apart: str) -> frozenset[str]:
    """The forms of the verbs of a list, ``apart`` from those that are so or so (see ``verb_forms``)."""
    forms = (verb_forms(lemma) for lemma in words_of("own_work", name))
    return frozenset(form for kinds in forms for form, kind in kinds.items() if kind not in apart)


def _outcomes() -> frozenset[str]:
    """What became of several: "acquired", "have begun", "start"."""
    return _forms("outcomes", "third", "ing")


@cache
def _no_help() -> frozenset[str]:
    """Words by which nothing is done for anybody; "visits", "reading" and the like are mostly nouns."""
    states = (words("be") | words("have")) - {"been", "being"}  # "we are proud of 40 survivors"
    return _forms("knows", "third", "ing") | words_of("own_work", "room") | states


@cache
def with_helpers() -> frozenset[str]:
    """Give the words for those who help, an organisation's own among them, and for those who gave."""
    return OWN | _THANKS | words_of("own_work", "helpers")


@cache
def served() -> frozenset[str]:
    """Give the words for those whom an organisation helped."""
    return words_of("own_work", "served")


_TOPICS = frozenset({"exploitation", "care"})
# What leads from the deed to those for whom it is.
_TOWARDS = frozenset({"to", "for", "with", "beside", "alongside", "of"})
_BREAKS = frozenset({"sub", "rel", "neg", "pron"})


def own_work(view: View, topics: frozenset[str], links: Sequence[Link]) -> list[Link]:
    """Give the links of survivors whom the passage tells of in connection with "we" or "our", and who have none yet."""
    if not topics >= _TOPICS and "aftercare" not in topics:
        return []
    taken = {link.phrase.start for link in links}
    own = not with_helpers().isdisjoint(item.lower for item in view.items)
    found: list[Link] = []
    for phrase in view.phrases:
        if phrase.start in taken or not _is_group(view, phrase):
            continue
        modality = (_done_by_us(view, phrase) or _come_to_us(view, phrase)) if own else None
        modality = modality or _outcome(view, phrase)
        if modality is not None:
            found.append(Link(phrase, "people_assisted", "special", None, modality=modality))
    return found


def _is_group(view: View, phrase: Phrase) -> bool:
    """Whether a phrase counts survivors, women or minors, so many as one body may help."""
    number = view.items[phrase.start].number
    if phrase.basis != "stated" or number is None or number.kind is NumberKind.ORDINAL or number.value == 1:
        return False
    return not is_multitude(number) and (phrase.noun in VICTIMS or _served(view, phrase))


def _served(view: View, phrase: Phrase) -> bool:
    return phrase.head is not None and view.items[phrase.head].lower in served()


def _done_by_us(view: View, phrase: Phrase) -> str | None:
    """The modality of a verb whose subject is "we": "we have mentored 38 survivors", "we paid the fees of 40 girls"."""
    subject = next((i for i in _back(view, phrase.start) if _may_help(view, i)), None)
    if subject is None:
        return None
    verbs = [i for i in range(subject + 1, phrase.start) if view.items[i].category not in {"adv", "have", "modal"}]
    if not verbs:
        return None
    if view.items[verbs[0]].category == "be" and verbs[1:] and view.items[verbs[1]].lower.endswith("ing"):
        verbs = verbs[1:]  # "we are mentoring"
    between = view.items[verbs[0] : phrase.start]
    if between[0].lower in _forms("knows") or any(x.category in _BREAKS or x.lower in _no_help() for x in between):
        return None
    last = view.items[phrase.start - 1]
    objects = (
        len(between) > 1 and last.category not in {"prep", "adv", "det", "verb"} and not view.is_verb(phrase.start - 1)
    )
    if objects or (last.category == "prep" and last.lower not in _TOWARDS):
        return None
    return modality_of(view.items, subject + 1, verbs[0])


def _may_help(view: View, i: int) -> bool:
    """Whether "we" stands there, or those who help as the subject of a verb: "the shelter received"."""
    if view.items[i].lower in _WE:
        return True
    if view.items[i].lower not in words_of("own_work", "helpers") or view.items[i].clitic == "'s":
        return False
    phrase = view.at(i)
    subject = phrase is not None and phrase.end == i + 1 and phrase.prep is None and not phrase.counted
    return subject and any(view.is_verb(k) for k in range(i + 1, min(i + 3, len(view.items))))


def _back(view: View, i: int) -> range | list[int]:
    """The items before ``i``, nearest first, up to the start of the clause or another number."""
    out: list[int] = []
    for k in range(i - 1, max(i - _BEFORE_REACH, 0) - 1, -1):
        if view.items[k].lower in STOPS or view.items[k].number is not None:
            break
        out.append(k)
    return out


def _come_to_us(view: View, phrase: Phrase) -> str | None:
    """The modality of what survivors did with us: "93 came to us", "40 girls have passed through our shelters"."""
    if phrase.prep is not None and not phrase.of:
        return None
    shared = phrase.of and any(map(_is_ours, view.items[phrase.start : phrase.end]))
    verb = next((i for i in _ahead(view, phrase.end) if _is_act(view, i)), None)
    if verb is None or verb - phrase.end > _VERB_REACH:
        return None
    behind = [view.items[i] for i in _ahead(view, phrase.end)]
    if any(x.category in {"neg", "rel"} or x.lower in words_of("own_work", "own_acts") for x in behind):
        return None
    led = any(view.items[i].lower in _THANKS for i in _back(view, phrase.start))
    ours = led or any(_is_ours(x) for x in view.items[verb + 1 : phrase.end + _BEHIND_REACH] if x in behind)
    return modality_of(view.items, phrase.end, verb) if ours or shared else None


def _is_ours(item: Item) -> bool:
    """Whether it is "our" or "us", and not a country."""
    return item.lower in _OURS and not (item.lower == "us" and item.capital)


# A verb follows its subject within so many items.
_VERB_REACH = 4


def _is_act(view: View, i: int) -> bool:
    if view.items[i].category == "have":  # "survivors have a safe place"
        return i + 1 < len(view.items) and view.items[i + 1].category in {"det", "num"}
    return view.is_verb(i) and view.items[i].category != "modal"


def _ahead(view: View, i: int) -> list[int]:
    """The items from ``i`` on up to the end of the clause or another number."""
    out: list[int] = []
    for k in range(i, min(i + _BEHIND_REACH, len(view.items))):
        if view.items[k].lower in STOPS or view.items[k].number is not None:
            break
        out.append(k)
    return out


def _outcome(view: View, phrase: Phrase) -> str | None:
    """The modality of what became of survivors: "49 survivors acquired a trade", "six clients started college"."""
    if not _served(view, phrase) or (phrase.prep is not None and not phrase.of):
        return None
    verb = next((i for i in _ahead(view, phrase.end) if _is_act(view, i)), None)
    if verb is None or verb - phrase.end > _VERB_REACH:
        return None
    negated = any(item.category == "neg" for item in view.items[phrase.end : verb])
    told = view.items[verb].lower in _outcomes()
    return modality_of(view.items, phrase.end, verb) if told and not negated else None
