"""`selfhelp pack ...`: for translators, and for whoever installs another language."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, Namespace
from importlib import import_module

from selfhelp.cli import exits
from selfhelp.cli.context import Context, content_missing, note
from selfhelp.cli.parser import command_parser
from selfhelp.domain.strings import t

ACTIONS = (
    "new",
    "update",
    "check",
    "status",
    "preview",
    "review",
    "build",
    "sign",
    "verify",
    "install",
    "remove",
    "list",
    "pseudo",
)
"""Each is a file beside this one, with `arguments(parser)` and `run(arguments, context)`."""


def arguments(parser: ArgumentParser, name: str) -> None:
    """What to do; each has arguments of its own."""
    parser.add_argument("what", choices=ACTIONS)
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    parser.epilog = t(
        "pack.epilog",
        "A language pack holds the translations of one language. Begin one with: selfhelp pack new"
        " TAG, where TAG is a language code such as fa-AF. In front of a command that has --help, it"
        " says more.",
    )


def run(arguments: Namespace, context: Context) -> int:
    """Do it."""
    from selfhelp.l10n.units import UnitsMissing

    action = import_module(f"selfhelp.cli.pack.{arguments.what}")
    parser = command_parser(f"pack {arguments.what}")
    action.arguments(parser)
    asked = parser.parse_args(arguments.rest)
    try:
        done: int = action.run(asked, context)
    except UnitsMissing as missing:
        note(content_missing(str(missing)))
        return exits.FAILED
    return done
