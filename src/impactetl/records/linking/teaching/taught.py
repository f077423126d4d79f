"""Those who were taught, told by the lesson or the matter and any verb: "45 magistrates sat through our sessions"."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.setting import Setting
from impactetl.records.base.several import counts_several
from impactetl.records.base.view import View
from impactetl.records.linking.teaching.lessons import forms, is_lesson, is_matter, lessons, matters
from impactetl.records.linking.teaching.ways import Ways
from impactetl.syntax.phrases import Phrase

_METRIC = "people_trained"
# Texts of none of these topics tell of no one who is no official that he was taught.
_FIELD = frozenset({"exploitation", "care", "charity", "victims", "custody"})


def taught(view: View, setting: Setting, links: Sequence[Link]) -> list[Link]:
    """Give the links of people beside a lesson in which they took part, and who have none yet."""
    words = view.words
    if words.isdisjoint(lessons()) and words.isdisjoint(matters()) and words.isdisjoint(forms("sitting")):
        return []
    field = not _FIELD.isdisjoint(setting.topics)
    taken = {link.phrase.start for link in links}
    phrases = [p for p in view.phrases if p.start not in taken and _may_learn(view, p, field=field)]
    if not phrases:
        return []
    told = [i for i in range(len(view.items)) if is_lesson(view, i) and not _schooling(view, i)]
    content = [i for i in range(len(view.items)) if is_matter(view, i)]
    found: list[Link] = []
    for phrase in phrases:
        if _of_a_trade(view, phrase):
            continue
        modality = next(Ways(view, phrase, told, content).tell(), None)
        if modality is not None:
            found.append(Link(phrase, _METRIC, "special", None, modality=modality))
    return found + _beside(view, phrases, [*links, *found])


def _beside(view: View, phrases: Sequence[Phrase], found: Sequence[Link]) -> list[Link]:
    """Those who stand in one list with people who were taught: "25 justices and 60 inspectors for a training"."""
    taught_at = {link.phrase.start: link for link in found if link.metric == _METRIC}
    known_at = frozenset(taught_at)
    for phrase in phrases:
        row = [p for p in view.objects(phrase.start) if p.counted and (p in phrases or p.start in known_at)]
        known = next((taught_at[p.start] for p in row if p.start in taught_at), None)
        if known is None:
            continue
        taught_at |= {p.start: replace(known, phrase=p) for p in row if p.start not in taught_at}
    return [link for start, link in taught_at.items() if start not in known_at]


def learned(view: View, links: Sequence[Link]) -> list[Link]:
    """Leave out the training of people who learned a trade for a living, where they are told to be helped by it."""
    if words_of("lessons", "trades").isdisjoint(view.words):
        return [*links]
    helped = {link.phrase.start for link in links if link.metric == "people_assisted"}
    return [k for k in links if k.metric != _METRIC or k.phrase.start not in helped or k.phrase.noun == "official"]


def _schooling(view: View, i: int) -> bool:
    """Whether it is the school to which children go: "attend school", "go to school"."""
    return view.word(i) == "school" and (view.is_verb(i - 1) or view.word(i - 1) in {"to", "in", "at"})


def _may_learn(view: View, phrase: Phrase, *, field: bool) -> bool:
    """Whether a phrase counts people who may be taught, be they of a kind that no list knows."""
    if not counts_several(view, phrase):
        return False
    if phrase.noun is None:
        alone = phrase.head is None and any(p.noun in {"official", "people"} for p in view.people_before(phrase.start))
        return field and (phrase.of or phrase.head is not None or alone)
    if phrase.noun == "group" and view.word(phrase.head or 0) in _GROUPS:
        return False
    return phrase.noun == "official" or (field and phrase.noun in {"people", "minor", "woman", "group"})


# These are no people, as a crew is.
_GROUPS = frozenset({"groups", "classes", "teams"})


def _of_a_trade(view: View, phrase: Phrase) -> bool:
    """Whether those who are no officials learned a trade."""
    if phrase.noun == "official":
        return False
    return any(item.lower in words_of("lessons", "trades") for item in view.items)
