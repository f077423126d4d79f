"""Where e-mail addresses, phone numbers, accounts and names in web addresses stand in a text."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from urllib.parse import unquote

from impactetl.lexicon.load import load, words_of
from impactetl.lexicon.places import fold
from impactetl.masking import vocabulary as v

Span = tuple[int, int]
_EMAIL = re.compile(r"[\w.%+'-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_ACCOUNT = re.compile(r"(?<![\w@])@[\w.]{2,40}(?<!\.)")
# A name of an account: letters with an underscore, a dot or digits inside, which no word of a sentence has.
_USER = re.compile(r"(?<![\w.@/-])[a-z]+(?:_[a-z0-9]+)+(?![\w@])|(?<![\w.@/$\u20ac\u00a3-])[a-z]{3,}\d{2,}(?![\w@])")
# Figures in groups of three ("12 345 678") are no phone number.
_FIGURE = r"(?![1-9]\d{0,2}(?: \d{3})+(?![\d-]))"
_PHONES = (
    re.compile(r"(?<![\w.,])(?:\+|00)\d{1,3}[\d\s().-]{5,18}\d(?!\w)"),
    re.compile(
        rf"(?<![\w.,]){_FIGURE}\(?\d{{2,4}}\)?[ .-]\d{{3,4}}[ .-]\d{{3,4}}(?:\s?(?:x|ext)\.?\s?\d{{1,5}})?"
        r"(?![\w,]|\.\d)"
    ),
    re.compile(r"(?<![\w.,])0\d{8,11}(?![\w,])"),
    re.compile(r"(?<![\w.,])0\d(?:([ .-])\d{2})(?:\1\d{2}){3}(?!\w)"),
    re.compile(r"(?<![\w.,$\u20ac\u00a3])[2-9]\d{2}-\d{4}(?!\w)"),
)
_CALLED = re.compile(
    r"(?:\b(?:phone|tel|telephone|call|mobile|cell|whatsapp|fax|viber|sms|text)\b[\s.:]{0,3}(?:us\s|me\s|him\s|her\s)?"
    r"(?:at\s|on\s)?[\s:]{0,2})(\+?\d[\d\s().-]{4,18}\d)(?!\w)",
    re.IGNORECASE,
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"\u201d]{1,500}|\b[\w-]{1,63}(?:\.[\w-]{2,63}){1,3}/[^\s<>\"\u201d]{1,500}"
)
_TRAILING = ".,;:!?)]}'\u2019\u201d"
_SOCIAL = re.compile(
    r"(?:^|\.|//)(?:twitter|x|facebook|fb|instagram|linkedin|tiktok|youtube|t|medium|vk|telegram|snapchat|threads)\.(?:com|me|be)$"
)
_ROOT = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//[^/?#]*|www\.[^/?#]*|[\w-]+(?:\.[\w-]+){1,3}(?=/)", re.IGNORECASE)
_WORD_OF_SLUG = re.compile(r"[A-Z]?[a-z\u00df-\u024f]+|[A-Z\u00c0-\u00de]+(?![a-z])|[^\W\d_]+")
_ESCAPED = re.compile(r"[^/?#&=]*%[0-9A-Fa-f]{2}[^/?#&=]*")
_YEAR_BEHIND = re.compile(r"[-_/]?(?:19|20)\d\d(?!\d)")
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:19|20)\d\d[-_/]?$")
_LEAST_UNKNOWN = 3


def contact_spans(text: str) -> list[Span]:
    """Give the spans of e-mail addresses, phone numbers, accounts and names within web addresses, as offsets.

    >>> text = "Call 519.679.5030 x.229 or write to jane.doe@example.org about 1,600 people."
    >>> [text[start:end] for start, end in contact_spans(text)][-2:]
    ['519.679.5030 x.229', 'jane.doe@example.org']
    """
    spans = [match.span() for pattern in (_EMAIL, _ACCOUNT, _USER, *_PHONES) for match in pattern.finditer(text)]
    spans += [match.span(1) for match in _CALLED.finditer(text)]
    spans += [
        (match.start() + start, match.start() + end)
        for match in _URL.finditer(text)
        for start, end in address_spans(match[0].rstrip(_TRAILING))
    ]
    return sorted(spans)


def address_spans(address: str, known: AbstractSet[str] = frozenset()) -> list[Span]:
    """Give the spans of a path or a URL that may name a person: words that no list knows, or that are given names.

    Of what stands before the path only given names are given; a page of a social network is an account as a whole.

    >>> [address[s:e] for address in ["2019/namusisis-story.txt"] for s, e in address_spans(address)]
    ['namusisis']
    """
    root = _ROOT.match(address)
    start = root.end() if root else 0
    if root and _SOCIAL.search(root[0].lower()):
        return [(start + 1, len(address))] if start + 1 < len(address) else []
    host = [m.span() for m in _WORD_OF_SLUG.finditer(address, 0, start) if root and _in_host(m[0])]
    escaped = [match.span() for match in _ESCAPED.finditer(address, start) if not unquote(match[0]).isascii()]
    named = (match.span() for match in _WORD_OF_SLUG.finditer(address, start) if _private(match[0], known))
    words = (span for span in named if fold(address[slice(*span)]) in known or not _dated(address, *span))
    return sorted({*host, *escaped, *words})


def _dated(address: str, start: int, end: int) -> bool:
    """Whether a year beside it makes a time of a month or a season: "newsletter-spring-2023"."""
    timely = words_of("proper_words", "calendar") | words_of("proper_words", "season")
    beside = _YEAR_BEHIND.match(address, end) or _YEAR_BEFORE.search(address[:start])
    return fold(address[start:end]) in timely and beside is not None


def _private(word: str, known: AbstractSet[str]) -> bool:
    key = fold(word)
    if key in words_of("proper_words", "technical") or word in load("countries"):
        return False
    return any(_named(form, known) for form in _forms(key)) or _unknown(key)


def _in_host(word: str) -> bool:
    """Whether a part of a site's name is a given name and hardly anything else: the site is of a person."""
    key = fold(word)
    return v.is_given(key) and not v.is_ordinary(key) and not v.is_wide(key)


def _forms(key: str) -> Iterator[str]:
    """The word, and the word without the s of "mimis-story"."""
    yield key
    if key.endswith("s"):
        yield key[:-1]


def _named(key: str, known: AbstractSet[str]) -> bool:
    return key in known or v.is_name_too(key) or (v.is_given(key) and not v.is_wide(key))


def _unknown(key: str) -> bool:
    if len(key) < _LEAST_UNKNOWN or v.is_ordinary(key) or v.is_proper(key):
        return False
    return v.place_of(key) is None or v.is_person(key)
