"""What the title and the first lines of a document look like."""

import re

# Title and dateline stand within this many characters.
HEAD = 600
PERIODICAL = re.compile(
    r"\b(?:bulletin|newsletter|update|report|review|digest|highlights|summary|round-?up)\b", re.IGNORECASE
)
