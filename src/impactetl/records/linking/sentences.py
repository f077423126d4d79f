"""When a number of sentences counts people: "the courts handed down 12 sentences", not "a letter of two sentences"."""

from itertools import takewhile

from impactetl.lexicon.load import words_of
from impactetl.records.base.authority import COURTS
from impactetl.records.base.cues import Hit
from impactetl.records.base.view import View
from impactetl.syntax.words import noun_class

_WON = words_of("justice", "proceedings", "won")
_HANDED = words_of("justice", "proceedings", "handed")
_UNDONE = words_of("justice", "proceedings", "taken_back")
_KINDS = words_of("justice", "sentences", "kinds")
_INCLUDING = frozenset({"include", "includes", "included", "including", "with"})
# Of somebody with several sentences of his own.
_OF_ONE = words_of("justice", "sentences", "of_one")
# A crime stands within so many items behind sentences: "of the seven sentences, five were for rape".
_CRIME_REACH = 8


def counts_sentences(view: View, hit: Hit) -> bool:
    """Whether the word of a cue, "sentences", tells of verdicts of a court that are counted."""
    words = view.words
    if not _WON.isdisjoint(words):
        return True
    if not _UNDONE.isdisjoint(_clause(view, hit.at)) or not _OF_ONE.isdisjoint(words) or _given_to_one(view, hit):
        return False
    if "death" in hit.cue.words:
        return not _HANDED.isdisjoint(words)
    kind = view.word(hit.at - 1) in _KINDS
    handed = not _HANDED.isdisjoint(words) and (not COURTS.isdisjoint(words) or "down" in words)
    return kind or handed or _for_crime(view, hit.end)


def _clause(view: View, i: int) -> list[str]:
    """The words before an item, and those behind it up to the next clause."""
    behind = takewhile(lambda item: item.lower not in _ENDS, view.items[i:])
    return [*view.before(i, i), *(item.lower for item in behind)]


_ENDS = frozenset({",", ";", ".", "and", "but", "while"})


def _given_to_one(view: View, hit: Hit) -> bool:
    """Whether one person got them all, "he was given two life sentences", or they are some of those told before."""
    phrase = view.at(hit.at)
    if phrase is not None and view.word(phrase.start - 1) in _INCLUDING:  # "625 convicted, with eleven life sentences"
        return True
    given = phrase is not None and phrase.start > 1 and view.word(phrase.start - 1) in _HANDED | {"given", "got"}
    return given and phrase is not None and view.items[phrase.start - 2].category in {"be", "pron", "have"}


def _for_crime(view: View, i: int) -> bool:
    """Whether what the sentences were for is told behind them: "of the seven sentences, five were for rape"."""
    near = view.behind(i, _CRIME_REACH)
    if "for" not in near:
        return False
    behind = near[near.index("for") + 1 :][:3]
    crimes = words_of("justice", "offences", "of_any_kind")
    return any(word in crimes or noun_class(word) == "crime" for word in behind)
