"""Which packs are installed: `packs/registry.json`, read by lists and when a language is chosen.

`packs/<tag>/<16 digits>/source/` holds a pack as it came, `.../compiled/` what the app reads. Which
digits count stands in the registry alone, so writing it is the one moment at which a pack changes.
"""

import json
import os
import re
from typing import Any, NamedTuple

from selfhelp.files import NotRead, read_small, write_atomic
from selfhelp.locations import Places

LIMIT = 1024 * 1024
"""Bytes; a row takes some hundred."""

NAME = "registry.json"
OURS = ""
"""In the place of a folder: it lies in the compiled content of the program."""
_TAG = re.compile(r"[a-z]{2,3}(?:_[A-Za-z0-9]+)*")
_FOLDER = re.compile(_TAG.pattern + "/[0-9a-f]{16}")


class Row(NamedTuple):
    """An installed pack.

    Attributes:
        tag: in CLDR's form.
        name, name_en: the language's own name, and the English one.
        direction: "ltr" or "rtl".
        version: the pack's own.
        digest: of all its files (`sums.digest`).
        key: the public key that it was signed with, as `sign.PublicKey.text`; "" if it wasn't.
        fallback: what its manifest names.
        whole: whether all essentials are translated.
        percent: of all texts that are translated and up to date.
        stamp: of the content and program that it was compiled for.
        folder: where it lies below the packs folder: "fa_AF/0123456789abcdef"; `OURS` for one that
            comes with the program, which needs no stamp.
    """

    tag: str
    name: str
    name_en: str
    direction: str
    version: str
    digest: str
    key: str
    fallback: tuple[str, ...]
    whole: bool
    percent: int
    stamp: str
    folder: str


def read(places: Places) -> dict[str, Row]:
    """The installed packs by tag, in the order of their tags; those that can't be understood are
    left out. Never raises.
    """
    try:
        data = read_small(os.path.join(places.packs, NAME), LIMIT) if places.packs else None
    except NotRead:
        return {}
    if data is None:
        return {}
    try:
        rows = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    found = [_row(each) for each in rows] if isinstance(rows, list) else []
    return {row.tag: row for row in sorted(filter(None, found)) if row.folder != OURS}


def bundled(places: Places) -> dict[str, Row]:
    """The languages that come with the program, besides English. Never raises."""
    try:
        with open(os.path.join(places.compiled, "packs.json"), encoding="utf-8") as file:
            rows = json.load(file)
        made = [
            _row({**row, "digest": "", "key": "", "percent": 100, "stamp": "", "folder": OURS})
            for row in rows
        ]
    except (OSError, ValueError, TypeError):
        return {}
    return {row.tag: row for row in filter(None, made)}


def every(places: Places) -> dict[str, Row]:
    """All languages besides English. One that comes with the program is never another's."""
    both = {**read(places), **bundled(places)}
    return {tag: both[tag] for tag in sorted(both)}


def write(places: Places, rows: dict[str, Row]) -> None:
    """Keep them. Raises NotSaved."""
    listed = [row._asdict() for _, row in sorted(rows.items())]
    text = json.dumps(listed, indent=1, ensure_ascii=True)
    write_atomic(os.path.join(places.packs, NAME), text.encode() + b"\n")


def source(places: Places, row: Row) -> str:
    """Where the pack lies as it came."""
    return os.path.join(places.packs, row.folder, "source")


def compiled(places: Places, folder: str, stamp: str) -> str:
    """Where the app reads a language; "" if that is no folder of ours.

    Args:
        folder: as in the registry; the tag for one that comes with the program.
        stamp: "" for one that comes with the program.
    """
    if not stamp:
        return os.path.join(places.compiled, folder) if _TAG.fullmatch(folder) else ""
    if not _FOLDER.fullmatch(folder):
        return ""
    return os.path.join(places.packs, folder, "compiled")


def stamp(places: Places) -> str:
    """What the bundled content was made from; "" if the installation is broken."""
    try:
        with open(os.path.join(places.compiled, "stamp"), encoding="ascii") as file:
            return file.read(100)
    except (OSError, ValueError):
        return ""


def _row(data: Any) -> Row | None:
    try:
        row = Row(**{**data, "fallback": tuple(data["fallback"])})
    except (TypeError, KeyError, AttributeError):
        return None
    kinds: dict[str, type] = {"fallback": tuple, "whole": bool, "percent": int}
    fits = all(type(value) is kinds.get(name, str) for name, value in row._asdict().items())
    plain = fits and all(isinstance(each, str) for each in row.fallback)
    if not plain or not _TAG.fullmatch(row.tag):
        return None
    return row if row.folder == OURS or _FOLDER.fullmatch(row.folder) else None
