"""People taught, told by the lesson, the matter or the time."""
