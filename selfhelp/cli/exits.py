"""Exit codes of the command line (DESIGN.md "Command line"), and the errors that lead to them."""

DONE = 0
FAILED = 1
USAGE = 2
PASSPHRASE = 3
DAMAGED = 4
IN_USE = 5
NOT_SAVED = 6
INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""


class UsageError(Exception):
    """The command line can't be understood; the text is one sentence that says what would."""
