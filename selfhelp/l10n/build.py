"""What the build adds to the compiled content: the units, the skeleton, and the bundled packs.

`python -m selfhelp.content build`, run.py and hatch_build.py all come through here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from selfhelp.content import build as content
from selfhelp.content.codec import encode
from selfhelp.content.source import Problem, parse
from selfhelp.content.tree import Library
from selfhelp.l10n import interface, overlay, tags, units
from selfhelp.l10n.compile import put_together
from selfhelp.l10n.pack import Pack, read, whole
from selfhelp.l10n.skeleton import Marked, content_units, skeleton
from selfhelp.l10n.units import Texts


def build(root: Path) -> None:
    """Compile everything into `root/selfhelp/_data`; the old data stays until all is written.

    Raises:
        ContentError: something is wrong; nothing was changed.
        OSError: the data can't be written.
    """
    content.build(root, Marked, lambda library: more(root, library))


def more(root: Path, library: Library) -> dict[str, Any]:
    """The files that are made for translators, of a library that was read with `Marked`.

    Raises:
        ContentError: a rename or a `same-as` leads nowhere.
    """
    problems: list[Problem] = []
    texts = gather(root, library, problems)
    if problems:
        raise content.ContentError(problems)
    bones = skeleton(library)
    return {"units.json": units.to_json(texts), **bones, **_bundled(root, library, texts, bones)}


def _bundled(root: Path, library: Library, texts: Texts, bones: dict[str, Any]) -> dict[str, Any]:
    """The packs of `locales/`, compiled, with a list of them; and the countries with what they add.

    A pack that can't be read is left out and named: a translator's half-written line must not keep
    the app from starting. `test_bundled` is what keeps it from being published.
    """
    made: dict[str, Any] = {}
    listed: list[dict[str, Any]] = []
    countries = dict(library.countries)
    own = {code: [s.id for s in each.services] for code, each in countries.items()}
    packs: dict[str, Pack] = {}
    for path in sorted((root / "locales").glob("*/pack.yaml")):
        problems: list[Problem] = []
        found = read(path.parent, problems)
        if found is None or found.manifest.locale != path.parent.name:
            print(
                f"locales/{path.parent.name} is left out; see: selfhelp pack check", file=sys.stderr
            )
            continue
        packs[path.parent.name] = found
        for code, extra in overlay.of(found, own, []).items():
            countries[code] = overlay.added(countries[code], extra)
            made[f"en/regions/{code}.json"] = encode(countries[code])
    below = {name.removeprefix("skeleton/"): content for name, content in bones.items()}
    for tag, pack in packs.items():
        known = tags.parse(tag)
        assert known is not None
        behind = tags.chain_of(known, pack.manifest.fallback)[1:]
        chain = [packs[name] for name in behind if name in packs]
        for name, file in put_together(pack, texts, below, chain).items():
            made[f"{tag}/{name}"] = file
        listed.append(
            {
                "tag": tag,
                "name": pack.manifest.name,
                "name_en": pack.manifest.name_en,
                "direction": pack.manifest.direction,
                "fallback": list(pack.manifest.fallback),
                "version": pack.manifest.version,
                "whole": whole(pack.examined(texts), texts),
            }
        )
    return {"packs.json": listed, overlay.OWN: own, **made}


def gather(root: Path, library: Library, problems: list[Problem]) -> Texts:
    """All units of a checkout, its renames and its `same-as`."""
    found = interface.units(root / "selfhelp")
    every = {unit.id: unit for unit in (*found, *content_units(library).values())}
    listed = units.in_order(every.values(), library.order)
    return Texts(listed, _renames(root, listed, problems), _same_as(root, listed, problems))


def _renames(root: Path, listed: dict[str, units.Unit], problems: list[Problem]) -> dict[str, str]:
    """`content/renames.yaml`: old id -> new id."""
    path = root / "content" / "renames.yaml"
    node = parse(path, problems, "content/renames.yaml") if path.exists() else None
    result: dict[str, str] = {}
    for old, new in (node.map() if node else {}).items():
        if new.text() not in listed:
            problems.append(Problem(new.file, new.line, f"there is no unit `{new.text()[:80]}`."))
        if old in listed:
            problems.append(Problem(new.file, new.line, f"`{old[:80]}` is still in use."))
        result[old] = new.text()
    return result


def _same_as(
    root: Path, listed: dict[str, units.Unit], problems: list[Problem]
) -> dict[str, frozenset[str]]:
    """`content/same-as.yaml`: unit id -> digests of earlier texts that meant exactly the same."""
    path = root / "content" / "same-as.yaml"
    node = parse(path, problems, "content/same-as.yaml") if path.exists() else None
    result: dict[str, frozenset[str]] = {}
    for id, digests in (node.map() if node else {}).items():
        if id not in listed:
            problems.append(Problem(digests.file, digests.line, f"there is no unit `{id[:80]}`."))
        result[id] = frozenset(item.text() for item in digests.items())
    return result
