"""`python3 run.py content ...`: for writers, translators, reviewers and the build."""

import argparse
import sys
from pathlib import Path

from selfhelp.content import build, reviews
from selfhelp.content.crosscheck import storing_ids
from selfhelp.content.curriculum import table
from selfhelp.content.library import read
from selfhelp.content.sheet import page


def main(argv: list[str] | None = None) -> int:
    """Run one of the content commands; 0 when all is well, 1 when something is to mend."""
    args = _parser().parse_args(argv)
    try:
        return int(args.run(args))
    except build.ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The content can't be written: {error.strerror}.", file=sys.stderr)
        return 6


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m selfhelp.content", allow_abbrev=False)
    commands = parser.add_subparsers(dest="what", required=True, metavar="COMMAND")

    def command(name: str, run: object, help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, allow_abbrev=False)
        made.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2])
        made.set_defaults(run=run)
        return made

    command("check", _check, "what is wrong, each with file and line")
    made = command("build", _build, "compile to selfhelp/_data")
    made.add_argument("--if-stale", action="store_true", help="only when something changed")
    command("ledger", _ledger, "write down new ids in ledger.txt")
    command("coverage", _coverage, "write docs/coverage.md")
    command("reviews", _reviews, "who has reviewed what, and who is wanted")
    made = command("sheet", _sheet, "a review sheet to print")
    made.add_argument("item", metavar="MODULE", help="a module, tool or measure, or: cards, guide")
    made.add_argument("-o", dest="out", metavar="FILE.html", type=Path, required=True)
    made.add_argument("--role", default="", help="only this role's questions")
    return parser


def _check(args: argparse.Namespace) -> int:
    return check(args.root)


def _build(args: argparse.Namespace) -> int:
    if not (args.if_stale and not build.stale(args.root)):
        # A command stands above everything, also above the packs, which need the content.
        from selfhelp.l10n.build import build as build_all

        build_all(args.root)
    return 0


def _ledger(args: argparse.Namespace) -> int:
    path = args.root / "content" / "en" / "ledger.txt"
    try:
        known = set(path.read_text(encoding="utf-8").split())
    except FileNotFoundError:
        known = set()
    ids = known | storing_ids(read(args.root / "content"))
    path.write_text("".join(f"{id}\n" for id in sorted(ids)), encoding="utf-8")
    print(f"{len(ids)} ids, {len(ids - known)} of them new.")
    return 0


def _coverage(args: argparse.Namespace) -> int:
    library = read(args.root / "content")
    made = table(library)
    (args.root / "docs" / "coverage.md").write_text(made, encoding="utf-8", newline="\n")
    print(made.splitlines()[-1])
    return 0 if set(library.points) == set(library.book.marks) else 1


def _reviews(args: argparse.Namespace) -> int:
    library = read(args.root / "content")
    if library.problems:
        raise build.ContentError(library.problems)
    print(reviews.listing(library))
    return 0


def _sheet(args: argparse.Namespace) -> int:
    library = read(args.root / "content")
    if library.problems:
        raise build.ContentError(library.problems)
    known = reviews.reviewable(library)
    if args.item not in known:
        print(f"There is no `{args.item[:40]}`; known: {', '.join(known)}.", file=sys.stderr)
        return 2
    if args.role and args.role not in library.roles:
        print(
            f"There is no role `{args.role[:40]}`; known: {', '.join(library.roles)}.",
            file=sys.stderr,
        )
        return 2
    args.out.write_text(page(library, args.item, args.role), encoding="utf-8", newline="\n")
    print(f"{args.out}: {args.item}, text {reviews.fingerprint(library, args.item)}.")
    return 0


def check(root: Path) -> int:
    """Say what is wrong with the content: first how it is built, and once that is well, how it reads."""
    library = read(root / "content")
    problems = library.problems
    if not problems:
        from selfhelp.content import quality  # neither the app nor the build needs it

        problems = quality.problems(library)
        for each in quality.advice(library):
            print(f"{each} (advice only)")
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(library.book.units)} units, {len(problems)} problems.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
