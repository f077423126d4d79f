"""How a metric says which words state it.

A cue is a word or phrase and the way in which the people, cases or things counted stand to it:

- ``verb``: its object, or its subject in the passive ("rescued six girls", "six girls were rescued");
- ``state``: its subject ("six men pleaded guilty");
- ``noun``: it counts itself ("six convictions") or what follows its preposition ("the arrest of six men");
- ``help_to``: a noun that counts only what follows its preposition ("shelter for six girls").

Words are in the base form and are inflected; in a phrase ``a|b`` stands for either word, ``..`` for a gap of a few
words (a noun phrase may stand in it), ``<term>`` for a length of time, ``<date>`` for a date.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from impactetl.syntax.words import PERSON, SUFFERING


class Role(StrEnum):
    """How what is counted stands to the cue."""

    VERB = "verb"
    STATE = "state"
    NOUN = "noun"
    HELP = "help"


VICTIMS = SUFFERING
PEOPLE = frozenset({"people"})
SUSPECTS = frozenset({"suspect"})
OFFICIALS = frozenset({"official"})
PRISONERS = frozenset({"prisoner"})
ANYONE = PERSON
CASES = frozenset({"case"})
BUSINESSES = frozenset({"business"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that state a metric; see the module's text.

    ``then`` must follow the first word (after its object, if it has one). ``counts`` are the classes of noun that it
    counts. ``links`` are the prepositions that lead to what a noun counts. ``topic`` names a vocabulary that the
    passage, or its surroundings, must hold for the cue to count at all (an ambiguous word such as "released").
    ``by`` names those of whom one must be told to act: "took in six men" is an arrest where the police did so.
    """

    role: Role
    words: tuple[str, ...]
    then: tuple[str, ...] = ()
    counts: frozenset[str] = ANYONE
    links: tuple[str, ...] = ()
    topic: str | None = None
    unit: str | None = None
    by: str | None = None

    def holds(self, other: "Cue") -> bool:
        """Whether this cue is found wherever the other is, and counts what it counts: the other says nothing more."""
        topics, units = {None, other.topic}, {self.unit, other.unit}
        acting = {None, other.by}
        alike = self.role is other.role and len(self.then) == len(other.then) and len(units) == 1
        alike = alike and self.topic in topics and self.by in acting
        words = set(other.words) <= set(self.words) and set(other.links) <= set(self.links)
        behind = zip(other.then, self.then, strict=False)
        return alike and words and other.counts <= self.counts and all(_within(one, more) for one, more in behind)


def _within(choices: str, more: str) -> bool:
    """Whether all choices of one place of a cue are among those of another."""
    return set(choices.split("|")) <= set(more.split("|"))


def verb(
    *words: str, then: str = "", counts: frozenset[str] = ANYONE, topic: str | None = None, unit: str | None = None
) -> Cue:
    """Make a cue of verbs whose object is counted."""
    return Cue(Role.VERB, words, tuple(then.split()), counts, (), topic, unit)


def state(
    *words: str, then: str = "", counts: frozenset[str] = ANYONE, topic: str | None = None, unit: str | None = None
) -> Cue:
    """Make a cue of predicates whose subject is counted; ``be`` may be left out after its noun ("men in custody")."""
    return Cue(Role.STATE, words, tuple(then.split()), counts, (), topic, unit)


def noun(
    *words: str,
    then: str = "",
    links: str = "of",
    counts: frozenset[str] = ANYONE,
    topic: str | None = None,
    unit: str | None = None,
) -> Cue:
    """Make a cue of nouns that count themselves, or what follows one of ``links``; ``then`` ends a compound."""
    return Cue(Role.NOUN, words, tuple(then.split()), counts, tuple(links.split()), topic, unit)


def help_to(
    *words: str,
    then: str = "",
    links: str = "to for of",
    counts: frozenset[str] = VICTIMS | PEOPLE,
    topic: str | None = None,
) -> Cue:
    """Make a cue of nouns that count what follows one of ``links``, never themselves; ``then`` ends a compound."""
    return Cue(Role.HELP, words, tuple(then.split()), counts, tuple(links.split()), topic)


def done_by(who: str, cue: Cue) -> Cue:
    """Make a cue count only where one of the list ``who`` under ``acting`` of ``bodies.toml`` acts."""
    return replace(cue, by=who)


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric: its name, the units of its records, what it counts, its cues, and sentences that show its borders.

    ``unit`` is the unit that a record has unless a cue or the noun counted says otherwise; ``units`` are all that are
    allowed. ``yes`` are sentences that state it, ``no`` sentences that do not, however close they come.
    """

    name: str
    unit: str
    units: tuple[str, ...]
    definition: str
    typical: str
    cues: tuple[Cue, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
