"""Names of bodies as they are written: words in capitals, and the acronyms that a text spells out."""

import re
from collections.abc import Mapping

_CAPITALISED = r"[A-Z][\w.\u2019'&-]*"
_LINKED = rf"\s+(?:of|for|and|the|on|de|in|&|against)\s+(?:the\s+)?{_CAPITALISED}"
NAME_WORDS = rf"(?:the\s+)?{_CAPITALISED}(?:{_LINKED}|\s+{_CAPITALISED}){{0,7}}"
NAME = re.compile(NAME_WORDS)
_AUTHOR = re.compile(r"\(([A-Z]{2,6})\)")


def acronyms(text: str) -> Mapping[str, str]:
    """Give the names that a text spells out beside their acronyms: "International Justice Mission (IJM)".

    >>> acronyms("International Justice Mission (IJM) frees slaves.")
    {'IJM': 'International Justice Mission'}
    """
    found: dict[str, str] = {}
    for match in _AUTHOR.finditer(text):
        letters = match[1]
        words = re.findall(r"[\w'\u2019-]+", text[max(match.start() - 120, 0) : match.start()])
        for size in range(len(letters), min(len(letters) + 4, len(words)) + 1):
            tail = words[-size:]
            initials = "".join(w[0] for w in tail if w[0].isupper())
            if initials == letters and tail[0][0].isupper():
                found.setdefault(letters, " ".join(tail))
                break
    return found
