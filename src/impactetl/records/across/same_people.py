"""Whom a bare number counts: those of the count before it ("We rescued 76 girls. Fifty-one were sheltered.")."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from impactetl.lexicon.load import words_of
from impactetl.metrics.groups import ACCUSED, HELPED
from impactetl.model import Passage
from impactetl.records.base.link import Link
from impactetl.schema import AgeGroup, ImpactRecord, Sex

Trait = AgeGroup | Sex | None

# Who is counted on either side of a case: those freed and helped, and those accused.
_SIDES = {**dict.fromkeys(HELPED, "helped"), **dict.fromkeys(ACCUSED, "accused")}
# A number that is held against another counts the like of it, however many they are.
_COMPARED = frozenset({"comparison", "change"})


# "Elsewhere in the country 41 were freed": others are counted there.
_ELSEWHERE = words_of("events", "elsewhere")
_FIRST_WORDS = 3


@dataclass
class SamePeople:
    """The counts of each side that tell whom they count, with their paragraph."""

    told_of: dict[str, tuple[int, tuple[ImpactRecord, ...]]] = field(default_factory=dict)

    def told(self, record: ImpactRecord, link: Link, passage: Passage) -> ImpactRecord:
        """Give a record with the sex and the age of those before it, where it is a bare number of the same people."""
        side = _SIDES.get(link.metric)
        if side is None:
            return record
        paragraph, before = self.told_of.get(side, (None, ()))
        before = before if paragraph == passage.paragraph else ()
        told = record.sex is not None or record.age_group is not None
        bare = link.phrase.head is None and link.phrase.noun is None and not told
        if bare and before and _may_be_of(record, before, link):
            record = record.model_copy(update=_traits(before))
        if link.phrase.head is not None or record.sex is not None or record.age_group is not None:
            self.told_of[side] = passage.paragraph, (*before, record)
        return record


def _may_be_of(record: ImpactRecord, before: Sequence[ImpactRecord], link: Link) -> bool:
    """Whether a bare number is no more than the counts before it, of the same place, or is held against them."""
    if link.rule in _COMPARED:
        return True
    opening = record.quote.split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS]
    if any(word.strip(",").lower() in _ELSEWHERE for word in opening):
        return False
    most = max((one.value for one in before if one.value is not None), default=None)
    return record.value is not None and most is not None and record.value <= most


def _traits(before: Sequence[ImpactRecord]) -> dict[str, Trait]:
    """The traits that all those counted have: of girls and boys the age alone."""
    return {name: trait for name in ("sex", "age_group") if (trait := _common(before, name)) is not None}


def _common(before: Sequence[ImpactRecord], name: str) -> Trait:
    """The one value of a trait that every count has, None where they differ or one is of several kinds."""
    values = {getattr(one, name) for one in before}
    (trait, *others) = values
    return None if others or trait is None or trait.value == "mixed" else trait
