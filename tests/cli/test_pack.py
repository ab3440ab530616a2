"""`selfhelp pack new|update|check|status|build`, as a translator without programming meets them."""

import io
import json
import re
import shutil
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from selfhelp.cli import main
from selfhelp.cli.pack import source
from selfhelp.content.source import Problem
from selfhelp.l10n import fresh, po, reviews, units
from selfhelp.l10n.tags import Tag
from selfhelp.l10n.units import Texts
from tests.cli.running import Ended, calm

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "selfhelp" / "_data"


def _few():
    """A few units of each of some rooms: enough for every command, and quick."""
    every = units.read(DATA)
    rooms = ("ui", "cards", "guide", "programme", "stay-alive", "breathe")
    few = [unit for room in rooms for unit in every.of(room)[:12]]
    return Texts({unit.id: unit for unit in [*few, every.units[PAGE]]})


PAGE = "stay-alive.days.title"
FEW = _few()


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """An empty pack."""
    folder = tmp_path_factory.mktemp("packs") / "sw"
    for name, data in fresh.files(Tag("sw"), FEW).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def here(tmp_path, monkeypatch, empty):
    """The current folder, outside a checkout, with a pack in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("selfhelp.cli.main.offline.install", lambda: None)
    for place in ("selfhelp.locations", "selfhelp.cli.pack.source"):
        monkeypatch.setattr(f"{place}.translators", lambda: str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(units, "read", lambda _: FEW)
    shutil.copytree(empty, tmp_path / "sw")
    return tmp_path


def run(*argv):
    made = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", made[0])
        patch.setattr(sys, "stderr", made[1])
        # Other packs' progress may be slow on a busy machine; it has a test of its own.
        patch.setattr(source.Progress, "AFTER", 1_000.0)
        code = main.main(["pack", *argv])
        out, err = (bytes(each.buffer.getbuffer()).decode() for each in made)
    return calm(Ended(argv, code, out, err))


def translate(folder, id, text, room="ui"):
    """Write a translation as somebody with a text editor would."""
    path = folder / f"po/{room}.po"
    before = path.read_text()
    entry = re.compile(rf'(msgctxt "{re.escape(id)}"\n(?:msgid|").*?\nmsgstr )""', re.DOTALL)
    after, count = entry.subn(lambda found: f'{found[1]}"{text}"', before, count=1)
    assert count == 1, id
    path.write_text(after)


class TestNew:
    def test_a_folder_to_work_in_and_what_to_do_next(self, here):
        ended = run("new", "ht")
        assert ended.code == 0, ended
        assert "READ-ME-FIRST.txt" in ended.out
        assert "po/ui.po, po/cards.po, po/guide.po, po/programme.po, po/stay-alive.po" in ended.out
        folder = here / "ht"
        assert len(list(folder.glob("po/*.po"))) == len(FEW.rooms)
        assert run("check", "ht").code == 0

    def test_a_language_that_is_not_known(self, here):
        ended = run("new", "qzz")
        assert ended.code == 0
        assert "write its name" in ended.out

    def test_one_that_is_there_is_left_alone(self, here):
        (here / "sw/po/ui.po").write_text("mine")
        ended = run("new", "sw")
        assert ended.code == 1
        assert "is there already" in ended.err
        assert (here / "sw/po/ui.po").read_text() == "mine"

    @pytest.mark.parametrize("tag", ["../x", "English", "en", "C"])
    def test_no_language(self, here, tag):
        ended = run("new", tag)
        assert ended.code == 2
        assert len(ended.err.splitlines()) == 1

    def test_in_another_folder(self, here):
        assert run("new", "ht", "--in", "deep/er").code == 0
        assert (here / "deep/er/ht/pack.yaml").exists()


class TestCheck:
    def test_an_empty_pack_has_no_mistakes(self, here):
        ended = run("check", "sw")
        assert ended.code == 0
        assert ended.out.startswith("0 mistakes")

    def test_each_mistake_with_file_and_line(self, here):
        translate(here / "sw", PAGE, "Siku [@click=x]", "stay-alive")
        ended = run("check", "sw")
        assert ended.code == 1
        assert re.match(rf"po/stay-alive\.po:[0-9]+: {re.escape(PAGE)}: ", ended.out), ended.out
        assert "1 mistake that has to be mended." in ended.out

    def test_as_json(self, here):
        translate(here / "sw", PAGE, "Siku zinazofuata.", "stay-alive")
        ended = run("check", "sw", "--json")
        [row] = json.loads(ended.out)
        assert row["id"] == PAGE
        assert (row["file"], row["level"]) == ("po/stay-alive.po", "warning")
        assert ended.code == 0

    def test_a_broken_line_is_an_error_and_no_traceback(self, here):
        translate(here / "sw", PAGE, 'Siku "baada', "stay-alive")
        ended = run("check", "sw")
        assert ended.code == 1
        assert "po/stay-alive.po:" in ended.out
        assert "a quote inside the text" in ended.out

    def test_the_english_has_its_own_checks(self, here, monkeypatch):
        (here / "content/en").mkdir(parents=True)
        monkeypatch.setattr("selfhelp.locations.translators", lambda: str(here / "locales"))
        built, reads = Problem("content/en/a.yaml", 1, "x."), Problem("content/en/b.yaml", 2, "y.")
        monkeypatch.setattr("selfhelp.content.quality.problems", lambda _: [reads])
        for problem in (built, reads):
            library = SimpleNamespace(problems=[problem] if problem is built else [])
            monkeypatch.setattr("selfhelp.content.library.read", lambda _, found=library: found)
            ended = run("check", "en")
            assert ended.code == 1
            assert ended.out.startswith(f"{problem}\n\n1 mistake")

    def test_an_installed_program_has_no_sources_to_check(self, here):
        ended = run("check", "en")
        assert "not here" in ended.err

    @pytest.mark.parametrize("what", ["check", "build", "status", "update"])
    def test_a_pack_that_is_not_there(self, here, what):
        ended = run(what, "xx")
        assert ended.code == 2
        assert "selfhelp pack new TAG" in ended.err


class TestUpdate:
    @pytest.fixture
    def edited(self, monkeypatch):
        """Edit the English: `edited(id, text)`; with no text, take it back."""

        def edit(id, text=""):
            new = dict(FEW.units)
            if text:
                new[id] = replace(new[id], text=text)
            monkeypatch.setattr(units, "read", lambda _: Texts(new))

        return edit

    def test_an_edit_is_that_one_unit_with_old_and_new_text_and_back_it_is_none(self, here, edited):
        translate(here / "sw", PAGE, "Siku zinazofuata", "stay-alive")
        assert run("update", "sw").code == 0
        before = (here / "sw/po/stay-alive.po").read_bytes()
        edited(PAGE, "The days that come after")
        ended = run("update", "sw")
        assert f"{PAGE}: the English has changed." in ended.out
        assert "   was: The days after\n   now: The days that come after\n" in ended.out
        assert "1 needs another look." in ended.out
        text = (here / "sw/po/stay-alive.po").read_text()
        assert text.count("#, fuzzy") == 1
        assert '#| msgid "The days after"' in text
        rows = {row["room"]: row for row in json.loads(run("status", "sw", "--json").out)}
        assert [room for room, row in rows.items() if row["stale"]] == ["stay-alive"]
        edited(PAGE)
        ended = run("update", "sw")
        assert f"{PAGE}: the English is again what you translated." in ended.out
        assert (here / "sw/po/stay-alive.po").read_bytes() == before

    def test_a_file_with_a_mistake_is_not_touched(self, here):
        translate(here / "sw", PAGE, 'Siku "x', "stay-alive")
        before = {path: path.read_bytes() for path in here.rglob("*.po")}
        ended = run("update", "sw")
        assert ended.code == 1
        assert "nothing was changed" in ended.err
        assert {path: path.read_bytes() for path in here.rglob("*.po")} == before

    def test_again_nothing_changes(self, here):
        run("update", "sw")
        before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in here.rglob("*.po")}
        run("update")
        assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in here.rglob("*.po")} == before


class TestStatus:
    def test_a_line_for_each_file(self, here):
        translate(here / "sw", PAGE, "Siku zinazofuata", "stay-alive")
        ended = run("status", "sw")
        assert ended.code == 0
        assert re.search(
            r"^stay-alive: 1 of [0-9]+ translated \([0-9]+ %\); [0-9]+ essential texts are left$",
            ended.out,
            re.MULTILINE,
        )
        assert "Essentials still to do: " in ended.out

    def test_what_was_signed_off_as_it_stands_now(self, here):
        translate(here / "sw", PAGE, "Siku zinazofuata", "stay-alive")
        unit = FEW.units[PAGE]
        entry = po.Entry(PAGE, unit.text, forms=("Siku zinazofuata",))
        signed = {PAGE: reviews.sign(unit, entry, "r1", "2026-10-01")}
        (here / "sw/reviews.yaml").write_bytes(reviews.render(signed))
        assert "; 1 signed off" in run("status", "sw").out
        path = here / "sw/po/stay-alive.po"
        path.write_text(path.read_text().replace("zinazofuata", "zijazo"))
        assert "signed off" not in run("status", "sw").out

    def test_help_lines_past_their_date(self, here):
        (here / "sw/overlay").mkdir()
        (here / "sw/overlay/helplines.yaml").write_text(
            "KE:\n  listed: 2020-01-01\n  review-by: 2021-01-01\n  services:\n"
            "    - {id: ke-old, kind: crisis, name: Old, phone: '1',"
            " sources: [{address: https://example.org/}]}\n"
        )
        assert "ke-old was to be looked at again by 2021-01-01" in run("status", "sw").out
        assert json.loads(run("status", "--json").out)[-1]["id"] == "sw/ke-old"

    def test_none_here(self, here):
        shutil.rmtree(here / "sw")
        assert "no language packs" in run("status").out
        assert json.loads(run("status", "--json").out) == []


class TestBuild:
    def test_a_file_to_give_to_others(self, here):
        (here / "sw/notes.txt").write_text("mine")
        ended = run("build", "sw")
        assert ended.code == 0, ended
        with zipfile.ZipFile(here / "selfhelp-sw-0.1.0.zip") as made:
            names = made.namelist()
        assert "SHA256SUMS" in names
        assert "po/ui.po" in names
        assert not {"notes.txt", fresh.FIRST} & set(names)
        assert "The essentials are not all done" in ended.out
        first = (here / "selfhelp-sw-0.1.0.zip").read_bytes()
        run("build", "sw", "-o", "again.zip")
        assert (here / "again.zip").read_bytes() == first

    def test_mistakes_are_not_given_to_others(self, here):
        translate(here / "sw", PAGE, "Siku {x}", "stay-alive")
        ended = run("build", "sw")
        assert ended.code == 1
        assert PAGE in ended.err
        assert not list(here.glob("*.zip"))


class TestProgress:
    def test_quick_work_says_nothing(self, capsys):
        source.Progress()("po/ui.po")
        assert capsys.readouterr().err == ""

    def test_long_work_says_one_line(self, capsys, monkeypatch):
        monkeypatch.setattr(source.Progress, "AFTER", -1.0)
        progress = source.Progress()
        progress("po/ui.po")
        progress("po/cards.po")
        progress.done()
        assert capsys.readouterr().err == "Working: po/ui.po\n"

    def test_at_a_terminal_the_line_goes_away_again(self, monkeypatch):
        terminal = io.StringIO()
        monkeypatch.setattr(terminal, "isatty", lambda: True)
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setattr(source.Progress, "AFTER", -1.0)
        progress = source.Progress()
        progress("po/ui.po\x1b[2J")
        progress.done()
        assert "\x1b" not in terminal.getvalue()
        assert terminal.getvalue().endswith("\r")
