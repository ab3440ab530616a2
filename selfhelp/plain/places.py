"""Going to a target such as "card:safe-now", "tool:leave" or "list:helplines".

`Session.go` is bound to `go` here, so that pages can lead to each other without importing each
other.
"""

from __future__ import annotations

from selfhelp.domain.strings import t
from selfhelp.domain.targets import parse
from selfhelp.plain import help_now, lines_page, show, walk
from selfhelp.plain.menus import menu
from selfhelp.plain.session import Session


def go(session: Session, text: str, *, asked: bool = False) -> None:
    """Go to a target and come back when it is done.

    Args:
        asked: the child question was just answered "no".
    """
    target = parse(text)
    match target.kind:
        case "card":
            help_now.run(session, target.id)
        case "tool" | "module":
            walk.module(session, target.id, asked=asked)
        case "plan":
            walk.plan(session, target.id)
        case "list" if target.id == "tools":
            tools(session)
        case "list" if target.id == "people":
            lines_page.people(session)
        case "list":
            lines_page.country(session)


def tools(session: Session) -> None:
    """The tools to choose from. OCD mode leaves out those for urges (CURRICULUM.md 0.9)."""
    offered = [
        each
        for each in session.shelf.tools()
        if not (session.has("ocd") and each.serves == "urge")
        and not (session.has("under-18") and each.serves == "urge")
    ]
    session.console.say("", t("tools.title", "Tools for the next minutes"))
    chosen = menu(session, [show.summary(each) for each in offered])
    if chosen >= 0:
        walk.module(session, offered[chosen].id)


def choose_country(session: Session) -> None:
    """Ask for the country."""
    lines_page.choose(session)


def bind(session: Session) -> None:
    """Let the session's pages lead to each other."""
    session.go = lambda target, *, asked=False: go(session, target, asked=asked)
