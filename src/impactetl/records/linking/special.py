"""Links that no single cue makes, by every way in turn."""

from impactetl.metrics.groups import JUDGED
from impactetl.model import Passage
from impactetl.records.amounts.terms import imposed_terms, receiver_of
from impactetl.records.amounts.told_terms import next_receiver, over_clause
from impactetl.records.base.link import Link, made, make_link
from impactetl.records.base.setting import Whole
from impactetl.records.base.view import View
from impactetl.records.linking.courts.court_cases import court_cases
from impactetl.records.linking.courts.in_custody import held
from impactetl.records.linking.courts.tried_cases import tried_cases
from impactetl.records.linking.courts.verdicts import verdicts_for
from impactetl.records.linking.labels.victims import victim_labels
from impactetl.records.linking.milestones import milestones, ranked, rescues
from impactetl.records.linking.presence import countries
from impactetl.records.linking.suffering.estimated import estimated
from impactetl.records.linking.suffering.existing import existing
from impactetl.records.subjects.subject import subject_of
from impactetl.syntax.items import is_term


def special_links(view: View, passage: Passage, whole: Whole) -> list[Link]:
    """Give the links that no single cue makes."""
    return [
        *tried_cases(view),
        *countries(view, passage, whole),
        *existing(view),
        *milestones(view),
        *ranked(view),
        *rescues(view),
        *estimated(view, whole.topics),
        *_sentenced_too(view),
        *_as_were(view),
        *court_cases(view),
        *held(view),
        *verdicts_for(view),
        *victim_labels(view, whole.topics),
    ]


def _sentenced_too(view: View) -> list[Link]:
    """The next with a term of his own: "sentenced the father to 11 years, the uncle to seven years"."""
    terms = imposed_terms(view, judged=False)[0] if any(map(is_term, view.items)) else ()
    told = [receiver_of(view, i) or next_receiver(view, i) or over_clause(view, i) for i in terms]
    return [Link(p, "convictions", "special", None) for p in told if p is not None and p.counted]


def _as_were(view: View) -> list[Link]:
    """Those of whom a verb before is told, too: "she was arrested, as were her partner and a lodger"."""
    items = view.items
    at = next((i for i, x in enumerate(items[:-1]) if x.lower in {"as", "so"} and items[i + 1].category == "be"), None)
    hits = [
        hit for hit in view.hits if at is not None and hit.at < at and hit.metric in _CAUGHT and hit.group is not None
    ]
    if at is None or not hits or hits[-1].group is None or hits[-1].group.voice != "passive":
        return []
    bases = {"implied"} if any(p.counted for p in subject_of(view, hits[-1].group.start).phrases) else _TOLD_OF
    told = (p for p in view.objects(at + 2) if p.start <= at + 2 or p.basis == "implied")
    return list(made(*(make_link(hits[-1], p, "special") for p in told if p.basis in bases)))


# Who is counted behind a person whom nothing counts: "Captain Diallo was arrested, as were two other soldiers".
_TOLD_OF = frozenset({"implied", "stated"})
_CAUGHT = JUDGED | {"arrests"}
