"""`selfhelp tool ID`: run one tool."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from selfhelp.cli import exits
from selfhelp.cli.app import until_left
from selfhelp.cli.context import Context
from selfhelp.cli.read import unknown
from selfhelp.domain.strings import t


def arguments(parser: ArgumentParser, name: str) -> None:
    """Which one."""
    parser.add_argument("tool")


def run(arguments: Namespace, context: Context) -> int:
    """Walk it; printed as text where nobody can be asked."""
    from selfhelp.plain import walk

    known = {each.id for each in context.shelf.tools()}
    pages = (*context.shelf.modules(), *context.shelf.measures())
    if arguments.tool in {each.id for each in pages}:
        raise exits.UsageError(
            t(
                "cli.not-a-tool",
                "{id} is a page and no tool: selfhelp read {id}",
                id=arguments.tool,
            )
        )
    if arguments.tool not in known:
        raise exits.UsageError(unknown(arguments.tool))
    session = context.session()
    if not session.console.interactive:
        from selfhelp.cli import read

        return read.run(Namespace(module=arguments.tool, short=False), context)
    return until_left(lambda: walk.module(session, arguments.tool), session)
