"""What is wrong with rows and sidecars that do not fit their model, in words for those who write them."""

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import chain
from typing import Any

from pydantic import BaseModel, ValidationError

_OWN_WORDS = "Value error, "
"""What pydantic puts before the message of a check of ours."""

_WORDS = {
    "string_type": "{value} is no text; a text stands in quotes",
    "string_too_short": "it is empty; write something, or leave the field out if it may be",
    "date_type": "{value} is no date; a date is written YYYY-MM-DD, in TOML without quotes",
    "enum": "{value} is none of its words; write {expected}",
}
"""By pydantic's name of the fault; what is not listed keeps the words of pydantic."""

_FORMS = {
    "^[A-Z]{3}$": "country code; write three capitals of ISO 3166-1 alpha-3, such as KHM",
    "^[a-z]{2,3}$": "language code; write one of ISO 639, such as en",
    "^[0-9a-f]{64}$": "SHA-256; write the 64 digits, 0 to 9 and a to f, that sha256sum prints",
}


def faults(error: ValidationError, *models: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Give each field at fault, "" for the whole, and what is wrong with it; ``models`` tell which fields there are.

    >>> class Point(BaseModel, extra="forbid"):
    ...     across: int = 0
    >>> try:
    ...     Point.model_validate({"acros": 1})
    ... except ValidationError as error:
    ...     list(faults(error, Point))
    [('acros', "there is no such field; the nearest is 'across'")]
    """
    known = list(chain.from_iterable(model.model_fields for model in models))
    found = error.errors()
    missing = [".".join(map(str, fault["loc"])) for fault in found if fault["type"] == "missing"]
    if missing:
        yield ", ".join(missing), "missing"
    for fault in (fault for fault in found if fault["type"] != "missing"):
        yield ".".join(map(str, fault["loc"])), _words(fault, known)


def _words(fault: Any, known: list[str]) -> str:  # noqa: ANN401 - the type of pydantic's core, which is not its public one
    context = fault.get("ctx", {})
    if fault["type"] == "extra_forbidden":
        near = get_close_matches(str(fault["loc"][-1]), known, 1)
        return "there is no such field" + "".join(f"; the nearest is {name!r}" for name in near)
    if fault["type"] == "string_pattern_mismatch" and context["pattern"] in _FORMS:
        return f"{fault['input']!r} is no {_FORMS[context['pattern']]}"
    words = _WORDS.get(fault["type"], fault["msg"].removeprefix(_OWN_WORDS).replace("{", "{{").replace("}", "}}"))
    return str(words).format(value=_shown(fault["input"]), expected=context.get("expected"))


def _shown(value: object) -> str:
    """Give a value as it was written: texts in quotes, days and numbers plain."""
    return repr(value) if isinstance(value, str) else str(value)
