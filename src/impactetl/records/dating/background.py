"""Dates of something told beside a figure: a publication, the start of what led to a deed, a deed told before."""

from itertools import takewhile

from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import ACCUSED, TRIED
from impactetl.model import DateKind
from impactetl.records.amounts.served import SENTENCING
from impactetl.records.base.view import View

PUBLISHED = words_of("dates", "published")
DOCUMENTS = words_of("dates", "documents")
_ADDRESSES = words_of("dates", "addresses")
_STARTED = words_of("dates", "started")
_LED_TO = frozenset({"after", "following"})
SAID = words_of("dates", "saying") | {"wrote", "found"}
# "Speaking in 2019, she recalled", "interviewed in 2013".
_SPEAKING = words_of("dates", "speaking")
_TOLD = SAID | words_of("dates", "recalling")
# From "in an interview" to its date, and from the noun of a document to "published", in items.
_SPEECH_REACH, _DOCUMENT_REACH = 5, 3
_FINITE = frozenset({"be", "have"})
_VERBAL = frozenset({"verb", "be", "have", "do", "modal", "adv"})


def of_background(view: View, at: int, cue: int | None, date: int) -> bool:
    """Whether the date at item ``date`` tells of something beside the figure at ``at`` (its cue at ``cue``)."""
    mention = view.items[date].date
    told = mention is not None and mention.kind is DateKind.ABSOLUTE and mention.day is None
    if told and (_published(view, date) or (date < at and (_said_in(view, at, date) or _began(view, date)))):
        return True
    return verdict_aside(view, at, cue) or (cue is not None and _behind_next_verb(view, at, cue, date))


# "Were suspended, charged and released" is a list of verbs; its auxiliary stands so many items before at most.
_LIST_REACH = 8


def verdict_aside(view: View, at: int, cue: int | None) -> bool:
    """Whether an aside tells of a verdict before: "the poet, sentenced to ten years, went on hunger strike in May".

    No date of the sentence or before it is that of the verdict; where it goes on with what a court did, it may be.
    """
    items, told = view.items, max(at, cue or 0)
    opened = next((i for i in range(told, 0, -1) if items[i - 1].lower == "," and items[i].number is None), 0)
    judged = any(hit.at == opened and hit.metric in ACCUSED for hit in view.hits)
    listed = any(item.category in _FINITE for item in items[max(opened - _LIST_REACH, 0) : opened])
    if not opened or listed or not (judged or items[opened].lower in SENTENCING):
        return False
    closed = next(
        (i for i in range(told, len(items) - 1) if items[i].lower == "," and items[i + 1].number is None), None
    )
    if closed is None or items[closed + 1].category not in _VERBAL or any(item.date for item in items[opened:closed]):
        return False
    behind = (hit for hit in view.hits if hit.at > closed and hit.group is not None and hit.metric in TRIED)
    again = any(items[hit.group.start - 1].category != "prep" for hit in behind if hit.group is not None)  # "in jail"
    return not again and all(item.lower not in SENTENCING for item in items[closed:])


def _published(view: View, date: int) -> bool:
    """Whether something was published then: "a study published in 2014 found that 30 had been convicted"."""
    if view.word(date - 1) not in PUBLISHED:
        return False
    return any(item.lower in DOCUMENTS for item in view.items[max(date - 1 - _DOCUMENT_REACH, 0) : date - 1])


def _said_in(view: View, at: int, date: int) -> bool:
    """Whether somebody spoke then: "in an interview in 2016, the minister said 50 had been rescued"."""
    led = [item.lower for item in view.items[max(date - _SPEECH_REACH, 0) : date]]
    spoke = any(a in {"in", "during"} for a in led) and not _ADDRESSES.isdisjoint(led) and "," not in led
    spoke = spoke or not _SPEAKING.isdisjoint(led[-1:])
    return spoke and any(item.lower in _TOLD for item in view.items[date + 1 : at])


def _began(view: View, date: int) -> bool:
    """Whether something began then that led to the deed: "after a trial that began in 2011, the court convicted"."""
    if view.word(date - 1) not in _STARTED:
        return False
    ahead = list(takewhile(lambda item: item.lower not in {",", ";"}, reversed(view.items[: date - 1])))
    return any(item.lower in _LED_TO for item in ahead)


def _behind_next_verb(view: View, at: int, cue: int, date: int) -> bool:
    """Whether a participle has a date of its own, and this one stands behind the next verb.

    "A man convicted of rape in 2005 was arrested on Monday": Monday dates the arrest alone.
    """
    items = view.items
    if not at < cue < date or any(item.category in _FINITE for item in items[at:cue]):
        return False
    verb = next((k for k in range(cue + 1, date) if items[k].category in _FINITE), None)
    clause = items[cue + 1 : verb] if verb is not None else []
    plain = not any(
        item.category in {"rel", "conj", "sub"} or item.lower in {",", ";"} for item in items[cue + 1 : date]
    )
    return plain and any(item.date is not None for item in clause)
