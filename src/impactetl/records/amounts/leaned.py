"""Bare numbers that lean on a term before them in the sentence, and whose they are: "; his son got off with three"."""

from impactetl.grammar.inflect import plural
from impactetl.lexicon.load import words_of
from impactetl.records.base.view import View
from impactetl.syntax.items import is_term
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

_EACH = words_of("function_words", "pronoun") | {"each", "both", "one", "another", "other", "others"}
_KIN = frozenset(form for word in words_of("terms", "bare", "kin") for form in (word, *plural(word)))


def of_others(view: View, i: int) -> bool:
    """Whether a clause of its own tells what others got than those who were tried: "; the shelter received three"."""
    number = view.items[i].number
    if number is None or not number.leans:
        return False
    last = next((k for k in range(i - 1, -1, -1) if is_term(view.items[k])), None)
    if last is None or not any(view.is_verb(k) for k in range(last + 1, i)):
        return False
    who = next((phrase for phrase in view.phrases if last < phrase.start and phrase.end <= i), None)
    if who is None:
        return not any(item.capital or item.lower in _EACH for item in view.items[last + 1 : i])
    return who.noun not in PERSON or is_wronged(view, who) or (not who.counted and who.noun == "official")


def is_wronged(view: View, phrase: Phrase) -> bool:
    """Whether those are victims: children are, but not the son of one of the accused."""
    if phrase.head is None or phrase.noun not in {"victim", "minor"}:
        return False
    return phrase.noun == "victim" or view.items[phrase.head].lower not in _KIN
