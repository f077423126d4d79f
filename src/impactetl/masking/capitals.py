"""Words in capitals throughout: an acronym, a shouted word, or a name as reports and court captions write it."""

from collections.abc import Set as AbstractSet

from impactetl.lexicon.load import words_of
from impactetl.masking import signs
from impactetl.masking import vocabulary as v
from impactetl.masking.initials import with_initial
from impactetl.masking.kinds import Kind, adjacent
from impactetl.masking.words import Word

_TELLS_ON = frozenset(("was", "is", "has", "had", "told", "said", "says", "who", "and"))
# A word of a run that is no part of a name in capitals: "THANK YOU", "HIGH COURT", "AUNG SAN IN YANGON".
_NO_PART = frozenset((Kind.LOWER, Kind.KNOWN, Kind.HEAD, Kind.ADDRESS, Kind.OFFICE, Kind.TOWN))
_MOST_PARTS = 4


def names_in_letters(text: str, words: list[Word], kinds: list[Kind], known: AbstractSet[str]) -> set[int]:
    """Give the words that may be acronyms and are names: "NAKATO, 14,", "arrested NAKATO in", "O. MUGABO"."""
    asked = (i for i, kind in enumerate(kinds) if kind is Kind.LETTERS and not signs.within_a_body(words, kinds, i))
    return {i for i in asked if words[i].key in known or _letters_are_a_name(text, words, kinds, i)}


def names_in_runs(text: str, words: list[Word], kinds: list[Kind]) -> set[int]:
    """Give the ordinary words side by side in capitals that are a name by what is said of them: "AYE AYE WIN was"."""
    found: set[int] = set()
    for i, word in enumerate(words):
        if word.shouted and kinds[i] is Kind.WORD and i not in found:
            found |= _run_of_a_name(text, words, kinds, i)
    return found


def _letters_are_a_name(text: str, words: list[Word], kinds: list[Kind], i: int) -> bool:
    if _behind_initial(words, kinds, i) or with_initial(text, words, kinds, i):
        return True
    if _determined(words, i):
        return False
    if signs.marked(text, words[i]) or signs.led_in(words, i) or signs.of_a_story(words, i) or signs.has_kin(words, i):
        return True
    given = adjacent(words, i) and v.is_given(words[i + 1].key) and kinds[i + 1] is not Kind.KNOWN
    return given or _is_done_to(words, i)


def _run_of_a_name(text: str, words: list[Word], kinds: list[Kind], i: int) -> set[int]:
    first = last = i
    while adjacent(words, first - 1) and words[first - 1].shouted:
        first -= 1
    while adjacent(words, last) and words[last + 1].shouted:
        last += 1
    parts = range(first, last + 1)
    if not 1 < len(parts) <= _MOST_PARTS or any(kinds[at] in _NO_PART for at in parts):
        return set()
    if any(v.is_function(words[at].key) or _of_the_trade(words[at]) for at in parts) or _determined(words, first):
        return set()
    told = last + 1 < len(words) and not words[last + 1].gap.strip() and words[last + 1].text in _TELLS_ON
    named = signs.marked(text, words[last]) or signs.undergoes(words, first) or (told and words[first].first)
    return set(parts) if named else set()


def may_follow(words: list[Word], kinds: list[Kind], i: int) -> bool:
    """Tell whether an ordinary word in capitals may be a further part of a name: "NGUYEN VAN AN", not "MARIA WAS"."""
    key = words[i].key
    if kinds[i] is not Kind.WORD or v.is_person(key):
        return True
    ends = not (adjacent(words, i) and words[i + 1].shouted)
    if key in words_of("personal_names", "short_surname"):
        return ends or not v.is_function(key)
    return key in words_of("personal_names", "particle") and not ends


def inverted(words: list[Word], kinds: list[Kind], i: int) -> bool:
    """Tell whether a word may be a family name set off by a comma: "helped TESFAYE, Abebe", not "At NAPTIP, Abebe"."""
    family = kinds[i] is Kind.LETTERS or (kinds[i] is Kind.MAYBE_PLACE and words[i + 1].shouted)
    if not family or not words[i].shouted or words[i + 1].gap.strip() != ",":
        return False
    before = words[i - 1].key if i and not words[i].gap.strip() else ""
    return before not in words_of("function_words", "preposition") and not _determined(words, i)


def _of_the_trade(word: Word) -> bool:
    return word.key.endswith("s") or word.key in words_of("personal_names", "person_noun")


def _determined(words: list[Word], i: int) -> bool:
    return bool(i) and not words[i].gap.strip() and words[i - 1].key in words_of("function_words", "determiner")


def _behind_initial(words: list[Word], kinds: list[Kind], i: int) -> bool:
    """Whether an initial with a full stop stands before, and is no part of an abbreviation: "O. MUGABO", not "U.S."."""
    if not adjacent(words, i - 1) or kinds[i - 1] is not Kind.INITIAL or not words[i].gap.startswith("."):
        return False
    first = i - 1
    while adjacent(words, first - 1) and kinds[first - 1] is Kind.INITIAL:
        first -= 1
    return "".join(word.key for word in words[first:i]) not in words_of("proper_words", "abbreviation")


def _is_done_to(words: list[Word], i: int) -> bool:
    """Whether a verb of what is done to persons only stands beside it: "rescued NAKATO and", "NAKATO was sold"."""
    ends = i + 1 == len(words) or bool(words[i + 1].gap.strip()) or words[i + 1].key in v.function_words()
    if signs.undergoes(words, i) and ends:
        return True
    verbs = words_of("personal_names", "done_to") | words_of("personal_names", "object_verb")
    passive = words_of("personal_names", "passive") & verbs
    be = i + 1 < len(words) and not words[i + 1].gap.strip() and words[i + 1].key in {"was", "is", "had", "been"}
    return be and i + 2 < len(words) and words[i + 2].key in passive
