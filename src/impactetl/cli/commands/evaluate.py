"""The command ``evaluate``."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """
impactetl evaluate tests/gold/ngo/gold.jsonl --texts tests/gold/ngo/texts
impactetl evaluate gold.jsonl --texts texts --format json
impactetl evaluate gold.jsonl --texts texts --html errors.html
"""


class EvaluationFormat(StrEnum):
    """How figures are written."""

    TABLE = "table"
    JSON = "json"


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Annotated records, JSON lines.")],
    texts: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the annotated documents.")],
    form: Annotated[
        EvaluationFormat, typer.Option("--format", help="How to write the figures.")
    ] = EvaluationFormat.TABLE,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a page with each error marked in its text, too.")
    ] = None,
) -> None:
    """Measure the rules on annotated texts.

    Precision, recall and F1 with 95 % intervals (bootstrap over documents): of all records, by metric and by field,
    and the errors by kind. A record is found where metric and place are right; number and record demand more.

    A gold line has doc, the name of its document, and metric, number_start, number_end, value, value_min, value_max,
    qualifier and unit, as table records has them; year, country_code and further columns of it where they were
    annotated. optional, year_optional and country_optional excuse it.
    """
    from impactetl.cli import evaluating  # noqa: PLC0415 - heavy

    evaluating.evaluate(gold, texts, form.value, html)
