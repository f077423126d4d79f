"""Document -> Passage: the layout of a text, then its sentences."""

from impactetl.passages.rows import pieces
from impactetl.passages.split import passages

__all__ = ["passages", "pieces"]
