"""Where passphrases come from: the terminal, a file, or an open file descriptor.

Never an argument and never the environment: other programs and the shell's history can see those.
"""

from __future__ import annotations

import os
import sys
import warnings
from argparse import ArgumentParser, Namespace

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note
from selfhelp.domain.strings import t
from selfhelp.files import NotRead, read_small, shown

LIMIT = 4096
"""Bytes of a passphrase file that are looked at."""
TRIES = 3


def arguments(parser: ArgumentParser, prefix: str = "") -> None:
    """The two ways beside the terminal."""
    parser.add_argument(f"--{prefix}passphrase-fd", type=int, metavar="N")
    parser.add_argument(f"--{prefix}passphrase-file", metavar="PATH")


def given(arguments: Namespace, prefix: str = "") -> str | None:
    """The passphrase from a file or descriptor; None if it is to be typed.

    Raises:
        UsageError: it can't be read there.
    """
    names = prefix.replace("-", "_")
    number = getattr(arguments, f"{names}passphrase_fd", None)
    path = getattr(arguments, f"{names}passphrase_file", None)
    if number is not None:
        try:
            # A copy of it, so that ours is closed and the caller's is not.
            with os.fdopen(os.dup(number), "rb") as file:
                return _first_line(file.readline(LIMIT))
        except (OSError, OverflowError) as error:
            raise exits.UsageError(
                t("journal.no-fd", "No passphrase can be read from descriptor {n}.", n=number)
            ) from error
    if path is not None:
        try:
            data = read_small(path, LIMIT)
        except NotRead as problem:
            raise exits.UsageError(str(problem)) from problem
        if data is None:
            raise exits.UsageError(
                t("journal.no-file", "There is no file {path}.", path=shown(path))
            )
        return _first_line(data)
    return None


def typed(question: str) -> str:
    """A passphrase typed at the terminal, unseen.

    Raises:
        UsageError: there is no terminal to type it at.
    """
    import getpass

    try:
        with warnings.catch_warnings():
            # Where it can't hide what is typed it warns and shows it. We'd rather not.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(f"{question} ")
    except (getpass.GetPassWarning, EOFError, OSError, UnicodeDecodeError) as error:
        raise exits.UsageError(
            t(
                "journal.no-terminal",
                "There is no terminal to type the passphrase at: use --passphrase-file PATH"
                " or --passphrase-fd N.",
            )
        ) from error


def ask(arguments: Namespace) -> str:
    """The journal's passphrase."""
    found = given(arguments)
    return typed(t("journal.passphrase", "Passphrase:")) if found is None else found


def ask_new(arguments: Namespace, prefix: str = "") -> str:
    """A new passphrase: typed twice, and long enough.

    Raises:
        UsageError: it is too short, or the two differ time and again.
    """
    from selfhelp.journal import passphrase

    found = given(arguments, prefix)
    if found is not None:
        if problem := passphrase.refused(found):
            raise exits.UsageError(problem)
        return found
    for _ in range(TRIES):
        first = typed(t("journal.new-passphrase", "New passphrase:"))
        if problem := passphrase.refused(first):
            note(problem)
            continue
        note(passphrase.said(first))
        if typed(t("journal.again", "The same again:")) == first:
            return first
        note(t("journal.differ", "The two are not the same. Nothing was changed."))
    raise exits.UsageError(t("journal.gave-up", "No passphrase was set. Nothing was changed."))


def text(asked: str, question: str) -> str:
    """What the person writes: standard input with "-", else line by line at the terminal.

    Raises:
        UsageError: something else was given as an argument.
    """
    if asked not in ("", "-"):
        raise exits.UsageError(
            t(
                "journal.no-text-here",
                "Do not write it on the command line, where it would be kept in the shell's history:"
                " leave it out to be asked, or use - to read standard input.",
            )
        )
    if sys.stdin is None:
        return ""
    if asked == "-" or not sys.stdin.isatty():
        return sys.stdin.read()
    note(question)
    lines: list[str] = []
    while True:
        line = sys.stdin.readline()
        if line.rstrip("\r\n") == "." or not line:
            return "".join(lines)
        lines.append(line)


def must_not_be_guest(context: Context) -> None:
    """With --guest nothing is written, and the journal is left closed."""
    if context.options.guest:
        raise exits.UsageError(
            t("journal.guest", "With --guest the journal stays closed and nothing is written.")
        )


def yes(question: str) -> bool:
    """A typed yes on standard input."""
    word = t("data.yes", "yes")
    note(t("journal.type-yes", "{question} To go on, type {word}:", question=question, word=word))
    try:
        line = sys.stdin.readline(100).strip().casefold() if sys.stdin is not None else ""
    except (OSError, ValueError):
        return False
    return line in ("yes", word.casefold())


def _first_line(data: bytes) -> str:
    line = data.split(b"\n", 1)[0].rstrip(b"\r")
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise exits.UsageError(
            t("journal.not-utf8", "The passphrase is not readable text (UTF-8).")
        ) from error
