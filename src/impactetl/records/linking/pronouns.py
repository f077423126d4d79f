"""People whom a pronoun means: "came upon 27 children at the looms and took them to safety"."""

from collections.abc import Sequence
from itertools import pairwise

from impactetl.metrics.base import Role
from impactetl.metrics.groups import ACCUSED, CARED
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link, made, make_link
from impactetl.records.base.view import View
from impactetl.records.subjects.joined import with_left
from impactetl.syntax.items import is_money
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, is_plural

# What is told of people one by one or all at once.
_METRICS = CARED | ACCUSED
_THEM = frozenset({"them", "they", "all"})
# "All of them", "every single one of them".
_EACH = frozenset({"all", "both", "each", "every", "single", "one", "of", "everyone"})
_EACH_REACH = 6
# "They", "they all", "all" open a clause behind one of these.
_OPENS = frozenset(
    {",", ";", ":", "-", "and", "but", "so", "before", "until", "where", "when", "then", ")", "after", "once", "while"}
)


def told_of_them(view: View, links: Sequence[Link]) -> list[Link]:
    """Give the links of people counted before a pronoun of the same sentence that a cue is told of."""
    if not view.hits or not any(item.lower in _THEM for item in view.items):
        return []
    out: list[Link] = []
    for hit in view.hits:
        at = _pronoun(view, hit) if hit.metric in _METRICS and hit.group is not None else None
        if at is None:
            continue
        for phrase in _accused(links, hit, at) or _antecedent(view, hit, at):
            told = [link.metric for link in (*links, *out) if link.phrase == phrase]
            cared = hit.metric in CARED and (bool(told) or view.items[hit.at].lower.endswith("ing"))
            if not cared and hit.metric not in told:
                out.extend(made(make_link(hit, phrase, "relative")))
    return out


def _accused(links: Sequence[Link], hit: Hit, at: int) -> tuple[Phrase, ...]:
    """Those accused before a pronoun of whom a court's verb is told: "found four guilty of it, and they were"."""
    told = (k.phrase for k in links if k.metric in ACCUSED and k.phrase.end <= at and k.phrase.basis == "stated")
    return tuple(told)[-1:] if hit.metric in ACCUSED else ()


def _pronoun(view: View, hit: Hit) -> int | None:
    """The item of the pronoun that a verb is told of: its object, or its subject in the passive."""
    group = hit.group
    if group is None or hit.cue.role not in {Role.VERB, Role.STATE} or "fine" in hit.cue.words:
        return None
    if hit.cue.role is Role.VERB and group.voice != "passive":
        return object_pronoun(view, group.end)
    return _subject(view, group.start - 1)


def object_pronoun(view: View, i: int) -> int | None:
    """Give where the object "them" begins from item ``i`` on: "freed them", "freed all of them"."""
    for k in range(i, min(i + _EACH_REACH, len(view.items))):
        if view.items[k].lower == "them":
            paid = k + 1 < len(view.items) and is_money(view.items[k + 1])  # "charged them $6,000"
            return None if paid else i
        if view.items[k].lower not in _EACH:
            return None
    return None


def _subject(view: View, j: int) -> int | None:
    """The subject "they" or "all" that ends at item ``j`` and opens its clause."""
    items, start = view.items, j
    while j >= 0 and start - j < _EACH_REACH and items[j].lower in _EACH | {"they", "them"}:
        j -= 1
    told = [item.lower for item in items[j + 1 : start + 1]]
    named = "they" in told or told in (["all"], ["both"]) or told[-2:] == ["of", "them"]
    first = j + 1
    while j >= 0 and items[j].date is not None:  # "; in June they were freed"
        j -= 1
    return first if j >= 0 and named and items[j].lower in _OPENS else None


def _antecedent(view: View, hit: Hit, i: int) -> tuple[Phrase, ...]:
    """Those counted whom a pronoun at item ``i`` means: the nearest people before it, none where nobody counts them."""
    if (share := _share_before(view, i)) is not None:
        return (share,)
    for phrase in view.people_before(i):
        if phrase.noun not in hit.cue.counts or phrase.head is None or phrase.of:
            continue
        if phrase.basis == "stated":
            return with_left(view, phrase) if _several(view, phrase) and not _supposed(view, phrase) else ()
        named = phrase.basis == "bare" and is_plural(view.items[phrase.head].lower) and phrase.prep not in _BESIDE
        if named and phrase.noun != "official":
            return ()
    return ()


def _share_before(view: View, i: int) -> Phrase | None:
    """The share of people that a verb before item ``i`` has found: "we found four of those and brought them"."""
    near = [p for p in view.phrases if p.end <= i and (p.noun in PERSON or p.basis == "stated")][-1:]
    share = near[0] if near else None
    found = share is not None and share.of and share.pronoun and share.head is None and view.is_verb(share.start - 1)
    return share if found and share is not None and _several(view, share) and not _supposed(view, share) else None


# "With police officers", "by the inspectors" names those who act.
_BESIDE = frozenset({"with", "by", "of", "from", "to", "as", "for"})


def _several(view: View, phrase: Phrase) -> bool:
    number = view.items[phrase.start].number
    return number is not None and (number.value is None or number.value > 1)


def _supposed(view: View, phrase: Phrase) -> bool:
    """Whether nobody is there: "if we find ten children, we take them to safety"."""
    return any(
        a.lower in {"if", "when", "whenever"} and b.category in {"pron", "noun"}
        for a, b in pairwise(view.items[: phrase.start])
    )
