"""What stands in commas, dashes or brackets behind the noun phrase of a subject."""

from collections.abc import Iterator, Sequence

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import PLURAL, SINGULAR
from impactetl.records.base.view import APPOSITION, FINITE, OPENS_CLAUSE, STOPS, View
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, is_participle, words

# An aside begins within this many items before its end; a count in apposition closes within so many behind its number.
ASIDE_REACH, _COUNT_REACH = 25, 4
# Nobody is told to be older.
OLDEST = 110
# '," said the minister, "'.
_SPEAKER_REACH = 14
_SUPERLATIVE = words_of("syntax", "foremost")
# "Five workers at the national carrier", "four journalists from the network".
_EMPLOYING = frozenset({"from", "at", "with"})
_CLOSES = {"(": ")", ",": ",", "-": "-"}
# "16 in all", "34 in number", "48 altogether".
_IN_ALL = frozenset({"in", "all", "number", "total", "altogether", "of", "them"})
# "One a policeman and one a teacher": the second stands within so many items.
_OTHER_REACH = 9


def closed_aside(view: View, j: int) -> tuple[Phrase, tuple[Phrase, ...]] | None:
    """The phrase before a stretch in commas or dashes that closes at item ``j``, and the shares told in it.

    "500 people, both slaves and their dependents, were released"; "a group of 27 - 19 boys and eight girls - was".
    """
    items = view.items
    sign = items[j].lower if j >= 1 else ""
    if sign not in {",", "-"}:
        return _before_speaker(view, j) if sign == '"' else None
    verbs: list[int] = []
    for k in range(j - 1, max(j - ASIDE_REACH, 0), -1):
        if items[k].lower in STOPS:
            return None
        if view.is_verb(k):
            verbs.append(k)
        if items[k].lower == sign and _weighs(view, k, j):
            return _before(view, k, j)
        if items[k].lower == sign and (sign == "-" or _opens_aside(items, k + 1) or _calls_one(view, k, j)):
            plain = all(_describes(view, verb) or _is_within(view, k, verb) for verb in verbs)
            return _before(view, k, j) if plain else None
    return None


def _weighs(view: View, k: int, j: int) -> bool:
    """Whether the aside from item ``k`` on says how many those counted are: "407 people, making up a third, were"."""
    counted = view.at(k - 1)
    people = counted is not None and counted.end == k and counted.basis == "stated" and counted.noun in PERSON
    weighing = view.word(k + 1) in words_of("syntax", "weighing")
    return people and weighing and view.items[j + 1].category in FINITE


def _calls_one(view: View, k: int, j: int) -> bool:
    """Whether the aside from item ``k`` to ``j`` only calls one person otherwise: "a second man, his cousin, was"."""
    called, one = view.at(k + 1), view.at(k - 1)
    person = called is not None and called.basis == "implied" and called.noun in PERSON and called.start == k + 1
    alone = one is not None and one.basis == "implied" and one.end == k and view.items[j + 1].lower in SINGULAR
    return person and alone and _tells_one(view, k, j)


def _before_speaker(view: View, j: int) -> tuple[Phrase, tuple[Phrase, ...]] | None:
    """The phrase before words on who speaks, within what is said: '"Nine girls," the officer said, "were freed"'."""
    items = view.items
    speaks = False
    for k in range(j - 1, max(j - _SPEAKER_REACH, 1), -1):
        speaks = speaks or items[k].lower in words("saying")
        if items[k].lower == '"':
            end = k if items[k - 1].lower != "," else k - 1
            phrase = view.at(end - 1)
            told = speaks and phrase is not None and phrase.counted and phrase.end == end
            return (phrase, ()) if told and phrase is not None and phrase.prep is None else None
    return None


def _before(view: View, k: int, j: int) -> tuple[Phrase, tuple[Phrase, ...]] | None:
    """The phrase before an aside from the sign at ``k`` to that at ``j``, and the shares told in it."""
    items = view.items
    end = k - 1 if items[k - 1].lower == ")" else k  # "a network (YTN), a news channel, were"
    phrase = _in_all(view, k, j) or _possessed(view, view.at(end - 1), end)
    if phrase is None or not phrase.counted or not _may_lead(view, phrase):
        return None
    article = items[k + 1].lower in {"a", "an", "also"}
    if article and phrase.basis != "stated" and not _tells_one(view, k, j):
        return None
    return phrase, tuple(_shares(view, k, j))


def _shares(view: View, k: int, j: int) -> Iterator[Phrase]:
    """The shares told in an aside, one person behind "including" or beside such a one among them."""
    dash, last = view.items[k].lower == "-", -1
    for phrase in view.phrases:
        if not k < phrase.start < j or phrase.basis not in {"stated", "implied"}:
            continue
        told = phrase.prep in APPOSITION or (phrase.start == last + 1 and view.items[last].lower in {"and", ","})
        one = told and phrase.noun in PERSON
        if one if phrase.basis == "implied" else (phrase.prep in APPOSITION or dash or _is_share(view, phrase)):
            last = phrase.end
            yield phrase


def _tells_one(view: View, k: int, j: int) -> bool:
    """Whether the verb behind the aside tells of one person, whom it describes: "the leader, a man of 51, received"."""
    verb = view.items[j + 1]
    listed = any(item.category == "conj" for item in view.items[k:j]) or verb.lower in PLURAL
    return verb.lower in SINGULAR or (verb.category in {"verb", "have"} and not listed)


def _in_all(view: View, k: int, j: int) -> Phrase | None:
    """The count in dashes behind people without a number: "the families of both villages - 33 people in all -"."""
    told, left = view.at(k + 1), view.at(k - 1)
    if view.items[k].lower != "-" or told is None or told.start != k + 1 or told.noun not in PERSON | {None}:
        return None
    if left is not None and left.end == k and left.prep is not None and left.start > 1:
        left = view.at(left.start - 2) or view.at(left.start - 3)  # over a determiner
    closes = told.end <= j and all(item.lower in _IN_ALL for item in view.items[told.end : j])
    bare = left is not None and not left.counted and left.noun in PERSON | {"group"}
    return told if told.basis == "stated" and closes and bare else None


def _describes(view: View, k: int) -> bool:
    """Whether a participle opens the aside: "30 detainees, apparently held as hostages, were"."""
    items = view.items
    k = _infinitive(view, k)
    if items[k].category != "verb" or not is_participle(items[k].lower):
        return False
    k -= 1
    while k > 0 and (items[k].category == "adv" or items[k].lower == "long"):
        k -= 1
    return items[k].lower in {",", "-"}


def _infinitive(view: View, k: int) -> int:
    """The verb on which the infinitive at item ``k`` hangs, or the item itself: "said to have only held the phone"."""
    items, i = view.items, k - 1
    i += items[k].category == "have"
    while i > 0 and items[i].category in {"adv", "have", "be"}:
        i -= 1
    return i - 1 if i > 0 and items[i].lower == "to" and items[i - 1].category == "verb" else k


def _is_within(view: View, k: int, verb: int) -> bool:
    """Whether a verb tells something of a noun within the aside: "most of them families bonded for small debts"."""
    if any(view.items[i].category == "rel" for i in range(k + 1, verb)):
        return True
    before = view.at(verb - 1)
    follow = view.items[verb + 1].category if verb + 1 < len(view.items) else ""
    return before is not None and before.start > k + 1 and follow == "prep" and view.items[verb].category == "verb"


def _is_share(view: View, phrase: Phrase) -> bool:
    """Whether an aside tells a share, not an age: "four of them minors", not "one of them 17"."""
    return phrase.pronoun and phrase.prep != "of" and not tells_age(view, phrase.end)


def tells_age(view: View, i: int) -> bool:
    """Whether a number behind a share tells how old one is: "one of them 17"; "four of them under 14" tells a share."""
    i += view.word(i) == "aged"
    follow = view.items[i].number if i < len(view.items) else None
    return follow is not None and follow.qualifier not in {"at_most", "at_least"}


def _possessed(view: View, phrase: Phrase | None, k: int) -> Phrase | None:
    """The phrase that ends at item ``k``, or the person before its "of": "the owner of one of them"."""
    if phrase is None or phrase.end != k:
        return None
    led = view.items[phrase.start - 1].lower if phrase.start > 1 else ""
    if phrase.prep == led and (led == "of" or (led in _EMPLOYING and not phrase.counted)):
        owner = view.at(phrase.start - 2)
        return owner if owner is not None and owner.noun in PERSON else phrase
    if phrase.prep in _WHENCE and phrase.start > 1 and not phrase.counted and phrase.noun not in PERSON:
        whose = view.at(phrase.start - 2)  # "a teacher from Soacha, denounced by 14 pupils, is"
        return whose if whose is not None and whose.basis == "implied" and whose.noun in PERSON else phrase
    return phrase


_WHENCE = frozenset({"from", "in", "at", "near"})


def _may_lead(view: View, phrase: Phrase) -> bool:
    """Whether no preposition ties the phrase to a word before it: "a group of 27" and "after 19 women" stand free."""
    if phrase.prep is None or phrase.prep in OPENS_CLAUSE:
        return True
    before = view.items[phrase.start - 2].lower if phrase.start > 1 else ""
    return phrase.prep == "of" and before in words("number_noun")


def _is_one(item: Item) -> bool:
    """Whether an item reads "one": "one a policeman and one a teacher"."""
    return item.number is not None and item.number.value == 1


def _near_end(items: Sequence[Item], k: int) -> int:
    """Where the second of two may stand at the latest behind item ``k``."""
    return min(k + _OTHER_REACH, len(items) - 1)


def _opens_aside(items: Sequence[Item], k: int) -> bool:
    """Whether the words at ``k`` open an aside: "both slaves and", "the youngest of them", "a Swede and a Pole"."""
    word = items[k].lower
    number = items[k].number
    if number is not None and number.value is None and number.high is not None and number.high <= OLDEST:
        return items[k + 1].category == "sign"  # "Six girls, between 13 and 17, were"
    if number is not None:  # "Seven women, one of them 17, were"
        one = _is_one(items[k]) and [item.lower for item in items[k + 1 : k + 2]] in (["a"], ["an"])
        told = one and any(items[n].lower == "and" and _is_one(items[n + 1]) for n in range(k + 2, _near_end(items, k)))
        return told or [item.lower for item in items[k + 1 : k + 3]] in (["of", "them"], ["of", "whom"])
    if word == "also":  # "the suspected rapist, also a minor, was"
        return items[k + 1].lower in {"a", "an"}
    if word in {"the", "their"}:  # "the youngest of them six", "the bulk of them Burmese"
        behind = [item.lower for item in items[k + 1 : k + 4]]
        return behind[0] in _SUPERLATIVE or behind[1:] in (["of", "them"], ["of", "whom"])
    if word in words("aside") or word in {"a", "an"}:
        return True
    while items[k].category == "adv" or items[k].lower == "long":
        k += 1
    accused = word == "accused" and items[k + 1].lower == "of"  # "his deputy, accused of looking away, was"
    return accused or (items[k].category == "verb" and not items[k].lower.endswith("ing"))


def told_behind(view: View, phrase: Phrase, end: int) -> Phrase | None:
    """The count in apposition to people without a number, closed before item ``end``.

    "The survivors, 16 in all, were"; "the graduates (48 police cadets from Honduras) were".
    """
    i, items = phrase.end, view.items
    if phrase.counted or phrase.noun not in PERSON | {"group"} or i + 1 >= end or items[i].lower not in _CLOSES:
        return None
    told = view.at(i + 1)
    if told is None or told.start != i + 1 or told.basis != "stated":
        return None
    bracket = items[i].lower == "("
    if not (bracket or (told.end < end and items[told.end].lower in _IN_ALL)) or told.noun not in PERSON | {None}:
        return None
    closing = range(told.end, min(told.end + _COUNT_REACH, end))
    return told if any(items[k].lower == _CLOSES[items[i].lower] for k in closing) else None
