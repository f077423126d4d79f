"""Ids of the public edition, made of masked words alone.

The ids of a dataset are hashes of its quotes and uris. With them, the few letters behind a block could be guessed name
by name until the hash fits; the edition's ids are therefore made anew, of what it shows.
"""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

_DIGITS = 16


class Ids:
    """Gives each thing its id: the hash of its parts and of how many equal ones came before it.

    >>> ids = Ids()
    >>> ids.of("a") == ids.of("a"), ids.of("b") == Ids().of("b")
    (False, True)
    """

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, ...]] = Counter()

    def of(self, *parts: str) -> str:
        """Give the id of a thing, 16 hex digits."""
        nth = self._seen[parts]
        self._seen[parts] += 1
        return hashed([*parts, str(nth)])


def hashed(parts: Iterable[str]) -> str:
    """Give the hash of some texts, 16 hex digits."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
