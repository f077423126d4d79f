"""The annotated sentences beside this file, and how a masking is measured on them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
Span = tuple[int, int]
# A word as a reader counts it; a possessive 's is no part of it.
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\w\u2019'-]*[^\W_])?")
_POSSESSIVE = re.compile(r"['\u2019]s$")


@dataclass(frozen=True)
class Sentence:
    """A sentence and the spans of its personal names."""

    text: str
    names: tuple[Span, ...]


def sentences(name: str) -> list[Sentence]:
    """Read a file of this folder: one sentence a line, names in braces."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [parsed(line) for line in lines if line and not line.startswith("#")]


def parsed(line: str) -> Sentence:
    """Take the braces out of a line."""
    text, spans = "", []
    for piece in re.split(r"(\{[^}]*\})", line):
        start = len(text)
        text += piece.strip("{}") if piece.startswith("{") else piece
        if piece.startswith("{"):
            spans.append((start, len(text) - len((_POSSESSIVE.search(piece.strip("{}")) or [""])[0])))
    return Sentence(text, tuple(spans))


@dataclass(frozen=True)
class Score:
    """Words of names, those of them masked, and words of no name that are masked; names that are masked as a whole."""

    words: int
    masked: int
    wrong: int
    names: int
    whole: int
    capitals: int

    @property
    def recall(self) -> float:
        """Share of the words of names that are masked."""
        return self.masked / self.words

    @property
    def whole_names(self) -> float:
        """Share of the names of which every word is masked."""
        return self.whole / self.names

    @property
    def wrongly_masked(self) -> float:
        """Share of all masked words that belong to no name."""
        return self.wrong / (self.masked + self.wrong)

    @property
    def capitals_lost(self) -> float:
        """Share of the words in capitals that belong to no name and are masked."""
        return self.wrong / self.capitals


def score(measured: list[Sentence], find: Callable[[str], list[Span]]) -> Score:
    """Measure what ``find`` masks in annotated sentences."""
    words = masked = wrong = names = whole = capitals = 0
    for one in measured:
        found = find(one.text)
        marks = list(_marks(one, found))
        words += sum(named for named, _, _ in marks)
        masked += sum(named and hidden for named, hidden, _ in marks)
        wrong += sum(hidden and not named for named, hidden, _ in marks)
        capitals += sum(capital and not named for named, _, capital in marks)
        names += len(one.names)
        whole += sum(_all_hidden(one.text, span, found) for span in one.names)
    return Score(words, masked, wrong, names, whole, capitals)


def _marks(one: Sentence, found: list[Span]) -> Iterator[tuple[bool, bool, bool]]:
    """Tell of each word whether it is of a name, whether it is masked (a name's word: as a whole), and its capital."""
    for match in _WORD.finditer(one.text):
        start = match.start()
        end = start + len(_POSSESSIVE.sub("", match[0]))
        named = any(a < end and start < b for a, b in one.names)
        hidden = _all_hidden(one.text, (start, end), found) if named else any(a < end and start < b for a, b in found)
        yield named, hidden, match[0][0].isupper()


def _all_hidden(text: str, span: Span, found: list[Span]) -> bool:
    return all(any(a <= at < b for a, b in found) for at in range(*span) if text[at].isalnum())
