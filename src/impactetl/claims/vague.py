"""What a vague plural counts for in claims: a published table of rules, which a user can switch."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from impactetl.errors import UsageError
from impactetl.lexicon.load import load

VAGUE_PRESETS: tuple[str, ...] = tuple(load("vague_rules"))
"""Names of the tables of ``lexicon/vague_rules.toml``."""
CONTRACT = "contract"


@dataclass(frozen=True, slots=True)
class VagueRules:
    """Least numbers of vague words: ``least`` maps what the contract says of a word to what shall count."""

    name: str
    least: Mapping[float, float]

    def of(self, stated: float) -> float:
        """Give what counts for the least number that a record of qualifier ``vague`` has.

        >>> vague_rules("acled").of(200)
        100
        """
        return self.least.get(stated, stated)

    def described(self) -> dict[str, object]:
        """Give the rules as the manifest of a build has them: what each word counts for."""
        words = {float(stated): word for word, stated in load("vague_rules")[CONTRACT].items()}
        counted = {word: self.of(stated) for stated, word in words.items()}
        return {"name": self.name if self.name in VAGUE_PRESETS else "own", "least": counted}

    def options(self) -> dict[str, object]:
        """Give what the build_id depends on: nothing for the contract's own rules."""
        return {} if self.name == CONTRACT else {"vague_rules": {str(key): least for key, least in self.least.items()}}


def vague_rules(name: str = CONTRACT) -> VagueRules:
    """Give a preset by its name, or the rules of a TOML file: a line ``hundreds = 150`` for each word that differs.

    Raises UsageError where there is no such preset or file, or where the file names another word or no number.
    """
    presets = load("vague_rules")
    words = presets[name] if name in presets else _own(Path(name))
    contract = presets[CONTRACT]
    return VagueRules(name, {float(contract[word]): least for word, least in words.items()})


def _own(path: Path) -> dict[str, float]:
    presets = ", ".join(VAGUE_PRESETS)
    try:
        words = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        msg = f"{path}: no rules for vague words of this name; use {presets}, or name a TOML file"
        raise UsageError(msg) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        msg = f"{path}: this is no TOML: {error}"
        raise UsageError(msg) from error
    known = load("vague_rules")[CONTRACT]
    wrong = [word for word, least in words.items() if word not in known or not _is_count(least)]
    if wrong:
        msg = f"{path}: {', '.join(wrong)}: write a positive number for one of: {', '.join(known)}"
        raise UsageError(msg)
    return words


def _is_count(least: object) -> bool:
    return isinstance(least, int | float) and not isinstance(least, bool) and 0 < least < float("inf")
