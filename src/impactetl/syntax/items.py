"""A passage as a row of items: numbers and dates whole, words and signs one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from impactetl.grammar.tokens import Token, tokens
from impactetl.model import DateMention, NumberKind, NumberMention
from impactetl.syntax.words import common_verbs, noun_class, words

_CLITICS = {"s", "t", "d", "ll", "re", "ve", "m"}
_DASHES = "-\u2010\u2011"
_SIGNS = {"\u2014": "-", "\u2013": "-"}


@dataclass(frozen=True)
class Item:
    """One item; ``lower`` is folded, ``clitic`` is what hung on it by an apostrophe (``'s``, ``n't``)."""

    start: int
    end: int
    lower: str
    capital: bool = False
    clitic: str = ""
    number: NumberMention | None = None
    date: DateMention | None = None
    demonym: bool = False
    nominal: bool = False

    @property
    def noun(self) -> str | None:
        """Class of the noun; a demonym counts people ("five Haitians")."""
        return noun_class(self.lower) or ("people" if self.demonym else None)

    @cached_property
    def category(self) -> str:
        """Part of speech as far as the linker needs it; ``noun`` stands for every open-class word that is no verb."""
        if self.number is not None:
            return "num"
        if self.date is not None:
            return "date"
        return "noun" if self.demonym or self.nominal else category(self.lower)


_CLOSED = (
    ("preposition", "prep"),
    ("conjunction", "conj"),
    ("relative", "rel"),
    ("subordinator", "sub"),
    ("determiner", "det"),
    ("pronoun", "pron"),
    ("be", "be"),
    ("have", "have"),
    ("do", "do"),
    ("modal", "modal"),
    ("negation", "neg"),
    ("adverb", "adv"),
    ("not_noun", "adv"),
)


@cache
def category(word: str) -> str:
    """Give the part of speech of a folded word.

    >>> [category(w) for w in ("of", "who", "were", "reportedly", "said", "girls", ",")]
    ['prep', 'rel', 'be', 'adv', 'verb', 'noun', 'sign']
    """
    for name, short in _CLOSED:
        if word in words(name):
            return short
    if not word[:1].isalpha():
        return "sign"
    if word.endswith("ly") and len(word) > 4 and noun_class(word) is None:  # noqa: PLR2004 -- "only" is listed, "fly" is no adverb
        return "adv"
    if word in common_verbs() and noun_class(word) is None:
        return "verb"
    return "verb" if word.endswith("ed") and noun_class(word) is None and len(word) > 4 else "noun"  # noqa: PLR2004 -- "seed"


def items_of(
    text: str,
    span: tuple[int, int],
    numbers: Sequence[NumberMention],
    dates: Sequence[DateMention],
    demonyms: frozenset[int] = frozenset(),
) -> tuple[Item, ...]:
    """Give the items of ``text[span]``: a number takes its qualifier words in, a date its preposition."""
    whole = wholes(numbers, dates)
    out: list[Item] = []
    at = 0
    for token in tokens(text, *span):
        while at < len(whole) and whole[at].end <= token.start:
            out.append(whole[at])
            at += 1
        if at < len(whole) and whole[at].start < token.end:
            continue
        _append(out, token, demonym=token.start in demonyms)
    out.extend(whole[at:])
    return tagged(out)


def tagged(items: Sequence[Item]) -> tuple[Item, ...]:
    """Mark the words that may be verb or noun and are nouns where they stand."""
    return tuple(replace(item, nominal=True) if _is_nominal(items, i) else item for i, item in enumerate(items))


_TAKES_NOUN = frozenset(
    [
        "give",
        "gives",
        "gave",
        "given",
        "giving",
        "provide",
        "provides",
        "provided",
        "providing",
        "offer",
        "offers",
        "offered",
        "get",
        "gets",
        "receive",
        "receives",
        "received",
        "receiving",
        "need",
        "needs",
        "seek",
        "sought",
        "made",
        "obtained",
        "secured",
        "found",
        "facing",
    ],
)
_DESCRIBES = ("ous", "al", "ive", "ful", "ic", "able", "ible", "ary", "less")


def _is_nominal(items: Sequence[Item], i: int) -> bool:
    """Whether a word that may be verb or noun is a noun here: behind a determiner, a number, an adjective or "of"."""
    item = items[i]
    if i == 0 or item.number is not None or item.date is not None or category(item.lower) != "verb":
        return False
    return common_verbs().get(item.lower, "past") in {"base", "third"} and _behind_opener(items, i)


def _behind_opener(items: Sequence[Item], i: int) -> bool:
    """Whether the word before item ``i`` calls for a noun."""
    item, before = items[i], items[i - 1]
    if before.number is not None or before.clitic == "'s":
        return before.number is None or before.number.kind is not NumberKind.DATE
    if before.category == "det" and before.lower not in {"that", "who", "which", "both", "all", "this"}:
        return True
    if before.category == "prep":
        return before.lower not in {"to", "than", "like"}
    if before.category == "verb" and (common_verbs().get(item.lower) == "third" or before.lower in _TAKES_NOUN):
        return True
    if before.lower in {"and", "or"} and i > 1 and i + 1 < len(items):
        return items[i - 2].category == "noun" and items[i + 1].category in {"prep", "sign", "be"}
    return before.category == "noun" and before.lower.endswith(_DESCRIBES) and not before.lower.endswith("s'")


def wholes(numbers: Sequence[NumberMention], dates: Sequence[DateMention]) -> list[Item]:
    """Numbers and dates as items in order; a number inside a date is not told again."""
    spans = [Item(d.outer_start if d.outer_start >= 0 else d.start, d.end, "<date>", date=d) for d in dates]
    taken = [(d.start, d.end) for d in dates]
    for n in numbers:
        if any(a < n.end and n.start < b for a, b in taken):
            continue
        start = n.outer_start if n.outer_start >= 0 else n.start
        end = max(n.end, n.outer_end)
        spans.append(Item(start, end, "<number>", number=n))
    ordered: list[Item] = []
    for item in sorted(spans, key=lambda i: (i.start, -i.end)):
        if not ordered or item.start >= ordered[-1].end:
            ordered.append(item)
        elif item.number is not None:  # a date's preposition reached into it, or qualifiers overlap: the core decides
            core = Item(max(item.number.start, ordered[-1].end), item.number.end, "<number>", number=item.number)
            if core.start < core.end:
                ordered.append(core)
    return ordered


def _append(out: list[Item], token: Token, *, demonym: bool) -> None:
    """Add a token; a clitic or a hyphened part joins the word before it."""
    if len(out) >= 2 and out[-1].end == token.start and token.lower.isalpha():  # noqa: PLR2004 -- word, sign, word
        sign, word = out[-1], out[-2]
        if word.end == sign.start and word.lower[:1].isalpha():
            if sign.lower == "'" and token.lower in _CLITICS:
                out[-2:] = [_with_clitic(word, token)]
                return
            if sign.lower in _DASHES:
                joined = f"{word.lower}-{token.lower}"
                out[-2:] = [Item(word.start, token.end, joined, word.capital)]
                return
    lower = _SIGNS.get(token.lower, token.lower)
    out.append(Item(token.start, token.end, lower, token.text[:1].isupper(), demonym=demonym))


def _with_clitic(word: Item, token: Token) -> Item:
    if token.lower == "t" and word.lower.endswith("n"):
        base = {"wo": "will", "ca": "can", "sha": "shall"}.get(word.lower[:-1], word.lower[:-1])
        return Item(word.start, token.end, base, word.capital, "n't")
    return Item(word.start, token.end, word.lower, word.capital, f"'{token.lower}")
