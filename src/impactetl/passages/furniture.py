"""Lines that belong to a page and not to what it says: the end of an article, links, menus, clouds of tags."""

import re
from dataclasses import dataclass

from impactetl.lexicon.load import words_of

_END_MATTER = re.compile(
    r"\s*(?:leave a (?:reply|comment)\b|join the conversation\b|you may also like\b"
    r"|related (?:posts|articles|stories)\b|share this\b|get new posts\b|subscribe to\b"
    r"|post navigation\b|filed under\b|have your say\b"
    r"|\d+ comments?\b|fill in your details\b|sign up for\b|about this (?:blog|site)\b|cookie (?:policy|notice)\b"
    r"|in your inbox\b|are you (?:a )?human\b)",
    re.IGNORECASE,
)
_LINK_LINE = re.compile(r"(?i)\s*(?:link to|read more|see also|related):\s|.{0,60}\bTags:\s[^.:()\n]{2,40}\(\d+\)")
# The title of a page that is linked to is as long as this.
_TITLE_CHARS = 16
# What leads in a cloud of tags or a list of sections, each with the number of its articles in brackets.
_CLOUD = re.compile(
    r"\W*(?:(?:popular|post|article|news|blog|browse by|by|all)\s)?"
    r"(?:tags?|tag cloud|categor(?:y|ies)|archives?|topics?|labels|keywords|posted in|filed in|sections)\b\s*[:|]?",
    re.IGNORECASE,
)
_TAG = re.compile(r"[^\w\n]*[^\W\d_][^.:()\n]{1,40}\(\d{1,5}\)")
_TAG_LINE = re.compile(r"[^\w\n]*[^\W\d_][^.:()\n]{1,40}\(\d{1,5}\)\W*")
_BETWEEN = re.compile(r"\s*[|\u00b7\u2022\u00bb>]+\s*|\t+| {2,}")
_COUNT = re.compile(r"\(\d{1,5}\)")
# A menu has so many entries, of so few words each, and so many of them are those of any page, one of
# which no table names a column by.
_ENTRIES, _ENTRY_WORDS, _KNOWN = 3, 5, 2
# A line that tells something beside its count is longer.
_LONGEST = 400


@dataclass(slots=True)
class Furniture:
    """The lines of a text, asked in order: what ends the article ends it for all lines behind."""

    _ended: bool = False
    _linked: str = ""
    _tagged: bool = False

    def holds(self, line: str) -> bool:
        """Tell whether a line that is not blank is furniture."""
        self._ended = self._ended or _END_MATTER.match(line) is not None
        link = _LINK_LINE.match(line)
        self._linked = line[link.end() :] if link is not None else self._linked
        if self._ended or link is not None or self._is_title(line):
            return True
        return self._tags(line) or _is_menu(line)

    def _is_title(self, line: str) -> bool:
        """Whether a line is the title, perhaps cut off, of the other page that a line before it links to."""
        title = line.strip().rstrip(".\u2026").rstrip()
        return len(title) >= _TITLE_CHARS and self._linked.startswith(title)

    def _tags(self, line: str) -> bool:
        """Whether a line is one of a cloud of tags; their lead may stand on a line of its own."""
        lead = _CLOUD.match(line) if len(line) <= _LONGEST else None
        if lead is not None and not line[lead.end() :].strip():
            self._tagged = True
            return False
        if lead is not None and _TAG.match(line, lead.end()):
            return True
        self._tagged = self._tagged and _TAG_LINE.fullmatch(line) is not None
        return self._tagged


def _is_menu(line: str) -> bool:
    """Whether a line is the menu of a page: short entries side by side, among them such as any page has."""
    if len(line) > _LONGEST:
        return False
    entries = [_COUNT.sub("", entry).strip(" <>.").lower() for entry in _BETWEEN.split(line.strip())]
    entries = [entry for entry in entries if entry]
    if len(entries) < _ENTRIES or any(len(entry.split()) > _ENTRY_WORDS for entry in entries):
        return False
    known = sum(entry in words_of("web", "menu", "entries") for entry in entries)
    return known >= _KNOWN and any(entry in words_of("web", "menu", "sure") for entry in entries)
