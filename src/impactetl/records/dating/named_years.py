"""Years that belong to a name and date nothing: "the 2004 anti-trafficking law", "convicted of the 2008 murder"."""

import re

from impactetl.lexicon.load import words_of
from impactetl.model import DateKind, DateMention
from impactetl.records.base.view import View
from impactetl.syntax.items import category

# Nouns of events: "the 2008 operation freed" dates what it freed.
EVENTS = words_of("events", "dating")
_NAMED = words_of("events", "named")
# A year behind one of these names an edition: "Amnesty International Report 2008".
_EDITION = re.compile(r"\b(?:report|yearbook)[ \u00a0]\Z", re.IGNORECASE)
_VERBAL = frozenset({"verb", "be", "have"})
_NOUNS_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w'\u2019-]*)(?:[ \u00a0]([^\W\d_][\w'\u2019-]*))?")
_ARTICLE = re.compile(r"(?:\b(?:an?|the|this|that|his|her|its|their|our)|\w['\u2019]s?)[ \u00a0]\Z", re.IGNORECASE)
# Before "the" and a date with a noun behind it, these lead to the thing that the date names, the others to a time.
_TO_THING = frozenset({"of", "for", "from", "over", "with", "by", "at", ""})
_LEAD_CHARS = 12
# Before the first words of a sentence.
_BEGINS = re.compile(r"(?:\A|[.!?:;\n] ?)\Z")
# Things that people are held to account for: "in the 2011 ferry case", "during the 2010 mine disaster" is a time.
DEEDS = words_of("events", "deeds")


# What people answer for: "sentenced over the 2001 and 2004 protests"; "during the 2014 protests" is a time.
_ANSWER_CHARS = 60
_ANSWERED = re.compile(
    r"\b(?:connection (?:with|to)|relation to|related to|linked to|over|for"
    r"|(?:role|part|involvement|participation|participating) in) (?:the|an?|his|her|their) (?:\d{4},? and )?\Z"
)
_GATHERED = "|".join(sorted(words_of("events", "gatherings") | DEEDS))
_OCCASION = re.compile(rf"(?: and \d{{4}})? (?:[\w-]+ )?(?:{_GATHERED})s?\b")


def names_thing(text: str, mention: DateMention) -> bool:
    """Tell whether a date stands before the noun of the thing that it names, and dates nothing itself.

    >>> names_thing("guilty of the 2008 murder", DateMention(14, 18, DateKind.ABSOLUTE, year=2008, outer_start=7))
    True
    """
    if mention.kind is DateKind.RELATIVE:
        return False
    low = max(mention.start - _ANSWER_CHARS, 0)
    if _OCCASION.match(text, mention.end) and _ANSWERED.search(text, low, mention.start):
        return True
    after = _NOUNS_AFTER.match(text, mention.end)
    if after is None or not _opens_noun(after[1].lower(), (after[2] or "").lower()):
        return False
    nouns = {word.lower() for word in after.groups() if word is not None}
    if nouns & EVENTS:
        return False
    article = _ARTICLE.search(text, max(mention.start - _LEAD_CHARS, 0), mention.start) is not None
    lead = text[max(mention.outer_start, 0) : mention.start].split() if mention.outer_start >= 0 else []
    if lead[:1] and lead[0].lower() == "in":
        opens = article is False and _BEGINS.search(text, max(mention.outer_start - 2, 0), mention.outer_start)
        return bool(nouns & DEEDS) and not opens  # "In 2015 cases were filed"
    word = lead[0].lower() if lead else ""
    affair = bool(nouns & DEEDS) and (word in _TO_THING or word == "after")  # "Sentenced for Brutal 2023 Murder"
    return affair or (article and (word in _TO_THING or (word == "on" and mention.month is None)))


def names_edition(text: str, mention: DateMention) -> bool:
    """Tell whether a year stands behind the report that it names; a heading means the year that it reports.

    >>> names_edition("in the Rights Report 2008", DateMention(21, 25, DateKind.ABSOLUTE, year=2008))
    True
    """
    return (
        mention.month is None and _EDITION.search(text, max(mention.start - _LEAD_CHARS, 0), mention.start) is not None
    )


def _opens_noun(word: str, follow: str) -> bool:
    """Whether words begin with a noun, or with a participle and a noun: "a 2013 armed robbery"."""
    if category(word) == "verb" and word.endswith("ed"):
        return bool(follow) and category(follow) == "noun"
    return category(word) == "noun"


def names_something(view: View, i: int, text: str, *, stock: bool) -> bool:
    """A year that belongs to a name: "the 2004 anti-trafficking law", "Act of 2021"; a stock is as old as its index."""
    items = view.items
    mention = items[i].date
    if mention is None or mention.kind is not DateKind.ABSOLUTE or mention.month is not None:
        return False
    bare = mention.outer_start in {-1, mention.start}
    ahead = [item.lower for item in items[i + 1 : i + 5]]
    if bare and i and (items[i - 1].category == "det" or items[i - 1].clitic == "'s"):
        dated = any(word in EVENTS for word in ahead[:2])
        return not dated and (not stock or any(word in _NAMED for word in ahead))
    if mention.start - mention.outer_start == len("for ") and items[i + 1 : i + 2] and items[i + 1].category == "noun":
        return True  # "sentenced for 1995 kidnapping"
    before = items[i - 1].lower if i else ""
    if before == "," and bare and any(item.lower in _NAMED for item in items[max(i - 5, 0) : i - 1]):
        return True  # "the Bonded Labour System (Abolition) Act, 1976"
    lead = text[max(mention.outer_start, 0) : mention.start].strip().lower() if mention.outer_start >= 0 else ""
    if lead not in {"", "of", "from"}:  # "convicted under the Act in 2012"
        return False
    return before in _NAMED and not any(item.category in _VERBAL for item in items[max(i - 1, 0) : i])
