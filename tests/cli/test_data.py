"""`selfhelp data show|remove`: what is kept is what was asked for, and goes when a yes is typed."""

import json
import os

import pytest

from tests.cli.running import AtTerminal, calm

LAWYER = "lawyer"
KEPT = ".local/share/selfhelp/settings.json"


@pytest.fixture
def kept(home):
    """A data folder with settings, an unfinished save, and things of the person's own."""
    folder = home / ".local/share/selfhelp"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text('{"country": "GB"}')
    (folder / f"settings.json.{'0' * 16}.part").write_text("{")
    (folder / "packs" / "xx").mkdir(parents=True)
    (folder / "packs" / "xx" / "pack.yaml").write_text("x")
    (folder / "holiday.txt").write_text("mine")
    (folder / "settings.json.bak").write_text("mine")
    return folder


def tree(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.usefixtures("untouched")
def test_nothing_kept(cli):
    for what in ("show", "remove"):
        ended = cli("data", what)
        assert (ended.code, ended.out, ended.err) == (0, "Nothing is kept on this device.\n", "")


def choose_france(app, remember, typed="France"):
    app.wait("What do you need right now?")
    menu = app.answer("Type a number from 1 to", "settings")
    assert "Settings" in menu
    app.answer("or Enter for 5:", "1")
    app.answer("Type the name of your country, or Enter for none:", typed)
    asked = app.answer("or Enter for 2:", remember)
    assert "Whoever uses this device could see it." in asked
    app.answer("or Enter for 5:", "quit")
    app.answer("or Enter for 1:", "2")
    assert app.end() == 0
    assert "Traceback" not in app.seen


def test_a_country_is_kept_only_after_a_yes(program, home):
    app = AtTerminal(program, "--plain")
    choose_france(app, "no")
    assert tree(home) == []
    app = AtTerminal(program, "--plain")
    choose_france(app, "")
    assert tree(home) == []

    app = AtTerminal(program, "--plain")
    choose_france(app, "yes")
    assert "It is remembered." in app.seen
    assert tree(home) == [".local", ".local/share", ".local/share/selfhelp", KEPT]
    assert json.loads((home / KEPT).read_text())["country"] == "FR"
    assert (home / KEPT).stat().st_mode & 0o777 == 0o600
    assert (home / KEPT).parent.stat().st_mode & 0o777 == 0o700

    assert "France" in program.run("now").out
    shown = calm(program.run("data", "show"))
    assert str(home / KEPT) in shown.out
    assert "readable without a passphrase" in shown.out
    rows = json.loads(program.run("data", "show", "--json").out)
    assert [(row["id"], row["path"]) for row in rows] == [("settings", str(home / KEPT))]

    # And it goes again, folder and all.
    app = AtTerminal(program, "data", "remove")
    printed = app.answer("press Enter:", "yes")
    assert LAWYER in printed
    assert app.end() == 0
    assert "Removed:" in app.seen
    assert not (home / KEPT).parent.exists()
    assert "No country is chosen" in program.run("now").out


def test_guests_are_not_asked(program, home):
    app = AtTerminal(program, "--plain", "--guest")
    app.wait("What do you need right now?")
    app.answer("Type a number from 1 to", "settings")
    app.answer("or Enter for 5:", "1")
    app.answer("or Enter for none:", "France")
    app.answer("or Enter for 5:", "quit")
    app.answer("or Enter for 1:", "2")
    assert app.end() == 0
    assert "Remember this country" not in app.seen
    assert tree(home) == []


def test_a_folder_that_cannot_be_written_is_said(program, home):
    app = AtTerminal(program, "--plain", SELFHELP_HOME="/dev/null/x")
    choose_france(app, "yes", "Ireland")
    assert "/dev/null/x can't be used" in app.seen
    assert "It is remembered." not in app.seen
    assert tree(home) == []


def test_remove_shows_what_then_the_lawyer_sentence_then_asks(cli, kept):
    out = cli("data", "remove", stdin="no\n").out
    listed = out.index(str(kept / "settings.json"))
    lawyer = out.index(LAWYER)
    ordinary = out.index("This is an ordinary deletion.")
    ask = out.index("type yes and press Enter:")
    assert listed < lawyer < ordinary < ask
    assert "holiday" not in out


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "\n",
        "no\n",
        "y\n",
        "yes please\n",
        "yess\n",
        "ye",
        "\x1b[Ayes\n",
        "yes" * 50,
        "\0yes\n",
        " \n yes\n",
    ],
)
def test_only_a_typed_yes_removes(cli, kept, typed):
    before = tree(kept)
    ended = cli("data", "remove", stdin=typed)
    assert ended.code == 1
    assert ended.out.endswith("Nothing was removed.\n")
    assert tree(kept) == before


@pytest.mark.parametrize("typed", ["yes\n", "YES\n", "  Yes  \n", "yes"])
def test_a_yes_removes_ours_and_leaves_the_rest(cli, kept, typed):
    ended = cli("data", "remove", stdin=typed)
    assert (ended.code, ended.err) == (0, "")
    assert tree(kept) == ["holiday.txt", "settings.json.bak"]
    assert ended.out.count("Removed: ") == 3
    assert cli("data", "show").out == "Nothing is kept on this device.\n"


def test_guest_refuses(cli, kept):
    before = tree(kept)
    for argv in (("--guest", "data", "remove"), ("data", "remove", "--guest")):
        ended = cli(*argv, stdin="yes\n")
        assert (ended.code, ended.out) == (2, "")
        assert "--guest" in ended.err
        assert tree(kept) == before
    assert cli("data", "show", "--guest").code == 0


@pytest.mark.parametrize(
    "shell",
    [
        'exec "$@" <&-',
        'exec "$@" </dev/null',
        'exec "$@" 0>/dev/null',
        'exec "$@" </dev/zero',
        'head -c 30000000 /dev/zero | "$@"',
        'yes | "$@"',
        'printf "\\377\\376\\n" | "$@"',
    ],
)
def test_nobody_to_ask(program, kept, shell):
    before = tree(kept)
    ended = program.run("data", "remove", shell=f"ulimit -v 400000; {shell}")
    assert ended.code == 1, ended
    assert ended.out.endswith("Nothing was removed.\n")
    assert ended.err == ""
    assert tree(kept) == before


def test_nothing_is_removed_when_the_question_cannot_be_shown(program, kept):
    before = tree(kept)
    ended = calm(program.run("data", "remove", shell='echo yes | "$@" >/dev/full'))
    assert ended.code == 6
    assert len(ended.err.splitlines()) == 1
    assert tree(kept) == before


def test_what_cannot_be_removed_is_said(program, kept, home):
    kept.chmod(0o555)
    ended = calm(program.run("data", "remove", stdin="yes\n", ordinary=True))
    kept.chmod(0o755)
    assert ended.code == 6
    assert "settings.json was not deleted (Permission denied)" in ended.err
    assert (kept / "settings.json").exists()


def test_links_go_and_what_they_point_to_stays(cli, kept, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "letter.txt").write_text("mine")
    (kept / "journal.vault").symlink_to(own / "letter.txt")
    (kept / "help-now.json").symlink_to(own)
    (kept / "state.json").symlink_to("/nonexistent")
    ended = cli("data", "remove", stdin="yes\n")
    assert ended.code == 6
    assert ended.err.count("what it points to was not deleted") == 3
    assert (own / "letter.txt").read_text() == "mine"
    assert not os.path.lexists(kept / "state.json")


def test_a_damaged_text_keeps_data_because_the_lawyer_sentence_must_come_first(
    cli, kept, package, tmp_path, monkeypatch
):
    monkeypatch.setattr("selfhelp.locations._compiled", lambda: str(tmp_path))
    before = tree(kept)
    ended = cli("data", "remove", stdin="yes\n")
    assert ended.code == 1
    assert "missing or damaged" in ended.err
    assert tree(kept) == before


@pytest.mark.parametrize("what", ["show", "remove"])
def test_a_folder_that_cannot_be_looked_at_is_not_called_empty(cli, what):
    ended = cli("data", what, "--data", "/dev/null")
    assert ended.code == (1 if what == "show" else 6)
    assert ended.out == ""
    assert "it is a file, not a folder" in ended.err
