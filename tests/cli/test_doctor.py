"""`selfhelp doctor`: the guard, the letters, the folder; 1 when something is to mend."""

import json
import shutil

import pytest

from tests.cli.running import AtTerminal, calm


def rows(ended):
    return {row["id"]: row for row in json.loads(ended.out)}


@pytest.mark.usefixtures("untouched")
def test_all_is_well(program, home):
    ended = calm(program.run("doctor"))
    assert (ended.code, ended.err) == (0, "")
    assert "this program refused each one." in ended.out
    assert "Letters: all (UTF-8)." in ended.out
    assert "Kept on this device: nothing." in ended.out
    assert str(home) in ended.out
    assert "help lines of 90 countries" in ended.out
    found = rows(program.run("doctor", "--json"))
    assert all(row["ok"] is True for row in found.values())
    assert [row["text"] for row in found.values()] == ended.out.splitlines()
    assert {"version", "content", "country", "network", "letters", "window", "folder"} <= set(found)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("charset", ["ascii", "latin-1", "cp437"])
def test_letters(program, charset):
    ended = calm(program.run("doctor", env={"PYTHONIOENCODING": charset}))
    assert ended.code == 0
    assert "what it lacks shows as a question mark" in ended.out


def test_a_country_and_where_it_comes_from(program):
    assert "Country: DE, as you chose." in program.run("doctor", "--country", "Germany").out
    out = program.run("doctor", env={"LANG": "nl_NL.UTF-8"}).out
    assert "Country: NL, from your language setting." in out
    ended = calm(program.run("doctor", "--country", "Narnia"))
    assert ended.code == 2
    assert "Country: none chosen." in ended.out


def test_a_folder_that_cannot_be_used(program):
    ended = calm(program.run("doctor", "--data", "/dev/null"))
    assert ended.code == 1
    assert ended.out.count("it is a file, not a folder") == 1
    assert ended.err == ""
    assert rows(program.run("doctor", "--json", "--data", "/dev/null"))["folder"]["ok"] is False


def test_damaged_settings(program, tmp_path):
    (tmp_path / "settings.json").write_text("{")
    ended = calm(program.run("doctor", "--data", str(tmp_path)))
    assert ended.code == 1
    assert ended.out.count("is damaged, so the usual settings are used") == 1
    assert ended.err == ""
    assert "Kept on this device: 1 file in " in ended.out
    assert rows(program.run("doctor", "--json", "--data", str(tmp_path)))["settings"]["ok"] is False


@pytest.mark.parametrize(
    "file",
    ["cards.json", "guide.json", "tools/leave.json", "regions/NZ.json", "regions/index.json"],
)
def test_damaged_texts(program, package, tmp_path, file):
    shutil.copytree(package / "selfhelp", tmp_path / "selfhelp")
    (tmp_path / "selfhelp/_data/en" / file).write_text("[")
    ended = calm(program.run("doctor", env={"PYTHONPATH": str(tmp_path)}))
    assert ended.code == 1
    assert f"{file}). Install again" in ended.out
    assert "this program refused each one." in ended.out


LEAK = """
import sys
from selfhelp import offline
offline.install = lambda: None
from selfhelp.cli import main
sys.exit(main.main(sys.argv[1:]))
"""


def test_a_missing_guard_is_found(program):
    """And nothing is sent to find out: the trial only opens, asks for a number, announces."""
    argv = [*program.argv(())[:1], "-c", LEAK, "doctor"]
    ended = calm(program.run("doctor", argv=argv))
    assert ended.code == 1
    assert "Network: not refused: open a connection," in ended.out


def test_at_a_terminal(program):
    app = AtTerminal(program, "doctor")
    assert app.end() == 0
    assert "Window: 200 columns, 40 lines." in app.seen
