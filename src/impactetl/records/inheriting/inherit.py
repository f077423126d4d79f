"""Numbers that take their metric over from another: comparisons, shares, changes over time, lists."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import HELPED
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.inheriting.added import added
from impactetl.records.inheriting.another_time import at_another_time
from impactetl.records.inheriting.bracketed import in_one_bracket
from impactetl.records.inheriting.by_others import by_others
from impactetl.records.inheriting.counted_on import counted_on
from impactetl.records.inheriting.described import HAILING, described, tells_deed
from impactetl.records.inheriting.echoed import echoed
from impactetl.records.inheriting.elsewhere import in_next_place
from impactetl.records.inheriting.gapped import for_offence, gapped, in_brackets, other_help
from impactetl.records.inheriting.left_out import verb_left_out
from impactetl.records.inheriting.listed import included, listed_parts
from impactetl.records.inheriting.repeated import repeated
from impactetl.records.inheriting.still_there import still_there
from impactetl.records.inheriting.tallies import broken_down, tallied
from impactetl.records.linking.change import changed
from impactetl.records.linking.compared import COMPARING, alone, compared, copies, nearest, respective, shares_of
from impactetl.records.linking.milestones import so_manieth_of_those
from impactetl.records.subjects.apposition import tells_age
from impactetl.syntax.items import is_ordinal
from impactetl.syntax.phrases import Phrase


def inherited_links(view: View, direct: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Give links of phrases that ``direct`` leaves out; ``before`` are the links of the passage before this one."""
    out: list[Link] = []
    done = {link.phrase for link in direct}
    for phrase in view.phrases:
        told = [*direct, *out]
        if phrase.basis == "zero" and phrase.head is None and phrase not in done:
            out.extend(compared(view, phrase, told))
        if phrase.basis != "stated" or phrase in done:
            continue
        links = _from_told(view, phrase, told, before) if told or before else _from_none(view, phrase)
        out.extend(links)
        done.update(link.phrase for link in links)
    return out


def _from_none(view: View, phrase: Phrase) -> list[Link]:
    """The links of a phrase where nothing is told before it: what the ways that need no other count tell."""
    new = changed(view, phrase) or in_brackets(view, phrase)
    return new or tallied(view, phrase, (), ()) or counted_on(view, phrase, (), ())


def _from_told(view: View, phrase: Phrase, told: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """The links of a phrase by the first way that leads to one, most of them from what is told before it."""
    return (
        changed(view, phrase)
        or (echoed(view, phrase, before) if before else [])
        or _share(view, phrase, told, before)
        or compared(view, phrase, told)
        or _inverted(view, phrase, told)
        or _listed(view, phrase, told)
        or _involved(view, phrase, told)
        or gapped(view, phrase, told)
        or repeated(view, phrase, told)
        or added(view, phrase, told)
        or in_next_place(view, phrase, told)
        or for_offence(view, phrase, told, before)
        or other_help(view, phrase, told)
        or in_brackets(view, phrase)
        or _so_manieth(view, phrase, told or [replace(link, hit=None) for link in before])
        or included(view, phrase, told)
        or listed_parts(view, phrase, told)
        or in_one_bracket(view, phrase, told)
        or broken_down(view, phrase, told)
        or tallied(view, phrase, told, before)
        or at_another_time(view, phrase, told, before)
        or so_manieth_of_those(view, phrase, told, before)
        or described(view, phrase, told, before)
        or by_others(view, phrase, told, before)
        or counted_on(view, phrase, told, before)
        or verb_left_out(view, phrase, told)
        or (still_there(view, phrase, before) if before else [])
    )


def _so_manieth(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """An ordinal without its noun: "It was our 44th conviction, and the ninth this year"."""
    ordinal = is_ordinal(view.items[phrase.start])
    led = phrase.start > 0 and view.items[phrase.start - 1].lower == "the"
    dated = phrase.end < len(view.items) and view.items[phrase.end].date is not None
    models = [link for link in links if link.phrase.basis == "stated" and not link.negated][-1:]
    if not (ordinal and led and dated and phrase.head is None):
        return []
    return [replace(m, like=None) for m in copies(phrase, models, "milestone")]


# A share of people is of none of these classes of noun.
_THINGS = frozenset({"case", "country", "thing", "business", "report", "operation", "time", "money", "crime"})


def _share(view: View, phrase: Phrase, links: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """A share of what was counted: "30 of whom were women", "of these: minors 287"."""
    them = _of_them(view, phrase) or _among_them(view, phrase) or _of_those(view, phrase)
    beside = [link for link in links if phrase.of and link.phrase.start == phrase.end]
    if phrase.noun in _THINGS or not (them or beside or (phrase.of and _describes(view, phrase))):
        return []
    if _best_of_them(view, phrase) or (beside and not _ends_in_be(view, phrase)):
        return []
    if beside:
        return copies(phrase, beside, "share", beside[0].phrase)
    models = [m for m in nearest(links, phrase) if m.phrase.start < phrase.start] or _told_before(view, phrase, before)
    whole = models[0].phrase if models and models[0] in links else None
    if phrase.head is not None and phrase.noun is not None and models and not alone(view, phrase, models[0]):
        return []
    if whole is not None and whole.basis == "implied" and (view.value(phrase) or 0) > 1:
        return []  # one person has no share of three
    models = [m for m in models if not m.negated]
    told = copies(phrase, models, "share", whole)
    return told if whole is not None else shares_of(told, models, before)


def _told_before(view: View, phrase: Phrase, before: Sequence[Link]) -> list[Link]:
    """The link of those before of whom a share opens a passage: "of these 287", "Six of the victims were minors"."""
    if phrase.start > 3 and not _of_those(view, phrase):  # noqa: PLR2004 -- "of these 287"
        return []
    if view.before(phrase.start, 1) == ["("] and any(item.number is not None for item in view.items[: phrase.start]):
        return []  # "38 staff (21 of them women)"
    if phrase.noun is None or phrase.pronoun or _among_them(view, phrase):
        return list(before[-1:])
    alike = [k for k in before if k.phrase.noun == phrase.noun or k.metric in _CALLED.get(phrase.noun, ())]
    be = phrase.end < len(view.items) and view.items[phrase.end].category == "be"
    return alike[-1:] if phrase.of and be else []


# "The victims", "the suspects" whom the sentence before calls otherwise.
_CALLED = {
    **dict.fromkeys(("victim", "minor", "woman"), HELPED),
    "suspect": frozenset({"arrests", "prosecutions", "convictions"}),
}


def _of_those(view: View, phrase: Phrase) -> bool:
    """A number behind "of those" and what was done to them: "Of those registered in 2014, 283 were under eighteen"."""
    items, i = view.items, phrase.start - 1
    opened = [item.lower for item in items[:2]] in (["of", "those"], ["among", "those"], ["of", "these"])
    if not opened or not 2 < i < _THOSE_REACH or items[i].lower != "," or not view.is_verb(2):  # noqa: PLR2004 -- "of those registered,"
        return False
    told = phrase.head is None and phrase.end < len(items) and items[phrase.end].category == "be"
    return told and not any(item.number is not None for item in items[:i]) and not tells_deed(view, phrase.end)


def _best_of_them(view: View, phrase: Phrase) -> bool:
    """Whether one of several deeds or things is told to be the best of its kind: "One of them was the biggest"."""
    be = next((k for k in range(phrase.end, len(view.items)) if view.items[k].category == "be"), len(view.items))
    return view.value(phrase) == 1 and view.word(be + 1) == "the" and view.word(be + 2) in words_of("syntax", "best")


# "Of those registered in the whole of 2014," is so long at most.
_THOSE_REACH = 10


def _among_them(view: View, phrase: Phrase) -> bool:
    """Whether a line counts a share of those before it: "Minors among them: 203"."""
    behind = [item.lower for item in view.items[phrase.end :]]
    return phrase.start == 0 and behind[:1] in (["among"], ["of"]) and behind[1:] in (["them"], ["these"], ["those"])


def _ends_in_be(view: View, phrase: Phrase) -> bool:
    """Whether the last verb behind a share only says what they were: "Eight of the 22 arrested were Nigerian"."""
    verbs = [i for i in range(phrase.end, len(view.items)) if view.is_verb(i)]
    if not verbs or view.items[verbs[-1]].category != "be":
        return False
    follow = view.items[verbs[-1] + 1 : verbs[-1] + 2]  # "are back on duty", "were in prison" tell what became of them
    return bool(follow) and follow[0].category in {"noun", "det", "num"}


def _of_them(view: View, phrase: Phrase) -> bool:
    """A number behind "of whom" or "of these" that only says who they were: "of whom 1,099 were children"."""
    i, items = phrase.start, view.items
    i -= i > 0 and items[i - 1].lower == ","
    led = (
        i > 1
        and items[i - 2].lower in {"of", "among"}
        and items[i - 1].lower in {"whom", "which", "these", "those", "them"}
    )
    told = phrase.head is None and phrase.end < len(items) and items[phrase.end].category == "be"
    told = told and not any(item.number is not None for item in items[phrase.end + 1 : phrase.end + 2])
    placed = phrase.head is None and phrase.end < len(items) and items[phrase.end].lower in {"in", "at", "for", "from"}
    placed = placed and items[i - 1].lower != "which" and not any(map(view.is_verb, range(phrase.end, len(items))))
    return led and (told or placed) and not tells_deed(view, phrase.end)


def _describes(view: View, phrase: Phrase) -> bool:
    """Whether a share only says who they were; with a verb of its own ("two of them escaped") it does not."""
    items = view.items
    relative = any(item.lower in {"whom", "which"} for item in items[phrase.start : phrase.end])
    follow = items[phrase.end] if phrase.end < len(items) else None
    if tells_age(view, phrase.end):
        return False
    before = items[phrase.start - 1].lower if phrase.start else ","
    if follow is None or ((relative or follow.category == "be") and not tells_deed(view, phrase.end)):
        return True
    return before in {",", "(", ";", "-", ":"} and not view.is_verb(phrase.end)


def _inverted(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """A part told behind its whole that opens the sentence: "among the 52 detained were 11 foreigners"."""
    models = [m for m in nearest(links, phrase) if m.phrase.start < phrase.start and not m.negated]
    if not models or phrase.of or phrase.noun in _THINGS or not _opens(view, models[0].phrase):
        return []
    i, items = phrase.start - 1, view.items
    be = next((k for k in range(models[0].phrase.end, phrase.start) if items[k].category == "be"), None)
    if be is not None:
        behind = be == i and phrase.head is not None
    else:
        ends = phrase.end < len(items) and (items[phrase.end].category == "be" or items[phrase.end].lower in HAILING)
        behind = items[i].lower == "," and phrase.head is None and ends and not tells_deed(view, phrase.end)
    return copies(phrase, models, "part", models[0].phrase) if behind else []


def _opens(view: View, whole: Phrase) -> bool:
    """Whether "of", "among" or "included in" leads to a whole at the start of its clause."""
    led = next((i for i in range(whole.start - 1, -1, -1) if view.items[i].category not in {"det", "adv"}), None)
    if led is None or view.items[led].lower not in {"of", "among", "in"}:
        return False
    if view.items[led].lower == "in":
        return led == 1 and view.items[0].lower == "included"
    return led == 0 or view.items[led - 1].lower in {";", ","}


_INVOLVING = frozenset({"involving", "against", "with", "concerning", "implicating"})
_ACCUSED = frozenset({"suspect", "official"})


def _involved(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """Suspects whom the cases counted before them involve: "prosecuted 12 cases involving 30 defendants"."""
    i = phrase.start - 1
    if phrase.noun not in _ACCUSED or phrase.of or i < 1 or view.items[i].lower not in _INVOLVING:
        return []
    case = view.at(i - 1) or (view.at(i - 2) if view.items[i - 1].lower == "," else None)
    models = [k for k in links if k.phrase == case and k.metric in {"prosecutions", "investigations"} and not k.negated]
    return [replace(k, phrase=phrase, rule="complement", unit=None, extra=0) for k in models if k.unit == "case"]


def _listed(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """The next of a list of shares without a noun: ", one Venezuelan", "38, 25 and 9"."""
    i = phrase.start - 1
    if i < 0 or view.items[i].lower not in {",", "and"}:
        return []
    left = view.at(i - 1) if view.items[i - 1].lower not in {",", "and"} else view.at(i - 2)
    left = _share_before(view, left)
    models = [k for k in links if left is not None and k.phrase == left and k.rule in {"part", "share", "comparison"}]
    if models and models[0].rule == "comparison" and phrase.head is None:
        word = max((k for k in range(i) if view.items[k].lower in COMPARING), default=-1)
        return respective(view, phrase, links, word) or copies(phrase, models, "comparison")
    if not models or phrase.noun in _THINGS or (phrase.head is not None and models[0].rule == "comparison"):
        return []
    if models[0].rule == "part" and _beside_whole(view, phrase, models[0], links):
        return copies(phrase, models, "gapped")
    told = copies(phrase, models, models[0].rule, models[0].whole)
    return [replace(k, share_of=m.share_of) for k, m in zip(told, models, strict=True)]


# "96 were in Ghana": so many words stand between a share and the noun that is told of it.
_LEAD_REACH = 3


def _share_before(view: View, left: Phrase | None) -> Phrase | None:
    """The share of which a bare noun is told: "65 were women and 20 infants", "96 in Ghana and 47"."""
    if left is None or left.counted:
        return left
    led = [view.items[k].category for k in range(max(left.start - _LEAD_REACH, 0), left.start)]
    passed = next((n for n in range(1, len(led) + 1) if led[-n] not in {"be", "prep", "det"}), len(led) + 1) - 1
    return view.at(left.start - passed - 1) if "be" in led[len(led) - passed :] or "prep" in led[-1:] else left


def _beside_whole(view: View, phrase: Phrase, part: Link, links: Sequence[Link]) -> bool:
    """Whether a comma and "and" lead back from a single part: "48 women, 14 of them minors, and 22 Kenyan men"."""
    before = view.before(phrase.start, 2)
    parts = [link for link in links if link.rule == "part" and link.whole == part.whole]
    return before == [",", "and"] and len(parts) == 1 and phrase.head is not None and phrase.noun is not None
