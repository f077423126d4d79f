"""One occasion, whatever the year in force: "detained after the death of an inmate", "arrested at a rally"."""

import re

from impactetl.grammar.numerals import any_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import ACCUSED
from impactetl.model import PassageKind
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.draft import Reading

_DEED = any_of(words_of("events", "deeds"))
_COURT = any_of(words_of("justice", "court", "words"))
_GATHERING = any_of(words_of("events", "gatherings"))
_OCCASION = re.compile(
    r"\b(?:for|over|in) (?:his|her|their) (?:alleged |suspected )?(?:role|part|involvement|participation)"
    r" (?:in the\b|<date>)"
    r"|\b(?:for|over|in|after|following|of) (?:his|her) (?:\w+ )?" + _DEED + r"\b"
    r"|\b(?:in connection with|in relation to|following|after|over|for) (?:the|a|an|another) (?:[\w-]+ ){0,3}"
    + _DEED
    + r"\b"
    r"|<date> (?:[\w-]+ ){0,2}" + _DEED + r"\b"
    r"|\b(?:during|at|from|outside|near|in|following|after) (?:a|an|the|one) (?:[\w-]+ ){0,3}" + _GATHERING + r"\b"
    r"|\b(?:an?) (?:[\w-]+ ){0,2}" + _COURT + r"\b"
    r"|\bpending (?:an? |the |further )?investigation\b"
)
_WHEN = re.compile(r"\b(?:when|as|while|after) (?:they|he|she)\b")
_TOTAL = re.compile(
    r"\b(?:during|throughout|over|in the course of) the (?:\w+ )?(?:year|period|decade)\b|\btotal\b|\bcases\b"
)
_ENTRIES = frozenset({PassageKind.ROW, PassageKind.BLOCK})
# A point of a list that tells whole sentences has more words than one that only counts.
_ENTRY_WORDS = 9


# "Two reporters, Collins Otieno and Vera Njoroge, were", "Two officers were charged, Paul Mwangi and".
_NAME = r"[A-Z][\w\u2019'-]+(?: [A-Z][\w\u2019'.-]*){1,3}"
_NAMED = re.compile(rf"(?:[\w-]+ ){{0,7}}[\w-]+, {_NAME}(?:, {_NAME})*,? and {_NAME}\b")


def are_named(text: str) -> bool:
    """Whether the words from a number on name each of those whom it counts.

    >>> are_named("Two reporters, Collins Otieno and Vera Njoroge, were held"), are_named("Two men in Lagos and Accra")
    (True, False)
    """
    return _NAMED.match(text) is not None


def is_occasion(link: Link, said: str) -> bool:
    """Whether the words that tell a figure tell of one occasion."""
    if link.metric not in ACCUSED or _TOTAL.search(said) is not None:
        return False
    when = link.phrase.basis != "zero" and _WHEN.search(said) is not None
    return when or _OCCASION.search(said) is not None


# Those whom a report tells of one by one have a calling; it counts traffickers and suspects by the year.
_COUNTED_BY_YEAR = words_of("events", "counted_by_year")
# So many at most.
_FEW = 10


def is_told_singly(view: View, link: Link) -> bool:
    """Whether a sentence opens with a few people of a calling: "Two officers were charged with theft"."""
    phrase, hit = link.phrase, link.hit
    if link.metric not in ACCUSED or phrase.start > 0 or phrase.of or phrase.head is None or hit is None:
        return False
    number = view.items[0].number
    few = number is not None and number.value is not None and number.value < _FEW and number.qualifier == "exact"
    passive = (
        link.rule == "passive" and phrase.end < len(view.items) and view.items[phrase.end].category in {"be", "have"}
    )
    return few and passive and view.items[phrase.head].lower not in _COUNTED_BY_YEAR


def is_listed(reading: Reading, link: Link) -> bool:
    """Whether a figure stands in a list or a table; a point that tells a whole sentence is prose."""
    passage, items = reading.passage, reading.view.items
    if passage.kind in _ENTRIES:
        return True
    if passage.kind is not PassageKind.ITEM:
        return False
    told = link.hit is not None and link.hit.group is not None and items[-1].lower == "."
    return not told or len(items) < _ENTRY_WORDS
