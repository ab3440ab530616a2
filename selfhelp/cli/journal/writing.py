"""`selfhelp journal init|add|edit|delete|passwd|erase`."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from selfhelp import clock, files
from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say
from selfhelp.cli.journal import opening, secrets
from selfhelp.cli.journal.reading import SHOWN_ID
from selfhelp.domain.strings import t
from selfhelp.domain.text import clean, plain


def init_arguments(parser: ArgumentParser) -> None:
    """With or without a recovery code; a passphrase of generated words."""
    secrets.arguments(parser)
    parser.add_argument("--recovery", action="store_true")
    parser.add_argument("--words", action="store_true")


def init(arguments: Namespace, context: Context) -> int:
    """Make the journal, after saying what it is and what it can't do."""
    from selfhelp.journal import limits
    from selfhelp.journal.journal import Journal
    from selfhelp.vault import words

    secrets.must_not_be_guest(context)
    if os.path.lexists(context.places.journal):
        raise exits.UsageError(t("journal.exists", "There is a journal here already."))
    for line in limits.before_creating():
        note(line)
    if arguments.words:
        passphrase = words.generated()
        say(t("journal.words", "Your passphrase:"), "", f"    {passphrase}", "")
        note(t("journal.words-how", "Write it down and keep it where only you can find it."))
        if secrets.typed(t("journal.words-again", "Now type it:")).split() != passphrase.split():
            raise exits.UsageError(t("journal.words-differ", "That is not it. Nothing was made."))
    else:
        passphrase = secrets.ask_new(arguments)
    journal, code = Journal.create(context.places, passphrase, recovery=arguments.recovery)
    journal.close()
    note(t("journal.made", "The journal is made: {path}", path=files.shown(context.places.journal)))
    if code:
        say(t("journal.code-is", "Your recovery code, shown only now:"), "", f"    {code}", "")
        note(limits.recovery())
    return exits.DONE


def add_arguments(parser: ArgumentParser) -> None:
    """The text isn't taken from the command line."""
    opening.arguments(parser)
    parser.add_argument("text", nargs="?", default="")


def add(arguments: Namespace, context: Context) -> int:
    """Write a note."""
    secrets.must_not_be_guest(context)
    opening.must_exist(context)
    reminder = plain(context.shelf.guide().line("reminder"))
    how = t("journal.write", "Write, then a full stop alone on a line:")
    text = clean(secrets.text(arguments.text, f"{reminder}\n{how}")).strip()
    if not text:
        raise exits.UsageError(t("journal.empty", "Nothing was written, so nothing was kept."))
    with opening.journal(arguments, context) as journal:
        id = journal.note(text, clock.now())
    note(t("journal.kept", "Kept."))
    say(id[:SHOWN_ID])
    return exits.DONE


def edit_arguments(parser: ArgumentParser) -> None:
    """Which one; the text isn't taken from the command line."""
    opening.arguments(parser)
    parser.add_argument("id")
    parser.add_argument("text", nargs="?", default="")


def edit(arguments: Namespace, context: Context) -> int:
    """Put another text in the place of one."""
    how = t("journal.rewrite", "Write the whole text again, then a full stop alone on a line:")
    text = clean(secrets.text(arguments.text, how)).strip()
    if not text:
        raise exits.UsageError(
            t("journal.not-changed", "Nothing was written: nothing was changed.")
        )
    with opening.journal(arguments, context) as journal:
        entry = opening.one(journal, arguments.id)
        if not journal.rewrite(entry.id, text, clock.now()):
            note(
                t(
                    "journal.not-text",
                    "This entry is no plain text. To change it, answer again in its page.",
                )
            )
            return exits.FAILED
    note(t("journal.changed", "Changed."))
    return exits.DONE


def delete_arguments(parser: ArgumentParser) -> None:
    """Which ones."""
    opening.arguments(parser)
    parser.add_argument("id", nargs="+")


def delete(arguments: Namespace, context: Context) -> int:
    """Delete entries, after the lawyer sentence and a typed yes."""
    from selfhelp.journal.wording import Wording, when

    with opening.journal(arguments, context) as journal:
        found = [opening.one(journal, id) for id in arguments.id]
        wording = Wording(context.shelf)
        for entry in found:
            note(f"{entry.id[:SHOWN_ID]}  {when(entry)}  {wording.heading(entry)}")
        note(plain(context.shelf.guide().line("lawyer")))
        if not secrets.yes(t("journal.delete", "Delete this for good?")):
            note(t("journal.kept-all", "Nothing was deleted."))
            return exits.FAILED
        journal.delete([entry.id for entry in found], clock.now())
    from selfhelp.journal import limits

    note(limits.deleted())
    return exits.DONE


def passwd_arguments(parser: ArgumentParser) -> None:
    """The old and the new passphrase; the recovery code; a new key."""
    opening.arguments(parser)
    secrets.arguments(parser, "new-")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--add-recovery", action="store_true")
    group.add_argument("--drop-recovery", action="store_true")


def passwd(arguments: Namespace, context: Context) -> int:
    """Change the passphrase, or make or take away the recovery code."""
    from selfhelp.journal import limits

    with opening.journal(arguments, context) as journal:
        if arguments.add_recovery:
            code = journal.vault.add_recovery()
            say(t("journal.code-is", "Your recovery code, shown only now:"), "", f"    {code}", "")
            note(limits.recovery())
        elif arguments.drop_recovery:
            journal.vault.drop_recovery()
            note(t("journal.code-gone", "The recovery code no longer opens the journal."))
        else:
            if journal.vault.could_cost_more:
                note(limits.stronger())
            journal.vault.change_passphrase(secrets.ask_new(arguments, "new-"))
            note(t("journal.changed-passphrase", "The passphrase is changed."))
            note(limits.old_backups())
    return exits.DONE


def erase_arguments(parser: ArgumentParser) -> None:
    """It needs no passphrase: who can delete the file can delete it anyway."""


def erase(arguments: Namespace, context: Context) -> int:
    """Delete the whole journal by ordinary deletion, after the lawyer sentence and a typed yes."""
    from selfhelp.journal import limits
    from selfhelp.journal.erase import erase as erase_journal

    secrets.must_not_be_guest(context)
    opening.must_exist(context)
    note(plain(context.shelf.guide().line("lawyer")))
    note(limits.deleted())
    if not secrets.yes(t("journal.erase", "Delete the whole journal?")):
        note(t("journal.kept-all", "Nothing was deleted."))
        return exits.FAILED
    erase_journal(context.places)
    note(t("journal.erased", "The journal is deleted."))
    return exits.DONE
