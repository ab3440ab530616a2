"""`selfhelp pack pseudo en_XA|en_XB`: a made-up language, to try the screens and a whole pack with."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from selfhelp.cli import exits
from selfhelp.cli.context import Context, say
from selfhelp.domain.strings import t
from selfhelp.files import shown
from selfhelp.l10n import pack, units
from selfhelp.l10n.pseudo import LOCALES
from selfhelp.l10n.pseudo_pack import files
from selfhelp.locations import translators


def arguments(parser: ArgumentParser) -> None:
    """Which one, and where to make its folder."""
    parser.add_argument("tag", choices=LOCALES)
    parser.add_argument("--in", dest="into", metavar="DIR", default="")


def run(arguments: Namespace, context: Context) -> int:
    """Make the pack anew."""
    texts = units.read(context.places.compiled)
    folder = Path(arguments.into or translators(), arguments.tag)
    for name, data in files(arguments.tag, texts).items():
        pack.write(folder / name, data)
    say(
        t(
            "pseudo.made",
            "Made {folder}. To see it: selfhelp pack preview {folder}",
            folder=shown(str(folder)),
        )
    )
    return exits.DONE
