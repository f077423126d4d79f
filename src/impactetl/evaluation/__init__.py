"""How right the rules are: records compared with the annotations of a careful reader.

``gold`` reads annotations and the records of their texts, ``match`` pairs them, ``faults`` names what is wrong with a
pair, ``tally`` counts by document, ``intervals`` draws documents again for intervals, ``measure`` puts the figures
together, ``report`` writes them down, and ``page`` shows each error in its text.
"""

from impactetl.evaluation.gold import Row, read_gold, read_texts
from impactetl.evaluation.match import LEVELS, Pair
from impactetl.evaluation.measure import Evaluation, evaluate, measured

__all__ = ["LEVELS", "Evaluation", "Pair", "Row", "evaluate", "measured", "read_gold", "read_texts"]
