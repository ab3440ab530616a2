"""`selfhelp pack new TAG`: a folder to translate in, with what to do next."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say
from selfhelp.cli.exits import UsageError
from selfhelp.cli.options import short
from selfhelp.domain.strings import t, tn
from selfhelp.files import shown


def arguments(parser: ArgumentParser) -> None:
    """The language, and where to make the folder."""
    parser.add_argument("tag", metavar="TAG")
    parser.add_argument("--in", dest="into", metavar="DIR", default="")


def run(arguments: Namespace, context: Context) -> int:
    """Make the folder; one that is there is left alone."""
    from selfhelp.cli.pack.source import Progress
    from selfhelp.l10n import fresh, pack, tags, units
    from selfhelp.locations import translators

    tag = tags.parse(arguments.tag)
    if tag is None:
        raise UsageError(
            t(
                "pack.no-tag",
                "{typed} is no language code; write one such as fa-AF, pt-BR or sw.",
                typed=short(arguments.tag),
            )
        )
    if tag == tags.ENGLISH:
        raise UsageError(
            t("pack.english", "English is what packs are translated from; it needs no pack.")
        )
    progress = Progress()
    texts = units.read(context.places.compiled)
    folder = Path(arguments.into or translators(), tag.cldr)
    if folder.exists():
        note(
            t(
                "pack.exists",
                "{folder} is there already, so nothing was changed. To bring it up to date: selfhelp"
                " pack update {tag}",
                folder=shown(str(folder)),
                tag=tag.cldr,
            )
        )
        return exits.FAILED
    about = fresh.known(tag)
    made = fresh.files(tag, texts)
    for name, data in made.items():
        progress(name)
        pack.write(folder / name, data)
    progress.done()
    count = sum(name.endswith(".po") for name in made)
    say(
        tn(
            "pack.made",
            "Made {folder} with {n} file to translate.",
            "Made {folder} with {n} files to translate.",
            count,
            folder=shown(str(folder)),
        )
    )
    if not about.found:
        say(
            t(
                "pack.unknown-language",
                "Nothing is known of this language here: write its name, its direction and its plural"
                " rule into pack.yaml.",
            )
        )
    _next(tag.cldr, texts.rooms[:5])
    return exits.DONE


def _next(code: str, first: tuple[str, ...]) -> None:
    say(
        "",
        t("pack.next", "What to do next:"),
        t(
            "pack.next-1",
            "1. Read READ-ME-FIRST.txt in that folder, and put your name in pack.yaml.",
        ),
        t(
            "pack.next-2",
            "2. Open these files, in this order, in Poedit or a text editor: {files}",
            files=", ".join(f"po/{room}.po" for room in first),
        ),
        t("pack.next-3", "3. Look for mistakes: selfhelp pack check {code}", code=code),
        t("pack.next-4", "4. See how far you are: selfhelp pack status {code}", code=code),
    )
