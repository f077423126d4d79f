"""The entry of one input in a pack."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """What one input gave: ``digest`` is a hash of all that was read of it, ``failures`` are problems that cost data.

    ``chars`` counts code points of text.
    """

    key: str
    uri: str
    digest: str
    documents: int = 0
    chars: int = 0
    records: int = 0
    rejections: int = 0
    problems: int = 0
    failures: int = 0

    def plain(self) -> dict[str, Any]:
        """Give the entry as JSON has it."""
        return asdict(self)
