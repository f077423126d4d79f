"""What to do about a file that no reader is for, by its suffix."""

from collections.abc import Iterable
from difflib import get_close_matches

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic"})
_LETTERS = frozenset({".doc", ".dot", ".rtf", ".odt", ".pages", ".wpd"})
_SHEETS = frozenset({".xls", ".xlsx", ".ods", ".numbers"})
# Suffixes of which this share of the letters is the same are a slip of the hand.
_ALIKE = 0.75


def unread(suffix: str, known: Iterable[str]) -> str:
    """Say that no reader is for files of a suffix, and what to do.

    >>> unread(".jpg", [".txt"])
    'no reader for .jpg files: a picture needs text recognition; keep the text that it gives (.txt), or take it out'
    >>> unread(".txtt", [".txt", ".pdf"])
    'no reader for .txtt files; if it is one of .txt, rename it, else take it out'
    """
    start = f"no reader for {suffix} files"
    if suffix in _PICTURES:
        return f"{start}: a picture needs text recognition; keep the text that it gives (.txt), or take it out"
    if suffix in _LETTERS:
        return f"{start}; save it as .docx in a word processor, or take it out"
    if suffix in _SHEETS:
        return f"{start}; save a table of texts as .csv, one of figures as a web page (.html), or take it out"
    listed = [name for name in known if name]
    near = get_close_matches(suffix, listed, 1, _ALIKE)
    if near:
        return f"{start}; if it is one of {near[0]}, rename it, else take it out"
    return f"{start}; convert it to plain text (.txt), or take it out (formats read: {', '.join(listed)})"
