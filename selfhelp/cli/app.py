"""`selfhelp` without a command: the companion itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note
from selfhelp.domain.strings import t


def arguments(parser: ArgumentParser, name: str) -> None:
    """It takes the common options only."""


def run(arguments: Namespace, context: Context) -> int:
    """Plain mode, until the person leaves or the input ends."""
    from selfhelp.plain import home

    return until_left(lambda: home.run(context.session()))


def until_left(run: object) -> int:
    """Run something interactive; leaving and the end of the input are both ordinary ends."""
    from selfhelp.plain.console import Leave

    try:
        run()  # type: ignore[operator]
    except Leave as leave:
        if leave.ended:
            note(t("cli.ended", "The input has ended, so this stops here."))
    return exits.DONE
