"""From a cue to the number that it counts: one construction a file."""
