"""Others of whom the verb before is told, too: "taught 60 nurses in Oslo, as well as 12 midwives"."""

from collections.abc import Sequence

from impactetl.lexicon.load import words_of
from impactetl.metrics.base import VICTIMS
from impactetl.metrics.groups import JUDGED
from impactetl.records.base.adding import adding_before
from impactetl.records.base.link import Link
from impactetl.records.base.view import STOPS, View
from impactetl.records.linking.compared import alone, copies
from impactetl.syntax.phrases import Phrase
from impactetl.syntax.words import PERSON

# Between those counted first and the words that add others to them stand so many items at most.
_REACH = 16
_RULES = frozenset({"object", "passive", "help", "gapped", "state", "special"})
# What opens a clause of its own between, where it is told who else those others were with.
_CLAUSES = frozenset({"rel", "sub", "modal", "have", "be", "do", "pron"})
_LISTED = frozenset({"and", ","})
_FINITE = frozenset({"modal", "have", "be", "do"})


def added(view: View, phrase: Phrase, links: Sequence[Link]) -> list[Link]:
    """Give the links of people whom "as well as", "along with" or the like adds to those counted before."""
    if phrase.noun not in PERSON or phrase.of or phrase.head is None or _acts(view, phrase.end):
        return []
    left = view.at(phrase.start - 2) if view.word(phrase.start - 1) in _LISTED else None
    if left is not None and left.end == phrase.start - 1 and adding_before(view, left) is not None:  # "and three women"
        return copies(phrase, [k for k in links if k.phrase == left and alone(view, phrase, k)], "gapped")
    if _same_done(view, phrase):
        told = [k for k in links if k.phrase.end <= phrase.start and _adds_to(view, phrase, k) and not k.negated]
        return copies(phrase, told[-1:], "gapped")
    lead = adding_before(view, phrase)
    models = [k for k in links if lead is not None and k.phrase.end <= lead[0] and k.rule in _RULES and not k.negated]
    last = max((k.phrase.start for k in models), default=-1)
    models = [k for k in models if k.phrase.start == last and _adds_to(view, phrase, k)]
    if not models or lead is None or not _plain(view, _end(models[0]), lead[0]):
        return []
    others = phrase.noun in VICTIMS  # "convicted five traffickers, along with 20 victims who testified"
    models = [k for k in models if not (others and k.metric in JUDGED | {"arrests"})]
    return copies(phrase, [k for k in models if lead[1] != "with" or not _helps(view, phrase, k.metric)], "gapped")


# Who treats, leads or teaches others.
_HELPING = words_of("help", "clinicians") | words_of("own_work", "leading")
_TEACHING = words_of("lessons", "teachers")


def _helps(view: View, phrase: Phrase, metric: str) -> bool:
    """Whether those told of did it with others: "freed 18 girls with five inspectors"."""
    named = {item.lower for item in view.items[phrase.start : phrase.end]}
    if metric == "people_trained":
        return not _TEACHING.isdisjoint(named)
    return phrase.noun == "official" or not _HELPING.isdisjoint(named)


def _end(model: Link) -> int:
    """The item behind those counted first, or behind the verb that is told of them."""
    hit = model.hit if model.hit is not None and model.rule in {"passive", "state"} else None
    return max(model.phrase.end, hit.end) if hit is not None else model.phrase.end


def _adds_to(view: View, phrase: Phrase, model: Link) -> bool:
    return model.phrase.noun in PERSON | {None} and model.phrase.basis == "stated" and alone(view, phrase, model)


def _same_done(view: View, phrase: Phrase) -> bool:
    """Whether somebody else did the same for them: "and our office in Mzuzu did the same for 33 magistrates"."""
    i = phrase.start - 1
    if view.word(i) not in {"for", "with", "to"} or phrase.prep != view.word(i):
        return False
    same = view.before(i, 2) == ["the", "same"]
    verb = i - 3 if same else i - 2
    return (same or view.word(i - 1) in _LIKEWISE) and view.items[verb].category == "do" and verb > 0


_LIKEWISE = frozenset({"likewise", "so"})


def _plain(view: View, start: int, lead: int) -> bool:
    """Whether only a place, a time or a matter stands between: with a verb in it, a comma must close it."""
    between = view.items[start:lead]
    if len(between) > _REACH or any(item.category in _CLAUSES or item.lower in STOPS for item in between):
        return False
    others = any(start <= p.start < lead and p.counted and p.noun in PERSON for p in view.phrases)
    return not others and (view.word(lead - 1) == "," or view.verbless(start, lead))


def _acts(view: View, i: int) -> bool:
    """Whether a verb is told of those others alone: "as well as 30 boys were there"."""
    return i < len(view.items) and view.items[i].category in _FINITE
