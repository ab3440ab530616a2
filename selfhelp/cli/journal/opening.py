"""Opening the journal for a command, and finding an entry in it."""

from __future__ import annotations

import contextlib
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note
from selfhelp.cli.journal import secrets
from selfhelp.domain.strings import t

if TYPE_CHECKING:
    from selfhelp.journal.entry import Entry
    from selfhelp.journal.journal import Journal


def arguments(parser: ArgumentParser) -> None:
    """Where the passphrase comes from; or the recovery code."""
    secrets.arguments(parser)
    parser.add_argument("--recovery-code", action="store_true")


@contextlib.contextmanager
def journal(
    arguments: Namespace, context: Context, *, read_only: bool = False
) -> Iterator[Journal]:
    """The open journal; closed again at the end.

    Raises:
        VaultError: it can't be opened.
        UsageError: a guest session, or no passphrase.
    """
    from selfhelp.journal import limits
    from selfhelp.journal.journal import Journal

    secrets.must_not_be_guest(context)
    must_exist(context)
    code = bool(arguments.recovery_code)
    secret = secrets.typed(t("journal.code", "Recovery code:")) if code else secrets.ask(arguments)
    opened = Journal.open(context.places, secret, code=code, read_only=read_only)
    if opened.older:
        note(limits.older())
    with contextlib.closing(opened):
        yield opened


def must_exist(context: Context) -> None:
    """Say kindly that there is no journal yet."""
    import os

    if not os.path.lexists(context.places.journal):
        raise exits.UsageError(
            t("journal.none", "There is no journal here yet: selfhelp journal init makes one.")
        )


def one(journal: Journal, id: str) -> Entry:
    """The entry whose id begins so.

    Raises:
        UsageError: there is none, or more than one.
    """
    found = journal.like(id) if id.strip() else []
    if not found:
        raise exits.UsageError(
            t("journal.no-entry", "There is no entry {id}. See: selfhelp journal list", id=id[:40])
        )
    if len(found) > 1:
        raise exits.UsageError(
            t(
                "journal.several",
                "{n} entries begin with {id}: type more of it.",
                n=len(found),
                id=id[:40],
            )
        )
    return found[0]
