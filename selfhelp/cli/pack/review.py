"""`selfhelp pack review PACK [MODULE]`: a sheet for a reviewer, and reading back what was ticked."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser, Namespace
from pathlib import Path

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say
from selfhelp.cli.exits import UsageError
from selfhelp.cli.options import short
from selfhelp.cli.pack import source as packs
from selfhelp.cli.pack.preview import unknown_part
from selfhelp.content.source import Problem
from selfhelp.domain.strings import t, tn
from selfhelp.files import shown
from selfhelp.l10n import pack as pack_files
from selfhelp.l10n import reviews, sheet, ticks, units
from selfhelp.l10n.pack import Pack
from selfhelp.l10n.units import Texts


def arguments(parser: ArgumentParser) -> None:
    """Make a sheet, or read one back for a reviewer."""
    packs.argument(parser)
    parser.add_argument("part", metavar="MODULE", nargs="?", default="")
    parser.add_argument("--html", metavar="FILE", default="")
    parser.add_argument("--read", metavar="FILE", default="")
    parser.add_argument("--as", dest="reviewer", metavar="REVIEWER", default="")


def run(arguments: Namespace, context: Context) -> int:
    """One of the two."""
    if bool(arguments.html) == bool(arguments.read):
        raise UsageError(
            t(
                "review.which",
                "Say what to do: --html FILE makes a sheet to tick; --read FILE --as REVIEWER takes in"
                " what was ticked.",
            )
        )
    texts = units.read(context.places.compiled)
    if arguments.part and arguments.part not in texts.rooms:
        raise UsageError(unknown_part(arguments.part, texts.rooms))
    folder = packs.folder(arguments.pack)
    pack, problems = packs.read(folder)
    if pack is None:
        packs.say_problems(problems)
        return exits.FAILED
    signed = reviews.read(pack.others.get(reviews.NAME, b""), problems)
    if problems:
        packs.say_problems(problems)
        return exits.FAILED
    if arguments.html:
        return _sheet(Path(arguments.html), pack, texts, signed, arguments.part)
    return _read(Path(arguments.read), folder, pack, texts, signed, arguments.reviewer)


def _sheet(
    file: Path, pack: Pack, texts: Texts, signed: dict[str, reviews.Review], part: str
) -> int:
    examined = pack.examined(texts)
    parts: list[tuple[str, list[sheet.Row]]] = []
    for room in [part] if part else texts.rooms:
        rows = []
        for unit in texts.of(room):
            state, entry = examined.states[unit.id], pack.entries.get(unit.id)
            if entry is None or state not in ("current", "stale"):
                continue
            who = signed[unit.id].by if reviews.holds(unit, entry, signed) else ""
            rows.append(sheet.Row(unit, entry, who, stale=state == "stale"))
        if rows:
            parts.append((room, rows))
    count = sum(len(rows) for _, rows in parts)
    if not count:
        note(t("review.nothing", "There is nothing to review yet: nothing is translated here."))
        return exits.FAILED
    pack_files.write(file, sheet.html(pack.manifest, parts).encode())
    say(
        tn(
            "review.made",
            "Made {file} with {n} text to tick. It opens in any browser and needs no network.",
            "Made {file} with {n} texts to tick. It opens in any browser and needs no network.",
            count,
            file=shown(str(file)),
        )
    )
    return exits.DONE


def _read(
    file: Path,
    folder: Path,
    pack: Pack,
    texts: Texts,
    signed: dict[str, reviews.Review],
    reviewer: str,
) -> int:
    known = {person.id: person for person in pack.manifest.reviewers}
    if reviewer not in known:
        raise UsageError(
            t(
                "review.who",
                "Say who ticked it: --as ID, an id that stands under `reviewers` in pack.yaml"
                " ({names}).",
                names=", ".join(known) or t("review.nobody", "nobody stands there yet"),
            )
        )
    found = _ticks(file, pack)
    if found is None:
        return exits.FAILED
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    taken, changed = 0, []
    for id, pair in found.right.items():
        unit, entry = texts.units.get(id), pack.entries.get(id)
        if unit is None or entry is None or sheet.pair(unit, entry) != pair:
            changed.append(id)
            continue
        signed[id] = reviews.sign(unit, entry, reviewer, today)
        taken += 1
    if taken:
        pack_files.write(folder / reviews.NAME, reviews.render(signed))
    say(
        tn(
            "review.taken",
            "{n} text signed off by {name}.",
            "{n} texts signed off by {name}.",
            taken,
            name=known[reviewer].name,
        )
    )
    for id in changed:
        say(t("review.changed", "{id}: has changed since the sheet was made; not signed.", id=id))
    for id, said in found.said.items():
        where, line = pack.place(id, texts)
        say(
            t("review.said", "{file}:{line}: {id}: {said}", file=where, line=line, id=id, said=said)
        )
    return exits.DONE


def _ticks(file: Path, pack: Pack) -> ticks.Ticks | None:
    """What the file says; a sentence and None if it is no list of ticks for this pack."""
    name = shown(str(file))
    problems: list[Problem] = []
    try:
        with file.open("rb") as stream:
            data = stream.read(ticks.MOST_BYTES + 1)
        found = ticks.read(data.decode("utf-8-sig"), name, problems)
    except OSError as why:
        note(t("review.unread", "{file} can't be read: {why}.", file=name, why=why.strerror or ""))
        return None
    except UnicodeDecodeError:
        note(
            t(
                "review.not-text",
                "{file} is not text (UTF-8). Save the sheet's text again.",
                file=name,
            )
        )
        return None
    for problem in problems:
        note(str(problem))
    if found is not None and found.locale != pack.manifest.locale:
        note(
            t(
                "review.other",
                "{file} is about the pack {locale}, and this one is {own}.",
                file=name,
                locale=short(found.locale),
                own=pack.manifest.locale,
            )
        )
        return None
    return found
