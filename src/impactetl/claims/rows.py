"""Facts as rows of tables ``claims``, ``claim_records`` and ``claim_links``."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from impactetl.claims.fact import Fact
from impactetl.claims.links import Link
from impactetl.claims.member import Member
from impactetl.claims.publishers import Voices
from impactetl.claims.vague import VagueRules
from impactetl.schema import (
    AbuseType,
    AgeGroup,
    Area,
    Claim,
    ClaimLink,
    ClaimRecord,
    MergeReason,
    MetricName,
    Qualifier,
    Scope,
    Sex,
    UnsafeReason,
)

_ID = 16
# What a claim takes from its best record, or from the next best that tells it.
_TOLD = (
    "place",
    "population",
    "nationality_codes",
    "sex",
    "age_group",
    "abuse_type",
    "organization",
    "attributed_to",
)


def claim_id(fact: Fact) -> str:
    """Name a claim after its first record."""
    return sha256(f"claim {fact.first.record_id}".encode()).hexdigest()[:_ID]


def claim_row(fact: Fact, unsafe: UnsafeReason | None, rules: VagueRules) -> Claim:
    """Give the row of table ``claims`` for a fact."""
    best = fact.best
    told = {name: _told(fact, name) for name in _TOLD}
    sex, age, abuse = told.pop("sex"), told.pop("age_group"), told.pop("abuse_type")
    low, value, high = amounts(best, rules)
    return Claim.model_validate(
        {
            **told,
            "claim_id": claim_id(fact),
            "metric": MetricName(best.metric),
            "low": low,
            "value": value,
            "high": high,
            "qualifier": Qualifier(best.qualifier),
            "unit": best.unit,
            "scope": Scope(fact.scope),
            "year": fact.year,
            "period_start": fact.start,
            "period_end": fact.end,
            "country_code": fact.country_codes if fact.area == "country" else None,
            "country_codes": _listed(fact.country_codes),
            "area": Area(fact.area),
            "nationality_codes": _listed(told["nationality_codes"] or ""),
            "sex": Sex(sex) if sex else None,
            "age_group": AgeGroup(age) if age else None,
            "abuse_type": AbuseType(abuse) if abuse else None,
            "records": len(fact.members),
            "sources": len(fact.sources),
            "publishers": max(1, len({member.publisher for member, _ in fact.members if member.publisher})),
            "best_record_id": best.record_id,
            "merge_reasons": tuple(sorted({why.value for _, why in fact.members if why is not MergeReason.FIRST})),
            "safe_to_sum": unsafe is None,
            "unsafe_reason": unsafe,
            "confidence": best.confidence,
        }
    )


def amounts(member: Member, rules: VagueRules) -> tuple[float, float, float | None]:
    """Give low, value and high of a record's number.

    Low is the least number that the text commits to: ``value_min``, else ``value``, and 0 for "at most". Value is the
    number stated, or ``value_min`` for a range and a vague plural. High is ``value_max``, or ``value`` for an
    approximate figure, and None where the text sets no upper bound.
    """
    least = member.value_min
    if member.qualifier == "vague" and least is not None:
        least = rules.of(least)
    value = member.value if member.value is not None else least or 0.0
    if member.qualifier == "at_most":
        return 0.0, value, member.value_max
    low = value if least is None else least
    return low, value, member.value if member.qualifier == "approximate" else member.value_max


def record_rows(fact: Fact, voices: Voices) -> Iterator[ClaimRecord]:
    """Yield the rows of table ``claim_records`` for a fact."""
    name = claim_id(fact)
    for member, reason in fact.members:
        yield ClaimRecord(
            claim_id=name,
            record_id=member.record_id,
            source_id=member.source_id,
            publisher=voices.written.get(member.source_id),
            reason=reason,
        )


def link_rows(links: Iterable[Link]) -> Iterator[ClaimLink]:
    """Yield the rows of table ``claim_links``."""
    for one, other, kind, reason in links:
        yield ClaimLink(from_claim=claim_id(one), to_claim=claim_id(other), kind=kind, reason=reason)


def _told(fact: Fact, name: str) -> str | None:
    best = getattr(fact.best, name)
    if best or len(fact.members) == 1:
        return best or None
    found = next((told for member, _ in fact.members if (told := getattr(member, name))), None)
    return None if found is None else str(found)


def _listed(codes: str) -> tuple[str, ...]:
    return tuple(codes.split("|")) if codes else ()
