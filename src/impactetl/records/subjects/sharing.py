"""Objects that stand away from their verb: shared with another verb, or behind words of place and manner."""

from impactetl.records.base.cues import Hit
from impactetl.records.base.view import APPOSITION, STOPS, View
from impactetl.syntax.items import denies
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON, common_verbs

# "Escorted home 14 children".
_NO_SETTING = APPOSITION | {"of", "by"}
_JOINING = frozenset({"and", "or", ",", "then"})
_AWAY = frozenset({"home", "back", "away", "out"})


def shared_object(view: View, hit: Hit) -> tuple[Phrase, ...]:
    """The object of coordinated verbs: "arrested and charged six men"."""
    i = hit.at + 1
    items = view.items
    second = _second_verb(view, i)
    if second is not None:
        return view.objects(second)
    while (i + 1 < len(items) and items[i].lower in _JOINING) or (
        i < len(items) and (items[i].category == "adv" or items[i].lower == "nor")
    ):
        i += 1
        if i < len(items) and _acts(view, i) and items[i].category not in {"be", "have", "modal"}:
            i += 1
            other = next((h.end for h in view.hits if h.at == i - 1), i)
            objects = view.objects(max(other, i))
            if not any(phrase.counted for phrase in objects):
                objects = behind_manner(view, max(other, i)) or objects
            if objects:
                return objects if any(phrase.counted for phrase in objects) else _denied_row(view, hit) or objects
    return _denied_row(view, hit)


def _denied_row(view: View, hit: Hit) -> tuple[Phrase, ...]:
    """Nobody of whom a row of denied verbs is told, with words of their own: "not find, or send to care, any"."""
    told = next((p for p in view.phrases if p.start > hit.at and p.counted), None)
    if told is None or told.basis != "zero" or view.word(told.start) != "any" or told.start - hit.at > _ROW_REACH:
        return ()
    between = range(hit.at + 1, told.start)
    if any(view.items[k].category in _CLAUSES or view.word(k) in STOPS for k in between):
        return ()
    denied = any(denies(item) for item in view.items[max(hit.at - _ROW_REACH, 0) : hit.at])
    joints = [k for k in range(hit.at + 2, told.start) if view.word(k - 1) in _JOINING and view.word(k) not in _JOINING]
    return (told,) if denied and all(k in view.verbs or view.items[k].category == "verb" for k in joints) else ()


# So many items lie between a verb of such a row and those of whom it is told.
_ROW_REACH = 14
_CLAUSES = frozenset({"be", "have", "do", "modal", "rel", "sub", "neg"})


def _acts(view: View, i: int) -> bool:
    """Whether a verb stands at item ``i``, as one of a list even where it may be a noun: "investigate, charge, or"."""
    listed = i in view.verbs and view.items[i - 1].lower in _JOINING
    phrase = view.at(i) if listed else None
    return view.is_verb(i) or (phrase is not None and phrase.basis == "bare" and phrase.end == i + 1)


def _second_verb(view: View, i: int) -> int | None:
    """The item behind a second infinitive that may be read as a noun: "did not arrest or even question any"."""
    if i >= len(view.items) or view.items[i].lower not in {"and", "or"}:
        return None
    i += 1
    while i < len(view.items) and view.items[i].category == "adv":
        i += 1
    if i >= len(view.items) or common_verbs().get(view.items[i].lower) != "base":
        return None
    phrase = view.at(i + 1)
    bare = phrase is not None and phrase.basis == "bare" and phrase.noun is None and phrase.end == i + 2
    return i + 2 if bare else i + 1  # "hold responsible any recruiters"


def _tells_deed(view: View, phrase: Phrase) -> bool:
    """Whether a phrase tells what was done, to those behind it: "convicted of pimping two women"."""
    return any(item.lower.endswith("ing") for item in view.items[phrase.start : phrase.end])


def behind_manner(view: View, i: int) -> tuple[Phrase, ...]:
    """The people counted behind one phrase of place or manner: "tested for HIV over 100 people", "brought home 14"."""
    items = view.items
    if i + 1 >= len(items):
        return ()
    if items[i].lower in _AWAY:
        told = i + 1
    else:
        setting = view.at(i + 1) or (view.at(i + 2) if items[i + 1].category == "det" else None)
        led = items[i].category == "prep" and items[i].lower not in _NO_SETTING
        if not led or setting is None or setting.counted or _tells_deed(view, setting):
            return ()
        told = setting.end
    phrase = view.at(told)
    while phrase is None and told < len(items) and items[told].category in {"adv", "det"}:
        told += 1
        phrase = view.at(told)
    people = phrase is not None and phrase.start == told and phrase.basis == "stated" and phrase.noun in PERSON
    return view.objects(told) if people else ()
