"""Who did it (``organization``): the body that is the subject of the verb, or that "by" names behind a passive."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from impactetl.grammar.inflect import forms_of
from impactetl.grammar.tokens import fold
from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import CARED
from impactetl.model import Passage, PlaceKind, PlaceMention, PlaceRole
from impactetl.records.base.clause import bounds
from impactetl.records.base.link import Link
from impactetl.records.base.names import NAME
from impactetl.records.base.paragraph import before
from impactetl.records.base.view import View
from impactetl.records.columns.bodies import ASIDE, OWNS, Body, named, opening_body
from impactetl.records.draft import Reading
from impactetl.syntax.items import Item, category

# A passive's agent stands so many items behind it at most, a subject so many before its verb.
_BY_REACH, _REACH = 14, 80
# So many characters before a body are looked at, and so many items behind it.
_LEAD_REACH, _VERB_REACH = 30, 6
# "It also trained": the verb is so many items behind the pronoun.
_PRONOUN_REACH = 2
_NEAR = 2
_VERBAL = frozenset({"verb", "be", "have", "do", "modal"})
_OPENS = frozenset({"that", "while", "whereas", "where", "when"})
_FORMER = words_of("bodies", "members", "former")
_DEFINITE = re.compile(r"\b[Tt]he\s+\Z")
_LOCAL = re.compile(r"\s+(?:local|state|provincial|federal|the)\Z")
# "Our teams in Ghana and Kenya": what leads the first of a list leads them all.
_LISTED = re.compile(r"(?<= )(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?(?:,? and (?:the )?|, ))+\Z")
# "Teams in Nepal and northern India": which part of the last is meant.
_PART = re.compile(rf"(?<= )(?:{'|'.join(sorted(words_of('place_roles', 'near') - {'the'}))}) \Z")
_NAMED_ON = re.compile(r" [A-Z]")
_LISTS_ON = re.compile(r"(?:,| and) [A-Z]")
# "Police in Port Louis arrested": where a body is stands between it and its verb.
_PLACED = re.compile(
    r"\s+(?:in|at|near|across)\s+(?:(?:the\s+)?[A-Z][\w\u2019'-]*(?:\s+[A-Z][\w\u2019'-]*){0,3}|the\s+[a-z-]+)(?=\s+[a-z])"
)
# Metrics of what charities do: there a name that no word makes the name of a body may be one.
_HELP = CARED | {"operations"}


def organization(reading: Reading, link: Link, names: Mapping[str, str], text: str) -> str | None:
    """Give who did it; None where no body is told to be the agent. ``names`` spells out acronyms."""
    verb = _verb(reading.view, link)
    if verb is None:
        return None
    at, passive = verb
    low, high = bounds(reading.view, at)
    states = tuple(place for place in reading.mentions.places if place.kind is PlaceKind.COUNTRY)
    agents = _Agents(reading.view.items[max(low, at - _REACH) : at], states, names, text)
    found = agents.behind(reading.view.items[at + 1 : high]) if passive else agents.subject()
    if found is None and not passive and _is_pronoun(reading.view, at):
        return opening_body(next(iter(before(text, reading.passage)), ""), names)
    if found is None or (found.plain and link.metric not in _HELP):
        return None
    return _in_full(found, text, reading.passage)


def _in_full(body: Body, text: str, passage: Passage) -> str:
    """The name of a body, or the full one that "the court", "the Commission" takes up from the sentences before."""
    if " " in body.name or not _DEFINITE.search(text, max(body.start - _LEAD_REACH, 0), body.start):
        return body.name
    for sentence in before(text, passage):
        for match in NAME.finditer(sentence):
            name = re.sub(r"^[Tt]he\s+", "", match[0])
            if " " in name and body.name.lower() in name.lower().split():
                return name
    return body.name


def _is_pronoun(view: View, at: int) -> bool:
    """Whether a sentence opens with "it" or "they" as the subject of its verb at item ``at``."""
    return view.items[0].lower in {"it", "they"} and at <= _PRONOUN_REACH


def _verb(view: View, link: Link) -> tuple[int, bool] | None:
    """The item of the verb that tells what was done, and whether it is passive."""
    hit = link.hit
    if hit is not None and _is_reason(view, hit.at if hit.group is None else hit.group.start):
        return None
    if hit is not None and hit.group is not None:
        passive = hit.group.voice == "passive" or (hit.group.voice == "open" and link.phrase.start < hit.at)
        return (hit.at if passive else hit.group.start), passive
    first = min(link.phrase.start, hit.at if hit is not None else link.phrase.start)
    low = max(bounds(view, link.phrase.start)[0], first - _REACH)
    verbs = [i for i in range(low, first) if view.items[i].category in _VERBAL and view.at(i) is None]
    if not verbs:
        return None
    at = verbs[-1]
    there = at > 0 and view.items[at - 1].lower == "there"
    if there or view.items[at].lower in words_of("bodies", "watching", "words"):
        return None  # "the ministry said there were three trials", "observers attended the trial"
    while at - 1 in verbs or (at - 2 in verbs and view.items[at - 1].category in {"adv", "neg"}):
        at -= 1
    return at, view.items[at].category == "be" and view.items[verbs[-1]].lower.endswith("ed")


def _is_reason(view: View, at: int) -> bool:
    """Whether a verb tells what somebody else is blamed for: "the court sentenced an officer for detaining a man"."""
    before = [item.lower for item in view.items[max(at - _BLAME_REACH, 0) : at] if not item.lower.endswith("ly")]
    while (
        len(before) > 1 and before[-1] in {"and", "or"} and before[-2].endswith("ing")
    ):  # "for abducting and detaining 60 women"
        before = before[:-2]
    if not before or not view.items[at].lower.endswith("ing"):
        return False
    others = before[-1] in {"of", "with", "from"} and not _BLAMING.isdisjoint(before[:-2])  # "accused soldiers of"
    return before[-1] == "for" or others


_BLAME_REACH = 8
_BLAMING = forms_of(*words_of("bodies", "blaming", "verbs"))


@dataclass(frozen=True)
class _Agents:
    """The bodies round one verb; ``items`` are those of its clause before it, ``states`` the countries named."""

    items: Sequence[Item]
    states: Sequence[PlaceMention]
    names: Mapping[str, str]
    text: str

    def behind(self, items: Sequence[Item]) -> Body | None:
        """Give the agent that "by" names behind a passive: in "arrested and charged by", but not past another verb."""
        joined = 1 if items and items[0].lower == "and" else -1
        for i, item in enumerate(items[:_BY_REACH]):
            if (i > joined and item.category in _VERBAL) or item.lower == ",":
                return None
            ahead = items[i + 1 : i + 1 + _BY_REACH]
            if item.lower == "by" and ahead:
                found = min(self._named(ahead), key=lambda b: b.start, default=None)
                near = found is not None and len(self.text[ahead[0].start : found.start].split()) <= _NEAR
                return found if near else None
        return None

    def subject(self) -> Body | None:
        """Give the nearest body before the verb that is its subject, or that of a verb which it is joined to."""
        subjects = [body for body in self._named(self.items) if self._is_subject(body)]
        if not subjects:
            return None
        last = max(subjects, key=lambda b: (b.end, -b.start))
        if any(self._takes_over(k, last) for k, item in enumerate(self.items) if item.start >= last.end):
            return None
        return self._first_of(last)

    def _named(self, items: Sequence[Item]) -> list[Body]:
        if not items:
            return []
        low, high = items[0].start, items[-1].end
        here = [p for p in self.states if low <= p.start and p.end <= high]
        scenes = [p for p in here if p.role is not PlaceRole.NAME]  # "our teams in Peru and Chile"
        bodies = [
            body
            for body in named(items, self.names, self.text)
            if not (body.plain and any(p.start < body.end and body.start < p.end for p in scenes))
        ]
        states = (Body(p.start, p.end, "the government") for p in here if p not in scenes and not self._in_name(p))
        return [*bodies, *states]  # "Chad convicted nine traffickers"

    def _in_name(self, place: PlaceMention) -> bool:
        """Whether a country is a word of a longer name: "Free Ghana Now rescued 34 children"."""
        return _NAMED_ON.match(self.text, place.end) is not None

    def _takes_over(self, k: int, body: Body) -> bool:
        """Whether a subject of its own begins at item ``k``, behind the body: "it said that our lawyers helped"."""
        item = self.items[k]
        follow = self.items[k + 1 : k + 2]
        if item.category == "pron" and item.lower not in {"it", "they", "them", "who", "which"}:
            return not follow or follow[0].category in _VERBAL
        if k == 0 or self.items[k - 1].lower not in _OPENS or item.start <= body.end:
            return False
        return item.category in {"noun", "det", "num"}

    def _first_of(self, body: Body) -> Body:
        """The first of two that acted together: "Safe Harbor and local police raided"."""
        start = self.items[0].start
        lead = _LOCAL.sub("", self.text[start : body.start].rstrip())
        if not lead.endswith((" and", " with", " &")):
            return body
        end = start + len(lead.rsplit(None, 1)[0])
        earlier = [item for item in self.items if item.end <= end]
        ahead = [other for other in self._named(earlier) if end - other.end <= _NEAR]
        return ahead[-1] if ahead else body

    def _is_subject(self, body: Body) -> bool:
        """Whether a verb follows a body, over asides, its members and what it owns, and no preposition governs it."""
        text = self.text
        lead = fold(self._before(body)).split()
        if lead and lead[-1] in {"the", "a", "an", "local", "state"}:
            lead.pop()
        of_members = lead[-1:] in (["from"], ["of"]) and not _members().isdisjoint(lead[-2:-1])
        if of_members and not _FORMER.isdisjoint(lead[-3:-2]):
            return False
        if lead and (lead[-1] in _FORMER or (category(lead[-1]) == "prep" and not of_members)):
            return False
        end = body.end + (text[body.end : body.end + 1] == "," and text[: body.start].rstrip().endswith(","))
        while (aside := ASIDE.match(text, end) or _PLACED.match(text, end)) is not None:
            end = aside.end()
        owns = OWNS.search(text, body.start, body.end) is not None or text[end : end + 2] in {"'s", "\u2019s"}
        return self._verb_follows(end, owns=owns)

    def _before(self, body: Body) -> str:
        """The words before a body, or before the list of names that it belongs to; "In Kenya, police" is no list."""
        lead = self.text[max(body.start - _LEAD_REACH, 0) : body.start]
        lead = _PART.sub("", lead)
        listed = _LISTED.search(lead)
        if listed is None or (listed[0].endswith(", ") and _LISTS_ON.match(self.text, body.end) is None):
            return lead
        return lead[: listed.start()]

    def _verb_follows(self, end: int, *, owns: bool) -> bool:
        """Whether what comes behind character ``end`` leads to a verb: "police officers", "the ministry's new home"."""
        ahead = [item for item in self.items if item.end > end and item.lower != "'"][:_VERB_REACH]
        for item in ahead:
            if item.category in _VERBAL or item.lower.endswith("ed"):
                return True
            member = item.lower in _members() or item.category in {"adv", "neg"}
            if not (member or item.lower == "-" or (owns and item.category == "noun")):
                return False
        return True


def _members() -> frozenset[str]:
    return words_of("bodies", "members", "words")
