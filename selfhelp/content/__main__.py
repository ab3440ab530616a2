"""`python -m selfhelp.content check|build|ledger|coverage`: for writers, reviewers and the build."""

import argparse
import sys
from pathlib import Path

from selfhelp.content import build
from selfhelp.content.crosscheck import storing_ids
from selfhelp.content.curriculum import table
from selfhelp.content.library import read


def main(argv: list[str] | None = None) -> int:
    """Run one of the content commands; 0 when all is well, 1 when something is to mend."""
    parser = argparse.ArgumentParser(prog="python -m selfhelp.content", allow_abbrev=False)
    parser.add_argument("what", choices=("check", "build", "ledger", "coverage"))
    parser.add_argument("--if-stale", action="store_true", help="build only when something changed")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2])
    args = parser.parse_args(argv)
    if args.what == "ledger":
        path = args.root / "content" / "en" / "ledger.txt"
        try:
            known = set(path.read_text(encoding="utf-8").split())
        except FileNotFoundError:
            known = set()
        ids = known | storing_ids(read(args.root / "content"))
        path.write_text("".join(f"{id}\n" for id in sorted(ids)), encoding="utf-8")
        print(f"{len(ids)} ids, {len(ids - known)} of them new.")
        return 0
    if args.what == "coverage":
        library = read(args.root / "content")
        page = table(library)
        (args.root / "docs" / "coverage.md").write_text(page, encoding="utf-8", newline="\n")
        print(page.splitlines()[-1])
        return 0 if set(library.points) == set(library.book.marks) else 1
    if args.what == "check":
        library = read(args.root / "content")
        for problem in library.problems:
            print(problem, file=sys.stderr)
        print(f"{len(library.book.units)} units, {len(library.problems)} problems.")
        return 1 if library.problems else 0
    try:
        if not (args.if_stale and not build.stale(args.root)):
            build.build(args.root)
    except build.ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The content can't be written: {error.strerror}.", file=sys.stderr)
        return 6
    return 0


if __name__ == "__main__":
    sys.exit(main())
