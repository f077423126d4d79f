"""Words of verdicts and terms that tell of none where they stand: lessons, care, camps, a record of old, firms."""

from itertools import pairwise, takewhile

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import ACCUSED, JUDGED
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import FINITE, View
from impactetl.syntax.items import denies, is_term
from impactetl.syntax.words import PERSON, common_verbs


def _fit_for(view: View, link: Link) -> bool:
    """Who is found able to be tried, or is judged not guilty: "unfit to stand trial", "found not guilty"."""
    if link.hit is None:
        return False
    start = link.hit.group.start if link.hit.group is not None else link.hit.at
    before = view.before(start, 1)
    behind = view.items[link.hit.at : link.hit.at + 1 + _VERDICT_REACH]
    label = view.word(link.hit.at) == "guilty"  # "14 guilty, 3 not guilty"
    words = [x.lower for x in takewhile(lambda x: x.lower != ";" and not (label and x.number), behind)]
    cleared = link.metric == "convictions" and ("not", "guilty") in pairwise(words)
    judged = link.phrase.prep == "before" and link.phrase.noun == "official"  # "be brought before a judge and charged"
    return cleared or judged or (link.metric == "prosecutions" and before in (["unfit"], ["fit"], ["incompetent"]))


# "Not guilty" stands this near behind the verb.
_VERDICT_REACH = 4


def _serving(view: View, link: Link) -> bool:
    """Who is told of as a prisoner: "of the 70 women imprisoned in the province, nine had been beaten"."""
    group = link.group
    if link.hit is None or group is None or group.voice != "open":
        return False
    inside = view.items[link.hit.at].lower in _INSIDE
    if not inside or group.start != link.phrase.end or link.phrase.basis != "stated":
        return False
    later = view.items[link.hit.end :]
    where = bool(later) and later[0].lower in _WHERE
    dated = any(item.date is not None or item.lower == "for" for item in later[:_FOR_REACH])
    return where and not dated and any(item.category in {"be", "have"} or item.lower == "," for item in later)


# What a prison term was for stands within this many items behind its verb.
_FOR_REACH = 8
_INSIDE = words_of("custody", "in_prison")
_WHERE = frozenset({"in", "at", "there", "across", "throughout", "nationwide", "within"})


def _put_away_before(view: View, link: Link) -> bool:
    """Who was put away before what is told: "85 people imprisoned in previous years remained in jail"."""
    group = link.group
    if link.hit is None or group is None or group.voice != "open" or view.items[link.hit.at].lower not in _INSIDE:
        return False
    formerly = not _FORMERLY.isdisjoint(item.lower for item in view.items[link.phrase.end : link.hit.at])
    return formerly or not _REMAINING.isdisjoint(item.lower for item in view.items[link.hit.end :])


_REMAINING, _FORMERLY = frozenset({"remain", "remains", "remained"}), words_of("custody", "formerly")


def _earlier_record(view: View, link: Link) -> bool:
    """The record of one person: "has nine prior convictions", "because of his four previous arrests"."""
    if link.rule != "head" or link.phrase.basis != "stated":
        return False
    return any(item.lower in _EARLIER for item in view.items[link.phrase.start : link.phrase.end])


_EARLIER = words_of("custody", "of_old")


def _interned(view: View, link: Link) -> bool:
    """Whom a war or a regime kept in camps was convicted by nobody: "120,000 people incarcerated in camps"."""
    if link.hit is None:
        return False
    inside = view.items[link.hit.at].lower in _INSIDE
    behind = set(view.behind(link.hit.end, _CAMP_REACH))
    return inside and not {"camp", "camps", "internment"}.isdisjoint(behind)


_CAMP_REACH = 4


def _convicts(view: View, link: Link) -> bool:
    """Prisoners whom a prison has: "as of July the bureau had 7,958 inmates convicted of rape"."""
    group = link.group
    if group is None or group.voice != "open" or group.start != link.phrase.end:
        return False
    before = view.before(link.phrase.start, 1)
    return link.phrase.noun == "prisoner" and bool(before) and before[0] in _HAVING


_HAVING = words_of("custody", "having_prisoners")


def _until_trial(view: View, link: Link) -> bool:
    """Who is behind bars before a trial was not convicted: "put 20 suspects behind bars pending trial"."""
    if link.hit is None:
        return False
    behind = view.behind(link.hit.at, min(_UNTIL_REACH, _next_clause(view, link.hit.at) - link.hit.at))
    return any(a in _UNTIL and b in _TRIALS for a, b in zip(behind, [*behind[1:], ""], strict=True))


def _next_clause(view: View, i: int) -> int:
    """Where the next people with a verb of their own stand behind item ``i``: "two were convicted and six were"."""
    behind = (p for p in view.phrases if p.start > i and p.counted and p.end < len(view.items))
    return next((p.start for p in behind if view.items[p.end].category in FINITE), len(view.items))


# "Put 20 suspects behind bars pending trial" is so long at most.
_UNTIL_REACH = 10
_UNTIL = frozenset({"pending", "awaiting", "without"})
_TRIALS = words_of("terms", "verdict_to_come")


def _lessons_given(view: View, link: Link) -> bool:
    """What is given for so long is no sentence: "each given six days of training"."""
    hit = link.hit
    if hit is None or "<term>" not in hit.cue.then:
        return False
    behind = view.behind(hit.end, 2)
    return behind[:1] == ["of"] and behind[1:] not in (["imprisonment"], ["prison"], ["jail"], ["hard"], ["probation"])


def _other_maximum(view: View, link: Link) -> bool:
    """The most of something else than a sentence: "got the maximum score"."""
    hit = link.hit
    if hit is None or "maximum|minimum" not in hit.cue.then:
        return False
    follow = view.items[hit.end : hit.end + 1]
    if follow and follow[0].lower in _PENAL:
        return False
    return any(item.category == "noun" for item in follow) or not any(map(is_term, view.items))


_PENAL = words_of("terms", "term_nouns") | words_of("terms", "told", "penal")


def _admitted_to_care(view: View, link: Link) -> bool:
    """Who was admitted to a place admitted nothing: "Women admitted, trafficking: 18"."""
    hit = link.hit
    admitted = hit is not None and hit.cue.words == ("admit",)
    return admitted and hit is not None and view.word(hit.at + 1) in {",", "-", "("}


def _cleared_for(view: View, link: Link) -> bool:
    """Who is cleared to do something was not tried: "had been cleared for release", "cleared 12 men to travel"."""
    hit = link.hit
    if hit is None or hit.cue.words != ("clear",) or hit.cue.then:
        return False
    end = link.phrase.end
    to_do = link.rule == "object" and view.word(end) == "to" and view.word(end + 1) in common_verbs()
    return to_do or view.word(hit.at + 1) in _TO_DO


# Behind "cleared".
_TO_DO = frozenset({"for", "to", "out", "up", "away", "off"})


def _walked(view: View, link: Link) -> bool:
    """Who walked free was on trial where the text says so: "two defendants walked free", not "the second of them"."""
    hit = link.hit
    if hit is None or hit.cue.then != ("free",):
        return False
    if link.phrase.head is not None or link.phrase.noun is not None:
        return False
    judged = any(told.metric == "convictions" and told.at < hit.at for told in view.hits)
    return link.phrase.of or not judged  # "34 were convicted and 13 walked free"


def _let_go(view: View, link: Link) -> bool:
    """Who was only arrested is let go, not acquitted: "13 were arrested but eight were let go for want of evidence"."""
    hit = link.hit
    if hit is None or view.word(hit.at) not in _LETTING or "evidence|proof" not in hit.cue.then:
        return False
    told = {item.lower for item in view.items}
    return any(other.metric == "arrests" for other in view.hits) and told.isdisjoint(_COURTS)


_LETTING = forms_of("release", "free", "discharge")
_COURTS = (
    words_of("justice", "court", "words") | words_of("justice", "cases", "nouns") | {"tried", "charged", "prosecuted"}
)


def _got_off_with(view: View, link: Link) -> bool:
    """Who got off with little was not acquitted: "got off with a warning", "got off lightly"."""
    hit = link.hit
    if hit is None or hit.cue.then != ("off",):
        return False
    off = next((k for k in range(hit.at, len(view.items)) if view.items[k].lower == "off"), len(view.items))
    behind = view.items[off + 1 : off + 2]
    return bool(behind) and (behind[0].category in {"prep", "noun", "num"} or behind[0].lower in _LIGHTLY)


_LIGHTLY = frozenset({"lightly", "easy", "easily", "cheaply"})


def _term_for_one(_view: View, link: Link) -> bool:
    """Of one, the term is told: "Twelve years' imprisonment for the broker"; two are counted."""
    imprisoned = link.hit is not None and link.hit.cue.words == ("imprisonment",) and "for" in link.hit.cue.links
    return imprisoned and link.phrase.basis != "stated"


def _schooled(view: View, link: Link) -> bool:
    """Who gets years of something is no convict: "gave a girl three years of fees"."""
    if link.hit is None or link.hit.cue.then != ("<term>",):
        return False
    term = next((k for k in range(link.hit.end, len(view.items)) if is_term(view.items[k])), len(view.items))
    return view.word(term + 1) == "of" and _CUSTODY.isdisjoint(view.behind(term + 2, 3))


_CUSTODY = words_of("terms", "after") | words_of("terms", "custody")


def _ended_so(view: View, link: Link) -> bool:
    """Cases are none of those convicted in them: "three resulted in the conviction of five accused"."""
    hit = link.hit
    if hit is not None and link.rule == "complement" and link.phrase.basis == "implied":
        return _of_shares(view, hit.at)
    if hit is None or link.rule != "state" or not _VERDICTS & set(hit.cue.then[-1].split("|") if hit.cue.then else ()):
        return False
    if any(denies(item) or item.lower in _BUT_FEW for item in view.items[hit.at : hit.end + 1]):
        return True  # "12 cases led to no convictions", "to arrests but not to convictions"
    convicted = view.objects(hit.end + 1) if view.word(hit.end) == "of" else ()
    return any(p.basis == "stated" and p.noun in PERSON for p in convicted)


_BUT_FEW = frozenset({"no", "without", "few", "but", "little"})


def _of_shares(view: View, i: int) -> bool:
    """Whether the verdict at item ``i`` is that of so many: "19 trials ended in the conviction of the owner"."""
    shares = any((p.of or p.noun == "case") and p.basis == "stated" and p.end < i for p in view.phrases)
    return shares and not _ENDED.isdisjoint(view.before(i, _ENDED_REACH))


# "Ended in the" and the like.
_ENDED, _ENDED_REACH = forms_of("end", "result", "conclude", "finish"), 4
_VERDICTS = frozenset({"conviction", "acquittal", "prosecution", "indictments"})


def _firms(view: View, link: Link) -> bool:
    """Firms that a number takes up: "found 14 small businesses that employed children and fined seven of them"."""
    if not link.phrase.pronoun or link.phrase.basis == "implied":
        return False
    told = [p for p in view.phrases if p.end <= link.phrase.start and p.basis == "stated" and p.head is not None]
    return bool(told) and told[-1].noun == "business"


def _hands_out(view: View, link: Link) -> bool:
    """Who judges is not convicted by the term that he hands out: "the judge handed out 14 years to the trafficker"."""
    if link.group is None or link.phrase.head is None or link.phrase.end > link.group.start:
        return False
    if view.items[link.phrase.head].lower not in words_of("justice", "court", "words"):
        return False
    return not any(item.category == "be" for item in view.items[link.phrase.end : link.group.end])


CHECKS: Doubts = (
    Doubt("other_count", _hands_out, {"convictions"}),
    Doubt("other_count", _firms, JUDGED),
    Doubt("other_count", _fit_for, {"prosecutions", "convictions"}),
    Doubt("other_count", _serving, {"convictions"}),
    Doubt("other_count", _put_away_before, {"convictions"}),
    Doubt("other_count", _earlier_record, ACCUSED),
    Doubt("other_count", _interned, {"convictions"}),
    Doubt("other_count", _convicts, {"convictions"}),
    Doubt("other_count", _until_trial, {"convictions"}),
    Doubt("other_count", _lessons_given, {"convictions"}),
    Doubt("other_count", _other_maximum, {"convictions"}),
    Doubt("other_count", _admitted_to_care, {"convictions"}),
    Doubt("other_count", _cleared_for, {"acquittals"}),
    Doubt("other_count", _walked, {"acquittals"}),
    Doubt("other_count", _let_go, {"acquittals"}),
    Doubt("other_count", _got_off_with, {"acquittals"}),
    Doubt("other_count", _term_for_one, {"convictions"}),
    Doubt("other_count", _schooled, {"convictions"}),
    Doubt("other_count", _ended_so, {"convictions", "acquittals", "prosecutions"}),
)
