"""Links that no single cue makes: cases behind "in", countries of operation, numbers beside their labels."""

from impactetl.lexicon.gazetteer import person_names
from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import JUDGED, TRIED
from impactetl.model import Passage, PassageKind
from impactetl.records.amounts.terms import imposed_terms, receiver_of
from impactetl.records.amounts.told_terms import next_receiver, over_clause
from impactetl.records.base.link import Link, made, make_link
from impactetl.records.base.setting import Whole
from impactetl.records.base.told import is_multitude
from impactetl.records.base.view import View
from impactetl.records.linking.court_cases import court_cases
from impactetl.records.linking.estimated import estimated
from impactetl.records.linking.in_custody import held
from impactetl.records.linking.milestones import milestones, ranked, rescues
from impactetl.records.linking.verdicts import verdicts_for
from impactetl.records.linking.victim_labels import victim_labels
from impactetl.records.subjects.subject import subject_of
from impactetl.syntax.items import Item, is_term
from impactetl.syntax.phrases import Phrase

_ORIGIN = words_of("own_work", "elsewhere")
_ORGANISATION = words_of("own_work", "bodies")
# Charges stand this many items before the cases in which they were brought.
_CHARGES_REACH = 6


def special_links(view: View, passage: Passage, whole: Whole) -> list[Link]:
    """Give the links that no single cue makes."""
    return [
        *_cases(view),
        *_countries(view, passage, whole),
        *_existing(view),
        *milestones(view),
        *ranked(view),
        *rescues(view),
        *estimated(view, whole.topics),
        *_sentenced_too(view),
        *_as_were(view),
        *_charged_cases(view),
        *_ended_cases(view),
        *_cases_first(view),
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
        hit for hit in view.hits if at is not None and hit.at < at and hit.metric in JUDGED and hit.group is not None
    ]
    if at is None or not hits or hits[-1].group is None or hits[-1].group.voice != "passive":
        return []
    told = (p for p in view.objects(at + 2) if p.start <= at + 2 or p.basis == "implied")
    return list(made(*(make_link(hits[-1], p, "special") for p in told if p.basis == "implied")))


_CHARGES = frozenset({"charges", "sheets", "sheet", "chargesheets", "charge-sheets", "chargesheet", "indictments"})


def _charged_cases(view: View) -> list[Link]:
    """Cases in which charges were brought: "charges were filed in 17 cases"."""
    out: list[Link] = []
    for hit in view.hits:
        if hit.metric == "prosecutions" and hit.group is None and view.items[hit.at].lower in _CHARGES:
            near = [p for p in view.phrases if hit.at < p.start <= hit.at + _CHARGES_REACH and p.prep == "in"]
            out += [Link(p, hit.metric, "special", hit, unit="case") for p in near[:1] if _is_counted_case(p)]
    return out


def _ended_cases(view: View) -> list[Link]:
    """Cases in which somebody was tried: "landlords were charged in 22 cases and convicted in one"."""
    out: list[Link] = []
    for hit in view.hits:
        group = hit.group
        if hit.metric not in TRIED or group is None or group.negated or group.voice == "active":
            continue
        told = view.at(hit.end + 1)
        if told is None or told.start != hit.end + 1 or told.prep != "in" or told.basis != "stated":
            continue
        tried = hit.metric == "prosecutions" and _is_counted_case(told)
        nobody = tried and not any(phrase.counted for phrase in subject_of(view, group.start).phrases)
        if nobody or (out and told.head is None and not told.of):
            out.append(Link(told, hit.metric, "special", hit, unit="case" if nobody else None))
    return out


def _cases_first(view: View) -> list[Link]:
    """Cases that open a sentence in which officials tried people: "in 14 cases, prosecutors charged officers"."""
    case = next((p for p in view.phrases if p.prep == "in" and p.start <= _OPENING and _is_counted_case(p)), None)
    if case is None or any(p.counted for p in view.phrases if p is not case):
        return []
    tried = (h for h in view.hits if h.metric == "prosecutions" and h.group is not None and h.at > case.end)
    hit = next((h for h in tried if h.group is not None and not h.group.negated and h.group.voice != "passive"), None)
    return [Link(case, "prosecutions", "special", hit, unit="case")] if hit is not None else []


# "In as many as" stands before such cases at most.
_OPENING = 3


def _is_counted_case(phrase: Phrase) -> bool:
    return phrase.noun == "case" and phrase.basis == "stated"


def _existing(view: View) -> list[Link]:
    """How many there are: "there were an estimated 10,000 potential victims", "27 million slaves in the world"."""
    out: list[Link] = []
    estimated = any(item.lower in {"estimate", "estimates", "estimated", "officially"} for item in view.items)
    for phrase in view.phrases:
        if phrase.basis != "stated" or phrase.noun != "victim":
            continue
        before = view.before(phrase.start, _THERE_REACH)
        there = "there" in before and bool({"are", "were", "is", "be"} & set(before))
        now = there and "were" not in before
        own = _estimated(view.items[phrase.start])
        many = is_multitude(view.items[phrase.start].number)
        if own or (there and estimated) or (many and (now or phrase.of)) or (many and _worldwide(view, phrase.end)):
            out.append(Link(phrase, "victims_estimated", "special", None))
    return out


# "There may well be" stands within so many items before the number.
_THERE_REACH = 5


def _worldwide(view: View, i: int) -> bool:
    """Whether the words behind a phrase tell of all there are: "in the world", "worldwide", "alive today"."""
    behind = view.behind(i, 4)
    return (
        behind[:3] == ["in", "the", "world"] or behind[:2] in _EVERYWHERE or behind[:1] in (["worldwide"], ["globally"])
    )


_EVERYWHERE = (["on", "earth"], ["around", "the"], ["across", "the"], ["in", "existence"], ["alive", "today"])


def _estimated(item: Item) -> bool:
    """Whether it took in a verb of estimation ("estimated at least 40"); the length tells: items hold no text."""
    number = item.number
    if number is None or number.qualifier == "exact" or number.outer_start < 0:
        return False
    return number.start - number.outer_start >= len("estimated at")


def _cases(view: View) -> list[Link]:
    """Cases in which somebody was convicted or tried: "convicted in half a dozen sex trafficking cases"."""
    judged = [hit.at for hit in view.hits if hit.metric in TRIED]
    return [
        Link(phrase, "cases", "special", None)
        for phrase in view.phrases
        if phrase.noun == "case"
        and phrase.basis == "stated"
        and phrase.prep == "in"
        and not _one_of_ours(view, phrase)
        and not _by_the_way(view, phrase)
        and any(at < phrase.start for at in judged)
    ]


def _one_of_ours(view: View, phrase: Phrase) -> bool:
    """Whether one of many cases only tells where something happened: "the longest term so far in one of our cases"."""
    whole = {item.lower for item in view.items[phrase.start + 1 : phrase.end]}
    return phrase.of and view.value(phrase) == 1 and not whole.isdisjoint(_OWNERS)


_OWNERS = frozenset({"our", "its", "their", "his", "her", "these", "those"})


def _by_the_way(view: View, phrase: Phrase) -> bool:
    """Whether one case only leads to what is told of it: "trials were held and, in one major case, the judge left"."""
    return view.value(phrase) == 1 and view.word(phrase.end) in {",", ":"}


def _countries(view: View, passage: Passage, whole: Whole) -> list[Link]:
    """Countries where the organisation works: "we work in 12 countries", or "10 countries." on a line of figures."""
    phrases = [p for p in view.phrases if p.noun == "country" and p.basis == "stated" and not p.of]
    if not phrases:
        return []
    words = {item.lower for i, item in enumerate(view.items) if item.lower != "from" or not _own_place(view, i + 1)}
    works = bool(words & words_of("topics", "presence"))
    present = "presence" in whole.topics or bool(words & REACH_LABELS)
    alone = passage.kind in {PassageKind.HEADING, PassageKind.BLOCK, PassageKind.ITEM} and present
    alone = alone or _figures_line(view)
    out: list[Link] = []
    for phrase in phrases:
        block = passage.kind is PassageKind.BLOCK and bool(words & {"we", "our", "work"})
        here = block or (works and not _from_elsewhere(view, phrase))
        alone = alone or (passage.kind is PassageKind.BLOCK and here)
        led = _is_where(view, phrase) or _spanned(view, phrase.start - 1)
        inside = led and (here or _we_are(view, phrase.start)) and _first_person(words, whole)
        if (inside and not _of_one_person(view, phrase.start)) or (alone and phrase.prep is None):
            out.append(Link(phrase, "countries_of_operation", "special", None))
    return out


def _is_where(view: View, phrase: Phrase) -> bool:
    """Whether "in" leads to countries, or to other places that stand joined to them: "in 6 ports and 2 countries"."""
    left = view.at(phrase.start - 2) if phrase.prep is None and view.word(phrase.start - 1) == "and" else phrase
    return left is not None and left.counted and left.prep in {"in", "across", "throughout", "to"}


def _from_elsewhere(view: View, phrase: Phrase) -> bool:
    """Whether the words round a number of countries, up to a comma on either side, tell where people come from."""
    low, high = phrase.start, phrase.end
    while low > 0 and view.items[low - 1].lower not in {",", ";"}:
        low -= 1
    while high < len(view.items) and view.items[high].lower not in {",", ";"}:
        high += 1
    told = (k for k in range(low, high) if view.items[k].lower != "from" or not _own_place(view, k + 1))
    return any(view.items[k].lower in _ORIGIN for k in told)


def _figures_line(view: View) -> bool:
    """Whether a line only counts what an organisation has: "41 volunteers | 23 staff | 2 countries"."""
    if any(view.is_verb(i) for i in range(len(view.items))) or view.items[0].number is None:
        return False
    heads = {view.items[p.head].lower for p in view.phrases if p.basis == "stated" and p.head is not None}
    led = any(p.basis == "stated" and p.prep is not None for p in view.phrases)
    return not led and not heads.isdisjoint(words_of("own_work", "assets"))


def _own_place(view: View, i: int) -> bool:
    """Whether "from" leads to where the work is done from: "from 12 offices", "from our base"."""
    near = view.items[i : i + 4]
    return any(item.lower in words_of("own_work", "seats") for item in near)


_SPANNING = words_of("own_work", "spanning")
_OURSELVES = (
    ["we", "are"],
    ["we", "are", "now"],
    ["we", "are", "active"],
    ["we", "have", "been"],
    ["we", "are", "present"],
)


def _spanned(view: View, i: int) -> bool:
    """Whether a verb of reach leads to countries: "our work spans 16 countries"."""
    return i > 0 and view.items[i].lower in _SPANNING


def _we_are(view: View, i: int) -> bool:
    """Whether "we are" leads to countries: "we are now in 25 countries"."""
    before = view.before(i, _WE_REACH)
    return before[-1:] == ["in"] and any(before[-1 - len(we) : -1] == we for we in _OURSELVES)


# "We are present in" is so long at most.
_WE_REACH = 5


def _of_one_person(view: View, i: int) -> bool:
    """Whether the verb before item ``i`` tells where one person works: "our founder has worked in 12 countries"."""
    items = view.items
    verb = next((k for k in range(i - 1, -1, -1) if view.is_verb(k)), -1)
    k = verb - 1
    while k >= 0 and (view.is_verb(k) or items[k].category in {"adv", "conj"} or items[k].lower in {",", "who"}):
        k -= 1
    if verb < 0 or k < 0:
        return False
    subject = view.at(k)
    if subject is None:
        return items[k].lower in {"he", "she", "i"}
    names = [items[j].lower for j in (subject.start, k) if items[j].capital]
    return subject.basis == "implied" or any(name in person_names() for name in names)


REACH_LABELS = words_of("own_work", "reach")
_ACTIVE = frozenset({"active", "runs", "serves", "fights"})


def _first_person(words: set[str], whole: Whole) -> bool:
    """Whether the passage speaks of an organisation's own work."""
    if words & _ACTIVE and "exploitation" in whole.topics:
        return True
    own = {"we", "our", "us"} | {name.lower() for name in whole.acronyms}
    return bool(words & own) or bool(words & _ORGANISATION)
