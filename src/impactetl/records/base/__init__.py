"""What all rules share: a passage as they see it, its cues, a link, the context, and what stands near an item."""
