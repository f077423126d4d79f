"""Seasons and feasts by which news is dated, as the months in which they fall."""

from typing import Final

from impactetl.grammar.calendar_words import words

SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
FEASTS: Final = {
    "christmas": (12, 12),
    "easter": (3, 4),
    "thanksgiving": (11, 11),
    "diwali": (10, 11),
    "new year": (1, 1),
}
# The names of issues, with the month by whose end one is out; one that is late in its year may look back on all of it.
ISSUE_SEASONS: Final = {
    "spring": 5,
    "summer": 8,
    "autumn": 11,
    "fall": 11,
    "winter": 12,
    "new year": 1,
    "lent": 3,
    "easter": 4,
    "pentecost": 6,
    "whitsun": 6,
    "michaelmas": 9,
}
LATE_SEASONS: Final = {"diwali": 11, "thanksgiving": 11, "advent": 12, "christmas": 12}
# What is "before New Year" is of the year before: only what is told since then.
FEAST: Final = r"christmas|easter|thanksgiving|diwali|(?<=\bsince\s)new year"
# What leads to a feast as a time, as a pattern; and what makes something else of it: "before Easter lunch".
AT_FEAST: Final = "|".join(rf"(?<=\b{word}\s)" for word in sorted(words("at_feast")))
NO_FEAST: Final = "|".join(sorted(words("no_feast")))
