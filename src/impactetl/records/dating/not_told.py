"""Dates of a passage that set no time for what follows: other sides of a comparison, names of things, asides."""

import re
from itertools import pairwise

from impactetl.grammar.bracketed import tells_brackets
from impactetl.grammar.reader import NUMBER_WORDS
from impactetl.lexicon.load import words_of
from impactetl.model import DateMention, Mentions, Span
from impactetl.records.base.backstory import told_before
from impactetl.records.dating.named_years import names_edition, names_thing
from impactetl.records.dating.offence_dates import of_crimes

_ASIDE_CHARS = 180


def not_told(mentions: Mentions, text: str, span: Span) -> frozenset[int]:
    """Ends of the dates of the passage at ``span`` that set no time for what follows: asides, names, what had been."""
    start = span[0]
    named = frozenset(
        m.end for m in mentions.dates if names_thing(text, m) or names_edition(text, m) or tells_brackets(text, m.start)
    )
    alone = len(mentions.dates) == 1
    aside = frozenset(mention.end for mention in mentions.dates if _in_aside(text, mention, span, alone=alone))
    return named | aside | _dates_of_telling(mentions, text, start) | _compared_dates(mentions, text, start)


def _dates_of_telling(mentions: Mentions, text: str, start: int) -> frozenset[int]:
    """Ends of the dates of what was said or done before: "the trial that we wrote about in the autumn ended in May"."""
    return frozenset(
        before.end
        for before, behind in pairwise(mentions.dates)
        if _TOLD_OF.search(text, start, max(before.outer_start, start)) is not None
        and _GOES_ON.match(text, before.end, behind.start) is not None
    )


_AGE = rf"(?:{'|'.join(sorted(NUMBER_WORDS))})"
# A clause about somebody, or about a beginning; what was so, or had been, before the event.
_ASIDE = re.compile(
    r"\b(?:who|whom|whose|where|whereas)\b[^,;.]{0,160}\Z"
    r"|[a-z],\s(?:set\sup|built|based|founded|created|established|opened|launched|formed|started|adopted|named)\s[^,;.\d]{0,80}\Z"
    rf"|\b(?:was|were)\s(?:only\s|just\s|still\s|about\s)?(?:an?\b|\d|{_AGE}\b)[^,;.]{{0,40}}?,?\swhen\s(?:he|she|they)\b"
    r"[^,;.]{0,120}\Z"
    r"|\bsince\s(?:the|its?|our|their|we|they|an?)\s[^,;.\d]{0,80}\Z"
)


# What was said of something before: "the trial that we wrote about in the autumn ended in May".
_TOLD_OF = re.compile(r"\b(?:that|which|whom)\s(?:we|i|they|he|she|you)\s[^,;.]{0,80}\Z", re.IGNORECASE)
_GOES_ON = re.compile(r"\s[a-z]+\s[^,;.]{0,60}\Z")
# A clause on the start or the end of what lies behind the event: "an amnesty, which ended in 2017". That of a period or
# of an operation is the event's own.
_OWN_BOUNDS = words_of("dates", "own_bounds")
_EVENTS = "".join(rf"(?<!\b{noun})" for noun in sorted(_OWN_BOUNDS))
_BOUNDS = re.compile(
    rf"{_EVENTS},\swhich\s(?:(?:had|has|only|finally|first)\s){{0,2}}(?:(?:was|were|been)\s)?"
    r"(?:ended|expired|lapsed|began|begun|started|entered|came|come|took\seffect|adopted|passed|enacted|signed|ratified|founded"
    r"|created|established|set\sup|built|launched|opened|amended|abolished|introduced|approved)\b[^,;.\d]{0,40}\Z"
)
# What a sentence with one date tells of its beginnings: "Blue Heron was founded in 2006", "our ninth year (we began".
_BEGINNING = re.compile(
    r"\b(?:was|were)\s(?:first\s|formally\s)?(?:founded|established|incorporated|registered)\b[^,;.\d]{0,60}\Z"
    r"|\b(?:opened\s(?:its|our|their|her|his)|began\s(?:its|our|their)\swork|started\s(?:its|our|their)\swork)\b[^,;.\d]{0,60}\Z"
    r"|\((?:we|it|they|which)\s(?:first\s)?(?:began|started|opened)\b[^,;.\d]{0,40}\Z"
)
# "The man who hid him was today jailed", "the man who was hiding him was jailed today".
_BE = r"(?:was|were|(?:has|have)\sbeen)"
_WITHIN_VERB = re.compile(rf"\b{_BE}\s\Z|\bwho\s[^,;.]{{3,120}}?(?<!\bwho)\s{_BE}\s(?:\w+\s){{1,6}}\Z")


def _in_aside(text: str, mention: DateMention, span: Span, *, alone: bool) -> bool:
    """Whether a date stands in a clause about somebody, or tells what had been before: "had charged 14 in 2005"."""
    start = span[0]
    end = mention.outer_start if mention.outer_start >= 0 else mention.start
    if _WITHIN_VERB.search(text, max(start, end - _ASIDE_CHARS), end) is not None:
        return False
    if _is_bracketed(text, mention, start) or (alone and _BEGINNING.search(text, start, end) is not None):
        return True
    if told_before(text, span, mention) or of_crimes(text, start, mention):
        return True
    low = max(start, end - _ASIDE_CHARS)
    return _BOUNDS.search(text, low, end) is not None or _ASIDE.search(text, low, end) is not None


_BRACKET_CHARS = 60


def _is_bracketed(text: str, mention: DateMention, start: int) -> bool:
    """Whether a date stands in brackets with a figure that it dates: "143 women (in 2011 it was 110)"."""
    before = text[max(mention.start - _BRACKET_CHARS, start) : mention.start].rpartition("(")
    behind = text[mention.end : mention.end + _BRACKET_CHARS].partition(")")
    if not before[1] or not behind[1] or ")" in before[2]:
        return False
    return re.search(_FIGURE, f"{before[2]} {behind[0]}", re.IGNORECASE) is not None


# "More than 40" compares nothing, nor does "violence against women".
_SIDES = "|".join(sorted(words_of("comparing", "sides") - {"against", "than", "vs", "versus"}))
_FIGURE = rf"(?:[\d$\u00a3\u20ac]|{_AGE}\b)"
_COMPARED = re.compile(
    rf"\b(?:{_SIDES}|up from|down from|against(?=\s+(?:\w+\s+)?{_FIGURE})|(?:vs\.?|versus)(?=\s+{_FIGURE})"
    rf"|than(?!\s+{_FIGURE}))\b",
    re.IGNORECASE,
)


def _compared_dates(mentions: Mentions, text: str, start: int) -> frozenset[int]:
    """Ends of the dates behind a comparison: they date the other side, not the story."""
    match = _COMPARED.search(text, start, max((d.end for d in mentions.dates), default=start))
    return frozenset(d.end for d in mentions.dates if match is not None and d.start > match.start())
