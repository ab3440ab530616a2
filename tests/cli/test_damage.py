"""The program's own texts missing or damaged: a clear sentence, and all the help that is left."""

import json
import os
import shutil

import pytest

from selfhelp import locations
from tests.cli.running import EVERY, AtTerminal, calm

DAMAGE = {
    "gone": None,
    "empty": b"",
    "cut off": b'{"modules": [{"id": "stay-al',
    "binary": bytes(range(256)),
    "null": b"null",
    "other": b'{"modules": 1, "tools": [1], "help-now": {"x": []}, "GB": 1, "services": {}}',
    "deep": b"[" * 100_000,
    "a folder": "folder",
}

FILES = (
    "en/index.json",
    "en/guide.json",
    "en/cards.json",
    "en/modules/stay-alive.json",
    "en/tools/breathe.json",
    "en/measures/phq-9.json",
    "en/regions/index.json",
    "en/regions/GB.json",
    "en/regions/INT.json",
)

COMMANDS = (
    ("now", "--country", "GB"),
    ("now", "2", "--country", "GB"),
    ("helplines", "GB"),
    ("helplines", "GB", "--json"),
    ("helplines",),
    ("helplines", "--list"),
    ("modules",),
    ("tools", "--json"),
    ("measures",),
    ("pathways",),
    ("read", "stay-alive"),
    ("tool", "breathe"),
    ("data", "show"),
    ("data", "remove"),
    ("--country", "GB"),
)

ADVICE = "In danger, call your local emergency number."

pytestmark = pytest.mark.usefixtures("untouched")


@pytest.fixture
def data(package, tmp_path, cli, monkeypatch):
    """A copy of the compiled content that this test may break."""
    folder = tmp_path / "_data"
    shutil.copytree(package / "selfhelp/_data", folder)
    monkeypatch.setattr(locations, "_compiled", lambda: str(folder))
    return folder


def spoil(path, how):
    path.unlink()
    if isinstance(how, bytes):
        path.write_bytes(how)
    elif how == "folder":
        path.mkdir()


@pytest.mark.parametrize("how", DAMAGE)
@pytest.mark.parametrize("file", FILES)
def test_one_damaged_file(cli, data, file, how):
    spoil(data / file, DAMAGE[how])
    hurt = 0
    for argv in COMMANDS:
        ended = cli(*argv)
        assert ended.code in (0, 1), ended
        assert "Something went wrong" not in ended.err, ended
        if ended.code:
            hurt += 1
            assert len(ended.err.splitlines()) == 1, ended
            assert f"{file.removeprefix('en/')})" in ended.err
            assert "are missing or damaged (" in ended.err
            assert ADVICE in ended.err
        else:
            assert ended.err == "", ended
            assert ended.out, ended
        if argv[-1] == "--json":
            assert isinstance(json.loads(ended.out or "[]"), list)
        # The emergency number is lost only with the file that it stands in.
        if "GB" in argv and "regions" not in file:
            assert "999" in ended.out, ended
        # It is never said that a country isn't there when it is only its list that can't be read.
        assert "not in the list of countries" not in ended.err
    assert hurt


@pytest.mark.parametrize("file", ["en/regions/GB.json", "en/regions/INT.json"])
def test_a_country_that_cannot_be_read_leaves_the_rest(cli, data, file):
    (data / file).write_text("{")
    ended = cli("helplines", "GB" if "GB" in file else "INT")
    assert ended.code == 1
    assert file.removeprefix("en/") in ended.err
    if "GB" in file:
        assert "https://" in ended.out
        assert "United Kingdom" not in ended.out
    ended = cli("helplines", "FR")
    assert ended.code == 0
    assert "France" in ended.out
    ended = cli("now", "--country", "GB")
    assert ended.code == 1
    assert file.removeprefix("en/") in ended.err
    assert "1. A child is in danger now" in ended.out


def test_the_whole_folder_missing(package, program, tmp_path):
    """As after a broken installation, in real processes."""
    other = tmp_path / "other"
    shutil.copytree(package / "selfhelp", other / "selfhelp")
    env = {"PYTHONPATH": str(other)}
    for state in ("missing", "empty", "file", "unreadable"):
        folder = other / "selfhelp/_data"
        if state == "missing":
            shutil.rmtree(folder)
        elif state == "empty":
            folder.mkdir()
        elif state == "file":
            folder.rmdir()
            folder.write_text("x")
        else:
            folder.unlink()
            folder.symlink_to(folder)
        for ended in program.each([*EVERY, ("data", "remove")], env=env):
            calm(ended)
            if ended.command[0] in ("--version", "data"):
                assert (ended.code, ended.err) == (0, ""), ended
                continue
            assert ended.code == 1, ended
            said = ended.err
            assert ADVICE in said, ended
            assert "missing or damaged" in said
            assert len(said.splitlines()) == 1, ended
            assert "File" not in said


def test_now_without_its_cards_still_has_the_numbers(cli, data):
    os.unlink(data / "en/cards.json")
    for argv in (("now", "3"), ("now",), ()):
        ended = cli(*argv, "--country", "GB")
        assert ended.code == 1
        assert "Emergency: United Kingdom: 999" in ended.out
        assert "Crisis line: Samaritans (United Kingdom): 116 123" in ended.out


def test_without_the_full_screen_s_library_the_lines_of_text_go_on(program, tmp_path):
    broken = tmp_path / "textual"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise ImportError('no such library')")
    app = AtTerminal(program, "--country", "GB", PYTHONPATH=f"{tmp_path}:{program.folder}")
    app.answer("Type a number from 1 to", "help")
    app.answer("or Enter to go back:", "quit")
    app.answer("or Enter for 1:", "2")
    assert app.end() == 0
    assert "this goes on in lines of text" in app.seen
    assert "Emergency: United Kingdom: 999" in app.seen
    assert "Traceback" not in app.seen
