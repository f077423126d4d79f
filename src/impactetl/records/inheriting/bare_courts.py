"""Bare numbers of accused or of businesses told of before: "Twenty stood trial. Six walked free."."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.linking.direct import direct_links
from impactetl.syntax.phrases import Phrase

# What a number without a noun is, where this was told last.
_CLASSES = {
    **dict.fromkeys(("arrests", "prosecutions", "convictions", "acquittals", "sentence_length"), "suspect"),
    "businesses_closed": "business",
}
_NAMED = frozenset({"business", "suspect"})
_CLEARED = frozenset({"acquittals", "businesses_closed"})


def of_accused_before(view: View, direct: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Give the links of numbers without a noun to cues that count suspects or businesses, which the text told of."""
    if not any(hit.metric in _CLEARED for hit in view.hits):
        return []
    done = {(link.phrase, link.metric) for link in direct}
    bare = [p for p in view.phrases if p.basis == "stated" and p.head is None and p.noun is None and p.prep is None]
    classes = ((p, _class(view, p, direct, before)) for p in bare)
    named = {p: replace(p, noun=noun) for p, noun in classes if noun is not None}
    if not named:
        return []
    whose = {told: phrase for phrase, told in named.items()}
    links = direct_links(View(view.items, tuple(named.get(phrase, phrase) for phrase in view.phrases), view.hits))
    new = (k for k in links if k.phrase in whose and k.metric in _CLEARED)
    return [k for k in new if (whose[k.phrase], k.metric) not in done]


def _class(view: View, phrase: Phrase, direct: Sequence[Link], before: Sequence[Link]) -> str | None:
    """The class of those for whom a number stands: of the last told of, or named before it in its sentence."""
    named = [p.noun for p in view.phrases if p.end <= phrase.start and p.head is not None and p.noun in _NAMED]
    if named:
        return named[-1]
    here = sorted((k for k in direct if k.phrase.end <= phrase.start), key=lambda k: k.phrase.start)
    last = next((k for k in reversed([*before, *here]) if k.metric in _CLASSES), None)
    return _CLASSES[last.metric] if last is not None else None
