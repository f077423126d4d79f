"""Nominals: the run of modifiers and head nouns that a number or a determiner opens."""

from collections.abc import Sequence
from dataclasses import dataclass

from impactetl.lexicon.load import words_of
from impactetl.model import plain
from impactetl.syntax.items import Item, is_term
from impactetl.syntax.news_verbs import acts_in_headline, keeps_people, leads_to_owner, takes_part
from impactetl.syntax.parted import is_dash
from impactetl.syntax.words import PERSON, SUFFERING, common_verbs, is_plural, words

_CLASSES = PERSON | {"case", "business", "operation", "complaint"}
# Classes that stand side by side in one count ("girls and women", "police, prosecutors and judges").
_KIN = (
    PERSON,
    frozenset({"business"}),
    frozenset({"case", "report", "complaint"}),
    frozenset({"operation"}),
)
_AND = frozenset({"and", "or", "&"})
_OPENING = frozenset({'"', "(", "[", "/", "-", "'"})
_PREPOSITIONAL = words_of("syntax", "about")
_TAKING = words_of("syntax", "taking")
_FACING, _DEEDS = words_of("syntax", "facing"), words_of("syntax", "several_acts")
# A nominal is this many items long at most, and two more once it has a head; a joined one holds three modifiers.
_REACH, _HEADED_REACH, _SIMPLE_REACH = 10, 12, 4


_WRONGED = words_of("syntax", "wronged")
_OFFENDING = words_of("syntax", "offending")
# "Victims", "girls": what stands behind them and ends in "-ing" they do; "police training courses" is one thing.
_ANYBODY = frozenset({"people", "minor", "woman"})


@plain
class Nominal:
    """The nominal that starts at an item: where it ends, its heads and their class."""

    end: int
    head: int | None
    tail: int | None
    noun: str | None


@dataclass(slots=True)
class _Heads:
    """The head nouns found so far; ``loose`` is the last noun of any class or none."""

    head: int | None = None
    tail: int | None = None
    noun: str | None = None
    loose: int | None = None

    def take(self, item: Item, j: int) -> None:
        """Take in the noun at ``j``; a possessor ("the court's") only leads to what follows."""
        if item.clitic == "'s":
            self.head = self.tail = self.noun = self.loose = None
            return
        if item.noun is not None:
            if self.head is None or self.tail == self.head:
                beside = self.loose == self.head  # "victim assistance specialists" are no victims
                kind = (
                    beside and self.noun in {"minor", "victim"} and item.noun in PERSON
                )  # "child soldiers" are children
                self.head, self.noun = j, self.noun if kind else item.noun
            self.tail = j
        self.loose = j

    def nominal(self, i: int) -> Nominal:
        """The nominal from ``i`` on; a noun of no class behind the heads is the head ("child protection")."""
        if self.loose is not None and (self.tail is None or self.loose > self.tail):
            return Nominal(self.loose + 1, self.loose, self.loose, None)
        return Nominal(i if self.tail is None else self.tail + 1, self.head, self.tail, self.noun)


def read_nominal(items: Sequence[Item], i: int) -> Nominal:
    """Read modifiers and heads from item ``i`` on."""
    if _ends_age(items, i):
        return Nominal(i, None, None, None)
    heads = _Heads()
    j = i
    while j < len(items) and j - i < (_REACH if heads.tail is None else _HEADED_REACH):
        led = heads.noun in PERSON or (
            j == i > 0 and items[i - 1].category in {"pron", "num"}
        )  # "flew 60 of them home"
        given = led and not _joins_people(items, j) and _is_given(items, i, heads.tail)
        counted = heads.noun is not None and items[i - 1].number is not None  # "for 30 trucks (Lusaka 12)"
        aside = (
            (led or counted)
            and items[j].lower in {"(", "["}
            and (_is_capital(items, j + 1) or _word(items, j + 2) == ":")
        )
        if given or aside or (led and _completes(items, j)) or (j > i and acts(items, j)):
            break
        if items[j].category == "noun":
            heads.take(items[j], j)
        elif _joins(items, j, heads.noun):
            if heads.noun is not None:
                return _joined(items, j + 1, Nominal(j, heads.head, heads.tail, heads.noun))
        elif not _inside(items, j) and not (j == i and modifies(items, i)):
            break
        j += 1
    return _wronged(items, i, heads.nominal(i))


def _word(items: Sequence[Item], j: int) -> str:
    return items[j].lower if j < len(items) else ""


def _is_capital(items: Sequence[Item], j: int) -> bool:
    return j < len(items) and items[j].capital


def _wronged(items: Sequence[Item], i: int, nominal: Nominal) -> Nominal:
    """The nominal from ``i`` on, of victims where a participle before the head tells so: "trafficked fishermen"."""
    if nominal.head is None or nominal.noun not in _ANYBODY:
        return nominal
    told = any(items[k].lower in _WRONGED for k in range(i, nominal.head)) or _told_behind(items, nominal.end)
    return Nominal(nominal.end, nominal.head, nominal.tail, "victim") if told else nominal


# "Who had been", and a word of manner.
_RELATIVE_REACH = 5


def _told_behind(items: Sequence[Item], i: int) -> bool:
    """Whether a relative clause at ``i`` tells what was done to them: "workers who had been trafficked"."""
    if i >= len(items) or items[i].category != "rel":
        return False
    clause = items[i + 1 : i + 1 + _RELATIVE_REACH]
    at = next((k for k, item in enumerate(clause) if item.lower in _WRONGED), 0)
    return at > 0 and all(item.category in {"be", "have", "adv"} for item in clause[:at])


def _ends_age(items: Sequence[Item], i: int) -> bool:
    """Whether a word ends an age and opens no nominal: "boys between four and fifteen years old were"."""
    led = 0 < i < len(items) and items[i].lower in {"old", "older"}
    return led and is_term(items[i - 1])


def _completes(items: Sequence[Item], j: int) -> bool:
    """Whether a word behind people belongs to their verb: "bring 57 boys home", "29 women set free"."""
    after = items[j + 1].lower if j + 1 < len(items) else ""
    if (items[j].lower == "accused" and after == "of") or takes_part(items, j):  # "a man accused of"
        return True
    if items[j].lower == "home" and items[j - 1].number is not None:  # "flown 31 home already", no home visits
        return after == "" or items[j + 1].category not in {"noun", "verb"}
    return items[j].lower in {"home", "begging"} or [item.lower for item in items[j : j + 2]] == ["set", "free"]


_ACTORS = words_of("syntax", "actors")


_FILING = words_of("syntax", "filing")


def acts(items: Sequence[Item], j: int) -> bool:
    """Whether a verb at ``j`` tells what the officials before it did: "police arrested party leaders"."""
    if j == 0 or items[j].category != "verb" or not items[j].lower.endswith("ed"):
        return acts_in_headline(items, j) or keeps_people(items, j)
    who = items[j - 1]
    filed = items[j].lower in _FILING and who.category == "noun"
    return filed or who.lower in _ACTORS or (who.noun in {"official", "victim"} and is_plural(who.lower))


_GIVING = words_of("syntax", "giving")


def _is_given(items: Sequence[Item], i: int, tail: int | None) -> bool:
    """Whether several people at ``i`` are given what stands behind them: "gave 90 survivors shelter"."""
    if i < 2 or tail is None or items[i - 2].lower not in _GIVING:  # noqa: PLR2004 -- verb, number
        return False
    return items[i - 1].number is not None and is_plural(items[tail].lower)


def _joins_people(items: Sequence[Item], j: int) -> bool:
    """Whether "and" at ``j`` leads to more of those counted: "gave 40 women and girls shelter"."""
    return items[j].lower == "and" and j + 1 < len(items) and items[j + 1].noun in PERSON


def modifies(items: Sequence[Item], i: int) -> bool:
    """A participle before a noun modifies it: "suspected traffickers", "trafficked girls"."""
    item = items[i]
    if item.category != "verb" or i + 1 >= len(items) or item.lower in _FACING:
        return False
    ing = item.lower.endswith("ing")
    if not ing and not item.lower.endswith("ed") and common_verbs().get(item.lower) != "part":  # "known cases"
        return False
    if not ing and i > 0 and items[i - 1].category in {"be", "have"}:  # "were granted victim status", "had become"
        return False
    follow = items[i + 1]
    led = i > 0 and items[i - 1].category in {"prep", "det"}
    return follow.category == "noun" and (follow.noun in _CLASSES or led)


def _inside(items: Sequence[Item], j: int) -> bool:
    """Whether the nominal goes on at a word that is no noun: a participle, an adverb, an age, a quotation mark."""
    item = items[j]
    follow = items[j + 1] if j + 1 < len(items) else None
    if item.number is not None:
        return item.number.refused == "age"
    if follow is None:
        return False
    noun_next = follow.category == "noun" or modifies(items, j + 1)
    if item.category == "verb":
        gerund = item.lower.endswith("ing") and follow.category == "noun" and item.lower not in _PREPOSITIONAL
        gerund = gerund and not (items[j - 1].noun in SUFFERING and follow.noun is None)  # "survivors giving evidence"
        past = item.lower.endswith("ed") and item.lower not in _TAKING and not leads_to_owner(items, j + 1)
        gerund = gerund or (item.lower in _OFFENDING and follow.lower in _AND and _noun_at(items, j + 2))
        return gerund or (past and _leads_to_class(items, j + 1)) or _compounds(items, j) or _of_a_service(items, j)
    if item.category == "adv":
        return noun_next or (follow.category == "verb" and follow.lower.endswith("ed") and modifies(items, j + 1))
    return item.lower in _OPENING and noun_next and not is_dash(items, j)


def _noun_at(items: Sequence[Item], j: int) -> bool:
    return j < len(items) and items[j].category == "noun"


def _compounds(items: Sequence[Item], j: int) -> bool:
    """Whether a participle makes the noun before it say of what kind the next is: "64 youth related crimes"."""
    return items[j].lower in {"related", "based"} and items[j - 1].category == items[j + 1].category == "noun"


def _of_a_service(items: Sequence[Item], j: int) -> bool:
    """Whether what may be a verb tells in what people serve: "victim support officers", but "women support victims"."""
    word, before, follow = items[j].lower, items[j - 1], items[j + 1]
    if common_verbs().get(word) != "base" or before.category != "noun" or is_plural(before.lower):
        return False
    return follow.noun in {"official", "people"} and is_plural(follow.lower)


def _leads_to_class(items: Sequence[Item], j: int) -> bool:
    """Whether a noun of a counting class stands among the next nouns: "convicted traffickers", not "received terms"."""
    for item in items[j : j + 4]:
        if item.lower in _WRONGED or item.lower == "trafficking":  # "39 freed bonded labourers"
            continue
        if item.category != "noun":
            return False
        if item.noun in _CLASSES or (item.lower in _DEEDS and items[j - 2].category in {"num", "det", "neg"}):
            return True
    return False


def _joins(items: Sequence[Item], j: int, noun: str | None) -> bool:
    """Whether "and" (or a comma within a list) at ``j`` goes on with the nominal."""
    if j + 1 >= len(items) or items[j].lower not in {"and", "or", "&", ",", "/"}:
        return False
    follow = items[j + 1]
    if noun is None:
        bare = j > 0 and items[j - 1].number is not None and follow.capital  # "Uganda seven and Rwanda two"
        return items[j].lower in _AND and follow.category == "noun" and not bare and not _opens_clause(items, j + 1)
    k = j + 1 + (items[j].lower == "," and follow.lower in _AND)
    nominal = _simple(items, k)
    if nominal is None:
        return False
    cls = items[nominal].noun
    kin = any(cls in group and noun in group for group in _KIN)
    if not kin:
        return False
    after = items[nominal + 1] if nominal + 1 < len(items) else None
    if items[j].lower == "," and k == j + 1:  # a comma alone joins only where the list goes on to an "and"
        return after is not None and after.lower in {",", "and", "&"}
    subject = after is not None and (after.category == "verb" or after.lower in words("have"))
    return not (subject and (cls == "official") != (noun == "official"))


def _opens_clause(items: Sequence[Item], k: int) -> bool:
    """Whether a subject stands at ``k``: "12 cases and prosecutors indicted", "rose to 90 and convictions fell"."""
    verb, *led = [item.lower for item in items[k + 1 : k + 3]] or [""]
    changes = verb in words_of("comparing", "verbs") and (items[k - 2].number is not None or led in (["to"], ["from"]))
    finite = verb.endswith("ed") or {x.category for x in items[k + 1 : k + 2]} & {"be", "have", "modal", "do"}
    return changes or (items[k].noun in PERSON and bool(finite))


def _simple(items: Sequence[Item], k: int) -> int | None:
    """The first noun of a known class from ``k`` on, over at most three modifiers."""
    for j in range(k, min(k + _SIMPLE_REACH, len(items))):
        if items[j].category == "noun" and items[j].clitic != "'s":
            if items[j].noun is not None and (j + 1 >= len(items) or items[j + 1].category != "noun"):
                return j
        elif not modifies(items, j) and not (0 < j < len(items) - 1 and _of_a_service(items, j)):
            return None
    return None


def _joined(items: Sequence[Item], k: int, first: Nominal) -> Nominal:
    """Take in the heads that follow an "and"."""
    while k < len(items) and items[k].lower in {"and", "or", "&", ","}:
        k += 1
    last = _simple(items, k)
    if last is None:
        return first
    noun = first.noun
    grown = Nominal(last + 1, first.head, last, noun)
    if _joins(items, last + 1, noun):
        return _joined(items, last + 2, grown)
    return grown
