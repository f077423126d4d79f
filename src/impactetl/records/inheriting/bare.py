"""Bare numbers of people told of in the passage before: "We freed 31 girls. Six moved into our shelter."."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.metrics.base import VICTIMS
from impactetl.metrics.groups import HELPED
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.linking.direct import direct_links
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, is_plural

# What only victims can be told of.
_TOLD = frozenset({"people_rescued", "people_assisted"})
_OPENS_LINE = frozenset({",", ";", "|", "/", "-", "(", ":"})
_ABOUT = frozenset({"exploitation", "victims"})
# The ways of a verb to what it is told of.
_GOVERNED = frozenset({"object", "passive", "state"})
_TOWARDS = frozenset({"for", "to"})
_OPENS_CLAUSE = frozenset({"and", ",", ";", "while", "but"})


def of_those_before(view: View, direct: Sequence[Link], before: Sequence[Link], topics: frozenset[str]) -> list[Link]:
    """Give the links of numbers without a noun to cues that count only victims, where victims were told of before.

    Where a text is about victims (``topics``), what is done to a number right before its verb is done to some of them.
    """
    done = {link.phrase for link in direct}
    bare = [p for p in view.phrases if p not in done and p.basis == "stated" and p.head is None and p.noun is None]
    if not bare or not view.hits:
        return []
    about = not _ABOUT.isdisjoint(topics)
    cared = "aftercare" in topics
    classes = {p: _class(view, p, direct, before) or (_undergone(view, p) if about else None) for p in bare}
    guessed = {p for p, noun in classes.items() if noun is None and cared and _cared(view, p)}
    classes |= dict.fromkeys(guessed, "victim")
    named = {replace(p, noun=noun): p for p, noun in classes.items() if noun is not None}
    if not named:
        return []
    whose = {phrase: told for told, phrase in named.items()}
    links = direct_links(View(view.items, tuple(whose.get(phrase, phrase) for phrase in view.phrases), view.hits))
    found: dict[tuple[Phrase, str], Link] = {}
    for link in links:
        if link.phrase in named and link.metric in (_TOLD if named[link.phrase] in guessed else HELPED):
            found.setdefault((named[link.phrase], "" if link.metric in _TOLD else link.metric), link)
    return [replace(link, phrase=phrase) for (phrase, _), link in found.items() if _may_count(view, phrase, link)]


def _may_count(view: View, phrase: Phrase, link: Link) -> bool:
    """Whether a number that opens no clause is what a verb is told of: "the court went on to recognise 14"."""
    if link.rule in _GOVERNED or (link.rule == "help" and phrase.prep in _TOWARDS):
        return True
    opens = not phrase.start or view.items[phrase.start - 1].lower in _OPENS_CLAUSE
    return opens and _spoken_of(view, phrase) is None


def _class(view: View, phrase: Phrase, direct: Sequence[Link], before: Sequence[Link]) -> str | None:
    """The class of the victims for whom a number stands that opens its sentence or clause, or counts "of them"."""
    here = sorted((k for k in direct if k.phrase.end <= phrase.start), key=lambda k: k.phrase.start)
    if _again(view, phrase, [*before, *here][-1:]):
        return [*before, *here][-1].phrase.noun
    spoken = _spoken_of(view, phrase)
    if spoken is not None and not here:
        return spoken
    told_of = not here and _of_these(view, phrase)
    if (
        phrase.start
        and not (phrase.pronoun or told_of)
        and (not here or view.items[phrase.start - 1].lower not in _OPENS_CLAUSE)
    ):
        return None
    last = next((k for k in reversed([*before, *here]) if k.phrase.head is not None), None)
    if last is None or last.metric not in HELPED:
        return None
    return last.phrase.noun if last.phrase.noun in VICTIMS else "victim"


def _of_these(view: View, phrase: Phrase) -> bool:
    """Whether a number stands behind "of these" at the start of its sentence: "Of those, 720 go to school"."""
    led = view.behind(0, phrase.start)
    return led in _OF_THESE


_OF_THESE = [
    [of, those, *comma] for of in ("of", "among") for those in ("these", "those", "them") for comma in ([","], [])
]


def _undergone(view: View, phrase: Phrase) -> str | None:
    """Victims, where a number opens its clause or line and what was done to them follows at once: "41 placed"."""
    hits = [hit for hit in view.hits if hit.metric in HELPED and hit.group is not None]
    if any(hit.end == phrase.start and hit.at < hit.end - 1 for hit in hits):  # "they brought out seven"
        return "victim"
    opens = not phrase.start or view.items[phrase.start - 1].lower in _OPENS_LINE
    done = any(
        hit.group is not None and hit.group.start == phrase.end and hit.group.voice in {"passive", "open"}
        for hit in view.hits
        if hit.metric in HELPED
    )
    return "victim" if opens and done and not phrase.of else None


def _cared(view: View, phrase: Phrase) -> bool:
    """Whether a text of those who look after victims counts nothing else before a number: "19 went home"."""
    counted = [p for p in view.phrases if p.end <= phrase.start and p.basis == "stated" and p.head is not None]
    if phrase.of or (counted and counted[-1].noun not in PERSON - {"official", "suspect"}):
        return False
    number = view.items[phrase.start].number
    return number is not None and number.value != 1


def _spoken_of(view: View, phrase: Phrase) -> str | None:
    """The class of the nearest people named before a number in its sentence: "met 200 girls; 36 had been sold"."""
    people = (p for p in view.people_before(phrase.start) if p.head is not None)
    last = next((p for p in people if p.noun != "official"), None)
    if last is None or last.head is None or last.noun not in VICTIMS:
        return None
    return last.noun if is_plural(view.items[last.head].lower) and last.basis in {"stated", "bare"} else None


def _again(view: View, phrase: Phrase, told: Sequence[Link]) -> bool:
    """Whether the same is told of them as of those before, at another time: "Two years ago we took in only 12"."""
    last = told[-1].hit if told and told[-1].metric in _TOLD else None
    if last is None or not any(item.date is not None for item in view.items):
        return False
    return any(hit.cue is last.cue and hit is not last and hit.at < phrase.start for hit in view.hits)
