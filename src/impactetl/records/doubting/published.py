"""What is published, filmed, named in a list or told in a work, and done to nobody thereby."""

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts
from impactetl.records.base.view import View


def _recorded(view: View, link: Link) -> bool:
    """What a camera captures is a sight: "the footage captures the defendant running"."""
    if link.hit is None or link.hit.group is None:
        return False
    if not view.items[link.hit.at].lower.startswith(("captur", "caught", "catch")):
        return False
    before = view.items[max(link.hit.group.start - _SEEN_REACH, 0) : link.hit.group.start]
    return any(item.lower in _CAMERAS for item in before)


_SEEN_REACH = 12
_CAMERAS = words_of("published", "cameras")


def _rebuked(view: View, link: Link) -> bool:
    """What a report indicts it rebukes: "a parliamentary report indicted the operator"."""
    if link.hit is None or link.rule != "object" or link.hit.group is None:
        return False
    subject = view.at(link.hit.group.start - 1)
    return view.items[link.hit.at].lower.startswith("indict") and subject is not None and subject.noun == "report"


def _in_fiction(view: View, link: Link) -> bool:
    """What a work tells: "in the film, police rescue 12 girls", "a film about the rescue of 12 boys won an award"."""
    said = view.behind(0, link.phrase.start)
    at = next((i for i, word in enumerate(said[:_TITLE_REACH]) if word in words_of("published", "fiction")), None)
    if at is None or at == 0 or view.items[at - 1].category not in {"det", "noun", "num"} or "documentary" in said:
        return False
    behind = said[at + 1 : at + 2]
    opened = said[0] == "in" and behind == [","]
    return opened or behind == ["about"] or (behind[0:1] != [] and behind[0] in words_of("published", "fiction_tells"))


# "In a new American film,": so many items stand before the noun and with it.
_TITLE_REACH = 5


def _paper(view: View, link: Link) -> bool:
    """What is published: "released an updated guide on complaints", not "released a guide whom they had held"."""
    head = link.phrase.head
    if head is None or view.items[head].lower not in _PAPERS:
        return False
    follow = view.items[link.phrase.end].category if link.phrase.end < len(view.items) else "sign"
    return link.rule == "object" and follow != "rel"


_PAPERS = words_of("published", "papers")


def _pictured(view: View, link: Link) -> bool:
    """Who is seen or named in what is published: "released CCTV images of two men", "gave the names of six"."""
    led = link.phrase.prep == "of" or view.word(link.phrase.start - 1) == "of"
    return led and view.word_before(link.phrase.start, "of") in _DEPICTING


_DEPICTING = words_of("published", "depicting") | words_of("published", "cameras")


def _titled(view: View, link: Link) -> bool:
    """A number that opens the name of a work: "the daily newspaper 24 Heures Chrono", "the film 12 Years a Slave"."""
    i, items = link.phrase.start, view.items
    named = i > 0 and items[i - 1].lower in _WORKS and link.phrase.basis == "stated"
    return named and i + 1 < len(items) and items[i + 1].capital


_WORKS = words_of("published", "works")


CHECKS: Doubts = (
    Doubt("code", _titled),
    Doubt("other_count", _recorded, {"arrests"}),
    Doubt("other_count", _rebuked, {"prosecutions"}),
    Doubt("passing_mention", _in_fiction),
    Doubt("other_count", _paper, {"people_rescued"}),
    Doubt("passing_mention", _pictured, {"people_rescued", "people_assisted"}),
)
