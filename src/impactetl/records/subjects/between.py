"""What stands between a subject and its predicate: governed nouns, rates, the whole of a share."""

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import SINGULAR
from impactetl.records.base.owner import parent_of
from impactetl.records.base.view import FINITE, View
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, words

# A share stands this many items before its whole at most: "of the country's".
_SHARE_REACH = 4
_EVERY = frozenset({"a", "each", "every"})


def is_finite(view: View, i: int) -> bool:
    """Whether the predicate at ``i`` has an auxiliary, so that a participle before it belongs to its subject."""
    return i < len(view.items) and view.items[i].category in FINITE


def disagrees(phrase: Phrase, verb: str) -> bool:
    """Whether several cannot be the subject of a verb in the singular: "of crimes against 10 girls and was jailed"."""
    return phrase.basis == "stated" and phrase.head is not None and verb in SINGULAR


def is_outcome(view: View, i: int) -> bool:
    """Whether people behind "with" are told of by the participle at ``i``: "raids, which ended with 52 women freed"."""
    phrase = view.at(i - 1)
    with_them = phrase is not None and phrase.counted and phrase.prep == "with" and phrase.noun in PERSON
    return with_them and not is_finite(view, i)


def belongs_to_subject(view: View, phrase: Phrase, i: int) -> bool:
    """Whether a phrase before the predicate at ``i`` is only a part of what is said of the subject on its left."""
    return _within_participle(view, phrase, i) or _continues(view, phrase) or _rate(view, phrase)


def before_charge(view: View, phrase: Phrase) -> int | None:
    """The item before a charge that ends in a phrase: "two guards accused of having starved a prisoner were acquitted".

    None where the phrase is no object of a gerund that a word of charging leads to.
    """
    k = phrase.start - 1
    while k > 0 and (view.items[k].category in {"adv", "det"} or view.items[k].lower == "having"):
        k -= 1
    if k < _CHARGE or view.at(k) is not None or view.items[k].category not in {"verb", "noun"}:
        return None
    while k > 1 and (view.items[k - 1].category == "adv" or view.items[k - 1].lower == "having"):
        k -= 1
    gerund = any(item.lower.endswith("ing") for item in view.items[k : phrase.start])
    led = view.items[k - 1].lower in {"of", "with", "for"} and view.items[k - 2].lower in _CHARGED
    return k - 2 if gerund and led else None


# A word of charging and its preposition stand before the gerund.
_CHARGE = 2
_CHARGED = words_of("justice", "accused", "suspected")


def _within_participle(view: View, phrase: Phrase, i: int) -> bool:
    """A noun that a participle behind the subject governs: "children found sleeping rough were taken in"."""
    items = view.items
    return (
        is_finite(view, i)
        and not phrase.counted
        and phrase.start > 0
        and view.is_verb(phrase.start - 1)
        and items[phrase.start - 1].lower.endswith(("ing", "ed"))
        and items[phrase.start].category != "det"
    )


def _continues(view: View, phrase: Phrase) -> bool:
    """A group named behind another: "39 members of the company and other units had been charged"."""
    i = phrase.start - 1
    left = view.at(i - 1) if i > 0 and view.items[i].lower in {"and", "or"} else None
    seen = phrase.start > 0 and view.is_verb(phrase.start - 1) and view.items[phrase.start - 1].lower
    if seen and seen.endswith("ing") and view.items[phrase.end].lower in {"and", "or"}:
        return True  # "without seeing a judge or being sentenced"
    plain = not phrase.counted and phrase.noun not in PERSON
    return plain and left is not None and left.end == i and left.prep == "of" and not left.counted


def _rate(view: View, phrase: Phrase) -> bool:
    """How often, told right behind the subject: "fewer than ten traffickers a year are"."""
    if phrase.noun != "time" or phrase.counted or not phrase.start:
        return False
    each = phrase.start - (view.items[phrase.start].lower not in _EVERY)
    left = view.at(each - 1) if each else None
    return left is not None and left.counted and view.items[each].lower in _EVERY


def share_of(view: View, phrase: Phrase, i: int) -> Phrase | None:
    """The share before its whole: "11,932 of the country's 22,663 prisoners were awaiting trial".

    None where a participle at ``i`` tells of them all: "he was one of 27 boys freed", "one of 27 freed was".
    """
    owned = phrase.start > 0 and view.items[phrase.start - 1].clitic == "'s"
    these = view.word(phrase.start - 1) in {"these", "those"} and view.word(phrase.start - 2) == "of"
    if phrase.basis != "stated" or not (phrase.prep == "of" or owned or these):
        return None
    if i < len(view.items) and view.items[i].category in {"prep", "noun"}:  # "11 of the 15 soldiers on trial"
        return None
    left = _share_before(view, phrase)
    if left is None or left.basis != "stated" or (left.head is not None and not owned):
        return None
    if phrase.end < len(view.items) and view.items[phrase.end].category == "rel":  # "three of the five who were held"
        return None
    one = view.items[left.start].number
    single = one is not None and one.value == 1
    whole = not is_finite(view, i) and has_verb(view, left.start - 1 if single else -1, i)
    return None if whole else left


def _share_before(view: View, phrase: Phrase) -> Phrase | None:
    return next((p for p in view.phrases if phrase.start - _SHARE_REACH <= p.end <= phrase.start and p.of), None)


def whole_of_share(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is the whole of a share told before it: the 15 of "11 of the 15 soldiers on trial"."""
    return phrase.prep == "of" and phrase.basis == "stated" and _share_before(view, phrase) is not None


def some_of_group(view: View, phrase: Phrase) -> bool:
    """Whether some of a group are told of: the 25 of "members of a gang of 25 men were arrested" are not."""
    group = view.at(phrase.start - 2)
    if group is None or group.prep not in {"of", "from"}:
        return False
    i = view.over(group.start - 1, {"det", "adv", "prep"})
    whose = view.at(i)
    return view.word((whose.start if whose is not None else i) - 1) not in {"all", "each", "every"}


def has_verb(view: View, before: int, i: int) -> bool:
    """Whether the clause has a verb beside the participle at ``i``: "was one of 27 freed", "one of 27 freed went"."""
    if before >= 0 and view.items[before].category == "be":
        return True
    for k in range(i + 1, len(view.items)):
        item = view.items[k]
        if item.category in {"conj", "sign"}:
            return False
        if item.category in FINITE or (_may_be_finite(item) and view.items[k - 1].lower != "to"):
            return True
    return False


def _may_be_finite(item: Item) -> bool:
    return item.category == "verb" and not item.lower.endswith("ing")


def describes(item: Item) -> bool:
    """Whether a word right behind a noun says something of it, as a participle does."""
    return item.category == "verb" and item.lower not in words("saying")


def _found(view: View, i: int) -> bool:
    """Whether a verdict follows a noun: "of the 25 found guilty"."""
    return view.word(i) == "found" and view.word(i + 1) in _VERDICTS


_VERDICTS = frozenset({"guilty", "not-guilty", "innocent", "liable", "responsible"})


def is_passed(item: Item) -> bool:
    """Whether a word may stand between a noun and the participle that describes it: "31 victims being identified"."""
    return item.category == "adv" or item.lower == "being"


# What these lead to tells where: "1,464 persons in four provinces remained in detention".
_PLACING = frozenset({"in", "at", "across", "throughout"})
_SITES = frozenset({None, "thing", "country", "business", "time"})


def touches(view: View, phrase: Phrase, start: int) -> bool:
    """Whether a phrase right before the predicate at ``start``, or a relative pronoun, is what they describe."""
    items = view.items
    if (
        not phrase.counted
        or parent_of(view, phrase) is not None
        or (phrase.prep in _PLACING and phrase.noun in _SITES and phrase.head is not None)
    ):
        return False
    i = _past_modifiers(view, phrase.end, start)
    if i >= start:
        verb = next((k for k in range(start, len(items)) if not is_passed(items[k])), start)
        stands = phrase.end == start and items[start].category in {"noun", "prep", "adv"}
        alone = stands and (phrase.prep == "with" or whole_of_share(view, phrase))
        return alone or (verb < len(items) and (describes(items[verb]) or _found(view, verb)))
    return items[i].category == "rel" and view.verbless(i + 1, start)


def _past_modifiers(view: View, i: int, start: int) -> int:
    """Pass adverbs and prepositional phrases without a number: "perpetrators of sexual violence convicted"."""
    items = view.items
    while i < start:
        phrase = view.at(i + 1) if items[i].category == "prep" and i + 1 < start else None
        if items[i].category == "adv":
            i += 1
        elif phrase is not None and not phrase.counted and phrase.start == i + 1:
            i = phrase.end
        else:
            break
    return i
