"""`selfhelp pack remove TAG`: take an installed language away."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say
from selfhelp.cli.options import short
from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.l10n import install, registry, tags


def arguments(parser: ArgumentParser) -> None:
    """Which one."""
    parser.add_argument("tag", metavar="TAG")


def run(arguments: Namespace, context: Context) -> int:
    """Remove it, after the sentence that stands before everything that is removed."""
    found = tags.parse(arguments.tag)
    tag = found.cldr if found else ""
    if tag not in registry.read(context.places):
        note(
            t(
                "packs.not-installed",
                "There is no installed language {tag}. To see them: selfhelp pack list",
                tag=short(arguments.tag),
            )
        )
        return exits.USAGE
    say(plain(context.shelf.guide().line("lawyer")))
    install.remove(tag, context.places)
    say(t("packs.removed", "Removed: {tag}. This is an ordinary deletion.", tag=tag))
    return exits.DONE
