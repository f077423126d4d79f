"""The way from a predicate to what stands before it: its subject, and all that parts the two."""
