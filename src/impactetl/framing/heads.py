"""What the title and the first lines of a document look like."""

import re

from impactetl.grammar.numerals import any_of
from impactetl.lexicon.load import words_of

# Title and dateline stand within this many characters.
HEAD = 600
PERIODICAL = re.compile(
    r"\b(?:bulletin|newsletter|update|report|review|digest|highlights|summary|round-?up)\b", re.IGNORECASE
)
ANNUAL = any_of(words_of("framing", "annual"))
"""What a report is called that tells of a year."""
ISSUED = any_of(words_of("framing", "issued"))
"""What is done to a page in the month that it tells beside."""
ENTERED = any_of([*words_of("framing", "issued"), *words_of("framing", "entered")])
"""What is done to a page on the day that it tells beside."""
