"""What may be counted though no cue tells it: the words that must stand together, and in a text about what."""

from functools import cache

from impactetl.metrics.base import PEOPLE, VICTIMS
from impactetl.model import plain
from impactetl.records.linking.courts.court_cases import accusing
from impactetl.records.linking.courts.in_custody import held_signs
from impactetl.records.linking.courts.verdicts import VERDICTS
from impactetl.records.linking.help.came_back import coming, fetching
from impactetl.records.linking.help.full_house import holding, houses
from impactetl.records.linking.help.given_back import giving_back
from impactetl.records.linking.help.own_words import around, deeds, served, telling, with_helpers
from impactetl.records.linking.help.picked_out import picking, telling_of_them
from impactetl.records.linking.help.with_our_help import WE, helping
from impactetl.records.linking.labels.services import services
from impactetl.records.linking.labels.victims import KNOWN
from impactetl.records.linking.presence import REACH_LABELS
from impactetl.records.linking.suffering.existing import EXISTING
from impactetl.records.linking.suffering.suffered import suffering
from impactetl.records.linking.teaching.lessons import learning, lessons, matters, studying
from impactetl.syntax.words import nouns_of

Words = frozenset[str]


@plain
class Way:
    """Sets of words, one of each of which must stand in a passage.

    ``topic`` names a vocabulary that must show in the passage or its document; None asks for none.
    """

    sets: tuple[Words, ...]
    topic: str | None = None


@cache
def ways() -> tuple[Way, ...]:
    """Give every way in which a passage counts without a cue: the linker of each needs no more than these words."""
    countries, victim, victims = nouns_of("country"), nouns_of("victim"), nouns_of(*VICTIMS)
    return (
        Way((countries,), "presence"),
        Way((countries, REACH_LABELS | {"we", "our", "work"})),
        Way((victim, EXISTING)),
        Way((victim, KNOWN)),
        Way((victims, with_helpers() | {"its", "our", "their"})),
        Way(giving_back()),
        Way((served(), telling())),
        Way((lessons(), learning())),
        Way((matters(), studying())),
        Way(VERDICTS),
        *map(Way, held_signs()),
        Way(accusing()),
        Way((suffering(),), "exploitation"),
        Way((helping(), WE), "exploitation"),
        Way((picking(), telling_of_them()), "exploitation"),
        Way((coming(), fetching(), frozenset({"with"}), nouns_of(*VICTIMS | PEOPLE)), "exploitation"),
        Way((victims, around()), "aftercare"),
        Way((deeds(), around()), "aftercare"),
        Way((services(),), "aftercare"),
        Way((holding(), houses()), "aftercare"),
    )


def by_no_cue(words: Words, topics: Words) -> bool:
    """Tell whether something may be counted without a cue in a passage of such words, in a text on such topics."""
    asked = (way.sets for way in ways() if way.topic is None or way.topic in topics)
    return any(not any(map(words.isdisjoint, sets)) for sets in asked)
