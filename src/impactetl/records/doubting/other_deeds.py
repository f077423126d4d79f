"""Verbs and nouns of the field that tell of another deed: papers released, rooms cleared, suits of private people."""

from itertools import pairwise, takewhile

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View
from impactetl.records.subjects.agents import ACTIVE, agent_words, taken_by
from impactetl.records.subjects.gain import by_wrongdoer
from impactetl.syntax.items import is_ordinal, is_term
from impactetl.syntax.verbs import VerbGroup
from impactetl.syntax.words import PERSON

_PAPERS = words_of("senses", "papers")
_DEPICTING = words_of("senses", "depicting") | words_of("senses", "cameras")
_ROOMS = words_of("senses", "rooms")
_CIVIL = words_of("justice", "suits", "civil")
_PRIVATE = words_of("justice", "suits", "private")
_CASES = words_of("justice", "filings", "nouns")
_REVIEWED = words_of("justice", "custody_reviewed", "nouns")
_REVIEWING = words_of("justice", "custody_reviewed", "verbs")
# Where somebody is removed from, and what a suit is, stand within so many items.
_FROM_REACH, _SUIT_REACH = 6, 4
# Who files a suit stands at most so many items before its verb.
_FILER_REACH = 3


def _paper(view: View, link: Link) -> bool:
    """What is published: "released an updated guide on complaints", not "released a guide whom they had held"."""
    head = link.phrase.head
    if head is None or view.items[head].lower not in _PAPERS:
        return False
    follow = view.items[link.phrase.end].category if link.phrase.end < len(view.items) else "sign"
    return link.rule == "object" and follow != "rel"


def _pictured(view: View, link: Link) -> bool:
    """Who is seen or named in what is published: "released CCTV images of two men", "gave the names of six"."""
    led = link.phrase.prep == "of" or view.word(link.phrase.start - 1) == "of"
    return led and view.word_before(link.phrase.start, "of") in _DEPICTING


def _from_room(view: View, link: Link) -> bool:
    """Who is sent out of a room or an office: "removed the two activists from the courtroom"."""
    if link.hit is None:
        return False
    start = max(link.hit.at + 1, link.phrase.end if link.rule == "object" else 0)
    behind = view.behind(start, _FROM_REACH)
    if "from" not in behind:
        return False
    place = takewhile(lambda word: word != "by", behind[behind.index("from") + 1 :])  # "from the kiln by the court"
    return not _ROOMS.isdisjoint(place)


def _civil_trial(view: View, link: Link) -> bool:
    """Proceedings in which money was won prosecute nobody: "damages were awarded in three proceedings"."""
    if link.rule != "head" or link.phrase.prep != "in" or link.phrase.noun != "case":
        return False
    return not _REDRESS.isdisjoint(view.before(link.phrase.start, link.phrase.start))


_REDRESS = words_of("money", "compensation", "words")


def _ended_so(view: View, link: Link) -> bool:
    """Cases are none of those convicted in them: "three resulted in the conviction of five accused"."""
    hit = link.hit
    if hit is None or link.rule != "state" or not _VERDICTS & set(hit.cue.then[-1].split("|") if hit.cue.then else ()):
        return False
    return view.word(hit.end) == "of" and any(p.counted and p.noun in PERSON for p in view.objects(hit.end + 1))


_VERDICTS = frozenset({"conviction", "acquittal", "prosecution", "indictments"})


def _place_of_custody(view: View, link: Link) -> bool:
    """Where somebody is held is no person: "she is in the Buen Pastor awaiting trial"."""
    group, phrase = link.group, link.phrase
    verbless = group is not None and link.rule == "state" and group.start in {group.end, group.end - 1}
    named = verbless and phrase.basis == "implied" and phrase.prep in {"in", "at", "inside"}
    return named and phrase.head is not None and view.items[phrase.head].capital


def _schooled(view: View, link: Link) -> bool:
    """Who gets years of something is no convict: "gave a girl three years of fees"."""
    if link.hit is None or link.hit.cue.then != ("<term>",):
        return False
    term = next((k for k in range(link.hit.end, len(view.items)) if is_term(view.items[k])), len(view.items))
    return view.word(term + 1) == "of" and _CUSTODY.isdisjoint(view.behind(term + 2, 3))


_CUSTODY = words_of("terms", "after") | words_of("terms", "custody")


def _abroad(view: View, link: Link) -> bool:
    """Who is taken out of a country or a town was taken away, unless rescuers do it: "had been taken out of Laos"."""
    if link.hit is None or link.group is None or view.word(link.hit.at) in _FREEING:
        return False
    start = max(link.hit.at + 1, link.phrase.end if link.rule == "object" else 0)
    behind = view.behind(start, _FROM_REACH)
    out = next((start + k for k, pair in enumerate(pairwise(behind)) if pair == ("out", "of")), None)
    if out is None:
        return False
    place = list(takewhile(lambda item: item.category != "prep", view.items[out + 2 : out + 2 + _FROM_REACH]))
    if not place or any(item.lower in _HELD for item in place):
        return False
    land = place[0].category == "det" and view.word(out + 3) in _LANDS
    return (land or place[0].capital) and _taken_away(view, link, link.group, land=land)


def _taken_away(view: View, link: Link, group: VerbGroup, *, land: bool) -> bool:
    """Whether no rescuer acts; one who brings people out of a place that is named need be none by the word."""
    if by_wrongdoer(view, group):
        return True
    if view.word(group.start - 1) == "we" or taken_by(view, link, _RESCUERS):
        return False
    passive = link.rule not in ACTIVE and agent_words(view, link.hit.at if link.hit else 0) is None
    return land or (passive and view.word(group.end - 1) in _LEADING_AWAY)


_HELD, _LANDS = words_of("ways_out", "held"), words_of("ways_out", "lands")
_RESCUERS = words_of("ways_out", "rescuers") | words_of("bodies", "acting", "law")
_FREEING = forms_of("rescue", "free", "save", "liberate")
_LEADING_AWAY = forms_of("take", "get", "move", "smuggle", "transport", "carry")


def _civil(view: View, link: Link) -> bool:
    """Whom private people take to court: "families filed a civil case against the mayor"; nobody is prosecuted."""
    if link.hit is None:
        return False
    against = link.phrase.start - 1
    while against > link.hit.at and view.word(against) != "against":
        against -= 1
    suit = view.before(against, _SUIT_REACH)
    if view.word(against) != "against" or _CASES.isdisjoint(suit):
        return False
    return not _CIVIL.isdisjoint(suit) or (link.phrase.basis == "implied" and _by_private(view, link))


def _by_private(view: View, link: Link) -> bool:
    """Whether private people or a union act: "residents lodged a case against the governor"."""
    group = link.group
    filer = view.at(group.start - 1) if group is not None and group.start else None
    if filer is None or filer.head is None:
        return False
    private = filer.noun in PERSON - {"official", "suspect"} or view.word(filer.head) in _PRIVATE
    return private and group is not None and group.start - filer.end < _FILER_REACH


def _reviewed(view: View, link: Link) -> bool:
    """Custody that a court only looks at: "the length of the detention of three men", "extended the detention of"."""
    if link.hit is None or link.hit.group is not None or link.rule != "complement":
        return False
    phrase = view.at(link.hit.at)
    start = phrase.start if phrase is not None else link.hit.at
    before = view.before(start, 2)
    of = before[1:] == ["of"] and before[0] in _REVIEWED
    return of or (before[-1:] != [] and before[-1] in _REVIEWING)


def _endangered(view: View, link: Link) -> bool:
    """Who is only found to be in danger: "identified the 48,000 domestic workers as particularly vulnerable"."""
    if link.hit is None or link.phrase.noun == "victim":
        return False
    behind = view.behind(link.hit.at + 1, _AS_REACH)
    return any(
        word == "as" and not _ENDANGERED.isdisjoint(behind[k + 1 : k + _RISK_REACH]) for k, word in enumerate(behind)
    )


_ENDANGERED = words_of("senses", "endangered")
# "As" stands this near behind the verb, what follows it so near behind it: "as being at high risk".
_AS_REACH, _RISK_REACH = 24, 5


def _condition(view: View, link: Link) -> bool:
    """In what state some of those told of were: "113 women, one of whom was nine months pregnant"."""
    if link.rule != "share" or not link.phrase.pronoun:
        return False
    return not _CONDITIONS.isdisjoint(view.behind(link.phrase.end, _STATE_REACH))


_CONDITIONS, _STATE_REACH = words_of("senses", "conditions"), 4


def _first_of_many(view: View, link: Link) -> bool:
    """The first of a kind: "obtained our first conviction of a trafficker" ranks it, whoever was convicted."""
    if link.hit is None or link.phrase.basis != "implied" or link.rule != "complement":
        return False
    noun = view.at(link.hit.at)
    return noun is not None and is_ordinal(view.items[noun.start])


def _in_fiction(view: View, link: Link) -> bool:
    """What a work tells: "in the film, police rescue 12 girls", "a film about the rescue of 12 boys won an award"."""
    said = view.behind(0, link.phrase.start)
    at = next((i for i, word in enumerate(said[:_TITLE_REACH]) if word in words_of("senses", "fiction")), None)
    if at is None or at == 0 or view.items[at - 1].category not in {"det", "noun", "num"} or "documentary" in said:
        return False
    behind = said[at + 1 : at + 2]
    opened = said[0] == "in" and behind == [","]
    return opened or behind == ["about"] or (behind[0:1] != [] and behind[0] in words_of("senses", "depicting_acts"))


# "In a new American film,": so many items stand before the noun and with it.
_TITLE_REACH = 5


def _inhabitants(view: View, link: Link) -> bool:
    """Who lives somewhere: "in towns with populations of more than 50,000 people", "in a slum of 90,000 people"."""
    at = link.phrase.start - 2
    if link.metric == "victims_estimated" or at < 0 or view.word(at + 1) != "of":
        return False
    if view.word(at) in {"population", "populations"}:
        return True
    ahead = range(at - 1, max(at - _TOWN_REACH, -1), -1)
    within = next((view.word(i) for i in ahead if view.items[i].category not in {"det", "noun", "num", "adj"}), None)
    return view.word(at) in words_of("senses", "settlements") and within in _WITHIN


# "In a small fishing village of 900 people": so many words stand before "village"; where somebody is told to be.
_TOWN_REACH = 5
_WITHIN = frozenset({"in", "from", "at", "near", "across", "into", "for", "of"})


def _shut_awhile(view: View, link: Link) -> bool:
    """What nobody closed for a crime: "two bakeries closed for the holidays", "closed with the loss of 400 jobs"."""
    if link.hit is None:
        return False
    behind = view.behind(link.hit.at + 1, _PAUSE_REACH)
    why = view.behind(max(link.hit.at + 1, link.phrase.end), _WHY_REACH)
    plain = words_of("senses", "held_at").isdisjoint(
        view.behind(link.phrase.start, link.phrase.end - link.phrase.start)
    )
    trade = plain and not words_of("senses", "trade").isdisjoint(why)  # "closed with the loss of 400 jobs"
    return trade or (behind[:1] == ["for"] and not words_of("senses", "pauses").isdisjoint(behind))


# A pause is told this near behind "closed", a reason so near.
_PAUSE_REACH, _WHY_REACH = 4, 8

OTHER_DEEDS: Doubts = (
    Doubt("other_count", _inhabitants),
    Doubt("other_count", _shut_awhile, {"businesses_closed"}),
    Doubt("passing_mention", _in_fiction),
    Doubt("other_count", _paper, {"people_rescued"}),
    Doubt("passing_mention", _pictured, {"people_rescued", "people_assisted"}),
    Doubt("other_count", _from_room, {"people_rescued"}),
    Doubt("other_count", _abroad, {"people_rescued"}),
    Doubt("other_count", _civil, {"prosecutions"}),
    Doubt("passing_mention", _reviewed, {"arrests"}),
    Doubt("other_count", _endangered, {"victims_identified"}),
    Doubt("passing_mention", _condition),
    Doubt("ordinal_rank", _first_of_many),
    Doubt("other_count", _civil_trial, {"prosecutions"}),
    Doubt("other_count", _schooled, {"convictions"}),
    Doubt("other_count", _ended_so, {"convictions", "acquittals", "prosecutions"}),
    Doubt("other_count", _place_of_custody, {"prosecutions", "arrests", "convictions"}),
)
