"""JSON Schemas of the published tables and of the sidecar, and the data dictionary, generated from the models.

``write`` makes them, ``drift`` tells where a folder differs from the models, and ``breaking`` tells which changes a
reader of the old version would stumble over: those need a new major version.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from impactetl.errors import StoreError
from impactetl.publish.describing.dictionary import dictionary
from impactetl.schema import (
    SCHEMA_VERSION,
    Claim,
    ClaimLink,
    ClaimRecord,
    CountryRow,
    ImpactRecord,
    MetricRow,
    Problem,
    QualityRow,
    Rejection,
    Sidecar,
    Source,
    Table,
    Verdict,
)
from impactetl.schema.public import PublicRecord, PublicRejection, PublicSource
from impactetl.schema.public_claim import PublicClaim, PublicClaimLink, PublicClaimRecord

MODELS: dict[str, type[Table]] = {
    "claim": Claim,
    "claim_link": ClaimLink,
    "claim_record": ClaimRecord,
    "country": CountryRow,
    "metric": MetricRow,
    "problem": Problem,
    "public_claim": PublicClaim,
    "public_claim_link": PublicClaimLink,
    "public_claim_record": PublicClaimRecord,
    "public_record": PublicRecord,
    "public_rejection": PublicRejection,
    "public_source": PublicSource,
    "quality": QualityRow,
    "record": ImpactRecord,
    "rejection": Rejection,
    "sidecar": Sidecar,
    "source": Source,
    "verdict": Verdict,
}
PAGE = "README.md"
"""The data dictionary beside the schemas."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"
VERSION = "x-schema-version"
_WORDS = {"title", "description", "enum"}  # of a type: what it says to people, and what is compared by itself

Schema = dict[str, Any]


def schema_of(model: type[Table]) -> Schema:
    """Return the JSON Schema of a model, with the schema version inside."""
    return {"$schema": DIALECT, VERSION: SCHEMA_VERSION} | model.model_json_schema()


def write(folder: Path) -> None:
    """Write ``<name>.schema.json`` for every model.

    Raises StoreError, and writes nothing, where a change is not additive and the major version is still the old one.
    """
    refused = [message for name, model in MODELS.items() for message in _refusals(_path(folder, name), model)]
    if refused:
        msg = "the published schemas may not change like this within one major version:\n" + "\n".join(refused)
        raise StoreError(msg)
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in MODELS.items():
        _path(folder, name).write_text(text_of(model), encoding="utf-8")
    (folder / PAGE).write_text(dictionary(), encoding="utf-8")


def drift(folder: Path) -> list[str]:
    """Return one message for each file that is missing, that differs from its model, or that no model stands for."""
    messages = []
    for name, model in MODELS.items():
        path = _path(folder, name)
        if not path.exists():
            messages.append(f"{path}: missing; run `make schemas`")
        elif path.read_text(encoding="utf-8") != text_of(model):
            messages.append(f"{path}: differs from the model {model.__name__}; run `make schemas`")
            messages.extend(_refusals(path, model))
    page = folder / PAGE
    if not page.exists() or page.read_text(encoding="utf-8") != dictionary():
        messages.append(f"{page}: the data dictionary is missing or out of date; run `make schemas`")
    strangers = {*folder.glob("*.schema.json")} - {_path(folder, name) for name in MODELS}
    return messages + [f"{path}: no model stands for this file; remove it" for path in sorted(strangers)]


def breaking(old: Schema, new: Schema) -> list[str]:
    """Return what a reader of the old schema would stumble over in data of the new one; empty for an additive change.

    A column taken away, a type or a bound changed, a value of a vocabulary taken away, and a column that a writer
    must newly fill are breaking. A new column that a writer may leave out, or that every row of a table carries, a
    new value and a new wording are additive.
    """
    found = []
    for name, about in old["properties"].items():
        if name not in new["properties"]:
            found.append(f"{name}: taken away")
            continue
        was, now = _type(about, old), _type(new["properties"][name], new)
        if was != now:
            found.append(f"{name}: type {json.dumps(was)} becomes {json.dumps(now)}")
        found.extend(f"{name}: value {value} taken away" for value in _gone(about, old, new, name))
    return found + [f"{name}: now demanded" for name in _newly_demanded(old, new)]


def _newly_demanded(old: Schema, new: Schema) -> list[str]:
    """Return what must newly be filled by people, who may leave some columns out; tables are written in full."""
    optional = set(old["properties"]) - set(old.get("required", ()))
    demanded = set(new.get("required", ()))
    by_hand = bool(optional)
    added = demanded - set(old["properties"]) if by_hand else set()
    return sorted((optional & demanded) | added)


def _refusals(path: Path, model: type[Table]) -> Iterator[str]:
    if not path.exists():
        return
    old = json.loads(path.read_text(encoding="utf-8"))
    if _major(SCHEMA_VERSION) > _major(str(old.get(VERSION, "0"))):
        return
    for change in breaking(old, schema_of(model)):
        yield f"{path}: {change}: raise the major number of SCHEMA_VERSION"


def _type(about: Schema, schema: Schema) -> object:
    """Return the type of a property alone: references followed, words for people and vocabularies left out."""
    if "$ref" in about:
        return _type(_followed(about, schema), schema)
    return {
        key: [_type(option, schema) for option in value] if key == "anyOf" else value
        for key, value in sorted(about.items())
        if key not in _WORDS
    }


def _gone(about: Schema, old: Schema, new: Schema, name: str) -> list[str]:
    left = set(_values(new["properties"][name], new))
    return [value for value in _values(about, old) if value not in left]


def _values(about: Schema, schema: Schema) -> Iterator[str]:
    for option in about.get("anyOf", [about]):
        yield from _followed(option, schema).get("enum", ())


def _followed(about: Schema, schema: Schema) -> Schema:
    reference = about.get("$ref")
    target: Schema = schema["$defs"][reference.rpartition("/")[2]] if reference else about
    return target


def _major(version: str) -> int:
    return int(version.partition(".")[0])


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}.schema.json"


def text_of(model: type[Table]) -> str:
    """Give the JSON Schema of a model as a file holds it."""
    return json.dumps(schema_of(model), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
