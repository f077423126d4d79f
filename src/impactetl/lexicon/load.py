"""The word lists of the package, read once."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from impactetl.errors import LexiconError


@cache
def load(name: str) -> dict[str, Any]:
    """Read ``lexicon/<name>.toml``; raise ``LexiconError`` where there is no such list or it is no TOML.

    >>> load("numbers")["cardinal"]["twelve"]
    12
    """
    file = resources.files("impactetl.lexicon").joinpath(f"{name}.toml")
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        msg = f"lexicon/{name}.toml cannot be read: {error}"
        raise LexiconError(msg) from error


@cache
def words_of(file: str, *path: str) -> frozenset[str]:
    """Give one list of ``lexicon/<file>.toml`` as a set of words; ``path`` names its table, if any, and the list.

    >>> "of" in words_of("function_words", "preposition"), "army" in words_of("abuse", "police", "bodies")
    (True, True)
    """
    listed: Any = load(file)
    for name in path:
        listed = listed[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)
