"""The journal's start page in lines, and what has no page of its own."""

from __future__ import annotations

from selfhelp.domain.strings import t, tn
from selfhelp.plain.console import Verb
from selfhelp.plain.menus import menu, yes
from selfhelp.plain.session import Session


def run(session: Session) -> None:
    """The start page until the person goes back."""
    from selfhelp.plain.journal import care, door, entries, plans, write

    while session.journal is not None:
        if session.journal.refresh():
            session.console.say(t("journal.changed-elsewhere", "Another window has added to it."))
        care.offer_backup(session)
        count = len(session.journal)
        options = {
            "write": t("journal.write-note", "Write something")
            if not session.journal.unsent()
            else t("journal.write-on", "Go on with the note you began"),
            "check-in": t("journal.check-in", "Check in, about fifteen seconds"),
            "entries": tn("journal.entries", "Read: {n} entry", "Read: {n} entries", count),
            "search": t("journal.find", "Search"),
            "plans": t("home.plans", "My plans"),
            "trends": t("journal.trends", "How it has been going"),
            "measures": t("measures.title", "Questionnaires on how you are"),
            "care": t("journal.care", "Backup, passphrase, sharing, deleting"),
            "lock": t("journal.lock", "Lock it now"),
            "back": t("lines.back", "Back"),
        }
        title = t("journal.title", "Your journal")
        chosen = menu(session, list(options.values()), title=title, default=len(options))
        match list(options)[chosen] if chosen >= 0 else "back":
            case "write":
                write.note(session)
            case "check-in":
                check_in(session)
            case "measures":
                session.go("list:measures")
            case "entries":
                entries.browse(session, session.journal)
            case "search":
                entries.search(session, session.journal)
            case "plans":
                plans.run(session)
            case "trends":
                trends(session)
            case "care":
                care.run(session)
            case "lock":
                door.lock(session)
            case _:
                return


def check_in(session: Session) -> None:
    """The ratings and a few words; the rules of the safety net hold as everywhere."""
    from selfhelp.journal import checkin
    from selfhelp.plain import walk

    walk.each_of(session, checkin.module())


def trends(session: Session) -> None:
    """How mood, urge and the tools went, in sentences."""
    from selfhelp.journal import sentences

    assert session.journal is not None
    records = [entry.record for entry in session.journal.entries()]
    titles = session.shelf.titles("tools")
    measures = [session.shelf.module(each.id) for each in session.shelf.measures()]
    said = sentences.all_of(records, titles, measures, ocd=session.has("ocd"))
    session.console.say("", *said)
    session.console.say(
        t("trends.only", "These are your own ratings. They say nothing about what will happen.")
    )
    try:
        session.console.ask(t("plain.enter", "Press Enter to go on."))
    except Verb:
        return


def sure(session: Session, question: str) -> bool:
    """The lawyer sentence, then a yes, before anything is deleted (CURRICULUM.md 0.4)."""
    from selfhelp.domain.text import plain
    from selfhelp.journal import limits

    session.console.say("", plain(session.shelf.guide().line("lawyer")), limits.deleted())
    return bool(yes(session, question, default=False))
