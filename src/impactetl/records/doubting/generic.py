"""Anybody whom a rule, a power or a custom is about: "a person convicted of the offence may appeal"."""

from itertools import pairwise

from impactetl.lexicon.load import words_of
from impactetl.records.base.link import Link
from impactetl.records.base.told import Doubt, Doubts, article
from impactetl.records.base.view import View
from impactetl.syntax.items import denies, is_ordinal
from impactetl.syntax.words import verbs_that


def _anybody(view: View, link: Link) -> bool:
    """Whether one of a kind is told of, and nobody in particular."""
    if link.phrase.basis != "implied":
        return False
    if _asked(view) or _wondered(view, link):
        return True
    told = view.words
    empowered = bool(told & {"is", "are"}) and not told.isdisjoint(words_of("generic", "power"))
    modal = empowered or not told.isdisjoint(words_of("generic", "modal"))
    wondering = (
        {"if", "unless", "whether"} if link.hit is not None and link.hit.at < link.phrase.start else {"if", "unless"}
    )
    supposed = any(item.lower in wondering for item in view.items[: link.phrase.end])
    lawful = bool(told & words_of("generic", "law")) and bool(told & words_of("generic", "ruling"))
    lawful = lawful and not _law_behind(view, link)
    if article(view, link, _A):
        return (
            (modal and not _happened(view, link))
            or supposed
            or lawful
            or _punished(told)
            or _in_general(view, link, told)
            or _is_provided(view, link)
            or _in_any_such_time(view, link)
        )
    if not article(view, link, _THE):
        return False
    now = lawful and bool(told & {"is", "are"}) and "was" not in told and not _ranked(view, link)
    now = now or _whoever(view, link)
    return now or supposed or "shall" in told or (modal and _any_case(view, link)) or _of_all(view, link)


def _wondered(view: View, link: Link) -> bool:
    """Whether nothing is known of what is told of one: "no word on whether the driver was charged"."""
    led = view.word(view.over(link.phrase.start - 1, {"adv"})) in _WONDERING
    return led and link.group is not None and view.over(link.group.start - 1, {"adv"}) < link.phrase.end


def _law_behind(view: View, link: Link) -> bool:
    """Whether a law is named only behind what was done: "was given 50 years, which under Thai law comes down to 22"."""
    group = link.group
    if group is None:
        return False
    was = any(item.lower in {"was", "were"} for item in view.items[group.start : group.end])
    laws = words_of("generic", "law")
    return was and not any(item.lower in laws for item in view.items[: group.end])


def _asked(view: View) -> bool:
    """Whether a sentence only asks: "When is a child rescued?"."""
    return any(item.lower == "?" for item in view.items[-2:])


def _whoever(view: View, link: Link) -> bool:
    """Whether nobody but a person is named: "releases matter to the person released"."""
    head, group = link.phrase.head, link.group
    person = head is not None and view.items[head].lower in {"person", "individual"}
    return person and link.metric == "people_rescued" and group is not None and group.voice == "open"


def _ranked(view: View, link: Link) -> bool:
    """Whether an ordinal tells who it is of whom something is told: "the first landlord to be tried is acquitted"."""
    group = link.group
    told = group is not None and view.items[group.start].lower != "to"
    return told and is_ordinal(view.items[link.phrase.start + 1])


def _happened(view: View, link: Link) -> bool:
    """Whether a finite past behind one of a kind, or before it, tells what was done, on a day that is told."""
    group = link.group
    if group is None or not any(item.date is not None for item in view.items):
        return False
    past = any(item.lower in {"was", "were"} for item in view.items[group.start : group.end])
    return past and group.voice == "passive" and group.start >= link.phrase.end


def _punished(told: frozenset[str]) -> bool:
    """Whether a penalty is told that anybody may get."""
    return not any(told.isdisjoint(words_of("generic", name)) for name in ("penalty", "threatened"))


def _in_general(view: View, link: Link, told: frozenset[str]) -> bool:
    """Whether a custom is told of a kind: "a person apprehended as a suspect is taken to an office"."""
    before = view.before(link.phrase.start, _REQUIRED_REACH)
    if before[-1:] == ["that"] and not words_of("generic", "required").isdisjoint(before):
        return True
    head = link.phrase.head
    if head is None or view.items[head].lower not in words_of("generic", "kinds"):
        return False
    if any(item.date is not None for item in view.items):
        return False
    return not told.isdisjoint(words_of("generic", "warrant") | words_of("generic", "habit")) or _has_custom(view, link)


def _is_provided(view: View, link: Link) -> bool:
    """Whether something provides for what is done to one of a kind: "it authorizes prosecution of a violent spouse"."""
    if link.hit is None or link.hit.group is not None:
        return False
    before = view.before(link.hit.at, _PROVIDED_REACH)
    return not words_of("generic", "providing").isdisjoint(before)


# "Authorizes the swift prosecution of": so many words stand before the noun at most.
_PROVIDED_REACH = 3


def _in_any_such_time(view: View, link: Link) -> bool:
    """Whether it is told what is done, or not, whenever one of a kind is struck: "not until an individual is held"."""
    head = link.phrase.head
    if head is None or view.items[head].lower not in words_of("generic", "kinds"):
        return False
    at = next((k for k in range(link.phrase.start - 1, -1, -1) if view.word(k) in _WHENEVER), None)
    if at is None:
        return False
    told = [item.lower for item in view.items[:at]]
    often = not (words_of("generic", "habit") | words_of("generic", "modal") | {"only"}).isdisjoint(told)
    had_to = ("had", "to") in pairwise(told)
    asked = view.word(at - 1) in verbs_that("speak")  # "did not say when a person was arrested"
    if asked or view.items[head].lower == "suspect":  # "the school did not open until a suspect was arrested"
        return often or had_to
    return often or had_to or any(denies(item) for item in view.items[:at])


_WHENEVER = frozenset({"until", "once", "when", "whenever", "after", "before"})


def _has_custom(view: View, link: Link) -> bool:
    """Whether the present behind a participle tells what becomes of them: "a detainee found guilty has the right"."""
    group = link.group
    if group is None or group.voice != "open" or group.start != link.phrase.end:
        return False
    later = view.items[group.end :]
    i = next((i for i, item in enumerate(later) if item.category in {"be", "have", "modal"}), len(later))
    follow = later[i + 1 : i + 2]
    if not follow or follow[0].lower == "being":
        return False
    return later[i].lower == "is" or (later[i].lower == "has" and follow[0].category in {"det", "noun"})


# "The requirement that a suspect appear": so many items before the phrase at most.
_REQUIRED_REACH = 3


def _any_case(view: View, link: Link) -> bool:
    """Whether a rule tells what is done to anybody: "must prepare an affidavit upon apprehension of the suspect"."""
    group = link.group
    finite = group is not None and view.items[group.end - 1].lower.endswith("ed") and group.voice != "passive"
    dated = any(item.date is not None for item in view.items)
    binding = any(item.lower in {"may", "must", "shall", "can"} for item in view.items[: link.phrase.start])
    return binding and not finite and not dated


def _of_all(view: View, link: Link) -> bool:
    """Whether one stands for all of whom the sentence tells: "detained defendants for months before the defendant"."""
    head = link.phrase.head
    if head is None:
        return False
    all_of_them = f"{view.items[head].lower}s"
    return any(item.lower == all_of_them for item in view.items[: link.phrase.start])


_A = frozenset({"a", "an", "another"})
_THE = frozenset({"the"})
# Right before one person these tell that nothing is known or has happened: "no word on whether the driver was charged".
_WONDERING = frozenset({"whether", "if"})


def _whenever(view: View, link: Link) -> bool:
    """One of a kind in a rule of thumb: "when a landlord is arrested, every tenant hears"."""
    opened = any(word in {"when", "whenever", "if", "every"} for word in view.before(link.phrase.start, 2))
    present = any(item.lower in {"is", "are"} for item in view.items[link.phrase.start : link.phrase.end + 2])
    return opened and present and article(view, link, _A_OR_AN)


_A_OR_AN = frozenset({"a", "an"})


def _manner(view: View, link: Link) -> bool:
    """How something is done, to anybody: "the proper way of arresting a man"."""
    group = link.group
    if group is None or not article(view, link, _A_OR_AN):
        return False
    before = view.before(group.start, 2)
    return len(before) > 1 and before[0] in _WAYS and before[1] in {"of", "for", "to"}


_WAYS = words_of("modality", "ways")


def _never(view: View, link: Link) -> bool:
    """A rule that nothing of the kind may happen: "no arrests could be made arbitrarily"."""
    if link.phrase.basis != "zero" or link.rule != "head":
        return False
    behind = view.items[link.phrase.end : link.phrase.end + _RULE_REACH]
    return any(item.category == "modal" and item.lower != "would" for item in behind)


# A rule stands this many items behind its noun at most: "no arrests or detentions could".
_RULE_REACH = 5


def _as_law_says(view: View, link: Link) -> bool:
    """What a law has done to anybody: "the law states that police inform a person before taking the individual in"."""
    if not article(view, link, _THE):
        return False
    told = view.behind(0, link.phrase.start)
    return any(a in words_of("generic", "law") and b in words_of("generic", "saying") for a, b in pairwise(told))


def _anybody_at_all(view: View, link: Link) -> bool:
    """Whom a power reaches: "the president may order the detention without bail of any person"."""
    if link.phrase.basis != "zero" or view.items[link.phrase.start].lower != "any":
        return False
    before = view.items[: link.phrase.start]
    return any(item.lower in {"may", "can", "shall"} for item in before) and not any(denies(item) for item in before)


def _only_when(view: View, link: Link) -> bool:
    """A rule told by its exception: "access only occurred when the detainee was brought before a judge"."""
    if link.phrase.basis != "implied" or any(item.date is not None for item in view.items):
        return False
    before = view.before(link.phrase.start, _WHEN_REACH)
    return before[-1:] in (["when"], ["after"], ["once"]) and "only" in before


_WHEN_REACH = 4


CHECKS: Doubts = (
    Doubt("hypothetical", _anybody),
    Doubt("hypothetical", _whenever),
    Doubt("hypothetical", _manner),
    Doubt("hypothetical", _never),
    Doubt("hypothetical", _as_law_says),
    Doubt("hypothetical", _anybody_at_all),
    Doubt("hypothetical", _only_when),
)
