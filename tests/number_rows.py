"""Number mentions in one line each, so that a test row shows text and reading side by side."""

from impactetl.mentions.numbers import find_numbers
from impactetl.model import NumberMention

_SIGNS = {"exact": "=", "approximate": "~", "at_least": ">=", "at_most": "<=", "vague": "vague "}


def plain(value: float | None) -> str:
    return "?" if value is None else f"{value:.10g}" if value < 1e9 else f"{value:.0f}"


def reading(mention: NumberMention) -> str:
    """Give bounds, unit and reason: ``>=50``, ``7..10 year``, ``=12 !age``, ``!year`` for what has no value."""
    if mention.refused and mention.value is None and mention.low is None:
        return f"!{mention.refused}"
    if mention.qualifier == "range":
        words = f"{plain(mention.low)}..{plain(mention.high)}"
    else:
        words = _SIGNS[mention.qualifier] + plain(mention.low if mention.qualifier == "vague" else mention.value)
    words += f" {mention.unit}" if mention.unit else ""
    return words + (f" !{mention.refused}" if mention.refused else "")


def readings(text: str) -> list[str]:
    """Give each number of ``text`` as ``span|reading``."""
    return [f"{text[m.start : m.end]}|{reading(m)}" for m in find_numbers(text, 0, len(text))]
