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

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", use_attribute_docstrings=True)
