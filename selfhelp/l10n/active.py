"""The language of this run: `packs/active.json` says which compiled files are read, and nothing else
is opened, however many packs there are.

It holds the answer to one question (what the person and the system ask for); when the question is
another one, the registry is read, and the new answer is kept for the next start.
"""

import json
import os
from typing import Any, NamedTuple

from selfhelp.domain import strings
from selfhelp.files import NotRead, NotSaved, read_small, write_atomic
from selfhelp.l10n import registry
from selfhelp.l10n.catalogue import Catalogue, load
from selfhelp.l10n.scripts import unboxed
from selfhelp.locations import Places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "active.json"
LIMIT = 64 * 1024
_ASKED = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


_NONE = {"tag": "en", "name": "", "direction": "ltr", "layers": []}


class Active(NamedTuple):
    """The language to show.

    Attributes:
        tag: in CLDR's form; "en" for what comes with the program.
        name: its own name; "" for English.
        direction: "ltr" or "rtl".
        layers: (folder, name) of compiled languages to look in, nearest first; English is below.
        missing: what was asked for and isn't there, as typed; else "".
        stale: it is there and was made for another version of the program, so English is shown.
        ours: it comes with the program, so it needs no badge.
    """

    tag: str = "en"
    name: str = ""
    direction: str = "ltr"
    layers: tuple[tuple[str, str], ...] = ()
    missing: str = ""
    stale: bool = False
    ours: bool = False


def find(
    places: Places, *, flag: str = "", saved: str = "", environ: "Mapping[str, str] | None" = None
) -> Active:
    """The language of this run. Never raises; writes only the answer for the next start.

    Args:
        flag: what `--lang` says.
        saved: the setting.
        environ: the environment.
    """
    asked = [flag, saved, *((environ or {}).get(name, "") for name in _ASKED)]
    kept = _kept(places)
    if kept is None or kept.get("asked") != asked:
        installed = os.path.exists(os.path.join(places.packs, registry.NAME))
        kept = _answer(places, asked, environ or {})
        if installed and not places.guest:
            _keep(places, kept)
    return _understood(places, kept)


def forget(places: Places) -> None:
    """The packs have changed: the next start chooses anew."""
    try:
        os.unlink(os.path.join(places.packs, NAME))
    except (OSError, ValueError):
        return


def speak(active: Active) -> bool:
    """Use this language's interface from now on; False if its file is damaged (then English)."""
    if not active.layers:
        strings.install(None)
        return True
    folder, name = active.layers[0]
    catalogue: Catalogue | None = load(folder, "" if active.ours else name)
    if catalogue is not None:
        catalogue.rtl = active.direction == "rtl"
        parts = [*active.tag.split("_"), ""]
        catalogue.unboxed = unboxed(parts[0], parts[1] if len(parts[1]) == 4 else "")
    strings.install(catalogue)
    return catalogue is not None


def _kept(places: Places) -> dict[str, Any] | None:
    if not places.packs:
        return None
    try:
        data = read_small(os.path.join(places.packs, NAME), LIMIT)
        found = json.loads(data) if data else None
    except (NotRead, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _keep(places: Places, answer: dict[str, Any]) -> None:
    text = json.dumps(answer, ensure_ascii=True)
    try:
        write_atomic(os.path.join(places.packs, NAME), text.encode())
    except NotSaved:
        return  # a disk that can't be written to: the next start looks again


def _answer(places: Places, asked: list[str], environ: "Mapping[str, str]") -> dict[str, Any]:
    """Choose among the languages there are."""
    rows = registry.every(places)
    if not rows:
        wanted = asked[0] or asked[1]
        english = wanted.replace("_", "-").split("-")[0].lower() == "en" or not wanted
        return {**_NONE, "asked": asked, "missing": "" if english else wanted}
    from selfhelp.l10n.choose import Installed, choose

    there = [Installed(row.tag, row.whole, row.fallback) for row in rows.values()]
    chosen = choose(there, flag=asked[0], saved=asked[1], environ=environ)
    row = rows.get(chosen.tag)
    layers = [rows[tag] for tag in chosen.chain if tag in rows]
    return {
        "asked": asked,
        "tag": chosen.tag,
        "name": row.name if row else "",
        "direction": row.direction if row else "ltr",
        "layers": [[each.folder or each.tag, each.name, each.stamp] for each in layers],
        "missing": chosen.missing,
    }


def _understood(places: Places, kept: dict[str, Any]) -> Active:
    """The answer as what the program works with; English where it makes no sense."""
    try:
        tag, name, direction, missing = (
            str(kept[key]) for key in ("tag", "name", "direction", "missing")
        )
        rows = [(str(folder), str(own), str(made)) for folder, own, made in kept["layers"]]
    except (KeyError, TypeError, ValueError):
        return Active()
    if not rows:
        return Active(missing=missing)
    now = registry.stamp(places)
    fresh = [
        (registry.compiled(places, folder, made), own)
        for folder, own, made in rows
        if made in ("", now)
    ]
    ours = rows[0][2] == ""
    if rows[0][2] not in ("", now) or not fresh[0][0]:
        return Active(missing=missing, stale=True)
    layers = tuple((folder, own) for folder, own in fresh if folder)
    return Active(tag, name, "rtl" if direction == "rtl" else "ltr", layers, missing, ours=ours)
