"""What all published models share."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0.0"

Text = Annotated[str, Field(min_length=1)]
Iso3 = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Offset = Annotated[int, Field(ge=0)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class Table(BaseModel):
    """What all published models share: strict types, no change after making, no unknown column."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False
    )


def span_fault(quote: tuple[str, int, int], number: tuple[str, int, int]) -> str | None:
    """Say what is wrong with a quote and the number within it, each a text with its start and end, or return None.

    >>> span_fault(("12 freed", 30, 38), ("12", 30, 32)) is None
    True
    """
    (text, start, end), (inner, inner_start, inner_end) = quote, number
    if len(text) != end - start:
        return f"the quote is {len(text)} long, its offsets say {end - start}"
    inside = start <= inner_start and inner_end <= end
    if not inside or text[inner_start - start : inner_end - start] != inner:
        return f"the number text {inner!r} does not stand at its offsets within the quote"
    return None
