"""The pictures of docs/translating.md: a pack just begun, on the real screens."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from selfhelp.domain import strings
from selfhelp.l10n import fresh, pack, po, tags, units
from selfhelp.l10n.preview import Source
from selfhelp.tui.app import Companion
from selfhelp.tui.preview import Preview
from tests.e2e import walker
from tests.tui_look.looking import session

CARD = "child-in-danger"
BEGUN = {
    "title": "Et barn er i fare nu",
    "steps.s1": 'Ring til alarmnummeret nu. Sig: <say>"Et barn har brug for hjælp."</say> Sig hvor.'
    " Bliv i røret.",
    "steps.s4": "Ingen fare i dette øjeblik, men du er bekymret? Ring i dag.",
    "called": "Jeg har ringet",
}
"""A few texts, as a translator may have them after some minutes."""


def begun(folder: Path) -> None:
    """A pack of the cards alone, with these texts; one of them from an older English text."""
    texts = units.read(walker.COMPILED)
    tag = tags.parse("da")
    assert tag is not None
    made = fresh.files(tag, texts)
    pack.write(folder / "pack.yaml", made["pack.yaml"])
    file = po.parse(made["po/cards.po"], "po/cards.po", [])
    assert file is not None
    entries = dict(file.entries)
    for name, text in BEGUN.items():
        id = f"cards.{CARD}.{name}"
        entries[id] = po.with_forms(entries[id], text)
    old = f"cards.{CARD}.steps.s4"
    entries[old] = replace(entries[old], fuzzy=True, previous="You are worried? Call today.")
    data = po.render(po.PoFile(entries, {}, file.header, file.comment), texts.units)
    pack.write(folder / "po" / "cards.po", data)


def preview(then: Callable[[Companion], str], *, ids: bool) -> str:
    """One card of it in the preview."""

    async def run(folder: Path) -> str:
        source = Source(folder, walker.COMPILED, ids=ids)
        assert source.read(), source.problems
        app = Preview(session(country="DK"), source, "cards", watch=False)
        app.at = [name for name, _ in app.stops].index(f"card:{CARD}")
        async with app.run_test(size=(80, 30)) as pilot:
            for _ in range(6):
                await pilot.pause(0.05)
            return then(app)

    try:
        with tempfile.TemporaryDirectory() as folder:
            begun(Path(folder, "da"))
            return asyncio.run(run(Path(folder, "da")))
    finally:
        strings.install(None)
