"""Which screens a target opens. Screens are imported when they are opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from selfhelp.domain.strings import t
from selfhelp.domain.targets import Target

if TYPE_CHECKING:
    from textual.screen import Screen

    from selfhelp.session import Session
    from selfhelp.tui.app import Companion


def screens(session: Session, target: Target, *, asked: bool = False) -> list[Screen[Any]]:
    """The screens to open, the last on top; empty when there is nothing to open.

    Args:
        asked: the child question was just answered "no".
    """
    match target.kind:
        case "card":
            from selfhelp.tui.screens.help_now import HelpNow

            return [HelpNow(session, target.id)]
        case "tool" | "module":
            return _walk(session, target.id, asked=asked)
        case "measure":
            return _measure(session, target.id)
        case "plan":
            return _plan(session, target.id)
        case "list":
            return [_list(session, target.id)]
    return []


def _walk(session: Session, id: str, *, asked: bool) -> list[Screen[Any]]:
    from selfhelp.tui.screens.walk import Walk

    if session.has("under-18") and id not in session.shelf.titles("tools"):
        from selfhelp.tui.screens.help_now import HelpNow

        return [HelpNow(session, "under-18")]
    return [Walk(session, session.shelf.module(id), asked=asked)]


def _measure(session: Session, id: str) -> list[Screen[Any]]:
    """A measure, or the page that says until when it waits."""
    from selfhelp.journal.measured import not_yet

    every, facts = session.shelf.measures(), session.keeper.facts()
    if session.has("under-18") or not not_yet(id, every, facts, session.now()):
        return _walk(session, id, asked=False)
    from selfhelp.tui.screens.measures import Waits

    return [Waits(session, id)]


def _plan(session: Session, name: str) -> list[Screen[Any]]:
    from selfhelp.tui.screens.walk import Walk

    store = f"plan.{name}"
    id = session.shelf.plan_module(store)
    if not id:
        return []
    module = session.shelf.module(id)
    step = next(s for s in module.steps if s.store == store)
    return [Walk(session, module, only=step.id)]


def _list(session: Session, name: str) -> Screen[Any]:
    from selfhelp.tui.screens import lists

    match name:
        case "tools":
            return lists.Tools(session)
        case "modules":
            return lists.Modules(session)
        case "measures":
            return _measures(session)
        case "pathways":
            return lists.Pathways(session)
        case "people":
            return lists.People(session)
        case "after":
            return lists.Afterwards(session)
        case "settings":
            from selfhelp.tui.screens.settings import SettingsPage

            return SettingsPage(session)
        case "wider" if session.has("under-18"):
            from selfhelp.tui.screens.help_now import HelpNow

            return HelpNow(session, "under-18")
        case "wider":
            from selfhelp.tui.screens.wider import WiderPages

            return WiderPages(session)
        case "own":
            from selfhelp.tui.screens.own_page import OwnPage

            return OwnPage(session)
        case "unlock" if session.locked:
            from selfhelp.tui.screens.journal.unlock import Unlock

            return Unlock(session)
        case "plans" if not session.locked:
            from selfhelp.tui.screens.journal.plans import Plans

            return Plans(session)
        case _ if name in JOURNAL:
            return _journal(session, name)
        case _:
            from selfhelp.tui.screens.helplines import Helplines

            return Helplines(session)


def _measures(session: Session) -> Screen[Any]:
    if session.has("under-18"):
        from selfhelp.tui.screens.help_now import HelpNow

        return HelpNow(session, "under-18")
    from selfhelp.tui.screens.measures import Measures

    return Measures(session)


JOURNAL = (
    "journal", "plans", "write", "entries", "checkin", "trends",
    "care", "backup", "export", "import", "passphrase", "recovery", "readable", "erase",
)  # fmt: skip
"""Lists that need the journal to be open."""


def _journal(session: Session, name: str) -> Screen[Any]:
    """A screen of the journal; first the ways to open or make one, where it isn't open."""
    if session.places.guest:
        from selfhelp.tui.screens.journal.pages import Guest

        return Guest(session)
    if session.locked:
        from selfhelp.tui.screens.journal.unlock import Unlock

        return Unlock(session, f"list:{name}")
    if session.journal is None:
        from selfhelp.tui.screens.journal.create import Create

        return Create(session, f"list:{name}")
    return _opened(session, name)


def _opened(session: Session, name: str) -> Screen[Any]:
    from selfhelp.tui.screens.journal import (
        bring,
        care,
        entries,
        erase,
        export,
        pages,
        trends,
        ways_in,
        write,
    )

    match name:
        case "write":
            return write.Write(session)
        case "entries":
            return entries.Entries(session)
        case "trends":
            return trends.Trends(session)
        case "checkin":
            from selfhelp.journal import checkin
            from selfhelp.tui.screens.walk import Walk

            return Walk(session, checkin.module())
        case "care":
            return care.Care(session)
        case "backup":
            return care.Backup(session)
        case "export":
            return export.Export(session)
        case "import":
            return bring.Bring(session)
        case "passphrase":
            return ways_in.Passphrase(session)
        case "recovery":
            return ways_in.Recovery(session)
        case "readable":
            return ways_in.Readable(session)
        case "erase":
            return erase.Erase(session)
    return pages.JournalHome(session)


def commands(app: Companion) -> Iterator[tuple[str, str, Callable[[], Any]]]:
    """The command palette's entries: title, help, what to do."""
    places = (
        (
            "card:help-now",
            t("palette.help", "Help now"),
            t("palette.help-text", "Steps and numbers"),
        ),
        (
            "list:tools",
            t("palette.tools", "Tools"),
            t("palette.tools-text", "For the next minutes"),
        ),
        (
            "list:modules",
            t("palette.modules", "Pages of the programme"),
            t("palette.modules-text", "All there are"),
        ),
        (
            "list:measures",
            t("measures.title", "Questionnaires on how you are"),
            t("palette.measures-text", "PHQ, GAD-7, K10"),
        ),
        (
            "list:wider",
            t("palette.wider", "The wider picture"),
            t("palette.wider-text", "Who else helps, and how to join"),
        ),
        (
            "list:helplines",
            t("palette.lines", "Help lines"),
            t("palette.lines-text", "Of your country, or another"),
        ),
        (
            "list:journal",
            t("palette.journal", "My journal"),
            t("palette.journal-text", "Write, read, plans, trends"),
        ),
        (
            "list:plans",
            t("palette.plans", "My plans"),
            t("palette.plans-text", "Stay safe, reasons, and others"),
        ),
        (
            "list:settings",
            t("palette.settings", "Settings"),
            t("palette.settings-text", "Country, colours, motion"),
        ),
    )
    for target, title, help in places:
        yield title, help, lambda target=target: app.go(target)  # type: ignore[misc]
    yield t("palette.hide", "Hide"), t("palette.hide-text", "An empty screen"), app.action_hide
    yield t("palette.leave", "Leave"), t("palette.leave-text", "End the program"), app.action_leave
