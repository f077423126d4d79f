"""Links between facts of one metric and unit: what they are made of, and who has them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from impactetl.claims.fact import Fact
from impactetl.schema import LinkKind, LinkReason, UnsafeReason


class Link(NamedTuple):
    """One fact bears on another."""

    one: Fact
    other: Fact
    kind: LinkKind
    reason: LinkReason


@dataclass(slots=True)
class Web:
    """The facts of one metric and unit, their links, and why some of them must not be added to others."""

    metric: str
    facts: list[Fact]
    links: list[Link] = field(default_factory=list)
    unsafe: dict[int, UnsafeReason] = field(default_factory=dict)

    def link(self, one: Fact, other: Fact, kind: LinkKind, reason: LinkReason) -> None:
        """Link two facts; a second reason for the same kind of link adds nothing."""
        if not any(link.one is one and link.other is other and link.kind is kind for link in self.of(one)):
            self.links.append(Link(one, other, kind, reason))

    def of(self, fact: Fact) -> Iterator[Link]:
        """Yield the links that start at a fact, newest first while they are being made."""
        for link in reversed(self.links):
            if link.one is not fact:
                break
            yield link

    def exclude(self, fact: Fact, reason: UnsafeReason) -> None:
        """Tell that a fact must not be added to others; the first reason stays."""
        self.unsafe.setdefault(id(fact), reason)

    def is_safe(self, fact: Fact) -> bool:
        """Tell whether nothing has been found against adding a fact to others."""
        return id(fact) not in self.unsafe
