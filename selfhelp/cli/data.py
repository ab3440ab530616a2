"""`selfhelp data show|remove`: what is kept on this device, and taking it away."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say, say_json
from selfhelp.domain.strings import t, tn
from selfhelp.domain.text import plain
from selfhelp.files import shown


def arguments(parser: ArgumentParser, name: str) -> None:
    """What to do."""
    parser.add_argument("what", choices=("show", "remove"))
    parser.add_argument("--json", action="store_true")


def run(arguments: Namespace, context: Context) -> int:
    """Show or remove."""
    if arguments.what == "show":
        return _show(context, as_json=arguments.json)
    return _remove(context)


def _show(context: Context, *, as_json: bool) -> int:
    from selfhelp.locations.kept import inventory

    items = inventory(context.places)
    problem = context.places.problem
    if problem:
        # Nobody has looked, so nothing is said about what is there.
        note(problem)
    if as_json:
        say_json([item._asdict() for item in items])
    elif not items and not problem:
        say(t("data.none", "Nothing is kept on this device."))
    if as_json or not items:
        return exits.FAILED if problem else exits.DONE
    for item in items:
        size = tn("data.bytes", "{n} byte", "{n} bytes", item.bytes)
        open_ = (
            t("data.open", "readable without a passphrase")
            if item.readable_without_passphrase
            else t("data.sealed", "encrypted")
        )
        say(shown(item.path), f"   {item.what}. {size}, {open_}.")
    return exits.FAILED if problem else exits.DONE


def _remove(context: Context) -> int:
    """The lawyer sentence, a typed yes, then ordinary deletion and what it can't promise."""
    from selfhelp.locations.kept import inventory, remove

    if context.places.problem:
        note(context.places.problem)
        return exits.NOT_SAVED
    if not inventory(context.places):
        say(t("data.none", "Nothing is kept on this device."))
        return exits.DONE
    if context.options.guest:
        note(t("data.guest", "With --guest nothing is written or removed."))
        return exits.USAGE
    _show(context, as_json=False)
    say(
        "",
        plain(context.shelf.guide().line("lawyer")),
        t(
            "data.ordinary",
            "This is an ordinary deletion. Copies may remain on the disk, in backups and elsewhere.",
        ),
        t("data.type-yes", "To remove all of it, type {word} and press Enter:", word=_yes()),
    )
    sys.stdout.flush()
    if _typed() not in ("yes", _yes().casefold()):
        say(t("data.kept", "Nothing was removed."))
        return exits.FAILED
    removed, problems = remove(context.places)
    for path in removed:
        say(t("data.removed", "Removed: {path}", path=shown(path)))
    for problem in problems:
        note(problem)
    return exits.NOT_SAVED if problems else exits.DONE


def _typed() -> str:
    """What the person types; "" where nobody can be asked."""
    try:
        return sys.stdin.readline(100).strip().casefold() if sys.stdin is not None else ""
    except (OSError, ValueError):
        return ""


def _yes() -> str:
    return t("data.yes", "yes")
