"""Money and terms: what was paid, won back or taken, and how long the convicted were sent down for."""
