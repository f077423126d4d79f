"""Inputs that must be read from their end, or from the middle: archives and column files."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from impactetl.sources.stream import CHUNK, Stream

# More than this goes to a temporary file.
_IN_MEMORY = 16 << 20


@contextmanager
def seekable(stream: Stream) -> Iterator[IO[bytes]]:
    """Give the bytes of a stream as a file that can be read from any place; a plain file is given as it is."""
    if type(stream) is Stream and isinstance(stream.file, io.BufferedReader) and stream.file.seekable():
        stream.file.seek(0)
        yield stream.file
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spooled:
        while part := stream.read(16 * CHUNK):
            spooled.write(part)
        spooled.seek(0)
        yield spooled
