"""Numbers whose verb is left out because it stood before: in another place or time, with another kind of help."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Role
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.linking.compared import alone, copies, nearest, shares_of
from impactetl.records.subjects.subject import subject_of
from impactetl.syntax.items import category
from impactetl.syntax.phrases import Phrase


def gapped(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """The verb left out in a second place or time: "Seven were arrested in Indonesia and two in Thailand"."""
    if _as_were(view, phrase):
        return copies(
            phrase, [m for m in nearest(links, phrase) if m.rule == "passive" and alone(view, phrase, m)], "gapped"
        )
    if (ended := _ended_otherwise(view, phrase, links)) is not None:
        return ended
    i, items = phrase.start - 1, view.items
    i -= i > 1 and items[i].lower == "," and items[i - 1].date is not None and _closes(view, phrase)  # "; in 2010, 260"
    while i > 0 and (items[i].date is not None or items[i].lower in _MORE or items[i].category == "adv"):
        i -= 1
    if (
        items[i].lower == ")" and items[i - 1].date is not None and view.word(i - 2) == "("
    ):  # "in our first year (2009) 8"
        i = view.over(i - 3, {"prep", "det", "pron", "adj", "num", "noun"})
    if phrase.head is not None or phrase.of or i < 1 or items[i].lower not in {"and", ",", ";"}:
        return []
    end = phrase.end + (phrase.end < len(items) and items[phrase.end].lower in _MORE)
    follow = items[end].lower if end < len(items) else ""
    dated = _is_dated(view, i + 1, phrase.start) or (end < len(items) and items[end].date is not None)
    rules = _DIRECT | {"comparison"} if dated else _DIRECT  # "in 2018 it was 243, in 2009 just 8"
    left = [link for link in links if link.phrase.start < phrase.start and link.rule in rules]
    near = max((link.phrase.start for link in left), default=-1)
    if follow not in _GAP_LEADS and not dated and not _led_alike(view, follow, left, i):
        return []
    return copies(phrase, [link for link in left if link.phrase.start == near], "gapped")


def _led_alike(view: View, follow: str, left: Sequence[Link], end: int) -> bool:
    """Whether a share of cases is told by the preposition of the last: "six tied to police, one to spies"."""
    last = max(left, key=lambda link: link.phrase.start, default=None)
    if last is None or last.metric not in _MATTERS or category(follow) != "prep":
        return False
    told = view.items[last.phrase.end : end]
    return bool(told) and told[0].category == "verb" and any(item.lower == follow for item in told[1:])


_MATTERS = frozenset({"investigations", "cases", "prosecutions"})


def _ended_otherwise(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link] | None:
    """How others ended, the verb left out: "30 ended in a conviction, six with an acquittal"; None of other clauses."""
    models = [k for k in links if k.phrase.start < phrase.start and k.hit is not None and "end" in k.hit.cue.words]
    joined = view.word(phrase.start - 1) in {",", ";", "and", "but"} and view.word(phrase.end) in {"in", "with"}
    if not models or not joined or phrase.head is not None:
        return None
    told = view.behind(phrase.end + 1, _OUTCOME_REACH)
    clause = told[: next((k for k, word in enumerate(told) if word in {",", ".", ";", "and"}), len(told))]
    metric = next((name for word in clause for name, words in _OUTCOMES.items() if word in words), None)
    return [] if metric is None else [replace(k, metric=metric) for k in copies(phrase, models[-1:], "gapped")]


# "In", and behind it "a guilty verdict", "an acquittal on all counts".
_OUTCOME_REACH = 4
_OUTCOMES = {name: words_of("justice", "outcomes", name) for name in ("acquittals", "convictions")}
_OFFENDED = frozenset({"arrests", "prosecutions", "convictions"})


def for_offence(view: View, phrase: Phrase, links: Sequence[Link], before: Sequence[Link]) -> list[Link]:
    """Shares told by the offence: "We traced all 94; however, 71 were for solicitation, 15 for drug possession"."""
    behind = view.items[phrase.end : phrase.end + 2]
    told = phrase.head is None and phrase.basis == "stated" and len(behind) > 1
    if not told or behind[0].lower not in {"were", "was"} or behind[1].lower != "for":
        return []
    left = [k for k in links if k.phrase.start < phrase.start and k.metric in _OFFENDED]
    models = left[-1:] or [k for k in before if k.metric in _OFFENDED][-1:]
    models = [k for k in models if k.phrase.basis == "stated" and not k.negated]
    shares = copies(phrase, models, "share")
    return shares if left else shares_of(shares, models, before)


def _closes(view: View, phrase: Phrase) -> bool:
    """Whether the clause ends behind the number."""
    return phrase.end >= len(view.items) or view.items[phrase.end].lower in {".", ";", ",", "and"}


def _is_dated(view: View, start: int, end: int) -> bool:
    return any(item.date is not None for item in view.items[start:end])


# "And another 45 in 2015", "and 40 more on Tuesday".
_MORE = frozenset({"another", "further", "additional", "more", "others", "a"})


def _as_were(view: View, phrase: Phrase) -> bool:
    """Whether the verb before is told of them too: "inspectors were trained, as were 14 judges"."""
    before = view.items[max(phrase.start - 2, 0) : phrase.start]
    return [item.lower for item in before[:1]] in (["as"], ["so"]) and before[-1].category == "be"


def in_brackets(view: View, phrase: Phrase) -> list[Link]:
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


_GAP_LEADS = words_of("comparing", "gap_leads")
_DIRECT = frozenset({"passive", "state", "object", "head", "complement", "inverted", "gapped", "help"})


# What somebody was given stands within this many items behind the number: "15 a small grant".
_GIFT_REACH = 4
_CONTENT = frozenset({"noun", "verb"})


def other_help(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """Others who got another kind of help: "40 survivors received counselling, 31 legal aid and 12 medical care"."""
    before = view.word(phrase.start - 1)
    if before not in {",", "and"} or phrase.of or phrase.noun not in {None, "thing"}:
        return []
    models = [m for m in nearest(links, phrase) if m.metric == "people_assisted" and m.phrase.start < phrase.start]
    hit = models[0].hit if models else None
    if hit is None or hit.group is None or not hit.cue.then or hit.at > phrase.start or hit.cue.role is Role.NOUN:
        return []
    gifts = frozenset(word for part in hit.cue.then for word in part.split("|") if category(word) in _CONTENT)
    told = view.behind(phrase.start + 1, _GIFT_REACH)
    clause = next((k for k, word in enumerate(told) if word in {",", "and", "."}), len(told))
    return copies(phrase, models, "gapped") if gifts.intersection(told[:clause]) else []
