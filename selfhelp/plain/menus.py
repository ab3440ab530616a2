"""Menus that stand outside a module, and what is offered after a safety question."""

from __future__ import annotations

from selfhelp.domain.strings import t
from selfhelp.plain import verbs
from selfhelp.plain.console import Verb
from selfhelp.plain.session import Session


def menu(session: Session, options: list[str], *, default: int = 0, back: bool = True) -> int:
    """A choice where the verbs work too; -1 for back or no choice."""
    while True:
        try:
            chosen = session.console.choose(options, default=default, back=back)
        except Verb as verb:
            if verb.name == verbs.HELP:
                session.go("card:help-now")
            if verb.name in (verbs.HELP, verbs.REPEAT):
                continue
            return -1
        return chosen[0] if chosen else -1


def afterwards(session: Session) -> None:
    """After a safety question: plans, tools and people, never a lesson (CURRICULUM.md 0.5)."""
    options = {
        "list:people": t("after.people", "People and lines to call"),
        "plan:stay_safe": t("after.plan", "My stay-safe plan"),
        "list:tools": t("after.tools", "A tool for the next minutes"),
        "stop": t("after.stop", "Stop here for now"),
    }
    session.console.say("", t("after.title", "What would help next?"))
    chosen = menu(session, list(options.values()), default=len(options))
    if chosen >= 0:
        session.go(list(options)[chosen])
