"""Which screens a target opens. Screens are imported when they are opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
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


SCREENS = {
    "tools": "lists.Tools",
    "modules": "lists.Modules",
    "measures": "measures.Measures",
    "pathways": "lists.Pathways",
    "people": "lists.People",
    "after": "lists.Afterwards",
    "settings": "settings.SettingsPage",
    "wider": "wider.WiderPages",
    "own": "own_page.OwnPage",
    "helplines": "helplines.Helplines",
    "journal": "journal.pages.JournalHome",
    "plans": "journal.plans.Plans",
    "write": "journal.write.Write",
    "entries": "journal.entries.Entries",
    "trends": "journal.trends.Trends",
    "care": "journal.care.Care",
    "backup": "journal.care.Backup",
    "export": "journal.export.Export",
    "import": "journal.bring.Bring",
    "passphrase": "journal.ways_in.Passphrase",
    "recovery": "journal.ways_in.Recovery",
    "readable": "journal.ways_in.Readable",
    "erase": "journal.erase.Erase",
}
"""Name of a list -> the screen below `screens` that shows it."""

ADULT = ("measures", "wider")
"""Lists that readers under 18 are not led to: their own page stands there."""

JOURNAL = (
    "journal", "plans", "write", "entries", "checkin", "trends",
    "care", "backup", "export", "import", "passphrase", "recovery", "readable", "erase",
)  # fmt: skip
"""Lists that need the journal to be open."""


def _list(session: Session, name: str) -> Screen[Any]:
    if name in ADULT and session.has("under-18"):
        from selfhelp.tui.screens.help_now import HelpNow

        return HelpNow(session, "under-18")
    plans_of_session = name == "plans" and not session.locked
    if name in JOURNAL and session.journal is None and not plans_of_session:
        return _way_in(session, f"list:{name}")
    if name == "unlock" and session.locked:
        return _way_in(session)
    if name == "checkin":
        from selfhelp.journal import checkin
        from selfhelp.tui.screens.walk import Walk

        return Walk(session, checkin.module())
    module, _, made = SCREENS.get(name, SCREENS["helplines"]).rpartition(".")
    screen: Screen[Any] = getattr(import_module(f"selfhelp.tui.screens.{module}"), made)(session)
    return screen


def _way_in(session: Session, target: str = "") -> Screen[Any]:
    """Where the journal is opened or made, before what was wanted."""
    if session.places.guest:
        from selfhelp.tui.screens.journal.pages import Guest

        return Guest(session)
    if session.locked:
        from selfhelp.tui.screens.journal.unlock import Unlock

        return Unlock(session, target)
    from selfhelp.tui.screens.journal.create import Create

    return Create(session, target)


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
