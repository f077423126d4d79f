"""One file a command: its options, its help and its examples; the work is loaded when the command runs."""
