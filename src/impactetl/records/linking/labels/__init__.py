"""Numbers beside their labels, and the labels of one kind."""
