"""`selfhelp read MODULE [--short]`: print one module, tool or measure; `read wider`: the wider picture."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from selfhelp.cli import exits
from selfhelp.cli.context import Context, say, with_country
from selfhelp.cli.options import short
from selfhelp.domain.strings import t

WIDER = "wider"
"""What is no module and can be read like one."""
KINDS = ("emergency", "crisis", "perpetration-prevention")
"""Whose numbers stand at the end."""


def arguments(parser: ArgumentParser, name: str) -> None:
    """Which one, and how much of it."""
    parser.add_argument("module")
    parser.add_argument("--short", action="store_true")


def run(arguments: Namespace, context: Context) -> int:
    """Print it; Help now stands at its end, as on every handout."""
    from selfhelp.content.load import UnknownId
    from selfhelp.plain import lines_page, show

    if arguments.module == WIDER:
        return _wider(context)
    try:
        each = context.shelf.module(arguments.module)
    except UnknownId:
        raise exits.UsageError(unknown(arguments.module)) from None
    say(*show.module(each, short=arguments.short and each.short_minutes > 0))
    session = context.session()
    say("", t("now.title", "Help now"), *lines_page.short(session, KINDS))
    if not session.choice.code:
        say(with_country())
    return exits.DONE


def _wider(context: Context) -> int:
    """The wider picture; Help now stands at its end as well."""
    from selfhelp.plain import lines_page, wider

    session = context.session()
    say(*wider.printed(session, context.shelf.wider()))
    say("", t("now.title", "Help now"), *lines_page.short(session, KINDS))
    if not session.choice.code:
        say(with_country())
    return exits.DONE


def unknown(id: str) -> str:
    """One sentence for an id that does not exist."""
    return t(
        "cli.no-module",
        "There is nothing called {id}. See: selfhelp modules, selfhelp tools, selfhelp measures",
        id=short(id),
    )
