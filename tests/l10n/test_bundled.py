"""The gate for the packs that come with the program: none is broken, and none that claims more than
a draft leaves words of safety untranslated.
"""

from pathlib import Path

import pytest

from selfhelp.l10n import overlay, pack, units
from selfhelp.l10n.pack import gate

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "selfhelp" / "_data"
PACKS = sorted((ROOT / "locales").glob("*/"))


def mistakes(folder: Path) -> list[str]:
    """What keeps a bundled pack from being published."""
    problems: list = []
    found = pack.read(folder, problems)
    if found:
        if found.manifest.locale != folder.name:
            return [f"{folder.name} is the pack of {found.manifest.locale}"]
        overlay.of_pack(found, DATA, problems)
        problems += gate(found, units.read(DATA))
    return [f"locales/{folder.name}/{each}" for each in problems]


def test_the_bundled_packs_are_whole():
    """Those there are; the examples below show what would fail."""
    assert [each for folder in PACKS for each in mistakes(folder)] == []


SEEDS = {
    "a curly quote": ("po/ui.po", 'msgstr ""', "msgstr “”", "these quotes are curly"),
    "a lost manifest": ("pack.yaml", None, None, "this file is missing"),
    "a claim": (
        "pack.yaml",
        "modules: {}",
        "modules: {cards: {status: language, by: [r1]}}",
        "who is not among",
    ),
    "an escape": ("po/cards.po", 'msgstr ""', 'msgstr "\\u001b"', "a backslash may stand only"),
    "another language": ("pack.yaml", "locale: es", "locale: it", "its Language is not it"),
}


@pytest.mark.parametrize("kind", SEEDS)
def test_a_broken_one_would_fail(kind, tmp_path):
    from selfhelp.l10n import fresh
    from selfhelp.l10n.tags import Tag

    name, old, new, says = SEEDS[kind]
    texts = units.read(DATA)
    folder = tmp_path / "es"
    for file, data in fresh.files(Tag("es"), texts).items():
        if file in ("pack.yaml", "po/ui.po", "po/cards.po"):
            pack.write(folder / file, data)
    assert mistakes(folder) == []
    if old is None:
        (folder / name).unlink()
    else:
        text = (folder / name).read_text()
        head, found, tail = text.rpartition(old) if name.endswith(".po") else text.partition(old)
        assert found
        (folder / name).write_text(head + new + tail)
    assert any(says in each for each in mistakes(folder))


def test_safety_left_untranslated_is_let_through_in_a_draft_only(tmp_path):
    from selfhelp.l10n import fresh
    from selfhelp.l10n.tags import Tag

    texts = units.read(DATA)
    folder = tmp_path / "es"
    for file, data in fresh.files(Tag("es"), texts).items():
        pack.write(folder / file, data)
    assert mistakes(folder) == []
    text = (folder / "pack.yaml").read_text()
    text = text.replace("reviewers: []", "reviewers: [{id: r1, name: R, role: language}]")
    text = text.replace("modules: {}", "modules: {breathe: {status: language, by: [r1]}}")
    (folder / "pack.yaml").write_text(text)
    safe = sum(unit.tier == "safety" for unit in texts.units.values())
    found = mistakes(folder)
    assert len(found) == safe
    assert all("it is about safety" in each for each in found)
