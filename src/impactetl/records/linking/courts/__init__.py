"""Cases, verdicts and custody that no cue counts by itself."""
