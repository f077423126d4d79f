"""Place names in a passage: countries, demonyms, regions, towns, and words for more than one country."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from impactetl.grammar import place_cues as cues
from impactetl.lexicon.gazetteer import PlaceEntry, entry_of, first_pairs, first_words
from impactetl.lexicon.places import fold, key_of
from impactetl.mentions.no_places import is_no_place
from impactetl.mentions.place_phrases import with_phrases
from impactetl.mentions.place_roles import with_roles
from impactetl.model import LOCAL_PLACES, NAMED_PLACES, PlaceKind, PlaceMention, plain

_NO_CODES: frozenset[str] = frozenset()
_PEOPLE = frozenset({PlaceKind.DEMONYM, PlaceKind.AUTHORITY})
# Spellings that are looked up once; beyond so many the oldest are looked up again.
_KNOWN_WORDS = 1 << 16


@plain
class _Hit:
    start: int
    end: int
    entry: PlaceEntry
    shout: bool


@plain
class _View:
    """A name among its neighbours.

    ``stated`` are the codes that the stretch names beyond doubt, ``named`` those of places among them, ``hint`` the
    document's. ``label`` is whether the stretch is a label of what stands below "Town", "Office" and the like.
    """

    stretch: str
    hit: _Hit
    last: _Hit | None
    after: _Hit | None
    named: frozenset[str]
    stated: frozenset[str]
    hint: frozenset[str]
    label: bool = False

    @property
    def alone(self) -> bool:
        """Whether the name is the whole of a label that names a place."""
        return self.label and self.stretch.strip() == self.stretch[self.hit.start : self.hit.end]

    @property
    def before(self) -> str:
        """The text just before the name."""
        return self.stretch[max(0, self.hit.start - cues.CUE_REACH) : self.hit.start]

    @property
    def listed(self) -> bool:
        """Whether the name stands in a list right after another place."""
        return self.last is not None and cues.LISTED.fullmatch(self.stretch, self.last.end, self.hit.start) is not None


def find_places(
    text: str, start: int, end: int, hint: frozenset[str] = _NO_CODES, *, label: bool = False
) -> tuple[PlaceMention, ...]:
    """Find the place names of ``text[start:end]``, ordered, none overlapping another.

    ``hint`` holds the alpha-3 codes in force in the document; it decides between namesakes. ``label`` says that the
    stretch is a label of a row that is headed as a place: a name that is all of it is one.

    >>> [(m.name, m.codes) for m in find_places("Police in Cebu freed 12 girls.", 0, 30)]
    [('Cebu', ('PHL',))]
    """
    stretch = text[start:end]
    hits = [hit for hit in _hits(stretch) if not is_no_place(stretch, (hit.start, hit.end), hit.entry)]
    if not hits:
        return with_roles(stretch, start, with_phrases(stretch, start, [], hint), hint)
    sure = [hit.entry for hit in hits if _is_sure(hit.entry) and len(hit.entry.possible) == 1]
    stated = frozenset(entry.codes[0] for entry in sure)
    # People of another country may be in a large town: a demonym does not move it there.
    named = frozenset(entry.codes[0] for entry in sure if entry.kind not in _PEOPLE)
    found: list[PlaceMention] = []
    last: _Hit | None = None
    for hit, after in zip_longest(hits, hits[1:]):
        town = hit.entry.kind is PlaceKind.CITY and _is_sure(hit.entry)
        codes = _codes(_View(stretch, hit, last, after, named, named if town else stated, hint, label))
        if codes is not None and hit.entry.kind is not None:
            found.append(_mention(stretch, start, hit, codes))
            last = hit
    return with_roles(stretch, start, with_phrases(stretch, start, found, hint), hint)


def _mention(stretch: str, start: int, hit: _Hit, codes: tuple[str, ...]) -> PlaceMention:
    """Make the mention; a country's name that means a namesake here ("Georgia") is a region.

    A people's name with "Republic" behind it is a country.
    """
    entry = hit.entry
    kind, name = entry.kind, entry.name
    state = cues.STATE_BEHIND.match(stretch, hit.end) if kind is PlaceKind.DEMONYM else None
    if state is not None:
        return PlaceMention(start + hit.start, start + state.end(), PlaceKind.COUNTRY, codes, name)
    if kind is PlaceKind.COUNTRY and codes != entry.codes:
        kind, name = PlaceKind.REGION, ""
    rest = cues.KIND_BEHIND.match(stretch, hit.end) if kind in LOCAL_PLACES else None
    written = " ".join(stretch[hit.start : rest.end() if rest is not None else hit.end].split())
    return PlaceMention(start + hit.start, start + hit.end, kind or PlaceKind.WORLD, codes, name or written)


def _hits(stretch: str) -> Iterator[_Hit]:
    """Give the longest name at each capitalised word, from left to right."""
    at = 0
    for match in cues.START.finditer(stretch):
        if match.start() < at:
            continue
        length = _length(match[0])
        if length is None or (match.start() and stretch[match.start() - 1].isalnum()):
            continue
        hit = _longest(stretch, match.start(), match.end(), length)
        if hit is not None:
            at = hit.end
            yield hit


@lru_cache(_KNOWN_WORDS)
def _length(word: str) -> int | None:
    """The number of words of the longest name that starts with a word; None where no name does."""
    return first_words().get(fold(word))


def _longest(stretch: str, start: int, end: int, length: int) -> _Hit | None:
    """Give the longest name of at most ``length`` words whose first word is ``stretch[start:end]``."""
    words, ends = [stretch[start:end]], [end]
    while len(words) < length and (after := cues.NEXT.match(stretch, ends[-1])):
        if len(words) == 1 and f"{fold(words[0])} {fold(after[1])}" not in first_pairs():
            break
        words.append(after[1])
        ends.append(after.end())
    while words:
        entry = entry_of(" ".join(map(fold, words)))
        if entry is not None and (shout := _written(words, stretch[start : ends[-1]], entry)) is not None:
            return _inverted(stretch, _Hit(start, ends[-1], entry, shout))
        words.pop()
        ends.pop()
    return None


def _inverted(stretch: str, hit: _Hit) -> _Hit:
    """A country whose name stands turned round: "Congo, Republic of the"."""
    match = cues.INVERTED.match(stretch, hit.end) if hit.entry.kind is PlaceKind.COUNTRY else None
    entry = entry_of(key_of(f"{match[1]} {stretch[hit.start : hit.end]}")) if match is not None else None
    return hit if entry is None or match is None else _Hit(hit.start, match.end(1), entry, hit.shout)


def _written(words: list[str], span: str, entry: PlaceEntry) -> bool | None:
    """Tell whether a name stands in capitals throughout; None where its letters do not fit its entry."""
    if entry.exact:
        return False if span.isupper() else None
    if entry.kind is not None and not all(word[0].isupper() or word in cues.PARTICLES for word in words):
        return None
    shout = span.isupper() and len(span) > 1
    if shout and entry.kind is PlaceKind.CITY and entry.word:
        return None
    return shout


def _is_sure(entry: PlaceEntry) -> bool:
    """Tell whether a name is a place wherever it stands."""
    if entry.kind is PlaceKind.CITY:
        return entry.large and not entry.word and not entry.person
    return entry.kind is not None


def _codes(view: _View) -> tuple[str, ...] | None:
    """Give the codes of a name in its context; None where it is no place there."""
    holder = _holder(view)
    return tuple(view.hint) if holder is None and _is_village(view) else _meant(view, holder)


def _meant(view: _View, holder: str | None) -> tuple[str, ...] | None:
    """Give the codes of a name that the country ``holder`` right behind it holds, if one does."""
    entry = view.hit.entry
    if entry.kind is PlaceKind.CITY:
        if not _is_sure(entry) and not (_has_cue(view, holder) if not view.hit.shout else holder in entry.possible):
            return None
        return (holder,) if holder is not None else _in_context(view)
    if len(entry.possible) == 1 or entry.kind in _PEOPLE or entry.kind is PlaceKind.WORLD:
        return (entry.kind is PlaceKind.COUNTRY and _as_town(view)) or entry.codes
    if holder in entry.possible:
        return (holder,) if holder else None
    if "USA" in entry.others and cues.US_COURT.search(view.before):
        return ("USA",)
    return _in_context(view)


def _is_village(view: _View) -> bool:
    """Whether a village of the one country in force bears the name of a place abroad: "Texas village" in Kenya."""
    if (
        len(view.hint) != 1
        or view.hit.entry.kind not in NAMED_PLACES
        or not view.hint.isdisjoint(view.hit.entry.possible)
    ):
        return False
    return cues.VILLAGE_BEHIND.match(view.stretch, view.hit.end) is not None


def _as_town(view: _View) -> tuple[str, ...]:
    """Give the codes of a town that is named as a country is: "Mexico, Pampanga"; none where it is the country."""
    stretch, hit, after = view.stretch, view.hit, view.after
    if after is not None and after.entry.kind is PlaceKind.REGION and len(after.entry.codes) == 1:
        held = cues.HELD_BY.fullmatch(stretch, hit.end, after.start)
        listed = view.listed or cues.LISTED.match(stretch, after.end)
        if held and not listed and after.entry.codes != hit.entry.codes:
            return after.entry.codes
    if _holds_town(view):
        return ()
    told = cues.TOWN_BEFORE.search(view.before) or cues.TOWNS_BEHIND.match(stretch, hit.end) or _has_city(view)
    return tuple(view.hint) if told and len(view.hint) == 1 and hit.entry.codes[0] not in view.hint else ()


def _holds_town(view: _View) -> bool:
    """Whether a name is the country of the town right before it: "the Oslo, Norway office"."""
    town = view.last.entry if view.listed and view.last is not None else None
    return town is not None and town.kind is PlaceKind.CITY and not set(town.codes).isdisjoint(view.hit.entry.codes)


def _has_city(view: _View) -> bool:
    """Whether an office is in a town named as a country is, in the country in force.

    Some offices only a town has: "the Lebanon Police Department". Of others the town must be known: "the Benin
    command".
    """
    if cues.TOWN_OFFICE_BEHIND.match(view.stretch, view.hit.end) is not None:
        return True
    if cues.OFFICE_BEHIND.match(view.stretch, view.hit.end) is None:
        return False
    city = entry_of(f"{key_of(view.hit.entry.name)} city")
    return city is not None and view.hint == frozenset(city.codes)


def _in_context(view: _View) -> tuple[str, ...]:
    """Choose between namesakes: by the town just before, the sentence, the document; else what the name means alone."""
    entry = view.hit.entry
    town = view.last.entry.codes if view.last is not None and view.listed else ()
    for codes in (frozenset(town), view.named, view.stated, view.hint):
        held = tuple(code for code in entry.possible if code in codes)
        if len(held) == 1 or (held and len(entry.codes) == 1 and held[0] == entry.codes[0]):
            return held[:1]
    return entry.codes


def _holder(view: _View) -> str | None:
    """Give the one country that the words right after a name put it in ("Cebu, Philippines"; "Austin, TX")."""
    stretch, hit, after = view.stretch, view.hit, view.after
    if cues.POSTAL.match(stretch, hit.end):
        return "USA"
    kind = cues.KIND_BEHIND.match(stretch, hit.end)  # "Marlow County, Tennessee"
    end = kind.end() if kind is not None else hit.end
    if after is None or not cues.HELD_BY.fullmatch(stretch, end, after.start):
        return None
    if after.entry.kind not in (PlaceKind.COUNTRY, PlaceKind.REGION):
        return None
    shared = [code for code in after.entry.possible if code in hit.entry.possible]
    if len(shared) == 1:
        return shared[0]
    return after.entry.codes[0] if len(after.entry.codes) == 1 and not _is_sure(hit.entry) else None


def _is_label(view: _View) -> bool:
    """Tell whether a name opens the stretch with a day behind it, as a dateline does: "Nema, 16 May"."""
    start, end = view.hit.start, view.hit.end
    return not view.stretch[:start].strip(cues.LABEL_SIGNS) and cues.LABEL_BEHIND.match(view.stretch, end) is not None


def _has_cue(view: _View, holder: str | None) -> bool:
    """Tell whether the words around a town's name show that it is one."""
    entry, stretch, end = view.hit.entry, view.stretch, view.hit.end
    if holder is not None and (holder in entry.possible or not entry.word):
        return True
    strong = cues.STRONG_CUE.search(view.before) is not None or _is_label(view) or view.alone
    known = entry.large or any(code in view.stated or code in view.hint for code in entry.possible)
    if entry.word:
        return strong and known and not cues.WORD_AFTER.match(stretch, end)
    strong = strong or cues.AFTER_CUE.match(stretch, end) is not None
    if entry.person:
        return strong and (known or cues.KIND_BEHIND.match(stretch, end) is not None)
    return strong or view.listed or cues.WEAK_CUE.search(view.before) is not None
