"""Who did it, and who is named as the source of the figure."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache

from impactetl.lexicon.load import load
from impactetl.records.link import Link
from impactetl.records.view import View

_CAPITALISED = r"[A-Z][\w.\u2019'&-]*"
_LINKED = rf"\s+(?:of|for|and|the|on|de|in|&|against)\s+(?:the\s+)?{_CAPITALISED}"
_NAME = rf"(?:the\s+)?{_CAPITALISED}(?:{_LINKED}|\s+{_CAPITALISED}){{0,7}}"
_SAYING = (
    r"(?:estimates?|estimated|says?|said|reports?|reported|states?|stated|announced|found|noted|documented|recorded"
    r"|claims?|claimed|told)"
)
_ACCORDING = re.compile(rf"[Aa]ccording to ((?:a |an |local |the )?(?:{_NAME}|[a-z]+(?:\s+[a-z]+){{0,4}}))")
_BODY = r"(?:organizations?|organisations?|group|groups|ministry|agency|NGOs?|police|government|index)"
_SAYS = re.compile(
    rf"({_NAME}|(?:[Aa]|[Tt]he|[Ll]ocal)\s+(?:[\w-]+\s+){{0,3}}{_BODY})(?:\u2019s|'s)?\s+"
    rf"(?:\d{{4}}\s+)?(?:index\s+|report\s+|survey\s+)?{_SAYING}\b"
)
_AUTHOR = re.compile(r"\(([A-Z]{2,6})\)")
_TRIM = re.compile(r"^the\s+(?=[A-Z])")
_NO_SOURCE = frozenset(
    {"he", "she", "they", "it", "we", "i", "there", "in", "on", "at", "but", "and", "this", "that", "these", "those"}
) | frozenset(load("dates")["months"] + load("dates")["weekdays"])
_GOVERNMENT = frozenset({"government", "authorities"})
_AGENT_REACH = 14
# The records of one sentence follow each other: so few sentences are kept.
_QUOTES = 4
# An acronym has this many letters or more.
_ACRONYM = 3


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


def attributed_to(quote: str, number: int) -> str | None:
    """Give whom a sentence names as the source of the figure at ``number`` (an offset into the quote)."""
    said, told = _sources(quote)
    last = bisect_right(said, number, key=lambda m: m.end()) - 1
    before = [m for m in (*said[max(last, 0) : last + 1], *_last(told, number)) if m.start() <= number]
    found = max(before, key=lambda m: m.start(), default=None) or next(iter(told), None)
    return _clean(found[1]) if found is not None else None


def _last(told: Sequence[re.Match[str]], number: int) -> Sequence[re.Match[str]]:
    """The last "according to" before an offset."""
    last = bisect_right(told, number, key=lambda m: m.start())
    return told[max(last - 1, 0) : last]


@lru_cache(_QUOTES)
def _sources(quote: str) -> tuple[Sequence[re.Match[str]], Sequence[re.Match[str]]]:
    """Who says something in a sentence, and according to whom, each in order."""
    said = [m for m in _SAYS.finditer(quote) if m[1].split()[0].lower() not in _NO_SOURCE]
    return said, list(_ACCORDING.finditer(quote))


def _clean(name: str) -> str:
    name = re.sub(
        r"^(?:Through|In|As of|By|During|On) [\w ]*?(?=the |The |[A-Z][a-z]+ [A-Z])", "", " ".join(name.split())
    )
    name = re.split(r"\s+(?:that|through|in|as|there|on|by)\s", name.strip(" ,."))[0]
    name = re.sub(r"(?:\u2019s|'s)$", "", name)
    return _TRIM.sub("", name)


def organization(view: View, link: Link, names: Mapping[str, str], text: str) -> str | None:
    """Give who did it: the known organisation or authority that stands before the cue as its agent."""
    at = link.hit.at if link.hit is not None else link.phrase.start
    for i in range(min(at, len(view.items) - 1), max(at - _AGENT_REACH, -1), -1):
        item = view.items[i]
        agent = _agent(view, i, names, text[item.start : item.end])
        if agent is not None:
            return agent
    subject = _named_subject(view, link, text)
    if subject is not None:
        return names.get(subject, subject)
    passage = text[view.items[0].start : view.items[-1].end]
    return next((name for name in names.values() if name in passage), None)


def _agent(view: View, i: int, names: Mapping[str, str], word: str) -> str | None:
    """The agent that item ``i`` names, written as ``word``: a spelled-out acronym, a name in capitals, an authority."""
    item = view.items[i]
    if word in names:
        return names[word]
    if word.isupper() and len(word) >= _ACRONYM and word in names.values():
        return word
    if item.lower in _GOVERNMENT and i and view.items[i - 1].lower == "the":
        return "the government"
    return "police" if item.lower == "police" and view.at(i) is not None else None


_SUBJECT = re.compile(rf"({_NAME})(?:\s+\([A-Z]+\))?\s*$")


def _named_subject(view: View, link: Link, text: str) -> str | None:
    """The proper name that stands right before an active verb: "La Strada trained"."""
    if link.hit is None or link.hit.group is None or link.rule != "object":
        return None
    start = link.hit.group.start
    first = next(
        (i for i in range(start - 1, -1, -1) if view.items[i].lower in {",", ";", ":"} or view.items[i].date), -1
    )
    if start - first <= 1:
        return None
    match = _SUBJECT.search(text, view.items[first + 1].start, view.items[start - 1].end)
    return (
        re.sub(r"^The\s+", "", _clean(match[1]))
        if match is not None and (" " in match[1] or match[1].isupper())
        else None
    )
