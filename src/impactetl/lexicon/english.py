"""The ordinary words of English."""

from functools import cache
from importlib.resources import files


@cache
def english() -> frozenset[str]:
    """Give the ordinary words of English, in lower case."""
    text = files("impactetl.lexicon").joinpath("english_words.txt").read_text(encoding="utf-8")
    return frozenset(text[text.index("\n\n") + 2 :].split())
