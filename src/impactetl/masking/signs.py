"""Signs in the words around that a word, which may mean something else, is a person's name."""

import re

from impactetl.lexicon.load import words_of
from impactetl.masking.kinds import Kind, adjacent
from impactetl.masking.words import Word

_AGE = re.compile(r"\s*(?:,\s*(?:aged\s+|now\s+)?|\(\s*(?:aged\s+)?)\d{1,2}\s*(?:[,.);\u2014\u2013-]|$)")
_PSEUDONYM = re.compile(r"\*(?!\*)")
_APPOSITION = re.compile(
    r",\s+(?:who|whom|whose|aged|now|then|her|his|their|our|not|(?:an?|the|one)\s(?:[\w-]+\s){0,3}?"
    r"(?:girl|boy|woman|man|child|teenager|survivor|victim|mother|father|widow|daughter|son|sister|brother|nurse|lawyer"
    r"|tailor|farmer|teacher|student|orphan|native|resident|worker))\b"
)
_AND_OTHERS = re.compile(
    r"\s+and\s+(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\s+other\s+(?:girls|boys|women|men|victims|children"
    r"|people|survivors|workers)|(?:his|her)\s+\w+)\b"
)
_BE = frozenset(("is", "was", "were", "are", "be", "been", "being", "has", "had", "have", "got", "gets", "get", "who"))
_BEFORE_TIME = frozenset(
    (
        "in",
        "on",
        "since",
        "by",
        "until",
        "till",
        "last",
        "this",
        "next",
        "early",
        "late",
        "mid",
        "of",
        "from",
        "to",
        "during",
        "through",
        "before",
        "after",
        "every",
        "each",
        "between",
        "for",
    )
)
# Before a month and a name in one run only these make a month of it: "by April Hedrick" names a person.
_BEFORE_MONTH = frozenset(
    ("in", "on", "since", "until", "till", "last", "this", "next", "early", "late", "mid", "during")
)
_BEFORE_PLACE = frozenset(("in", "at", "near", "across", "throughout", "within", "outside", "around", "the", "into"))
_BODY_JOINTS = frozenset(("for", "of", "in"))
_YEARS_OLD = re.compile(r"(?:^|-)(?:year|month)-old$")
_YEAR = re.compile(r"\s(?:19|20)\d\d\b")
_PAST = re.compile(r"\w{2,}ed$")


def led_in(words: list[Word], i: int) -> bool:
    """Tell whether the words before lead a name in: "named Hope", "her sister Comfort", "sold Paris"."""
    if not i or words[i - 1].possessive:
        return False
    before = words[i - 1]
    joined = not words[i].gap.strip(" \"'\u201c\u2018(.:") and "\n" not in words[i].gap
    called = joined and before.key in words_of("personal_names", "naming")
    if called or words[i].gap.strip(" ") == "@":
        return True
    whole = not words[i].gap.strip()
    lists = ("person_noun", "object_verb")
    return whole and not before.capital and any(before.key in words_of("personal_names", name) for name in lists)


def undergoes(words: list[Word], i: int) -> bool:
    """Tell whether a verb before says what is done to persons only: "convicted Prince", "Police Arrest Moon"."""
    return bool(i) and not words[i].gap.strip() and words[i - 1].key in words_of("personal_names", "done_to")


def aged_before(words: list[Word], i: int) -> bool:
    """Tell whether an age stands before: "17-year-old Moon"."""
    if not i or words[i].gap.strip():
        return False
    before = words[i - 1].key
    return bool(_YEARS_OLD.search(before)) or (before == "old" and i > 1 and words[i - 2].key == "year")


def has_kin(words: list[Word], i: int) -> bool:
    """Tell whether it has a mother or a son: "Moon's mother"."""
    owned = words[i].possessive and i + 1 < len(words) and not words[i + 1].gap.strip()
    return owned and words[i + 1].key in words_of("personal_names", "kin")


def of_a_story(words: list[Word], i: int) -> bool:
    """Tell whether it is whom a story is of: "The Story of Hope", "Hope's Story", "Photo by April"."""
    stories, makers = words_of("personal_names", "story"), words_of("personal_names", "credit")
    after = words[i + 1].key if i + 1 < len(words) else ""
    if words[i].possessive and after in stories:
        return True
    told = i > 1 and words[i - 1].key in {"of", "from"} and words[i - 2].key in stories
    return told or (bool(i) and words[i - 1].key in makers and words[i - 1].first and adjacent(words, i - 1))


def marked(text: str, word: Word) -> bool:
    """Tell whether what follows marks a person: an age, the asterisk of a pseudonym, "and her mother"."""
    return marks(text[word.full_end : word.full_end + 60])


def marks(rest: str) -> bool:
    """Tell whether what stands behind a word or its initial marks a person."""
    return bool(_AGE.match(rest) or _APPOSITION.match(rest) or _PSEUDONYM.match(rest) or _AND_OTHERS.match(rest))


def suffers(words: list[Word], i: int) -> bool:
    """Tell whether the verb behind says what only a person goes through: "Paris was trafficked"."""
    at = i + 1
    if at >= len(words) or words[at].gap.strip():
        return False
    steps = 0
    while (
        at < len(words)
        and words[at].key in _BE | {"not", "also", "then", "later", "first", "never"}
        and steps < len(_BE)
    ):
        at, steps = at + 1, steps + 1
    passive = steps > 0 and at < len(words) and words[at].key in words_of("personal_names", "passive")
    return passive or words[i + 1].key in words_of("personal_names", "person_verb")


def acts(words: list[Word], i: int) -> bool:
    """Tell whether a finite verb follows: "Hope was", "Grace said"."""
    if i + 1 >= len(words) or words[i + 1].gap.strip() or words[i + 1].capital:
        return False
    after = words[i + 1].key
    return after in words_of("personal_names", "common_verb") or bool(_PAST.fullmatch(after))


def speaks(words: list[Word], i: int) -> bool:
    """Tell whether a verb of speech follows."""
    return (
        i + 1 < len(words) and not words[i + 1].gap.strip() and words[i + 1].key in words_of("personal_names", "speech")
    )


def of_a_title(words: list[Word], i: int) -> bool:
    """Tell whether it ends a title of abstract words: "Stories of Hope", "Gifts of Love"."""
    abstract = words[i].key in words_of("personal_names", "abstract")
    of = abstract and i > 1 and words[i - 1].key == "of" and adjacent(words, i - 2)
    return of and words[i - 2].capital and words[i - 2].key.endswith("s")


def of_a_thing(words: list[Word], i: int) -> bool:
    """Tell whether the word before makes the name of a thing: "Operation Grace"."""
    return adjacent(words, i - 1) and words[i - 1].key in words_of("personal_names", "thing")


def in_time_or_place(words: list[Word], i: int, kind: Kind) -> bool:
    """Tell whether a preposition makes a time or a place of it: "in April", "in Jordan"."""
    if not i or words[i].gap.strip():
        return False
    calendar = words[i].key in words_of("proper_words", "calendar")
    if words[i].key in words_of("proper_words", "season"):
        return words[i - 1].key in _BEFORE_MONTH
    if kind is Kind.MAYBE_PLACE:
        return words[i - 1].key in _BEFORE_PLACE
    return calendar and words[i - 1].key in (
        _BEFORE_MONTH if adjacent(words, i) and words[i + 1].capital else _BEFORE_TIME
    )


def dated(text: str, word: Word) -> bool:
    """Tell whether a year makes a time of a month or a season: "Spring 2023"."""
    timely = word.key in words_of("proper_words", "calendar") or word.key in words_of("proper_words", "season")
    return timely and bool(_YEAR.match(text, word.end))


def within_a_body(words: list[Word], kinds: list[Kind], i: int) -> bool:
    """Tell whether the words behind make a body of it: "Destiny Rescue", "Hope for Justice"."""
    at = i + 1
    for _ in range(2):
        if not adjacent(words, at - 1):
            return False
        if kinds[at] is Kind.HEAD:
            return True
        if not words[at].capital and words[at].key not in _BODY_JOINTS:
            return False
        if words[at].key in _BODY_JOINTS:
            return (
                adjacent(words, at)
                and words[at + 1].capital
                and kinds[at + 1] in {Kind.WORD, Kind.OFFICE, Kind.MAYBE_WORD}
            )
        at += 1
    return False
