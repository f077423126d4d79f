"""What several tests of formats share: a sentence with one record, and inputs read to their end."""

from pathlib import Path
from typing import Any

from impactetl import sources
from impactetl.model import Document
from impactetl.schema import Problem, ProblemKind

FREED = "In 2016, police in Ghana rescued 120 children from fishing boats."
JAILED = "In 2017, a court in Kenya convicted 14 traffickers."


def read(path: Path, **options: Any) -> tuple[list[Document], list[Problem]]:  # noqa: ANN401 - fields of Options
    items = list(sources.read([path], options=sources.Options(**options)))
    documents = [item for item in items if isinstance(item, Document)]
    return documents, [item for item in items if isinstance(item, Problem)]


def kinds(problems: list[Problem]) -> list[ProblemKind]:
    return [problem.kind for problem in problems]


def by_uri(documents: list[Document]) -> dict[str, str]:
    return {document.uri: document.text for document in documents}
