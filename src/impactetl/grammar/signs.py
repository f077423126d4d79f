"""Signs of lists, as items hold them: dashes of every length are one, and "//" is a sign twice."""

import re

FIGURE_SIGNS = frozenset({"-", "|", "/", "=", ">", "\u2022", "\u00b7", "\u2192"})
"""Part a figure from its label: "412 | people rescued"; a colon does so, too."""
PART_SIGNS = frozenset({"|", "/", "\u2022", "\u00b7"})
"""Part one label and its number from the next: "raids 6 | victims freed 35"."""
JOINING_SIGNS = frozenset({",", ";", "and", "&"})
"""Do so where it is clear that a list goes on: "By sex: women 47, men 15"."""

ITEM = re.compile(r"[ \t]*(?:[-*\u2022\u25e6\u2013]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]", re.IGNORECASE)
"""What opens an item of a list: "3. After rescue", "(b) In all", "- Courts"."""
