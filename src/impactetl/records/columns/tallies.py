"""Whose count, estimate or index a figure is: "the ILO's estimate of", "the Index put 18 million", "UNODC counted"."""

import re

from impactetl.grammar.numerals import any_of
from impactetl.lexicon.gazetteer import entry_of
from impactetl.lexicon.load import words_of
from impactetl.lexicon.places import key_of
from impactetl.records.base.names import NAME_WORDS


def _any(name: str) -> str:
    return any_of(words_of("tallies", name))


_WORK = _any("works")
_PLAIN = rf"(?:the |a )?(?:[a-z]+ ){{0,2}}{_any('bodies')}"
# "The ILO's own estimate of", "by the Walk Free Foundation's count", "the government's count for 2017:".
_OWNED = re.compile(
    rf"(?<![\w\u2019'])(?P<who>{NAME_WORDS}|(?i:{_PLAIN}))(?:\u2019s|'s|s\u2019|s')\s+(?:[\w-]+\s+){{0,3}}?{_WORK}\b"
)
_OPENS = r"(?:^|[,;:.(\u2013\u2014]\s*|\b(?:that|and|but|while|whereas|[Ii]n \d{4},?)\s+)(?:[Tt]he\s+)?(?:\d{4}\s+)?"
_ASIDE = r"(?:\s+\([^()]{2,40}\))?(?:\s+of\s+\d{4})?(?:,[^,]{2,30},)?"
_LEAD = r"(?:(?:[a-z]+)\s+){0,2}"
_COUNTING = rf"(?:{_any('counting')}|{_any('speaking')} of)"
_BODY = rf"(?P<who>{NAME_WORDS}(?:\s+{_any('ends')})?)"
_COUNTS = re.compile(rf"{_OPENS}{_BODY}{_ASIDE}\s+{_COUNTING}\s+{_LEAD}\Z")
_PUTS = re.compile(rf"{_OPENS}{_BODY}{_ASIDE}\s+(?:{_COUNTING}|{_any('putting')})\s+{_LEAD}\Z")
# "The Global Slavery Index of 2018 estimates that 90,000", "the 2016 index puts the number of slaves at 18 million".
_DATED = re.compile(rf"{_OPENS}{_BODY}{_ASIDE}\s+{_any('saying')}\b[^.;:]{{0,120}}\Z")
# "The Walk Free index: 475,300".
_LABELLED = re.compile(rf"{_OPENS}(?P<who>{NAME_WORDS})(?:\s+{_WORK})?\s*:\s*{_LEAD}\Z")
# "Worldwide, says the ILO, 24.9 million", "..., the State Department writes".
_ASIDE_SAID = re.compile(rf",\s+{_any('writing')}\s+(?P<who>{NAME_WORDS}),")
_WRITES = re.compile(rf",\s+(?P<who>{NAME_WORDS})\s+{_any('writing')}(?=[.;,]|$)")
_BY = re.compile(r"\bby\s+\Z")
_YEAR = re.compile(r"\s+of\s+\d{4}\Z|\A(?:the\s+)?\d{4}\s+", re.IGNORECASE)


def tallied(part: str, at: int, *, estimate: bool) -> str | None:
    """Give whose count the figure at ``at`` is; None where the words tell none.

    >>> tallied("Then there is the ILO's estimate of 2.4 million people.", 36, estimate=True)
    'the ILO'
    """
    counted = (_PUTS if estimate else _COUNTS).search(part, 0, at)
    if counted is None and estimate:
        counted = _DATED.search(part, 0, at) or _LABELLED.search(part, 0, at)
    owned = next((m for m in _OWNED.finditer(part) if m.end() <= at or _BY.search(part, 0, m.start())), None)
    aside = next((m for m in _ASIDE_SAID.finditer(part) if m.end() <= at), None)
    found = aside or counted or owned or _WRITES.search(part, at)
    if found is None:
        return None
    who = _YEAR.sub("", found["who"])
    entry = entry_of(key_of(_ARTICLE.sub("", who)))
    return who if entry is None or _ARTICLE.sub("", who).isupper() else None


_ARTICLE = re.compile(r"\A[Tt]he\s+")
