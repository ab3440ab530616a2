"""`selfhelp journal export|import|backup|verify|repair`."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from selfhelp import clock
from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say, say_json
from selfhelp.cli.journal import opening, secrets
from selfhelp.domain.strings import t, tn
from selfhelp.files import NotRead, shown, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable


def export_arguments(parser: ArgumentParser) -> None:
    """Encrypted unless another form is asked for; what asks about behaviour only if it is named."""
    opening.arguments(parser)
    secrets.arguments(parser, "export-")
    parser.add_argument("-o", "--output", metavar="FILE", required=True)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_true")
    form.add_argument("--json", action="store_true")
    parser.add_argument("--include", metavar="ID", action="append", default=None)


def export(arguments: Namespace, context: Context) -> int:
    """Write what the journal holds to a file of the person's choice."""
    from selfhelp.journal import export as exporting
    from selfhelp.journal import limits, sealed
    from selfhelp.journal.wording import Wording

    path = os.path.abspath(arguments.output)
    if os.path.lexists(path):
        raise exits.UsageError(
            t(
                "journal.file-exists",
                "{path} is there already: choose another name.",
                path=shown(path),
            )
        )
    with opening.journal(arguments, context) as journal:
        ticked = [opening.one(journal, id).id for id in arguments.include or ()]
        chosen = exporting.chosen(journal, ticked)
        entries = exporting.decoded(chosen)
        left_out = len(journal) - len(chosen)
        asked = sum(map(exporting.needs_tick, journal.items()))
        shorter = asked - left_out - sum(map(exporting.needs_tick, chosen))
        if arguments.markdown or arguments.json:
            note(limits.plain_export())
            if not secrets.yes(t("journal.export-plain", "Write it unencrypted?")):
                note(t("journal.no-file-made", "No file was made."))
                return exits.FAILED
            wording = Wording(context.shelf)
            if arguments.markdown:
                form, data = "Markdown", exporting.markdown(entries, wording).encode()
            else:
                form, data = "JSON", exporting.as_json(entries, wording)
        else:
            note(t("journal.export-secret", "The file gets a passphrase of its own."))
            secret = secrets.ask_new(arguments, "export-")
            form, data = t("journal.sealed", "encrypted file"), sealed.seal(journal, secret, ticked)
        write_atomic(path, data)
        journal.add([exporting.share(clock.now(), form, len(entries))])
    note(
        tn("journal.exported", "{n} entry was written.", "{n} entries were written.", len(entries))
    )
    if left_out:
        note(
            tn(
                "journal.left-out",
                "{n} entry about what you did was left out. To add it: --include ID",
                "{n} entries about what you did were left out. To add one: --include ID",
                left_out,
            )
        )
    if shorter:
        note(
            tn(
                "journal.without-item9",
                "{n} entry went without its question about thoughts of dying. To add it: --include ID",
                "{n} entries went without their question about thoughts of dying. To add one: --include ID",
                shorter,
            )
        )
    say(shown(path))
    return exits.DONE


def import_arguments(parser: ArgumentParser) -> None:
    """An export, or another journal: a backup, or a copy that a cloud service made."""
    opening.arguments(parser)
    secrets.arguments(parser, "file-")
    parser.add_argument("file")


def import_(arguments: Namespace, context: Context) -> int:
    """Bring its entries into the journal. Twice changes nothing."""
    from selfhelp.journal import merge, sealed, sentences

    path = os.path.abspath(arguments.file)
    if not os.path.lexists(path):
        raise exits.UsageError(t("journal.no-file", "There is no file {path}.", path=shown(path)))
    with opening.journal(arguments, context) as journal:
        found = secrets.given(arguments, "file-")
        secret = secrets.typed(file_question()) if found is None else found
        try:
            merged = merge.merge(journal, *sealed.unseal(path, secret))
        except NotRead as problem:
            raise exits.UsageError(str(problem)) from problem
    say(*sentences.merged(merged))
    return exits.DONE


def file_question() -> str:
    """What asks for the passphrase of an export or of another journal."""
    return t("journal.file-passphrase", "Passphrase of that file:")


def backup_arguments(parser: ArgumentParser) -> None:
    """Where to."""
    opening.arguments(parser)
    parser.add_argument("file")


def backup(arguments: Namespace, context: Context) -> int:
    """A copy that was opened and read whole before it counts."""
    path = os.path.abspath(arguments.file)
    with opening.journal(arguments, context) as journal:
        if os.path.isdir(path):
            path = os.path.join(path, os.path.basename(context.places.journal))
        journal.vault.backup(path)
        count = len(journal)
    note(
        tn(
            "journal.backed-up",
            "The copy was opened and read: {n} entry. It has the same passphrase.",
            "The copy was opened and read: {n} entries. It has the same passphrase.",
            count,
        )
    )
    say(shown(path))
    return exits.DONE


def verify_arguments(parser: ArgumentParser) -> None:
    """None of its own."""
    opening.arguments(parser)
    parser.add_argument("--json", action="store_true")


def verify(arguments: Namespace, context: Context) -> int:
    """Read all of it from the disk, and name what is damaged."""
    from selfhelp.vault import Vault

    secrets.must_not_be_guest(context)
    opening.must_exist(context)
    vault, parts = Vault.open_readable(context.places.journal, **secret_of(arguments))
    count = sum(1 for _ in vault)
    vault.close()
    if arguments.json:
        say_json([{"id": part} for part in parts])
    elif not parts:
        say(
            tn(
                "journal.sound",
                "The journal is sound: {n} entry read.",
                "The journal is sound: {n} entries read.",
                count,
            )
        )
    else:
        say(*damage_lines(parts, count))
    return exits.DAMAGED if parts else exits.DONE


def secret_of(arguments: Namespace) -> dict[str, str]:
    """The passphrase or the recovery code, as the vault wants it."""
    if arguments.recovery_code:
        return {"code": secrets.typed(t("journal.code", "Recovery code:"))}
    return {"passphrase": secrets.ask(arguments)}


def damage_lines(parts: Iterable[str], count: int) -> list[str]:
    """What is damaged and what is not."""
    lines = [t("journal.damaged-part", "Damaged: {part}", part=part) for part in parts]
    lines.append(
        tn(
            "journal.readable",
            "{n} entry can still be read.",
            "{n} entries can still be read.",
            count,
        )
    )
    return lines


def repair_arguments(parser: ArgumentParser) -> None:
    """Where the readable entries go, and the passphrase of the new file."""
    opening.arguments(parser)
    secrets.arguments(parser, "new-")
    parser.add_argument("-o", "--output", metavar="FILE", required=True)


def repair(arguments: Namespace, context: Context) -> int:
    """Save what can be read to a new journal. The damaged one is left as it is."""
    from selfhelp.vault import Vault

    secrets.must_not_be_guest(context)
    opening.must_exist(context)
    path = os.path.abspath(arguments.output)
    damaged, parts = Vault.open_readable(context.places.journal, **secret_of(arguments))
    items, deleted = damaged.items(), damaged.tombstones()
    damaged.close()
    note(t("journal.repair-new", "The new file gets a passphrase; it may be the same one."))
    fresh, _ = Vault.create(path, secrets.ask_new(arguments, "new-"))
    fresh.write(items, deleted)
    fresh.close()
    say(*damage_lines(parts, len(items)))
    note(
        t(
            "journal.repaired",
            "They are saved in {path}. The damaged file is left as it is. To use the new one, put it in"
            " the place of {old}.",
            path=shown(path),
            old=shown(context.places.journal),
        )
    )
    return exits.DONE
