"""Which count a share is of, and whose date it has: "20, compared with 12 in 2017 (10 of them for forced labor)"."""

from collections.abc import Sequence
from dataclasses import replace

from impactetl.records.base.link import Link
from impactetl.records.base.view import View
from impactetl.records.linking.compared import compared_one


def of_main_count(view: View, links: Sequence[Link]) -> list[Link]:
    """Tie shares of a further clause to the main count: "50 victims, compared with 70 in 2017; 30 were children"."""
    return [_of_main(view, link, links) for link in links]


def _of_main(view: View, link: Link, links: Sequence[Link]) -> Link:
    whole = _compared(link, links)
    if whole is None or not any(item.lower == ";" for item in view.items[whole.phrase.end : link.phrase.start]):
        return link
    main = compared_one(whole, links)
    least, most = view.value(link.phrase), view.value(main.phrase)
    fits = least is not None and most is not None and least <= most
    return replace(link, whole=main.phrase) if fits and main is not whole else link


def _compared(link: Link, links: Sequence[Link]) -> Link | None:
    """The link of the count that a link is a share of, where that is only compared with another; else None."""
    whole = _whole(link, links)
    return whole if whole is not None and whole.rule == "comparison" else None


def _whole(link: Link, links: Sequence[Link]) -> Link | None:
    told = (k for k in links if k.phrase == link.whole and k.metric == link.metric)
    return next(told, None) if link.whole is not None else None


# Shares that follow their whole and take over what is told of it.
_SHARES = frozenset({"share", "listed", "part"})


def dated_as(view: View, link: Link, links: Sequence[Link]) -> Link:
    """Give the link whose date a share has: its whole's, where the share tells no date itself."""
    whole = _compared(link, links) or (_whole(link, links) if link.rule in _SHARES else None)
    if whole is None or whole.phrase.start > link.phrase.start:
        return link
    behind = view.items[link.phrase.end :]
    end = next((k for k, item in enumerate(behind) if item.lower in {")", ";"}), len(behind))
    begin = next((k for k in range(link.phrase.start, 0, -1) if view.word(k - 1) in {"(", ";"}), link.phrase.start)
    own = any(item.date is not None for item in (*behind[:end], *view.items[begin : link.phrase.start]))
    return link if own else whole
