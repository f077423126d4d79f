"""How many suffer it, by whatever verb."""
