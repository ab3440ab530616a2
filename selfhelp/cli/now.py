"""`selfhelp now`: the Help now card, at once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from selfhelp.cli.app import until_left
from selfhelp.cli.context import Context, say, with_country
from selfhelp.domain.helpline import WORLD
from selfhelp.domain.strings import t

DOORS = {"1": "child-in-danger", "2": "immediate", "3": "safe-now", "4": "under-18"}


def arguments(parser: ArgumentParser, name: str) -> None:
    """An optional door."""
    parser.add_argument("door", nargs="?", choices=tuple(DOORS))


def run(arguments: Namespace, context: Context) -> int:
    """Print the card with the country's numbers; at a terminal, go on from there."""
    from selfhelp.plain import help_now
    from selfhelp.player.cards import ROOT

    session = context.session()
    card = DOORS.get(arguments.door or "", ROOT)
    result = until_left(lambda: help_now.run(session, card), session)
    if not session.console.interactive and not arguments.door:
        say("")
        if not session.choice.code:
            say(with_country())
        say(
            t("now.doors", "Steps for the next minutes: selfhelp now 1, now 2 or now 3."),
            t("now.young", "For under 18s: selfhelp now 4"),
            t("now.lines", "All help lines of a country: selfhelp helplines COUNTRY"),
        )
    for code, found in ((session.choice.code, session.country()), (WORLD, session.world())):
        if code and found is None:
            context.damaged(f"regions/{code}.json")
    return result
