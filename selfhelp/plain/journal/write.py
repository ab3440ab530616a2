"""Writing a note in lines. What is typed so far is kept with each line."""

from __future__ import annotations

from collections.abc import Iterable

from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.journal.entry import Entry
from selfhelp.journal.journal import Journal
from selfhelp.plain.console import Leave, Verb
from selfhelp.plain.journal import door
from selfhelp.plain.menus import menu
from selfhelp.plain.session import Session
from selfhelp.player.crisis import mentions_crisis
from selfhelp.vault.segments import Item


def note(session: Session) -> None:
    """Write a note, or go on with the one that was begun."""
    journal = session.journal
    assert journal is not None
    begun = journal.unsent()
    _how(session)
    if begun:
        session.console.say(t("journal.so-far", "So far:"), *begun.splitlines())
    text = _typed(session, begun.splitlines(), hold=True)
    if text is None:
        return
    text = text.strip()
    if not text:
        _save(session, journal.unsent_item("", session.now()))
        return
    if _save(session, journal.note_items(text, session.now())):
        session.console.say(t("journal.kept", "Kept."))
    door.lawyer_once(session)
    _offer_help(session, text)


def anew(session: Session, journal: Journal, entry: Entry) -> None:
    """Another text in the place of one."""
    _how(session)
    text = _typed(session, [])
    if text and text.strip():
        item = journal.rewritten(entry.id, text.strip(), session.now())
        if item is not None and _save(session, [item]):
            session.console.say(t("journal.changed", "Changed."))


def _save(session: Session, items: Iterable[Item]) -> bool:
    """Whether it is saved; else it is said why, and tried again with whatever is kept next."""
    keeper = session.journal_keeper
    assert keeper is not None
    keeper.saving.save(items)
    if keeper.problem:
        session.console.say(keeper.problem)
    return not keeper.problem


def _how(session: Session) -> None:
    session.console.say(
        "",
        plain(session.shelf.guide().line("reminder")),
        t("plain.end-text", "Write as much as you like. A full stop alone on a line ends it."),
    )


def _typed(session: Session, lines: list[str], *, hold: bool = False) -> str | None:
    """The text; None when the person goes away in the middle.

    Args:
        lines: what is there already.
        hold: keep what is typed so far with each line.
    """
    held = hold
    while True:
        try:
            line = session.console.ask(">", lines, skips=False)
        except (Verb, Leave) as going:
            if isinstance(going, Leave):
                raise
            if held:
                said = t("journal.held", "What you typed is kept, to go on with later.")
                session.console.say(said)
            return None
        if line == ".":
            return "\n".join(lines)
        lines.append(line)
        if hold and session.journal is not None:
            items = session.journal.unsent_item("\n".join(lines), session.now())
            held = _save(session, items)


def _offer_help(session: Session, text: str) -> None:
    """Crisis words: only an offer, never "we noticed" (CURRICULUM.md 0.5)."""
    if not mentions_crisis(text, session.shelf.guide().crisis_words):
        return
    title = t("walk.safe-offer", "There is a page with people to call: Are you safe right now?")
    options = [t("walk.safe-open", "Open this page"), t("walk.safe-on", "Go on here")]
    if menu(session, options, title=title, default=2) == 0:
        session.go("card:safe-now")
