"""Whom an offence befell that somebody is charged with, or a death that is looked into."""

from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import ACCUSED
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View
from impactetl.syntax.words import noun_class


def _offence(view: View, link: Link) -> bool:
    """Whom somebody is accused of selling or holding: "charged with selling two nieces"."""
    if link.hit is None or link.hit.at == 0:
        return False
    led = view.items[link.hit.at - 1].lower in {"of", "for", "with", "and", "by"}
    return led and view.items[link.hit.at].lower.endswith("ing") and link.rule in {"object", "part"}


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
        return view.items[start - 2].lower in words_of("justice", "offences", "against_people")
    if view.items[start - 1].lower != "of":
        return False
    befell = view.items[start - 2]
    if link.metric == "investigations":
        return befell.lower in words_of("deaths", "nouns")
    doing = befell.lower.endswith("ing") and start - 2 != link.hit.at
    doing = doing or noun_class(befell.lower) in _BEFALLING  # "on trial for the gang rape of a passenger"
    return link.rule in {"complement", "help"} and link.metric in ACCUSED and doing


_BEFALLING = frozenset({"crime", "casualty"})


def _unlawful_act(view: View, link: Link) -> bool:
    """Whom those who are judged had held: "jailed for illegally detaining a citizen"."""
    if link.hit is None or link.rule not in {"object", "complement"}:
        return False
    judged = any(hit.metric in ACCUSED and 0 < link.hit.at - hit.at <= _FOR_REACH for hit in view.hits)
    start = link.hit.group.start if link.hit.group is not None else link.hit.at
    before = view.before(start, 2)
    if link.hit.group is None:
        return judged and before[-1:] != [] and before[-1] in words_of("custody", "unlawful")
    if not view.items[link.hit.at].lower.endswith("ing"):
        return False
    manner = before[-1:] and before[-1] in words_of("custody", "unlawfully")
    led = before[-2] if manner and len(before) > 1 else before[-1] if before else ""
    return led in {"for", "of", "with"} and (judged or (bool(manner) and led == "for"))


# A charge stands this near behind the verb of judging.
_FOR_REACH = 8


CHECKS: Doubts = (
    Doubt("other_count", _offence, {"victims_estimated"}),
    Doubt("other_count", _of_offence, ACCUSED | {"investigations"}),
    Doubt("passing_mention", _unlawful_act, {"arrests"}),
)
