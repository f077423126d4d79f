"""Document -> Passage: the layout of a text, then its sentences."""

from impactetl.passages.split import passages

__all__ = ["passages"]
