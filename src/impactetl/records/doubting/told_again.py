"""Who was counted before: what the text goes on to tell of one of them, by a name, in apposition, as a state."""

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.persons import name_start
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON


def _twice(view: View, link: Link) -> bool:
    """How often something befell one of those counted: "arrested five recruiters, one of them twice"."""
    return link.phrase.pronoun and view.word(link.phrase.end) in {"twice", "thrice", "again"}


def _one_kind(view: View, link: Link) -> bool:
    """Who each of those counted was: "every one of them a father or a stepfather"."""
    if link.phrase.basis != "implied":
        return False
    first = link.phrase
    if view.word(first.start - 1) == "or":
        first = view.at(first.start - 2) or first
    return view.before(first.start, 2) == ["of", "them"]


def _of_name(view: View, link: Link) -> bool:
    """What the bearer of a name is: "arrested Maria Lopez, a teacher,", "Petrov, then a colonel, was convicted"."""
    phrase = link.phrase
    if phrase.basis != "implied" or phrase.prep is not None:
        return False
    if view.word(phrase.start) not in _ARTICLES and not _is_somebodys(view, phrase):
        return False
    k, led = phrase.start - 1, False
    while k > 0 and view.word(k) in _LEADING:
        k, led = k - 1, True
    if k < 1 or view.word(k) not in _OPENING or _acts(view, link):
        return False
    return _is_name(view, _before_age(view, k), link, led=led)


def _is_somebodys(view: View, phrase: Phrase) -> bool:
    """Whether a phrase tells whose somebody is: "Abed Hamoud, Saddam's secretary, was sentenced"."""
    return (
        phrase.head is not None
        and view.word(phrase.start) != "both"
        and any(item.clitic == "'s" for item in view.items[phrase.start : phrase.head])
    )


def _acts(view: View, link: Link) -> bool:
    """Whether the phrase opens a clause as its subject: "In Cairo, a man was arrested"."""
    follow = view.items[link.phrase.end].category if link.phrase.end < len(view.items) else "sign"
    return link.rule not in _BEHIND and follow in {"be", "have", "modal", "do", "verb", "adv"}


# By these rules those counted stand behind their verb or noun.
_BEHIND = frozenset({"object", "complement"})


def _before_age(view: View, k: int) -> int:
    """The sign right behind the name, over an age in commas: "Kim Lee, 34, a teacher"."""
    aged = k > 1 and view.items[k - 1].number is not None and view.word(k - 2) == ","
    return k - 2 if aged else k


def _is_name(view: View, k: int, link: Link, *, led: bool) -> bool:
    """Whether the name of a person ends right before item ``k``."""
    i = name_start(view, k)
    if i == k or any(view.items[n].noun in PERSON and view.items[n].lower.endswith("s") for n in range(i, k)):
        return False
    before = view.items[i - 1] if i else None
    if before is not None and before.category == "prep" and view.before(i, 2) != ["well", "as"]:
        return before.lower in _TO_ONE and link.rule == "complement"
    object_ = before is not None and before.category == "verb" and link.rule == "object"
    return object_ or led or k - i > 1


# Behind these a name may be that of the one arrested.
_TO_ONE = frozenset({"of", "against"})
# Behind a name and a comma these lead on to what its bearer is or was: "Baroni, then the deputy director".
_LEADING = frozenset({"then", "now", "formerly", "previously", "currently", "once", "also", "himself", "herself", "-"})
_ARTICLES = frozenset({"a", "an", "the"})
_OPENING = frozenset({",", "(", "-"})


def _of_one(view: View, link: Link) -> bool:
    """What one person is who was told without a name: "sentenced a man, a former teacher, to six years"."""
    phrase = link.phrase
    if phrase.basis != "implied" or link.rule not in _BEHIND or view.word(phrase.start - 1) != ",":
        return False
    left = view.at(phrase.start - 2)
    if left is not None and left.prep is not None and not left.counted and left.start > 1:
        left = view.at(left.start - 2)  # "a woman from Lagos, a trader,"
    if left is None or left.basis != "implied" or left.noun not in PERSON:
        return False
    return _closes(view, view.over_modifier(phrase.end))


def _closes(view: View, i: int) -> bool:
    """Whether an aside ends at item ``i``, and no list goes on behind it."""
    if i < len(view.items) and view.word(i) not in {",", ")", "."}:
        return False
    follow = view.items[i + 1] if i + 1 < len(view.items) else None
    return follow is None or (follow.category not in {"conj", "det"} and view.at(i + 1) is None)


def _condition(view: View, link: Link) -> bool:
    """In what state some of those told of were: "113 women, one of whom was nine months pregnant"."""
    if link.rule != "share" or not link.phrase.pronoun:
        return False
    return not _CONDITIONS.isdisjoint(view.behind(link.phrase.end, _STATE_REACH))


_CONDITIONS, _STATE_REACH = words_of("found", "conditions"), 4


CHECKS: Doubts = (
    Doubt("other_count", _twice),
    Doubt("passing_mention", _one_kind),
    Doubt("passing_mention", _of_name),
    Doubt("passing_mention", _of_one),
    Doubt("passing_mention", _condition),
)
