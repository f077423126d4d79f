"""The year, the period and the scope of a figure."""
