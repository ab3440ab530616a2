"""Reading entries in lines: the list, a search, one entry."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from selfhelp.domain.strings import t, tn
from selfhelp.journal.entry import Entry, decode
from selfhelp.journal.journal import Journal
from selfhelp.journal.search import find
from selfhelp.journal.wording import Wording, when
from selfhelp.plain.console import Verb
from selfhelp.plain.menus import menu
from selfhelp.plain.session import Session
from selfhelp.vault.errors import VaultError

AT_ONCE = 8
"""Entries in one list."""


def browse(session: Session, journal: Journal) -> None:
    """All entries, the latest first."""
    _choose(session, journal, journal.entries())


def search(session: Session, journal: Journal) -> None:
    """Entries with the words that the person types."""
    question = t(
        "journal.look-for",
        "Which words? Parts of words are enough; accents and capitals make no difference:",
    )
    try:
        words = session.console.ask(question)
    except Verb:
        return
    if not words:
        return
    found = find(journal.items(), words)
    session.console.say(tn("journal.found", "{n} entry found.", "{n} entries found.", len(found)))
    _choose(session, journal, map(decode, found))


def _choose(session: Session, journal: Journal, entries: Iterator[Entry]) -> None:
    """A few at a time; one can be opened."""
    wording = Wording(session.shelf)
    shown = list(islice(entries, AT_ONCE))
    if not shown:
        session.console.say(t("journal.no-entries", "There is nothing here yet."))
        return
    while shown:
        following = list(islice(entries, AT_ONCE))
        options = [line(wording, each) for each in shown]
        options += [t("journal.earlier", "Earlier ones")] if following else []
        chosen = menu(session, options, title=t("journal.which", "Which one?"))
        if chosen < 0:
            return
        if chosen < len(shown):
            one(session, journal, shown[chosen])
            return
        shown = following


def line(wording: Wording, entry: Entry) -> str:
    """An entry in one line of a list."""
    first = wording.first_line(entry)
    short = f"{first[:60]}..." if len(first) > 60 else first
    return ". ".join(part for part in (when(entry), wording.heading(entry), short) if part)


def one(session: Session, journal: Journal, entry: Entry) -> None:
    """One entry, and what can be done with it."""
    from selfhelp.plain.journal import pages, write

    wording, say = Wording(session.shelf), session.console.say
    say("", wording.heading(entry), when(entry), *wording.lines(entry))
    ways = {"back": t("lines.back", "Back")}
    if journal is session.journal:
        if isinstance(entry.record.data.get("answer"), str):
            ways["edit"] = t("journal.edit", "Write it again")
        ways["delete"] = t("journal.delete-one", "Delete this entry")
    chosen = menu(session, list(ways.values()), default=1)
    way = list(ways)[chosen] if chosen >= 0 else "back"
    try:
        if way == "edit":
            write.anew(session, journal, entry)
        elif way == "delete" and pages.sure(session, t("journal.delete", "Delete this for good?")):
            keeper = session.journal_keeper
            assert keeper is not None
            keeper.saving.remove([bytes.fromhex(entry.id)], session.now())
            keeper.reread()
            say(keeper.problem or t("journal.deleted", "It is deleted."))
    except VaultError as problem:
        say(str(problem))
