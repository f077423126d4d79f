"""A build described for people and for programs: data package, Croissant metadata, data dictionary.

All three are made of the table specs and models, so that they cannot drift from the data.
"""
