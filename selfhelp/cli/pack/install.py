"""`selfhelp pack install FILE`: use a language that somebody made."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say
from selfhelp.cli.pack import stranger
from selfhelp.domain.strings import t
from selfhelp.l10n import install, registry
from selfhelp.l10n.refusal import PackRefused


def arguments(parser: ArgumentParser) -> None:
    """Which pack, and whose it has to be."""
    parser.add_argument("file", metavar="FILE", nargs="?", default="")
    parser.add_argument("--key", metavar="KEY", default="")


def run(arguments: Namespace, context: Context) -> int:
    """Install a pack; without a file, make the installed ones fit this version of the program."""
    try:
        if not arguments.file:
            return _renew(context)
        found = install.check(arguments.file, context.places)
        stranger.see_to(found, arguments.key)
        row = install.install(found, context.places)
    except PackRefused as refused:
        note(str(refused))
        note(t("packs.refused", "Nothing was installed."))
        return exits.FAILED
    say(*stranger.about(found))
    say(
        t(
            "packs.installed",
            "Installed: {percent} % is translated. It does not come with selfhelp, so every page says"
            " so, its help lines are not used, and where a word can hurt someone the English stands"
            " above its own.",
            percent=row.percent,
        ),
        t(
            "packs.use",
            "To use it: selfhelp --lang {tag}, or choose it in the settings.",
            tag=row.tag.replace("_", "-"),
        ),
    )
    return exits.DONE


def _renew(context: Context) -> int:
    if not registry.read(context.places):
        say(t("packs.nothing", "No language was installed from outside."))
        return exits.DONE
    problems = install.renew(context.places)
    for problem in problems:
        note(problem)
    if problems:
        return exits.FAILED
    say(t("packs.renewed", "The installed languages fit this version of selfhelp."))
    return exits.DONE
