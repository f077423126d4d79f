"""A comparison as text, Markdown, one HTML page, or JSON lines."""

import json
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from impactetl.comparing.causes import CAUSES
from impactetl.comparing.changes import SEVERITIES, Change, Comparison

SHOWN = 200
"""So many changes are listed where nothing else is asked for; all are counted."""
_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}"
    "table{border-collapse:collapse}td,th{padding:.2rem .7rem;text-align:left;vertical-align:top}"
    "td{border-bottom:1px solid #ddd}q{color:#555}"
)


def report(compared: Comparison, form: str, most: int | None = SHOWN) -> Iterator[str]:
    """Yield the pieces of a report in a form of ``FORMS``; at most ``most`` changes are listed, None lists all."""
    return FORMS[form](compared, compared.changes[:most])


def _text(compared: Comparison, listed: tuple[Change, ...]) -> Iterator[str]:
    yield f"{_title(compared)}\n"
    for line in _summary(compared):
        yield f"  {line}\n"
    for severity, of_it in _by_severity(listed):
        yield f"\n{severity}\n"
        for one in of_it:
            yield f"  {one.what} {one.table[:-1]} {one.id} ({one.cause}): {one.says}\n"
            yield from (f"      {line}\n" for line in _details(one))
    yield _rest(compared, listed)


def _markdown(compared: Comparison, listed: tuple[Change, ...]) -> Iterator[str]:
    yield f"# {_title(compared)}\n\n"
    yield from (f"- {line}\n" for line in _summary(compared))
    for severity, of_it in _by_severity(listed):
        yield f"\n## {severity}\n\n"
        for one in of_it:
            yield f"- **{one.what}** {one.table[:-1]} `{one.id}` ({one.cause}): {_safe(one.says)}\n"
            yield from (f"  - {_safe(line)}\n" for line in _details(one))
    yield _rest(compared, listed)


def _html(compared: Comparison, listed: tuple[Change, ...]) -> Iterator[str]:
    title = escape(_title(compared))
    yield (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"'
        f" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>{title}</title><style>{_STYLE}</style>"
        f"</head><body><h1>{title}</h1>\n<ul>"
    )
    yield from (f"<li>{escape(line)}</li>" for line in _summary(compared))
    yield "</ul>\n"
    for severity, of_it in _by_severity(listed):
        yield f"<h2>{escape(severity)}</h2>\n<table><tr><th>what</th><th>cause</th><th>row</th><th>how</th></tr>\n"
        for one in of_it:
            how = "<br>".join(escape(line) for line in _details(one, quoted=False))
            quote = f"<br><q>{escape(one.quote)}</q>" if one.quote else ""
            says = f"{escape(one.says)}<br><code>{escape(one.id)}</code>{quote}"
            what = f"{escape(one.what)} {escape(one.table[:-1])}"
            yield f"<tr><td>{what}</td><td>{escape(one.cause)}</td><td>{says}</td><td>{how}</td></tr>\n"
        yield "</table>\n"
    yield f"<p>{escape(_rest(compared, listed).strip())}</p></body></html>\n"


def _json_lines(_: Comparison, listed: tuple[Change, ...]) -> Iterator[str]:
    for one in listed:
        row: dict[str, Any] = {name: getattr(one, name) for name in Change.__slots__}
        yield json.dumps(row, ensure_ascii=False, default=str) + "\n"


FORMS: dict[str, Callable[[Comparison, tuple[Change, ...]], Iterator[str]]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "jsonl": _json_lines,
}
"""The forms of a report, by name."""


def _title(compared: Comparison) -> str:
    return f"Build {compared.old} compared with {compared.new}"


def _summary(compared: Comparison) -> Iterator[str]:
    if not compared.changes:
        yield "no row and no claim is another"
    for (table, what, cause), number in compared.counts().items():
        rows = table if number != 1 else table[:-1]
        yield f"{number} {rows} {what}: {cause} ({CAUSES[cause]})"


def _by_severity(listed: tuple[Change, ...]) -> Iterator[tuple[str, list[Change]]]:
    for severity, name in enumerate(SEVERITIES):
        found = [one for one in listed if one.severity == severity]
        if found:
            yield name[0].upper() + name[1:], found


def _details(one: Change, *, quoted: bool = True) -> Iterator[str]:
    for name, (was, now) in one.columns.items():
        yield f"{name}: {_value(was)} -> {_value(now)}"
    if quoted and one.quote:
        yield f'"{" ".join(one.quote.split())}"'


def _value(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, tuple):
        return "|".join(map(str, value)) or "none"
    text = f"{value:.12g}" if isinstance(value, float) else str(value)
    return " ".join(text.split())


def _rest(compared: Comparison, listed: tuple[Change, ...]) -> str:
    left = len(compared.changes) - len(listed)
    return f"\nNot listed: {left} of {len(compared.changes)} changes; --limit lists more.\n" if left else "\n"


def _safe(text: str) -> str:
    """Take from a text what Markdown would act on."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in text)
