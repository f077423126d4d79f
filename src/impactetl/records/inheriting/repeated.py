"""The next of a list that says its noun again: "investigated 40 reports of theft by guards, 22 reports of abuse"."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.view import FINITE, View
from impactetl.records.linking.compared import alone, copies
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, is_participle

_JOINTS = frozenset({",", "and"})
_RELATIVE = frozenset({"who", "that", "which", "whom", "whose"})
_APART = frozenset({";", ":", "(", ")", "-", "but"}) | _RELATIVE
_COUNTING = frozenset({"object", "gapped"})
# What sets people apart from those before them stands within so many items behind them.
_NEAR = 5


def repeated(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """Give the links of a number with the noun of the object before it, whatever is told of that one in between."""
    i = _joint(view, phrase)
    if i is None or phrase.head is None or phrase.of or phrase.prep is not None:
        return []
    left = [k for k in links if k.phrase.end <= i and k.phrase.basis == "stated"]
    near = max((k.phrase.start for k in left), default=-1)
    models = [k for k in left if k.phrase.start == near and k.rule in _COUNTING and k.whole is None and not k.negated]
    if not models or not _alike(view, phrase, models[0].phrase) or not alone(view, phrase, models[0]):
        return []
    if phrase.noun in PERSON and not _apart_from_others(view, phrase, models[0].phrase):
        return []
    told = (
        not _left_out(view, phrase)
        and _only_described(view, models[0].phrase, i)
        and _no_subject(view, phrase, models[0].phrase)
    )
    return copies(phrase, models, "gapped") if told else []


def _left_out(view: View, phrase: Phrase) -> bool:
    """Whether those of a list are told to be none of the others: "20 women on a waiting list"."""
    behind = [item.lower for item in view.items[phrase.end : phrase.end + _NEAR]]
    return not words_of("syntax", "left_out").isdisjoint(behind)


def _joint(view: View, phrase: Phrase) -> int | None:
    """The comma or "and" before a phrase, over adverbs."""
    i = phrase.start - 1
    while i > 0 and view.items[i].category == "adv":
        i -= 1
    return i if i > 0 and view.items[i].lower in _JOINTS else None


def _alike(view: View, phrase: Phrase, left: Phrase) -> bool:
    """Whether two phrases have the same noun, or are people of whom the same participle tells."""
    if left.head is None or phrase.head is None or left.of:
        return False
    if view.word(left.head).removesuffix("s") == view.word(phrase.head).removesuffix("s"):
        return True
    people = left.noun in PERSON and phrase.noun in PERSON
    told = _behind(view, left)
    return people and view.is_verb(told) and view.word(told) == view.word(_behind(view, phrase))


def _apart_from_others(view: View, phrase: Phrase, left: Phrase) -> bool:
    """Whether people cannot belong to others told in between: not "for selling babies and two women from Togo"."""
    others = any(left.end <= p.start < phrase.start and p.noun in PERSON for p in view.phrases)
    return not others or view.word(_behind(view, left)) == view.word(_behind(view, phrase))


def _behind(view: View, phrase: Phrase) -> int:
    """The item behind a phrase, over adverbs."""
    i = phrase.end
    while i < len(view.items) and view.items[i].category == "adv":
        i += 1
    return i


def _only_described(view: View, left: Phrase, end: int) -> bool:
    """Whether nothing else is counted or done between two of a list: no other number, no verb but a participle."""
    between = range(left.end, end)
    if any(p.start in between and p.basis in {"stated", "zero"} for p in view.phrases):
        return False
    joined = next((k for k in between if view.items[k].lower in _JOINTS), end)
    return all(
        view.items[k].lower not in _APART and (not _acts(view, k) or (k < joined and _participle(view, k)))
        for k in between
    )


def _acts(view: View, k: int) -> bool:
    """Whether an item is a verb, and no noun that looks like one: "of undue delay", "Resistance Forces"."""
    named = view.items[k].capital or view.items[k - 1].category in {"adj", "prep", "det"} or view.word(k + 1) == "of"
    noun = named and view.items[k].category not in FINITE and not is_participle(view.word(k))
    return view.is_verb(k) and not noun


def _participle(view: View, k: int) -> bool:
    """Whether a verb may describe the noun before it: "cases reported by banks", "men accused of selling girls"."""
    word = view.items[k].lower
    return view.items[k].category not in FINITE and (word.endswith("ing") or is_participle(word))


def _no_subject(view: View, phrase: Phrase, left: Phrase) -> bool:
    """Whether what follows a phrase makes it no subject: only a participle that tells of the one before it as well."""
    behind = _behind(view, phrase)
    like = view.is_verb(behind) and _participle(view, behind) and _told_alike(view, left, behind)
    for k in range(phrase.end, len(view.items)):
        word = view.items[k].lower
        if word in _RELATIVE | {",", ";", "."}:
            return True
        if not _acts(view, k):
            continue
        if view.word(k - 1) == "and" and view.items[k].category not in FINITE:  # "and put them in a cell"
            return True
        if not (_participle(view, k) and (like or word.endswith("ing"))):
            return False
    return True


def _told_alike(view: View, left: Phrase, k: int) -> bool:
    """Whether a participle tells of a phrase what another tells of the one before: "filed by inmates, 22 sent by"."""
    before = _behind(view, left)
    described = view.is_verb(before) or view.word(before).endswith("ing")
    return view.word(k) == view.word(before) or (described and view.word(k + 1) == "by")
