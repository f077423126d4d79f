"""Who is named as one of those counted: "A pastor was among 30 people detained"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, is_plural


def one_among(view: View, links: Sequence[Link]) -> Iterator[Link]:
    """Give the links of those told to be among the ones counted, as parts of them."""
    for link in links:
        if link.phrase.prep != "among" or link.phrase.basis != "stated":
            continue
        told = _told(view, link.phrase.start)
        if told is not None and not any(k.phrase == told and k.metric == link.metric for k in links):
            yield replace(link, phrase=told, rule="part", whole=link.phrase, extra=0)


def _told(view: View, i: int) -> Phrase | None:
    """The people before "among", over a form of "be": "Two officers were among the 14"."""
    i -= 1
    while i > 0 and view.word(i) != "among":
        i -= 1
    k = view.over(i - 1, {"be", "adv", "have"}) if i > 0 else 0
    phrase = view.at(k)
    if i < 1 or phrase is None or phrase.end != k + 1 or phrase.prep is not None or phrase.of:
        return None
    if phrase.start == 0 and phrase.basis == "bare" and phrase.head is not None and view.items[0].capital:
        one = phrase.noun in PERSON and not is_plural(view.items[phrase.head].lower)  # "School board member among 213"
        return replace(phrase, basis="implied") if one else None
    return phrase if phrase.basis in {"implied", "stated"} and phrase.noun in PERSON else None
