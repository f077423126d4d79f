"""What a noun tells that has not happened: "will make 30 arrests", "called for the arrest of 12", "a target of 60"."""

from collections.abc import Sequence

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.governing import governor, noun_start
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.linking.change import change_verb
from impactetl.syntax.items import Item
from impactetl.syntax.modality import FUTURE
from impactetl.syntax.verbs import verb_group
from impactetl.syntax.words import common_verbs, verbs_that

# What governs a noun stands within so many items before it, and the verb of a subject so many behind.
_LEFT, _RIGHT = 7, 8
_BEHIND = frozenset({"prep", "adv", "date", "num", "det"})
_PREDICATES = frozenset({"modal", "be", "have", "verb"})
_WARRANTS = words_of("modality", "warrants")
_AHEAD = words_of("modality", "ahead")
_GOALS = words_of("modality", "goals")
_JOINING = frozenset({"conj", "sign", "sub", "rel"})
# Between what is asked for and the word that asks: "called for", "a target of".
_LEADING = frozenset({"for", "of", "on", "about"})
_FOR = frozenset({"for", "on"})
_BY_ORDER = words_of("modality", "ordered")
_NO_DEED = frozenset({"payment", "term"})


def foreseen(view: View, link: Link) -> str:
    """Give the modality of what governs a noun, or of the verb by which a count changed; a verb has its own already."""
    if link.modality != "actual" or link.phrase.basis == "zero":
        return link.modality
    if link.rule == "change":
        verb = change_verb(view, link.phrase)
        return _of_verb(view, verb) if verb is not None else "actual"
    if (link.group is not None and not _is_noun(view, link)) or (link.hit is None and link.rule not in _NO_DEED):
        ahead = _is_gerund(view, link) and _is_ahead(view, link.phrase.end)
        return "planned" if ahead or _is_wanted(view, link) else "actual"
    if link.rule in _NO_DEED:
        return "planned" if _is_wished(view, link.phrase.start) else "actual"
    at = governor(view, noun_start(view, link))
    if at is not None and view.items[at].category not in _JOINING:
        return _by_governor(view, at, link)
    return _as_subject(view, link)


def _is_wanted(view: View, link: Link) -> bool:
    """Whether somebody wants people to be so, by a verb whose object they are: "we want 1,000 widows back home"."""
    if link.rule != "state" or link.group is None or link.group.start < link.group.end:
        return False
    verb = view.verb_over(link.phrase)
    return verb is not None and view.word(verb) in verbs_that("plan")


def _by_governor(view: View, at: int, link: Link) -> str:
    item = view.items[at]
    told = view.items[at + 1 : noun_start(view, link)]
    if any(x.lower == "for" for x in told) and not _WARRANTS.isdisjoint(view.before(at + 1, _LEFT)):
        return "planned"
    ordered = item.lower in _ORDERED and link.hit is not None and view.word(link.hit.at) in _BY_ORDER
    if ordered or _asks_for(item, [x.lower for x in told if x.category == "prep"]):
        return "planned"
    if item.category == "be":
        return "planned" if _is_goal(view, at) else _of_modal(view.items[at - 1])
    return _of_verb(view, at) if view.is_verb(at) or view.word(at - 1) == "to" else "actual"


def _asks_for(item: Item, led: Sequence[str]) -> bool:
    """Whether a word asks for what it governs, by these prepositions or none: "urged the release", "called for"."""
    if item.lower in verbs_that("call"):
        return not _FOR.isdisjoint(led)
    return item.lower in verbs_that("foresee") and _LEADING.issuperset(led)


def _is_noun(view: View, link: Link) -> bool:
    """Whether a word that may be a verb is a noun: "proposed the training of 250 judges"."""
    noun = view.at(link.hit.at) if link.hit is not None else None
    return noun is not None and noun.head == noun.start + 1 and view.items[noun.start].category == "det"


def _is_gerund(view: View, link: Link) -> bool:
    """Whether those counted stand behind a gerund, of which a verb may tell: "training 200 officers is planned"."""
    group = link.group
    return group is not None and group.end <= link.phrase.start and view.items[group.end - 1].lower.endswith("ing")


def _is_ahead(view: View, be: int) -> bool:
    """Whether an item is a "be" behind which something is only foreseen: "is planned", "are now expected"."""
    told = view.items[be : be + 3]
    behind = {item.lower for item in told[1:]}
    return bool(behind) and told[0].category == "be" and not (verbs_that("foresee") | _AHEAD).isdisjoint(behind)


def _is_goal(view: View, be: int) -> bool:
    """Whether the subject of a "be" is a goal: "the target was 60 convictions"."""
    subject = view.at(be - 1)
    return subject is not None and subject.head is not None and view.items[subject.head].lower in _GOALS


def _is_wished(view: View, start: int) -> bool:
    """Whether money or a term is only offered or meant to be paid: "offered $500,000", "plans to pay $3 million"."""
    at = governor(view, start)
    if at is None or at < 1:
        return False
    offered = (verbs_that("foresee") | _OFFERED) - _BINDING
    if _was_taken(view, start):
        return False
    verbs = {at, _over_receiver(view, at)}
    if any(view.word(k - 1) == "to" and view.word(k - 2) in verbs_that("plan") - _BINDING | offered for k in verbs):
        return True
    return any(view.word(k) in offered and view.word(k - 1) != "to" for k in verbs)


def _over_receiver(view: View, at: int) -> int:
    """The item before those to whom something is given: "offered the boy 40,000 pula", "promised them $500"."""
    told = view.at(at)
    start = told.start if told is not None and told.end == at + 1 else at
    person = told is not None or view.items[at].category in {"pron", "noun"} or view.word(at) in _HER
    return view.over(start - 1, {"det", "adv"}) if person and start else at


def _was_taken(view: View, start: int) -> bool:
    """Whether what was offered was taken: "offered them $500, which they accepted"."""
    behind = view.items[start + 1 :]
    at = next((k for k, item in enumerate(behind) if item.lower in _ACCEPTED), None)
    return at is not None and not any(item.category in {"neg", "modal"} for item in behind[:at])


_ORDERED = forms_of("order")
# What a court requires and who agrees to pay binds.
_OFFERED = forms_of("offer")
_ACCEPTED = frozenset({"accept", "accepts", "accepted"})
_HER = frozenset({"her", "him", "them", "us", "me"})
_BINDING = forms_of("order", "require", "agree", "commit")


def _of_verb(view: View, at: int) -> str:
    items = view.items
    return verb_group(items, at, common_verbs().get(items[at].lower, "part")).modality


def _of_modal(item: Item) -> str:
    if item.category != "modal" or item.lower == "won":  # "sentences won in court"
        return "actual"
    return "planned" if item.lower in FUTURE else "conditional"


def _as_subject(view: View, link: Link) -> str:
    """The modality of the verb whose subject the noun is: "the trial of 13 men will start", "was recommended"."""
    for i in range(link.phrase.end, min(link.phrase.end + _RIGHT, len(view.items))):
        item = view.items[i]
        if item.category in _PREDICATES:
            return "planned" if _is_ahead(view, i) else _of_modal(item)
        if item.category not in _BEHIND and view.at(i) is None:
            return "actual"
    return "actual"
