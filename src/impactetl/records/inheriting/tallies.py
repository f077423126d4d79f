"""Numbers that only their neighbours explain: a whole broken down, and a count told of in the sentence before."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import HELPED
from impactetl.records.base.link import Link, fits
from impactetl.records.base.view import View
from impactetl.records.linking.compared import copies
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

_NO_TALLY = frozenset({"sentence_length", "fine", "compensation", "operations"})
_BRINGING = words_of("counting", "bringing")
# "Bringing our running total".
_BRINGING_REACH = 4
_COUNTS = words_of("counting", "tallies")
# What cases are added up in: "which brings the docket to 162".
_HOLDS = _COUNTS | {"docket", "caseload", "workload", "load", "portfolio"}
# A tally stands at most this many items before its number: "the total for the whole of 2013 was 395".
_TALLY_REACH = 9
_PASSED = frozenset({",", "and", "(", ")", "-", ":", "&"})
_JOINS = frozenset({",", "(", "-", ":"})
_LEADS = frozenset({"(", "-", ":"})
_THERE = frozenset({"was", "were", "are", "is"})
_STANDS = frozenset({"stands", "stood", "reached"})


def broken_down(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """Parts that add up to the whole before them: "to 79 victims in 2014, 46 women and 33 men"."""
    wholes = [k for k in links if k.phrase.start < phrase.start and k.phrase.basis == "stated" and k.whole is None]
    if not wholes or phrase.noun not in PERSON | {"case", None}:
        return []
    whole = max(wholes, key=lambda k: k.phrase.start)
    parts = _parts(view, whole.phrase)
    total = view.value(whole.phrase)
    if phrase not in parts or total is None or sum(view.value(part) or 0 for part in parts) != total:
        return []
    same = [k for k in wholes if k.phrase == whole.phrase and not k.negated]
    return copies(phrase, same, "part", whole.phrase)


def whole_of(view: View, phrase: Phrase, wholes: Sequence[Link]) -> Phrase | None:
    """The whole among ``wholes`` that this phrase and its neighbours add up to, None if they do not."""
    for whole in wholes:
        parts = _parts(view, whole.phrase)
        if phrase in parts and sum(view.value(part) or 0 for part in parts) == view.value(whole.phrase):
            return whole.phrase
    return None


def _parts(view: View, whole: Phrase) -> list[Phrase]:
    """The counted phrases behind a whole, up to a verb that starts a new clause; two or more break it down.

    Behind the whole's own verb a sign leads to them: "79 victims were freed: 46 women and 33 men".
    """
    parts: list[Phrase] = []
    opening = _JOINS
    for i in range(whole.end, len(view.items)):
        item = view.items[i]
        verb = item.category in {"be", "have", "modal"}
        if item.lower in {";", "."} or (verb and parts):
            break
        if verb:
            opening = _LEADS
        phrase = view.at(i)
        if phrase is None or phrase.start != i or phrase.basis not in {"stated", "implied"}:
            continue
        before = view.items[i - 1].lower
        if before not in _PASSED or (not parts and before not in opening):
            break
        parts.append(phrase)
    return parts if len(parts) > 1 else []


def tallied(view: View, phrase: Phrase, links: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """The same count at another time: "The year before, the figure was four", "In 2009 there were six; in 2010, 21"."""
    models = [k for k in (*before, *links) if not k.negated and k.phrase.basis != "zero" and k.hit is not None]
    models = [k for k in models if k.metric not in _NO_TALLY][-1:]
    if phrase.head is not None or phrase.of or not models or not (_is_tally(view, phrase) or _existing(view, phrase)):
        return _brought_to(view, phrase, links, before)
    hits = {id(k): k.hit for k in links}
    told = copies(phrase, models, "comparison")
    return [replace(k, like=None, hit=hits.get(id(m))) for k, m in zip(told, models, strict=True)]


def _brought_to(view: View, phrase: Phrase, links: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """The total that the count before it makes: "freed nine girls, bringing the total to 121"."""
    i, items = phrase.start - 1, view.items
    tally = next((k for k in range(i - 1, max(i - 1 - _TALLY_REACH, 0), -1) if items[k].lower in _HOLDS), None)
    if tally is None or items[i].lower != "to" or phrase.of:
        return []
    if {item.lower for item in items[max(tally - _BRINGING_REACH, 0) : tally]}.isdisjoint(_BRINGING):
        return []
    left = [k for k in links if k.phrase.start < tally]
    if phrase.head is not None:
        models = [k for k in (*before, *left) if _alike(k, phrase)][-1:] or _of_rescues(view, phrase, tally)
    else:
        near = [p for p in view.phrases if p.start < tally and p.basis == "stated"][-1:]
        models = [k for k in left if [k.phrase] == near and k.metric not in _NO_TALLY and not k.negated]
    here = {id(k) for k in links}
    told = zip(copies(phrase, models, "comparison"), models, strict=True)
    return [replace(k, like=None, hit=k.hit if id(m) in here else None) for k, m in told]


def _of_rescues(view: View, phrase: Phrase, tally: int) -> list[Link]:
    """Those brought out by rescues that are counted: "our fourth rescue, which takes the count to 36 children"."""
    hits = [h for h in view.hits if h.metric == "people_rescued" and h.group is None and h.at < tally]
    return [Link(phrase, hit.metric, "comparison", hit) for hit in hits if phrase.noun in hit.cue.counts & PERSON][:1]


def _alike(model: Link, phrase: Phrase) -> bool:
    """Whether a count told before is of such people: "six girls were freed", "takes the count to 36 children"."""
    cared = model.metric in HELPED and not model.negated and model.phrase.basis != "implied"
    return cared and phrase.noun in PERSON and (model.hit is None or fits(model.hit, phrase))


def _is_tally(view: View, phrase: Phrase) -> bool:
    """Whether "the figure was" leads to the number, and says nothing of what it counts."""
    i, items = phrase.start - 1, view.items
    i -= i > 0 and items[i].lower == "at" and items[i - 1].lower in _STANDS
    if i < 1 or items[i].lower not in _THERE | _STANDS:
        return False
    for k in range(i - 1, max(i - 1 - _TALLY_REACH, -1), -1):
        if items[k].lower in _COUNTS:
            follow = items[k + 1].lower
            return follow in {"for", "in", "has", *_THERE, *_STANDS} or items[k + 1].date is not None
        if items[k].lower in {",", ";"}:
            return False
    return False


def _existing(view: View, phrase: Phrase) -> bool:
    """Whether "there were six" leads to it, or a date and a comma behind such a clause: "; last year, 21"."""
    i, items = phrase.start - 1, view.items
    ends = phrase.end >= len(items) or items[phrase.end].lower in {".", ";", ","} or items[phrase.end].date is not None
    if not ends or i < 1:
        return False
    if items[i].lower in _THERE and items[i - 1].lower == "there":
        return any(item.date is not None for item in items)
    dated = i > 1 and items[i].lower == "," and items[i - 1].date is not None and items[i - 2].lower == ";"
    return dated and any(item.lower == "there" for item in items[:i])
