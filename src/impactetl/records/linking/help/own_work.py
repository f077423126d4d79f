"""What an organisation tells of its own work with survivors in whatever verb: "we employ 185 survivors"."""

from collections.abc import Sequence

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.metrics.base import VICTIMS
from impactetl.model import NumberKind
from impactetl.records.base.link import Link
from impactetl.records.base.several import counts_several
from impactetl.records.base.told import is_multitude
from impactetl.records.base.view import STOPS, View
from impactetl.records.linking.help.own_words import (
    OURS,
    THANKS,
    WE,
    deeds,
    forms,
    grown,
    no_help,
    not_ours,
    outcomes,
    served,
    with_helpers,
)
from impactetl.syntax.items import Item
from impactetl.syntax.modality import modality_of
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import verbs_that, words

# The items between a subject and those counted, and between them and "our".
_BEFORE_REACH, _BEHIND_REACH = 12, 9
_TOPICS = frozenset({"exploitation", "care"})
# What leads from the deed to those for whom it is.
_TOWARDS = frozenset({"to", "for", "with", "beside", "alongside", "of"})
_BREAKS = frozenset({"sub", "rel", "neg", "pron"})


def own_work(view: View, topics: frozenset[str], links: Sequence[Link]) -> list[Link]:
    """Give the links of survivors whom the passage tells of in connection with "we" or "our", and who have none yet."""
    if not topics >= _TOPICS and "aftercare" not in topics:
        return []
    taken = {link.phrase.start for link in links}
    wide = "aftercare" in topics
    own = wide or not with_helpers().isdisjoint(view.words)
    found: list[Link] = []
    for phrase in view.phrases:
        if phrase.start in taken or not (_is_group(view, phrase) or (wide and _is_client(view, phrase))):
            continue
        came = _come_to_us(view, phrase) if own and _is_group(view, phrase) else None
        modality = (came or _done_by_us(view, phrase, wide=wide)) if own else None
        modality = modality or _outcome(view, phrase, wide=wide)
        modality = modality or ((_there(view, phrase) or _as_client(view, phrase)) if wide else None)
        if modality is not None:
            found.append(Link(phrase, "people_assisted", "special", None, modality=modality))
    return found


def _is_group(view: View, phrase: Phrase) -> bool:
    """Whether a phrase counts survivors, women or minors, so many as one body may help."""
    number = view.items[phrase.start].number
    few = number is not None and counts_several(view, phrase) and not is_multitude(number)
    return few and (phrase.noun in VICTIMS or _served(view, phrase))


def _served(view: View, phrase: Phrase) -> bool:
    return phrase.head is not None and view.items[phrase.head].lower in served()


def _is_client(view: View, phrase: Phrase) -> bool:
    """Whether a phrase counts people whom a text of those who look after survivors may call so: "31 workers"."""
    number = view.items[phrase.start].number
    if phrase.basis != "stated" or number is None or number.kind is not NumberKind.CARDINAL:
        return False
    if phrase.head is None:  # "our girls' home, where there are 41 now"
        return phrase.noun is None and not phrase.of and number.value != 1
    someone = phrase.noun == "people" and view.items[phrase.head].lower not in words_of("help", "others")
    return someone and number.value != 1 and not is_multitude(number)


def _there(view: View, phrase: Phrase) -> str | None:
    """The modality of how many there are at a place of help: "in the Thursday group there are 15 women"."""
    before = view.before(phrase.start, 3)
    be = "there" in before and not words("be").isdisjoint(before)
    around = [view.items[i].lower for i in (*_back(view, phrase.start), *_ahead(view, phrase.end))]
    here = not words_of("own_work", "rooms").isdisjoint(around)
    return "actual" if be and here and (phrase.noun in VICTIMS or phrase.head is None) else None


def _as_client(view: View, phrase: Phrase) -> str | None:
    """The modality of what is told of those whom a text calls its own: "the Thursday desk grew to 85 clients"."""
    grew = phrase.prep == "to" and not grown().isdisjoint(view.before(phrase.start, _BEFORE_REACH))
    if not _served(view, phrase) or not (phrase.prep is None or grew):
        return None
    around = [view.items[i] for i in (*_back(view, phrase.start), *_ahead(view, phrase.end))]
    if any(item.category in {"neg", "modal", "rel"} or item.lower in not_ours() for item in around):
        return None
    if any(view.items[i].category == "be" and _speaks(view, i) for i in _ahead(view, phrase.end)):
        return None
    guests = phrase.head is not None and view.items[phrase.head].lower in _GUESTS
    return None if guests and not any(item.lower in with_helpers() for item in around) else "actual"


_GUESTS = words_of("own_work", "guests")


def _done_by_us(view: View, phrase: Phrase, *, wide: bool) -> str | None:
    """The modality of a verb whose subject is "we": "we have mentored 38 survivors", "we paid the fees of 40 girls"."""
    subject = next((i for i in _back(view, phrase.start) if _may_help(view, i, wide=wide)), None)
    if subject is None:
        return None
    if wide and _has(view, phrase, subject):
        return "actual"
    verbs = [i for i in range(subject + 1, phrase.start) if view.items[i].category not in {"adv", "have", "modal"}]
    if verbs and view.items[verbs[0]].category == "prep":  # "the clinic in Goma saw"
        verbs = list(filter(view.is_verb, verbs))
    if verbs[1:] and view.items[verbs[0]].category == "be" and view.items[verbs[1]].lower.endswith("ing"):
        verbs = verbs[1:]  # "we are mentoring"
    if not verbs or not _is_help(view, phrase, subject, verbs[0]) or not _leads_to(view, phrase, verbs[0]):
        return None
    if view.items[verbs[0]].lower in verbs_that("plan") and view.word(verbs[0] + 1) == "to":
        return "planned"
    return modality_of(view.items, subject + 1, verbs[0])


def _is_help(view: View, phrase: Phrase, subject: int, verb: int) -> bool:
    """Whether what those who help do at ``verb`` is done for somebody; what they see is, where they heal."""
    deed = view.items[verb].lower
    if phrase.head is None or (phrase.noun == "people" and not _served(view, phrase) and deed not in deeds()):
        return False
    seen = _sees(view, subject, deed)
    between = view.items[verb + seen : phrase.start]
    known = not seen and deed in forms("knows")
    return not known and not any(item.category in _BREAKS or item.lower in no_help() for item in between)


def _leads_to(view: View, phrase: Phrase, verb: int) -> bool:
    """Whether the phrase is the object of the verb, or the one for whom it is: "paid the fees of 40 girls"."""
    last = view.items[phrase.start - 1]
    told = phrase.start - verb > 1 and last.category not in {"prep", "adv", "det", "verb"}
    told = told and not view.is_verb(phrase.start - 1)
    told = told or (last.lower == "with" and view.at(phrase.start - 2) is not None)  # "dinner with 120 guests"
    return not told and (last.category != "prep" or last.lower in _TOWARDS)


def _may_help(view: View, i: int, *, wide: bool) -> bool:
    """Whether "we" stands there, or those who help as the subject of a verb: "the shelter received"."""
    if view.items[i].lower in WE:
        return True
    ours = wide and _is_near(view, i)
    if (view.items[i].lower not in words_of("own_work", "helpers") and not ours) or view.items[i].clitic == "'s":
        return False
    phrase = view.at(i)
    subject = phrase is not None and phrase.end == i + 1 and phrase.prep is None and (ours or not phrase.counted)
    subject = subject or (phrase is None and ours)
    return subject and any(view.is_verb(k) for k in range(i + 1, min(i + 1 + _VERB_REACH, len(view.items))))


def _is_near(view: View, i: int) -> bool:
    """Whether it is one of those who help by the text about them: "our buses", "the team", "Sister Agnes"."""
    if view.items[i].lower in words_of("own_work", "near"):
        return True
    phrase = view.at(i)
    led = view.items[max((phrase.start if phrase is not None else i) - 1, 0) : i]
    return any(item.lower == "our" or item.lower in words_of("own_work", "titles") for item in led)


def _has(view: View, phrase: Phrase, subject: int) -> bool:
    """Whether those who help have them with them: "our three flats have had 119 women"."""
    verbs = [x for x in view.items[subject + 1 : phrase.start] if x.category not in {"adv", "det"}]
    clients = phrase.noun in VICTIMS or _served(view, phrase)
    return clients and bool(verbs) and all(item.category == "have" for item in verbs) and _is_place(view, subject)


def _is_place(view: View, i: int) -> bool:
    return view.items[i].lower in words_of("own_work", "rooms") or view.items[i].lower in WE


def _sees(view: View, subject: int, deed: str) -> bool:
    """Whether to see somebody is to help him: "our psychologist saw 44 women"."""
    near = {item.lower for item in view.items[max(subject - 1, 0) : subject + _VERB_REACH]}
    healer = not near.isdisjoint(words_of("help", "clinicians") | words_of("own_work", "titles") | _CLINICS)
    return deed in _SEES and (healer or any(item.lower in _CONSULTING for item in view.items))


_SEES, _CLINICS = forms_of("see"), words_of("own_work", "clinics")
_CONSULTING = words_of("own_work", "consulting")


def _back(view: View, i: int) -> list[int]:
    """The items before ``i``, nearest first, up to the start of the clause or another number."""
    out: list[int] = []
    for k in range(i - 1, max(i - _BEFORE_REACH, 0) - 1, -1):
        if view.items[k].lower in STOPS or view.items[k].number is not None:
            break
        out.append(k)
    return out


def _come_to_us(view: View, phrase: Phrase) -> str | None:
    """The modality of what survivors did with us: "93 came to us", "40 girls have passed through our shelters"."""
    if phrase.prep is not None and (not phrase.of or phrase.prep == "of"):  # "on the evidence of two of our guests"
        return None
    shared = phrase.of and any(map(_is_ours, view.items[phrase.start : phrase.end]))
    verb = next((i for i in _ahead(view, phrase.end) if _is_act(view, i)), None)
    if verb is None or verb - phrase.end > _VERB_REACH or _speaks(view, verb):
        return None
    behind = [view.items[i] for i in _ahead(view, phrase.end)]
    if any(x.category in {"neg", "rel"} or x.lower in words_of("own_work", "own_acts") for x in behind):
        return None
    led = any(view.items[i].lower in THANKS for i in _back(view, phrase.start))
    ours = led or any(_is_ours(x) for x in view.items[verb + 1 : phrase.end + _BEHIND_REACH] if x in behind)
    return modality_of(view.items, phrase.end, verb) if ours or shared else None


def _speaks(view: View, i: int) -> bool:
    """Whether a verb, behind its auxiliaries, tells of speech or thought alone: "are being praised in our street"."""
    return _lexical(view, i) in forms("speaks")


def _lexical(view: View, i: int) -> str:
    """The verb to which the auxiliaries at item ``i`` belong."""
    return next((x.lower for x in view.items[i : i + _VERB_REACH] if x.category not in _AUXILIARY), "")


_AUXILIARY = frozenset({"be", "have", "modal", "adv"})


def _is_ours(item: Item) -> bool:
    """Whether it is "our" or "us", and not a country."""
    return item.lower in OURS and not (item.lower == "us" and item.capital)


# A verb follows its subject within so many items.
_VERB_REACH = 4


def _is_act(view: View, i: int) -> bool:
    if view.items[i].category == "have":  # "survivors have a safe place"
        return i + 1 < len(view.items) and view.items[i + 1].category in {"det", "num"}
    return view.is_verb(i) and view.items[i].category != "modal"


def _ahead(view: View, i: int) -> list[int]:
    """The items from ``i`` on up to the end of the clause or another number."""
    out: list[int] = []
    for k in range(i, min(i + _BEHIND_REACH, len(view.items))):
        if view.items[k].lower in STOPS or view.items[k].number is not None:
            break
        out.append(k)
    return out


def _outcome(view: View, phrase: Phrase, *, wide: bool) -> str | None:
    """The modality of what became of survivors: "49 survivors acquired a trade", "six clients started college"."""
    if not (_served(view, phrase) or (wide and phrase.noun in VICTIMS)) or (phrase.prep is not None and not phrase.of):
        return None
    verb = next((i for i in _ahead(view, phrase.end) if _is_act(view, i)), None)
    if verb is None or verb - phrase.end > _VERB_REACH:
        return None
    negated = any(item.category == "neg" for item in view.items[phrase.end : verb])
    told = view.items[verb].lower in outcomes()
    return modality_of(view.items, phrase.end, verb) if told and not negated else None
