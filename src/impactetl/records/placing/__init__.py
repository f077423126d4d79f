"""The country and the place of a figure."""
