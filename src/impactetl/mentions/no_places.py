"""Names of places that name none where they stand: a person, a firm, a currency, a language, "us" in capitals."""

from impactetl.grammar import place_cues as cues
from impactetl.grammar.money import is_currency
from impactetl.lexicon.english import english
from impactetl.lexicon.gazetteer import PlaceEntry, entry_of, person_names
from impactetl.lexicon.places import fold
from impactetl.model import PlaceKind, Span


def is_no_place(stretch: str, span: Span, entry: PlaceEntry) -> bool:
    """Tell whether the words around the name at ``span`` make it none: a person, a firm, a currency, a language."""
    start, end = span
    before = stretch[max(0, start - cues.CUE_REACH) : start]
    if entry.kind in (PlaceKind.DEMONYM, PlaceKind.COUNTRY) and is_currency(stretch, end):
        return True
    if entry.exact and stretch[start:end] == cues.PRONOUN and _is_pronoun(stretch, before, end):
        return True
    if entry.kind is PlaceKind.DEMONYM:
        return _is_language(stretch, before, end)
    if entry.kind is None:
        return False
    return cues.FIRM.match(stretch, end) is not None or (
        " " not in stretch[start:end] and not entry.exact and _is_person(stretch, before, end, entry)
    )


def _is_pronoun(stretch: str, before: str, end: int) -> bool:
    """Tell whether "US" is "us" in capitals: "ABOUT US", "WHO FUNDS US"."""
    if cues.PRONOUN_BEFORE.search(before):
        return True
    return bool(cues.PRONOUN_AFTER.search(before)) and not cues.NOUN_IN_CAPITALS.match(stretch, end)


def _is_language(stretch: str, before: str, end: int) -> bool:
    if cues.TITLE.search(before) or cues.LANGUAGE_AFTER.match(stretch, end):
        return True
    return bool(cues.LANGUAGE_BEFORE.search(before) and cues.CLAUSE_END.match(stretch, end))


def _is_person(stretch: str, before: str, end: int, entry: PlaceEntry) -> bool:
    """Tell whether a title, a given name before or a surname or an age behind makes it a person."""
    if cues.TITLE.search(before) or cues.AGE_BEHIND.match(stretch, end):
        return True
    if entry.person and (word := cues.WORD_BEFORE.search(before)) and _is_given(word[1]):
        return True
    after = cues.WORD_AFTER.match(stretch, end) if entry.given else None
    return after is not None and _is_surname(fold(after[1]), cued=cues.STRONG_CUE.search(before) is not None)


def _is_given(word: str) -> bool:
    """Tell whether a word is a given name or an initial ("J.")."""
    return (len(word) == len("J.") and word.endswith(".")) or "G" in person_names().get(fold(word), "")


def _is_surname(key: str, *, cued: bool) -> bool:
    """Tell whether a word behind a given name is a surname: a known one or, with no cue of a place, no other word."""
    if "S" in person_names().get(key, ""):
        return True
    return not cued and key not in english() and entry_of(key) is None
