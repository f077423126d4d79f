"""What must not be shared of a text: personal names, e-mail addresses, phone numbers, accounts.

``Masker`` finds them and puts blocks of the same length in their place, so that every offset still holds.
"""

from impactetl.masking.masker import BLOCK, Masker, Span, covered, towns

__all__ = ["BLOCK", "Masker", "Span", "covered", "towns"]
