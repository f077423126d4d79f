"""What the words of a text say of it, whatever its dates and places: its topics, and names it has letters for."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from impactetl.grammar.tokens import words_in
from impactetl.lexicon.load import load, words_of
from impactetl.model import plain
from impactetl.records.base.names import acronyms

_FIELD = frozenset({"exploitation", "care"})
# A vocabulary belongs to a whole document once this many of its words stand in it.
_TOPIC_WORDS = 3
# One less in a text of so many words: a page of figures has room for few.
_SHORT = range(60, 150)


@dataclass(frozen=True)
class Whole:
    """A whole text, in another language than English if ``foreign``; what is costly is worked out when asked for."""

    text: str
    foreign: bool = False

    @cached_property
    def topics(self) -> frozenset[str]:
        """The topics that the text is about."""
        return _topics_told(self.text)

    @property
    def of_survivors(self) -> bool:
        """Whether a figure may be told by its heading alone: weak evidence, but in a text about survivors."""
        return self.topics >= _FIELD or "aftercare" in self.topics

    @cached_property
    def acronyms(self) -> Mapping[str, str]:
        """The names that the text spells out beside their acronyms."""
        return _acronyms_told(self.text)


# The sieve and the extraction ask the same of one text after the other.
@lru_cache(1)
def _topics_told(text: str) -> frozenset[str]:
    return document_topics(words_in(text))


@lru_cache(1)
def _acronyms_told(text: str) -> Mapping[str, str]:
    return acronyms(text)


@plain
class Setting:
    """Where a passage stands: its text, the topics of the text and of its own, and the modality that its lead sets."""

    whole: Whole
    topics: frozenset[str]
    led: str | None = None

    def having(self, words: frozenset[str]) -> "Setting":
        """Give the setting of a passage of these words."""
        own = topics_of(words) | charity_topics(words, self.whole.topics)
        return self if own <= self.topics else Setting(self.whole, own | self.topics)


def topics_of(words: frozenset[str]) -> frozenset[str]:
    """Give the topics whose vocabulary shows in ``words``."""
    told = words & _topic_words()
    return frozenset().union(*map(_topic_index().__getitem__, told)) if told else frozenset()


_CHARITY = frozenset({"charity", "exploitation"})
# A text of people held against the law all along: whom it tells to be released was no prisoner.
_OF_SLAVES = frozenset({"enslaved", "exploitation"})


def charity_topics(words: frozenset[str], whole: frozenset[str]) -> frozenset[str]:
    """Give what a passage is about by its text: a charity that fights slavery says "released" of no prisoner."""
    freed = whole >= _CHARITY or whole >= _OF_SLAVES
    if not freed or not words.isdisjoint(words_of("topics", "custody")):
        return frozenset()
    return _CAPTIVITY


_CAPTIVITY = frozenset({"captivity"})


@cache
def _topic_index() -> dict[str, tuple[str, ...]]:
    """Map each word of a topic's vocabulary to its topics."""
    index: dict[str, tuple[str, ...]] = {}
    for name in load("topics"):
        for word in words_of("topics", name):
            index[word] = (*index.get(word, ()), name)
    return index


@cache
def _topic_words() -> frozenset[str]:
    return frozenset(_topic_index())


# Vocabularies that say nothing beyond the passage that they stand in.
_NEVER_WHOLE = frozenset(
    {
        "law",
        "estimate",
        "prevalence",
        "captivity",
        "lessons",
        "classes",
        "healing",
        "bondage",
        "custody",
        "counsel",
        "unlawful",
    }
)


# Whom lawyers who say "we" get released was held against the law.
_LEGAL_AID = frozenset({"unlawful"})
# So many words tell who helps, and to whom what was done: one in so many words of the text.
_HELP_WORDS, _IN_WORDS = 2, 150
# One in so many words of a text about slavery is of captivity, and so many at least.
_HELD_WORDS, _IN_HELD = 5, 60
# So many words of what was done to people make a text one of exploitation, and one in so many of its words.
_PLIGHT_WORDS, _IN_PLIGHT = 4, 100
# Who does not say "we" tells of the help itself more often.
_REPORT_WORDS = 6
_AFTERCARE = frozenset({"aftercare"})


def _is_aftercare(count: Counter[str], length: int) -> bool:
    """Whether a text of so many words is of those who look after survivors: it tells of them all along."""
    needed = max(_HELP_WORDS, length // _IN_WORDS)
    helping = count["charity"] + count["refuge"] > needed
    told = count["charity"] >= _HELP_WORDS or count["refuge"] >= _REPORT_WORDS
    free = count["custody"] <= count["charity"] + count["refuge"] + count["plight"]
    return helping and told and free and count["plight"] > 0 and count["plight"] + count["refuge"] >= needed


def document_topics(words: Iterable[str]) -> frozenset[str]:
    """Give the topics that a whole document is about, by all its words."""
    index = _topic_index()
    count: Counter[str] = Counter()
    length = 0
    for word, times in Counter(words).items():
        length += times
        for name in index.get(word, ()):
            count[name] += times
    topics = frozenset(name for name, n in count.items() if n >= _TOPIC_WORDS - (length in _SHORT))
    if _is_aftercare(count, length):
        topics |= _AFTERCARE | {"exploitation"}
    if count["plight"] >= max(_PLIGHT_WORDS, length // _IN_PLIGHT) and count["plight"] > count["custody"]:
        topics |= {"exploitation"}
    if count["captivity"] >= max(_HELD_WORDS, length // _IN_HELD) and count["captivity"] > 2 * count["custody"]:
        topics |= {"enslaved"}
    disaster = count["accident"] > count["exploitation"] + count["captivity"]
    lawyers = min(count["charity"], count["counsel"], count["custody"]) >= _TOPIC_WORDS
    return topics - (_NEVER_WHOLE if disaster else _NEVER_WHOLE | {"accident"}) | (_LEGAL_AID if lawyers else set())
