"""Terms imposed on the convicted, told from terms that a law allows and from other lengths of time."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from impactetl.lexicon.load import words_of
from impactetl.records.amounts.idioms import PUNISHED
from impactetl.records.amounts.leaned import of_others
from impactetl.records.amounts.legal_terms import GIVING, LAW_REACH, given_most, is_lawful
from impactetl.records.amounts.served import (
    FREED,
    SENTENCING,
    barred,
    changed_by,
    is_serving,
    sent_inside,
    stayed,
    untried,
    waited,
)
from impactetl.records.amounts.told_terms import goes_on, told_otherwise
from impactetl.records.base.nearby import BRACKET_MOST, left_of, right_of
from impactetl.records.base.owner import parent_of
from impactetl.records.base.view import View
from impactetl.syntax.items import Item, is_money, is_term
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, noun_class

_LEFT, _RIGHT = 14, 5
_ELAPSED = frozenset(
    {"past", "last", "after", "when", "since", "within", "ago", "later", "waiting", "because", "before", "during"}
)


@lru_cache(1)  # two rules ask it of one view
def imposed_terms(view: View, *, judged: bool) -> tuple[Sequence[int], Sequence[int]]:
    """Give the items of imposed terms, and those of terms that a law allows or somebody faces.

    ``judged`` tells whether the sentence before is about somebody who was tried.
    """
    imposed: list[int] = []
    legal: list[int] = []
    for i, item in enumerate(view.items):
        if not _may_be_imposed(item):
            continue
        left, right = left_of(view, i, _LEFT), right_of(view, i, _RIGHT)
        if (
            _measures(view, i)
            or _to_come(left, right)
            or left[:1] in (["in"], ["during"])
            or changed_by(left)
            or untried(left, right)
            or (i and is_money(view.items[i - 1]))
            or _told_again(view, i)
            or of_others(view, i)
            or barred(left, right)
            or _elapsed(left, right)
        ):
            continue
        custody = _about_custody(left, right, follows=bool(imposed)) or _extreme(view, i)
        custody = custody or told_otherwise(view, i, judged=judged) or (bool(imposed) and goes_on(view, i, imposed[-1]))
        if not custody and receiver_of(view, i) is None:
            continue
        listed = bool(legal) and not GIVING & set(
            left
        )  # behind one that a law allows: "and seven for a second offence"
        (legal if listed or is_lawful(view, i, left, right) else imposed).append(i)
    return _with_listed(view, imposed, legal), legal


def _may_be_imposed(item: Item) -> bool:
    """Whether an item is a length of time that its form does not refuse, and no matter of hours."""
    number = item.number
    return number is not None and is_term(item) and number.refused is None and number.unit != "hour"


def _with_listed(view: View, imposed: list[int], legal: list[int]) -> list[int]:
    """The imposed terms with those listed before one of them: "spend 12, eight and ten years in prison"."""
    out = set(imposed)
    for i in sorted(imposed, reverse=True):
        k = i - _STEP
        while k >= 0 and k not in out and k not in legal and _lists(view, k):
            out.add(k)
            k -= _STEP
    return sorted(out)


# From a member of a list to the next one, over the comma or the "and".
_STEP = 2


def _lists(view: View, k: int) -> bool:
    """Whether a term stands at item ``k``, and a comma or an "and" right behind it."""
    return _may_be_imposed(view.items[k]) and view.items[k + 1].lower in {",", "and"}


def _told_again(view: View, i: int) -> bool:
    """Whether a bracket tells the term before it in another unit: "188 months (15 years, 8 months)"."""
    signs = [item.lower for item in (*view.items[max(i - 1, 0) : i], *view.items[i + 1 : i + 2])]
    return i > 1 and signs == ["(", ")"] and is_term(view.items[i - 2])


def _to_come(left: list[str], right: list[str]) -> bool:
    """A time that somebody has, or a term to come: "1,360 days left", "given for two years", "to be jailed for ten"."""
    had = left[:1] == ["for"] and left[1:2] in (["given"], ["got"], ["received"], ["free"])
    yearly = right[:1] in (["each"], ["every"], ["per"], ["a"]) and right[1:2] == ["year"]
    suspended = left[:2] == ["for", "suspended"] or left[:1] in (["over"], ["me"], ["us"])
    coming = any(
        left[k : k + 2] == ["be", "to"] and left[k - 1].endswith("ed") and _IMPOSING.isdisjoint(left[k + 2 :])
        for k in (1, 2, 3)
    )
    rest = right[:1] in (["left"], ["off"]) or right[:2] == ["to", "live"]
    return had or yearly or suspended or coming or rest or _until(left, right)


def _elapsed(left: list[str], right: list[str]) -> bool:
    """Time gone by: "jailed, eight years after the raid", or for which he did what he was jailed for.

    "Was jailed for keeping two women for five years."
    """
    since = right[:1] in (["after"], ["before"], ["since"]) or right[:2] in (["on"], ["on", ","], ["on", "-"])
    if since and left[:1] in ([","], ["-"], ["("], []):
        return True
    offence = left[:1] == ["for"] and any(word in _KEEPING and led == "for" for word, led in pairwise(left[:_KEPT_FOR]))
    return offence and not SENTENCING.isdisjoint(left)


# "For keeping two young women for five years" is so long at most.
_KEEPING, _KEPT_FOR = words_of("terms", "told", "keeping"), 9


def _until(left: list[str], right: list[str]) -> bool:
    """A time within which somebody has to act: "was given two years to repay her"."""
    acts = right[:1] == ["to"] and right[1:2] not in (["life"], ["run"], ["be"], ["serve"], ["<number>"])
    acts = acts and not any(noun_class(word) in PUNISHED for word in right[2:3])  # "14 years to the father"
    return acts and SENTENCING.isdisjoint(left) and not {"given", "gave", "got"}.isdisjoint(left[:5])


# What a court does with a term.
_IMPOSING = words_of("terms", "imposing")
_SUPERLATIVE, _GIVEN_SO = words_of("terms", "told", "extremes"), words_of("terms", "told", "given_so")


def _extreme(view: View, i: int) -> bool:
    """The longest or shortest term told: "the heaviest term, handed down to a man who had sold girls, was 51 years"."""
    if i == 0 or view.items[i - 1].lower != "was":
        return False
    told = left_of(view, i, LAW_REACH)[::-1]
    sentences = any(a in _SUPERLATIVE and b in SENTENCING for a, b in pairwise(told))
    return sentences or any(
        told[k] in _SUPERLATIVE and told[k + 1] == "," and told[k + 2] in _GIVEN_SO for k in range(len(told) - 2)
    )


def _measures(view: View, i: int) -> bool:
    """Whether a length of time only measures the noun behind it: "three-day visits", "(two-year) residency"."""
    j = i + 1
    if j < len(view.items) and view.items[j].lower == "(":
        j = next((k for k in range(j, min(j + BRACKET_MOST, len(view.items))) if view.items[k].lower == ")"), j)
    while j < len(view.items) and view.items[j].lower in {")", "\u2019", "'"}:
        j += 1
    follow = view.items[j] if j < len(view.items) else None
    custody = words_of("terms", "after") | {"penalty", "penalties", "punishment", "each", *FREED}
    inside = any(item.lower in custody for item in view.items[j : j + 3])  # "ten years' rigorous imprisonment"
    run = list(takewhile(lambda item: item.category == "noun" and not item.capital, view.items[j : j + 4]))
    compound = len(run) > 1 and run[-1].lower not in custody | _TIMES  # "a four-year prison modernization plan"
    return follow is not None and follow.category == "noun" and not follow.capital and (compound or not inside)


def receiver_of(view: View, i: int) -> Phrase | None:
    """Who gets the term at item ``i``, told right before it: "a broker got six years and a driver 18 months".

    A word of sentencing or giving stands before, or "each" behind the term; "the leader for 19 years" needs the former.
    """
    if i == 0 or _elapsed(left_of(view, i, _LEFT), []):
        return None
    led = view.items[i - 1].lower
    end = i - 1 if led in {"to", "for", ","} else i
    phrase = view.at(end - 1) if end else None
    people = phrase is not None and (phrase.noun in PERSON or (phrase.head is None and phrase.basis == "stated"))
    if phrase is None or phrase.end != end or not people or phrase.prep == "as" or (phrase.start == 0 and led == ","):
        return None
    phrase = parent_of(view, phrase) or phrase  # "gave the husband of one of them six years"
    if view.word(i + 1) == "of":  # "two years of schooling"
        return None
    each = view.word(i + 1) == "each" and _may_be_judged(view, phrase.start)
    given = any(item.lower in GIVING or _serves(view, k) for k, item in enumerate(view.items[: phrase.start]))
    detained = any(item.lower in {"held", "detained", "detention"} for item in view.items[:i])
    return phrase if each or (given and led != "," and not detained) else None


def _may_be_judged(view: View, i: int) -> bool:
    """Whether the words before item ``i`` tell of a verdict, or of no deed: "taught five men for two years each"."""
    told = view.items[:i]
    return not any(map(view.is_verb, range(i))) or any(item.lower in _JUDGING for item in told)


_JUDGING = (
    GIVING
    | SENTENCING
    | words_of("terms", "imposed")
    | words_of("terms", "told", "verdicts")
    | words_of("terms", "told", "putting")
    | words_of("terms", "told", "handing")
    | words_of("terms", "elliptic", "others")
)


def _serves(view: View, k: int) -> bool:
    """Whether somebody serves a term at item ``k``: "will serve 15 years", not "served as a maid for two years"."""
    return view.items[k].lower == "serve" and is_term(view.items[k + 1])


# Nouns that a term is told with behind "prison".
_TIMES = frozenset({"time", "stint", "stretch"})
_COMMUNAL = words_of("terms", "communal")


def _about_custody(left: list[str], right: list[str], *, follows: bool) -> bool:
    """Whether the words round a length of time make it a sentence."""
    near = left[:5]
    freed = right[:1] == ["on"] and not FREED.isdisjoint(right[1:3])  # "two years on licence"
    if freed or stayed(left):
        return freed
    # "two years of free community college" are no term
    custody = words_of("terms", "after") - ({"community"} if not _COMMUNAL & set(right) else set())
    if right[:1] == ["of"] and not (custody & set(right[1:3]) or SENTENCING & set(left)):
        return False  # "gave them two years of schooling"
    if {"serving", "serve", "served"} & set(left[:4]) and not {"must", "will", "ordered", "to"} & set(left[:5]):
        return is_serving(left, right)
    if any(word in custody for word in right[:3]) and not waited(near, right):
        return True
    if _sentencing(left) or sent_inside(left) or _shared_out(left, right) or given_most(left[:7]):
        return True
    changed = left[:3] == ["to", "<number>", "from"] or left[:3] == ["to", "<number>", "his"]
    return follows and (left[:1] in (["and"], [","]) or changed)


_TERMS = frozenset({"term", "terms"})
_DEALS = words_of("terms", "told", "deals")
_WHOM = frozenset({"him", "her", "them", "the", "his", "each", "their"})


def _shared_out(left: list[str], right: list[str]) -> bool:
    """Whether sentences are told one by one: "upheld the sentences of the couple: 35 years for her, 30 for him"."""
    led = left[:1] in ([":"], ["-"], [","]) and not SENTENCING.isdisjoint(left)
    return led and right[:1] == ["for"] and not _WHOM.isdisjoint(right[1:2])


def _gets_now(left: list[str]) -> bool:
    """Whether a headline tells what several get: "two men get five years", not "suggested that he get 16 years"."""
    counted = left[:1] == ["<number>"] or left[1:2] == ["<number>"]
    return counted and "that" not in left[:3]


def _sentencing(left: list[str]) -> bool:
    """A verb or noun of sentencing right before: "sentenced to", "sentences of", "was given", "got"."""
    words = words_of("terms", "imposed")
    for distance, word in enumerate(left):
        if word in _ELAPSED:
            return False
        if word in SENTENCING:
            if word in _TERMS and not _DEALS.isdisjoint(left[:distance]):
                return False  # "the terms of the loan were between five and ten years"
            return "to" in left[:1] or distance <= 8 or "to" in left[: distance + 1][-2:]  # noqa: PLR2004 -- "sentenced the two brothers from X to"
        if word in words:
            if word == "get" and not _gets_now(left[distance + 1 :]):
                return False
            return distance <= 2 and "of" not in left[:distance]  # noqa: PLR2004 -- "was given 50 years", "received 16 years"
    return False
