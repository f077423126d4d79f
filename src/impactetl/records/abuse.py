"""The field of the offence (``abuse_type``)."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from impactetl.lexicon.load import load
from impactetl.model import Passage
from impactetl.records.context import Context
from impactetl.records.view import View
from impactetl.syntax.items import Item

# A document is about a field whose words stand in it this often.
_MAIN_WORDS = 2
# It is about one kind of trafficking where this share of the words that tell a kind is of it.
_MAIN_SHARE = 0.8


@cache
def _abuse_words() -> dict[str, tuple[str, ...]]:
    return {entry["name"]: tuple(entry["words"]) for entry in load("scope")["abuse"]["types"]}


@cache
def _abuse() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (entry["name"], re.compile(r"\b(?:" + "|".join(map(re.escape, entry["words"])) + r")\b"))
        for entry in load("scope")["abuse"]["types"]
    )


@lru_cache(maxsize=1)  # the records of a document are made one after another
def main_kind(text: str) -> str | None:
    """Give the one kind of trafficking whose words stand in a document; None where it tells of several or of none.

    A kind is told of where its words stand often enough, and most of those that tell any kind.
    """
    words = " ".join(text.lower().split())
    count = {name: len(pattern.findall(words)) for name, pattern in _abuse() if name in _KINDS}
    name = max(count, key=lambda n: count[n])
    return name if count[name] >= _MAIN_WORDS and count[name] >= _MAIN_SHARE * sum(count.values()) else None


def _may_stand(name: str, words: str) -> bool:
    """Whether any of the words of a field stands in a text, be it within another word: the cheap look."""
    return any(map(words.__contains__, _abuse_words()[name]))


def _clause(view: View, at: int, reach: int | None = None) -> Sequence[Item]:
    """The items round a number up to the next semicolon: an entry of a yearbook tells many things in one sentence."""
    low = max((i for i in range(at) if view.items[i].lower == ";"), default=-1) + 1
    high = next((i for i in range(at, len(view.items)) if view.items[i].lower == ";"), len(view.items))
    if reach is not None:
        low, high = max(low, at - reach), min(high, at + reach + 1)
    return view.items[low:high]


def abuse_type(view: View, at: int, context: Context, around: Sequence[str]) -> str | None:
    """Give the field of the offence from the words near, else from the paragraph, the heading and the title.

    ``around`` are paragraph and heading. Where the words near say no more than "trafficking", they give the kind.
    """
    passage = " ".join(item.lower for item in _clause(view, at))
    title = (context.frame.document.title or "").lower()
    broad = None
    for words in (
        " ".join(item.lower for item in _clause(view, at, 13)),
        passage,
        *(text.lower() for text in around),
        title,
    ):
        name = _field(words)
        if name is not None and (name != _BROAD if broad is None else name in _KINDS):
            return name
        broad = broad or name
    kind = main_kind(context.frame.document.text) if broad == _BROAD else None
    return kind or broad


# What does not say which kind, and the kinds that it has.
_BROAD, _KINDS = "trafficking", frozenset({"sex_trafficking", "labor_trafficking", "online_exploitation"})
# A paragraph is looked at this many characters to either side.
_PARAGRAPH = 1_200


def _field(words: str) -> str | None:
    """Give the first field whose words stand in a text."""
    words = _OTHER_TRADE.sub("", words)
    for name, pattern in _abuse():
        if _may_stand(name, words) and pattern.search(words):
            return name
    return None


_OTHER_TRADE = re.compile(r"\b(?:drugs?|narcotics|cocaine|guns?|arms|weapons?|firearms?|wildlife|ivory) traffick\w+")


def paragraph_of(text: str, passage: Passage) -> str:
    """Give the paragraph of a passage, or as much of it as is near."""
    start = text.rfind("\n", max(passage.start - _PARAGRAPH, 0), passage.start) + 1 or max(
        passage.start - _PARAGRAPH, 0
    )
    end = text.find("\n", passage.end, passage.end + _PARAGRAPH)
    return text[start : end if end >= 0 else passage.end + _PARAGRAPH]
