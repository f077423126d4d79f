"""What a verb or a predicate counts: its object, its subject, shares told behind either."""

from collections.abc import Iterator
from dataclasses import replace

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import ACCUSED, JUDGED
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import SINGULAR, Link, group_of, made, make_link, make_links
from impactetl.records.base.view import View
from impactetl.records.linking.parts_behind import parts_behind
from impactetl.records.subjects.beside_one import behind_name, behind_pronoun, of_group, with_hers
from impactetl.records.subjects.between import has_verb
from impactetl.records.subjects.families import of_families
from impactetl.records.subjects.inversion import by_inversion
from impactetl.records.subjects.sharing import behind_manner, shared_object
from impactetl.records.subjects.subject import Subject, subject_of
from impactetl.syntax.items import is_money, is_ordinal
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, is_plural

# How many items a relative pronoun stands before its verb, and companions or shares behind it.
_PRONOUN_REACH, _BEHIND_REACH = 8, 12


def verb_links(view: View, hit: Hit) -> Iterator[Link]:
    """Link what a verb acts on, by the first way that leads to a phrase: object, inverted or relative, then subject."""
    for way in (_by_object, by_inversion, _by_relative):
        found = way(view, hit)
        if found is not None:
            yield from found
            return
    if _dative(hit) and "give" in hit.cue.words:  # "60 girls were given to"
        return
    if view.word(hit.end - 1) == "back" and hit.end < len(view.items) and is_money(view.items[hit.end]):
        return  # "for 23 maids our lawyer got back $9,000"
    if group_of(hit).voice == "passive" or (group_of(hit).voice == "open" and not _act(view, hit)):
        yield from predicate_links(view, hit, "passive")


def _act(view: View, hit: Hit) -> bool:
    """Whether those before the verb act: "forty women provided legal aid to their neighbours"."""
    if view.behind(hit.end, 1) in _PERSONS:  # "the judge who sentenced him", "a woman in Ghana rescued him"
        return True
    if view.word(hit.at + 1) == "them":  # "a social worker led them to safety"
        return True
    given = hit.end > hit.at + 1 and view.items[hit.at + 1].category != "prep"
    return given and any(item.lower in {"to", "for"} for item in view.items[hit.end : hit.end + _RECEIVER_REACH])


_PERSONS = (["him"], ["her"], ["them"], ["me"], ["us"])
# "Free shelter and food to": those who get something stand within so many items.
_RECEIVER_REACH = 4


def _by_object(view: View, hit: Hit) -> Iterator[Link] | None:
    """The object and the shares behind it; a participle before a preposition ("men taken into") needs a number."""
    voice = group_of(hit).voice
    if (voice == "passive" and not _dative(hit)) or (voice == "open" and _parted(view, hit)):
        return None
    if "refer" in hit.cue.words and hit.end > hit.at + 1:  # "referred to the 707": what follows is no object
        return None
    objects = view.objects(hit.end) or behind_pronoun(view, hit.end)
    if not any(phrase.counted for phrase in objects):
        objects = behind_name(view, hit.end) or objects
    if not objects and _closes_behind(view, hit):  # the object is counted by a cue that needs no more behind it
        return iter(())
    shared = shared_object(view, hit)
    objects = objects or (shared if not _headlined(view, hit, shared) else ()) or behind_manner(view, hit.end)
    if objects and _within(view, hit, objects[-1]):
        return None
    participle = voice == "open" and hit.end > hit.at + 1 and view.items[hit.end - 1].category == "prep"
    if not objects or (participle and not any(phrase.counted for phrase in objects)):
        return None
    return _with_parts(view, hit, objects)


def _closes_behind(view: View, hit: Hit) -> bool:
    """Whether the words of a cue close behind the verb's object: "the judge locked up the recruiter for 11 years"."""
    particle = hit.cue.then[1:2] == ("..",) and view.word(hit.at + 1) in _PARTICLES
    return particle and any(phrase.end < hit.end for phrase in view.objects(hit.at + 2))


_PARTICLES = frozenset({"up", "down", "away"})


def _headlined(view: View, hit: Hit, objects: tuple[Phrase, ...]) -> bool:
    """Whether a headline tells of a bare number, and then of something else: "Two arrested and stolen cars seized"."""
    own = view.at(hit.at - 1) if hit.at == 1 else None
    bare = own is not None and own.head is None and own.basis == "stated"
    follow = view.items[objects[-1].end :][:1] if objects else ()
    return bare and any(item.category == "verb" for item in follow)


def _dative(hit: Hit) -> bool:
    """Whether those to whom something is given stand behind: "meals were given to 40 women"."""
    return hit.cue.then in _DATIVE and hit.end > hit.at + 1 and not _GIVING.isdisjoint(hit.cue.words)


_GIVING = frozenset({"give", "provide"})


def _within(view: View, hit: Hit, last: Phrase) -> bool:
    """Whether what completes the verb stands in its object only: "provided 16 aid workers" gave nobody aid."""
    if hit.cue.then[:1] != ("..",) or hit.end > hit.at + 1:
        return False
    needed = hit.cue.then[-1].split("|")
    return not any(item.lower in needed for item in view.items[last.end :])


_DATIVE = (("to",), ("for|to",))
# So many spaces part the figures of a line: "4,812 people rescued   1,506 arrested".
_GAP = 3


def _parted(view: View, hit: Hit) -> bool:
    """Whether a gap or a bracket parts a participle behind its own count from what follows it."""
    if hit.at == 0 or hit.end >= len(view.items):
        return False
    own, follow = view.at(hit.at - 1), view.items[hit.end]
    apart = follow.start - view.items[hit.end - 1].end >= _GAP or follow.lower == "("
    return apart and own is not None and own.counted


def _with_parts(view: View, hit: Hit, objects: tuple[Phrase, ...]) -> Iterator[Link]:
    yield from with_hers(view, make_links(hit, objects, "object"))
    yield from of_group(view, hit, objects[-1])
    for phrase in objects:
        yield from parts_behind(view, hit, phrase, phrase.end)


def _by_relative(view: View, hit: Hit) -> Iterator[Link] | None:
    """What a relative pronoun makes the object."""
    whom = _whom(view, hit) if group_of(hit).voice in {"active", "open"} else None
    return made(make_link(hit, whom, "relative")) if whom is not None else None


def _if_counted(phrase: Phrase | None) -> Phrase | None:
    return phrase if phrase is not None and phrase.counted else None


def _whom(view: View, hit: Hit) -> Phrase | None:
    """What a relative pronoun makes the object: "the 64 officers that we trained", "the man whom they convicted"."""
    last = _before_helping(view, group_of(hit).start - 1)
    i, reach = last, max(last - _PRONOUN_REACH, 1)
    while i >= reach and not view.is_verb(i) and view.items[i].lower not in {",", ";"}:
        if view.items[i].lower in {"whom", "that", "which"} and i < last:
            end = i - 1 if view.items[i].lower == "whom" and view.items[i - 1].lower == "," else i
            phrase = view.at(end - 1)
            return _if_counted(phrase) if phrase is not None and phrase.end == end else None
        i -= 1
    return _contact(view, last)


def _before_helping(view: View, i: int) -> int:
    """The item before "have helped (to)", which leads to a verb: "the people we have helped free"."""
    k = i - (view.items[i].lower == "to") if i >= 0 else i
    if k < 0 or view.items[k].lower not in _HELPING:
        return i
    return view.over(k - 1, {"have", "be", "adv"})


_HELPING = forms_of("help")


def _contact(view: View, last: int) -> Phrase | None:
    """What a clause without a pronoun makes the object: "the 64 officers we trained", "the 310th girl police freed"."""
    if last < 1 or view.items[last].category in {"conj", "sign", "prep", "date"}:
        return None
    subject = view.at(last)
    start = subject.start if subject is not None else last
    if subject is None and view.items[last].lower not in _WE:
        return None
    phrase = view.at(start - 1) if start else None
    led = phrase is not None and (phrase.start == 0 or view.items[phrase.start - 1].category in {"det", "prep", "be"})
    return _if_counted(phrase) if phrase is not None and phrase.end == start and led and not phrase.of else None


_WE = frozenset({"we", "they", "it", "he", "she", "you", "i"})


def predicate_links(view: View, hit: Hit, rule: str) -> Iterator[Link]:
    """Link the subject of a predicate, its shares and those who were with it."""
    subject = of_families(view, _named(view, hit, subject_of(view, group_of(hit).start)))
    subject = _both_within(view, hit, _first_of_all(view, hit, subject))
    if group_of(hit).voice == "open" and has_verb(view, -1, hit.at):  # "none of those arrested remained in prison"
        subject = replace(subject, phrases=tuple(p for p in subject.phrases if p.basis != "zero"))
    wholes = [phrase for phrase in subject.phrases if phrase.counted]
    others = _others_behind(view, hit)
    if others is not None and not any(phrase.basis == "stated" for phrase in wholes):
        yield from made(make_link(hit, others, "together", extra=1))
        return
    if others is not None:
        yield from made(make_link(hit, others, "together"))
    yield from with_hers(view, make_links(hit, subject.phrases, rule))
    for phrase in subject.parts:
        yield from made(make_link(hit, phrase, "part", whole=wholes[0] if wholes else None))
    told = wholes or subject.phrases  # "many girls were freed, including four from Benin"
    if len(told) == 1 and (rule != "state" or not told[0].counted):
        yield from parts_behind(view, hit, told[0], hit.end)
    for phrase in subject.together:
        yield from made(make_link(hit, phrase, "together", extra=0 if wholes and wholes[0].basis == "stated" else 1))


def _first_of_all(view: View, hit: Hit, subject: Subject) -> Subject:
    """Who is told to be the first whom it befell: "a recruiter became the first to be found guilty"."""
    first = subject.phrases[0] if len(subject.phrases) == 1 else None
    if first is None or hit.metric not in ACCUSED or first.end != group_of(hit).start or first.start < 2:  # noqa: PLR2004 -- verb, "the"
        return subject
    ranked = is_ordinal(view.items[first.start]) and view.value(first) == 1
    verb = view.items[first.start - 2]
    if not ranked or view.word(first.start - 1) != "the" or (verb.category != "be" and verb.lower not in _BECOMING):
        return subject
    told = subject_of(view, view.over(first.start - 3, {"have", "adv", "modal"}) + 1)
    return told if any(phrase.counted for phrase in told.phrases) else subject


_BECOMING = forms_of("become")


def _both_within(view: View, hit: Hit, subject: Subject) -> Subject:
    """The subject, with the two whom "both" counts within the verb ("are both charged"), without whom it cannot be."""
    if any(phrase.basis == "stated" for phrase in subject.phrases):
        return subject
    group = group_of(hit)
    both = next((view.at(k) for k in range(group.start, hit.at) if view.items[k].lower == "both"), None)
    if both is not None and sum(phrase.counted for phrase in subject.phrases) <= 1:  # "Rossi and his son were both"
        return replace(subject, phrases=(both,))
    return replace(subject, phrases=()) if _disagrees(view, group.start, subject) else subject


def _disagrees(view: View, i: int, subject: Subject) -> bool:
    """Whether one person behind a preposition or an "or" stands before a plural: "met a guard and were held"."""
    if len(subject.phrases) != 1 or view.items[i].lower not in _PLURAL or view.items[i - 1].category != "conj":
        return False
    one = subject.phrases[0]
    before = view.word(one.start - 1)
    return one.basis == "implied" and (one.prep is not None or before == "or")


_PLURAL = frozenset({"were", "are"})


def _named(view: View, hit: Hit, subject: Subject) -> Subject:
    """One person whom no list knows, or who is told by another's name: "the sexton was", "Lidia's stepfather was"."""
    if len(subject.phrases) != 1 or hit.metric not in JUDGED or not _is_one(view, hit, subject.phrases[0]):
        return subject
    phrase, items = subject.phrases[0], view.items
    whose = items[phrase.start].clitic == "'s" and phrase.noun in PERSON
    the = items[phrase.start].lower in _THE and phrase.noun is None and phrase.prep is None
    the = the and items[hit.at].lower not in _FINED  # who is fined may be a firm: "the airline was fined"
    return replace(subject, phrases=(replace(phrase, basis="implied"),)) if whose or the else subject


def _is_one(view: View, hit: Hit, phrase: Phrase) -> bool:
    """Whether a phrase without a number stands as the subject right before a verb in the singular."""
    group = group_of(hit)
    if phrase.basis != "bare" or phrase.head is None or phrase.end != group.start:
        return False
    be = next((item.lower for item in view.items[group.start : hit.at] if item.category in {"be", "have"}), "")
    behind_verb = phrase.start > 0 and view.is_verb(phrase.start - 1)  # "fled the scene and was"
    return be in SINGULAR and not behind_verb and not is_plural(view.items[phrase.head].lower)


_FINED = forms_of("fine")
_THE = frozenset({"the", "his", "her", "a", "an", "another", "their"})


def _others_behind(view: View, hit: Hit) -> Phrase | None:
    """Those who were with one person: "the farmer was detained with 8 others"."""
    for i in range(hit.end, min(hit.end + _BEHIND_REACH, len(view.items))):
        phrase = view.at(i)
        if phrase is not None and phrase.basis == "stated" and phrase.prep == "with" and phrase.head is not None:
            return phrase if _companions(view, hit, phrase) else None
        if view.is_verb(i) or view.items[i].lower in {";", ":", "."}:
            return None
    return None


_COMPANIONS = words_of("syntax", "companions")
# Who is arrested with such people is arrested beside them.
_JUDGED = frozenset({"arrests", "convictions", "prosecutions"})
_ALIKE = words_of("syntax", "accused_beside")
_LIKE_HIM = frozenset({"people", "official", "suspect"})


def _companions(view: View, hit: Hit, phrase: Phrase) -> bool:
    """Whether a phrase behind "with" tells who else: "with 8 others", or "along with two midwives" of one person."""
    told = {item.lower for item in view.items[phrase.start : phrase.end]}
    if told & _COMPANIONS or (hit.metric in _JUDGED and told & _ALIKE):
        return True
    along = any(item.lower in {"along", "together"} for item in view.items[max(phrase.start - 3, 0) : phrase.start])
    before = view.items[group_of(hit).start - 1] if group_of(hit).start else None
    one = before is not None and (before.lower in {"he", "she"} or (before.capital and not before.lower.endswith("s")))
    if along and hit.metric in _JUDGED and phrase.noun in _LIKE_HIM:  # "one of the owners, along with two supervisors"
        return True
    return along and one and phrase.noun in PERSON
