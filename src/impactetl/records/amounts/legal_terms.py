"""Terms that a law allows, that somebody faces or asks for: nobody was given them."""

from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.records.base.authority import COURTS
from impactetl.records.base.nearby import left_of
from impactetl.records.base.view import View

LAW_REACH = 30
"""A law that tells of a term stands within so many items of it."""
# A colon so near before a term makes a label of what stands before it: "maximum penalty: 12 years".
_LABELLED = 3
GIVING = words_of("terms", "giving")
"""Verbs by which several people get their terms one after the other."""
_LEGAL_VERBS = words_of("terms", "of_penalties")


def fixed_penalty(left: list[str]) -> bool:
    """The present tense of a law: "the penalty is five years", "penalties range from"."""
    told = _TOLD & set(left)
    present = words_of("terms", "law_nouns") & set(left)
    struck = {"slapped", "hit", "handed"} & set(left)  # "was slapped with a penalty of" tells no law
    be = _LEGAL_VERBS & set(left) - (_BE if struck else frozenset())
    one = {"sentence", "term"} & set(left) and "is" in left[:2]
    return (
        bool(one) or (bool(told) and bool(be)) or (bool(present) and bool(words_of("terms", "law_verbs") & set(left)))
    )


_TOLD = words_of("terms", "told", "penal")
_BE = frozenset({"is", "are", "was", "were"})
_HABITUAL = words_of("terms", "habitual")
_OFFENCES = words_of("justice", "offences", "of_any_kind")
_PARTIES = words_of("generic", "parties")


def _of_any_case(view: View, left: list[str], right: list[str]) -> bool:
    """Whether the term is told of all cases of a kind: "16 to 20 years if the victim was a child"."""
    words = [item.lower for item in view.items]
    if "penalty" in words and {"increases", "increased"} & set(words):
        return True
    supposed = any(word == "if" and _PARTIES & set(words[k : k + 4]) for k, word in enumerate(words))
    return supposed or ("convicted" not in left and bool(_HABITUAL & {*left[:6], *right}))


def _enacted(far: list[str], right: list[str]) -> bool:
    """Whether a law, or who makes it, changes what an offence costs: "amendments lengthen jail terms to"."""
    at = next((k for k, word in enumerate(far) if word in _CHANGING), None)
    if (
        at is None
        or not _OWNERS.isdisjoint(far)
        or not GIVING.isdisjoint(far[:at])
        or not COURTS.isdisjoint((*far, *right))
    ):
        return False
    if not _SENTENCES.isdisjoint(far[:at]):
        return not _MAKING.isdisjoint(far[at + 1 :])
    return not _SENTENCES.isdisjoint(far[at:]) and (_under_law(far[::-1]) or _under_law(right))


def _under_law(words: list[str]) -> bool:
    """Whether a preposition names the law: "terms were raised to ten years by a decree"."""
    return any(word in {"by", "under"} and _MAKING & set(words[k + 1 : k + 4]) for k, word in enumerate(words))


# Whose term it is: "his sentence was reduced to six years under the amnesty law".
_OWNERS = frozenset({"his", "her", "their"})
_CHANGING = words_of("terms", "changing") | words_of("terms", "reducing")
_SENTENCES = words_of("terms", "told", "sentences") | {"imprisonment"}
_MAKING = words_of("terms", "making") | words_of("generic", "law")


def _asked_for(left: list[str]) -> bool:
    """Whether the nearest verb asks for the term: "the prosecution recommended 20-year sentences", "called for"."""
    asking = words_of("modality", "asking")
    near = next((word for word in left[:_NEAR] if word in asking or word in GIVING or word in _CALLING), "")
    return near in asking or (near in _CALLING and "penalty" in left)


_NEAR, _FAR = 6, 10
# "Got the maximum, which is 30 years", "the maximum penalty: 20 years".
_MOST_REACH, _APPOSED = 8, frozenset({",", ":", "is", "of", "-", "("})
_CALLING = words_of("terms", "calling")


def _empowered(left: list[str]) -> bool:
    """Whether somebody has the power to give a term: "courts may sentence offenders to a maximum of five years"."""
    return any(word in _POWERS and b in {"may", "can", "could"} for word, b in pairwise(left))


def given_most(near: list[str]) -> bool:
    """Whether somebody was given the most or least that a law allows: "he got the maximum sentence of 12 years"."""
    at = next((k for k, word in enumerate(near) if word in _BOUNDS), len(near))
    return not GIVING.isdisjoint(near[at:])


_BOUNDS = frozenset({"maximum", "minimum"})


_POWERS = words_of("terms", "powers")


def _since_given(left: list[str]) -> list[str]:
    """The words of a clause of its own on what was given: "nobody could object when a judge granted him two years"."""
    at = left.index("when") if "when" in left else 0
    given = not _GRANTING.isdisjoint(left[:at]) and "the" in left[:at]
    return left[:at] if given else left


_GRANTING = words_of("terms", "granting")


def _by_judges(left: list[str]) -> bool:
    """Whether judges gave it, however it is measured: "judges imposed penalties of up to 18 years if"."""
    at = next((k for k, word in enumerate(left[:_NEAR]) if word in _IMPOSED), None)
    return at is not None and bool(COURTS & set(left[at + 1 : at + 2]))


_IMPOSED = words_of("terms", "told", "imposed")


def _is_maximum(view: View, i: int) -> bool:
    """Whether the item took in "a maximum of"; the length tells: items hold no text."""
    number = view.items[i].number
    return number is not None and 0 <= number.outer_start <= number.start - len("maximum of ")


def is_lawful(view: View, i: int, left: list[str], right: list[str]) -> bool:
    """Whether a law allows the term or somebody faces it, and nobody was given it."""
    law = words_of("terms", "law")
    far = left_of(view, i, LAW_REACH)
    if _by_judges(left):
        return False
    if given_most(left[:_MOST_REACH]):
        law -= _BOUNDS
        far = far if _APPOSED.isdisjoint(left[:1]) or "if" in far else []
        left = left if far else []
    told = far[: far.index(":")] if ":" in far[_LABELLED:] else far  # "penalties rose: a broker was given 50 years"
    told = _since_given(told)
    number = view.items[i].number
    most = number is not None and number.qualifier == "at_most"
    stricter = most and left[:1] == ["by"] and not {"punishment", "penalties", "penalty"}.isdisjoint(left[:_FAR])
    supposed = (
        stricter
        or _asked_for(left)
        or _enacted(far, right)
        or (most and "subjected" in left[:_NEAR])
        or _of_any_case(view, left, right)
    )
    if supposed or ({"expected", "average", "promised", "possible"} | law & {"maximum"}) & set(left[:6]):
        return True
    # "despite sentences of up to 13 years for the crime"
    allowed = not GIVING & set(left) and (_OFFENCES & set(right) or _is_maximum(view, i))
    if most and (allowed or _empowered(left)):
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
