"""Web archives: WARC (pages as they were sent) and WET (their text), one document a record.

Records of type response, resource and conversion hold documents; the others (requests, metadata, notes on revisits) and
answers of a server other than that the page is there do not. What holds no prose (pictures, styles) is passed over.
"""

import codecs
import hashlib
import io
from collections.abc import Mapping
from functools import cache

from fastwarc.warc import WarcRecord

from impactetl.lexicon.load import load
from impactetl.schema import ProblemKind
from impactetl.sources.raw import Items, Raw
from impactetl.sources.stream import Fault, Stream
from impactetl.sources.warc.records import RECORD_END, Block, Broken, Records

_OK = range(200, 300)
_TYPES = frozenset({"response", "resource", "conversion"})
# The checksums that archives carry; one of another kind is kept and not checked.
_HASHES = {"sha1": hashlib.sha1, "sha256": hashlib.sha256, "sha512": hashlib.sha512, "md5": hashlib.md5}
_PLAIN, _HTTP = "text/plain", "application/http"


def read_warc(raw: Raw) -> Items:
    """Read the document of each record; a broken record is a problem, and the others are kept."""
    for found in Records(raw.stream, raw.options.max_document):
        if isinstance(found, Broken):
            fault = found.fault
            place = f"record {found.record or 'without an id'} at byte {fault.offset}"
            yield raw.problem(fault.kind, f"{place}: {fault.message}", offset=fault.offset, kept=fault.kept)
        else:
            yield from _record(raw, found)


def _record(raw: Raw, block: Block) -> Items:
    headers = block.headers()
    if headers.get("warc-type") not in _TYPES:
        return
    stated = headers.get("warc-block-digest")
    member = raw.member(
        (headers.get("warc-record-id") or f"byte-{block.offset}").strip("<>"),
        raw.stream,
        url=address(headers.get("warc-target-uri")),
        digest=headers.get("warc-payload-digest") or stated,
    )
    content = block.content[block.start : block.end]
    if stated and not _holds(stated, content):
        message = f"its bytes do not have the checksum {stated} that the archive states; get the archive again"
        yield member.problem(ProblemKind.ALTERED, message, offset=block.offset)
    elif _opened(member, headers, block, content) and not _passed_over(member.media_type):
        yield from raw.nested(member)


def _holds(stated: str, content: bytes) -> bool:
    """Tell whether bytes have the checksum that is stated, in base 32 or hexadecimal; unknown kinds are not checked.

    >>> _holds("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", b""), _holds("crc32:0", b"")
    (True, True)
    """
    name, _, value = stated.partition(":")
    hashed = _HASHES.get(name.lower())
    if hashed is None:
        return True
    found = hashed(content, usedforsecurity=False)
    value = value.strip().upper().rstrip("=")
    if len(value) == 2 * found.digest_size:
        return value == found.hexdigest().upper()
    spare = 5 * len(value) - 8 * found.digest_size  # a digit of base 32 holds five bits, and the last ones may be empty
    try:
        return int(value.translate(_BASE_32), 32) == int.from_bytes(found.digest(), "big") << max(spare, 0)
    except ValueError:
        return False


# Python counts in base 32 with the digits 0 to 9 and A to V.
_BASE_32 = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHIJKLMNOPQRSTUV", "0189")


def _opened(member: Raw, headers: Mapping[str, str], block: Block, content: bytes) -> bool:
    """Put the content of a record into its member, with its media type; tell whether it is a page that was there."""
    reason = headers.get("warc-truncated")
    ends = Fault(ProblemKind.TRUNCATED, f"{_CUT}: {reason})", "the part before", block.offset) if reason else None
    kind, _, parameters = headers.get("content-type", "").partition(";")
    charset: str | None = parameters.partition("charset=")[2].strip(' "')
    if kind == _HTTP:
        record, member.stream = _http(block, ends)
        if record.http_headers is None or record.http_headers.status_code not in _OK:
            return False
        kind, charset = record.http_content_type or "", record.http_charset
    else:
        member.stream = Stream(io.BytesIO(content), ends)
    member.media_type = (kind or headers.get("warc-identified-payload-type") or _PLAIN).strip().lower()
    member.charset = _known(charset)
    return True


_CUT = "the archive holds only the start of it; get it anew (WARC-Truncated"


def _http(block: Block, ends: Fault | None) -> tuple[WarcRecord, Stream]:
    """Open what a server sent, unpacked as its headers say or, where it is not packed so, as it stands."""
    whole = block.content[: block.end] + RECORD_END
    record = WarcRecord.from_bytes(whole)
    try:
        record.parse_http(auto_decode="all")
        stream = Stream(record.reader, ends)
        stream.peek(1)
    except OSError:
        stream = Stream(io.BytesIO())
        stream.broken = True
    if stream.broken and not ends:
        record = WarcRecord.from_bytes(whole)
        record.parse_http()
        stream = Stream(record.reader)
    return record, stream


@cache
def _known(charset: str | None) -> str | None:
    """Give an encoding that Python knows, or None."""
    try:
        return charset and codecs.lookup(charset).name
    except LookupError:
        return None


def address(url: str | None) -> str | None:
    """Give an address of the web; None for what is none.

    >>> address("<https://example.org/a b>"), address("dns:example.org")
    ('https://example.org/a%20b', None)
    """
    url = (url or "").strip().strip("<>").replace(" ", "%20")
    return url if url.lower().startswith(("http://", "https://")) and url.isprintable() else None


@cache
def _passed_over(media_type: str) -> bool:
    """Tell whether what is of this type holds no prose."""
    known = load("web")
    return media_type in known["passed_over"] or media_type.partition("/")[0] in known["passed_over_kinds"]
