"""A passage as a row of items: numbers and dates whole, words and signs one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from impactetl.grammar.tokens import TOKEN, fold
from impactetl.lexicon.load import words_of
from impactetl.model import DateMention, NumberKind, NumberMention
from impactetl.syntax.words import KNOWN_WORDS, common_verbs, noun_class, words

_CLITICS = {"s", "t", "d", "ll", "re", "ve", "m"}
_DASHES = "-\u2010\u2011"
_JOINTS = frozenset({"'", *_DASHES})
_SIGNS = {"\u2014": "-", "\u2013": "-"}


@dataclass(slots=True, eq=False)
class Item:
    """One item; made by the thousand, so not frozen, but never changed.

    ``lower`` is folded, ``clitic`` is what hung on it by an apostrophe (``'s``, ``n't``). ``category`` is the part of
    speech as far as the linker needs it: ``num``, ``date``, or that of a word, where ``noun`` stands for every
    open-class word that is no verb. ``noun`` is the class of the noun; a demonym counts people ("five Haitians").
    ``nominal`` is a word that may be verb or noun and is a noun where it stands.
    """

    start: int
    end: int
    lower: str
    category: str
    noun: str | None = None
    capital: bool = False
    clitic: str = ""
    number: NumberMention | None = None
    date: DateMention | None = None
    nominal: bool = False


class _Word(NamedTuple):
    """What is known of a word or sign wherever it stands; ``joint`` signs join words."""

    lower: str
    capital: bool
    category: str
    noun: str | None
    letters: bool
    joint: bool


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


def is_money(item: Item) -> bool:
    """Tell whether an item is a sum of money."""
    return item.number is not None and item.number.kind is NumberKind.MONEY


def is_term(item: Item) -> bool:
    """Tell whether an item is a length of time, as a sentence has: "two years"."""
    return item.number is not None and item.number.kind is NumberKind.TERM


def is_ordinal(item: Item) -> bool:
    """Tell whether an item is an ordinal: "the third"."""
    return item.number is not None and item.number.kind is NumberKind.ORDINAL


def counts(item: Item) -> bool:
    """Tell whether an item is a number that may count things: no year or share, and none that is refused."""
    number = item.number
    return number is not None and number.refused is None and number.kind is NumberKind.CARDINAL


def ranks_count(items: Sequence[Item], i: int) -> bool:
    """Tell whether an ordinal stands before a count, which it does not make: "its first 40 women"."""
    return (
        is_ordinal(items[i]) and i + 1 < len(items) and items[i + 1].category == "num" and not is_ordinal(items[i + 1])
    )


def denies(item: Item) -> bool:
    """Tell whether an item denies its clause: "not", "didn't"."""
    return item.category == "neg" or item.clitic == "n't"


@lru_cache(KNOWN_WORDS)
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


@lru_cache(KNOWN_WORDS)
def _word(text: str) -> _Word:
    """Look a token up, once for each spelling."""
    folded = fold(text)
    lower = _SIGNS.get(folded, folded)
    part = category(lower)
    return _Word(lower, text[:1].isupper(), part, noun_class(lower), folded.isalpha(), lower in _JOINTS)


@lru_cache(KNOWN_WORDS)
def _is_either(word: str) -> bool:
    """Whether a word may be a verb or a noun: "work", "charges"."""
    return category(word) == "verb" and common_verbs().get(word) in {"base", "third"}


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
    at, joint = 0, False
    due = whole[0].start if whole else span[1]
    for token in TOKEN.finditer(text, *span):
        start, end = token.span()
        if end > due:
            while at < len(whole) and whole[at].end <= start:
                out.append(whole[at])
                at, joint = at + 1, False
            due = whole[at].start if at < len(whole) else span[1]
            if end > due:
                continue
        lower, capital, part, noun, letters, joins = _word(token[0])
        if joint and letters and _joins(out, start, end, lower):
            joint = False
            continue
        joint = joins
        if start in demonyms:
            part, noun = "noun", noun or "people"
        out.append(Item(start, end, lower, part, noun, capital))
    out.extend(whole[at:])
    return tagged(out)


def tagged(items: Sequence[Item]) -> tuple[Item, ...]:
    """Mark the words that may be verb or noun and are nouns where they stand."""
    nominal = [
        i
        for i, item in enumerate(items)
        # A demonym with a class may be a verb elsewhere: "Polish".
        if (item.category == "verb" or item.noun is not None) and _is_either(item.lower) and _is_nominal(items, i)
    ]
    out = list(items)
    for i in nominal:
        item = items[i]
        out[i] = Item(item.start, item.end, item.lower, "noun", item.noun, item.capital, item.clitic, nominal=True)
    return tuple(out)


_TAKES_NOUN = words_of("syntax", "takes_noun")
_DESCRIBES = ("ous", "al", "ive", "ful", "ic", "able", "ible", "ary", "less")


_TOIL = frozenset({"work", "labour", "labor"})
_NO_NOUN = words_of("syntax", "never_nouns")
_MORE = frozenset({"more", "further", "additional", "other", "new", "such"})


_BEHIND_SUBJECT = frozenset({"prep", "be", "have", "modal", "verb"})


def _is_nominal(items: Sequence[Item], i: int) -> bool:
    """Whether a word that may be verb or noun is a noun where it stands: "the capture of 62 smugglers"."""
    if i > 1 and items[i - 1].lower in _MORE and items[i - 2].number is not None:  # "three more arrests"
        return common_verbs().get(items[i].lower) == "third"
    if items[i].lower in _NO_NOUN:
        return False
    if i and (_behind_opener(items, i) or _behind_date(items, i)):
        return True
    if i == 0 and len(items) > 1 and items[1].category in _BEHIND_SUBJECT:  # "Arrests in Kenya rose"
        return common_verbs().get(items[0].lower) == "third"
    base = common_verbs().get(items[i].lower) == "base" and i + 1 < len(items) and items[i + 1].lower == "of"
    return base and (i == 0 or items[i - 1].lower in {",", ";", "and", "or"} or _described(items, i))


def _described(items: Sequence[Item], i: int) -> bool:
    """Whether an article and an adjective lead to a word before "of": "the immediate release of 19 workers"."""
    return i > 1 and items[i - 1].category == "noun" and items[i - 2].category == "det" and items[i - 1].noun is None


def _toils(items: Sequence[Item], i: int) -> bool:
    """Whether a number is the subject: "16 million work in forced labour"."""
    return items[i].lower in _TOIL and [x.lower for x in items[i + 1 : i + 2]] in (["in"], ["as"])


def _behind_date(items: Sequence[Item], i: int) -> bool:
    """Whether a date stands right before a word that no subject goes before: "In 2017, arrests in Togo rose"."""
    before = i - 1 if items[i - 1].lower != "," else i - 2
    return before >= 0 and items[before].date is not None and common_verbs().get(items[i].lower) == "third"


def _behind_opener(items: Sequence[Item], i: int) -> bool:
    """Whether the word before item ``i`` calls for a noun."""
    item, before = items[i], items[i - 1]
    if before.number is not None or before.clitic == "'s":
        return before.number is None or (before.number.kind is not NumberKind.DATE and not _toils(items, i))
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
    """Give numbers and dates as items in order; a number inside a date is not told again."""
    if not numbers and not dates:
        return []
    spans = [_dated(date) for date in dates]
    for n in numbers:
        if dates and any(date.start < n.end and n.start < date.end for date in dates):
            continue
        start = n.outer_start if n.outer_start >= 0 else n.start
        spans.append(_numbered(start, max(n.end, n.outer_end), n))
    ordered: list[Item] = []
    for item in sorted(spans, key=lambda i: (i.start, -i.end)):
        if not ordered or item.start >= ordered[-1].end:
            ordered.append(item)
        elif item.number is not None:  # a date's preposition reached into it, or qualifiers overlap: the core decides
            core = _numbered(max(item.number.start, ordered[-1].end), item.number.end, item.number)
            if core.start < core.end:
                ordered.append(core)
    return ordered


def _dated(date: DateMention) -> Item:
    start = date.outer_start if date.outer_start >= 0 else date.start
    return Item(start, date.end, "<date>", "date", date=date)


def _numbered(start: int, end: int, number: NumberMention) -> Item:
    return Item(start, end, "<number>", "num", number=number)


def _joins(out: list[Item], start: int, end: int, token: str) -> bool:
    """Join a clitic or a hyphened part, behind its sign, to the word before it; tell whether it does."""
    if len(out) < 2 or out[-1].end != start:  # noqa: PLR2004 -- word, sign
        return False
    sign, word = out[-1].lower, out[-2]
    if word.end != out[-1].start or not word.lower[:1].isalpha():
        return False
    if sign == "'" and token in _CLITICS:
        out[-2:] = [_with_clitic(word, end, token)]
        return True
    if sign in _DASHES:
        out[-2:] = [_joined(word, end, f"{word.lower}-{token}")]
        return True
    return False


def _joined(word: Item, end: int, lower: str, clitic: str = "") -> Item:
    """The word as another one that ends later."""
    return Item(word.start, end, lower, category(lower), noun_class(lower), word.capital, clitic)


def _with_clitic(word: Item, end: int, clitic: str) -> Item:
    if clitic == "t" and word.lower.endswith("n"):
        base = {"wo": "will", "ca": "can", "sha": "shall"}.get(word.lower[:-1], word.lower[:-1])
        return _joined(word, end, base, "n't")
    return _joined(word, end, word.lower, f"'{clitic}")
