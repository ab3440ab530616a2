"""Going to a target such as "card:safe-now", "tool:leave" or "list:helplines".

`Session.go` is bound to `go` here, so that pages can lead to each other without importing each
other. Each page is imported when it is gone to: Help now must not wait for the player.
"""

from __future__ import annotations

from selfhelp.domain.regional import tenths
from selfhelp.domain.strings import t
from selfhelp.domain.targets import Target, parse
from selfhelp.plain.session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from selfhelp.domain.module import Summary


def go(session: Session, text: str, *, asked: bool = False) -> None:
    """Go to a target and come back when it is done.

    Args:
        asked: the child question was just answered "no".
    """
    target = parse(text)
    with session.console.asides(lambda verb: aside(session, verb)):
        _go(session, target, asked=asked)


def aside(session: Session, verb: str) -> bool:
    """The verbs that come back to the same question, outside a module."""
    from selfhelp.plain import card_lines, verbs

    if verb == verbs.HELP:
        session.go("card:help-now")
    elif verb == verbs.WHY:
        session.console.say(*card_lines.reasons((), {}))
    return verb in (verbs.HELP, verbs.WHY, verbs.REPEAT)


def _go(session: Session, target: Target, *, asked: bool) -> None:
    from selfhelp.plain import help_now, lines_page

    match target.kind:
        case "card":
            help_now.run(session, target.id)
        case "tool" | "module":
            from selfhelp.plain import walk

            walk.module(session, target.id, asked=asked)
        case "measure":
            from selfhelp.plain import measures

            measures.one(session, target.id)
        case "plan":
            from selfhelp.plain import walk

            walk.plan(session, target.id)
        case "list" if target.id == "tools":
            tools(session)
        case "list" if target.id == "measures":
            from selfhelp.plain import measures

            measures.page(session)
        case "list" if target.id == "people":
            lines_page.people(session)
        case "list" if target.id == "wider":
            from selfhelp.plain import wider

            wider.run(session)
        case "list" if target.id == "journal":
            from selfhelp.plain.journal import door

            door.enter(session)
        case "list" if target.id == "plans":
            from selfhelp.plain.journal import door, plans

            if session.locked:
                door.unlock(session)
            plans.run(session)
        case "list":
            lines_page.country(session)


def tools(session: Session) -> None:
    """The tools to choose from."""
    from selfhelp.plain import walk
    from selfhelp.plain.menus import menu

    offered = session.tools()
    title = t("tools.title", "Tools for the next minutes")
    lines = [_tool(session, each) for each in offered]
    if not session.has("under-18"):
        lines.append(t("measures.title", "Questionnaires on how you are"))
    chosen = menu(session, lines, title=title)
    if chosen == len(offered):
        session.go("list:measures")
    elif chosen >= 0:
        walk.module(session, offered[chosen].id)


def _tool(session: Session, each: Summary) -> str:
    """A tool in one line, with how it has helped so far."""
    from selfhelp.plain import show

    line = show.summary(each)
    relief = session.relief(each.id)
    if not relief:
        return line
    return t(
        "tools.helped", "{line} It helped you: {value} lower.", line=line, value=tenths(relief)
    )


def choose_country(session: Session) -> None:
    """Ask for the country."""
    from selfhelp.plain import lines_page

    lines_page.choose(session)


def bind(session: Session) -> None:
    """Let the session's pages lead to each other, and Help now open at every prompt."""
    session.go = lambda target, *, asked=False: go(session, target, asked=asked)
    session.console.aside = lambda verb: aside(session, verb)
