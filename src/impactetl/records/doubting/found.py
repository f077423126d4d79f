"""People who are found, and not to be victims of the field: suspects, the endangered, the dead, a few of a story."""

from impactetl.grammar.inflect import forms_of
from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View


def _of_those_told(view: View, link: Link) -> bool:
    """A share of people counted before, or people found so, is no estimate: "of whom 37 had been trafficked"."""
    if link.hit is None:
        return False
    told = link.like or link.phrase
    before = view.before(told.start, 2)
    bare = link.rule == "state" and link.hit.group is not None and link.hit.group.start == link.hit.group.end
    found = bare and bool(told.start) and view.items[told.start - 1].lower in _FOUND
    met = before[-1:] == ["with"] and before[0] in _MEETING  # "made contact with 302 women involved in the sex trade"
    return before == ["of", "whom"] or found or met


_MEETING = words_of("found", "met_with")
_FOUND = words_of("found", "encountering")


def _accused(view: View, link: Link) -> bool:
    """People found to be something else than victims: "98 were identified as perpetrators", "three as Zambians"."""
    if link.hit is None or link.phrase.noun == "victim":
        return False
    behind = [item.lower for item in view.items[link.hit.at + 1 : max(link.hit.at, link.phrase.end) + _FOUND_REACH]]
    other = words_of("found", "wrongdoers") | words_of("no_help", "refugees")
    if "as" not in behind:
        return False
    found = behind[behind.index("as") :]
    plain = link.phrase.noun != "minor" and words_of("topics", "victims").isdisjoint(found)
    return plain or not other.isdisjoint(found)


# Whom a verb finds to be what stands this near behind it.
_FOUND_REACH = 8


def _remains(view: View, link: Link) -> bool:
    """The dead who are named or found: "12 victims were identified by DNA", "found two of the victims dead"."""
    if link.hit is None or link.phrase.basis == "zero":
        return False
    told = view.words
    found = view.items[link.hit.at].lower.startswith(("found", "find", "discover"))
    return not told.isdisjoint(words_of("deaths", "remains")) or (found and "dead" in told)


def _few_trafficked(view: View, link: Link) -> bool:
    """How many a story tells of are no flow: "two sisters who were trafficked to Dubai"."""
    cue = link.hit.cue if link.hit is not None else None
    if cue is None:
        return False
    number = view.items[link.phrase.start].number
    least = _FLOW if "traffic" in cue.words and cue.topic is None else _FEW
    return number is None or max(number.value or 0, number.low or 0) < least


# From here on those trafficked are a flow; fewer than a few are those of one story, whatever was done to them.
_FLOW, _FEW = 100, 10


def _endangered(view: View, link: Link) -> bool:
    """Who is only found to be in danger: "identified the 48,000 domestic workers as particularly vulnerable"."""
    if link.hit is None or link.phrase.noun == "victim":
        return False
    behind = view.behind(link.hit.at + 1, _AS_REACH)
    return any(
        word == "as" and not _ENDANGERED.isdisjoint(behind[k + 1 : k + _RISK_REACH]) for k, word in enumerate(behind)
    )


_ENDANGERED = words_of("found", "endangered")
# "As" stands this near behind the verb, what follows it so near behind it: "as being at high risk".
_AS_REACH, _RISK_REACH = 24, 5


def _said_to_be(view: View, link: Link) -> bool:
    """Victims of whom a report only tells who they were: "reported 39 victims were men", with no crime of the field."""
    whole = link.whole or link.phrase
    verb = view.items[link.hit.at].lower if link.hit is not None else ""
    if link.rule not in {"object", "share"} or verb not in _REPORTING or not _FIELD.isdisjoint(view.words):
        return False
    near = range(whole.end, min(whole.end + _AS_BE, len(view.items)))
    end = next((i for i in near if view.items[i].category in {"be", "rel"} or view.items[i].lower in _APART), None)
    if end is None or view.items[end].category != "be":
        return False
    return not view.is_verb(end + 1)  # "reported 40 victims were identified"


# "39 of the victims in the capital were": the verb stands within so many items behind the number's phrase.
_AS_BE = 6
_APART = frozenset({",", ";"})
_REPORTING = forms_of("report", "record", "document", "count", "note")
_FIELD = (words_of("topics", "trafficked") | words_of("no_help", "field") | {"sexual"}) - {
    "victim",
    "victims",
    "violence",
}


def _none_came(view: View, link: Link) -> bool:
    """That no victim complained denies no identification: "since no victims had come forward"."""
    verb = view.word(link.hit.at) if link.hit is not None else ""
    return link.phrase.basis == "zero" and link.rule == "state" and verb in _COMING


_COMING = forms_of("come")


def _displaced(view: View, link: Link) -> bool:
    """People who had to flee, of whom no crime of the field is told: "persons living in protracted displacement"."""
    if not _FIELD.isdisjoint(view.words):
        return False
    at = link.hit.at if link.hit is not None else link.phrase.end
    counted = view.behind(link.phrase.start, link.phrase.end - link.phrase.start)
    state = view.behind(link.phrase.end, at - link.phrase.end + _STATE_REACH)
    return not words_of("no_help", "refugees").isdisjoint(counted) or not words_of("found", "fleeing").isdisjoint(state)


# A state is told this near behind its verb: "living in protracted displacement".
_STATE_REACH = 4


CHECKS: Doubts = (
    Doubt("other_count", _of_those_told, {"victims_estimated"}),
    Doubt("other_count", _accused, {"victims_identified"}),
    Doubt("other_count", _remains, {"victims_identified"}),
    Doubt("passing_mention", _few_trafficked, {"victims_estimated"}),
    Doubt("other_count", _said_to_be, {"victims_identified"}),
    Doubt("other_count", _none_came, {"victims_identified", "prosecutions"}),
    Doubt("other_count", _displaced, {"victims_estimated"}),
    Doubt("other_count", _endangered, {"victims_identified"}),
)
