"""Drafts: the statistics of one passage, linked, dated and placed, before they are made records."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from itertools import takewhile

from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import HELPED, TRIED
from impactetl.model import Mentions, NumberMention, Passage, plain
from impactetl.records.amounts.payments import payments
from impactetl.records.amounts.terms import imposed_terms
from impactetl.records.amounts.told_terms import receiver_behind
from impactetl.records.base.cues import find_cues
from impactetl.records.base.link import Link, by_same_verb, told_of_helped
from impactetl.records.base.setting import Setting
from impactetl.records.base.told import is_multitude
from impactetl.records.base.view import View
from impactetl.records.doubting.doubts import doubt
from impactetl.records.doubting.supposed import is_imperative
from impactetl.records.inheriting.bare import of_those_before
from impactetl.records.inheriting.bare_courts import of_accused_before
from impactetl.records.inheriting.bare_terms import bare_terms
from impactetl.records.inheriting.exploited import as_shares
from impactetl.records.inheriting.inherit import inherited_links
from impactetl.records.inheriting.next_awards import next_awards
from impactetl.records.inheriting.whole_of_share import of_main_count
from impactetl.records.inheriting.wholes import with_wholes
from impactetl.records.linking.among import one_among
from impactetl.records.linking.courts.own_cases import with_own_cases
from impactetl.records.linking.direct import direct_links
from impactetl.records.linking.foreseen import foreseen
from impactetl.records.linking.help.came_back import came_back
from impactetl.records.linking.help.paid_out import paid_out
from impactetl.records.linking.help.stranded import stranded
from impactetl.records.linking.help.untold import help_untold
from impactetl.records.linking.labels.services import service_labels
from impactetl.records.linking.pronouns import told_of_them
from impactetl.records.linking.special import special_links
from impactetl.records.linking.suffering.suffered import suffered
from impactetl.records.linking.teaching.taught import learned, taught
from impactetl.syntax.items import Item
from impactetl.syntax.modality import aims, asks
from impactetl.syntax.parted import joined
from impactetl.syntax.phrases import Phrase, find_phrases


@plain
class Reading:
    """What one passage states: links, and reasons for numbers that are refused already (by item).

    ``weighed`` are all links that were tried, each with the reason that refused it. ``below`` is where the passage
    starts whose count the lines of this one break down.
    """

    passage: Passage
    mentions: Mentions
    view: View
    links: tuple[Link, ...]
    setting: Setting
    refused: dict[int, str] = field(default_factory=dict)
    row: str | None = None
    column: str | None = None
    foreign: bool = False
    weighed: tuple[tuple[Link, str | None], ...] = ()
    below: int | None = None


def read_passage(
    passage: Passage, mentions: Mentions, items: tuple[Item, ...], setting: Setting, before: Sequence[Link]
) -> Reading:
    """Link the numbers of one passage; ``before`` are the links of the passage before it in its list or paragraph."""
    items = joined(items)
    view = View(items, find_phrases(items))
    view = View(items, view.phrases, find_cues(items, topics_here(setting, mentions.numbers)))
    direct = _direct(view, passage, setting, before)
    direct += of_accused_before(view, direct, before)
    direct += one_among(view, direct)
    direct = with_own_cases(view, direct)
    direct += taught(view, setting, direct)
    direct = as_shares(view, [*direct, *suffered(view, topics_here(setting, mentions.numbers), direct)], before)
    links = of_main_count(view, with_wholes(view, [*direct, *inherited_links(view, direct, before)], before))
    links += _of_own_work(view, passage, setting, links, before)
    imposed, legal = imposed_terms(view, judged=any(link.metric in _JUDGED for link in before))
    paid, unpaid = payments(view, setting.topics)
    refused = {**dict.fromkeys(legal, "legal_term"), **dict(unpaid)}
    links = [*paid_out(view, setting.topics, paid, links), *links]
    links = _with_terms(view, links, imposed, before)
    links += [*(_number_link(i, name, "payment") for i, name in paid), *next_awards(view, dict(unpaid), before)]
    supposed = _supposed(items, setting) if links else None
    if supposed not in {None, "actual"}:
        told = [k.modality == "actual" and not _is_compared(view, k.phrase.start) for k in links]
        links = [replace(k, modality=supposed) if now else k for k, now in zip(links, told, strict=True)]
    links = [replace(link, modality=foreseen(view, link), told=view.value(link.phrase)) for link in links]
    weighed = [(link, _doubt(view, link, setting)) for link in links]
    kept = _kept(view, weighed, refused)
    return Reading(passage, mentions, view, tuple(kept), setting, refused, weighed=tuple(weighed))


def _supposed(items: Sequence[Item], setting: Setting) -> str | None:
    """The modality that a whole sentence sets, or its lead."""
    return "conditional" if asks(items) else "planned" if aims(items) else setting.led


def _is_compared(view: View, at: int) -> bool:
    """Whether a bracket that tells its year holds an item: "to train 300 (2016: 185 trained)"."""
    before = view.items[max(at - _BRACKET_REACH, 0) : at]
    told = list(takewhile(lambda item: item.lower not in {"(", ")"}, reversed(before)))
    return len(told) < len(before) and before[-len(told) - 1].lower == "(" and any(item.date for item in told)


# Its year stands so near before what a bracket compares.
_BRACKET_REACH = 6


def _direct(view: View, passage: Passage, setting: Setting, before: Sequence[Link]) -> list[Link]:
    """The links that a cue, a label or a rule of its own makes, one for each phrase and metric, and those of "them"."""
    told = [*direct_links(view), *special_links(view, passage, setting.whole)]
    direct = _chosen(view, learned(view, stranded(view, setting.topics, told)))
    direct = came_back(view, setting.topics, direct, before)
    direct += told_of_them(view, direct)
    return direct + of_those_before(view, direct, before, setting.topics)


def _of_own_work(
    view: View, passage: Passage, setting: Setting, links: Sequence[Link], before: Sequence[Link]
) -> list[Link]:
    """The links of help that no cue tells, and what goes on with it: "the house had 93 women; in 2017 it was 78"."""
    own = help_untold(view, setting.topics, links)
    if "aftercare" in setting.topics:
        own += service_labels(view, passage, [*links, *own], before)
    return own + (inherited_links(view, [*links, *own], before) if own else [])


def _with_terms(view: View, links: list[Link], imposed: Sequence[int], before: Sequence[Link]) -> list[Link]:
    """The links with those of terms, and of numbers that lean on one of the sentence before and count nothing else."""
    links += [replace(_number_link(i, "sentence_length", "term"), unit=_unit_at(view, i)) for i in imposed]
    links += _receivers(view, imposed, links)
    bare = bare_terms(view, before)
    starts = {link.phrase.start for link in bare if link.metric == "sentence_length"}
    told = {(link.phrase.start, link.metric) for link in links}
    kept = [link for link in links if link.phrase.start not in starts]
    return kept + [link for link in bare if (link.phrase.start, link.metric) not in told]


def _unit_at(view: View, i: int) -> str | None:
    number = view.items[i].number
    return number.unit if number is not None else None


def told_elsewhere(reading: Reading, links: Sequence[Link]) -> Reading:
    """Give a reading with links that another passage makes, and with their parts; they stand the checks of any link."""
    view = reading.view
    links = with_wholes(view, [*links, *inherited_links(view, links, ())], ())
    weighed = [(link, _doubt(view, link, reading.setting)) for link in links]
    refused = dict(reading.refused)
    kept = _kept(view, weighed, refused)
    return replace(reading, links=tuple(kept), refused=refused, weighed=tuple(weighed))


def _receivers(view: View, imposed: Sequence[int], links: Sequence[Link]) -> list[Link]:
    """Those of whom nothing is told but the term that they got: "The heaviest, 31 years, went to a commander"."""
    if any(item.lower in _REVIEWED for item in view.items):  # "upheld the terms: 20 years for the father"
        return []
    told = {link.phrase for link in links if link.metric == "convictions"}
    phrases = [receiver_behind(view, i) for i in imposed]
    return [Link(p, "convictions", "special", None) for p in phrases if p is not None and p not in told]


_REVIEWED = words_of("terms", "told", "reviewed")
# Who is told of in a sentence with one of these was tried.
_JUDGED = TRIED | {"sentence_length"}


def _accident(setting: Setting, items: Sequence[Item]) -> bool:
    """Whether a passage tells of an accident or an amnesty, and of no exploitation."""
    return "accident" in setting.topics and _CRIME.isdisjoint(item.lower for item in items)


_CRIME = words_of("freed", "enslaving")


def topics_here(setting: Setting, numbers: Sequence[NumberMention]) -> frozenset[str]:
    """Give the topics for the cues of a passage: a multitude is an estimate, an accident is no exploitation."""
    topics = setting.topics
    if any(map(is_multitude, numbers)):
        topics |= {"estimate"}
    return topics - {"exploitation", "captivity"} if "accident" in topics else topics


def _number_link(i: int, metric: str, rule: str) -> Link:
    return Link(Phrase(i, i + 1, "stated"), metric, rule, None)


# Where several metrics claim one phrase by the same cue, the first of these wins over the others.
_STRONGER = {
    "people_rescued": frozenset({"acquittals", "operations"}),  # "acquitted and freed", "conducted three rescues"
    "victims_estimated": frozenset(
        {"people_rescued", "people_assisted", "victims_identified", "people_trained", "acquittals"}
        | {"arrests", "convictions", "prosecutions", "investigations"}
    ),
    "cases": frozenset({"investigations", "prosecutions", "convictions", "acquittals", "people_assisted"}),
    "people_assisted": frozenset({"people_rescued", "people_trained", "victims_identified"}),
    "victims_identified": frozenset({"people_rescued", "arrests"}),  # "two cases of arbitrary arrest with 14 victims"
    "people_trained": frozenset({"people_rescued"}),  # "Set free from bangle workshops: 312 children"
}
_ORDER = (
    "head",
    "object",
    "inverted",
    "complement",
    "relative",
    "passive",
    "state",
    "help",
    "together",
    "part",
    "special",
    "modifier",
    "label",
)


def _chosen(view: View, links: Sequence[Link]) -> list[Link]:
    """Keep one link for each phrase and metric, and no weaker metric beside a stronger one."""
    best: dict[tuple[Phrase, str], Link] = {}
    for link in sorted(links, key=_rank):
        best.setdefault((link.phrase, link.metric), link)
    metrics: dict[Phrase, set[str]] = {}
    for phrase, name in best:
        metrics.setdefault(phrase, set()).add(name)
    return [
        link
        for (phrase, name), link in best.items()
        if not (link.rule == "part" and link.whole in metrics and name not in metrics[link.whole])
        if not (name == "people_assisted" and by_same_verb(link, best.get((phrase, "arrests"))))
        if not (_STRONGER.get(name, frozenset()) & metrics[phrase] - {name} or _told_before(link, best))
        or _coordinated(view, link, best)
        or (name == "people_assisted" and any(_told_before(k, best) for k in best.values() if k.phrase == phrase))
    ]


def _rank(link: Link) -> tuple[bool, int, bool]:
    """The order in which links are preferred: a verdict before one to come, by the way, a cue of aftercare first.

    "Two pleaded guilty and will be sentenced in June" tells of two who are convicted.
    """
    ahead = link.metric == "convictions" and link.modality == "planned"
    return ahead, _ORDER.index(link.rule), link.hit is None or link.hit.cue.topic != "aftercare"


def _told_before(link: Link, best: Mapping[tuple[Phrase, str], Link]) -> bool:
    """Whether it only tells which of those helped are meant: "cared for nine girls freed from"."""
    return told_of_helped(link, best.get((link.phrase, "people_assisted")))


def _coordinated(view: View, link: Link, best: Mapping[tuple[Phrase, str], Link]) -> bool:
    """Whether a verb of its own tells it of the same people: "identified and repatriated 20 victims" is two facts."""
    if link.metric not in HELPED or link.rule not in {"object", "passive"} or link.hit is None:
        return False
    others = [k for (phrase, name), k in best.items() if phrase == link.phrase and name in HELPED - {link.metric}]
    return bool(others) and all(
        k.rule == link.rule and k.hit is not None and k.hit.group is not None and _beside(view, k.hit.at, link.hit.at)
        for k in others
    )


def _beside(view: View, i: int, j: int) -> bool:
    """Whether a conjunction parts two verbs: "helped free 212" is one deed."""
    return any(item.category in {"conj", "sign"} for item in view.items[min(i, j) : max(i, j)])


def _doubt(view: View, link: Link, setting: Setting) -> str | None:
    """The reason to refuse a link, or None; nobody is rescued from slavery where a text tells of an accident."""
    if link.metric == "people_rescued" and _accident(setting, view.items):
        return "other_count"
    reason = doubt(view, link)
    achieved = setting.led == "actual" and reason == "hypothetical" and is_imperative(view, link)
    return None if achieved else reason


def _kept(view: View, weighed: Sequence[tuple[Link, str | None]], refused: dict[int, str]) -> list[Link]:
    """Drop links that a check refuses, noting the reason; of two that tell the same of one number the first is kept."""
    told: dict[tuple[int, str], Link] = {}
    for link, reason in weighed:
        if reason is None:
            told.setdefault((link.phrase.start, link.metric), link)
        else:
            refused.setdefault(link.phrase.start, reason)
    kept = list(told.values())
    held = {link.phrase.start for link in kept}
    for i in held & refused.keys():
        del refused[i]
    return sorted(kept, key=lambda k: (view.items[k.phrase.start].start, k.metric))
