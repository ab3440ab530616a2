"""The living plans in lines: each as it is now, to change, and as it was."""

from __future__ import annotations

from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.journal.entry import Entry
from selfhelp.journal.wording import Wording, when
from selfhelp.plain.menus import menu
from selfhelp.plain.session import Session


def run(session: Session) -> None:
    """Choose a plan. One that isn't written yet can be begun here too."""
    while True:
        stores = session.shelf.plans()
        names = [plain(title) for title in stores.values()]
        chosen = menu(session, names, title=t("journal.which-plan", "Which plan?"))
        if chosen < 0:
            return
        one(session, list(stores)[chosen])


def one(session: Session, store: str) -> None:
    """One plan: what it says now, and what can be done with it."""
    while True:
        versions = session.journal.versions(store) if session.journal is not None else []
        say = session.console.say
        if versions:
            say("", *_lines(session, versions[0]))
        else:
            say("", t("plans.empty", "Nothing is written here yet."))
        options = {"change": t("plans.change", "Write or change it")}
        if len(versions) > 1:
            options["earlier"] = t("plans.earlier", "How it was before")
        options["back"] = t("lines.back", "Back")
        chosen = menu(session, list(options.values()), default=len(options))
        match list(options)[chosen] if chosen >= 0 else "back":
            case "change":
                session.go(f"plan:{store.removeprefix('plan.')}")
            case "earlier":
                for entry in versions[1:]:
                    say("", *_lines(session, entry))
            case _:
                return


def _lines(session: Session, entry: Entry) -> list[str]:
    wording = Wording(session.shelf)
    return [f"{wording.heading(entry)}, {when(entry)}", *wording.lines(entry)]
