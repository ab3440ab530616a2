"""Installing a pack: checked in memory, compiled, written beside the old one, then made the one that
counts by one write of the registry. Until then nothing that is in use has changed.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from selfhelp import __version__
from selfhelp.content.source import Problem
from selfhelp.domain.strings import t
from selfhelp.domain.text import controls
from selfhelp.files import NotSaved, why_not_saved, write_atomic
from selfhelp.l10n import active, archive, pack, registry, sums, tags, trust, units
from selfhelp.l10n.compile import compile_pack
from selfhelp.l10n.manifest import Manifest
from selfhelp.l10n.pack import Pack
from selfhelp.l10n.refusal import PackRefused
from selfhelp.l10n.registry import Row
from selfhelp.l10n.units import Texts
from selfhelp.locations import Places, guest_refusal, make_data_folder


class Checked(NamedTuple):
    """A pack that may be installed.

    Attributes:
        files: its files.
        pack: what they hold.
        key: whom it is from, as `sign.PublicKey.text`; "" if it isn't signed.
        notes: what of it isn't used, a sentence each.
    """

    files: Mapping[str, bytes]
    pack: Pack
    key: str
    notes: tuple[str, ...]


def check(path: str, places: Places) -> Checked:
    """Look a pack over as a stranger's: a zip, or a translator's folder.

    Raises:
        PackRefused: it must not be used; the sentence names file, text and reason.
        UnitsMissing: the program's own data can't be read.
    """
    files = archive.read(path)
    if archive.SUMS in files or not os.path.isdir(path):
        sums.check(files)
    return _checked(files, places)


def install(found: Checked, places: Places) -> Row:
    """Install a pack that was checked, or a newer version of one.

    Returns:
        Its row in the registry.

    Raises:
        PackRefused: it may not take the place of what is installed.
        NotSaved: it can't be written; nothing has changed.
    """
    if places.guest:
        raise NotSaved(guest_refusal())
    said = found.pack.manifest
    rows = registry.read(places)
    if said.locale in rows:
        trust.check_update(said, found.key, rows[said.locale])
    make_data_folder(places)
    row = _write(found, places, rows)
    rows[row.tag] = row
    try:
        _settle(places, rows)
    except NotSaved:
        shutil.rmtree(os.path.join(places.packs, row.folder), ignore_errors=True)
        raise
    return row


def remove(tag: str, places: Places) -> bool:
    """Take an installed pack away; False if there is none. Raises NotSaved."""
    if places.guest:
        raise NotSaved(guest_refusal())
    rows = registry.read(places)
    if rows.pop(tag, None) is None:
        return False
    _settle(places, rows)
    return True


def renew(places: Places) -> list[str]:
    """Compile every pack anew that was compiled for another version of the program.

    Returns:
        A sentence for each that can't be used any more.

    Raises:
        NotSaved: nothing can be written.
    """
    if places.guest:
        raise NotSaved(guest_refusal())
    rows, now = registry.read(places), registry.stamp(places)
    problems: list[str] = []
    for tag, row in list(rows.items()):
        if row.stamp == now:
            continue
        try:
            found = _checked(archive.read_folder(registry.source(places, row)), places)
            rows[tag] = _write(found, places, rows)
        except PackRefused as refused:
            problems.append(f"{row.name}: {refused}")
    _settle(places, rows)
    return problems


def _checked(files: Mapping[str, bytes], places: Places) -> Checked:
    problems: list[Problem] = []
    found = pack.from_files(files, problems)
    if found is None:
        first = problems[0]
        line = t("packs.line", "line {n}: {why}", n=first.line, why=first.text)
        raise PackRefused(line, first.file)
    said = found.manifest
    key = trust.signer(files, said.locale, said.version)
    _fits(said, places)
    texts = units.read(places.compiled)
    notes = _units(found, texts)
    if trust.HELPLINES in files:
        notes.append(
            t(
                "packs.helplines",
                "{file} is not used: help lines come only from selfhelp itself.",
                file=trust.HELPLINES,
            )
        )
    return Checked(files, found, key.text if key else "", tuple(notes))


def _fits(said: Manifest, places: Places) -> None:
    """Whether this program can take this pack at all."""
    name = archive.MANIFEST
    if said.locale == "en" or said.locale in registry.bundled(places):
        raise PackRefused(
            t("packs.ours", "this language comes with selfhelp, and no pack takes its place."), name
        )
    if trust.numbers(said.min_app or "0") > trust.numbers(__version__):
        raise PackRefused(
            t(
                "packs.newer-app",
                "it needs selfhelp {version} or newer, and this is {here}.",
                version=said.min_app,
                here=__version__,
            ),
            name,
        )


def _units(found: Pack, texts: Texts) -> list[str]:
    """Refuse a pack with a text that must not be shown; a sentence for each that only is too old.

    Where the English has changed since, an error may be nobody's fault: that text alone is left out.
    """
    notes: list[str] = []
    examined = found.examined(texts)
    for id, said in examined.found.items():
        error = next((each for each in said if each.level == "error"), None)
        if error is None:
            continue
        file, _ = found.place(id, texts)
        refused = PackRefused(error.text, file, id)
        unit, entry = texts.units[id], found.entries.get(id)
        if entry is None or texts.same(unit, *entry.source):
            raise refused
        notes.append(t("packs.left-out", "{what} It is shown in English.", what=str(refused)))
    return notes


def _write(found: Checked, places: Places, rows: Mapping[str, Row]) -> Row:
    """Compile a pack and write it into a new folder of its own. Raises NotSaved."""
    said, texts = found.pack.manifest, units.read(places.compiled)
    made = compile_pack(
        found.pack,
        places.compiled,
        _behind(said, places, rows),
        trusted=False,
        skip=trust.own_words_only,
    )
    _look_again(made)
    examined = found.pack.examined(texts)
    row = Row(
        tag=said.locale,
        name=said.name,
        name_en=said.name_en,
        direction=said.direction,
        version=said.version,
        digest=sums.digest(found.files),
        key=found.key,
        fallback=said.fallback,
        whole=pack.whole(examined, texts),
        percent=100 * len(examined.those("current")) // max(len(examined.states), 1),
        stamp=registry.stamp(places),
        folder=f"{said.locale}/{os.urandom(8).hex()}",
    )
    where = os.path.join(places.packs, row.folder)
    try:
        for name, data in found.files.items():
            _put(os.path.join(where, "source", name), data)
        for name, content in made.items():
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
            _put(os.path.join(where, "compiled", name), text.encode())
    except BaseException:
        shutil.rmtree(where, ignore_errors=True)
        raise
    return row


def _behind(said: Manifest, places: Places, rows: Mapping[str, Row]) -> list[Pack]:
    """The installed packs to look in for what this one doesn't have, nearest first."""
    tag = tags.parse(said.locale)
    assert tag is not None  # the manifest's reader has seen to it
    out: list[Pack] = []
    for name in tags.chain_of(tag, said.fallback)[1:]:
        if name in rows:
            try:
                files = archive.read_folder(registry.source(places, rows[name]))
            except PackRefused:
                continue
            if (other := pack.from_files(files, [])) is not None:
                out.append(other)
    return out


def _look_again(made: Mapping[str, Any]) -> None:
    """The compiled text itself, whatever the checks before it let through."""
    for name, content in made.items():
        for text in _texts(content):
            if found := controls(text):
                raise PackRefused(
                    t(
                        "packs.controls",
                        "character {names} is not allowed; take it out.",
                        names=", ".join(found),
                    ),
                    name,
                )


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts: Sequence[Any] = ()
    if isinstance(value, dict):
        parts = [*value, *value.values()]
    elif isinstance(value, list):
        parts = value
    return [text for part in parts for text in _texts(part)]


def _settle(places: Places, rows: dict[str, Row]) -> None:
    """Make these the packs that count, then take away what none of them uses."""
    registry.write(places, rows)
    active.forget(places)
    kept = {row.folder for row in rows.values()}
    try:
        languages = [each.name for each in os.scandir(places.packs) if each.is_dir()]
    except OSError:
        return
    for tag in languages:
        if tags.parse(tag) is None:
            continue  # not ours
        where = os.path.join(places.packs, tag)
        for name in os.listdir(where):
            if f"{tag}/{name}" not in kept:
                shutil.rmtree(os.path.join(where, name), ignore_errors=True)
        if not os.listdir(where):
            os.rmdir(where)


def _put(path: str, data: bytes) -> None:
    try:
        os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)
    except OSError as error:
        raise NotSaved(why_not_saved(path, error)) from error
    write_atomic(path, data)
