"""People told of by a participle before their predicate: "a man accused of selling his niece was arrested"."""

from impactetl.lexicon.load import words_of
from impactetl.records.base.view import OPENS_CLAUSE, STOPS, View
from impactetl.records.subjects.between import is_finite, share_of
from impactetl.syntax.headlines import describes_person
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, words

# So many items before the predicate the people stand at most.
_REACH = 40
# What may lead on from a participle; an object there makes it a past tense ("accused the police").
_LEADING = frozenset(
    {"of", "to", "by", "as", "in", "for", "with", "from", "on", "over", "at", "during", "after", "under", "before"}
)
_IRREGULAR = words_of("syntax", "participles")
# What opens or closes a clause between: its subject is another.
_PARTING = frozenset({"rel", "sub", "modal"})
# "To be the ringleader" and "to have sold her" belong to the participle.
_FINITE = frozenset({"was", "were", "has", "had", "is", "are", "did", "does", "do"})


def before_custody(view: View, i: int) -> int:
    """Give the item of "are" in "are in jail, sentenced in May" for the participle at item ``i``, else ``i``."""
    if i < _STATUS or view.word(i - 1) != "," or view.items[i].category != "verb":
        return i
    be = next((k for k in range(i - 2, max(i - _STATUS_REACH, 0), -1) if view.items[k].category == "be"), None)
    inside = view.items[be + 1 : i - 1] if be is not None else ()
    held = any(item.lower in _CUSTODY for item in inside) and all(item.category in _WITHIN for item in inside)
    return be if be is not None and held else i


# "Are in jail," stands before the participle, "are now in Kamiti prison," at most so far.
_STATUS, _STATUS_REACH = 4, 8
_CUSTODY, _WITHIN = words_of("terms", "custody"), frozenset({"prep", "adv", "noun", "det"})


def told_by_clause(view: View, i: int) -> Phrase | None:
    """Give the people of whom a participle or a clause without a pronoun tells before the predicate at ``i``."""
    return _told_by_participle(view, i) or _told_by_contact(view, i)


def _told_by_participle(view: View, i: int) -> Phrase | None:
    """Give the people before the participle whose clause the predicate at item ``i`` ends, or None."""
    items = view.items
    if not is_finite(view, i):
        return _told_in_headline(view, i)
    apart = _apart(view, i)
    for k in range(i - 2, max(i - _REACH, 0), -1):
        item = items[k]
        if item.lower in STOPS | _FINITE or _parts(view, k):
            return None
        if item.lower == "," and apart:
            return None
        end = _before_participle(view, k) if _is_participle(view, k) else 0
        phrase = view.at(end - 1) if end else None
        if phrase is not None and phrase.end == end and _tells(phrase):
            return phrase
        if phrase is not None and phrase.end == end and phrase.head is None and (share := share_of(view, phrase, i)):
            return share  # "eight of the 30 arrested in May were charged"
    return None


def _told_by_contact(view: View, i: int) -> Phrase | None:
    """Give the people before a clause without a relative pronoun: "Two of the women we met were convicted", or None."""
    items = view.items
    if not is_finite(view, i):
        return None
    for k in range(i - 2, max(i - _REACH, 0), -1):
        item, phrase = items[k], view.at(k)
        if item.category in _CLOSES or item.lower in _FINITE or (phrase is not None and phrase.counted):
            return None
        if item.category == "pron" and item.lower in _ACTING:
            told = view.at(k - 1)
            verb = any(view.is_verb(n) for n in range(k + 1, i))
            people = told is not None and told.counted and told.noun in PERSON and told.prep is None
            return told if verb and people and told is not None and told.end == k else None
    return None


_ACTING = frozenset({"we", "they", "he", "she", "i", "you"})
_CLOSES = frozenset({"sign", "conj", "rel", "sub"})


def _before_participle(view: View, k: int) -> int:
    """The item where the people before a participle end: "a man accused of", "the first landlord to be tried under"."""
    return k - 2 if view.before(k, 2) == ["to", "be"] else k


def _told_in_headline(view: View, i: int) -> Phrase | None:
    """Give who opens a headline whose participle stands at item ``i``: "Two men accused of smuggling boy arrested"."""
    phrase = view.at(0)
    if phrase is None or phrase.end >= i or view.items[0].category == "det":
        return None
    if not _tells(phrase) and (phrase.basis, phrase.head) != ("stated", None):
        return None
    told = view.items[i].lower in words("done_to") and describes_person(view.items, phrase.end)
    between = view.items[phrase.end : i]
    return phrase if told and not any(item.lower in STOPS | _FINITE for item in between) else None


def _apart(view: View, i: int) -> bool:
    """Whether words behind a last comma are a subject of their own: "had an officer named for it, some of them had"."""
    return view.items[i - 1].lower != ","


def _parts(view: View, k: int) -> bool:
    """Whether a clause opens at ``k`` whose verb may be the predicate; "the party that lost" has its own."""
    category = view.items[k].category
    acts = k + 1 < len(view.items) and view.is_verb(k + 1)
    own = acts and (category == "rel" or view.items[k].lower == "that")
    return (category == "pron" and acts and not own) or (category in _PARTING and not own)


def _is_participle(view: View, k: int) -> bool:
    """Whether a participle that leads on stands at item ``k``."""
    word = view.items[k].lower
    return (word.endswith("ed") or word in _IRREGULAR) and view.items[k + 1].lower in _LEADING


def _tells(phrase: Phrase) -> bool:
    """Whether it counts people and is the subject of a clause."""
    led = phrase.prep is None or phrase.prep in OPENS_CLAUSE
    return led and phrase.counted and phrase.basis != "zero" and phrase.noun in PERSON
