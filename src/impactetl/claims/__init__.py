"""Records -> claims: one fact, all its records.

``run.derive`` is the whole of it. It reads the records of a dataset once, sorted by metric, unit and number
(``store.claiming``), and goes through them in three steps, each of which needs no more than the records of one metric
and unit at a time:

1. ``merge``: records of one number that state one fact become one claim, first within a document, then across
   documents.
2. ``totals``: a rounded or bounded number joins the exact total that it fits; what contradicts a total is linked to
   it.
3. ``safety``: parts, totals and periods are linked, and each claim is told safe to sum or not, with the reason.

Merging is careful: a false merge hides a fact, a missed one counts it twice. Nothing is merged that any column
contradicts, and small numbers, which recur by chance, need more than large ones.
"""
