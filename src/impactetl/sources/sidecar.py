"""The TOML file beside a source that says what it is, read strictly."""

import re
import tomllib
from collections.abc import Callable
from datetime import date

from pydantic import ValidationError

from impactetl.errors import SidecarError, reason
from impactetl.locations import Location
from impactetl.model import Document
from impactetl.schema import Problem, ProblemKind, Sidecar
from impactetl.schema.faults import faults as faults_of
from impactetl.sources.find import leads_out
from impactetl.sources.found import SIDECAR_SUFFIX
from impactetl.sources.raw import sha256_of, title_of


def sidecar_of(path: Location, root: Location) -> Sidecar | None:
    """Read the sidecar of a source; None where it has none.

    Raises:
        SidecarError: the sidecar cannot be read, is not TOML, or does not fit :class:`~impactetl.schema.Sidecar`;
            the message names every field at fault.

    """
    beside = path.with_name(path.name + SIDECAR_SUFFIX)
    if not beside.exists():
        return None
    if leads_out(beside, root):
        msg = f"{beside.name}: a link that leads out of the input folder is not followed; put the sidecar itself there"
        raise SidecarError(msg)
    try:
        content = beside.read_bytes()
    except OSError as error:
        raise _unreadable(beside.name, error) from error
    return parsed(content, beside.name, lambda: sha256_of(path.read_bytes()))


def parsed(content: bytes, name: str, digest: Callable[[], str]) -> Sidecar:
    """Read the bytes of a sidecar; ``digest`` gives the SHA-256 of what it describes, where it has none itself.

    Raises:
        SidecarError: it is not TOML, or does not fit the model.

    """
    try:
        fields = tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _unreadable(name, error) from error
    try:
        return Sidecar.model_validate(fields)
    except ValidationError as error:
        fields_known = f"its fields: {', '.join(Sidecar.model_fields)}"
        described = name.removesuffix(SIDECAR_SUFFIX)
        hint = "" if "sha256" in fields else f"; the sha256 of {described} is {digest()}"
        msg = f"{name}: {faults(error)}; correct the sidecar ({fields_known}){hint}"
        raise SidecarError(msg) from error


def _unreadable(name: str, error: Exception) -> SidecarError:
    return SidecarError(f"{name}: cannot be read as TOML ({reason(error)}); correct the sidecar, or delete it")


def altered(uri: str, said: str, found: str) -> str:
    """Say that a file is not what its sidecar describes: their SHA-256 differ."""
    return (
        f"{uri}: its sha256 is {found}, but field sha256 of {uri}{SIDECAR_SUFFIX} is {said}; "
        "restore the file, or put its sha256 into the sidecar if the change is meant"
    )


def faults(error: ValidationError) -> str:
    """Name each field at fault and what is wrong with it."""
    return "; ".join(f"field {field}: {words}" for field, words in faults_of(error, Sidecar))


def disagreements(document: Document, stated: date | None) -> tuple[Problem, ...]:
    """Tell where a sidecar contradicts its text; ``stated`` is the day of publication that the text gives."""
    found = []
    if document.published is not None and stated not in (None, document.published):
        found.append(f"field published is {document.published}, but the text says {stated}")
    heading = title_of(document.text)
    if document.title is not None and heading is not None and not _within(document.title, document.text):
        found.append(f"field title is {document.title!r}, but the text is headed {heading!r}")
    return tuple(_disagreement(document, what) for what in found)


def _within(title: str, text: str) -> bool:
    """Tell whether the words of a title stand in the text one after the other, whatever the signs between them."""
    return f" {_words(title)} " in f" {_words(text)} "


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _disagreement(document: Document, what: str) -> Problem:
    message = f"{document.uri}: in its sidecar {what}; the sidecar wins; correct it if it is wrong"
    return Problem(
        uri=document.container,
        record=document.record,
        offset=None,
        kind=ProblemKind.DISAGREEMENT,
        message=message,
        kept="what the sidecar says",
    )
