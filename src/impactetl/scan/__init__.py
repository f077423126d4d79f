"""The sieve before the deep look: which stretches of a text can hold a statistic at all.

A statistic needs words that tell a metric and something counted: a number, one person, or a denial. What the words are
is read from the metrics and the word lists themselves, as a list of demands (``demands``): each is a row of sets of
words of which one a set must stand in the same passage. Hyperscan looks for the words in a whole text; stretches
in which all that a demand asks may stand together (``search``) have their words looked at one by one (``words``).
What stands the second look is read by itself (``stating``). Nothing that could give a record is passed over.
"""

from impactetl.scan.stating import deep, stretches

__all__ = ["deep", "stretches"]
