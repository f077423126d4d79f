"""Passage -> Mentions: one finder a file."""
