"""Reviewers' verdicts: kept in a folder, applied to what the rules made, compared, and turned into gold.

A verdict is keyed by the hash of its source and the span of its number. ``folder`` keeps them, ``allot`` tells which
inputs they are about, ``apply`` changes an extraction by them (``restate`` makes the single record), ``agreement``
compares reviewers, ``gold`` writes what was reviewed as annotations.
"""
