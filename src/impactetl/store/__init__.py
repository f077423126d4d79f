"""Rows of the contract as Arrow tables and as a DuckDB file.

``columns`` reads the models once, ``arrow`` and ``ddl`` turn what it found into the two type systems, ``views`` holds
the questions answered in SQL, and ``database`` writes and reads the file.
"""
