"""The wholes of shares that have a cue of their own: "convicted 105 offenders, 45 of whom received prison terms"."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.records.base.cues import Hit
from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.inheriting.tallies import whole_of
from impactetl.records.linking.compared import compared_one

# ", including", "(including", "in total, including": so many items between a whole and its part.
_INCLUDING_REACH = 3


def with_wholes(view: View, links: Sequence[Link], earlier: Sequence[Link]) -> list[Link]:
    """Tie a share with a cue of its own to its whole: "convicted 105 offenders, 45 of whom received prison terms".

    The whole of "Thirty of them were freed from a mine" is what an ``earlier`` passage told last.
    """
    out: list[Link] = []
    for link in links:
        before = view.before(link.phrase.start, 2)
        share = link.phrase.pronoun or before in (["of", "whom"], ["of", "these"], ["of", "those"], ["of", "them"])
        wholes = [
            k
            for k in links
            if k.metric == link.metric and k.phrase.start < link.phrase.start and k.phrase.basis == "stated"
        ]
        share = share or (before[-1:] == ["including"] and _right_before(view, link, wholes))
        if link.whole is None and wholes and (share or _sentenced_part(view, link, wholes[-1])):
            link = replace(link, whole=max(wholes, key=lambda k: k.phrase.start).phrase)  # noqa: PLW2901 -- the link as it leaves
        elif link.whole is None:
            link = replace(link, whole=whole_of(view, link.phrase, wholes))  # noqa: PLW2901 -- as above
        if link.whole is None and link.share_of is None and all(k.hit is link.hit for k in wholes):
            link = replace(link, share_of=_earlier_whole(view, link, earlier))  # noqa: PLW2901 -- as above
        out.append(link)
    return out


def _earlier_whole(view: View, link: Link, earlier: Sequence[Link]) -> Link | None:
    """The count of an earlier passage of which a share has a cue of its own: "Two of these boys were freed from"."""
    phrase = link.phrase
    known = link.hit is not None and _names_those_known(view, link, link.hit)
    opening = link.hit.at if link.hit is not None and known else phrase.start
    if not (phrase.of or known) or any(view.people_before(opening)):
        return None
    told = [k for k in earlier if k.metric == link.metric and k.phrase.basis == "stated" and not k.negated]
    these = known or phrase.pronoun or not _THESE.isdisjoint(view.behind(phrase.start, _OF_THESE))
    whole = next((k for k in reversed(told) if these or k.phrase.noun == phrase.noun), None)
    return compared_one(whole, told) if whole is not None else None


def _names_those_known(view: View, link: Link, hit: Hit) -> bool:
    """Whether the cue names those told of before: "Among the rescued were 20 boys"; a date may tell of others."""
    named = (link.rule == "inverted" or link.phrase.of) and view.word(hit.at - 1) in {"the", "those"}
    return named and not any(item.date is not None for item in view.items)


# "Two of these boys": so many items from the number on.
_THESE, _OF_THESE = frozenset({"these", "those"}), 3


def _right_before(view: View, link: Link, wholes: Sequence[Link]) -> bool:
    """Whether the last of some wholes ends where its part is told: "nine children, including seven who had begged"."""
    last = max(wholes, key=lambda k: k.phrase.start, default=None)
    if last is None or link.phrase.start - last.phrase.end > _INCLUDING_REACH:
        return False
    return (view.value(link.phrase) or 0) <= (view.value(last.phrase) or 0)


def _sentenced_part(view: View, link: Link, whole: Link) -> bool:
    """Of those convicted, the ones sentenced: "convicted six and sentenced five to prison" (contract, section 2)."""
    if link.metric != "convictions" or link.hit is None or whole.hit is None:
        return False
    words = (view.items[whole.hit.at].lower, view.items[link.hit.at].lower)
    return words[0] == "convicted" and words[1] in {"sentenced", "jailed", "imprisoned"}
