"""`selfhelp pack verify FILE`: what a pack is, whom it is from, and whether it could be installed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say
from selfhelp.cli.pack import stranger
from selfhelp.domain.strings import t
from selfhelp.l10n import install
from selfhelp.l10n.refusal import PackRefused


def arguments(parser: ArgumentParser) -> None:
    """Which pack, and whose it has to be."""
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--key", metavar="KEY", default="")


def run(arguments: Namespace, context: Context) -> int:
    """Look at it as `install` would. Nothing is written."""
    try:
        found = install.check(arguments.file, context.places)
        stranger.see_to(found, arguments.key)
    except PackRefused as refused:
        note(str(refused))
        return exits.FAILED
    say(*stranger.about(found), t("packs.sound", "It is whole, and could be installed."))
    return exits.DONE
