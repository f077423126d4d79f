"""The links that a cue makes by itself, and the ways of nouns that count."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from impactetl.grammar.inflect import forms_of, verb_forms
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Role
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link, made, make_link
from impactetl.records.base.view import View
from impactetl.records.linking.acting import by_others
from impactetl.records.linking.help.for_whom import for_whom
from impactetl.records.linking.predicates import predicate_links, verb_links
from impactetl.records.linking.sentences import counts_sentences
from impactetl.records.linking.teaching.lessons import is_matter, lessons
from impactetl.records.linking.unreported import unreported
from impactetl.records.subjects.beside_one import with_hers
from impactetl.syntax.items import denies
from impactetl.syntax.modality import governed
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.verbs import verb_group
from impactetl.syntax.words import is_plural

# A noun of help may stand this many items before the preposition that leads to those helped.
_HELP_REACH = 10
# The same of a sentence: "the longest term to date, seven years, was imposed in Chipata last year on".
_VERDICT_REACH, _IMPOSED = 14, words_of("terms", "told", "imposed")
_GIVING = words_of("help", "given_to")
_PAST = {"past", "part"}
_HELPING = (
    _GIVING
    | {form for lemma in words_of("help", "giving") for form, kind in verb_forms(lemma).items() if kind in _PAST}
    | forms_of(*words_of("help", "going"))
)
_BETWEEN = {
    "people_assisted": _HELPING,
    "people_trained": _HELPING | {"held", "conducted", "run"},
    "prosecutions": _GIVING | words_of("justice", "proceedings", "verbs") | words_of("justice", "offences", "graded"),
    "convictions": _GIVING | words_of("justice", "proceedings", "verbs"),
}
# A negation stands within this many items before the number that it denies.
_DENIAL_REACH = 4
_WON = words_of("justice", "proceedings", "won")


def direct_links(view: View) -> Iterator[Link]:
    """Give the links that a cue of the passage makes by itself, best ways first."""
    for hit in (hit for hit in view.hits if not (_stays(view, hit) or _names(view, hit))):
        inside = view.at(hit.at)
        if hit.group is not None and inside is not None and inside.head is not None and hit.at < inside.head:
            if hit.metric == "victims_identified" or _freed(view, hit, inside):
                yield from made(make_link(hit, inside, "modifier"))
            continue
        match hit.cue.role:
            case Role.VERB:
                yield from (link for link in verb_links(view, hit) if not by_others(view, link))
            case Role.STATE:
                yield from predicate_links(view, hit, "state")
            case Role.NOUN:
                yield from (*_noun(view, hit), *for_whom(view, hit))
            case Role.HELP:
                yield from (*_help(view, hit), *for_whom(view, hit))


def _names(view: View, hit: Hit) -> bool:
    """Whether a word that may be a verb is what a number counts: "moved them to 5 shelters and arrested six men"."""
    inside = view.at(hit.at)
    if hit.cue.role is not Role.VERB or inside is None or inside.basis != "stated" or inside.head != hit.at:
        return False
    return view.items[hit.at].category == "noun"


def _stays(view: View, hit: Hit) -> bool:
    """Whether somebody only stays in prison: "250 remained imprisoned" tells of no verdict."""
    before = view.items[hit.at - 1].lower if hit.at and hit.metric == "convictions" else ""
    return before in _STAYING and hit.cue.role is Role.VERB


_STAYING = words_of("terms", "staying")


def _freed(view: View, hit: Hit, phrase: Phrase) -> bool:
    """Whether a participle before the noun tells what became of a definite group: "the 19 freed fishermen"."""
    definite = phrase.start > 0 and view.items[phrase.start - 1].lower in {"the", "these", "those", "all"}
    return definite and phrase.basis == "stated" and view.items[hit.at].lower in _DONE


_DONE = words_of("syntax", "fates")


def _noun(view: View, hit: Hit) -> Iterator[Link]:
    """What a noun counts: itself ("six convictions"), or what follows its preposition ("the arrest of six men")."""
    if not _may_count_itself(view, hit):
        return
    phrase = view.at(hit.at)
    if phrase is not None and phrase.basis == "bare":
        yield from _listed_zero(view, hit, phrase) if phrase.tail == hit.at else ()
        yield from unreported(view, hit, phrase)
    if phrase is not None and phrase.counted and _heads(view, phrase, hit.at) and phrase.basis != "implied":
        yield Link(phrase, hit.metric, "head", hit, negated=_denied(view, phrase), unit=hit.cue.unit)
    twin = hit.end if phrase is not None and phrase.counted else _behind_twin(view, hit)
    i = _behind_setting(view, _behind_deed(view, twin))
    if i < len(view.items) and view.items[i].lower in hit.cue.links:
        links = made(*(make_link(hit, p, "complement") for p in view.objects(i + 1)))
        yield from _planned(view, hit, with_hers(view, links))


def _planned(view: View, hit: Hit, links: Iterable[Link]) -> Iterator[Link]:
    """The modality of a noun is that of the verb that governs it: "intended to file charges against two"."""
    if _not_done(view, hit):
        return
    modality = governed(view.items, hit.at)
    yield from (replace(link, modality=modality) for link in links)


def _not_done(view: View, hit: Hit) -> bool:
    """Whether the verb right before a noun of inquiry is denied: "refused to open a probe into nine deaths"."""
    phrase = view.at(hit.at)
    at = phrase.start - 1 if phrase is not None and hit.metric == "investigations" else -1
    return at >= 0 and view.items[at].category == "verb" and verb_group(view.items, at, "base").negated


def _behind_twin(view: View, hit: Hit) -> int:
    """The item behind a second noun of the same kind: "the identification and reintegration of 143 children"."""
    i, items = hit.end, view.items
    if i + 1 < len(items) and items[i].lower in {"and", "or", "and/or"} and items[i + 1].category == "noun":
        return i + 2
    return i


def _behind_deed(view: View, i: int) -> int:
    """The item behind what was done with a verdict: "guilty verdicts were handed down against"."""
    items, j = view.items, i
    while j < len(items) and (items[j].category in {"be", "have"} or items[j].lower in _DEALT):
        j += 1
    return j if j > i and items[i].category in {"be", "have"} else i


_DEALT = words_of("justice", "proceedings", "verbs")


def _behind_setting(view: View, i: int) -> int:
    """The item behind time and place of what a noun tells: "the acquittal in April of", "convictions in Chad of"."""
    items = view.items
    while i < len(items) and (items[i].date is not None or items[i].lower in _SETTING):
        if items[i].date is not None:
            i += 1
            continue
        place = view.at(i + 1)
        if place is None or place.start != i + 1 or place.counted:
            break
        i = place.end
    return i


_SETTING = frozenset({"in", "at", "near", "on", "by", "under", "without", "from", "during"})


def _heads(view: View, phrase: Phrase, at: int) -> bool:
    """Whether the noun at ``at`` is what a phrase counts; a negative word denies each noun of a list."""
    follow = view.word(at + 1)
    if phrase.basis == "stated" and follow == "and" and at == phrase.start + 1 and is_plural(view.items[at].lower):
        return True  # "14 convictions and restitution for 30 workers"
    return phrase.tail == at or (phrase.basis == "zero" and follow in {"or", "and", ","})


def _may_count_itself(view: View, hit: Hit) -> bool:
    """Whether a noun counts at all here: verdicts and sentences only where they are those of a court."""
    word = view.items[hit.at].lower
    if word in {"verdict", "verdicts"}:  # "no verdict was rendered" denies no conviction
        near = view.items[max(hit.at - 1, 0) : hit.at + 2]
        cleared = view.before(hit.at, 2) == ["not", "guilty"]
        if cleared or hit.metric == "acquittals":
            return cleared and hit.metric == "acquittals"
        told = any(item.lower in {"guilty", "against"} for item in near)
        return told or any(item.lower in _WON for item in view.items)
    return word not in {"sentence", "sentences"} or counts_sentences(view, hit)


def _listed_zero(view: View, hit: Hit, phrase: Phrase) -> Iterator[Link]:
    """One negative word for a list: "no investigations, prosecutions, or convictions"."""
    i = phrase.start - 1
    while i >= 0 and (view.items[i].lower in {",", "or", "and", "nor"} or _lists_on(view, i)):
        i -= 1
    left = view.at(i) if i >= 0 else None
    if left is not None and left.basis == "zero" and left.end == i + 1 and i < phrase.start - 1:
        yield Link(left, hit.metric, "head", hit, unit=hit.cue.unit)


def _lists_on(view: View, i: int) -> bool:
    """Whether item ``i`` belongs to another bare noun of the list that is a cue."""
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
    for i in range(phrase.start - 1, max(phrase.start - 1 - _DENIAL_REACH, -1), -1):
        item = view.items[i]
        if denies(item):
            return True
        if item.lower in {",", ";"}:
            return False
    return False


def _help(view: View, hit: Hit) -> Iterator[Link]:
    """Those who follow the preposition of a noun of help: "shelter and legal aid to 35 survivors"."""
    lent = _lent(view, hit)
    if _teaches(view, hit):
        return
    imposed = hit.metric == "convictions" and not _IMPOSED.isdisjoint(view.behind(hit.end, _HELP_REACH))
    reach = _VERDICT_REACH if imposed or hit.metric == "prosecutions" else _HELP_REACH
    for i in range(hit.end, min(hit.end + reach, len(view.items))):
        item = view.items[i]
        label = item.lower == ":" and i <= hit.end + 1 and _opens(view, i)
        if (label or item.lower in hit.cue.links) and not (lent and item.lower == "of"):
            objects = [p for p in view.objects(i + 1 + (item.lower == "attended")) if not _strays(view, p, i)]
            if any(phrase.counted for phrase in objects):
                yield from _planned(view, hit, made(*(make_link(hit, phrase, "help") for phrase in objects)))
                return
        if item.lower in {".", ";", ":"} or item.category in {"rel", "sub"}:
            return
        done = item.category == "have" and [x.lower for x in view.items[i + 1 : i + 2]] == ["been"]
        listed = hit.metric == "prosecutions" and view.word(i - 1) in _LISTING  # "charges of murder, torture and rape"
        if view.is_verb(i) and not done and not listed and item.lower not in _BETWEEN.get(hit.metric, _GIVING):
            return


# Behind these stands a crime that somebody is charged with.
_LISTING = frozenset({"of", "for", ",", "and", "or"})


def _strays(view: View, phrase: Phrase, i: int) -> bool:
    """Whether a number alone stands too far behind its preposition, or what was brought against them was dropped."""
    if phrase.head is not None or phrase.noun is not None or phrase.of:
        return False
    return phrase.start - i > _ALONE_REACH or not _DROPPED.isdisjoint(view.behind(phrase.end, _ALONE_REACH))


_DROPPED = words_of("justice", "proceedings", "dropped")
# "Of", "the", "remaining" and the number; "were", "later", "dropped".
_ALONE_REACH = 3


def _teaches(view: View, hit: Hit) -> bool:
    """Whether a lesson is one for everybody, by what it is about: "lessons on safe migration", not "in tailoring"."""
    taught = hit.metric == "people_assisted" and view.items[hit.end - 1].lower in lessons()
    return taught and view.word(hit.end) in _ABOUT and is_matter(view, hit.end)


_ABOUT = frozenset({"on", "about"})
# A label has so many words at most.
_LABEL_REACH = 5


def _opens(view: View, i: int) -> bool:
    """Whether what stands before the colon at ``i`` is a label of few words: "Legal representation: 41 survivors"."""
    return i <= _LABEL_REACH and view.items[0].number is None


def _lent(view: View, hit: Hit) -> bool:
    """Whether others lent the help: "with the support of 600 donors", "thanks to the help of 40 students"."""
    phrase = view.at(hit.at)
    if phrase is None or view.items[hit.at].lower not in _LENDABLE:
        return False
    thanks = phrase.prep == "to" and view.word_before(phrase.start, "to") == "thanks"
    return thanks or phrase.prep in {"with", "through"}


_LENDABLE = frozenset({"help", "support", "assistance", "aid"})
