"""`selfhelp pack check PACK`: what is wrong, with file, line and what to do. `en` is the English."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import NamedTuple

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say, say_json
from selfhelp.cli.pack import source
from selfhelp.content.source import Problem
from selfhelp.domain.strings import t, tn
from selfhelp.l10n import overlay, units
from selfhelp.l10n.pack import Pack, gate
from selfhelp.l10n.units import Texts


class Row(NamedTuple):
    """One thing that was found; `id` is the unit's, or the file's where it isn't about one."""

    id: str
    file: str
    line: int
    level: str
    text: str


def arguments(parser: ArgumentParser) -> None:
    """Which pack, and how to print."""
    source.argument(parser)
    parser.add_argument("--json", action="store_true")


def run(arguments: Namespace, context: Context) -> int:
    """Look a pack over; the exit code is 1 if it has errors."""
    if arguments.pack == "en":
        return _say(_english(), as_json=arguments.json)
    texts = units.read(context.places.compiled)
    folder = source.folder(arguments.pack)
    progress = source.Progress()
    found, problems = source.read(folder, progress)
    rows = [_row(each) for each in problems]
    if found:
        progress(folder.name)
        rows += looked_over(found, texts, context.places.compiled)
    progress.done()
    return _say(rows, as_json=arguments.json)


def looked_over(pack: Pack, texts: Texts, compiled: str) -> list[Row]:
    """All that is found in a pack whose files can be read, errors first."""
    examined = pack.examined(texts)
    rows = []
    for id, found in examined.found.items():
        file, line = pack.place(id, texts)
        rows += [Row(id, file, line, each.level, each.text) for each in found]
    known = {(row.id, row.text) for row in rows}
    for problem in gate(pack, texts):
        id, _, text = problem.text.partition(": ")
        if (id, text) not in known:
            rows.append(_row(problem))
    for id, entry in pack.entries.items():
        if id not in texts.units and id not in texts.renames:
            file, line = pack.place(id, texts)
            why = t("pack.unused", "this text is not in use (any more); pack update puts it aside.")
            rows.append(Row(id, file, line or entry.line, "warning", why))
    problems: list[Problem] = []
    overlay.of_pack(pack, compiled, problems)
    rows += [_row(each) for each in problems]
    return sorted(rows, key=lambda row: (row.level != "error", row.file, row.line))


def _row(problem: Problem) -> Row:
    return Row(problem.file, problem.file, problem.line, "error", problem.text)


def _english() -> list[Row]:
    """The content's own checks."""
    from selfhelp.content import quality
    from selfhelp.content.library import read
    from selfhelp.locations import translators

    content = Path(os.path.dirname(translators()), "content")
    if not (content / "en").is_dir():
        note(t("pack.no-sources", "The English sources are not here, only their compiled form."))
        return []
    library = read(content)
    # How it reads is looked at once it is well built, as `content check` does.
    return [_row(problem) for problem in library.problems or quality.problems(library)]


def _say(rows: list[Row], *, as_json: bool) -> int:
    errors = sum(row.level == "error" for row in rows)
    if as_json:
        say_json([row._asdict() for row in rows])
        return exits.FAILED if errors else exits.DONE
    for row in rows:
        what = row.text if row.id == row.file else f"{row.id}: {row.text}"
        if row.level == "warning":
            what = t("pack.warning", "(perhaps) {what}", what=what)
        say(f"{row.file}:{row.line}: {what}")
    warnings = len(rows) - errors
    if rows:
        say("")
    say(
        tn(
            "pack.errors",
            "{n} mistake that has to be mended.",
            "{n} mistakes that have to be mended.",
            errors,
        ),
        tn("pack.warnings", "{n} thing to look at.", "{n} things to look at.", warnings),
    )
    return exits.FAILED if errors else exits.DONE
