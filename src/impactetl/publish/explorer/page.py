"""The page put together: template, style, scripts and data, with the hashes that its policy allows."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from impactetl.store.columns import Stamp

SCRIPTS = ("dom", "data", "verdicts", "filters", "charts", "grid", "form", "detail", "main")
"""The scripts in the order in which they run, as one."""

# Nothing may be loaded, nothing may run but the one script, no form may be sent, and no text may become markup.
_POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_PLACE = re.compile(r"\{\{(\w+)\}\}")
_BUILD = re.compile(rb'<meta name="build-id" content="([0-9a-f]{16})">')
_HEAD_BYTES = 2_000  # the head of the page ends before, and so does its build_id
# JSON in a page: no "<" may end the element that holds it, and no line separator may end a line of the script.
_UNSAFE = "<>&\u2028\u2029"


def assembled(data: dict[str, Any], stamp: Stamp) -> Iterator[str]:
    """Give the page that shows ``data`` (see ``contents.payload``), piece by piece."""
    script, style, page = script_text(), _file("page.css"), _file("page.html")
    parts = {
        **{name: escape(value) for name, value in stamp.metadata().items()},
        "policy": _POLICY.format(script=_hash(script), style=_hash(style)),
        "style": style,
        "script": script,
    }
    at = 0
    for place in _PLACE.finditer(page):
        yield page[at : place.start()]
        yield from json_for_page(data) if place[1] == "data" else [parts[place[1]]]
        at = place.end()
    yield page[at:]


def built_by(page: Path) -> str | None:
    """Give the build_id that a page carries, None where it carries none."""
    with page.open("rb") as file:
        found = _BUILD.search(file.read(_HEAD_BYTES))
    return found[1].decode() if found else None


def script_text() -> str:
    """Give the page's script: every file of it, in a scope of its own."""
    return '"use strict";\n(() => {\n' + "\n".join(_file(f"{name}.js") for name in SCRIPTS) + "})();\n"


def json_for_page(data: object) -> Iterator[str]:
    r"""Give JSON that can stand in any element of a page, in pieces: each value of an object by itself.

    >>> "".join(json_for_page({"quote": "</script>"}))
    '{"quote":"\\u003c/script\\u003e"}'
    """
    if not isinstance(data, dict):
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        for char in _UNSAFE:
            text = text.replace(char, f"\\u{ord(char):04x}")
        yield text
        return
    yield "{"
    for number, (name, value) in enumerate(data.items()):
        yield "," if number else ""
        yield from json_for_page(name)
        yield ":"
        yield from json_for_page(value)
    yield "}"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _file(name: str) -> str:
    return files("impactetl.publish.explorer").joinpath(name).read_text(encoding="utf-8")
