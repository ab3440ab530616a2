"""`selfhelp journal ...`: the encrypted journal from the command line."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note
from selfhelp.cli.journal import moving, reading, writing
from selfhelp.cli.parser import command_parser
from selfhelp.domain.strings import t

Action = tuple[Callable[[ArgumentParser], None], Callable[[Namespace, Context], int]]

ACTIONS: dict[str, Action] = {
    "init": (writing.init_arguments, writing.init),
    "add": (writing.add_arguments, writing.add),
    "list": (reading.list_arguments, reading.list_),
    "show": (reading.show_arguments, reading.show),
    "edit": (writing.edit_arguments, writing.edit),
    "delete": (writing.delete_arguments, writing.delete),
    "search": (reading.search_arguments, reading.search),
    "export": (moving.export_arguments, moving.export),
    "import": (moving.import_arguments, moving.import_),
    "backup": (moving.backup_arguments, moving.backup),
    "stats": (reading.stats_arguments, reading.stats),
    "verify": (moving.verify_arguments, moving.verify),
    "repair": (moving.repair_arguments, moving.repair),
    "passwd": (writing.passwd_arguments, writing.passwd),
    "erase": (writing.erase_arguments, writing.erase),
}


def arguments(parser: ArgumentParser, name: str) -> None:
    """What to do; each has arguments of its own."""
    parser.add_argument("what", choices=ACTIONS)
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    parser.epilog = t(
        "journal.epilog",
        "What you write and your passphrase are never taken from the command line, which other"
        " programs can see. They are asked for, or read from standard input with -.",
    )


def run(arguments: Namespace, context: Context) -> int:
    """Do it; what goes wrong with the file has an exit code of its own."""
    from selfhelp import hygiene
    from selfhelp.vault import errors

    hygiene.no_dumps()  # before anything is typed
    declare, do = ACTIONS[arguments.what]
    parser = command_parser(f"journal {arguments.what}")
    declare(parser)
    asked = parser.parse_args(arguments.rest)
    try:
        return do(asked, context)
    except errors.WrongPassphrase as problem:
        note(str(problem))
        return exits.PASSPHRASE
    except errors.VaultInUse as problem:
        note(str(problem))
        return exits.IN_USE
    except errors.VaultNotSaved as problem:
        note(str(problem))
        return exits.NOT_SAVED
    except errors.VaultDamaged as problem:
        note(str(problem))
        note(
            t(
                "journal.repair-hint",
                "What can still be read is shown by: selfhelp journal verify."
                " To save it into a new file: selfhelp journal repair -o FILE",
            )
        )
        return exits.DAMAGED
    except errors.VaultError as problem:
        note(str(problem))
        return exits.FAILED
