"""`selfhelp pack preview PACK [MODULE]`: the real screens with a translator's texts."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from selfhelp.cli import exits
from selfhelp.cli.app import wants_plain
from selfhelp.cli.context import Context, note, say
from selfhelp.cli.exits import UsageError
from selfhelp.cli.options import short
from selfhelp.cli.pack import source as packs
from selfhelp.domain.strings import t, tn
from selfhelp.domain.text import plain
from selfhelp.l10n.preview import Source
from selfhelp.l10n.units import Unit

if TYPE_CHECKING:
    from selfhelp.session import Session
    from selfhelp.tui.app import Companion

SECONDS = 0.5


def arguments(parser: ArgumentParser) -> None:
    """Which pack, which part of it, and whether to go on looking."""
    packs.argument(parser)
    parser.add_argument("part", metavar="MODULE", nargs="?", default="")
    parser.add_argument("--watch", action="store_true")
    parser.add_argument("--no-ids", action="store_true")


def run(arguments: Namespace, context: Context) -> int:
    """Show it on the full screen, or as lines of text with --plain."""
    source = Source(packs.folder(arguments.pack), context.places.compiled, ids=not arguments.no_ids)
    if arguments.part and arguments.part not in source.texts.rooms:
        raise UsageError(unknown_part(arguments.part, source.texts.rooms))
    source.changed()
    if not source.read():
        packs.say_problems(source.problems)
        return exits.FAILED
    if wants_plain(context) or not _screen():
        return _lines(source, arguments.part, watch=arguments.watch)
    from selfhelp.tui import start

    def preview(session: Session) -> Companion:
        from selfhelp.tui.preview import Preview

        return Preview(session, source, arguments.part, watch=arguments.watch)

    return start.run(_session(context), preview)


def unknown_part(typed: str, rooms: Iterable[str]) -> str:
    """One sentence on a part that a pack doesn't have."""
    return t(
        "pack.no-part",
        "A pack has no part {typed}. Its parts are: {names}",
        typed=short(typed),
        names=", ".join(rooms),
    )


def _screen() -> bool:
    try:
        from selfhelp.tui import start
    except ImportError:
        return False
    return start.possible()


def _session(context: Context) -> Session:
    """One that keeps nothing and opens no journal."""
    session = context.shared_session()
    session.places = session.places._replace(guest=True)
    return session


def _lines(source: Source, part: str, *, watch: bool) -> int:
    """The texts of a part in their order; with `watch` then those that change, as they are saved."""
    asked = source.texts.of(part) if part else list(source.texts.units.values())
    shown = {unit.id: source.shown(unit.id) for unit in asked}
    if not part:  # all of it would be hundreds of pages
        asked = [unit for unit in asked if shown[unit.id][0] != "- "]
    for unit in asked:
        _say(source, unit)
    say(tn("preview.count", "{n} text.", "{n} texts.", len(asked)))
    if not watch:
        return exits.DONE
    note(t("preview.watching", "Waiting for a file to be saved. Ctrl+C ends it."))
    while True:
        time.sleep(SECONDS)
        if not source.changed():
            continue
        if not source.read():
            packs.say_problems(source.problems)
            continue
        for unit in source.texts.units.values():
            if shown.get(unit.id) != (now := source.shown(unit.id)) and unit.id in shown:
                shown[unit.id] = now
                _say(source, unit)


def _say(source: Source, unit: Unit) -> None:
    """A text with its mark and id; what is wrong with it below."""
    mark, forms = source.shown(unit.id)
    say(f"{mark}{unit.id}" if source.ids else mark.strip(), *(plain(form) for form in forms))
    for found in source.examined.found.get(unit.id, []) if source.examined else []:
        say(t("preview.found", "   Look: {what}", what=found.text))
    say("")
