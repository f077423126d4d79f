"""Who speaks in a document: its publisher, or the one whose text it reprints."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from impactetl.claims.names import folded, host
from impactetl.claims.shingles import near_duplicates
from impactetl.store.claiming import Claiming


@dataclass(frozen=True, slots=True)
class Voices:
    """By source_id: whom a document counts for, as a folded name and as written, and its near-duplicates' cluster."""

    publisher: Mapping[str, str]
    written: Mapping[str, str]
    cluster: Mapping[str, str]


def voices(read: Claiming) -> Voices:
    """Find the publisher of each document; near-duplicate ones count for whoever published the text first.

    A document without a publisher counts for the host of its URL; where that is missing too, for nobody known.
    """
    cluster = near_duplicates(read.texts())
    written: dict[str, str] = {}
    first: dict[str, tuple[date, str]] = {}
    for source_id, uri, url, publisher, published in read.documents():
        name = publisher or host(url or "") or host(uri)
        if name is None or not folded(name):
            continue
        written[source_id] = name
        age = (published or date.max, source_id)
        name_of = cluster.get(source_id, source_id)
        first[name_of] = min(first.get(name_of, age), age)
    for source_id, name_of in cluster.items():
        if name_of in first:
            written[source_id] = written[first[name_of][1]]
    return Voices({source_id: folded(name) for source_id, name in written.items()}, written, cluster)
