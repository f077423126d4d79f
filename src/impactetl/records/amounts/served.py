"""How long somebody is or was inside: by a sentence, without one, or on the way there."""

from itertools import takewhile

from impactetl.lexicon.load import words_of

_HELD = words_of("terms", "held")
_STAYING = words_of("terms", "remaining")

_SERVING = frozenset({"is", "are", "was", "were", "now", "currently", "each"})


_ONE = frozenset({"a", "an", "his", "her", "their", "out"})


def is_serving(left: list[str], right: list[str]) -> bool:
    """Whether it is told of somebody: "both are serving 20-year terms", "the poet, serving a nine-year sentence"."""
    if left[:1] == ["serving"]:
        return bool(IMPOSED & set(right[:2])) and (left[1:3] == ["up", "ended"] or not _SERVING.isdisjoint(left[1:2]))
    one = not _ONE.isdisjoint(left[:1])
    inside = not {"prison", "jail", "sentence"}.isdisjoint(right[:1])  # "served a four-year term" as mayor
    term = left[:1] == ["of"] and left[1:2] in (["sentence"], ["term"]) and {"serving", "serve"} & set(left[2:4])
    return (one and inside) or (bool(term) and (left[1] == "sentence" or not {"prison", "jail"}.isdisjoint(right)))


IMPOSED = words_of("terms", "names")
FREED = words_of("terms", "freed")
_BARRED = words_of("terms", "barred")
_BAN = words_of("terms", "bans")


def barred(left: list[str], right: list[str]) -> bool:
    """How long somebody is kept from an office, the road or a place: "disqualified for ten years", "two-year ban"."""
    kept = left[:1] == ["for"] and (not _BARRED.isdisjoint(left[1:4]) or _barred_from(left[1:]))
    return kept or not _BAN.isdisjoint(right[:3])


def _barred_from(left: list[str]) -> bool:
    """Whether what somebody is kept from stands before: "banned from travelling abroad", "stripped of his rights"."""
    last = list(takewhile(lambda word: word not in SENTENCING, left))
    return any(word in _FROM and (last[k + 1] in _BARRED or last[k + 1] in _BAN) for k, word in enumerate(last[:-1]))


_FROM = frozenset({"from", "of", "to", "on", "off", "him", "her", "them"})


def stayed(left: list[str]) -> bool:
    """How long somebody was inside, whatever he was given: "remained in detention for", "had been held for"."""
    if left[:1] == ["for"] and (("been" in left[1:4] and _HELD & set(left[1:3])) or "confinement" in left[1:3]):
        return True
    if left[:1] == ["for"] and left[1:2] and left[1] in _CELLS and _KEPT & set(left[2:_KEPT_REACH]):
        return True
    return bool(_STAYING & set(left[:6])) and not {"sentenced", "given", "handed"} & set(left[:6])


# "Held her in a high-security prison for almost three years": so many words lead to the term.
_CELLS, _KEPT, _KEPT_REACH = words_of("terms", "custody"), words_of("terms", "kept"), 8


def untried(left: list[str], right: list[str]) -> bool:
    """Whether somebody is inside for so long without a verdict: "held for five months without being charged"."""
    without = right[:1] == ["without"] and not _TO_COME.isdisjoint(right[1:4])
    return without and SENTENCED.isdisjoint(left)


_TO_COME = words_of("terms", "verdict_to_come") | {"charged", "tried", "indicted", "convicted"}
SENTENCED = words_of("terms", "told", "sentencing")
SENTENCING = SENTENCED | words_of("terms", "sentencing")
"""Verbs and nouns of sentencing."""


def changed_by(left: list[str]) -> bool:
    """By how much a term is made shorter, which is none itself: "cut his sentence by three years"."""
    return left[:1] == ["by"] and not _REDUCING.isdisjoint(left[1:_CHANGE_REACH])


_REDUCING, _CHANGE_REACH = words_of("terms", "reducing"), 8


def sent_inside(left: list[str]) -> bool:
    """Sent to prison for so long: "11 went to prison for between three and eight years"."""
    inside = left[:1] == ["for"] and bool({"prison", "jail", "bars", "probation"} & set(left[1:2]))
    return inside and bool(words_of("terms", "told", "sent") & set(left[2:8]))


def waited(near: list[str], right: list[str]) -> bool:
    """Time spent inside without a verdict: "held for 53 days", "after 11 years in prison"."""
    if "will" in near or "sentenced" in near or "sentence" in right[:2] or "sentences" in right[:2]:
        return False
    return bool(near) and bool(words_of("terms", "told", "waited") & set(near[:2]))
