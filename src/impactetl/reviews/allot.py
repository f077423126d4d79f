"""Which inputs verdicts are about, before they are read."""

from collections.abc import Mapping, Sequence

from impactetl.locations import Location, hashed
from impactetl.schema import Problem, ProblemKind, Verdict

Allotted = dict[str, tuple[Verdict, ...]]


def allotted(inputs: Mapping[str, Location | None], verdicts: Sequence[Verdict]) -> tuple[Allotted, list[Problem]]:
    """Give the verdicts by the uri of the input that they are about, and a problem for each that is about none.

    That is the input with the verdict's uri, or one that holds it (``mail.jsonl`` for ``mail.jsonl#3``); else, for a
    file that was renamed, the first with the same bytes.
    """
    found: dict[str, list[Verdict]] = {}
    strays = []
    for verdict in verdicts:
        uri = _holder(verdict.uri, inputs)
        if uri is None:
            strays.append(verdict)
        else:
            found.setdefault(uri, []).append(verdict)
    by_hash = _hashes(inputs) if strays else {}
    problems = []
    for verdict in strays:
        uri = by_hash.get(verdict.source_sha256)
        if uri is None:
            problems.append(homeless(verdict))
        else:
            found.setdefault(uri, []).append(verdict)
    return {uri: tuple(listed) for uri, listed in found.items()}, problems


def _holder(uri: str, inputs: Mapping[str, Location | None]) -> str | None:
    """Give the longest uri among the inputs that this one starts with."""
    return next((uri[:end] for end in range(len(uri), 0, -1) if uri[:end] in inputs), None)


def _hashes(inputs: Mapping[str, Location | None]) -> dict[str, str]:
    found: dict[str, str] = {}
    for uri, path in sorted(inputs.items()):
        if path is not None and path.is_file():
            found.setdefault(hashed(path), uri)
    return found


def homeless(verdict: Verdict) -> Problem:
    """Tell of a verdict on a document that is not there."""
    what = f"no document with sha256 {verdict.source_sha256} is there any more"
    return stale(verdict, verdict.uri, what)


def stale(verdict: Verdict, uri: str, what: str) -> Problem:
    """Tell of a verdict that is not applied, and why."""
    message = (
        f"{uri}: the verdict of {verdict.reviewer} ({verdict.time:%Y-%m-%d}, {verdict.verdict.value}) on "
        f"{verdict.number_text!r} at {verdict.number_start} is stale: {what}; review the place again, and delete the "
        f"verdict from the reviews"
    )
    return review_problem(verdict, uri, message)


def review_problem(verdict: Verdict, uri: str, message: str, kind: ProblemKind = ProblemKind.REVIEW) -> Problem:
    """Tell of a verdict; what the rules made is kept."""
    kept = "what the rules made" if kind is ProblemKind.REVIEW else "the latest verdict"
    return Problem(uri=uri, record=None, offset=verdict.number_start, kind=kind, message=message, kept=kept)
