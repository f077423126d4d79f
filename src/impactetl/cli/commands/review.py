"""The commands ``review import``, ``review export`` and ``review agreement``."""

from pathlib import Path
from typing import Annotated

import typer

from impactetl.cli.options import DATA, AnswerFormat, Data, Output

EXAMPLES_IMPORT = """
impactetl review import verdicts.jsonl
impactetl review import verdicts.jsonl --reviews reviews
"""
EXAMPLES_EXPORT = """
impactetl review export -o verdicts.jsonl
impactetl review export --gold -o gold.jsonl --texts texts
"""
EXAMPLES_AGREEMENT = """
impactetl review agreement
impactetl review agreement --format csv
"""

Reviews = Annotated[Path, typer.Option(metavar="DIR", help="Folder of the verdicts that builds apply.")]
REVIEWS = Path("data/reviews")


def take_in(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Verdicts, JSON lines, as the explorer page exports them.")
    ],
    reviews: Reviews = REVIEWS,
) -> None:
    """Take in the verdicts of a file.

    They are kept by the hash of their source, and every build applies them after extraction. A verdict that is there
    already is not kept twice; a line that is no verdict is reported, and the others are taken in.
    """
    from impactetl.cli import reviewing  # noqa: PLC0415 - heavy

    reviewing.take_in(file, reviews)


def give_out(
    output: Output = None,
    *,
    gold: Annotated[
        bool, typer.Option("--gold", help="Write the reviewed documents of the dataset as gold lines instead.")
    ] = False,
    texts: Annotated[
        Path | None, typer.Option(metavar="DIR", help="With --gold, write the texts of these documents there, too.")
    ] = None,
    data: Data = DATA,
    reviews: Reviews = REVIEWS,
) -> None:
    """Write all verdicts as one file, or what was reviewed as gold.

    Gold is what evaluate measures the rules on. A document becomes gold when each of its records and of its refused
    numbers of reason unsure is reviewed; build after an import, so that the dataset knows all verdicts.
    """
    from impactetl.cli import reviewing  # noqa: PLC0415 - heavy

    if gold:
        reviewing.give_gold(output, texts, data)
    else:
        reviewing.give_out(output, reviews)


def agreement(
    form: Annotated[AnswerFormat, typer.Option("--format", help="How to write the rows.")] = AnswerFormat.TABLE,
    reviews: Reviews = REVIEWS,
) -> None:
    """Tell how far reviewers agree: Cohen's kappa by field.

    One row for every two reviewers and field, over the places that both judged; field record says whether there is a
    record at all. No kappa is given where both always give one and the same answer.
    """
    from impactetl.cli import reviewing  # noqa: PLC0415 - heavy

    reviewing.agreement(form.value, reviews)
