"""People helped, told in other ways than by the word of a service."""
