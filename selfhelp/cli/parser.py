"""The parser of a command's own arguments: argparse with our sentence, and without its slow parts."""

from __future__ import annotations

import argparse
import re
from argparse import ArgumentParser, HelpFormatter
from typing import Any, NoReturn

from selfhelp.cli.exits import UsageError
from selfhelp.cli.options import short
from selfhelp.domain.strings import t

# argparse looks up each of its own words in a gettext catalogue that we don't have; the first
# look-up imports `locale` and searches the disk. Our sentences are our own.
argparse._ = str  # type: ignore[attr-defined]

WIDTH = 80


class Formatter(HelpFormatter):
    """With a fixed width: asking for the terminal's imports the compression libraries."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=WIDTH)


class Parser(ArgumentParser):
    """Answers what it can't understand with one sentence."""

    def error(self, message: str) -> NoReturn:
        """One sentence of ours in place of argparse's two lines."""
        raise UsageError(
            t(
                "cli.usage",
                "This can't be understood ({why}). See: {help}",
                why=short(message, 250),
                help=f"{self.prog} --help",
            )
        )

    def _parse_optional(self, arg_string: str) -> Any:
        """What begins as an option is never taken for a word: argparse does so if it has a space
        in it, and `backup "--passphrase=my words"` would make a file of that name.
        """
        found = super()._parse_optional(arg_string)
        if found is None and re.match("-+[A-Za-z]", arg_string):
            name = re.split("[= ]", arg_string)[0]
            self.error(t("cli.no-option", "there is no option {name}", name=name))
        return found


def command_parser(command: str) -> ArgumentParser:
    """An empty parser for a command; "" is the app itself."""
    prog = f"selfhelp {command}".strip()
    return Parser(prog=prog, allow_abbrev=False, add_help=False, formatter_class=Formatter)
