"""`selfhelp pack build PACK`: one file of a pack, to give to others."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say
from selfhelp.cli.pack import source
from selfhelp.domain.strings import t, tn
from selfhelp.files import shown, write_atomic
from selfhelp.l10n import archive, overlay, pack, sums, units
from selfhelp.l10n.refusal import PackRefused


def arguments(parser: ArgumentParser) -> None:
    """Which pack, and where the file goes."""
    source.argument(parser)
    parser.add_argument("-o", dest="out", metavar="FILE", default="")


def run(arguments: Namespace, context: Context) -> int:
    """Make the file; a pack with mistakes isn't given to anyone."""
    texts = units.read(context.places.compiled)
    folder = source.folder(arguments.pack)
    progress = source.Progress()
    found, problems = source.read(folder, progress)
    if found is not None:
        progress(folder.name)
        problems = pack.gate(found, texts)
        overlay.of_pack(found, context.places.compiled, problems)
    progress.done()
    if found is None or problems:
        for problem in problems:
            note(str(problem))
        note(
            tn(
                "pack.not-built",
                "Nothing was made. Mend this line and try again.",
                "Nothing was made. Mend these {n} lines and try again.",
                len(problems),
            )
        )
        return exits.FAILED
    said = found.manifest
    out = arguments.out or f"selfhelp-{said.locale}-{said.version}.zip"
    try:
        files = archive.read_folder(str(folder))
        for name in (archive.SUMS, archive.SIGNATURE, archive.KEY):
            files.pop(name, None)  # of an earlier state
        files[archive.SUMS] = sums.make(files)
        write_atomic(out, archive.make(files))
    except PackRefused as refused:
        note(str(refused))
        return exits.FAILED
    say(
        t("pack.built", "Made {file}.", file=shown(out)),
        t("pack.built-sign", "To sign it: selfhelp pack sign {file} --key FILE", file=shown(out)),
        t("pack.built-try", "To try it: selfhelp pack install {file}", file=shown(out)),
    )
    if not pack.whole(found.examined(texts), texts):
        say(
            t(
                "pack.built-partial",
                "The essentials are not all done, so nobody gets this language without asking for it.",
            )
        )
    return exits.DONE
