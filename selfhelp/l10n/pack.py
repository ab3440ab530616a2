"""A language pack in memory: its manifest, its translations by room, its glossary and reviews.

It is read from names and bytes, wherever they come from: a translator's folder or an archive.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from selfhelp.content.source import Problem
from selfhelp.files import NotSaved, why_not_saved
from selfhelp.l10n import manifest, po
from selfhelp.l10n.manifest import Manifest
from selfhelp.l10n.po import Entry, PoFile
from selfhelp.l10n.states import Examined, examine
from selfhelp.l10n.units import Texts, Unit

GLOSSARY = "glossary.csv"
REVIEWS = "reviews.yaml"
GLOSSARY_HEAD = ("english", "use", "avoid", "note")
MOST_BYTES = 4_000_000
_ROOM = re.compile(r"po/([a-z0-9][a-z0-9-]{0,39})\.po\Z")


@dataclass(frozen=True)
class Pack:
    """A pack whose files could all be read.

    Args:
        manifest: its `pack.yaml`.
        rooms: its PO files by room.
        avoid: words that its glossary says not to use.
        others: the rest of its files, by name.
    """

    manifest: Manifest
    rooms: Mapping[str, PoFile]
    avoid: tuple[str, ...] = ()
    others: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry in use, by unit id."""
        return {id: entry for file in self.rooms.values() for id, entry in file.entries.items()}

    def examined(self, texts: Texts) -> Examined:
        """The state of every unit, worked out now."""
        return examine(self.entries, texts, self.manifest.rule.forms, self.avoid)

    def place(self, id: str, texts: Texts) -> tuple[str, int]:
        """The file and line where a unit's translation stands, for a message."""
        for room, file in self.rooms.items():
            if id in file.entries:
                return f"po/{room}.po", file.entries[id].line
        unit: Unit | None = texts.units.get(id)
        return (f"po/{unit.room}.po", 1) if unit else ("po", 1)


def read(
    folder: str | Path, problems: list[Problem], progress: Callable[[str], None] = lambda _: None
) -> Pack | None:
    """Read a pack from a folder; what doesn't belong to a pack is left alone.

    Args:
        folder: the pack's folder.
        problems: grows by what is wrong with the form of its files.
        progress: is told the name of each file before it is read.

    Returns:
        The pack, or None if any of its files can't be read.
    """
    before = len(problems)
    files: dict[str, bytes] = {}
    for name in names(folder):
        path = Path(folder, name)
        try:
            if path.is_symlink() or not path.is_file():
                problems.append(Problem(name, 1, "this is a link or no ordinary file; replace it."))
            elif path.stat().st_size > MOST_BYTES:
                problems.append(Problem(name, 1, f"the file is over {MOST_BYTES // 1_000_000} MB."))
            else:
                files[name] = path.read_bytes()
        except OSError as why:
            problems.append(Problem(name, 1, f"the file can't be read ({why.strerror})."))
    found = from_files(files, problems, progress)
    return found if len(problems) == before else None


def names(folder: str | Path) -> list[str]:
    """The names of a pack's files that are there."""
    found = [manifest.NAME, GLOSSARY, REVIEWS, "LICENSE"]
    for inside in ("po", "overlay"):
        where = os.path.join(folder, inside)
        if os.path.isdir(where):
            listed = sorted(os.listdir(where))
            found += [f"{inside}/{name}" for name in listed if name.endswith((".po", ".yaml"))]
    return [name for name in found if os.path.lexists(os.path.join(folder, name))]


def from_files(
    files: Mapping[str, bytes],
    problems: list[Problem],
    progress: Callable[[str], None] = lambda _: None,
) -> Pack | None:
    """As `read`, from names and bytes."""
    before = len(problems)
    said = _manifest(files.get(manifest.NAME), problems)
    rooms: dict[str, PoFile] = {}
    for name, data in files.items():
        found = _ROOM.match(name)
        if name.startswith("po/") and not found:
            problems.append(
                Problem(name, 1, "the name may hold only a-z, 0-9 and - before .po; correct it.")
            )
        if found:
            progress(name)
            if file := po.parse(data, name, problems):
                rooms[found[1]] = file
    if said:
        for room, file in rooms.items():
            _head(file, f"po/{room}.po", said, problems)
    avoid = _avoid(files.get(GLOSSARY, b""), problems)
    if said is None or len(problems) > before:
        return None
    others = {name: data for name, data in files.items() if not _ROOM.match(name)}
    return Pack(said, rooms, avoid, others)


def write(path: Path, data: bytes) -> None:
    """Write one file of a translator's pack, whole or not at all, with the rights of the folder.

    Raises:
        NotSaved: it couldn't be written; the old file is as it was.
    """
    beside = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        os.replace(beside, path)
    except OSError as why:
        beside.unlink(missing_ok=True)
        raise NotSaved(why_not_saved(str(path), why)) from why


def _manifest(data: bytes | None, problems: list[Problem]) -> Manifest | None:
    if data is None:
        problems.append(Problem(manifest.NAME, 1, "this file is missing, so it is no pack."))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.append(Problem(manifest.NAME, 1, "this is not UTF-8 text; save it as UTF-8."))
        return None
    return manifest.read_text(text, problems)


def _head(file: PoFile, name: str, said: Manifest, problems: list[Problem]) -> None:
    """The head of a PO file says the same as the manifest."""
    rule = file.header.get("Plural-Forms", "")
    if _flat(rule) != _flat(said.plural):
        problems.append(
            Problem(name, 1, f"its Plural-Forms differ from pack.yaml; write {said.plural}")
        )
    language = file.header.get("Language", "")
    if language.replace("-", "_") != said.locale:
        problems.append(
            Problem(name, 1, f"its Language is not {said.locale}, as pack.yaml has it.")
        )


def _flat(rule: str) -> str:
    return "".join(rule.split()).rstrip(";")


def _avoid(data: bytes, problems: list[Problem]) -> tuple[str, ...]:
    """The words to avoid of `glossary.csv`; several in a cell stand between semicolons."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
        rows = list(csv.DictReader(lines))
    except (UnicodeDecodeError, csv.Error):
        problems.append(Problem(GLOSSARY, 1, "this is no table of comma-separated text (CSV)."))
        return ()
    if rows and "avoid" not in rows[0]:
        problems.append(
            Problem(GLOSSARY, 1, f"its first line should be: {','.join(GLOSSARY_HEAD)}")
        )
        return ()
    words = (word.strip() for row in rows for word in (row["avoid"] or "").split(";"))
    return tuple(dict.fromkeys(word for word in words if word))


def whole(examined: Examined, texts: Texts) -> bool:
    """Whether all essentials can be shown, so that people may be led to this language."""
    return all(
        examined.states[id] in ("current", "stale")
        for id, unit in texts.units.items()
        if unit.essential
    )


def gate(pack: Pack, texts: Texts) -> list[Problem]:
    """What keeps a pack from being published: errors in its units, and, if it claims to be more than
    a draft, each unit of tier safety that isn't translated from the English of today.
    """
    examined = pack.examined(texts)
    out: list[Problem] = []
    for id, found in examined.found.items():
        file, line = pack.place(id, texts)
        out += [Problem(file, line, f"{id}: {e.text}") for e in found if e.level == "error"]
    if pack.manifest.draft:
        return out
    for id, unit in texts.units.items():
        state = examined.states[id]
        if unit.tier == "safety" and state in ("missing", "stale"):
            why = {
                "missing": "is not translated",
                "stale": "was translated from another English text",
            }[state]
            file, line = pack.place(id, texts)
            text = f"{id} {why}; it is about safety, and pack.yaml claims more than draft."
            out.append(Problem(file, line, text))
    return out
