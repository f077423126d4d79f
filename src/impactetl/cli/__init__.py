"""The command line: parse, call, print.

``app`` lists the commands, and ``commands`` declares each with its help; both load nothing heavy. The work is in
modules that are loaded when a command runs.
"""

from impactetl.cli.app import app, main

__all__ = ["app", "main"]
