"""Drafts: the statistics of one passage, linked, dated and placed, before they are made records."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from impactetl.metrics.registry import metric as metric_of
from impactetl.model import Mentions, NumberKind, Passage
from impactetl.records.context import Context
from impactetl.records.cues import find_cues
from impactetl.records.inherit import inherited_links
from impactetl.records.link import Link, direct_links
from impactetl.records.payments import payments
from impactetl.records.special import special_links
from impactetl.records.terms import imposed_terms
from impactetl.records.view import View
from impactetl.syntax.items import Item
from impactetl.syntax.phrases import Phrase, find_phrases


@dataclass(frozen=True)
class Reading:
    """What one passage states: links, and reasons for numbers that are refused already (by item)."""

    passage: Passage
    mentions: Mentions
    view: View
    links: tuple[Link, ...]
    refused: dict[int, str] = field(default_factory=dict)
    row: str | None = None
    column: str | None = None


def read_passage(
    passage: Passage, mentions: Mentions, items: tuple[Item, ...], context: Context, before: Sequence[Link]
) -> Reading:
    """Link the numbers of one passage; ``before`` are the links of the passage before it in the same list or paragraph."""
    view = View(items, find_phrases(items))
    view = View(items, view.phrases, find_cues(items, _topics(context, items)))
    direct = _chosen(view, list(direct_links(view)) + special_links(view, passage, context))
    links = _with_wholes(view, [*direct, *inherited_links(view, direct, before)])
    refused: dict[int, str] = {}
    imposed, legal = imposed_terms(view)
    paid, unpaid = payments(view)
    refused.update(dict.fromkeys(legal, "legal_term"))
    refused.update(dict(unpaid))
    links += [_number_link(i, "sentence_length", "term") for i in imposed]
    links += [_number_link(i, name, "payment") for i, name in paid]
    return Reading(
        passage, mentions, view, tuple(_kept(view, links, refused, accident=_accident(context, items))), refused
    )


def _accident(context: Context, items: Sequence[Item]) -> bool:
    """Whether a passage tells of an accident or an amnesty, and of no exploitation."""
    words = {item.lower for item in items}
    return "accident" in context.topics and not words & _CRIME


_CRIME = frozenset(
    {"slavery", "slaves", "trafficking", "traffickers", "trafficked", "brothel", "brothels", "kiln", "forced", "bonded"}
)
# So many people are an estimate of how many suffer it, not of how many one body helped.
_MULTITUDE = 10_000


def _with_wholes(view: View, links: Sequence[Link]) -> list[Link]:
    """Tie a share with a cue of its own to its whole: "convicted 105 offenders, 45 of whom received prison terms"."""
    out: list[Link] = []
    for link in links:
        before = [item.lower for item in view.items[max(link.phrase.start - 2, 0) : link.phrase.start]]
        share = link.phrase.pronoun or before in (["of", "whom"], ["of", "these"], ["of", "those"], ["of", "them"])
        wholes = [
            k
            for k in links
            if k.metric == link.metric and k.phrase.start < link.phrase.start and k.phrase.basis == "stated"
        ]
        if link.whole is None and wholes and (share or _sentenced_part(view, link, wholes[-1])):
            link = replace(link, whole=max(wholes, key=lambda k: k.phrase.start).phrase)  # noqa: PLW2901 -- the link as it leaves
        out.append(link)
    return out


def _sentenced_part(view: View, link: Link, whole: Link) -> bool:
    """Of those convicted, the ones sentenced: "convicted six and sentenced five to prison" (contract, section 2)."""
    if link.metric != "convictions" or link.hit is None or whole.hit is None:
        return False
    words = (view.items[whole.hit.at].lower, view.items[link.hit.at].lower)
    return words[0] == "convicted" and words[1] in {"sentenced", "jailed", "imprisoned"}


def _topics(context: Context, items: Sequence[Item]) -> frozenset[str]:
    topics = context.topics
    if any(i.number is not None and max(i.number.value or 0, i.number.low or 0) >= _MULTITUDE for i in items):
        topics |= {"estimate"}
    return topics - {"exploitation", "captivity"} if "accident" in topics else topics


def _number_link(i: int, metric: str, rule: str) -> Link:
    return Link(Phrase(i, i + 1, "stated"), metric, rule, None)


# Where several metrics claim one phrase by the same cue, the first of these wins over the others.
_STRONGER = {
    "victims_estimated": frozenset(
        {
            "people_rescued",
            "people_assisted",
            "victims_identified",
            "arrests",
            "convictions",
            "prosecutions",
            "people_trained",
            "acquittals",
            "investigations",
        }
    ),
    "cases": frozenset({"investigations", "prosecutions", "convictions", "acquittals", "people_assisted"}),
    "people_assisted": frozenset({"people_rescued", "people_trained", "victims_identified"}),
    "victims_identified": frozenset({"people_rescued"}),
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


def _chosen(view: View, links: list[Link]) -> list[Link]:
    """Keep one link for each phrase and metric, and no weaker metric beside a stronger one."""
    best: dict[tuple[Phrase, str], Link] = {}
    for link in sorted(links, key=lambda k: _ORDER.index(k.rule)):
        best.setdefault((link.phrase, link.metric), link)
    metrics: dict[Phrase, set[str]] = {}
    for phrase, name in best:
        metrics.setdefault(phrase, set()).add(name)
    del view
    return [
        link for (phrase, name), link in best.items() if not _STRONGER.get(name, frozenset()) & metrics[phrase] - {name}
    ]


def _kept(view: View, links: Sequence[Link], refused: dict[int, str], *, accident: bool) -> list[Link]:
    """Drop links that a check refuses, noting the reason."""
    kept: list[Link] = []
    for link in links:
        reason = "other_count" if accident and link.metric == "people_rescued" else doubt(view, link)
        if reason is None:
            kept.append(link)
        else:
            refused.setdefault(link.phrase.start, reason)
    held = {link.phrase.start for link in kept}
    for i in held & refused.keys():
        del refused[i]
    return sorted(kept, key=lambda k: (view.items[k.phrase.start].start, [m for m in (k.metric,)]))


def _generic(view: View, link: Link) -> bool:
    """Anybody whom a rule is about: "a person convicted of the offence may appeal"."""
    if link.phrase.basis != "implied" or view.items[link.phrase.start].lower not in {"a", "an", "another"}:
        return False
    return any(item.lower in {"may", "must", "shall", "can", "should", "could"} for item in view.items) or (
        any(item.lower == "if" for item in view.items[: link.phrase.end])
    )


def _on_bail(view: View, at: int) -> bool:
    """Suspects let go for the time being: "released on bail"."""
    behind = [item.lower for item in view.items[at + 1 : at + 5]]
    return bool({"bail", "parole", "probation", "pending", "bond"} & set(behind))


def _rewarded(view: View, link: Link) -> bool:
    """What a reward is offered for has not happened; nor what is meant as a purpose."""
    before = [item.lower for item in view.items[: link.phrase.start]]
    return bool({"reward", "rewards"} & set(before)) or any(
        a == "purpose" and b == "of" for a, b in pairwise(before[-6:])
    )


def _when_any(view: View, link: Link) -> bool:
    """One of a kind in a rule of thumb: "when a landlord is arrested, every tenant hears"; "needed to convict a man"."""
    if link.phrase.basis != "implied" or view.items[link.phrase.start].lower not in {"a", "an"}:
        return False
    start = link.phrase.start
    whenever = start > 0 and any(
        x.lower in {"when", "whenever", "if", "every"} for x in view.items[max(start - 2, 0) : start]
    )
    present = any(item.lower in {"is", "are"} for item in view.items[start : link.phrase.end + 2])
    group = link.hit.group if link.hit is not None else None
    infinitive = (
        group is not None
        and link.rule == "object"
        and group.start < group.end - 1
        and view.items[group.end - 2].lower == "to"
    )
    led = (
        infinitive
        and group is not None
        and bool(
            {"helped", "led", "managed", "able", "went"}
            & {x.lower for x in view.items[max(group.start - 3, 0) : group.end]}
        )
    )
    return (whenever and present) or (infinitive and not led)


def _imperative(view: View, link: Link) -> bool:
    """A demand: "Train 100 teachers"."""
    hit = link.hit
    if hit is None or hit.group is None or hit.at != 0 or link.rule != "object":
        return False
    return view.items[0].lower in hit.cue.words


def _no_evidence(view: View, link: Link) -> bool:
    """What a sentence says there is no evidence of, or what somebody denies."""
    before = [item.lower for item in view.items[max(link.phrase.start - 9, 0) : link.phrase.start]]
    return (
        any(a == "no" and b in {"evidence", "indication", "sign", "proof", "suggestion"} for a, b in pairwise(before))
        or "denied" in before
    )


_OLDEST = 110


def _is_age(view: View, link: Link) -> bool:
    """A number alone in commas behind a person: "charged one of them, 52, with"."""
    i, end, items = link.phrase.start, link.phrase.end, view.items
    number = items[i].number
    if (
        link.phrase.head is not None
        or link.phrase.of
        or number is None
        or number.value is None
        or number.value > _OLDEST
    ):
        return False
    alone = i > 1 and items[i - 1].lower == "," and end < len(items) and items[end].lower == ","
    return (
        alone
        and items[i - 2].number is None
        and number.kind is NumberKind.CARDINAL
        and link.rule not in {"comparison", "listed"}
    )


def _for_each(view: View, link: Link) -> bool:
    """A figure per something: "for each trafficker sentenced there were 13 people"."""
    before = [item.lower for item in view.items[max(link.phrase.start - 14, 0) : link.phrase.start]]
    return any(a == "for" and b in {"each", "every"} for a, b in pairwise(before))


_RANKED = 20
_CASES = frozenset({"case", "report"})


def doubt(view: View, link: Link) -> str | None:
    """Give the reason to refuse a link, or None."""
    number = view.items[link.phrase.start].number
    if metric_of(link.metric).unit == "person" and number is not None and number.value is not None and number.value % 1:
        return "other_count"
    if (
        link.negated
        and link.phrase.basis != "zero"
        and not (number is not None and number.value == 1 and _single(view, link))
    ):
        return "negated"
    if number is not None and number.kind is NumberKind.ORDINAL:
        return _ordinal_doubt(view, link)
    if _is_age(view, link):
        return "age"
    if (
        number is not None
        and number.value == 1
        and link.metric in {"people_assisted", "victims_estimated"}
        and link.rule != "part"
    ):
        return "passing_mention"
    if _for_each(view, link):
        return "ratio"
    if link.metric == "people_rescued" and link.hit is not None and _on_bail(view, link.hit.at):
        return "other_count"
    if _rewarded(view, link) or _when_any(view, link):
        return "hypothetical"
    if _imperative(view, link):
        return "hypothetical"
    if _no_evidence(view, link):
        return "negated"
    if _generic(view, link):
        return "hypothetical"
    if (
        link.phrase.basis in {"implied", "zero"}
        and metric_of(link.metric).unit not in {"person", "case"}
        and link.rule != "head"
    ):
        return "unsure"
    if link.phrase.basis == "implied" and link.metric in {
        "people_assisted",
        "victims_estimated",
        "people_trained",
        "victims_identified",
    }:
        return "passing_mention"
    return None


def _single(view: View, link: Link) -> bool:
    """ "Not a single conviction" is a zero."""
    return view.items[link.phrase.start].lower == "<number>" and link.rule == "head"


def _ordinal_doubt(view: View, link: Link) -> str | None:
    """A milestone counts: a high ordinal, or a low one that names its period; "the first" is left out."""
    number = view.items[link.phrase.start].number
    value = number.value if number is not None and number.value is not None else 0
    before = view.items[link.phrase.start - 1] if link.phrase.start else None
    definite = before is not None and (
        before.lower in {"the", "our", "its", "their", "her", "his", "another", "my"} or before.clitic == "'s"
    )
    near = view.items[link.phrase.start : link.phrase.end + 6]
    yearly = value > 1 and any(item.lower == "year" or item.date is not None for item in near)
    if (
        definite
        and link.rule in {"special", "relative", "head", "state", "passive", "object", "complement"}
        and (value >= _RANKED or yearly)
    ):
        return None
    return None if yearly and link.rule == "head" else "ordinal_rank"
