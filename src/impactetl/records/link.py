"""Which metric each counted phrase states: the cue, and the way from the cue to the phrase."""

from collections.abc import Iterator
from dataclasses import dataclass

from impactetl.metrics.base import Role
from impactetl.records.cues import Hit
from impactetl.records.view import View
from impactetl.syntax.phrases import Phrase

# A noun of help may stand this many items before the preposition that leads to those helped.
_HELP_REACH = 10
_LABEL_SIGNS = frozenset({":", "-", "(", ")", "."})


@dataclass(frozen=True, slots=True)
class Link:
    """A counted phrase and the metric that it states.

    ``rule`` names the way ("subject", "object", ...). ``whole`` is the phrase that this one is a stated part of.
    ``extra`` is what the value adds to the number ("along with 27 others": 1). ``modality`` and ``negated`` are the
    predicate's.
    """

    phrase: Phrase
    metric: str
    rule: str
    hit: Hit | None
    whole: Phrase | None = None
    extra: int = 0
    modality: str = "actual"
    negated: bool = False
    unit: str | None = None


def direct_links(view: View) -> Iterator[Link]:
    """Give the links that a cue of the passage makes by itself, best ways first."""
    for hit in view.hits:
        inside = view.at(hit.at)
        if hit.group is not None and inside is not None and inside.head is not None and hit.at < inside.head:
            if hit.metric == "victims_identified":
                yield from _some(_link(hit, inside, "modifier"))
            continue
        match hit.cue.role:
            case Role.VERB:
                yield from _verb(view, hit)
            case Role.STATE:
                yield from _subject(view, hit, "state")
            case Role.NOUN:
                yield from _noun(view, hit)
            case Role.HELP:
                yield from _help(view, hit)


def _link(hit: Hit, phrase: Phrase, rule: str, whole: Phrase | None = None, extra: int = 0) -> Link | None:
    """Make a link if the phrase is of a class that the cue counts."""
    if not phrase.counted or not fits(hit, phrase):
        return None
    group = hit.group
    modality, negated = (group.modality, group.negated) if group is not None else ("actual", False)
    if phrase.basis == "zero":
        negated = False
    if (
        hit.metric == "convictions" and "spend" in hit.cue.words
    ):  # "will spend 16 years in prison": the sentence is passed
        modality = "actual"
    unit = hit.cue.unit or ("case" if phrase.noun in {"case", "report", "complaint"} else None)
    return Link(phrase, hit.metric, rule, hit, whole, extra, modality, negated, unit)


def fits(hit: Hit, phrase: Phrase) -> bool:
    """Whether a phrase is of a class that the cue counts; a number alone fits what counts people."""
    if phrase.head is None:
        if phrase.noun is not None:
            return phrase.noun in hit.cue.counts
        return (hit.cue.role is not Role.HELP or phrase.of) and bool(hit.cue.counts & {"people", "suspect"})
    return phrase.noun in hit.cue.counts or (phrase.noun is None and _unknown_person(hit, phrase))


_PERSONAL = frozenset({"arrests", "convictions", "acquittals"})


def _unknown_person(hit: Hit, phrase: Phrase) -> bool:
    """What is arrested, convicted or acquitted is a person, even if no list knows the noun ("12 marabouts")."""
    stated = phrase.basis == "stated" and phrase.tail == phrase.head and not phrase.of and "fine" not in hit.cue.words
    return stated and hit.metric in _PERSONAL and hit.cue.role is Role.VERB


def _some(*links: Link | None) -> Iterator[Link]:
    return (link for link in links if link is not None)


def _verb(view: View, hit: Hit) -> Iterator[Link]:
    assert hit.group is not None  # noqa: S101 -- a verb cue always has its group
    if hit.group.voice != "passive":
        objects = view.objects(hit.end) or _shared_object(view, hit)
        participle = hit.group.voice == "open" and hit.end > hit.at + 1 and view.items[hit.end - 1].category == "prep"
        if objects and not (participle and not any(phrase.counted for phrase in objects)):
            yield from _some(*(_link(hit, phrase, "object") for phrase in objects))
            for phrase in objects:
                yield from _parts_behind(view, hit, phrase, phrase.end)
            return
    if hit.group.voice == "open" and (hit.at == 0 or view.items[hit.at - 1].category == "sign"):
        inverted = _inverted(view, hit)
        if inverted is not None:
            yield from _some(_link(hit, inverted, "inverted"))
            return
    if hit.group.voice == "passive":
        behind = view.at(hit.end)
        if hit.group.start == 0 and behind is not None and behind.counted:
            yield from _some(_link(hit, behind, "inverted"))
            return
    if hit.group.voice in {"active", "open"}:
        whom = _whom(view, hit)
        if whom is not None:
            yield from _some(_link(hit, whom, "relative"))
            return
    if hit.group.voice in {"passive", "open"}:
        yield from _subject(view, hit, "passive")


def _whom(view: View, hit: Hit) -> Phrase | None:
    """What a relative pronoun makes the object: "the 64 officers that we trained", "the man whom the court convicted"."""
    assert hit.group is not None  # noqa: S101 -- a verb cue always has its group
    i = hit.group.start - 1
    reach = max(i - 8, 1)
    while i >= reach and not view.is_verb(i) and view.items[i].lower not in {",", ";"}:
        if view.items[i].lower in {"whom", "that", "which"} and i < hit.group.start - 1:
            phrase = view.at(i - 1)
            return phrase if phrase is not None and phrase.end == i and phrase.counted else None
        i -= 1
    return None


def _inverted(view: View, hit: Hit) -> Phrase | None:
    """The subject behind its verb: "Detained in the sweep were 58 drivers"."""
    for i in range(hit.end, min(hit.end + 8, len(view.items) - 1)):
        if view.items[i].category == "be":
            phrase = view.at(i + 1)
            return phrase if phrase is not None and phrase.counted else None
        if view.is_verb(i) or view.items[i].lower == ",":
            return None
    return None


def _shared_object(view: View, hit: Hit) -> tuple[Phrase, ...]:
    """The object of coordinated verbs: "arrested and charged six men"."""
    i = hit.at + 1
    items = view.items
    while (i + 1 < len(items) and items[i].lower in {"and", "or", ",", "then"}) or (
        i < len(items) and items[i].category == "adv"
    ):
        i += 1
        if i < len(items) and view.is_verb(i) and items[i].category not in {"be", "have", "modal"}:
            i += 1
            other = next((h.end for h in view.hits if h.at == i - 1), i)
            objects = view.objects(max(other, i))
            if objects:
                return objects
    return ()


def _subject(view: View, hit: Hit, rule: str) -> Iterator[Link]:
    assert hit.group is not None  # noqa: S101 -- a predicate always has its group
    subject = view.subject(hit.group.start)
    wholes = [phrase for phrase in subject.phrases if phrase.counted]
    others = _others_behind(view, hit)
    if others is not None and not any(phrase.basis == "stated" for phrase in wholes):
        yield from _some(_link(hit, others, "together", extra=1))
        return
    yield from _some(*(_link(hit, phrase, rule) for phrase in subject.phrases))
    for phrase in subject.parts:
        yield from _some(_link(hit, phrase, "part", whole=wholes[0] if wholes else None))
    if len(wholes) == 1 and rule != "state":
        yield from _parts_behind(view, hit, wholes[0], hit.end)
    for phrase in subject.together:
        yield from _some(_link(hit, phrase, "together", extra=0 if wholes and wholes[0].basis == "stated" else 1))


def _others_behind(view: View, hit: Hit) -> Phrase | None:
    """Those who were with one person: "the farmer was detained with 8 others"."""
    for i in range(hit.end, min(hit.end + 12, len(view.items))):
        phrase = view.at(i)
        if phrase is not None and phrase.basis == "stated" and phrase.prep == "with" and phrase.head is not None:
            return (
                phrase
                if any(item.lower in {"others", "other"} for item in view.items[phrase.start : phrase.end])
                else None
            )
        if view.is_verb(i) or view.items[i].lower in {";", ":", "."}:
            return None
    return None


def _parts_behind(view: View, hit: Hit, whole: Phrase, i: int) -> Iterator[Link]:
    """Shares told right behind an object: "freed nine girls, four of them Haitian, one Venezuelan", "including six minors"."""
    items = view.items
    yielded = False
    passed = 0
    while i < len(items) and passed < 12:
        phrase = view.at(i)
        bracket = (
            phrase is not None
            and phrase.start == whole.end + 1
            and items[whole.end].lower == "("
            and phrase.noun is not None
        )
        if (
            phrase is not None
            and phrase.basis != "zero"
            and phrase.counted
            and (phrase.of or bracket or phrase.prep in {"including", "among"})
        ):
            if items[phrase.start - 1].lower == "and" and not yielded:
                return
            yielded = True
            if not view.is_verb(phrase.end):
                yield from _some(_link(hit, phrase, "part", whole=whole))
            i = phrase.end
            passed = 0
            continue
        if items[i].lower in {";", ":"} or view.is_verb(i):
            return
        i += 1
        passed += 1


def _noun(view: View, hit: Hit) -> Iterator[Link]:
    phrase = view.at(hit.at)
    if not _may_count_itself(view, hit):
        return
    if phrase is not None and phrase.basis == "bare" and phrase.tail == hit.at:
        yield from _listed_zero(view, hit, phrase)
    if phrase is not None and phrase.counted and phrase.tail == hit.at and phrase.basis != "implied":
        negated = _denied(view, phrase)
        unit = hit.cue.unit
        yield Link(phrase, hit.metric, "head", hit, negated=negated, unit=unit)
    i = hit.end
    if i < len(view.items) and view.items[i].lower in hit.cue.links:
        yield from _some(*(_link(hit, p, "complement") for p in view.objects(i + 1)))


# A number of sentences counts people only where somebody won them.
_WON = frozenset({"won", "win", "wins", "winning", "secured", "obtained", "achieved"})


def _may_count_itself(view: View, hit: Hit) -> bool:
    sentences = view.items[hit.at].lower in {"sentence", "sentences"}
    return not sentences or any(item.lower in _WON for item in view.items)


def _listed_zero(view: View, hit: Hit, phrase: Phrase) -> Iterator[Link]:
    """One negative word for a list: "no investigations, prosecutions, or convictions"."""
    i = phrase.start - 1
    while i >= 0 and (view.items[i].lower in {",", "or", "and", "nor"} or _lists_on(view, i)):
        i -= 1
    left = view.at(i) if i >= 0 else None
    if left is not None and left.basis == "zero" and left.end == i + 1 and i < phrase.start - 1:
        yield Link(left, hit.metric, "head", hit, unit=hit.cue.unit)


def _lists_on(view: View, i: int) -> bool:
    phrase = view.at(i)
    return (
        phrase is not None
        and phrase.basis == "bare"
        and any(h.at == phrase.tail and h.group is None for h in view.hits)
    )


def _denied(view: View, phrase: Phrase) -> bool:
    """Whether the clause denies it: "did not make 12 arrests"; a zero phrase has its denial in its value."""
    if phrase.basis == "zero":
        return False
    for i in range(phrase.start - 1, max(phrase.start - 5, -1), -1):
        item = view.items[i]
        if item.category == "neg" or item.clitic == "n't":
            return True
        if item.lower in {",", ";"}:
            return False
    return False


def _help(view: View, hit: Hit) -> Iterator[Link]:
    """Those who follow the preposition of a noun of help: "shelter and legal aid to 35 survivors"."""
    for i in range(hit.end, min(hit.end + _HELP_REACH, len(view.items))):
        item = view.items[i]
        if item.lower in hit.cue.links:
            objects = view.objects(i + 1)
            if any(phrase.counted for phrase in objects):
                yield from _some(*(_link(hit, phrase, "help") for phrase in objects))
                return
        if item.lower in {".", ";", ":"} or item.category in {"rel", "sub"}:
            return
        if view.is_verb(i) and item.lower not in {
            "was",
            "were",
            "given",
            "provided",
            "offered",
            "is",
            "been",
            "extended",
            "available",
        }:
            return
