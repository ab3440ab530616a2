"""`python -m tests.bench [PART] [--json]`: measures, and says what was measured. Never a gate.

A part is a module of this package with `options(parser)`, `measure(asked)` that returns a JSON
object, and `lines(result)` that makes a table of it. It is imported only when it runs.
"""

import json
import sys
from argparse import ArgumentParser
from importlib import import_module

from tests.bench.process import NotMeasured

PARTS = {
    "start": "first help and the quick commands beside an empty Textual app",
    "journal": "the journal beside SQLCipher and jrnl's scheme",
    "packs": "bringing a translated pack up to date",
}


def main() -> int:
    """Run one part, or all of them."""
    parser = ArgumentParser(
        prog="python -m tests.bench",
        description="Measure; nothing is a gate.",
        epilog=". ".join(f"{name}: {what}" for name, what in PARTS.items()),
        add_help=False,
    )
    parser.add_argument("part", nargs="?", choices=[*PARTS, "all"], default="all")
    parser.add_argument("--json", action="store_true", help="one JSON array of results")
    known, _ = parser.parse_known_args()  # which part it is says which options there are
    names = list(PARTS) if known.part == "all" else [known.part]
    parts = [import_module(f"tests.bench.{name}") for name in names]
    parser.add_argument("-h", "--help", action="help")
    for part in parts:
        part.options(parser)
    asked = parser.parse_args()
    results = []
    for name, part in zip(names, parts, strict=True):
        try:
            result = part.measure(asked)
        except NotMeasured as failed:
            print(f"{name}: not measured, because {failed}", file=sys.stderr)
            return 1
        results.append(result)
        if not asked.json:
            print(f"{name}: {PARTS[name]}", *part.lines(result), "", sep="\n")
    if asked.json:
        print(json.dumps(results, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
