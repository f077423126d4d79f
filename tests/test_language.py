"""Only English is read; a text in another language is a row of ``problems``, and its numbers are refused."""

from pathlib import Path

import pytest

from impactetl import extract
from impactetl.grammar.language import language_of
from impactetl.pipeline import Extraction, extract_paths
from impactetl.schema import Problem, ProblemKind, Reason

TEXTS = [
    ("Police freed 12 girls from a brothel in the north of the country, and two men were arrested.", "en"),
    ("Die Polizei hat in der Stadt 120 Frauen befreit, und die Männer wurden nicht gefunden.", "de"),
    ("La police a libéré 12 filles dans le nord du pays et les deux hommes ont été arrêtés.", "fr"),
    ("La policía liberó a 12 niñas en el norte del país y los dos hombres fueron detenidos.", "es"),
    ("A polícia libertou 12 meninas no norte do país e os dois homens foram presos.", "pt"),
    ("La polizia ha liberato 12 ragazze nel nord del paese e gli uomini sono stati arrestati.", "it"),
    ("De politie heeft 12 meisjes bevrijd in het noorden van het land en de mannen zijn niet gevonden.", "nl"),
    ("Полиция освободила 12 девочек на севере страны, двое мужчин были арестованы.", "ru"),
    ("The Policía Nacional and the Fiscalía de la Nación said that the 12 girls were freed in the north.", "en"),
    ("12 girls freed", None),
    ("", None),
    ("12345 67890", None),
]


@pytest.mark.parametrize(("text", "language"), TEXTS, ids=[text[:20] or "empty" for text, _ in TEXTS])
def test_language_of(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_foreign_text_gives_no_record() -> None:
    assert extract(TEXTS[1][0]) == []
    assert extract(TEXTS[0][0])


def test_a_foreign_text_is_a_problem_and_its_numbers_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXTS[1][0], encoding="utf-8")
    problem, extraction = extract_paths([tmp_path])
    assert isinstance(problem, Problem)
    assert problem.kind is ProblemKind.LANGUAGE
    assert isinstance(extraction, Extraction)
    assert [r.reason for r in extraction.rejections] == [Reason.NOT_ENGLISH]
    assert extraction.document.language == "de"
