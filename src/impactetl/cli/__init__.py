"""The command line: parse, call, print.

``app`` holds the commands and their help and loads nothing heavy; each command's work is in a module of its own, which
is loaded when the command runs.
"""

from impactetl.cli.app import app, main

__all__ = ["app", "main"]
