"""People who were asked for a report: how many were arrested or convicted is not what their number tells."""

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import ACCUSED
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import STOPS, View
from impactetl.syntax.phrases import Phrase

_ASKING = forms_of(*words_of("counting", "interviewing"))
_SPEAKING = forms_of(*words_of("counting", "speaking_with"))
_TO = frozenset({"with", "to"})
# Who asks stands within so many items before the verb; those asked, so many before it where it is passive.
_WHO_REACH, _CLAUSE_REACH = 6, 22


def _interviewed(view: View, link: Link) -> bool:
    """Whether they were asked for a report: "interviewed 40 women convicted of", "29 held there were polled"."""
    asked = link.whole or link.phrase
    return link.hit is not None and (_as_object(view, asked) or _as_subject(view, asked, link.hit.at))


def _as_object(view: View, asked: Phrase) -> bool:
    """Police who interview somebody investigate."""
    verb = asked.start - 1
    met = view.word(verb) in _TO and view.word(verb - 1) in _SPEAKING
    if not met and view.word(verb) not in _ASKING:
        return False
    return words_of("own_cases", "forces").isdisjoint(view.before(verb, _WHO_REACH))


def _as_subject(view: View, asked: Phrase, at: int) -> bool:
    """Whether the verb at item ``at`` only tells who they are, and what is said of them is that they were asked."""
    between = view.items[asked.end : at]
    if at < asked.end or not (at == asked.end or any(item.category == "rel" for item in between)):
        return False
    behind = view.items[at + 1 : asked.end + _CLAUSE_REACH]
    end = next((k for k, item in enumerate(behind) if item.lower in STOPS), len(behind))
    verb = next((k for k, item in enumerate(behind[:end]) if item.category == "be"), end)
    return verb + 1 < end and behind[verb + 1].lower in _ASKING


CHECKS: Doubts = (Doubt("passing_mention", _interviewed, ACCUSED),)
