"""`python -m selfhelp`."""

import sys

from selfhelp.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
