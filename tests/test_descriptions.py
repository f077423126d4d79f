"""What a build says of itself: data package, Croissant metadata, data dictionary, comments, committed counts."""

import json
import warnings
from pathlib import Path
from typing import Any

import pytest

import impactetl
from factories import build
from impactetl.publish import publish
from impactetl.publish.describing.dictionary import dictionary
from impactetl.publish.layout import COUNTS, CROISSANT, DATAPACKAGE, DICTIONARY
from impactetl.store.columns import TABLES, columns
from impactetl.store.views import VIEWS

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module", params=["seeds", "by hand"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of the source documents, and one of rows of every kind."""
    out = tmp_path_factory.mktemp("described")
    if request.param == "seeds":
        impactetl.build(ROOT / "data" / "raw", out)
    else:
        publish(build(), out)
    return out


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_frictionless_finds_the_data_package_valid(built: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the validator's own libraries
        import frictionless  # noqa: PLC0415 - takes seconds

        report = frictionless.validate(str(built / DATAPACKAGE))
    assert report.valid, report.to_summary()
    assert len(report.tasks) == len(TABLES) + 1


def test_mlcroissant_finds_the_croissant_metadata_valid(built: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        import mlcroissant  # noqa: PLC0415 - takes seconds

        described = mlcroissant.Dataset(jsonld=str(built / CROISSANT))
        assert not described.metadata.issues.errors
        (first, *_) = described.records(record_set="metrics")
    assert first["metrics/metric"] in {b"acquittals", "acquittals"}
    assert len(described.metadata.record_sets) == len(TABLES)


def test_the_descriptions_name_the_build_and_every_column(built: Path) -> None:
    with impactetl.open(built) as dataset:
        build_id = dataset.build_id
    package, croissant = read(built / DATAPACKAGE), read(built / CROISSANT)
    assert package["build_id"] == croissant["identifier"] == build_id
    for place, spec in enumerate(TABLES):
        names = [column.name for column in columns(spec.model)]
        fields = package["resources"][place]["schema"]["fields"]
        assert [field["name"] for field in fields] == names
        assert all(field["description"] for field in fields)
        assert [field["name"] for field in croissant["recordSet"][place]["field"]] == names
    assert f"Build `{build_id}`" in (built / DICTIONARY).read_text(encoding="utf-8")


def test_the_dictionary_tells_of_every_table_view_column_and_word() -> None:
    page = dictionary()
    for spec in TABLES:
        assert f"## Table `{spec.name}`" in page
        for column in columns(spec.model):
            assert f"| `{column.name}` |" in page
            assert column.kind != "enum" or f"### {column.vocabulary}\n" in page
    assert all(f"## View `{view.name}`" in page for view in VIEWS)
    assert "- `covered`: a total of the same metric" in page


def test_the_committed_counts_are_those_of_the_source_documents(tmp_path: Path) -> None:
    impactetl.build(ROOT / "data" / "raw", tmp_path)
    committed = (ROOT / "data" / "processed" / COUNTS).read_bytes()
    assert (tmp_path / COUNTS).read_bytes() == committed, "if the new counts are right: make data, and commit them"
