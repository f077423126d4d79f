"""What all commands share: errors become messages and exit statuses."""

import os
import re
import sys
from collections.abc import Callable
from typing import Any
from unicodedata import category

import typer
from typer.core import TyperCommand, TyperGroup

from impactetl.errors import ImpactError, UsageError

FAILED = 1
MISUSED = 2
_TABS = re.compile(r"\t+")
_PYTHON_TYPE = re.compile(r" <(?:list\[)?str\]?>")


class _Examples:
    """Help that ends in examples, each on its line as it is typed; they are given as ``epilog``."""

    epilog: str | None

    def format_epilog(self, _ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - the parser's types are not public
        """Write the examples."""
        formatter.write("\nExamples:\n" + "".join(f"  {line}\n" for line in (self.epilog or "").splitlines() if line))


class Command(_Examples, TyperCommand):
    """A command with examples; its help names an argument by what it is, which says more than its Python type."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - as above
        """Give the help."""
        return _PYTHON_TYPE.sub("", super().get_help(ctx))


class Group(_Examples, TyperGroup):
    """Runs a command; its errors end in a message on standard error and an exit status, never in a traceback."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the parser's context is no public type
        """Run the command that was named."""
        try:
            result = _parsed(super().invoke, ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader has all it wants (`| head`). What is still in the buffer goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from None
        except ImpactError as error:
            complain(f"error: {error}")
            raise typer.Exit(MISUSED if isinstance(error, UsageError) else FAILED) from error
        except OSError as error:
            place = "" if error.filename is None else f"{error.filename}: "
            complain(f"error: {place}{error.strerror}; check the path, its permissions and the space left")
            raise typer.Exit(FAILED) from error
        return result


def _parsed(run: Callable[[Any], Any], ctx: Any) -> Any:  # noqa: ANN401 - as above
    """Run what reads the arguments; of a wrong one the message says what is wrong, not what kind of error that is."""
    try:
        return run(ctx)
    except typer.BadParameter as error:
        error.message = error.message.removeprefix("Value error, ")
        raise


def complain(message: str) -> None:
    """Print a message on standard error, line by line, with nothing in it that a terminal acts on."""
    for line in message.splitlines():
        typer.echo(visible(line), err=True)


def visible(text: str) -> str:
    r"""Give a text in which every character shows: control characters are escaped.

    >>> visible("a\x1b[31m\u202eb")
    'a\\x1b[31m\\u202eb'
    """
    return "".join(c if c.isprintable() or category(c) == "Zs" else _escaped(c) for c in text)


def shown(text: str) -> str:
    r"""Give a text for people to read: as ``visible`` does, with bars between the cells of a table's row.

    >>> shown("Ghana\t19\t27")
    'Ghana | 19 | 27'
    """
    return visible(_TABS.sub(" | ", text))


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
