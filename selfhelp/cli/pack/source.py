"""A translator's pack: where it lies, and reading it with a line for each mistake."""

from __future__ import annotations

import os
import sys
import time
from argparse import ArgumentParser
from pathlib import Path

from selfhelp.cli.context import note
from selfhelp.cli.exits import UsageError
from selfhelp.cli.options import short
from selfhelp.content.source import Problem
from selfhelp.domain.strings import t, tn
from selfhelp.domain.text import clean
from selfhelp.l10n import manifest, pack, tags
from selfhelp.l10n.pack import Pack
from selfhelp.locations import translators


def argument(parser: ArgumentParser, *, needed: bool = True) -> None:
    """The pack: a language code or a folder."""
    if needed:
        parser.add_argument("pack", metavar="PACK")
    else:
        parser.add_argument("pack", metavar="PACK", nargs="?", default="")


def folder(named: str) -> Path:
    """The folder of a pack, by its language code or by the folder's own name.

    Raises:
        UsageError: there is none.
    """
    direct = Path(named)
    if (direct / manifest.NAME).is_file():
        return direct
    tag = tags.parse(named)
    if tag and Path(translators(), tag.cldr, manifest.NAME).is_file():
        return Path(translators(), tag.cldr)
    raise UsageError(
        t(
            "pack.none",
            "There is no language pack {name} in {folder}. To begin one: selfhelp pack new TAG",
            name=short(named),
            folder=short(translators(), 200),
        )
    )


def every() -> list[Path]:
    """The folders of all packs that are being made here, by name."""
    home = translators()
    try:
        names = sorted(os.listdir(home))
    except OSError:
        return []
    return [Path(home, name) for name in names if os.path.isfile(Path(home, name, manifest.NAME))]


def read(where: Path, progress: Progress | None = None) -> tuple[Pack | None, list[Problem]]:
    """A pack, or what is wrong with the form of its files."""
    problems: list[Problem] = []
    found = pack.read(where, problems, progress or (lambda _: None))
    return found, problems


def say_problems(problems: list[Problem]) -> None:
    """A line for each mistake, and what that means."""
    for problem in problems:
        note(str(problem))
    note(
        tn(
            "pack.unreadable",
            "Mend this line first; until then nothing of the pack can be used, and nothing was"
            " changed.",
            "Mend these {n} lines first; until then nothing of the pack can be used, and nothing was"
            " changed.",
            len(problems),
        )
    )


class Progress:
    """A line on standard error that says what is being done, once it has taken over a second."""

    AFTER = 1.0

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.width = 0
        self.said = False

    def __call__(self, text: str) -> None:
        """Say it if it is time to: over the last line at a terminal, once anywhere else."""
        if time.monotonic() - self.began < self.AFTER:
            return
        line = t("pack.working", "Working: {what}", what=clean(text))
        if sys.stderr is not None and sys.stderr.isatty():
            sys.stderr.write(f"\r{line:<{self.width}}")
            sys.stderr.flush()
            self.width = len(line)
        elif not self.said:
            note(line)
        self.said = True

    def done(self) -> None:
        """Take the line away again."""
        if self.width:
            sys.stderr.write("\r" + " " * self.width + "\r")
            sys.stderr.flush()
            self.width = 0
