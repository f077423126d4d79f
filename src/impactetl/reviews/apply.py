"""Verdicts applied to what the rules made of one document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from impactetl.errors import EvidenceError, SourceError
from impactetl.extraction import Extraction
from impactetl.model import Document
from impactetl.reviews.allot import homeless, review_problem, stale
from impactetl.reviews.desk import Desk, Key
from impactetl.reviews.folder import place_of
from impactetl.schema import Decision, Problem, ProblemKind, Verdict


def applied(
    items: Iterable[Extraction | Problem], verdicts: Sequence[Verdict], *, strict: bool = False
) -> Iterator[Extraction | Problem]:
    """Apply the verdicts on one input to its documents as they come; what is not about any of them is told at the end.

    Raises:
        SourceError: with ``strict``, a verdict cannot be applied.

    """
    waiting = list(verdicts)
    for item in items:
        if isinstance(item, Problem) or not waiting:
            yield item
            continue
        done, problems = reviewed(item, verdicts)
        waiting = [verdict for verdict in waiting if not about(item.document, verdict)]
        yield from _told(problems, strict=strict)
        yield done
    yield from _told([homeless(verdict) for verdict in waiting], strict=strict)


def _told(problems: Sequence[Problem], *, strict: bool) -> Sequence[Problem]:
    for problem in problems:
        if strict and problem.kind is ProblemKind.REVIEW:
            raise SourceError(problem.message)
    return problems


def reviewed(extraction: Extraction, verdicts: Sequence[Verdict]) -> tuple[Extraction, list[Problem]]:
    """Give an extraction as the reviewers have it, and a problem for each verdict that is not applied.

    Verdicts on other documents are passed over. Of several on one place the latest holds. In the order of time, since
    a later one may be about a record that an earlier one made.
    """
    document = extraction.document
    fitting, problems = _fitting(document, verdicts)
    latest, disagreements = _latest(document, fitting)
    if not latest:
        return extraction, problems
    desk = Desk.of(document, extraction.records, extraction.rejections)
    for verdict in latest:
        try:
            desk.apply(verdict)
        except EvidenceError as error:
            problems.append(_unproven(verdict, document.uri, error))
    records, rejections = desk.rows()
    return replace(extraction, records=records, rejections=rejections), [*problems, *disagreements]


def about(document: Document, verdict: Verdict) -> bool:
    """Tell whether a verdict is about this document: by its bytes, or by its name."""
    return verdict.source_sha256 == document.sha256 or verdict.uri == document.uri


def _fitting(document: Document, verdicts: Iterable[Verdict]) -> tuple[list[Verdict], list[Problem]]:
    """Sort out the verdicts whose text is another one now."""
    fitting, problems = [], []
    for verdict in verdicts:
        if not about(document, verdict):
            continue
        if verdict.source_sha256 != document.sha256:
            problems.append(stale(verdict, document.uri, f"the file has another sha256 now, {document.sha256}"))
        elif document.text[verdict.quote_start : verdict.quote_end] != verdict.quote:
            problems.append(stale(verdict, document.uri, "its quote does not stand there any more"))
        else:
            fitting.append(verdict)
    return fitting, problems


def _latest(document: Document, verdicts: Sequence[Verdict]) -> tuple[list[Verdict], list[Problem]]:
    """Give the latest decision on each place in the order of time, and tell where reviewers disagree."""
    places: dict[Key, dict[str, Verdict]] = {}
    for verdict in sorted(verdicts, key=lambda one: (one.time, one.reviewer)):
        if verdict.verdict is not Decision.COMMENTED:
            by_reviewer = places.setdefault(place_of(verdict), {})
            by_reviewer.pop(verdict.reviewer, None)
            by_reviewer[verdict.reviewer] = verdict
    latest, problems = [], []
    for by_reviewer in places.values():
        *others, last = by_reviewer.values()
        latest.append(last)
        problems += [_disagreement(document, other, last) for other in others if _said(other) != _said(last)]
    return sorted(latest, key=lambda one: (one.time, one.reviewer, place_of(one))), problems


def _said(verdict: Verdict) -> object:
    """What a verdict comes to: no record, or what the record says."""
    told = verdict.fields.told if verdict.fields else {}
    return None if verdict.verdict is Decision.REJECTED else {"metric": verdict.metric_told, **told}


def _disagreement(document: Document, other: Verdict, last: Verdict) -> Problem:
    message = (
        f"{document.uri}: {other.reviewer} ({other.verdict.value}) and {last.reviewer} ({last.verdict.value}) disagree "
        f"on {last.number_text!r} at {last.number_start}; the later verdict, of {last.reviewer}, holds; settle it"
    )
    return review_problem(last, document.uri, message, ProblemKind.DISAGREEMENT)


def _unproven(verdict: Verdict, uri: str, error: EvidenceError) -> Problem:
    message = (
        f"{uri}: the verdict of {verdict.reviewer} on {verdict.number_text!r} at {verdict.number_start} is not "
        f"applied, as the record that it makes does not prove itself: {error}; review the place again"
    )
    return review_problem(verdict, uri, message)
