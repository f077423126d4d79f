"""Qualifiers: the words and signs beside a number that say how firmly it is stated (contract, section 3)."""

import re

from impactetl.errors import LexiconError
from impactetl.grammar.atom import Atom
from impactetl.lexicon.load import load
from impactetl.model import NumberKind

_LISTS = load("numbers")["before"]
_STATES = ("at_least", "at_most", "approximate", "exact")


def _phrases() -> dict[tuple[str, ...], str]:
    """Give the phrases by their words; raise ``LexiconError`` where one phrase has two meanings."""
    table: dict[tuple[str, ...], str] = {}
    for state in _STATES:
        for phrase in _LISTS[state]:
            words = tuple(phrase.split())
            if table.setdefault(words, state) != state:
                msg = f"lexicon/numbers.toml: {phrase!r} is both {table[words]} and {state}; keep one"
                raise LexiconError(msg)
    return table


_BEFORE = _phrases()
_LAST_WORDS = frozenset(words[-1] for words in _BEFORE)
_LONGEST = max(len(words) for words in _BEFORE)
_NONE: frozenset[str] = frozenset()
# What "over", "about" or "up" belongs to: "handed over 12 victims", "details about 25 arrests", "goes up to 312".
_GOVERNING = {
    "over": frozenset(_LISTS["particle_verbs"]) | frozenset(_LISTS["over_words"]),
    "about": frozenset(_LISTS["about_words"]),
    "up": frozenset(_LISTS["rising_verbs"]),
}

_WINDOW = 60
_MOST_PHRASES = 3
_OPENING = "(\"'["
_SIGNS = {
    "~": "approximate",
    "\u2248": "approximate",
    ">": "at_least",
    "\u2265": "at_least",
    "<": "at_most",
    "\u2264": "at_most",
}
_SIGN = re.compile("([~\u2248>\u2265<\u2264])\\s?$")
# So wide a gap parts the label of a row from its figure: "16 and over     5".
_CELL = re.compile(r"[ \xa0]*(?:\t| {3})[ \t\xa0]*")
_ARTICLE = re.compile(r"\b(?:the|an?|another|his|her|their|its)\s+$")
_LONGEST_ARTICLE = len("another")

_AFTER = re.compile(
    r"(?P<at_least>\s?\+(?!\s?[0-9])|\s+or\s+(?:more|over|higher|above|longer|greater)\b(?!\s+than)"
    r"|\s+and\s+(?:above|over|counting|up)\b|\s+and\s+more\b(?=\s*(?:[.,;:)]|$|were|have|are))|(?:-|\s+)plus\b(?!\s+(?:[0-9]|an?\b|one\b))"
    r"|,?\s+at\s+(?:the\s+(?:very\s+)?)?(?:least|minimum)\b(?!\s+(?:[0-9]|one|two|three|an?)\b))"
    r"|(?P<at_most>\s+or\s+(?:less|fewer|under|lower|below)\b(?!\s+than)|,?\s+at\s+(?:the\s+)?most\b|\s+(?:at\s+)?maximum\b)"
    r"|(?P<approximate>\s+or\s+(?:so|thereabouts)\b|,?\s+more\s+or\s+less\b|-?\s?odd\b|\s+approximately\b(?=[.,;)]))"
)
_AFTER_NOUN = re.compile(
    r"\s+(?!or\b|and\b|more\b|plus\b|to\b|in\b)[a-z-]+\s+or\s+(?:(?P<at_least>more)|(?P<at_most>less|fewer)|(?P<approximate>so))\b(?!\s+than)"
)
# A clause that somebody estimates: its numbers are approximate. Nouns ("the estimate rose") are none.
_ESTIMATE = re.compile(
    r"\bestimat(?:es|ed|ing|e)\s+(?:"
    r"(?:in\s+(?:\w+\s+){1,3}|on\s+\w+\s+|last\s+\w+\s+)?that\s(?:(?!\bbut\b|\bwhile\b|\bwhereas\b|\bwhich\b)[^.;:]){0,110}"
    r"|there\s[^.;:,]{0,50}"
    r"|(?:the|their|its)\s+(?:[\w'-]+\s+){1,9}|at\s+|to\s+(?:be|have|number|total|include|affect)\s+(?:\w+\s+){0,2}"
    r"|(?:number|total|figure)\s+of\s+|(?:number|total|figure)\s+(?:is|was|at)\s+)$"
)
_ESTIMATE_WINDOW = 150
# What is told to the last one is exact, whoever estimates it.
_PRECISE = re.compile(r"(?:exactly|precisely)\b")
_TERM_OVER = re.compile(
    r"\s+(?:in|of|behind)\s+(?:prison|jail|imprisonment|detention|custody|bars|incarceration|captivity)\b|'"
    r"|\s+of\s+age\b|[\s-]old\b"
)


def qualify(low: str, atom: Atom) -> None:
    """Set qualifier, bounds and outer span of ``atom`` by the words beside it."""
    if atom.kind not in _QUALIFIED:
        return
    before = _read_before(low, atom)
    after = _read_after(low, atom) or ("at_least" if "+" in low[atom.start : atom.end] else None)  # "$4+ million"
    if atom.qualifier != "exact" or atom.value is None:
        return
    state = next((found for found in (before, after) if found in {"at_least", "at_most"}), None)
    state = state or ("approximate" if "approximate" in {before, after} else None)
    precise = _PRECISE.match(low, atom.outer_start) is not None
    if state is None and not precise and _is_estimated(low, atom.outer_start):
        state = "approximate"
    _apply(atom, state or "exact")


_QUALIFIED = frozenset(
    {NumberKind.CARDINAL, NumberKind.MONEY, NumberKind.TERM, NumberKind.PERCENT, NumberKind.VAGUE, NumberKind.FRACTION}
)


def _apply(atom: Atom, state: str) -> None:
    value = atom.value
    atom.qualifier = state
    atom.low = value if state in {"exact", "at_least"} else None
    atom.high = value if state in {"exact", "at_most"} else None


def _read_before(low: str, atom: Atom) -> str | None:
    """Read the phrases before the number, nearest first; the nearest bound wins over an estimate."""
    states: list[str] = []
    if sign := _SIGN.search(low, max(0, atom.outer_start - 2), atom.outer_start):
        atom.outer_start -= len(sign[0])
        states.append(_SIGNS[sign[1]])
    for _ in range(_MOST_PHRASES):
        found = _phrase_before(low, atom)
        if found is None:
            break
        atom.outer_start, state = found
        states.append(state)
    bounds = [state for state in states if state in {"at_least", "at_most"}]
    if bounds:
        return bounds[0]
    return "approximate" if "approximate" in states else None


def _phrase_before(low: str, atom: Atom) -> tuple[int, str] | None:
    """Find the longest qualifier phrase that ends right before the atom."""
    place = atom.outer_start
    window = low[max(0, place - _WINDOW) : place]
    kept = window.rstrip()
    if not kept or (kept == window and window[-1].isalnum()) or _CELL.fullmatch(window, len(kept)):
        return None
    # "at least another 50", "almost the 40"
    if article := _ARTICLE.search(window, max(len(kept) - _LONGEST_ARTICLE, 0)):
        kept = window[: article.start()].rstrip() if _is_open(window, article) else kept
    words = [word.lstrip(_OPENING) for word in kept.split()[-_LONGEST - 1 :]]
    if not words or words[-1] not in _LAST_WORDS:
        return None
    for size in range(min(_LONGEST, len(words)), 0, -1):
        phrase = tuple(words[-size:])
        state = _BEFORE.get(phrase)
        if state and not _is_other_sense(phrase, words[:-size], low, atom):
            return _start_of(low, place, kept, window, size), state
    return None


def _is_open(window: str, article: re.Match[str]) -> bool:
    """Tell whether an article may stand between the qualifier and the number: "another" and "an" only."""
    return (
        article[0].split()[0] in {"a", "an", "another"}
        and article.start() > 0
        and not window[: article.start()].isspace()
    )


def _start_of(low: str, place: int, kept: str, window: str, size: int) -> int:
    """Give the place of the first of the last ``size`` words of ``kept``."""
    end = place - len(window) + len(kept)
    starts = [match.start() for match in re.finditer(r"\S+", low[end - len(kept) : end])]
    start = end - len(kept) + starts[-size]
    while low[start] in _OPENING:
        start += 1
    return start


def _is_other_sense(phrase: tuple[str, ...], earlier: list[str], low: str, atom: Atom) -> bool:
    """Tell the qualifier from a verb's particle and from a span of time: "handed over 12", "over five years, ..."."""
    if phrase[0] == "maximum" and earlier[-1:] == ["the"]:
        return True  # "was given the maximum of 50 years" tells all of it
    word = phrase[0]
    if len(phrase) > 1 and phrase != ("up", "to"):
        return False
    if earlier and earlier[-1] in _GOVERNING.get(word, _NONE):
        return True
    if word in {"all", "just", "only"} and atom.kind is NumberKind.VAGUE:
        return True
    if word in {"over", "under"} and atom.kind is NumberKind.TERM:
        return _TERM_OVER.match(low, atom.end) is None and not (
            earlier and earlier[-1] in {"for", "of", "to", "a", "served"}
        )
    return word == "c." and atom.kind is NumberKind.MONEY


def _read_after(low: str, atom: Atom) -> str | None:
    found = _AFTER.match(low, atom.outer_end)
    if found:
        atom.outer_end = found.end()
        return found.lastgroup
    noun = _AFTER_NOUN.match(low, atom.outer_end)
    return noun.lastgroup if noun else None


def _is_estimated(low: str, place: int) -> bool:
    window = low[max(0, place - _ESTIMATE_WINDOW) : place]
    return "estimat" in window and _ESTIMATE.search(window) is not None
