"""Numbers that take their metric over from another: comparisons, shares, changes over time, lists."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.lexicon.load import load
from impactetl.model import NumberKind
from impactetl.records.change import changed
from impactetl.records.compared import alone, compared, copies, nearest, respective
from impactetl.records.link import Link
from impactetl.records.subject import subject_of
from impactetl.records.tallies import broken_down, tallied
from impactetl.records.view import View
from impactetl.syntax.phrases import Phrase


def inherited_links(view: View, direct: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Give links of phrases that ``direct`` leaves out; ``before`` are the links of the passage before this one."""
    out: list[Link] = []
    done = {link.phrase for link in direct}
    for phrase in view.phrases:
        if phrase.basis != "stated" or phrase in done:
            continue
        links = (
            changed(view, phrase)
            or _share(view, phrase, [*direct, *out], before)
            or compared(view, phrase, [*direct, *out])
            or _listed(view, phrase, [*direct, *out])
            or _gapped(view, phrase, [*direct, *out])
            or _in_brackets(view, phrase)
            or _so_manieth(view, phrase, [*direct, *out] or [replace(link, hit=None) for link in before])
            or _included(view, phrase, [*direct, *out])
            or broken_down(view, phrase, [*direct, *out])
            or tallied(view, phrase, [*direct, *out], before)
        )
        out.extend(links)
        done.update(link.phrase for link in links)
    return out


def _so_manieth(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """An ordinal without its noun: "It was our 44th conviction, and the ninth this year"."""
    number = view.items[phrase.start].number
    ordinal = number is not None and number.kind is NumberKind.ORDINAL
    led = phrase.start > 0 and view.items[phrase.start - 1].lower == "the"
    dated = phrase.end < len(view.items) and view.items[phrase.end].date is not None
    models = [link for link in links if link.phrase.basis == "stated" and not link.negated][-1:]
    if not (ordinal and led and dated and phrase.head is None):
        return []
    return [replace(m, like=None) for m in copies(phrase, models, "milestone")]


def _included(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """A part told behind its whole, wherever the whole took its metric from: "reached 18, including two officers"."""
    if phrase.prep not in {"including", "among"}:
        return []
    models = [m for m in nearest(links, phrase) if m.phrase.start < phrase.start and not m.negated]
    between = range(models[0].phrase.end, phrase.start) if models else range(0)
    if not models or any(view.items[i].lower == ";" for i in between) or not alone(view, phrase, models[0]):
        return []
    return copies(phrase, models, "part", models[0].phrase)


# A share of people is of none of these classes of noun.
_THINGS = frozenset({"case", "country", "thing", "business", "report", "operation", "time", "money"})


def _share(view: View, phrase: Phrase, links: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """A share of what was counted: "30 of whom were women", "of these: minors 287"."""
    them = _of_them(view, phrase)
    if phrase.noun in _THINGS or not (them or (phrase.of and _describes(view, phrase))):
        return []
    beside = [link for link in links if phrase.of and link.phrase.start == phrase.end]
    if beside and not _ends_in_be(view, phrase):
        return []
    if beside:
        return copies(phrase, beside, "share", beside[0].phrase)
    models = [m for m in nearest(links, phrase) if m.phrase.start < phrase.start] or (
        list(before[-1:]) if phrase.start <= 3 and phrase.noun is None else []  # noqa: PLR2004 -- "of these 287"
    )
    whole = models[0].phrase if models and models[0] in links else None
    if phrase.head is not None and phrase.noun is not None and models and not alone(view, phrase, models[0]):
        return []
    told = copies(phrase, [m for m in models if not m.negated], "share", whole)
    return told if whole is not None else [replace(m, like=None, hit=None) for m in told]  # told in another passage


def _ends_in_be(view: View, phrase: Phrase) -> bool:
    """Whether the last verb behind a share only says what they were: "Eight of the 22 arrested were Nigerian"."""
    verbs = [i for i in range(phrase.end, len(view.items)) if view.is_verb(i)]
    return bool(verbs) and view.items[verbs[-1]].category == "be"


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
    return led and told and not _acts(view, phrase.end)


def _describes(view: View, phrase: Phrase) -> bool:
    """Whether a share only says who they were; with a verb of its own ("two of them escaped") it does not."""
    items = view.items
    relative = any(item.lower in {"whom", "which"} for item in items[phrase.start : phrase.end])
    follow = items[phrase.end] if phrase.end < len(items) else None
    if follow is not None and follow.number is not None:  # "one of them seven" tells an age
        return False
    before = items[phrase.start - 1].lower if phrase.start else ","
    if (
        follow is None
        or (follow.category == "be" and not _acts(view, phrase.end))
        or (relative and not _acts(view, phrase.end))
    ):
        return True
    return before in {",", "(", ";", "-", ":"} and not view.is_verb(phrase.end)


_HAILS = frozenset(
    {
        "came",
        "come",
        "hailed",
        "originated",
        "had",
        "have",
        "has",
        "worked",
        "lived",
        "hold",
        "held",
        "arrived",
        "joined",
    }
)


def _acts(view: View, i: int) -> bool:
    """Whether a verb follows that tells what they did, not who they were: "two of which led to charges"."""
    while i < len(view.items) and view.items[i].category == "adv":
        i += 1
    if i < len(view.items) and view.items[i].category == "be":  # "16 of whom were let go" tells what became of them
        i += 1
        while i < len(view.items) and view.items[i].category == "adv":
            i += 1
        return i < len(view.items) and view.is_verb(i) and view.items[i].lower not in _HAILS
    return view.is_verb(i) and view.items[i].lower not in _HAILS


def _listed(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """The next of a list of shares without a noun: ", one Venezuelan", "38, 25 and 9"."""
    i = phrase.start - 1
    if i < 0 or view.items[i].lower not in {",", "and"}:
        return []
    left = view.at(i - 1) if view.items[i - 1].lower not in {",", "and"} else view.at(i - 2)
    models = [
        link
        for link in links
        if left is not None and link.phrase == left and link.rule in {"part", "share", "comparison"}
    ]
    if models and models[0].rule == "comparison" and phrase.head is None:
        compare = frozenset(load("justice")["compare"]["words"].split())
        word = max((k for k in range(i) if view.items[k].lower in compare), default=-1)
        return respective(view, phrase, links, word) or copies(phrase, models, "comparison")
    if not models or phrase.noun in _THINGS or (phrase.head is not None and models[0].rule == "comparison"):
        return []
    if models[0].rule == "part" and _beside_whole(view, phrase, models[0], links):
        return copies(phrase, models, "gapped")
    return copies(phrase, models, models[0].rule, models[0].whole)


def _beside_whole(view: View, phrase: Phrase, part: Link, links: Sequence[Link]) -> bool:
    """Whether a comma and "and" lead back from a single part: "48 women, 14 of them minors, and 22 Kenyan men"."""
    before = [item.lower for item in view.items[max(phrase.start - 2, 0) : phrase.start]]
    parts = [link for link in links if link.rule == "part" and link.whole == part.whole]
    return before == [",", "and"] and len(parts) == 1 and phrase.head is not None and phrase.noun is not None


def _gapped(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """The verb left out in a second place or time: "Seven were arrested in Indonesia and two in Thailand"."""
    i, items = phrase.start - 1, view.items
    while i > 0 and items[i].date is not None:
        i -= 1
    if phrase.head is not None or phrase.of or i < 1 or items[i].lower not in {"and", ",", ";"}:
        return []
    follow = items[phrase.end].lower if phrase.end < len(items) else ""
    dated = i < phrase.start - 1 or (phrase.end < len(items) and items[phrase.end].date is not None)
    if follow not in _GAP_LEADS and not dated:
        return []
    left = [link for link in links if link.phrase.start < phrase.start and link.rule in _DIRECT]
    near = max((link.phrase.start for link in left), default=-1)
    return copies(phrase, [link for link in left if link.phrase.start == near], "gapped")


def _in_brackets(view: View, phrase: Phrase) -> list[Link]:
    """Counts in brackets behind places: "Traffickers were convicted in Benin (13), Togo (9)"."""
    i, items = phrase.start, view.items
    closed = phrase.end < len(items) and items[phrase.end].lower == ")"
    if phrase.head is not None or i < 2 or items[i - 1].lower != "(" or not closed or not items[i - 2].capital:  # noqa: PLR2004 -- place, bracket
        return []
    for hit in view.hits:
        if hit.at < i and hit.group is not None and hit.group.voice == "passive" and not hit.group.negated:
            subject = subject_of(view, hit.group.start).phrases
            if subject and not subject[0].counted and subject[0].noun in hit.cue.counts:
                return [Link(phrase, hit.metric, "gapped", hit)]
    return []


# What leads on behind a number whose verb is left out: "91,534 from Sri Lanka and 72,291 from Tibet".
_GAP_LEADS = frozenset(
    {"in", "at", "of", "from", "by", "for", "under", "related", "relating", "involving", "concerning"}
)
_DIRECT = frozenset({"passive", "state", "object", "head", "complement", "inverted", "gapped", "help"})
