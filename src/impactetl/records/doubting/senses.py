"""Cues that mean something else where they stand: what tells of patients, of suspects, of a court's own work."""

from itertools import pairwise, takewhile

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import Role
from impactetl.metrics.groups import ACCUSED, JUDGED
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts, stated_value
from impactetl.records.base.view import View
from impactetl.syntax.items import is_money
from impactetl.syntax.words import PERSON, common_verbs, noun_class

_AGENT_REACH = 4
_BAIL = words_of("senses", "bail")
_COURT = words_of("justice", "court", "words")
# Whom a verb finds to be what stands this near behind it.
_AS_REACH = 8
# A sum that people are spared stands this near behind them.
_SUM_REACH = 5
_CAPTIVITY = words_of("senses", "captivity")

_MAGISTRATES = frozenset({"magistrate", "magistrates"})
_HELD_AT = words_of("senses", "held_at")


def _tried_to(view: View, link: Link) -> bool:
    """Who tried to do something stood no trial: "her employer tried repeatedly to", "we tried three people"."""
    if link.hit is None or view.items[link.hit.at].lower not in _TRY:
        return False
    follow = next((item.lower for item in view.items[link.hit.at + 1 :] if item.category != "adv"), "")
    if follow == "to" or link.hit.cue.topic is None or view.items[link.hit.at].lower != "tried":
        return follow == "to"
    if link.rule == "object":
        return _COURT.isdisjoint(view.before(link.hit.at, link.hit.at))
    return follow not in _TRIED_FOR


_TRY = forms_of("try")
_TRIED_FOR = frozenset({"for", "on", "in", "under", "by", "before"})


def _let_go(view: View, link: Link) -> bool:
    """Whom a court or those who arrested them let go: "frees four", "arrested 23, but later released 14 of them"."""
    if link.hit is None or link.hit.group is None:
        return False
    said = {item.lower for item in view.items}
    arrested = any(hit.metric == "arrests" and hit.at < link.phrase.start for hit in view.hits)
    if arrested and link.phrase.pronoun and not said & _CAPTIVITY:
        return True
    behind = view.items[link.hit.at + 1 : link.hit.at + 1 + _AGENT_REACH]
    if any(item.lower in _BAIL for item in behind):
        return True
    if not said.isdisjoint(words_of("topics", "unlawful")):  # "the judge released 407 detainees held unlawfully"
        return False
    before = set(view.before(link.hit.group.start, _AGENT_REACH))
    court = before & _COURT - (frozenset() if said.isdisjoint(_HELD_AT) else _MAGISTRATES)
    place = bool(link.hit.cue.then) and link.hit.cue.topic == "exploitation"  # "a writ got 33 out of the compound"
    return link.rule == "object" and bool(court) and not before & {",", ";"} and not place


def _patients(view: View, _: Link) -> bool:
    """Cases of a disease: "at least 142 cases, of which three patients have died"."""
    said = {item.lower for item in view.items}
    return bool(said & words_of("senses", "disease")) and not said & words_of("senses", "legal")


def _accused(view: View, link: Link) -> bool:
    """People found to be something else than victims: "98 were identified as perpetrators", "three as Zambians"."""
    if link.hit is None or link.phrase.noun == "victim":
        return False
    behind = [item.lower for item in view.items[link.hit.at + 1 : max(link.hit.at, link.phrase.end) + _AS_REACH]]
    other = words_of("senses", "accused") | words_of("no_help", "refugees")
    if "as" not in behind:
        return False
    found = behind[behind.index("as") :]
    plain = link.phrase.noun != "minor" and words_of("topics", "victims").isdisjoint(found)
    return plain or not other.isdisjoint(found)


def _fit_for(view: View, link: Link) -> bool:
    """Who is found able to be tried, or is judged not guilty: "unfit to stand trial", "found not guilty"."""
    if link.hit is None:
        return False
    start = link.hit.group.start if link.hit.group is not None else link.hit.at
    before = view.before(start, 1)
    behind = view.items[link.hit.at : link.hit.at + 1 + _AGENT_REACH]
    label = view.word(link.hit.at) == "guilty"  # "14 guilty, 3 not guilty"
    words = [x.lower for x in takewhile(lambda x: x.lower != ";" and not (label and x.number), behind)]
    cleared = link.metric == "convictions" and ("not", "guilty") in pairwise(words)
    judged = link.phrase.prep == "before" and link.phrase.noun == "official"  # "be brought before a judge and charged"
    return cleared or judged or (link.metric == "prosecutions" and before in (["unfit"], ["fit"], ["incompetent"]))


def _spared(view: View, link: Link) -> bool:
    """People who save money: "saving nine million people an average of $50"."""
    if link.hit is None or not view.items[link.hit.at].lower.startswith("sav"):
        return False
    behind = view.items[link.phrase.end : link.phrase.end + _SUM_REACH]
    return any(map(is_money, takewhile(lambda item: item.category not in {"conj", "sign"}, behind)))


def _own_person(view: View, link: Link) -> bool:
    """Somebody's person is his body: "freedoms, including the security of their person"."""
    told = view.behind(link.phrase.start, link.phrase.end - link.phrase.start)
    return link.phrase.basis == "implied" and told[1:] == ["person"] and told[0] in _OWNERS


_OWNERS = frozenset({"their", "his", "her", "our", "my", "your", "its"})


def _doer(view: View, link: Link) -> bool:
    """Who did it, where past forms share an object: "the prosecutor investigated, tried and punished officers"."""
    group = link.group
    if group is None or group.voice != "open" or link.rule != "passive":
        return False
    k, verbs, joined = group.end, 0, False
    while k < len(view.items) and (view.items[k].lower in {",", "and", "or"} or view.items[k].category in _CHAINED):
        verbs += view.items[k].category == "verb"
        joined = joined or view.items[k].category in {"conj", "sign"}
        k += 1
    phrase = view.at(k)
    return verbs > 0 and joined and phrase is not None and phrase.noun in PERSON and phrase.prep is None


_CHAINED = frozenset({"verb", "adv"})


def _of_cases(_: View, link: Link) -> bool:
    """People within cases are no cases: "four investigations, including two persons forced into marriage"."""
    if link.rule != "part":
        return False
    people = link.whole is not None and link.whole.noun in PERSON
    official = link.phrase.noun == "official" and link.whole is not None and link.whole.noun in _FILES
    return not people and link.phrase.prep == "including" and (link.phrase.noun in _WITHIN or official)


_WITHIN = frozenset({"victim", "people", "minor", "woman"})
_FILES = frozenset({"complaint", "report", "case"})


def _of_things(view: View, link: Link) -> bool:
    """A number alone whose noun follows a participle: "supports 35 specialized centers for victims"."""
    phrase = link.phrase
    if link.rule != "object" or phrase.head is not None or phrase.noun is not None or phrase.of:
        return False
    ahead = view.items[phrase.end : phrase.end + 1]
    noun = view.at(phrase.end + 1)
    if not ahead or noun is None or noun.start != phrase.end + 1 or noun.prep is not None or noun.basis != "bare":
        return False
    known = ahead[0].lower in common_verbs() and noun.noun != "thing"  # "40 trafficked birds"
    shaped = ahead[0].lower.endswith(("ed", "ing")) and not known
    return shaped and noun.noun is not None and noun.noun not in PERSON and noun.noun not in {"case", "operation"}


def _of_offence(view: View, link: Link) -> bool:
    """Whom an offence or a death befell: "conviction for the pandering of a minor", "probed the deaths of three"."""
    start = link.phrase.start
    if link.hit is None or start < len(("pandering", "of")):
        return False
    doing = view.items[start - 1].lower.endswith("ing") and view.items[start - 2].lower in {"of", "with", "for"}
    if doing and link.hit.at > start and link.metric in ACCUSED:  # "a man accused of raping six girls pleaded guilty"
        return True
    if (
        view.items[start - 1].lower == "against" and link.metric == "prosecutions"
    ):  # "charged with violence against his wife"
        return view.items[start - 2].lower in words_of("senses", "against")
    if view.items[start - 1].lower != "of":
        return False
    befell = view.items[start - 2]
    if link.metric == "investigations":
        return befell.lower in words_of("senses", "deaths")
    doing = befell.lower.endswith("ing") and start - 2 != link.hit.at
    doing = doing or noun_class(befell.lower) in _BEFALLING  # "on trial for the gang rape of a passenger"
    return link.rule in {"complement", "help"} and link.metric in ACCUSED and doing


_BEFALLING = frozenset({"crime", "casualty"})


def _no_person(view: View, link: Link) -> bool:
    """What is no person at all: "you cannot pick one up at a shop", "reach net zero"."""
    if link.hit is None or link.phrase.head is not None or link.phrase.of:
        return False
    return (view.items[link.hit.at].lower, stated_value(view, link)) in {("net", 0), ("pick", 1)}


def _nothing_to_discuss(view: View, link: Link) -> bool:
    """What a meeting has no more of: "there being no further business the meeting closed"."""
    if link.phrase.basis != "zero":
        return False
    counted = [item.lower for item in view.items[link.phrase.start : link.phrase.end]]
    return counted[-1:] == ["business"] and not {"further", "other", "more"}.isdisjoint(counted)


def _liberty(view: View, link: Link) -> bool:
    """A liberty that people have or lack: "restricted the freedom of movement of 6,500 refugees"."""
    if link.hit is None or view.items[link.hit.at].lower != "freedom":
        return False
    behind = view.behind(link.hit.at + 1, 2)
    return behind[:1] == ["of"] and behind[1:] in (["movement"], ["expression"], ["speech"], ["religion"], ["assembly"])


def _alive(view: View, link: Link) -> bool:
    """Who is found alive was in danger of his life, unless captors are told of: "was rescued alive and flown out"."""
    if link.hit is None:
        return False
    behind = view.behind(link.hit.at + 1, 2)
    return "alive" in behind and words_of("topics", "captivity").isdisjoint(item.lower for item in view.items)


def _kept_safe(view: View, link: Link) -> bool:
    """Who is kept safe was not in slavery, nor who is free to do or of something: "keeps 300 girls safe"."""
    if link.hit is None or link.hit.cue.role is not Role.STATE:
        return False
    if not {"safe", "free", "out"} & set(link.hit.cue.then[-1].split("|") if link.hit.cue.then else ()):
        return False
    group = link.hit.group
    bare = group is not None and group.start == link.hit.at
    before = set(view.before(link.phrase.start, _AGENT_REACH))
    behind = view.behind(link.hit.end, 1)
    whose = group is not None and group.start > 0 and view.items[group.start - 1].category == "rel"
    return behind in _FREE_TO or whose or (bare and bool(before & _KEEPING))


_FREE_TO = (["to"], ["of"], ["for"], ["enough"], ["on"])
_KEEPING = words_of("senses", "keeping")


def _captured(view: View, link: Link) -> bool:
    """Whom armed men take is not arrested: "militants captured 29 soldiers"."""
    group = link.group
    if group is None:
        return False
    before = view.items[max(group.start - _AGENT_REACH, 0) : group.start]
    behind = view.items[group.end : group.end + _AGENT_REACH]
    led = [item.lower for item in behind[:1]] == ["by"]
    agents = behind if group.voice != "active" and link.rule == "passive" and led else before
    taken = link.rule == "object" or agents is behind
    return taken and any(item.lower in words_of("senses", "captors") for item in agents)


def _firms(view: View, link: Link) -> bool:
    """Firms that a number takes up: "found 14 small businesses that employed children and fined seven of them"."""
    if not link.phrase.pronoun or link.phrase.basis == "implied":
        return False
    told = [p for p in view.phrases if p.end <= link.phrase.start and p.basis == "stated" and p.head is not None]
    return bool(told) and told[-1].noun == "business" and link.metric in JUDGED


SENSES: Doubts = (
    Doubt("other_count", _tried_to),
    Doubt("other_count", _let_go, {"people_rescued"}),
    Doubt("other_count", _patients, {"cases", "investigations", "victims_identified"}),
    Doubt("other_count", _accused, {"victims_identified"}),
    Doubt("other_count", _fit_for, {"prosecutions", "convictions"}),
    Doubt("money_other", _spared, {"people_rescued"}),
    Doubt("passing_mention", _own_person),
    Doubt("other_count", _doer),
    Doubt("other_count", _of_cases, {"investigations", "cases", "victims_estimated"}),
    Doubt("other_count", _of_things),
    Doubt("other_count", _of_offence),
    Doubt("other_count", _firms),
    Doubt("other_count", _captured, {"arrests"}),
    Doubt("other_count", _no_person, {"arrests"}),
    Doubt("other_count", _nothing_to_discuss, {"businesses_closed"}),
    Doubt("other_count", _alive, {"people_rescued"}),
    Doubt("other_count", _kept_safe, {"people_rescued"}),
    Doubt("other_count", _liberty, {"people_rescued"}),
)
