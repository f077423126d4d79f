"""Whom a bare number counts: those of the count before it ("We rescued 76 girls. Fifty-one were sheltered.")."""

from dataclasses import dataclass, field

from impactetl.metrics.groups import ACCUSED, HELPED
from impactetl.model import Passage
from impactetl.records.base.link import Link
from impactetl.schema import ImpactRecord

# Who is counted on either side of a case: those freed and helped, and those accused.
_SIDES = {**dict.fromkeys(HELPED, "helped"), **dict.fromkeys(ACCUSED, "accused")}
# A number that is held against another counts the like of it, however many they are.
_COMPARED = frozenset({"comparison", "change"})


@dataclass
class SamePeople:
    """The last count of each side that tells whom it counts, with its paragraph."""

    last: dict[str, tuple[int, ImpactRecord]] = field(default_factory=dict)

    def told(self, record: ImpactRecord, link: Link, passage: Passage) -> ImpactRecord:
        """Give a record with the sex and the age of those before it, where it is a bare number of the same people."""
        side = _SIDES.get(link.metric)
        if side is None:
            return record
        if link.phrase.head is None and link.phrase.noun is None and record.sex is None and record.age_group is None:
            paragraph, before = self.last.get(side, (None, None))
            if before is not None and paragraph == passage.paragraph and _may_be_of(record, before, link):
                record = record.model_copy(update=_traits(before))
        if link.phrase.head is not None or record.sex is not None or record.age_group is not None:
            self.last[side] = passage.paragraph, record
        return record


def _may_be_of(record: ImpactRecord, before: ImpactRecord, link: Link) -> bool:
    """Whether a bare number is no more than the count before it, or is held against that."""
    if link.rule in _COMPARED:
        return True
    return record.value is not None and before.value is not None and record.value <= before.value


def _traits(before: ImpactRecord) -> dict[str, str | None]:
    """The traits that each part of a whole has."""
    pure = {name: getattr(before, name) for name in ("sex", "age_group")}
    return {name: trait for name, trait in pure.items() if trait is not None and trait.value != "mixed"}
