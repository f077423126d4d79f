"""What the paragraph of a passage says before and behind it, as text."""

import re

from impactetl.model import Passage

# So many characters of a paragraph are looked at.
_REACH = 1_200
# A paragraph's opening in title case and a colon heads those that follow: so far back it is looked for.
_RUN_IN_REACH = 4_000
_RUN_IN = re.compile(r"^([A-Z][^\n.:;]{3,80}): ", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.!?]) (?=\S)")


def before(text: str, passage: Passage) -> list[str]:
    """Give the sentences of the paragraph up to a passage, or those that are near, the nearest first."""
    low = max(passage.start - _REACH, 0)
    start = text.rfind("\n", low, passage.start) + 1 or low
    told = " ".join(text[start : passage.start].split())
    return [sentence for sentence in reversed(_SENTENCE.split(told)) if sentence]


def behind(text: str, passage: Passage) -> str:
    """Give the rest of the paragraph, or as much of it as is near."""
    end = text.find("\n", passage.end, passage.end + _REACH)
    return " ".join(text[passage.end : end if end >= 0 else passage.end + _REACH].split())


def run_in(text: str, passage: Passage) -> str:
    """Give the opening that heads the paragraphs up to a passage: "Rape and Domestic Violence: ..."."""
    found = list(_RUN_IN.finditer(text, max(passage.start - _RUN_IN_REACH, 0), passage.start))
    return found[-1][1] if found else ""
