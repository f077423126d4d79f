"""Words of custody that tell of no arrest where they stand: of the dead, of prisoners, of those whom rebels took."""

from itertools import takewhile

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts, stated_value
from impactetl.records.base.view import View
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import common_verbs, words


def _awaited(view: View, link: Link) -> bool:
    """Inside before a verdict: an arrest, and else a conviction: "suspects behind bars", "jailed pending trial"."""
    if link.hit is None:
        return False
    if "bars" not in link.hit.cue.then:
        inside = view.items[link.hit.at].lower in words_of("custody", "in_prison")
        return (
            inside
            and link.metric == "convictions"
            and bool({"awaiting", "pending"} & {x.lower for x in view.items[link.hit.end : link.hit.end + 2]})
        )
    told = {item.lower for item in view.items[link.phrase.start : link.hit.end + _AWAIT_REACH]}
    return bool(told & _UNTRIED) == (link.metric == "convictions")


# Words of those who are not yet convicted, at most so many items behind "behind bars".
_UNTRIED, _AWAIT_REACH = words_of("terms", "untried"), 5


def _captured(view: View, link: Link) -> bool:
    """Whom armed men take is not arrested: "militants captured 29 soldiers"."""
    group = link.group
    if group is None:
        return False
    before = view.items[max(group.start - _CAPTOR_REACH, 0) : group.start]
    behind = view.items[group.end : group.end + _CAPTOR_REACH]
    led = [item.lower for item in behind[:1]] == ["by"]
    agents = behind if group.voice != "active" and link.rule == "passive" and led else before
    taken = link.rule == "object" or agents is behind
    return taken and any(item.lower in words_of("custody", "captors") for item in agents)


# Captors stand this near before the verb, or behind it.
_CAPTOR_REACH = 4


def _no_person(view: View, link: Link) -> bool:
    """What is no person at all: "you cannot pick one up at a shop", "reach net zero"."""
    if link.hit is None or link.phrase.head is not None or link.phrase.of:
        return False
    return (view.items[link.hit.at].lower, stated_value(view, link)) in {("net", 0), ("pick", 1)}


def _killed(view: View, link: Link) -> bool:
    """Who was held when killed: "shot four who were in custody", "the death of one man held", "a man held died"."""
    group, phrase = link.group, link.phrase
    if group is None or group.start < phrase.end:
        return False
    if phrase.start and view.word(phrase.start - 1) in words_of("deaths", "killing"):
        return True
    if phrase.start and view.word(phrase.start - 1) == "of" and _death_of(view, phrase.start - 1):
        return group.voice == "open" or _clause_between(view, phrase.end, group.start)
    one_of = "of" in view.before(phrase.start, 2)  # "one of the 12 men arrested"
    if group.voice != "open" or group.start != phrase.end or one_of:
        return False
    later = takewhile(lambda item: item.lower not in {",", ";", "."}, view.items[group.end :])
    return any(item.lower in words_of("deaths", "died") for item in later)


def _death_of(view: View, of: int) -> bool:
    """Whether the "of" at an item follows a death: "the August death in a hospital of"."""
    for i in range(of - 1, max(of - 1 - _DEATH_REACH, -1), -1):
        item = view.items[i]
        if item.lower in words_of("deaths", "nouns"):
            return True
        if item.category in {"sign", "conj", "be", "have", "modal"} or item.lower == "of":
            return False
    return False


# "The August death in a hospital of a man": so many items lie between the death and its man.
_DEATH_REACH = 7


def _clause_between(view: View, start: int, end: int) -> bool:
    """Whether a relative pronoun stands between: "the death of a man who had been detained"."""
    return any(item.category == "rel" for item in view.items[start:end])


def _answerable(view: View, link: Link) -> bool:
    """Whoever is held accountable is in nobody's hands: "no officials were held accountable for trafficking"."""
    if link.hit is None or link.hit.group is None:
        return False
    held = view.items[link.hit.at].lower in _HOLDING
    return held and any(item.lower in _ANSWERABLE for item in view.items[link.hit.at + 1 : link.hit.at + _ANSWER_REACH])


_HOLDING = forms_of("hold")
_ANSWERABLE = words_of("custody", "answerable")
# "Held publicly accountable", "hold those officials accountable".
_ANSWER_REACH = 7


def _serving(view: View, link: Link) -> bool:
    """Prisoners who serve a term are not newly arrested: "in custody, including 1,897 convicted prisoners"."""
    told = view.behind(link.phrase.start, link.phrase.end - link.phrase.start)
    return link.rule == "part" and not _SENTENCED.isdisjoint(told)


_SENTENCED = words_of("custody", "sentenced")


def _held_otherwise(view: View, link: Link) -> bool:
    """Whether "held" tells of no new arrest: only a number of suspects counts, not "the defendant is held on bail"."""
    hit = link.hit
    if hit is None or hit.cue.words != ("hold",) or hit.cue.then:
        return False
    arrested = any(h.metric == "arrests" and h.at < link.phrase.start for h in view.hits)  # "12 still held"
    people = link.phrase.noun is not None or (link.phrase.head is None and arrested)  # no "held the 12 bridges"
    told = link.phrase.basis == "stated" and people
    told = told and (link.rule == "passive" or (link.rule == "object" and _by_authority(view, link)))
    behind = set(view.behind(hit.at + 1, 2))
    return not told or bool(behind & _HELD_TO)


def _by_authority(view: View, link: Link) -> bool:
    """Whether officials hold those counted: "police held four suspects", not "the prison held 600 suspects"."""
    group = link.group
    who = view.at(view.over(group.start - 1, {"adv"})) if group is not None and group.start else None
    if _holds(view, who):
        return True
    if who is None or who.prep is None or who.noun is not None or who.start < 1:
        return False
    return _holds(view, view.at(view.over(who.start - 1, {"prep", "det"})))  # "the police in Minsk were holding"


def _holds(view: View, who: Phrase | None) -> bool:
    """Whether a phrase tells of officials."""
    if who is None or who.head is None:
        return False
    return who.noun == "official" or view.word(who.head) in words_of("syntax", "actors")


_HELD_TO = words_of("custody", "held_to")


def _kept_for_a_term(view: View, link: Link) -> bool:
    """Whether those held in a prison may serve a term there, all prisoners are counted, or no authority holds them."""
    hit = link.hit
    if hit is None or hit.cue.words != ("hold",) or not hit.cue.then or "prison" not in hit.cue.then[-1]:
        return False
    beside = view.before(hit.at, 1) + view.behind(hit.end, 1) + view.behind(hit.at + 1, 1)
    if link.phrase.prep == "for" and not _UNLAWFULLY.isdisjoint(beside):  # "freedom for 58 people held illegally at"
        return True
    if hit.group is None or hit.group.voice != "passive":
        return link.phrase.noun == "prisoner" or _in_private(view, hit.at)  # "police held 12 men at the jail"
    if (link.phrase.head is not None and link.phrase.noun is None) or _in_private(view, hit.at):  # "a concert was"
        return True
    told = (*view.items[link.phrase.start : link.phrase.end], *view.items[hit.at : hit.end + _TERM_REACH])
    serving = any(item.lower in _SENTENCED | _SERVING for item in told)
    return serving or not view.words.isdisjoint(_ROOM)


def _in_private(view: View, k: int) -> bool:
    """Whether no authority keeps those held: "held in a jail by their employer", "for training"."""
    near = [item.lower for item in view.items[k : k + _TERM_REACH]]
    by = near.index("by") if "by" in near else len(near)
    return not _MASTERS.isdisjoint(near[by : by + 4]) or not words_of("custody", "drilled").isdisjoint(near)


_MASTERS = words_of("custody", "captors") | words_of("custody", "masters")
_UNLAWFULLY = words_of("custody", "unlawfully")
_SERVING, _ROOM = words_of("custody", "serving"), words_of("custody", "room")
# "Held at Kamiti prison in Kenya, where they serve": the words of a term stand so near behind.
_TERM_REACH = 12


def _reviewed(view: View, link: Link) -> bool:
    """Custody that a court only looks at: "the length of the detention of three men", "extended the detention of"."""
    if link.hit is None or link.hit.group is not None or link.rule != "complement":
        return False
    phrase = view.at(link.hit.at)
    start = phrase.start if phrase is not None else link.hit.at
    before = view.before(start, 2)
    of = before[1:] == ["of"] and before[0] in _REVIEWED
    return of or (before[-1:] != [] and before[-1] in _REVIEWING)


_REVIEWED = words_of("justice", "custody_reviewed", "nouns")
_REVIEWING = words_of("justice", "custody_reviewed", "verbs")


def _place_of_custody(view: View, link: Link) -> bool:
    """Where somebody is held is no person: "she is in the Buen Pastor awaiting trial"."""
    group, phrase = link.group, link.phrase
    verbless = group is not None and link.rule == "state" and group.start in {group.end, group.end - 1}
    named = verbless and phrase.basis == "implied" and phrase.prep in {"in", "at", "inside"}
    return named and phrase.head is not None and view.items[phrase.head].capital


def _done_to_others(view: View, link: Link) -> bool:
    """Whether others are held, to whom those counted did something: "accused of assaulting prisoners in cells"."""
    group = link.group
    if group is None or link.rule != "state" or view.word(group.end - 1) in words("be"):
        return False
    return any(_acts_on(view, i) for i in range(link.phrase.end, group.start - 1))


def _acts_on(view: View, i: int) -> bool:
    """Whether an item is a gerund or an infinitive."""
    gerund = view.items[i].lower.endswith("ing") and view.word(i - 1) in _OF_DEEDS
    return gerund or (view.word(i) == "to" and common_verbs().get(view.word(i + 1)) == "base")


_OF_DEEDS = frozenset({"of", "for", "over", "from", "after", "with"})


def _formerly(view: View, link: Link) -> bool:
    """Who had been held before what is told: "two of the three men formerly held there left for Tunisia"."""
    group = link.group
    if link.hit is None or group is None or group.voice != "open" or group.start < link.phrase.end:
        return False
    return any(item.lower in _BEFORE for item in view.items[link.phrase.end : link.hit.at])


_BEFORE = words_of("custody", "formerly")


def _cell_mates(view: View, link: Link) -> bool:
    """With whom somebody shares a cell: "detained with 45 other prisoners in a cell"."""
    return link.rule == "together" and not _CELLS.isdisjoint(view.behind(link.phrase.end, _CELL_REACH))


# A cell is told so near behind those in it.
_CELLS, _CELL_REACH = frozenset({"cell", "cells"}), 4


def _in_all(view: View, link: Link) -> bool:
    """Prisoners are told to be in prison by no verdict: "surpassed the 3,649 inmates incarcerated"."""
    if link.hit is None or link.phrase.noun != "prisoner" or view.word(link.hit.at) not in _IN_PRISON:
        return False
    return link.hit.at == link.phrase.end and _FOR.isdisjoint(view.behind(link.hit.end, 1))


_IN_PRISON, _FOR = words_of("custody", "in_prison"), frozenset({"for", "on", "over", "after", "by"})


CHECKS: Doubts = (
    Doubt("passing_mention", _cell_mates, {"arrests"}),
    Doubt("other_count", _in_all, {"convictions"}),
    Doubt("passing_mention", _formerly, {"arrests"}),
    Doubt("passing_mention", _done_to_others, {"arrests"}),
    Doubt("other_count", _awaited, {"arrests", "convictions"}),
    Doubt("other_count", _captured, {"arrests"}),
    Doubt("other_count", _no_person, {"arrests"}),
    Doubt("passing_mention", _killed, {"arrests", "convictions"}),
    Doubt("other_count", _answerable, {"arrests"}),
    Doubt("other_count", _serving, {"arrests"}),
    Doubt("other_count", _held_otherwise, {"arrests"}),
    Doubt("other_count", _kept_for_a_term, {"arrests"}),
    Doubt("passing_mention", _reviewed, {"arrests"}),
    Doubt("other_count", _place_of_custody, {"prosecutions", "arrests", "convictions"}),
)
