"""Writing a note in lines. What is typed so far is kept with each line."""

from __future__ import annotations

from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.journal.entry import Entry
from selfhelp.journal.journal import Journal
from selfhelp.plain.console import Leave, Verb
from selfhelp.plain.journal import door
from selfhelp.plain.menus import menu
from selfhelp.plain.session import Session
from selfhelp.player.crisis import mentions_crisis
from selfhelp.vault.errors import VaultError


def note(session: Session) -> None:
    """Write a note, or go on with the one that was begun."""
    journal = session.journal
    assert journal is not None
    begun = journal.unsent()
    _how(session)
    if begun:
        session.console.say(t("journal.so-far", "So far:"), *begun.splitlines())
    text = _typed(session, journal, begun.splitlines())
    if text is None:
        return
    try:
        if not text.strip():
            journal.hold_note("", session.now())
            return
        journal.note(text.strip(), session.now())
    except VaultError as problem:
        session.console.say(str(problem))
        return
    session.console.say(t("journal.kept", "Kept."))
    door.lawyer_once(session)
    _offer_help(session, text)


def anew(session: Session, journal: Journal, entry: Entry) -> None:
    """Another text in the place of one."""
    _how(session)
    text = _typed(session, None, [])
    if text and text.strip() and journal.rewrite(entry.id, text.strip(), session.now()):
        session.console.say(t("journal.changed", "Changed."))


def _how(session: Session) -> None:
    session.console.say(
        "",
        plain(session.shelf.guide().line("reminder")),
        t("plain.end-text", "Write as much as you like. A full stop alone on a line ends it."),
    )


def _typed(session: Session, journal: Journal | None, lines: list[str]) -> str | None:
    """The text; None when the person goes away in the middle, with what was typed held."""
    while True:
        try:
            line = session.console.ask(">", lines, skips=False)
        except (Verb, Leave) as going:
            if isinstance(going, Leave):
                raise
            session.console.say(t("journal.held", "What you typed is kept, to go on with later."))
            return None
        if line == ".":
            return "\n".join(lines)
        lines.append(line)
        if journal is not None:
            try:
                journal.hold_note("\n".join(lines), session.now())
            except VaultError as problem:
                session.console.say(str(problem))


def _offer_help(session: Session, text: str) -> None:
    """Crisis words: only an offer, never "we noticed" (CURRICULUM.md 0.5)."""
    if not mentions_crisis(text, session.shelf.guide().crisis_words):
        return
    title = t("walk.safe-offer", "There is a page with people to call: Are you safe right now?")
    options = [t("walk.safe-open", "Open this page"), t("walk.safe-on", "Go on here")]
    if menu(session, options, title=title, default=2) == 0:
        session.go("card:safe-now")
