"""Nouns of a court that count those behind their preposition: cases against, inquiries into."""

from collections.abc import Iterator

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link
from impactetl.records.base.nearby import inquiries_go_on
from impactetl.records.base.view import View
from impactetl.records.linking.acting import by_others
from impactetl.records.subjects.agents import subject_is
from impactetl.records.subjects.subject import subject_of
from impactetl.syntax.items import denies
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

_AGAINST = words_of("justice", "filings", "nouns")
_INQUIRIES = words_of("justice", "inquiries", "nouns")
_OPENED = words_of("justice", "inquiries", "verbs")
_DEALT = words_of("justice", "proceedings", "verbs")
_DROPPED = words_of("justice", "proceedings", "dropped")
_INTO = words_of("justice", "inquiries", "into")
_PROCEEDINGS = words_of("justice", "proceedings", "nouns")
_BEGUN = words_of("justice", "proceedings", "begun")
# Such proceedings accuse nobody of a crime.
_NOT_TRIED = words_of("justice", "suits", "civil") | words_of("justice", "proceedings", "others")
_ABOUT = words_of("justice", "inquiries", "about")
_TRIALS = words_of("justice", "proceedings", "trials")
_HELD = words_of("justice", "proceedings", "held")
_UNDER = words_of("justice", "proceedings", "under")
_STARTED = _BEGUN | frozenset({"filed", "pending"})
_HARMS = words_of("justice", "offences", "against_people")
# What may be inquired into; a number alone stands for such.
_TAKEN_UP = frozenset({"case", "complaint", "report"})
_FILED = frozenset({"complaint", "report"})
# The verb of an inquiry stands within so many items before its noun; what was dropped, within so many of "against".
_VERB_REACH, _DROPPED_REACH, _TIME_REACH = 6, 8, 5


def court_cases(view: View) -> Iterator[Link]:
    """Give the links of phrases that stand behind a noun of a court."""
    for i, item in enumerate(view.items):
        yield from _by_word(view, i, item.lower)
    for hit in view.hits:
        if hit.metric == "investigations" and hit.group is not None and hit.cue.counts <= _TAKEN_UP | {"crime"}:
            yield from _of_those_filed(view, hit)
        if hit.metric == "investigations" and hit.group is None:
            yield from _investigated_too(view, hit)


def _by_word(view: View, i: int, word: str) -> Iterator[Link]:
    """The links of what stands behind a word of a court at item ``i``."""
    if word in _AGAINST:
        yield from _accused(view, i)
    if word in _INQUIRIES:
        yield from _taken_up(view, i)
        yield from _under_way(view, i)
    if word in _PROCEEDINGS:
        yield from _tried_in(view, i)
    if word in _TRIALS:
        yield from _tried(view, i)
    if word in _ACCUSING:
        yield from _formally_accused(view, i)


def accusing() -> tuple[frozenset[str], frozenset[str]]:
    """Give sets of words, one of each of which stands where an accusation may be a charge."""
    return _ACCUSING, _PROSECUTION | {_FORMALLY}


def _formally_accused(view: View, i: int) -> Iterator[Link]:
    """Those whom prosecutors accuse, or who are formally accused: "formally accused 13 officers of torture"."""
    formal = view.word(i - 1) == _FORMALLY
    start = i - formal
    passive = view.items[start - 1].category == "be"
    told = formal or (not passive and subject_is(view, start, _PROSECUTION))
    if told and not any(denies(item) for item in view.items[max(start - 2, 0) : start]):
        people = subject_of(view, start - 1).phrases if passive else view.objects(i + 1)
        yield from (Link(p, "prosecutions", "special", None) for p in people if p.counted and p.noun in PERSON)


_ACCUSING, _FORMALLY = forms_of("accuse"), "formally"
_PROSECUTION = words_of("bodies", "acting", "prosecution")


def _investigated_too(view: View, hit: Hit) -> Iterator[Link]:
    """Cases beside what inquiries are about: "40 investigations related to rape and 334 cases of exploitation"."""
    first = view.at(hit.at)
    if first is None or first.basis != "stated" or view.word(first.end) not in _ABOUT:
        return
    for phrase in view.phrases:
        if phrase.start < first.end:
            continue
        k = view.over(phrase.start - 1, {"adv"})
        if phrase.counted and k > first.end and view.word(k) in {"and", ","} and _is_taken_up(view, phrase):
            about = view.word(phrase.end) in _ABOUT | {"of"} and phrase.noun in _TAKEN_UP
            if about and view.verbless(first.end + 1, phrase.start):
                yield Link(phrase, hit.metric, "complement", hit, unit="case")
            return


def _of_those_filed(view: View, hit: Hit) -> Iterator[Link]:
    """A number alone of complaints told before it: "2,906 complaints, of which the Commission took up 388"."""
    group = hit.group
    if group is None or group.negated:
        return
    own = view.at(group.start - 1) if group.voice != "active" and group.start else None
    for phrase in (own,) if own is not None and own.counted else view.objects(hit.end):
        alone = phrase.basis == "stated" and phrase.head is None and phrase.noun is None and not phrase.of
        if alone and any(p.noun in _FILED and p.end < phrase.start for p in view.phrases):
            link = Link(phrase, hit.metric, "object", hit, modality=group.modality, unit="case")
            yield from () if by_others(view, link) else (link,)


def _behind(view: View, i: int, dealt: frozenset[str] = _DEALT | _HELD) -> int:
    """The item behind a noun and what was done with it: "cases were filed in May against"."""
    i += 1
    while i < len(view.items) and (
        view.items[i].category in {"be", "have", "adv", "date"} or view.items[i].lower in dealt
    ):
        i += 1
    return i


def _tried(view: View, i: int) -> Iterator[Link]:
    """Those whose trial is told with something between: "the trial continued of 33 officials"."""
    k = _behind(view, i)
    if view.word(k) == "for" and view.word(k + 1) == "the":  # "for the seventh time"
        k = next((j + 1 for j in range(k + 2, k + _TIME_REACH) if view.word(j) == "time"), k)
    told = k > i + 1 and view.word(k) in {"of", "against"}
    if told and not any(item.lower in _DROPPED or denies(item) for item in view.items[max(i - _VERB_REACH, 0) : k]):
        people = view.objects(k + 1)
        yield from (Link(p, "prosecutions", "special", None) for p in people if p.counted and p.noun in PERSON)


def _under_law(view: View, i: int, k: int) -> int:
    """The item of "against" behind a law or a court: "were initiated under the Penal Code against"."""
    k -= view.word(k - 1) == "under"  # "were initiated under", as in "under way"
    if view.word(k) not in _UNDER or _STARTED.isdisjoint(view.before(i, _VERB_REACH) + view.behind(i, _DROPPED_REACH)):
        return k
    end = min(k + _DROPPED_REACH, len(view.items))
    found = next((j for j in range(k + 1, end) if view.word(j) == "against"), k)
    between = range(k + 1, found)
    near = view.items[max(i - 2, 0) : found]
    none = (own := view.at(i)) is not None and own.basis == "zero"  # "no cases were initiated under"
    if none or any(denies(item) or item.lower in _NOT_TRIED for item in near):
        return k
    people = any((p := view.at(j)) is not None and p.counted and p.noun in PERSON for j in between)
    parted = any(view.items[j].category in {"verb", "sign"} and view.word(j) not in _DEALT for j in between)
    return k if people or parted or view.word(found - 1) in _HARMS else found


def _accused(view: View, i: int) -> Iterator[Link]:
    """Those against whom cases were brought: "brought cases against seven proprietors"."""
    k = _under_law(view, i, _behind(view, i))
    if k >= len(view.items) or view.items[k].lower != "against":
        return
    near = view.items[max(i - _DROPPED_REACH, 0) : k + _DROPPED_REACH]
    if any(item.lower in _DROPPED for item in near):
        return
    for phrase in view.objects(k + 1):
        alone = phrase.head is None and phrase.noun is None and view.word(phrase.start - 1) != "and"
        if phrase.basis == "stated" and (phrase.noun in PERSON or alone):
            yield Link(phrase, "prosecutions", "complement", None)


def _taken_up(view: View, i: int) -> Iterator[Link]:
    """Cases and reports that an authority took up: "opened an inquiry in twelve", "opened files on 402 of them"."""
    k = _behind(view, i, _DEALT | _OPENED | _HELD)
    if k >= len(view.items) or view.items[k].lower not in _INTO:
        return
    before = view.items[max(i - _VERB_REACH, 0) : k]
    phrase = view.at(k + 1)
    under = view.word(i - 1) == "under" and view.word(k) == "in"
    told = under or view.word(i + 1) in _HELD or any(item.lower in _OPENED for item in before)
    told = told and not any(item.category == "neg" for item in before)
    if told and phrase is not None and phrase.start == k + 1 and _is_taken_up(view, phrase):
        yield Link(phrase, "investigations", "complement", None)


def _under_way(view: View, i: int) -> Iterator[Link]:
    """Cases with inquiries that go on: "recorded four trafficking cases, with investigations ongoing"."""
    if not inquiries_go_on(view, i):
        return
    phrase = next((p for p in reversed(view.phrases) if p.end < i), None)
    if phrase is not None and phrase.noun == "case" and phrase.basis == "stated" and view.verbless(phrase.end, i):
        yield Link(phrase, "investigations", "complement", None)


def _tried_in(view: View, i: int) -> Iterator[Link]:
    """Cases in which somebody was brought to court: "initiated legal proceedings in one of the cases"."""
    k = _behind(view, i)
    if view.word(k) != "in" or not _NOT_TRIED.isdisjoint(view.before(i, 2)):
        return
    before = view.items[max(i - _VERB_REACH, 0) : k]
    phrase = view.at(k + 1) or view.at(k + 3)  # "in at least one of the cases"
    told = any(item.lower in _BEGUN for item in before) and not any(item.category == "neg" for item in before)
    cases = phrase is not None and phrase.noun == "case" and phrase.basis == "stated"
    if told and cases and phrase is not None:
        yield Link(phrase, "prosecutions", "special", None, unit="case")


def _is_taken_up(view: View, phrase: Phrase) -> bool:
    """Whether a phrase counts cases or reports, or shares of what was told before."""
    if phrase.noun in _TAKEN_UP or phrase.pronoun:
        return phrase.basis == "stated" or phrase.of
    if phrase.noun == "suspect":  # "opened files on 14 brokers"
        return phrase.basis == "stated"
    ends = phrase.end >= len(view.items) or view.items[phrase.end].category in {"sign", "conj"}
    return phrase.basis == "stated" and phrase.head is None and ends
