"""The published JSON Schemas follow the models, and may only grow within one major version."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from factories import record
from impactetl.errors import StoreError
from impactetl.publish import schemas
from impactetl.publish.schemas import MODELS, breaking, drift, schema_of, write
from impactetl.schema import ImpactRecord, Sidecar, Table

PUBLISHED = Path(__file__).parents[1] / "schemas"


def test_the_published_schemas_are_those_of_the_models() -> None:
    assert drift(PUBLISHED) == []


def test_every_column_is_described() -> None:
    for model in MODELS.values():
        schema = schema_of(model)
        assert schema[schemas.VERSION] == "1.0.0"
        assert "$id" not in schema
        for about in schema["properties"].values():
            assert about.get("description") or "$ref" in about


def test_drift_names_missing_changed_and_strange_files(tmp_path: Path) -> None:
    write(tmp_path)
    assert drift(tmp_path) == []
    (tmp_path / "metric.schema.json").unlink()
    record = tmp_path / "record.schema.json"
    record.write_text(record.read_text().replace("What is counted", "What counts"))
    (tmp_path / "stranger.schema.json").write_text("{}")
    assert [message.split(":")[0] for message in drift(tmp_path)] == [
        str(tmp_path / f"{name}.schema.json") for name in ("metric", "record", "stranger")
    ]
    assert "run `make schemas`" in drift(tmp_path)[0]
    write(tmp_path / "new" / "folder")
    assert drift(tmp_path / "new" / "folder") == []


def changed(path: tuple[str, ...], value: object, model: type[Table] = ImpactRecord) -> dict[str, Any]:
    """The schema of a model with one thing set, or taken away where the value is None."""
    schema = deepcopy(schema_of(model))
    place = schema
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return schema


RECORD = schema_of(ImpactRecord)
SEX = ("$defs", "Sex", "enum")


@pytest.mark.parametrize(
    ("new", "found"),
    [
        (changed(("properties", "place"), None), ["place: taken away"]),
        (changed(("properties", "quote", "type"), "integer"), ["quote: type"]),
        (changed(("properties", "quote", "minLength"), 2), ["quote: type"]),
        (changed(("properties", "year", "anyOf"), [{"type": "integer"}]), ["year: type"]),
        (changed(("properties", "metric"), {"type": "string"}), ["metric: value people_rescued taken away"]),
        (changed(SEX, ["female", "male"]), ["sex: value mixed taken away"]),
        (changed(SEX, ["female", "male", "mixed", "other"]), []),
        (changed(("properties", "quote", "description"), "The words."), []),
        (changed(("properties", "extra"), {"type": "string"}), []),
        (changed(("properties", "extra"), {"type": "string"}) | {"required": [*RECORD["required"], "extra"]}, []),
        (RECORD, []),
    ],
)
def test_what_breaks_a_reader_and_what_does_not(new: dict[str, Any], found: list[str]) -> None:
    changes = breaking(RECORD, new)
    assert bool(changes) == bool(found)
    assert all(any(change.startswith(expected) for change in changes) for expected in found)


def test_what_people_write_by_hand_may_not_be_asked_for_more() -> None:
    sidecar = schema_of(Sidecar)
    demanded = sidecar | {"required": [*sidecar["required"], "title"]}
    added = changed(("properties", "funder"), {"type": "string"}, Sidecar)
    assert breaking(sidecar, demanded) == ["title: now demanded"]
    assert breaking(sidecar, added) == []
    assert breaking(sidecar, added | {"required": [*sidecar["required"], "funder"]}) == ["funder: now demanded"]


@pytest.mark.parametrize(("version", "refused"), [("1.0.0", True), ("1.9.0", True), ("0.9.0", False)])
def test_a_breaking_change_needs_a_new_major_version(tmp_path: Path, version: str, refused: bool) -> None:  # noqa: FBT001 - a row of examples
    old = changed(("properties", "old_column"), {"type": "string"}) | {schemas.VERSION: version}
    path = tmp_path / "record.schema.json"
    path.write_text(json.dumps(old))
    assert any("raise the major number" in message for message in drift(tmp_path)) is refused
    if refused:
        with pytest.raises(StoreError, match="old_column: taken away"):
            write(tmp_path)
        assert json.loads(path.read_text()) == old
    else:
        write(tmp_path)
        assert drift(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"area": "several"}, "the area several does not fit"),
        ({"area": "world", "country_code": None}, "the area world does not fit"),
        ({"area": "country", "country_code": None}, "the area country does not fit"),
        ({"country_codes": ("KHM", "BOL")}, "is not the one of country_codes"),
        ({"value_basis": "implied"}, "cannot be implied"),
        ({"value": -1.0, "value_min": -1.0, "value_max": -1.0}, "less than 0"),
        ({"value": None, "value_max": 8.0, "value_min": -5.0, "qualifier": "range"}, "less than 0"),
    ],
)
def test_a_record_whose_columns_contradict_each_other_cannot_be_made(changes: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        record(**changes)
