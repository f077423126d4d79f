"""How far reviewers agree: Cohen's kappa, by pair of reviewers and by field.

Kappa is (observed - expected) / (1 - expected) agreement, where the expected one is that of two reviewers who give
their own shares of answers by chance (Cohen 1960, "A coefficient of agreement for nominal scales").
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from impactetl.reviews.folder import place_of
from impactetl.schema import Decision, Judgement, Verdict

Answer = object
Place = tuple[str, int, int, str]

DIGITS = 4
"""Digits that shares and kappas are rounded to."""
RECORD = "record"
"""The field that says whether there is such a record at all."""
_PLACE_FIELDS = frozenset({"number_text", "number_start", "number_end"})
FIELDS = tuple(name for name in Judgement.model_fields if name not in _PLACE_FIELDS)
"""The columns that two reviewers of one record are compared in."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree in one field, in so many places that both judged.

    ``observed`` is the share of places where they agree; ``kappa`` is None where both always give one and the same
    answer, since chance would do so too.
    """

    one: str
    other: str
    field: str
    places: int
    observed: float
    kappa: float | None


def agreements(verdicts: Iterable[Verdict]) -> Iterator[Agreement]:
    """Compare every two reviewers, in the order of their names, by field; a field that neither told is left out.

    Of several verdicts of one reviewer on one place the latest counts; comments do not.
    """
    judged: dict[str, dict[Place, Verdict]] = {}
    for verdict in sorted(verdicts, key=lambda one: one.time):
        if verdict.verdict is not Decision.COMMENTED:
            judged.setdefault(verdict.reviewer, {})[verdict.source_sha256, *place_of(verdict)] = verdict
    for one, other in combinations(sorted(judged), 2):
        shared = sorted(judged[one].keys() & judged[other].keys())
        pairs = [(judged[one][place], judged[other][place]) for place in shared]
        for field, answers in _answers(pairs):
            observed = round(sum(mine == theirs for mine, theirs in answers) / len(answers), DIGITS)
            yield Agreement(one, other, field, len(answers), observed, kappa(answers))


def _answers(pairs: Sequence[tuple[Verdict, Verdict]]) -> Iterator[tuple[str, list[tuple[Answer, Answer]]]]:
    """Give the answers of two reviewers by field: on records in all places, on columns where both see a record."""
    if pairs:
        yield (
            RECORD,
            [(one.verdict is not Decision.REJECTED, other.verdict is not Decision.REJECTED) for one, other in pairs],
        )
    told = [(_told(one), _told(other)) for one, other in pairs if Decision.REJECTED not in {one.verdict, other.verdict}]
    for field in FIELDS:
        answers = [(one[field], other[field]) for one, other in told if field in one and field in other]
        if answers:
            yield field, answers


def _told(verdict: Verdict) -> dict[str, Answer]:
    told = verdict.fields.told if verdict.fields else {}
    return {**told, "metric": verdict.metric_told}


def kappa(answers: Sequence[tuple[Answer, Answer]]) -> float | None:
    """Give Cohen's kappa of two reviewers' answers; None where there is none, or chance alone would agree.

    >>> kappa([(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15)
    0.4
    """
    size = len(answers)
    ones, others = (Counter(side) for side in zip(*answers, strict=True)) if size else (Counter(), Counter())
    agreed = sum(one == other for one, other in answers)
    by_chance = sum(count * others[answer] for answer, count in ones.items())  # times size squared
    if by_chance == size * size:
        return None
    return round((agreed * size - by_chance) / (size * size - by_chance), DIGITS)
