"""When Python looks for garbage in circles: not in the midst of work that makes many objects and no circles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage in circles meanwhile, which would walk over all that the work holds again and again.

    >>> with uncollected():
    ...     print(gc.isenabled())
    False
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
