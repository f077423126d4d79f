"""Where personal names stand in a text: deny by default.

A word in capitals that no list knows as something else is a name. A word that is a name and something else too is one
where the words around say so, or where it has a capital that neither the start of a sentence nor a headline explains.
What stands beside a name in capitals belongs to it.
"""

from collections.abc import Set as AbstractSet

from impactetl.lexicon.load import words_of
from impactetl.masking import capitals, signs
from impactetl.masking import vocabulary as v
from impactetl.masking.initials import with_initial
from impactetl.masking.kinds import Kind, adjacent, kinds_of
from impactetl.masking.words import Word, apart, foreign_spans, is_headline, is_title_line, words

Span = tuple[int, int]
_UNSURE = frozenset((Kind.WORD, Kind.MAYBE_WORD, Kind.MAYBE_PLACE, Kind.OFFICE, Kind.HEAD, Kind.TOWN))
_JOINS_RIGHT = frozenset((Kind.WORD, Kind.MAYBE_WORD, Kind.MAYBE_PLACE, Kind.INITIAL, Kind.NAME, Kind.LETTERS))
_JOINS_LEFT = frozenset((Kind.MAYBE_WORD, Kind.MAYBE_PLACE, Kind.INITIAL))
_BEHIND_OFFICE = frozenset((Kind.MAYBE_WORD, Kind.MAYBE_PLACE, Kind.INITIAL, Kind.LETTERS))
_MOST_PARTICLES = 3
_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "our", "its", "these", "no", "every"))
_NEVER_SUBJECT = frozenset(
    ("a", "an", "so", "do", "in", "on", "to", "my", "our", "by", "at", "for", "from", "or", "no")
)
_FINITE = frozenset(("was", "is", "has", "had", "told", "fled", "said", "says", "went", "came", "got", "ran", "lives"))
_JOINTS = frozenset(("of", "for", "and", "in", "on", "to", "&", "the"))
_AND = frozenset(("and", "or"))


def name_spans(text: str, known: AbstractSet[str] = frozenset()) -> list[Span]:
    """Give the spans of personal names, as offsets, in order and apart; a possessive 's stays out.

    ``known`` are folded words that are names elsewhere in the same document.

    >>> text = "In May, Jordan freed Namusisi, her sister Hope and 12 others."
    >>> [text[start:end] for start, end in name_spans(text)]
    ['Namusisi', 'Hope']
    """
    return _Search(text, known).spans()


class _Search:
    """One search over one text: which of its words are names."""

    def __init__(self, text: str, known: AbstractSet[str]) -> None:
        self.text, self.known = text, known
        self.words = words(text)
        self.headline = is_headline(text, self.words)
        self.kinds = kinds_of(self.words, headline=self.headline)
        self.names = {i for i, kind in enumerate(self.kinds) if kind is Kind.NAME}

    def spans(self) -> list[Span]:
        self.names |= {i for i, kind in enumerate(self.kinds) if kind in _UNSURE and self._is_name(i)}
        self.names |= {i for i, kind in enumerate(self.kinds) if kind is Kind.KNOWN and self._with_initial(i)}
        if not self.headline:
            self.names |= capitals.names_in_runs(self.text, self.words, self.kinds)
        self.names |= capitals.names_in_letters(self.text, self.words, self.kinds, self.known)
        self._titles()
        self._extend()
        self._coordinate()
        self._extend()
        found = [*self._joined(), *foreign_spans(self.text)]
        return apart(found)

    def _is_name(self, i: int) -> bool:
        word, kind = self.words[i], self.kinds[i]
        timed = self._timed(i)
        if not timed and self._with_initial(i):
            return True
        if v.is_function(word.key):
            return self._ungrammatical(i)
        if signs.led_in(self.words, i) and not signs.within_a_body(self.words, self.kinds, i):
            return kind not in {Kind.HEAD, Kind.TOWN} and not timed
        if kind in {Kind.OFFICE, Kind.HEAD, Kind.TOWN}:
            return kind is Kind.OFFICE and self._office_is_name(i)
        if timed or signs.within_a_body(self.words, self.kinds, i):
            return False
        return self._known(i) or self._by_signs(i)

    def _with_initial(self, i: int) -> bool:
        return with_initial(self.text, self.words, self.kinds, i)

    def _timed(self, i: int) -> bool:
        """Whether it is a time or a place: "in April", "Spring 2023"."""
        return signs.in_time_or_place(self.words, i, self.kinds[i]) or signs.dated(self.text, self.words[i])

    def _office_is_name(self, i: int) -> bool:
        """Whether an office that is a given name too is one: "sentenced Prince to", "Bishop, 34, was jailed"."""
        word = self.words[i]
        alone = not (adjacent(self.words, i) and self.words[i + 1].capital)
        named = alone and v.is_office_too(word.key) and (not i or self.words[i - 1].key not in _DETERMINERS)
        return named and (signs.marked(self.text, word) or (self._led_in_as_person(i) and not self.headline))

    def _ungrammatical(self, i: int) -> bool:
        """Whether a small word cannot stand before the verb that follows, and so is a name: "An was sold"."""
        after = self.words[i + 1].key if adjacent(self.words, i) else ""
        return self.words[i].first and self.words[i].key in _NEVER_SUBJECT and after in _FINITE

    def _known(self, i: int) -> bool:
        return self.words[i].key in self.known and self.kinds[i] in {Kind.WORD, Kind.MAYBE_WORD, Kind.MAYBE_PLACE}

    def _by_signs(self, i: int) -> bool:
        word, kind = self.words[i], self.kinds[i]
        if self._undergoes(i):
            return True
        strong = signs.marked(self.text, word) or signs.suffers(self.words, i) or signs.of_a_story(self.words, i)
        strong = strong or (v.is_person(word.key) and signs.has_kin(self.words, i))
        if kind is Kind.WORD:
            return (strong or self._stands_alone(i)) and not self._common(word)
        if strong or kind is Kind.MAYBE_PLACE:
            return strong
        return self._maybe_word(i)

    def _undergoes(self, i: int) -> bool:
        """Whether a verb or an age makes a person of a word that is a name too: "convicted Man of", "Jails Moon"."""
        word = self.words[i]
        followed = adjacent(self.words, i) and (self.words[i + 1].capital or self._tells_whence(i))
        named = v.is_person(word.key) or v.is_name_too(word.key)
        if not named or followed or word.shouted or not self._led_in_as_person(i):
            return False
        return not self.headline or not (self._opener(word) or self._common(word))

    def _tells_whence(self, i: int) -> bool:
        """Whether a place says where somebody is from: "a 17-year-old Georgia girl"."""
        return self.kinds[i] is Kind.MAYBE_PLACE and self._common(self.words[i + 1])

    def _led_in_as_person(self, i: int) -> bool:
        return signs.undergoes(self.words, i) or signs.aged_before(self.words, i)

    def _stands_alone(self, i: int) -> bool:
        """Whether nothing explains the capital of a word within a sentence: no title, no determiner, no headline."""
        word = self.words[i]
        dignified = word.key in words_of("proper_words", "dignified") or "'" in word.key
        if word.first or self._in_title(i) or word.shouted or dignified or signs.of_a_thing(self.words, i):
            return False
        if any(adjacent(self.words, at) and self._in_capitals(at, i) for at in (i - 1, i)):
            return False
        before = self.words[i - 1].key
        joint = before in _JOINTS and i > 1 and self.words[i - 2].capital
        return before not in _DETERMINERS and not joint

    def _in_title(self, i: int) -> bool:
        """Whether the text, or the line where a word stands, is written as a title; names of the lists are asked on."""
        if self.headline or v.is_person(self.words[i].key):
            return self.headline
        return is_title_line(self.text, self.words[i].start)

    def _in_capitals(self, low: int, i: int) -> bool:
        """Whether the other one of words ``low`` and ``low + 1`` has a capital too, and not for starting a sentence."""
        other = self.words[low + 1] if low == i else self.words[low]
        return other.capital and not other.first

    def _maybe_word(self, i: int) -> bool:
        """Whether a word that is a given name too is one here: the capital must be explained otherwise."""
        word = self.words[i]
        thing = signs.of_a_thing(self.words, i) or signs.of_a_title(self.words, i)
        if thing or word.key in words_of("proper_words", "calendar"):
            return False
        if not word.first and not self.headline:
            return self.words[i - 1].key not in _DETERMINERS
        if self.headline:
            return not self._opener(word) and word.possessive
        if word.key in words_of("personal_names", "abstract"):
            return word.possessive or signs.speaks(self.words, i)
        return word.possessive or signs.acts(self.words, i) or not self._opener(word)

    def _opener(self, word: Word) -> bool:
        """Whether sentences and headlines start with the word as an ordinary one."""
        return any(word.key in words_of("personal_names", name) for name in ("opener", "abstract"))

    def _common(self, word: Word) -> bool:
        """Whether a word is what sentences of this field start with: "Traffickers", "Police", "Child"."""
        return word.key.endswith("s") or word.key in words_of("personal_names", "person_noun")

    def _titles(self) -> None:
        """What follows a form of address is a name, and so is what follows an office unless it is an office too."""
        for i, kind in enumerate(self.kinds):
            follows = adjacent(self.words, i) and self.words[i + 1].capital
            if not follows:
                continue
            after = self.kinds[i + 1]
            if kind is Kind.ADDRESS and after not in {Kind.OFFICE, Kind.HEAD, Kind.ADDRESS, Kind.KNOWN}:
                self.names.add(i + 1)
            if kind is Kind.OFFICE and after in _BEHIND_OFFICE and not self.headline:
                self.names.add(i + 1)

    def _extend(self) -> None:
        for i in sorted(self.names):
            self._extend_right(i)
        for i in sorted(self.names, reverse=True):
            self._extend_left(i)

    def _extend_right(self, i: int) -> None:
        while True:
            following = self._following(i)
            if following is None or not self._may_follow(following):
                return
            self.names.update(range(i + 1, following + 1))
            i = following

    def _following(self, i: int) -> int | None:
        """The word in capitals behind word ``i``, particles skipped."""
        particles = words_of("personal_names", "particle")
        for at in range(i + 1, min(i + 2 + _MOST_PARTICLES, len(self.words))):
            if not adjacent(self.words, at - 1):
                return None
            if self.words[at].capital:
                return at
            if self.words[at].key not in particles or not self.words[i].capital:
                return None
        return None

    def _may_follow(self, i: int) -> bool:
        if self.kinds[i] in {Kind.KNOWN, Kind.TOWN} and not self.headline:
            return self._surname_too(i)
        if self.kinds[i] not in _JOINS_RIGHT:
            return False
        if self.words[i].shouted:
            return capitals.may_follow(self.words, self.kinds, i)
        plain = self.kinds[i] is Kind.WORD and self.headline
        return not plain or v.is_person(self.words[i].key)

    def _surname_too(self, i: int) -> bool:
        """Whether a people or a place behind a name is its last part: "Rafiqul Islam", "John English"."""
        word = self.words[i]
        alone = i + 1 == len(self.words) or not adjacent(self.words, i) or not self.words[i + 1].capital
        named = word.key in words_of("proper_words", "people") or v.place_of(word.key) is not None
        return alone and named and not word.shouted

    def _extend_left(self, i: int) -> None:
        while i and adjacent(self.words, i - 1) and self._may_precede(i - 1):
            i -= 1
            self.names.add(i)

    def _may_precede(self, i: int) -> bool:
        word, kind = self.words[i], self.kinds[i]
        if word.key in words_of("personal_names", "worn") or kind is Kind.INITIAL:
            return word.capital
        if not word.capital or self._timed(i):
            return False
        if kind in _JOINS_LEFT:
            return True
        listed = ("short_surname", "particle") if word.shouted else ("short_surname",)
        short = any(word.key in words_of("personal_names", name) for name in listed)
        plain = kind is Kind.WORD and not word.first and not self.headline and not word.shouted
        if kind is Kind.LETTERS:
            return not i or self.words[i - 1].key not in _DETERMINERS
        return kind is Kind.WORD and (short or plain)

    def _coordinate(self) -> None:
        """What a name is coordinated with is a name, if it may be one: "June and May were", "Chi and Ly"."""
        for i in sorted(self.names) + sorted(self.names, reverse=True):
            for other, joint in ((i - 2, i - 1), (i + 2, i + 1), (i - 1, None), (i + 1, None)):
                if 0 <= other < len(self.words) and (self._paired(i, other, joint) or self._inverted(i, other)):
                    self.names.add(other)

    def _paired(self, i: int, other: int, joint: int | None) -> bool:
        low, high = min(i, other), max(i, other)
        between = self.text[self.words[low].full_end : self.words[high].start].strip()
        joined = between in {",", "/", "&"} if joint is None else between.strip(", ") in _AND
        if not joined or not self.words[other].capital:
            return False
        kind = self.kinds[other]
        if kind is Kind.LETTERS and joint is not None:
            return self.words[i].shouted
        calendar = joint is None and self.words[other].key in words_of("proper_words", "calendar")
        if kind in {Kind.MAYBE_WORD, Kind.MAYBE_PLACE}:
            return not calendar and not self._timed(other) and not self._place_list(other, joint)
        ends = joint is not None and kind is Kind.WORD and other < i
        return ends and self.words[other].key not in v.function_words() and not self._common(self.words[other])

    def _inverted(self, i: int, other: int) -> bool:
        return other == i - 1 and capitals.inverted(self.words, self.kinds, other)

    def _place_list(self, i: int, joint: int | None) -> bool:
        """Whether a comma sets a place off behind a name: "Maria, Jordan"."""
        return joint is None and self.kinds[i] is Kind.MAYBE_PLACE

    def _joined(self) -> list[Span]:
        """Give one span for each run of names, with what joins their parts."""
        spans: list[Span] = []
        last = None
        for i in sorted(self.names):
            word = self.words[i]
            if last is not None and last == i - 1 and self._one_run(i):
                spans[-1] = (spans[-1][0], word.end)
            else:
                spans.append((word.start, word.end))
            last = i
        return spans

    def _one_run(self, i: int) -> bool:
        return adjacent(self.words, i - 1)
