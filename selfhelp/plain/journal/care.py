"""Looking after the journal in lines: copies, the passphrase, sharing, what stays readable, deleting."""

from __future__ import annotations

import os

from selfhelp import own_help
from selfhelp.domain.strings import t, tn
from selfhelp.domain.text import plain
from selfhelp.files import NotRead, NotSaved, shown, write_atomic
from selfhelp.journal import limits
from selfhelp.plain.console import Verb
from selfhelp.plain.journal import door, pages
from selfhelp.plain.menus import menu, yes
from selfhelp.plain.session import Session
from selfhelp.vault.errors import VaultError


def run(session: Session) -> None:
    """What can be done, until the person goes back or the journal is gone."""
    while session.journal is not None:
        kept = own_help.load(session.places)
        options = {
            "backup": t("care.backup", "Make a backup"),
            "share": t("care.share", "Write entries to a file, to show or to keep"),
            "bring": t("care.import", "Bring entries in from a file"),
            "readable": t("care.unreadable", "Keep my call list and stay-safe plan locked again")
            if any(kept)
            else t(
                "care.readable", "Keep my call list and stay-safe plan readable without opening"
            ),
            "passphrase": t("care.stronger", "Another passphrase, or the same one better guarded")
            if session.journal.vault.could_cost_more
            else t("care.passphrase", "Another passphrase"),
            "code": t("care.code-off", "Take away the recovery code")
            if session.journal.vault.has_recovery
            else t("care.code", "A recovery code"),
            "erase": t("care.erase", "Delete the whole journal"),
            "back": t("lines.back", "Back"),
        }
        chosen = menu(session, list(options.values()), default=len(options))
        way = list(options)[chosen] if chosen >= 0 else "back"
        if way == "back":
            return
        try:
            _WAYS[way](session)
        except (VaultError, NotSaved, NotRead) as problem:
            session.console.say(str(problem))
        except Verb:
            continue


def offer_backup(session: Session) -> None:
    """After ten entries, once."""
    keeper = session.journal_keeper
    assert keeper is not None
    if keeper.told("backup") or len(keeper.journal) < limits.BACKUP_AFTER:
        return
    question = t(
        "care.backup-offer",
        "You have written a good deal. Make a backup, in case this device is lost or breaks?",
    )
    keeper.tell("backup", session.now())
    try:
        if yes(session, question, default=True):
            backup(session)
    except VaultError as problem:
        session.console.say(str(problem))
    except Verb:
        return


def backup(session: Session) -> None:
    """A verified copy."""
    path = _where(session)
    if not path or session.journal is None:
        return
    session.journal.vault.backup(path)
    session.console.say(
        t("care.backed-up", "The copy was opened and read. It has the same passphrase:"),
        shown(path),
    )


def share(session: Session) -> None:
    """Entries to a file: encrypted, or as text after a worded confirmation."""
    from selfhelp.journal import export, sealed
    from selfhelp.journal.entry import decode
    from selfhelp.journal.wording import Wording

    journal = session.journal
    assert journal is not None
    wording, say = Wording(session.shelf), session.console.say
    forms = [
        t("care.sealed", "Encrypted, with a passphrase of its own"),
        t("care.markdown", "As text that anyone can read"),
    ]
    form = menu(session, forms, title=t("care.form", "In which form?"), default=1)
    if form < 0:
        return
    if form == 1:
        question = t("journal.export-plain", "Write it unencrypted?")
        if not yes(session, f"{limits.plain_export()} {question}", default=False):
            return
    careful = [decode(item) for item in journal.items() if export.needs_tick(item)]
    ticked: list[str] = []
    if careful:
        say(
            t(
                "care.tick",
                "Entries about what you did stay out unless you choose them, and so does the question"
                " about thoughts of dying. Enter chooses none.",
            )
        )
        names = [export.to_tick(each, wording) for each in careful]
        chosen = session.console.choose(names, most=len(names))
        ticked = [careful[at].id for at in chosen]
    path = _where(session)
    if not path:
        return
    entries = export.decoded(export.chosen(journal, ticked))
    if form == 1:
        data = export.markdown(entries, wording).encode()
    else:
        secret = door.new_passphrase(session)
        if not secret:
            return
        data = sealed.seal(journal, secret, ticked)
    if os.path.lexists(path):
        say(
            t(
                "journal.file-exists",
                "{path} is there already: choose another name.",
                path=shown(path),
            )
        )
        return
    write_atomic(path, data)
    keeper = session.journal_keeper
    assert keeper is not None
    keeper.keep(export.share(session.now(), "Markdown" if form else "encrypted", len(entries)))
    say(tn("journal.exported", "{n} entry was written.", "{n} entries were written.", len(entries)))


def bring(session: Session) -> None:
    """What is in an export, a backup or another copy of the journal, into this one."""
    from selfhelp.journal import merge, sealed, sentences

    say = session.console.say
    say(
        t(
            "import.what",
            "An encrypted export, a backup, or another copy of the journal. Nothing that is here"
            " is lost: where both differ, both are kept.",
        )
    )
    path = _where(session)
    if not path or session.journal is None:
        return
    if not os.path.isfile(path):
        say(t("journal.no-file", "There is no file {path}.", path=shown(path)))
        return
    secret = session.console.secret(t("journal.file-passphrase", "Passphrase of that file:"))
    if not secret:
        return
    merged = merge.merge(session.journal, *sealed.unseal(path, secret))
    session.keeper.reread()
    say(*sentences.merged(merged))


def readable(session: Session) -> None:
    """Keep call list and stay-safe plan readable without the passphrase, or no longer."""
    if any(own_help.load(session.places)):
        own_help.remove(session.places)
        session.console.say(t("care.locked-again", "They are only in the journal again."))
        return
    question = t(
        "care.readable-cost",
        "Help now could then show them at once. The cost: anyone who uses this device can read them."
        " Do you want that?",
    )
    if yes(session, question, default=False):
        own_help.save(session.places, session.own_help())
        session.console.say(t("care.readable-now", "Help now shows them from now on."))


def passphrase(session: Session) -> None:
    """Another passphrase."""
    assert session.journal is not None
    if session.journal.vault.could_cost_more:
        session.console.say(limits.stronger())
    if secret := door.new_passphrase(session):
        session.journal.vault.change_passphrase(secret)
        session.console.say(
            t("journal.changed-passphrase", "The passphrase is changed."), limits.old_backups()
        )


def code(session: Session) -> None:
    """Make a recovery code, or take it away."""
    assert session.journal is not None
    vault, say = session.journal.vault, session.console.say
    if vault.has_recovery:
        if yes(session, t("care.code-sure", "Take the recovery code away?"), default=False):
            vault.drop_recovery()
            say(t("journal.code-gone", "The recovery code no longer opens the journal."))
        return
    say(t("journal.code-is", "Your recovery code, shown only now:"), "", vault.add_recovery(), "")
    say(limits.recovery())
    session.console.ask(t("plain.enter", "Press Enter to go on."))


def erase(session: Session) -> None:
    """Delete the whole journal."""
    if not pages.sure(session, t("journal.erase", "Delete the whole journal?")):
        return
    session.erase_journal()
    session.console.say(t("journal.erased", "The journal is deleted."))


def _where(session: Session) -> str:
    """A file of the person's choice, that isn't there yet; "" for none."""
    typed = session.console.ask(t("care.where", "Which file? Type its name with its folder:"))
    if not typed:
        return ""
    path = os.path.abspath(os.path.expanduser(plain(typed)))
    if os.path.isdir(path):
        path = os.path.join(path, os.path.basename(session.places.journal))
    return path


_WAYS = {
    "backup": backup,
    "share": share,
    "bring": bring,
    "readable": readable,
    "passphrase": passphrase,
    "code": code,
    "erase": erase,
}
