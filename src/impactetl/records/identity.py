"""The id of a record: the same in every build and on every machine (contract, section 1)."""

from hashlib import sha256

_DIGITS = 16


def record_id(source_id: str, quote: str, metric: str, number_text: str, nth: int) -> str:
    """Give the id of the ``nth`` record, from 0, of a source that has this quote, metric and number text.

    >>> record_id("982d9e3eb996f559", "Six were freed.", "people_rescued", "Six", 0)
    '230e576defe82c1a'
    """
    key = "\x1f".join((source_id, quote, metric, number_text, str(nth)))
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
