"""Metrics that go together: by whom they count, and by who acts."""

HELPED = frozenset({"people_rescued", "people_assisted", "victims_identified"})
"""What is done for those who suffer it."""
CARED = HELPED | {"people_trained"}
"""What is done for people by those who help."""
JUDGED = frozenset({"arrests", "convictions", "acquittals"})
"""What is done to one person by police or a court, and to no case."""
ACCUSED = JUDGED | {"prosecutions"}
"""What is done to those accused."""
TRIED = ACCUSED - {"arrests"}
"""What a court does to them."""
