"""Terms imposed on the convicted, told from terms that a law allows and from other lengths of time."""

from functools import partial
from itertools import pairwise, takewhile

from impactetl.lexicon.load import words_of
from impactetl.model import NumberKind
from impactetl.records.served import IMPOSED, is_serving, locked_up, sent_inside, stayed, waited
from impactetl.records.view import View
from impactetl.syntax.items import is_money
from impactetl.syntax.nominal import PERSON
from impactetl.syntax.phrases import Phrase

_LEFT, _RIGHT, _LAW = 14, 5, 30
# A colon so near before a term makes a label of what stands before it: "maximum penalty: 12 years".
_LABELLED = 3
# A bracket right behind a figure holds so many items at most: "(£31,000; US$39,000)".
_BRACKET = 8
# Verbs by which several people get their terms one after the other.
_GIVING = frozenset({"sentenced", "jailed", "imprisoned", "gave", "given", "got", "handed", "received", "condemned"})
_ELAPSED = frozenset(
    {"past", "last", "after", "when", "since", "within", "ago", "later", "waiting", "because", "before", "during"}
)
_SENTENCING = frozenset(
    {"sentenced", "jailed", "imprisoned", "sentences", "sentence", "sentencing", "condemned", "term", "terms"}
)
_CLAUSE = frozenset({";", "."})


vocabulary = partial(words_of, "justice")
"""Gives one word list of ``justice.toml`` by its table and name."""


def window(view: View, start: int, end: int) -> list[str]:
    """The words of items ``[start, end)``, cut at the clause that holds the middle."""
    return [item.lower for item in view.items[max(start, 0) : min(end, len(view.items))]]


def left_of(view: View, i: int, reach: int) -> list[str]:
    """The words of the same clause to the left of item ``i``."""
    out: list[str] = []
    for item in reversed(view.items[max(i - reach, 0) : i]):
        if item.lower in _CLAUSE:
            break
        out.append(item.lower)
    return out


def right_of(view: View, i: int, reach: int) -> list[str]:
    """The words of the same clause to the right of item ``i``; those in brackets are passed."""
    out: list[str] = []
    inside = False
    for item in view.items[i + 1 : i + 1 + reach + _BRACKET * ("(" in _ahead(view, i))]:
        inside = item.lower == "(" or inside
        if not inside and item.lower in _CLAUSE:
            break
        if not inside:
            out.append(item.lower)
        inside = inside and item.lower != ")"
    return out


def _ahead(view: View, i: int) -> list[str]:
    """The word right behind item ``i``."""
    return [item.lower for item in view.items[i + 1 : i + 2]]


def imposed_terms(view: View) -> tuple[list[int], list[int]]:
    """Give the items of imposed terms, and those of terms that a law allows or somebody faces."""
    imposed: list[int] = []
    legal: list[int] = []
    for i, item in enumerate(view.items):
        number = item.number
        if number is None or number.kind is not NumberKind.TERM or number.refused is not None or number.unit == "hour":
            continue
        left, right = left_of(view, i, _LEFT), right_of(view, i, _RIGHT)
        if (
            _measures(view, i)
            or _to_come(left, right)
            or left[:1] in (["in"], ["during"])
            or (i and is_money(view.items[i - 1]))
        ):
            continue
        custody = _about_custody(left, right, follows=bool(imposed)) or _extreme(view, i)
        if not custody and receiver_of(view, i) is None:
            continue
        listed = bool(legal) and not _GIVING & set(
            left
        )  # behind one that a law allows: "and seven for a second offence"
        (legal if listed or _lawful(view, i, left, right) else imposed).append(i)
    return imposed, legal


def _to_come(left: list[str], right: list[str]) -> bool:
    """A time that somebody has, or a term to come: "1,360 days left", "given for two years", "to be jailed for ten"."""
    had = left[:1] == ["for"] and left[1:2] in (["given"], ["got"], ["received"], ["free"])
    yearly = right[:1] in (["each"], ["every"], ["per"], ["a"]) and right[1:2] == ["year"]
    suspended = left[:2] == ["for", "suspended"] or left[:1] in (["over"], ["me"], ["us"])
    coming = any(
        left[k : k + 2] == ["be", "to"] and left[k - 1].endswith("ed") and _IMPOSING.isdisjoint(left[k + 2 :])
        for k in (1, 2, 3)
    )
    return had or yearly or suspended or coming or right[:1] == ["left"] or right[:2] == ["to", "live"]


# "The judge ordered the two to be jailed for ten years" is no term to come.
_IMPOSING = frozenset({"ordered", "sentenced", "ruled", "condemned"})
_SUPERLATIVE = frozenset({"heaviest", "longest", "harshest", "shortest", "lightest", "highest", "stiffest"})


def _extreme(view: View, i: int) -> bool:
    """The longest or shortest term told: "the heaviest term, handed down to a man who had sold girls, was 51 years"."""
    if i == 0 or view.items[i - 1].lower != "was":
        return False
    left = left_of(view, i, _LAW)
    return any(
        word in _SENTENCING and left[k + 1 : k + 2] and left[k + 1] in _SUPERLATIVE for k, word in enumerate(left)
    )


def _measures(view: View, i: int) -> bool:
    """Whether a length of time only measures the noun behind it: "three-day visits", "(two-year) residency"."""
    j = i + 1
    if j < len(view.items) and view.items[j].lower == "(":
        j = next((k for k in range(j, min(j + _BRACKET, len(view.items))) if view.items[k].lower == ")"), j)
    while j < len(view.items) and view.items[j].lower in {")", "\u2019", "'"}:
        j += 1
    follow = view.items[j] if j < len(view.items) else None
    custody = vocabulary("term", "after") | {"penalty", "penalties", "punishment", "each"}
    inside = any(item.lower in custody for item in view.items[j : j + 3])  # "ten years' rigorous imprisonment"
    run = list(takewhile(lambda item: item.category == "noun" and not item.capital, view.items[j : j + 4]))
    compound = len(run) > 1 and run[-1].lower not in custody | _TIMES  # "a four-year prison modernization plan"
    return follow is not None and follow.category == "noun" and not follow.capital and (compound or not inside)


def receiver_of(view: View, i: int) -> Phrase | None:
    """Who gets the term at item ``i``, told right before it: "a broker got six years and a driver 18 months".

    A word of sentencing or giving stands before, or "each" behind the term; "the leader for 19 years" needs the former.
    """
    if i == 0:
        return None
    led = view.items[i - 1].lower
    end = i - 1 if led in {"to", "for", ","} else i
    phrase = view.at(end - 1) if end else None
    people = phrase is not None and (phrase.noun in PERSON or (phrase.head is None and phrase.basis == "stated"))
    if phrase is None or phrase.end != end or not people or (phrase.start == 0 and led == ","):
        return None
    if [item.lower for item in view.items[i + 1 : i + 2]] == ["of"]:  # "two years of schooling"
        return None
    each = [item.lower for item in view.items[i + 1 : i + 2]] == ["each"]
    given = any(item.lower in _GIVING for item in view.items[: phrase.start])
    detained = any(item.lower in {"held", "detained", "detention"} for item in view.items[:i])
    return phrase if each or (given and led != "," and not detained) else None


# Nouns that a term is told with behind "prison".
_TIMES = frozenset({"time", "stint", "stretch"})
_COMMUNAL = frozenset({"service", "supervision", "work", "order", "sentence", "punishment", "corrections", "custody"})


def _about_custody(left: list[str], right: list[str], *, follows: bool) -> bool:
    """Whether the words round a length of time make it a sentence."""
    near = left[:5]
    if stayed(left) or locked_up(left):
        return locked_up(left)
    # "two years of free community college" are no term
    custody = vocabulary("term", "after") - ({"community"} if not _COMMUNAL & set(right) else set())
    if right[:1] == ["of"] and not (custody & set(right[1:3]) or _SENTENCING & set(left)):
        return False  # "gave them two years of schooling"
    if {"serving", "serve", "served"} & set(left[:4]) and not {"must", "will", "ordered", "to"} & set(left[:5]):
        return is_serving(left) and bool(IMPOSED & set(right[:2]))
    if any(word in custody for word in right[:3]) and not waited(near, right):
        return True
    if _sentencing(left) or sent_inside(left):
        return True
    return follows and left[:1] in (["and"], [","])


def _sentencing(left: list[str]) -> bool:
    """A verb or noun of sentencing right before: "sentenced to", "sentences of", "was given", "got"."""
    words = vocabulary("term", "imposed")
    for distance, word in enumerate(left):
        if word in _ELAPSED:
            return False
        if word in _SENTENCING:
            return "to" in left[:1] or distance <= 8 or "to" in left[: distance + 1][-2:]  # noqa: PLR2004 -- "sentenced the two brothers from X to"
        if word in words:
            if word == "get" and left[distance + 1 : distance + 2] != ["<number>"]:  # "suggested that he get 16 years"
                return False
            return distance <= 2 and "of" not in left[:distance]  # noqa: PLR2004 -- "was given 50 years", "received 16 years"
    return False


_LEGAL_VERBS = frozenset(
    {"is", "are", "was", "were", "be", "range", "ranges", "ranged", "ranging", "varies", "vary"}
) | frozenset({"include", "includes", "included", "increase", "increases", "increased"})


def fixed_penalty(left: list[str]) -> bool:
    """The present tense of a law: "the penalty is five years", "penalties range from"."""
    told = {"penalty", "penalties", "punishment", "punishments", "sanctions"} & set(left)
    present = {"penalty", "penalties", "fines", "sentences", "terms", "imprisonment"} & set(left)
    be = _LEGAL_VERBS & set(left)
    one = {"sentence", "term"} & set(left) and "is" in left[:2]
    return (
        bool(one)
        or (bool(told) and bool(be))
        or (bool(present) and bool({"is", "are", "range", "ranges", "begin", "begins", "start"} & set(left)))
    )


_HABITUAL = frozenset({"ordinarily", "usually", "typically", "generally", "normally"})
_OFFENCES = words_of("senses", "crimes")
_PARTIES = words_of("generic", "parties")


def _of_any_case(view: View, left: list[str], right: list[str]) -> bool:
    """Whether the term is told of all cases of a kind: "16 to 20 years if the victim was a child"."""
    words = [item.lower for item in view.items]
    if "penalty" in words and {"increases", "increased"} & set(words):
        return True
    supposed = any(word == "if" and _PARTIES & set(words[k : k + 4]) for k, word in enumerate(words))
    return supposed or ("convicted" not in left and bool(_HABITUAL & {*left[:6], *right}))


def _asked_for(left: list[str]) -> bool:
    """Whether the nearest verb asks for the term: "the prosecution recommended 20-year sentences", "called for"."""
    asking = words_of("senses", "asking")
    near = next((word for word in left[:_NEAR] if word in asking or word in _GIVING or word in _CALLING), "")
    return near in asking or (near in _CALLING and "penalty" in left)


_NEAR, _FAR = 6, 10
_CALLING = frozenset({"calls", "called", "call"})


def _empowered(left: list[str]) -> bool:
    """Whether somebody has the power to give a term: "courts may sentence offenders to a maximum of five years"."""
    return any(word in _POWERS and b in {"may", "can", "could"} for word, b in pairwise(left))


_POWERS = frozenset({"sentence", "imprison", "jail", "impose", "punish", "condemn", "detain", "hand"})


def _is_maximum(view: View, i: int) -> bool:
    """Whether the item took in "a maximum of"; the length tells: items hold no text."""
    number = view.items[i].number
    return number is not None and 0 <= number.outer_start <= number.start - len("maximum of ")


def _lawful(view: View, i: int, left: list[str], right: list[str]) -> bool:
    """Whether a law allows the term or somebody faces it, and nobody was given it."""
    law = vocabulary("term", "law")
    far = left_of(view, i, _LAW)
    told = far[: far.index(":")] if ":" in far[_LABELLED:] else far  # "penalties rose: a broker was given 50 years"
    number = view.items[i].number
    most = number is not None and number.qualifier == "at_most"
    stricter = most and left[:1] == ["by"] and not {"punishment", "penalties", "penalty"}.isdisjoint(left[:_FAR])
    supposed = stricter or _asked_for(left) or (most and "subjected" in left[:_NEAR]) or _of_any_case(view, left, right)
    if supposed or {"expected", "average", "maximum", "promised", "possible"} & set(left[:6]):
        return True
    if most and not _GIVING & set(left) and (_OFFENCES & set(right) or _is_maximum(view, i)):
        return True  # "despite sentences of up to 13 years for the crime"
    if most and _empowered(left):
        return True
    if fixed_penalty(told) or {"could", "might", "may", "can", "would"} & set(left[:8]):
        return True
    if "sentenced" in left[:6] and "be" not in left[:8]:
        return "if" in far
    return (
        bool((law | {"range", "ranges"}) & set(told))
        or "average" in right
        or "if" in far
        or "maximum" in right
        or ("or" in right[:1] and "fine" in right)
    )
