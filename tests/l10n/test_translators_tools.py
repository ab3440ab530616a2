"""Preview, the reviewer's sheet and the made-up packs, as a translator uses them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from selfhelp import offline
from selfhelp.cli.main import main
from selfhelp.content.source import Problem
from selfhelp.domain import strings
from selfhelp.l10n import pack, po_lines, ticks, units
from selfhelp.l10n.preview import Source
from selfhelp.l10n.pseudo_pack import entries, files
from selfhelp.l10n.states import examine
from selfhelp.tui.preview import Preview
from tests.e2e import walker
from tests.e2e.resting import rest
from tests.tui_look.looking import session, shown

ROOMS = ("ui", "cards", "guide", "breathe")
"""Enough to try with: a whole pack takes seconds to write and read."""


@pytest.fixture(autouse=True)
def without_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    # It can't be taken away again, and other tests start programs.
    monkeypatch.setattr(offline, "install", lambda: None)


@pytest.fixture(scope="module")
def texts() -> units.Texts:
    walker.shelf()
    return units.read(walker.COMPILED)


@pytest.fixture
def folder(tmp_path: Path, texts: units.Texts) -> Path:
    """A pack of four rooms in en_XA, with a reviewer."""
    for name, data in files("en_XA", texts).items():
        if name == "pack.yaml":
            who = b"reviewers:\n  - {id: r1, name: Ida, role: clinical}"
            data = data.replace(b"reviewers: []", who)
        if name == "pack.yaml" or name[3:-3] in ROOMS:
            pack.write(tmp_path / "en_XA" / name, data)
    return tmp_path / "en_XA"


@pytest.fixture(autouse=True)
def english_after() -> Any:
    yield
    strings.install(None)


def changed(folder: Path, room: str, old: str, new: str) -> None:
    """What a translator does in a text editor."""
    path = folder / "po" / f"{room}.po"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("tag", ["en_XA", "en_XB"])
def test_a_pseudo_pack_passes_the_checks_and_is_whole(tag: str, texts: units.Texts):
    examined = examine(entries(tag, texts), texts, 2)
    wrong = {id: said for id, said in examined.found.items() if said[0].level == "error"}
    assert wrong == {}
    assert set(examined.states.values()) == {"current"}


def test_pseudo_makes_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["pack", "pseudo", "en_XB", "--in", str(tmp_path)]) == 0
    assert "direction: rtl" in (tmp_path / "en_XB" / "pack.yaml").read_text(encoding="utf-8")
    assert "pack preview" in capsys.readouterr().out


def test_lines_of_a_part_with_ids_and_marks(folder: Path, capsys: pytest.CaptureFixture[str]):
    changed(folder, "breathe", 'msgid "Paced breathing"', 'msgid "Slow breathing"')
    assert main(["pack", "preview", str(folder), "breathe", "--plain"]) == 0
    out = capsys.readouterr().out
    assert "~ breathe.title\n" in out
    assert "\nbreathe.about\n" in out
    assert main(["pack", "preview", str(folder), "breath", "--plain"]) == 2
    assert "no part" in capsys.readouterr().err


def test_a_broken_file_is_named_with_its_line(folder: Path, capsys: pytest.CaptureFixture[str]):
    changed(folder, "breathe", 'msgctxt "breathe.about"', "msgctxt breathe.about")
    assert main(["pack", "preview", str(folder), "breathe", "--plain"]) == 1
    assert re.search(r"po/breathe\.po:\d+: ", capsys.readouterr().err)


def preview(folder: Path, room: str, do: Any) -> Any:
    """The full screen on this pack, watching its files by hand."""
    import asyncio

    source = Source(folder, walker.COMPILED)
    source.changed()
    assert source.read(), source.problems

    async def run() -> Any:
        app = Preview(session(), source, room, watch=False)
        async with app.run_test(size=(80, 24)) as pilot:
            await turned(pilot)
            return await do(app, pilot)

    return asyncio.run(run())


async def turned(pilot: Any, *keys: str) -> str:
    """Press keys, and wait until the screen that they lead to has its label."""
    for key in keys:
        await pilot.press(key)
    app = pilot.app
    for _ in range(200):
        await rest(app)
        await pilot.pause()
        text = shown(app)
        if f" {app.at + 1}/{len(app.stops)} {app.stops[app.at][0]}" in text.splitlines()[0]:
            return text
    raise AssertionError(f"never came to {app.stops[app.at][0]}: {text}")


def test_real_screens_with_ids_and_read_again(folder: Path):
    async def do(app: Preview, pilot: Any) -> list[str]:
        seen = [shown(app), await turned(pilot, "f8")]
        first = app.stops[1][0]
        text = seen[1]
        assert f"[breathe.{first}" in text, text
        changed(folder, "breathe", 'msgid "Paced breathing"', 'msgid "Slow breathing"')
        changed(folder, "breathe", "Påçéð bŕéåţĥîñĝ", "Ånðé låñgsömt")
        assert app.source.changed()
        seen.append(await turned(pilot, "f5"))
        seen.append(await turned(pilot, "f6"))
        changed(folder, "breathe", 'msgctxt "breathe.about"', "msgctxt breathe.about")
        seen.append(await turned(pilot, "f5"))
        return [*seen, next(iter(app._notifications)).message]

    opening, step, again, bare, broken, told = preview(folder, "breathe", do)
    assert "en_XA 1/" in opening
    assert "en_XA 2/" in step
    assert "~ Ånðé låñgsömt" in again
    assert "[breathe.title]" in again
    assert "[breathe.title]" not in bare
    assert "po/breathe.po:" in told
    assert "Ånðé låñgsömt" in broken


def test_keys_pressed_faster_than_screens_are_drawn(folder: Path):
    async def do(app: Preview, pilot: Any) -> tuple[int, str]:
        for _ in range(3):
            app.action_turn(1)
        app.action_ids()
        return app.at, await turned(pilot)

    at, text = preview(folder, "breathe", do)
    assert at == 3
    assert "en_XA 4/4" in text
    assert "[breathe" not in text


def test_the_interface_is_walked_round(folder: Path):
    async def do(app: Preview, pilot: Any) -> int:
        for _ in app.stops:
            text = await turned(pilot, "f8")
            assert app.stops[app.at][0] in text.splitlines()[0]
        return app.at

    assert preview(folder, "", do) == 0


class Sheet(HTMLParser):
    """What a browser would find in the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.boxes: list[dict[str, str | None]] = []
        self.fields: set[str] = set()
        self.labels: set[str] = set()
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        had = dict(attrs)
        if tag == "input":
            self.boxes.append(had)
        if tag == "textarea":
            self.fields.add(had["id"] or "")
        if tag == "label" and "for" in had:
            self.labels.add(had["for"] or "")
        self.addresses += [had[name] or "" for name in ("src", "href") if name in had]


def test_a_sheet_is_ticked_and_read_back(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], texts: units.Texts
):
    page = tmp_path / "sheet.html"
    assert main(["pack", "review", str(folder), "cards", "--html", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    found = Sheet(text)
    assert len(found.boxes) == len(texts.of("cards"))
    assert all(box["aria-label"] for box in found.boxes)
    assert found.fields == found.labels
    assert found.addresses == ["#made"]
    assert "default-src 'none'" in text
    # The script makes the text of exactly these lines.
    ticked = [f"ok {box['data-pair']} {box['data-unit']}" for box in found.boxes[:2]]
    said = f"say {found.boxes[2]['data-unit']} Too formal."
    lines = [ticks.FIRST, "pack en_XA 0.1.0", *ticked, said, "end 3", ""]
    file = tmp_path / "ticks.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    capsys.readouterr()
    assert main(["pack", "review", str(folder), "--read", str(file), "--as", "nobody"]) == 2
    assert "r1" in capsys.readouterr().err
    assert main(["pack", "review", str(folder), "--read", str(file), "--as", "r1"]) == 0
    out = capsys.readouterr().out
    assert "2 texts signed off by Ida." in out
    assert re.search(r"po/cards\.po:\d+: .*Too formal\.", out)
    kept = (folder / "reviews.yaml").read_text(encoding="utf-8")
    assert len(kept.splitlines()) == 2
    assert main(["pack", "status", str(folder)]) == 0
    assert re.search(r"cards: .*; 2 signed off", capsys.readouterr().out)
    # A changed translation isn't signed by an old tick.
    id = str(found.boxes[0]["data-unit"])
    problems: list[Problem] = []
    read = pack.read(folder, problems)
    assert read is not None
    form = read.entries[id].forms[0]
    changed(folder, "cards", po_lines.escape(form), "Öţĥéŕ ŵöŕðš")
    assert main(["pack", "review", str(folder), "--read", str(file), "--as", "r1"]) == 0
    out = capsys.readouterr().out
    assert "1 text signed off" in out
    assert f"{id}: has changed" in out


@pytest.mark.parametrize(
    "text, why",
    [
        ("", "no list of ticks"),
        ("hello\n", "no list of ticks"),
        (f"{ticks.FIRST}\npack da 1\nok x y\n", "line can't be understood"),
        (f"{ticks.FIRST}\npack da 1\nsay a.b Words.\n", "part of it is missing"),
        (f"{ticks.FIRST}\npack da 1\nend 2\n", "part of it is missing"),
        (f"{ticks.FIRST}\npack da 1\nend 0\nsay a b\n", "after the end"),
    ],
)
def test_a_text_that_is_no_list_of_ticks_or_not_whole(text: str, why: str):
    problems: list[Problem] = []
    assert ticks.read(text, "ticks.txt", problems) is None
    assert why in str(problems[0])


def test_a_translation_is_only_text_on_the_sheet(folder: Path, tmp_path: Path):
    changed(folder, "breathe", "Påçéð bŕéåţĥîñĝ", "<script>alert(1)</script>")
    page = tmp_path / "sheet.html"
    assert main(["pack", "review", str(folder), "breathe", "--html", str(page)]) == 0
    assert page.read_text(encoding="utf-8").count("<script>") == 1
