"""Bytes -> Document: one file a format, one line in the reader table."""
