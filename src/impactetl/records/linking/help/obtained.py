"""People for whom a thing was got, paid, filed or cleared: "identity cards, long lost, were obtained for 402"."""

from collections.abc import Iterator, Sequence
from functools import cache

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import PEOPLE, VICTIMS
from impactetl.records.base.link import Link
from impactetl.records.base.several import counts_several, may_be_helped
from impactetl.records.base.view import FINITE, STOPS, View
from impactetl.records.linking.help.own_words import with_helpers
from impactetl.records.subjects.gain import by_wrongdoer, gave_by_ruling
from impactetl.syntax.items import is_money
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.verbs import VerbGroup, verb_group
from impactetl.syntax.words import common_verbs

# A verb stands within so many items before those who get something, what they get within so many of the verb.
_VERB_REACH, _THING_REACH = 16, 14
# A subject ends this near before its verb, and a verb begins this near behind those whose bills it pays.
_SUBJECT_REACH, _BEHIND_REACH = 4, 6
_EACH = frozenset({"each", "every", "all", "some", "any", "both", "half", "one"})
_ALONE = frozenset({"he", "she"})
_CARING = frozenset({"exploitation", "care"})
# By which verbs they get what, and behind which word they stand who get it; each is a list of ``help.toml``.
_WAYS = (
    ("getting", ("papers", "goods", "dues", "schooling"), frozenset({"for"})),
    ("handing", ("papers", "goods", "dues", "schooling"), frozenset({"to", "for", "among"})),
    ("filing", ("claims",), frozenset({"for", "behalf"})),
    ("clearing", ("records",), frozenset({"for", "of"})),
    ("paying", ("bills", "schooling"), frozenset({"for", "of"})),
)


@cache
def _ways() -> tuple[tuple[frozenset[str], frozenset[str], frozenset[str]], ...]:
    """The forms of the verbs, the things and the leading words of each way."""
    return tuple(
        (forms_of(*words_of("help", verbs)), frozenset().union(*(words_of("help", name) for name in things)), led)
        for verbs, things, led in _WAYS
    )


@cache
def _things() -> frozenset[str]:
    return frozenset().union(*(things for _, things, _ in _ways()))


@cache
def _verbs() -> frozenset[str]:
    return frozenset().union(*(verbs for verbs, _, _ in _ways()))


@cache
def _winning() -> frozenset[str]:
    return forms_of(*words_of("help", "winning"))


@cache
def _getting() -> frozenset[str]:
    return forms_of("get", "claw", "win", "claim")


def obtained(view: View, topics: frozenset[str], links: Sequence[Link]) -> Iterator[Link]:
    """Give the links of people for whom something was got, and who have none yet."""
    words = view.words
    owed = not words.isdisjoint(words_of("help", "owed"))
    if not ("exploitation" in topics or (owed and "plight" in topics)) or _verbs().isdisjoint(words):
        return
    taken = {link.phrase.start for link in links}
    wide = owed or "aftercare" in topics or topics >= _CARING or not words.isdisjoint(with_helpers())
    for phrase in view.phrases:
        if phrase.start in taken or not _may_get(view, phrase, wide=wide):
            continue
        group = _got(view, phrase)
        if group is not None and not group.negated:
            yield Link(phrase, "people_assisted", "special", None, modality=group.modality)


def _may_get(view: View, phrase: Phrase, *, wide: bool) -> bool:
    """Whether a phrase counts several victims, or anybody in a text of those who look after them."""
    if not counts_several(view, phrase):
        return False
    if phrase.head is None or phrase.of:
        return wide and (phrase.noun is None or phrase.noun in VICTIMS | PEOPLE)
    return phrase.noun in VICTIMS or (wide and may_be_helped(view, phrase))


def _got(view: View, phrase: Phrase) -> VerbGroup | None:
    """The verb by which they got a thing of its kind."""
    led = _lead(view, phrase)
    if phrase.prep == "for" and (group := _got_behind(view, phrase, led or 0)) is not None:
        return group
    if led is None:
        return None
    word = view.word(led - 1) if view.word(led) == "of" and view.word(led - 1) == "behalf" else view.word(led)
    verb = _deed_before(view, led)
    behind = range(phrase.end, min(phrase.end + _BEHIND_REACH, len(view.items)))
    after = next((k for k in behind if _is_deed(view, k)), None) if word == "of" else None
    for forms, things, leads in _ways():
        if word not in leads:
            continue
        if verb is not None and view.word(verb) in forms and (group := _of_thing(view, verb, led, things)):
            return group
        if after is not None and view.word(after) in forms and view.word(led - 1) in things:
            group = _group(view, after)
            return group if group.voice == "passive" else None
    return None


def _got_behind(view: View, phrase: Phrase, led: int) -> VerbGroup | None:
    """The verb of the main clause behind those for whom it is: "for 86 whom no one had paid, our lawyer recovered"."""
    if view.word(led) != "for" or (led and view.word(led - 1) not in _OPENING):
        return None
    aside = view.items[phrase.end].category in {"rel", "sign"} or view.is_verb(phrase.end)
    ends = (
        k + 1 for k in range(phrase.end + 1, min(phrase.end + _ASIDE_REACH, len(view.items))) if view.word(k) == ","
    )
    start = next(ends, None) if aside else phrase.end
    reach = range(start, min(start + _MAIN_REACH, len(view.items))) if start is not None else range(0)
    verb = next((k for k in reach if _is_deed(view, k) or view.word(k) in _verbs()), None)
    if verb is None or verb == start:
        return None
    group = _group(view, verb)
    for forms, things, leads in _ways():
        if "for" in leads and view.word(verb) in forms and group.voice != "passive":
            got = _has_thing(view, verb + 1, min(verb + _THING_REACH, len(view.items)), things)
            if got and _may_give(view, group):
                return group
    return None


_OPENING = frozenset({",", ";", "and", "but", ":"})
# What is told of them in commas is so long at most, and so many items stand between it and the verb.
_ASIDE_REACH, _MAIN_REACH = 16, 9


def _lead(view: View, phrase: Phrase) -> int | None:
    """The preposition that leads to a phrase: "for 402", "for each of the 16", "on behalf of 85"."""
    i = phrase.start - 1
    while i > 0 and view.items[i].category in {"det", "adv"}:
        i -= 1
    if view.word(i) == "of" and view.word(i - 1) in _EACH:
        i -= 2
    return i if i > 0 and view.items[i].category == "prep" else None


def _deed_before(view: View, led: int) -> int | None:
    """The nearest verb before what leads to them; "claims" and "records" may be verbs, and are none behind one."""
    found = None
    for k in range(led - 1, max(led - _VERB_REACH, 0) - 1, -1):
        if view.word(k) in STOPS:
            break
        if _is_deed(view, k) and not _is_deed(view, k - 1):  # "recovered withheld wages for"
            if view.word(k) not in _things():
                return k
            found = k if found is None else found
    return found


def _is_deed(view: View, k: int) -> bool:
    return view.is_verb(k) and view.items[k].category not in FINITE


def _group(view: View, k: int) -> VerbGroup:
    return verb_group(view.items, k, common_verbs().get(view.word(k), "part"))


def _of_thing(view: View, verb: int, led: int, things: frozenset[str]) -> VerbGroup | None:
    """The group of a verb whose object is such a thing, or its subject in the passive, up to those who get it."""
    group = _group(view, verb)
    if group.voice != "passive" and _has_thing(view, verb + 1, led, things):
        return group if _may_give(view, group) else None
    told = group.voice == "open" and "the" in view.before(group.start, 2)  # "the money paid to the three victims"
    before = group.voice != "active" and _has_thing(view, max(group.start - _THING_REACH, 0), group.start, things)
    return group if before and not told else None


def _has_thing(view: View, start: int, end: int, things: frozenset[str]) -> bool:
    """Whether such a thing stands there that is no forgery."""
    told = {item.lower for item in view.items[start:end]}
    back = view.word(start) == "back" and view.word(start - 1) in _getting()  # "got back $9,000"
    won = any(map(is_money, view.items[start:end])) and (back or view.word(start - 1) in _winning())
    return (
        (won or not told.isdisjoint(things))
        and told.isdisjoint(words_of("no_help", "forged"))
        and told.isdisjoint(STOPS)
    )


def _may_give(view: View, group: VerbGroup) -> bool:
    """Whether whoever acts may be one who helps: nobody who gains by it, no court, no "he" of whom nothing is told."""
    alone = not _ALONE.isdisjoint(view.before(group.start, _SUBJECT_REACH))
    return not (alone or by_wrongdoer(view, group) or gave_by_ruling(view, group))
