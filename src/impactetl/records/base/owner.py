"""The one person whose children or others a phrase only counts: "a mother of four", "the husband of one of them"."""

from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON


def parent_of(view: View, phrase: Phrase) -> Phrase | None:
    """Give the person right before the "of" of a phrase that counts no one of whom a verb tells, or None."""
    if phrase.prep != "of" or phrase.start < 2 or view.items[phrase.start - 1].lower != "of":  # noqa: PLR2004 -- person, "of"
        return None
    person = view.at(phrase.start - 2)
    one = person is not None and person.basis == "implied" and person.noun in PERSON and person.end == phrase.start - 1
    alone = phrase.head is None or phrase.of
    return person if one and alone else None
