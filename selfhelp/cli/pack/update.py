"""`selfhelp pack update [PACK]`: bring a pack up to the English of today, by unit id."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say
from selfhelp.cli.pack import source
from selfhelp.domain.strings import t, tn
from selfhelp.files import shown
from selfhelp.l10n import fresh, po, tags, units
from selfhelp.l10n.merge import Report, merge
from selfhelp.l10n.pack import Pack, write
from selfhelp.l10n.units import Texts


def arguments(parser: ArgumentParser) -> None:
    """Which pack; all of them if none is named."""
    source.argument(parser, needed=False)


def run(arguments: Namespace, context: Context) -> int:
    """Update one pack or all, and say what changed."""
    texts = units.read(context.places.compiled)
    folders = [source.folder(arguments.pack)] if arguments.pack else source.every()
    if not folders:
        note(t("pack.no-packs", "There are no language packs here."))
        return exits.FAILED
    worst = exits.DONE
    for folder in folders:
        worst = max(worst, _update(folder, texts))
    return worst


def _update(folder: Path, texts: Texts) -> int:
    progress = source.Progress()
    found, problems = source.read(folder, progress)
    say(t("pack.heading", "{pack}:", pack=shown(folder.name)))
    if found is None:
        progress.done()
        source.say_problems(problems)
        return exits.FAILED
    files, report = updated(found, texts)
    for name, data in files.items():
        progress(name)
        path = folder / name
        if not path.exists() or path.read_bytes() != data:
            write(path, data)
    if (folder / fresh.FIRST).exists() and (tag := tags.parse(found.manifest.locale)):
        write(folder / fresh.FIRST, fresh.first(tag, texts).encode())
    for room in found.rooms.keys() - set(texts.rooms):
        # All that was in it has been taken over.
        (folder / f"po/{room}.po").unlink()
    progress.done()
    _say(report)
    return exits.DONE


def updated(pack: Pack, texts: Texts) -> tuple[dict[str, bytes], Report]:
    """The files of a pack brought up to date, by name, and what was done."""
    said = pack.manifest
    rooms, report = merge(pack.rooms, texts, said.rule.forms)
    made = {}
    for room, file in rooms.items():
        head = po.header(said.locale, said.plural, file.header)
        whole = po.PoFile(file.entries, file.obsolete, head, file.comment)
        made[f"po/{room}.po"] = po.render(whole, texts.units)
    return made, report


def _say(report: Report) -> None:
    for change in report.changed:
        say(
            t("pack.english-changed", "{id}: the English has changed.", id=change.id),
            t("pack.was", "   was: {text}", text=_line(change.old)),
            t("pack.now", "   now: {text}", text=_line(change.new)),
        )
    for id in report.back:
        say(t("pack.back", "{id}: the English is again what you translated.", id=id))
    for old, new in report.renamed.items():
        say(t("pack.renamed", "{old} is now called {new}.", old=old, new=new))
    for id in report.gone:
        say(
            t(
                "pack.no-use",
                "{id}: no longer in use. Your translation is kept at the end of the file.",
                id=id,
            )
        )
    kept = len(report.kept) + len(report.back)
    say(
        tn("pack.kept", "{n} translation is up to date.", "{n} translations are up to date.", kept),
        tn(
            "pack.look",
            "{n} needs another look.",
            "{n} need another look.",
            len(report.changed),
        ),
        tn("pack.fresh", "{n} text is new.", "{n} texts are new.", len(report.new)),
    )


def _line(text: str) -> str:
    return " ".join(text.split())
