"""Matters of a year before the one in force: "According to a 2014 study", "the 2012 case in which two were charged"."""

from impactetl.model import DateKind, Period
from impactetl.records.base.view import View
from impactetl.records.dating.background import DOCUMENTS, PUBLISHED, SAID
from impactetl.records.dating.named_years import DEEDS

# A noun stands within so many items behind the year that names it: "a 2014 parliamentary commission report".
_NOUN_REACH = 4
# "According to a joint study of 2014": so many items between the source and its year.
_SOURCE_REACH = 6


def is_of_older(view: View, at: int, period: Period) -> bool:
    """Whether the figure at item ``at`` is told of a matter of a year before a period that would date it."""
    for i, item in enumerate(view.items[:at]):
        mention = item.date
        if mention is None or mention.kind is not DateKind.ABSOLUTE or mention.month is not None:
            continue
        older = mention.year is not None and mention.year < period.year
        if any(item.lower == ";" for item in view.items[i:at]):  # "A 2018 study found; our team rescued 40"
            continue
        if older and (_in_document(view, i, at) or _in_case(view, i)):
            return True
    return False


def _in_document(view: View, i: int, at: int) -> bool:
    """Whether a document of a year tells the figure: "a 2014 study found that", "according to a report of 2014"."""
    named = not DOCUMENTS.isdisjoint(view.behind(i + 1, _NOUN_REACH))
    before = view.before(i, _SOURCE_REACH)
    published = not DOCUMENTS.isdisjoint(before) and view.word(i - 1) in PUBLISHED | {"of", "in", "from"}
    if not (named or published):
        return False
    source = any(a == "according" for a in before)
    return source or any(item.lower in SAID for item in view.items[i + 1 : at])


def _in_case(view: View, i: int) -> bool:
    """Whether a clause tells what a case of a year was about: "the 2012 case in which two officers were charged"."""
    behind = view.behind(i + 1, _NOUN_REACH + 2)
    noun = next((k for k, word in enumerate(behind[:_NOUN_REACH]) if word in DEEDS), None)
    clause = behind[noun + 1 : noun + 3] if noun is not None else []
    return clause == ["in", "which"] or clause[:1] == ["where"]
