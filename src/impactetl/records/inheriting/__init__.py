"""Numbers without a cue of their own: they take their metric over from one told before."""
