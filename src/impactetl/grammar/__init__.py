"""How English writes quantities: tokens, numerals, qualifiers, money, terms."""
