"""`selfhelp pack status [PACK]`: how far each file is, and which help lines are past their date."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser, Namespace
from typing import Any

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say, say_json
from selfhelp.cli.pack import source
from selfhelp.domain.strings import t, tn
from selfhelp.l10n import overlay, reviews, units
from selfhelp.l10n.pack import Pack, whole
from selfhelp.l10n.states import STATES
from selfhelp.l10n.units import Texts


def arguments(parser: ArgumentParser) -> None:
    """Which pack, all of them if none is named; and how to print."""
    source.argument(parser, needed=False)
    parser.add_argument("--json", action="store_true")


def run(arguments: Namespace, context: Context) -> int:
    """Print a line for each file of each pack."""
    texts = units.read(context.places.compiled)
    folders = [source.folder(arguments.pack)] if arguments.pack else source.every()
    if not folders and not arguments.json:
        say(t("pack.no-packs", "There are no language packs here."))
    rows: list[dict[str, Any]] = []
    worst = exits.DONE
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    for folder in folders:
        progress = source.Progress()
        pack, problems = source.read(folder, progress)
        progress.done()
        if pack is None:
            note(t("pack.heading", "{pack}:", pack=folder.name))
            source.say_problems(problems)
            worst = exits.FAILED
            continue
        found = counted(pack, texts)
        past = overlay.past(overlay.of_pack(pack, context.places.compiled, []), today)
        if arguments.json:
            rows += found + [{**each, "id": f"{folder.name}/{each['id']}"} for each in past]
        else:
            _say(pack, texts, found, past)
    if arguments.json:
        say_json(rows)
    return worst


def counted(pack: Pack, texts: Texts) -> list[dict[str, Any]]:
    """For each room: how many units are in which state, and how many were signed off."""
    examined = pack.examined(texts)
    signed = reviews.read(pack.others.get(reviews.NAME, b""), [])
    rows = []
    for room in texts.rooms:
        inside = texts.of(room)
        states = [examined.states[unit.id] for unit in inside]
        count: dict[str, int] = {state: states.count(state) for state in STATES}
        left = sum(
            unit.essential and examined.states[unit.id] in ("missing", "refused") for unit in inside
        )
        good = sum(
            u.id in pack.entries and reviews.holds(u, pack.entries[u.id], signed) for u in inside
        )
        id = f"{pack.manifest.locale}/{room}"
        row: dict[str, Any] = {
            "id": id,
            "pack": pack.manifest.locale,
            "room": room,
            "units": len(inside),
        }
        rows.append({**row, **count, "signed_off": good, "essential_left": left})
    return rows


def _say(pack: Pack, texts: Texts, rows: list[dict[str, Any]], past: list[dict[str, Any]]) -> None:
    said = pack.manifest
    say(
        t(
            "pack.about",
            "{name} ({tag}), version {version}",
            name=said.name,
            tag=said.locale,
            version=said.version,
        )
    )
    for row in rows:
        done = row["current"] + row["stale"]
        line = t(
            "pack.row",
            "{room}: {done} of {all} translated ({percent} %)",
            room=row["room"],
            done=done,
            all=row["units"],
            percent=100 * done // max(1, row["units"]),
        )
        more = [
            tn(
                "pack.essential-left",
                "{n} essential text is left",
                "{n} essential texts are left",
                row["essential_left"],
            )
            if row["essential_left"]
            else "",
            tn("pack.stale", "{n} needs another look", "{n} need another look", row["stale"])
            if row["stale"]
            else "",
            tn("pack.refused", "{n} has a mistake", "{n} have a mistake", row["refused"])
            if row["refused"]
            else "",
            t("pack.signed-off", "{n} signed off", n=row["signed_off"])
            if row["signed_off"]
            else "",
        ]
        say("; ".join([line, *filter(None, more)]))
    for each in past:
        say(
            t(
                "pack.past",
                "overlay/helplines.yaml: {id} was to be looked at again by {date}.",
                id=each["id"],
                date=each["review_by"],
            )
        )
    left = sum(row["essential_left"] for row in rows)
    if whole(pack.examined(texts), texts):
        say(t("pack.essentials-done", "The essentials are done."))
    else:
        say(
            tn(
                "pack.left",
                "Essentials still to do: {n} text. Until then nobody gets this language unasked.",
                "Essentials still to do: {n} texts. Until then nobody gets this language unasked.",
                left,
            )
        )
