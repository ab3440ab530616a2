"""`python -m selfhelp`, and the `selfhelp` command."""

import sys


def main() -> int:
    """Run the command line. Ctrl+C ends it without a word, also while it is still being loaded."""
    try:
        from selfhelp.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return 130  # 128 + SIGINT, as in `selfhelp.cli.exits`


if __name__ == "__main__":
    sys.exit(main())
