"""Compiles the content tree to JSON under `selfhelp/_data/`, one file a module and language.

_data/stamp                     what it was built from
_data/references.json           works, by key
_data/en/index.json             lists and pathways: all that start-up and lists need
_data/en/guide.json, cards.json shared steps, Help now
_data/en/modules|tools|measures/<id>.json
_data/en/wider.json             the wider picture
_data/en/retired.json           last texts of retired ids
_data/en/regions/<CC>.json, index.json
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from selfhelp import __version__
from selfhelp.content import reviews
from selfhelp.content.codec import encode
from selfhelp.content.library import read
from selfhelp.content.source import Problem
from selfhelp.content.tree import Library
from selfhelp.domain.module import Module, Pathway, Summary

MOST_SHOWN = 20


class ContentError(Exception):
    """The content has mistakes. The text lists them, a line each, with file and line number."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        lines = [str(problem) for problem in problems[:MOST_SHOWN]]
        if len(problems) > MOST_SHOWN:
            lines.append(f"... and {len(problems) - MOST_SHOWN} more.")
        super().__init__("\n".join(lines))


def sources(root: Path) -> Iterator[Path]:
    """The files that the compiled data is made from, in a fixed order."""
    yield from sorted((root / "content").rglob("*.yaml"))
    yield root / "content" / "en" / "ledger.txt"
    # The compiler itself, since another version may write another shape; and every text of the
    # interface, for the translators' list of units.
    yield from sorted((root / "selfhelp").rglob("*.py"))
    yield from sorted(path for path in (root / "locales").rglob("*") if path.is_file())


def fingerprint(root: Path) -> str:
    """A hash of everything that the compiled data depends on."""
    digest = hashlib.sha256(__version__.encode())
    for path in sources(root):
        try:
            data = path.read_bytes()
        except OSError:
            data = b""
        digest.update(f"{path.relative_to(root).as_posix()} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def stale(root: Path) -> bool:
    """Whether the compiled data is missing or older than its sources."""
    stamp = root / "selfhelp" / "_data" / "stamp"
    try:
        return stamp.read_text(encoding="ascii") != fingerprint(root)
    except (OSError, UnicodeDecodeError):
        return True


def build(
    root: Path,
    translate: Callable[[str, str], str] = lambda _, english: english,
    more: Callable[[Library], dict[str, Any]] = lambda _: {},
) -> None:
    """Compile `root/content` into `root/selfhelp/_data`; the old data stays until all is written.

    Args:
        root: the checkout.
        translate: as in `library.read`.
        more: further files to write, of the library that was read: path below `_data` -> JSON.

    Raises:
        ContentError: something in the content is wrong; nothing was changed.
        OSError: the data can't be written.
    """
    made_from = fingerprint(root)
    library = read(root / "content", translate)
    if library.problems:
        raise ContentError(library.problems)
    data = root / "selfhelp" / "_data"
    fresh = data.with_name(f"_data.{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        for name, content in {**files(library), **more(library)}.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
            path.write_text(text, encoding="utf-8", newline="\n")
        (fresh / "stamp").write_text(made_from, encoding="ascii")
        _swap(fresh, data)
    except OSError:
        # Another process may have built the same at the same time; then nothing is lost.
        if stale(root):
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, data: Path) -> None:
    """Put a folder in the place of another, which comes back if that fails."""
    old = fresh.with_name(f"{fresh.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    try:
        data.rename(old)
    except FileNotFoundError:
        pass
    try:
        fresh.rename(data)
    except OSError:
        if old.exists() and not data.exists():
            old.rename(data)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def files(library: Library, tag: str = "en") -> dict[str, Any]:
    """The compiled files of one language: path below `_data` -> JSON."""
    assert library.guide is not None
    assert library.wider is not None
    shelves = [library.modules, library.tools, library.measures]
    if tag == "en":
        # What a reviewer signed was the English text; a translation has to be reviewed for itself.
        shelves = [
            {id: reviews.told(library, each) for id, each in shelf.items()} for shelf in shelves
        ]
    modules, tools, measures = shelves
    ordered = [modules[slug] for slug in library.order]
    result: dict[str, Any] = {
        "references.json": encode(library.references),
        f"{tag}/index.json": {
            "modules": encode([_summary(m) for m in ordered]),
            "tools": encode([_summary(t) for t in tools.values()]),
            "measures": encode([_summary(m) for m in measures.values()]),
            "pathways": encode([_existing(p, library) for p in library.pathways]),
        },
        f"{tag}/guide.json": encode(library.guide),
        f"{tag}/cards.json": encode(library.cards),
        f"{tag}/wider.json": encode(library.wider),
        f"{tag}/retired.json": library.retired,
        f"{tag}/regions/index.json": {c.code: c.name for c in library.countries.values()},
    }
    for module in modules.values():
        result[f"{tag}/modules/{module.id}.json"] = encode(module)
    for tool in tools.values():
        result[f"{tag}/tools/{tool.id}.json"] = encode(tool)
    for measure in measures.values():
        result[f"{tag}/measures/{measure.id}.json"] = encode(measure)
    for country in library.countries.values():
        result[f"{tag}/regions/{country.code}.json"] = encode(country)
    return result


def _summary(module: Module) -> Summary:
    return Summary(
        id=module.id,
        type=module.type,
        title=module.title,
        about=module.about,
        minutes=module.minutes,
        short_minutes=module.short_minutes,
        serves=module.serves,
        young=module.young,
        heavy=module.heavy,
        twin=module.twin,
        revision=module.revision,
        reviewed=module.reviewed,
        review_changed=module.review_changed,
    )


def _existing(path: Pathway, library: Library) -> Pathway:
    """A pathway leads to the modules that exist; the others join it when they are written."""

    def there(slugs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(slug for slug in slugs if slug in library.modules)

    return replace(
        path,
        modules=there(path.modules),
        must=there(path.must),
        short=there(path.short),
        later=there(path.later),
        ocd=there(path.ocd),
    )
