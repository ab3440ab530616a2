"""Menus that stand outside a module, and what is offered after a safety question."""

from __future__ import annotations

from selfhelp.domain import badge
from selfhelp.domain.strings import t
from selfhelp.plain.console import Verb
from selfhelp.plain.session import Session


def menu(
    session: Session,
    options: list[str],
    *,
    title: str = "",
    default: int = 0,
    back: bool = True,
) -> int:
    """A choice where the verbs work too; -1 for back or no choice."""
    heading = ["", badge.beside(title)] if title else []
    session.console.say(*heading)
    try:
        chosen = session.console.choose(options, default=default, back=back, again=heading)
    except Verb:
        return -1
    return chosen[0] if chosen else -1


def yes(session: Session, question: str, *, default: bool) -> bool | None:
    """A yes-or-no question where the verbs work too; None for back."""
    try:
        return session.console.yes(question, default=default)
    except Verb:
        return None


def afterwards(session: Session) -> None:
    """After a safety question: plans, tools and people, never a lesson (CURRICULUM.md 0.5)."""
    options = {
        "list:people": t("after.people", "People and lines to call"),
        "plan:stay_safe": t("after.plan", "My stay-safe plan"),
        "list:tools": t("after.tools", "A tool for the next minutes"),
        "stop": t("after.stop", "Stop here for now"),
    }
    title = t("after.title", "What would help next?")
    chosen = menu(session, list(options.values()), title=title, default=len(options))
    if chosen >= 0:
        session.go(list(options)[chosen])
