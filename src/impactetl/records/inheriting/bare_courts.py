"""Bare numbers and ordinals of accused told of before: "Twenty stood trial. Six walked free, the seventh got life."."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.linking.direct import direct_links
from impactetl.syntax.items import is_ordinal
from impactetl.syntax.one_of import RANKED
from impactetl.syntax.phrases import Phrase

# What a number without a noun is, where this was told last.
_CLASSES = {
    **dict.fromkeys(("arrests", "prosecutions", "convictions", "acquittals", "sentence_length"), "suspect"),
    "businesses_closed": "business",
    "cases": "case",
}
_NAMED = frozenset({"business", "suspect", "case"})
_CLEARED = frozenset({"acquittals", "businesses_closed", "cases"})
# Anybody who was tried may be cleared; what is cleared else is land.
_CLEARING = ("clear",)
# What may be told of one of them: "the fifth was cleared", "a third was arrested".
_TOLD = _CLEARED | (frozenset(_CLASSES) - {"sentence_length"})


def of_accused_before(view: View, direct: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Give the links of numbers without a noun to cues that count suspects or businesses, which the text told of."""
    if not any(hit.metric in _TOLD for hit in view.hits):
        return []
    done = {(link.phrase, link.metric) for link in direct}
    bare = [p for p in view.phrases if _stands_alone(view, p)]
    classes = ((p, _class(view, p, direct, before)) for p in bare)
    named = {p: replace(p, noun=noun) for p, noun in classes if noun is not None}
    if not named:
        return []
    whose = {told: phrase for phrase, told in named.items()}
    links = direct_links(View(view.items, tuple(named.get(phrase, phrase) for phrase in view.phrases), view.hits))
    new = (k for k in links if k.phrase in whose and _may_be_told(k))
    return [k for k in new if (whose[k.phrase], k.metric) not in done]


def _may_be_told(link: Link) -> bool:
    """Whether a verb tells of people what it may tell of a number or an ordinal alone; who is fined is no convict."""
    if link.metric == "cases" and link.rule != "state":  # "decided nine" may be of anything
        return False
    fined = link.hit is not None and "fine" in link.hit.cue.words
    return link.metric in _CLEARED if link.phrase.basis == "stated" else link.metric in _TOLD and not fined


def _stands_alone(view: View, phrase: Phrase) -> bool:
    """Whether a number or an ordinal stands for people without a noun, or one person for any: "the fifth", "a man"."""
    if phrase.noun == RANKED:
        return True
    if phrase.basis == "implied" and phrase.noun == "people":
        return any(hit.cue.words == _CLEARING for hit in view.hits)
    bare = phrase.basis == "stated" and phrase.head is None and phrase.noun is None and phrase.prep is None
    return bare and not is_ordinal(view.items[phrase.start])


def _class(view: View, phrase: Phrase, direct: Sequence[Link], before: Sequence[Link]) -> str | None:
    """The class of those for whom a number stands: of the last told of, or named before it in its sentence."""
    named = [p.noun for p in view.phrases if p.end <= phrase.start and p.head is not None and p.noun in _NAMED]
    if named and phrase.noun != RANKED:
        return named[-1]
    here = sorted((k for k in direct if k.phrase.end <= phrase.start), key=lambda k: k.phrase.start)
    last = next((k for k in reversed([*before, *here]) if k.metric in _CLASSES), None)
    told = _CLASSES[last.metric] if last is not None else None
    return told if phrase.noun != RANKED or told == "suspect" else None
