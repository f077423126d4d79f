"""Years that belong to a name and date nothing: "the 2004 anti-trafficking law"."""

from impactetl.model import DateKind
from impactetl.records.view import View

# Nouns of events: "the 2008 operation freed" dates what it freed.
_DATED = frozenset(
    {
        "operation",
        "raid",
        "rescue",
        "crackdown",
        "campaign",
        "sweep",
        "trial",
        "ruling",
        "verdict",
        "season",
        "fiscal",
        "calendar",
    }
)
_NAMED = frozenset(
    {
        "law",
        "act",
        "amendment",
        "convention",
        "constitution",
        "code",
        "protocol",
        "decree",
        "ordinance",
        "treaty",
        "bill",
        "plan",
    }
)
_VERBAL = frozenset({"verb", "be", "have"})


def names_something(view: View, i: int, *, stock: bool) -> bool:
    """A year that belongs to a name: "the 2004 anti-trafficking law", "Act of 2021"; a stock is as old as its index."""
    items = view.items
    mention = items[i].date
    if mention is None or mention.kind is not DateKind.ABSOLUTE or mention.month is not None:
        return False
    bare = mention.outer_start in {-1, mention.start}
    ahead = [item.lower for item in items[i + 1 : i + 5]]
    if bare and i and (items[i - 1].category == "det" or items[i - 1].clitic == "'s"):
        dated = any(word in _DATED for word in ahead[:2])
        return not dated and (not stock or any(word in _NAMED for word in ahead))
    if mention.start - mention.outer_start == len("for ") and items[i + 1 : i + 2] and items[i + 1].category == "noun":
        return True  # "sentenced for 1995 kidnapping"
    before = items[i - 1].lower if i else ""
    if before == "," and bare and any(item.lower in _NAMED for item in items[max(i - 5, 0) : i - 1]):
        return True  # "the Bonded Labour System (Abolition) Act, 1976"
    return before in _NAMED and not any(item.category in _VERBAL for item in items[max(i - 1, 0) : i])
