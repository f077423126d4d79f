"""From the records and documents of a dataset to its tables of claims."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import pyarrow as pa

from impactetl.claims import safety, sums, totals
from impactetl.claims.links import Web
from impactetl.claims.member import Member
from impactetl.claims.merge import Aliases, facts_of
from impactetl.claims.names import aliases
from impactetl.claims.publishers import Voices, voices
from impactetl.claims.rows import claim_row, link_rows, record_rows
from impactetl.claims.vague import VagueRules, vague_rules
from impactetl.schema import Table
from impactetl.store.arrow import to_arrow
from impactetl.store.claiming import Claiming
from impactetl.store.columns import DERIVED, SPECS, Stamp
from impactetl.store.loading import Filling

CHUNK = 4096
"""Rows made at once."""


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """What holds for all records: who speaks in which document, which acronym is whose, what vague words count for."""

    voices: Voices
    aliases: Aliases
    rules: VagueRules


def derive(records: Filling, sources: Filling, stamp: Stamp, rules: VagueRules | None = None) -> dict[str, pa.Table]:
    """Make tables ``claims``, ``claim_records`` and ``claim_links`` of tables ``records`` and ``sources``.

    Each is an Arrow table or a Parquet file. Each actual record is in one claim. The rows do not depend on the order of
    the records. Memory is taken for the records of one metric and unit at a time.
    """
    pieces: dict[str, list[pa.Table]] = {name: [to_arrow(SPECS[name], (), stamp)] for name in DERIVED}
    with Claiming(records, sources) as read:
        known = _Knowledge(voices(read), aliases(read.names()), rules or vague_rules())
        for (metric, _), members in groupby(_members(read, known.voices), key=lambda one: (one.metric, one.unit)):
            for name, rows in _chunks(_web(metric, members, known), known):
                pieces[name].append(to_arrow(SPECS[name], rows, stamp))
    return {name: _sorted(name, pa.concat_tables(found)) for name, found in pieces.items()}


def _members(read: Claiming, known: Voices) -> Iterator[Member]:
    for row in read.records():
        member = Member(*row)
        source = member.source_id
        yield replace(member, publisher=known.publisher.get(source), cluster=known.cluster.get(source, ""))


def _web(metric: str, members: Iterable[Member], known: _Knowledge) -> Web:
    """Join and link the records of one metric and unit."""
    same_number = groupby(members, key=lambda one: (one.point, one.kind))
    found = [fact for _, same in same_number for fact in facts_of(same, known.aliases)]
    web = Web(metric, totals.rounded_joined(found))
    safety.bare_reasons(web)
    safety.parts(web)
    totals.contradictions(web)
    totals.successions(web)
    safety.coverings(web)
    sums.told_sums(web)
    return web


def _chunks(web: Web, known: _Knowledge) -> Iterator[tuple[str, list[Table]]]:
    """Yield rows with the name of their table, some at a time: as models they take ten times the room of a column."""
    for start in range(0, len(web.facts), CHUNK):
        facts = web.facts[start : start + CHUNK]
        yield "claims", [claim_row(fact, web.unsafe.get(id(fact)), known.rules) for fact in facts]
        yield "claim_records", [row for fact in facts for row in record_rows(fact, known.voices)]
    for start in range(0, len(web.links), CHUNK):
        yield "claim_links", list(link_rows(web.links[start : start + CHUNK]))


def _sorted(name: str, table: pa.Table) -> pa.Table:
    keys: list[tuple[str, Any]] = [(column, "ascending") for column in SPECS[name].sort]
    places = pa.compute.sort_indices(_plain(table, [column for column, _ in keys]), sort_keys=keys)
    return table.take(places)


def _plain(table: pa.Table, names: list[str]) -> pa.Table:
    """Give columns to sort by; words of a vocabulary are sorted by their place in it."""
    return pa.table(
        {
            name: pa.chunked_array([chunk.indices for chunk in table[name].chunks])
            if pa.types.is_dictionary(table.schema.field(name).type)
            else table[name]
            for name in names
        }
    )
