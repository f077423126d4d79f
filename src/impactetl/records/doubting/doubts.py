"""Why a link is no statistic after all: one small check a doubt, tried in order."""

from functools import cache
from itertools import takewhile

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Role
from impactetl.metrics.registry import metric as metric_of
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link
from impactetl.records.base.told import MILESTONE, Doubt, Doubts, stated_value
from impactetl.records.base.view import View
from impactetl.records.doubting.ages import in_row, is_age
from impactetl.records.doubting.custody import CUSTODY
from impactetl.records.doubting.disputed import DISPUTED
from impactetl.records.doubting.helped import HELPED
from impactetl.records.doubting.inside import INSIDE
from impactetl.records.doubting.misfortunes import MISFORTUNES
from impactetl.records.doubting.named import NAMED
from impactetl.records.doubting.other_deeds import OTHER_DEEDS
from impactetl.records.doubting.rates import RATES
from impactetl.records.doubting.reported import REPORTED
from impactetl.records.doubting.senses import SENSES
from impactetl.records.doubting.supposed import SUPPOSED, awaited
from impactetl.records.doubting.unaided import UNAIDED
from impactetl.records.doubting.undone import UNDONE
from impactetl.syntax.items import is_ordinal
from impactetl.syntax.words import PERSON

# "None of the Ministry of Labour's 14 inspectors": so many items lie between at most.
_OWNER_REACH = 9
_DEFINITE = frozenset({"the", "our", "its", "their", "her", "his", "another", "my"})
# Metrics of which one person tells nothing unless the text counts.
_COUNTED_IN_NUMBERS = frozenset({"people_assisted", "victims_estimated"})
NEVER_IMPLIED = _COUNTED_IN_NUMBERS | {"people_trained", "victims_identified"}
# Ways in which an ordinal can count: what only compares or lists ranks.
_MILESTONE_RULES = frozenset({"milestone", "special", "relative", "head", "state", "passive", "object", "complement"})


def doubt(view: View, link: Link) -> str | None:
    """Give the reason to refuse a link, or None."""
    ordinal = is_ordinal(view.items[link.phrase.start])
    return next((each.reason for each in doubts_of(link.metric, ordinal=ordinal) if each.holds(view, link)), None)


@cache
def doubts_of(metric: str, *, ordinal: bool) -> Doubts:
    """Give the checks of a metric's links, in their order; of one that an ordinal counts there are fewer."""
    checks = _ORDINAL_CHECKS if ordinal else CHECKS
    return tuple(each for each in checks if each.metrics is None or metric in each.metrics)


def _part_of_person(view: View, link: Link) -> bool:
    """People are counted whole."""
    value = stated_value(view, link)
    return metric_of(link.metric).unit == "person" and value is not None and bool(value % 1)


def _denied(view: View, link: Link) -> bool:
    """What did not happen; "not a single conviction" is a zero, and so is "none of the ministry's 14 inspectors"."""
    if _none_of(view, link):
        return True
    number = view.items[link.phrase.start].number
    single = number is not None and number.low == number.high == 1 and link.rule == "head"
    cleared = link.metric == "acquittals" and link.rule == "head"  # "not guilty verdicts were returned on two"
    return link.negated and link.phrase.basis != "zero" and not single and not cleared


def _none_of(view: View, link: Link) -> bool:
    """Whether a whole is named of which none is told: "none of the ministry's 14 inspectors was trained"."""
    group = link.group
    if link.phrase.basis != "stated" or group is None:
        return False
    if group.voice == "open" and group.start == link.phrase.end:  # "none of the four suspects arrested in May"
        return False
    for i in range(link.phrase.start - 1, max(link.phrase.start - _OWNER_REACH, 0) - 1, -1):
        if view.is_verb(i) or view.items[i].category == "sign":
            return False
        if view.items[i].lower in {"none", "neither"}:
            return view.items[i + 1].lower == "of"
    return False


def _mere_rank(view: View, link: Link) -> bool:
    """No milestone: a high ordinal counts, or a low one that names its period; "the first" is left out."""
    value = stated_value(view, link) or 0
    if _is_day(view, link):
        return True
    before = view.items[link.phrase.start - 1] if link.phrase.start else None
    definite = before is not None and (before.lower in _DEFINITE or before.clitic == "'s")
    near = view.items[link.phrase.start : link.phrase.end + 6]
    yearly = value > 1 and any(item.lower == "year" or item.date is not None for item in near)
    milestone = (
        definite and link.rule in _MILESTONE_RULES and (value >= MILESTONE or yearly or _so_far(view, link, value))
    )
    return not milestone and not (yearly and link.rule == "head")


def _is_day(view: View, link: Link) -> bool:
    """Whether an ordinal names a day of the month: "On the 23rd, police brought out two boys"."""
    i = link.phrase.start
    alone = link.phrase.head is None and (stated_value(view, link) or 0) <= _LAST_DAY
    return alone and view.before(i, 2) == ["on", "the"] and view.word(i + 1) in {",", "of", "."}


# A month has so many days.
_LAST_DAY = 31


def _so_far(view: View, link: Link, value: float) -> bool:
    """Whether it tells how many there have been: "the third person convicted in the case", "the ninth to be tried"."""
    group, end = link.group, link.phrase.end
    if value <= 1 or group is None or link.phrase.noun not in PERSON:
        return False
    return (group.voice == "open" and group.start == end) or view.word(end) == "to"


def _one_of_many(view: View, link: Link) -> bool:
    """One person helped or estimated, who is no share of those counted."""
    return stated_value(view, link) == 1 and link.rule != "part"


def _difference(view: View, link: Link) -> bool:
    """How many more or fewer than at another time: "two more than in 2015", "12 more arrests than", "six fewer"."""
    behind = view.items[link.phrase.start + 1 : link.phrase.end + _THAN_REACH]
    if not behind or behind[0].lower not in _MORE:
        return False
    clause = takewhile(lambda item: item.category not in _CLAUSES, behind)
    return behind[0].lower != "more" or any(item.lower == "than" for item in clause)


_MORE = frozenset({"more", "fewer", "less"})
# "12 more arrests were made in May than": so many items stand behind the noun; no other clause begins between.
_THAN_REACH, _CLAUSES = 8, frozenset({"sign", "conj", "rel", "sub"})


def _offence(view: View, link: Link) -> bool:
    """Whom somebody is accused of selling or holding: "charged with selling two nieces"."""
    if link.hit is None or link.hit.at == 0:
        return False
    led = view.items[link.hit.at - 1].lower in {"of", "for", "with", "and", "by"}
    return led and view.items[link.hit.at].lower.endswith("ing") and link.rule in {"object", "part"}


def _of_those_told(view: View, link: Link) -> bool:
    """A share of people counted before, or people found so, is no estimate: "of whom 37 had been trafficked"."""
    if link.hit is None:
        return False
    told = link.like or link.phrase
    before = view.before(told.start, 2)
    bare = link.rule == "state" and link.hit.group is not None and link.hit.group.start == link.hit.group.end
    found = bare and bool(told.start) and view.items[told.start - 1].lower in _FOUND
    met = before[-1:] == ["with"] and before[0] in _MEETING  # "made contact with 302 women involved in the sex trade"
    return before == ["of", "whom"] or found or met


_MEETING = words_of("senses", "met_with")
_FOUND = words_of("senses", "found")


def _numbered_person(view: View, link: Link) -> bool:
    """A number in a name: "Jane Doe 2", "the group Forum 18,", "Village 5 had", "the \u201c709\u201d crackdown"."""
    i = link.phrase.start
    if [item.lower for item in view.items[max(i - 1, 0) : i + 2 : 2]] == ['"', '"']:
        return True
    before = view.items[i - 1] if i else None
    if before is None or not before.capital or link.phrase.head is not None or link.rule == "listed":
        return False
    led = i > 1 and view.items[i - 2].lower in {"in", "at", "from"}  # "in Togo 45, and"
    named = i > 1 and before.category == "noun" and not led and [x.lower for x in view.items[i + 1 : i + 2]] == [","]
    return before.lower in _NUMBERED or named


_NUMBERED = words_of("senses", "numbered")


def _dropped(view: View, link: Link) -> bool:
    """Charges that were dropped: "dismissed all charges against nine"."""
    if link.hit is None:
        return False
    before = view.before(link.hit.at, _DROPPED_REACH)
    if link.rule == "passive" and view.word(link.phrase.start - 1) in {",", ";"}:  # "27 officers dismissed, 13 charged"
        before = view.before(link.hit.at, min(link.hit.at - link.phrase.start, _DROPPED_REACH))
    clause = before[len(before) - before[::-1].index("and") :] if "and" in before else before
    told = link.hit.group is not None and clause != before  # "five had charges dismissed and six were on trial"
    return not _DROPPED.isdisjoint(clause if told else before)


_DROPPED, _DROPPED_REACH = words_of("justice", "proceedings", "dropped"), 4


def _needs_number(hit: Hit) -> bool:
    """Whether a cue is too loose to count one person or nobody: "bring him to justice", "remand the suspect"."""
    words, helps = hit.cue.words, hit.cue.role is Role.HELP
    if words == ("be",) and hit.cue.then[-1:] == ("guilty",):  # "we believe that the owner is guilty"
        return True
    return "justice" in hit.cue.then[-1:] or (helps and "proceeding" in words) or words == ("remand",)


def _in_passing(view: View, link: Link) -> bool:
    """One person of whom the text speaks without a number, as "the minor was in police custody at the time"."""
    held = link.metric == "arrests" and link.rule == "state" and "arrest" not in (link.hit.cue.then if link.hit else ())
    held = held and not (link.hit is not None and _HANDCUFFS & set(link.hit.cue.then[-1].split("|")))
    held = held and not (link.hit is not None and view.items[link.hit.at].lower == "is")
    probed = link.metric == "investigations" and link.rule == "complement"  # "an investigation against the mayor"
    if link.metric == "investigations" and view.items[link.phrase.start].lower == "both":
        return False
    loose = link.hit is not None and link.phrase.basis in {"implied", "zero"} and _needs_number(link.hit)
    loose = loose and view.items[link.phrase.start].category != "noun"  # "Trader remanded over theft"
    loose = loose and not (link.metric == "arrests" and view.items[link.phrase.start].lower in {"a", "an"})
    nobody = link.phrase.basis == "zero" and link.phrase.head is None and link.metric in _COUNTED_IN_NUMBERS
    return loose or nobody or (link.phrase.basis == "implied" and (link.metric in NEVER_IMPLIED or held or probed))


_HANDCUFFS = frozenset({"handcuffs", "key"})


def _left_out(view: View, link: Link) -> bool:
    """Who is not among those counted, or not all: "all but eight of them were freed", "not all of the 40 led to"."""
    if {"not", "all"} <= set(view.before(link.phrase.start, _NOT_ALL)):
        return True
    who = [item.category for item in view.items[link.phrase.end : link.phrase.end + 1]] == ["rel"]
    return view.before(link.phrase.start, 2) == ["all", "but"] and not who  # "all but 200 men who remained in custody"


# "Not all of the" stands in so many items before its number.
_NOT_ALL = 4
_FIRST_CHECKS: Doubts = (
    Doubt("other_count", _part_of_person),
    Doubt("negated", _denied),
    Doubt("negated", _left_out),
    Doubt("other_count", awaited),
)
_ORDINAL_CHECKS: Doubts = (*_FIRST_CHECKS, *HELPED, *SENSES, Doubt("ordinal_rank", _mere_rank))
CHECKS: Doubts = (
    *_FIRST_CHECKS,
    Doubt("age", is_age),
    Doubt("age", in_row),
    Doubt("passing_mention", _one_of_many, _COUNTED_IN_NUMBERS),
    Doubt("reference", _numbered_person),
    Doubt("other_count", _difference),
    Doubt("other_count", _offence, {"victims_estimated"}),
    Doubt("other_count", _of_those_told, {"victims_estimated"}),
    *RATES,
    *HELPED,
    *SENSES,
    *REPORTED,
    *INSIDE,
    *UNAIDED,
    *MISFORTUNES,
    *UNDONE,
    *DISPUTED,
    *SUPPOSED,
    Doubt("negated", _dropped, {"prosecutions"}),
    *CUSTODY,
    *NAMED,
    *OTHER_DEEDS,
    Doubt("passing_mention", _in_passing),
)
