"""Measures in lines: the list, one that waits, the total, and what may come after it."""

from __future__ import annotations

from dataclasses import replace

from selfhelp.domain.module import Module
from selfhelp.domain.strings import t
from selfhelp.journal import measured
from selfhelp.plain import show, walk
from selfhelp.plain.menus import menu
from selfhelp.plain.session import Session
from selfhelp.player.inputs import Ask
from selfhelp.player.state import State


def page(session: Session) -> None:
    """The measures to choose from, until the person goes back."""
    if session.has("under-18"):
        session.go("card:under-18")
        return
    every, now = session.shelf.measures(), session.now()
    offered = session.measures()
    title = t("measures.title", "Questionnaires on how you are")
    session.console.say("", title, measured.about())
    if session.locked:
        session.console.say(measured.locked())
    facts = session.keeper.facts()
    lines = []
    for each in offered:
        state = measured.state(each, every, facts, now)
        line = show.summary(each)
        lines.append(
            t("measures.state", "{line} ({state})", line=line, state=state) if state else line
        )
    chosen = menu(session, lines)
    if chosen >= 0:
        one(session, offered[chosen].id)


def one(session: Session, id: str) -> None:
    """Walk one, or say why it waits. Help never waits."""
    every, facts = session.shelf.measures(), session.keeper.facts()
    waits = measured.not_yet(id, every, facts, session.now())
    if not waits or session.has("under-18"):
        walk.module(session, id)
        return
    session.console.say("", *waits)
    after(session)


def with_total(session: Session, module: Module, state: State, ask: Ask) -> Ask:
    """The last page of a measure with what it says about this total."""
    if ask.step.role != "total":
        return ask
    facts = session.keeper.facts()
    lines = measured.result(module, state.answers, facts, session.now())
    return replace(ask, lines=tuple(lines))


def after(session: Session) -> None:
    """What may come next: people and tools first, and no lesson."""
    options = {
        "card:help-now": t("now.title", "Help now"),
        "list:people": t("after.people", "People and lines to call"),
        "list:tools": t("after.tools", "A tool for the next minutes"),
        "list:measures": t("measures.other", "The other questionnaires"),
        "stop": t("tool.stop", "Stop here"),
    }
    session.console.say("", t("tool.next", "What next?"))
    chosen = menu(session, list(options.values()), default=len(options))
    if chosen >= 0:
        session.go(list(options)[chosen])
