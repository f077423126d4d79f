"""Bare numbers that go on with a count before them: "the rest, 19", "Another 34 in April", "that made nine"."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Role
from impactetl.metrics.groups import ACCUSED, CARED
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.linking.compared import copies, shares_of
from impactetl.records.subjects.subject import subject_of
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.verbs import verb_group
from impactetl.syntax.words import PERSON, is_plural

_COUNTS = CARED | ACCUSED | {"operations", "businesses_closed"}
_CLOSES = frozenset({",", ")", "-", ".", ";", "(", "!"})
_REST = words_of("counting", "rest")
_MORE = words_of("counting", "more")
_MAKING = words_of("counting", "making")
_HOLDING = words_of("counting", "holding")
_FOLLOWING = words_of("counting", "following")
# "In all, 62", "altogether 62", "62 all told".
_IN_ALL = (("in", "all"), ("all", "told"), ("altogether",), ("in", "total"), ("all", "in", "all"), ("overall",))
# "Twice as many boys, 30": so many items stand between "many" and the number.
_MANY_REACH = 4
_LEAST_ITEMS = 2


def counted_on(view: View, phrase: Phrase, links: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Give the links of a number without a noun that goes on with what is counted before it."""
    if phrase.head is not None or (phrase.of and not phrase.pronoun):
        return _behind_colon(view, phrase, links) if phrase.noun in PERSON else []
    models = models_of(view, phrase, links, before)
    if not models:
        return _behind_colon(view, phrase, links)
    again = [k for k in models if _same_verb(view, phrase, k)]
    if again:
        return as_told(phrase, again, models[0] in links, "comparison", None)
    value, told = view.value(phrase) or 0, models[0] in links
    whole = models[0].phrase if told else None
    if _rest(view, phrase) or _holds(view, phrase):
        share = told and value <= (view.value(models[0].phrase) or 0)
        out = as_told(phrase, models, told, "listed" if share else "comparison", whole if share else None)
        return out if told or not _people_hold(view, phrase) else shares_of(out, models, before)
    if (
        _further(view, phrase)
        or _makes(view, phrase)
        or _as_many(view, phrase, models[0])
        or _in_all(view, phrase)
        or _most(view, phrase)
    ):
        return as_told(phrase, models, told, "comparison", None)
    return []


def _same_verb(view: View, phrase: Phrase, model: Link) -> bool:
    """Whether the verb of a count before stands before the number again: "the year before it had recognised 22"."""
    i = view.over(phrase.start - 1, {"adv", "det"})
    if i < 0 or model.hit is None or model.hit.cue.role is not Role.VERB or view.items[i].category != "verb":
        return False
    told = view.items[i].lower in forms_of(*model.hit.cue.words)
    return told and not verb_group(view.items, i, "past").negated and _ends(view, phrase.end)


def _behind_colon(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """The number of people of whom a verb or a noun tells before a colon: "freed more people than ever: 212"."""
    i = phrase.start - 1
    if links or i < _LEAST_ITEMS or view.items[i].lower not in {":", "-"}:
        return []
    for hit in view.hits:
        if hit.cue.role is Role.NOUN and hit.metric in CARED and hit.at < i and phrase.noun in hit.cue.counts & PERSON:
            return [Link(phrase, hit.metric, "comparison", hit)] if not _counted_before(view, i) else []
        if hit.group is None or hit.at > i or hit.metric not in _COUNTS or hit.group.negated or phrase.head is not None:
            continue
        told = view.objects(hit.end) if hit.group.voice != "passive" else subject_of(view, hit.group.start).phrases
        kind = told[0] if len(told) == 1 else None
        if kind is not None and not kind.counted and kind.noun in hit.cue.counts & PERSON and kind.end <= i:
            plural = kind.head is not None and is_plural(view.items[kind.head].lower)
            return [Link(phrase, hit.metric, "comparison", hit, modality=hit.group.modality)] if plural else []
    return []


def _counted_before(view: View, i: int) -> bool:
    """Whether something is counted before item ``i``."""
    return any(phrase.basis == "stated" and phrase.end <= i for phrase in view.phrases)


def models_of(view: View, phrase: Phrase, links: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Give the links of what was counted last, here or in the sentence before where nothing else was counted since."""
    left = [k for k in links if k.phrase.start < phrase.start]
    if not left and not any(p.basis == "stated" and p.end <= phrase.start for p in view.phrases):
        left = list(before)
    last = max((k.phrase.start for k in left), default=None)
    return [
        k
        for k in left
        if k.phrase.start == last
        and k.metric in _COUNTS
        and k.modality == "actual"
        and not k.negated
        and k.phrase.basis == "stated"
    ]


def as_told(phrase: Phrase, models: Sequence[Link], told: bool, rule: str, whole: Phrase | None) -> list[Link]:  # noqa: FBT001 -- told here or before
    """Give the links of ``models`` for a phrase; a cue of another sentence is left behind."""
    out = copies(phrase, models, rule, whole)
    return out if told else [replace(k, like=None, hit=None) for k in out]


def _ends(view: View, i: int) -> bool:
    """Whether the count ends at item ``i``, or only a place or a time follows."""
    if i >= len(view.items):
        return True
    item = view.items[i]
    return item.lower in _CLOSES or item.date is not None or item.category == "prep"


def _rest(view: View, phrase: Phrase) -> bool:
    """Whether "the rest," leads to the number, and no verb of its own is told of them."""
    items, i = view.items, phrase.start - 1
    if i < 1 or items[i].lower not in {",", "-", "("} or items[i - 1].lower not in _REST:
        return False
    behind = phrase.end + 1
    closed = phrase.end >= len(items) or items[phrase.end].lower in _CLOSES
    return closed and not view.is_verb(behind)


def _holds(view: View, phrase: Phrase) -> bool:
    """Whether a verb of shares leads to the number: "Sindh accounted for a further 95", "women made up 40"."""
    items, i = view.items, view.over(phrase.start - 1, {"adv", "det"})
    particle = i > 0 and items[i].lower in {"for", "up"}
    verb = items[i - 1].lower if particle else items[i].lower if i >= 0 else ""
    return verb in _HOLDING and _ends(view, phrase.end) and i >= particle


def _people_hold(view: View, phrase: Phrase) -> bool:
    """Whether some of those told of before are told as a share of them: "Women made up 40"; of a place it is not."""
    i = view.over(phrase.start - 1, {"adv", "det"})
    i -= i > 0 and view.items[i].lower in {"for", "up"}
    kind = i > 0 and view.items[i - 1].noun in PERSON
    return kind and _holds(view, phrase) and not counts_more(view, phrase)


def _further(view: View, phrase: Phrase) -> bool:
    """Whether more of the same follow, with no verb of their own: "Another 34 in April", "then came 12 more"."""
    items = view.items
    if not counts_more(view, phrase):
        return False
    end = phrase.end + (phrase.end < len(items) and items[phrase.end].lower in _MORE)
    verbs = [i for i in range(_clause(view, phrase.start), phrase.start) if view.is_verb(i)]
    led = all(items[i].lower in _FOLLOWING for i in verbs)
    return led and _ends(view, end) and not _acts(view, end)


def counts_more(view: View, phrase: Phrase) -> bool:
    """Whether a number counts others than those told of before it: "another six", "a further 34", "12 more"."""
    items = view.items
    word = items[phrase.start - 1].lower if phrase.start else ""
    behind = items[phrase.end].lower if phrase.end < len(items) else ""
    return word in _MORE or behind in _MORE or _led(view, phrase)


def _led(view: View, phrase: Phrase) -> bool:
    """Whether the number took in words that leave it exact: "another", "a further"; the length tells."""
    number = view.items[phrase.start].number
    if number is None or number.outer_start < 0 or number.qualifier != "exact":
        return False
    return number.start - number.outer_start >= len("another ")


def _clause(view: View, i: int) -> int:
    """The item at which the clause of item ``i`` begins."""
    return next((k + 1 for k in range(i - 1, -1, -1) if view.items[k].lower in {";", ":", "-"}), 0)


def _acts(view: View, i: int) -> bool:
    """Whether a verb is told of them behind item ``i``, in the same clause."""
    for k in range(i, len(view.items)):
        if view.items[k].lower in {";", ":", ","}:
            return False
        if view.is_verb(k):
            return True
    return False


def _makes(view: View, phrase: Phrase) -> bool:
    """Whether "that made" leads to a new total: "that made nine", "making 41 in all", "which brings us to 62"."""
    items, i = view.items, phrase.start - 1
    if i >= 1 and items[i].lower == "to":
        i -= 1 + (items[i - 1].lower in {"us", "it", "them"})
    elif i >= 0 and items[i].lower == "it":
        i -= 1
    if i < 0 or items[i].lower not in _MAKING or not _ends(view, phrase.end):
        return False
    return items[i].lower.endswith("ing") or (i > 0 and items[i - 1].lower in {"that", "this", "which"})


def _as_many(view: View, phrase: Phrase, model: Link) -> bool:
    """Whether "as many" of others leads to the number: "twice as many boys, 30"."""
    items, i = view.items, phrase.start - 1
    if i < _LEAST_ITEMS or items[i].lower not in {",", "(", "-", ":"} or not _ends(view, phrase.end):
        return False
    words = [item.lower for item in items[max(i - _MANY_REACH, 0) : i]]
    if items[i - 1].noun not in PERSON | {None, model.phrase.noun}:  # "freed 612 people, from twice as many kilns (31)"
        return False
    return "as" in words[:-1] and words[words.index("as") + 1] == "many"


def _most(view: View, phrase: Phrase) -> bool:
    """Whether it is the most of all, in commas: "1,116 came out, the greatest number, 538, in 2012"."""
    before = view.before(phrase.start, _MOST_REACH)
    if before[-1:] != [","] or not _ends(view, phrase.end):
        return False
    return before[:-1] != [] and before[-2] in _NUMBER and not _PEAK.isdisjoint(before)


# "The greatest number ever," is so long.
_MOST_REACH = 5
_NUMBER = words_of("counting", "tallies") | {"most"}
_PEAK = words_of("counting", "peaks")


def _in_all(view: View, phrase: Phrase) -> bool:
    """Whether the sentence tells the sum alone: "In all, 62.", "That is 62 all told."."""
    items = view.items
    opening = tuple(item.lower for item in items[: phrase.start] if item.lower != ",")
    behind = tuple(item.lower for item in items[phrase.end :] if item.lower not in _CLOSES)
    if opening in _IN_ALL:
        return not behind or (not _acts(view, phrase.end) and items[phrase.end].category == "prep")
    return (
        phrase.start <= _LEAST_ITEMS and behind in _IN_ALL and all(i.category != "noun" for i in items[: phrase.start])
    )
