"""Odd data folders and settings, for every command: said once, and help goes on."""

import json
import os
import socket

import pytest

from tests.cli.running import calm

GOOD = '{"country": "IE", "language": "en"}'


def damaged(folder, how):
    """Put a strange settings.json into a folder."""
    path = folder / "settings.json"
    match how:
        case "empty":
            path.write_bytes(b"")
        case "cut off":
            path.write_text(GOOD[:-5])
        case "binary":
            path.write_bytes(bytes(range(256)) * 40)
        case "huge":
            with path.open("wb") as file:
                file.truncate(1 << 34)
        case "huge and whole":
            path.write_text(json.dumps({"country": "IE", "x": "y" * 10_000_000}))
        case "deep":
            path.write_text('{"country": ' + "[" * 30_000)
        case "a list":
            path.write_text("[1, 2]")
        case "wrong types":
            path.write_text('{"country": 7, "language": ["en"], "theme": {}, "lock_minutes": "x"}')
        case "nasty":
            path.write_text(
                '{"country": "\\u001b[31m", "language": "../../etc", "theme": "\\u0000"}'
            )
        case "NaN":
            path.write_text('{"lock_minutes": NaN, "plain": 1e999}')
        case "surrogates":
            path.write_text('{"country": "\\ud800", "language": "\\udfff"}')
        case "a folder":
            path.mkdir()
        case "a loop":
            path.symlink_to(path)
        case "a dead link":
            path.symlink_to("/nonexistent/x")
        case "a device":
            path.symlink_to("/dev/zero")
        case "a pipe":
            os.mkfifo(path)
        case "a socket":
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(os.path.relpath(path))


DAMAGE = (
    "empty", "cut off", "binary", "huge", "huge and whole", "deep", "a list", "wrong types",
    "nasty", "NaN", "surrogates", "a folder", "a loop", "a dead link", "a device", "a pipe",
    "a socket",
)  # fmt: skip

COMMANDS = (
    ("--version",),
    ("now",),
    ("helplines",),
    ("helplines", "GB"),
    ("modules",),
    ("read", "stay-alive"),
    ("tool", "breathe"),
    ("data", "show"),
    ("data", "show", "--json"),
    (),
)


def untouched_since(path):
    """What stays the same about a file, or a link, that is only read. When it was read doesn't."""
    found = os.lstat(path)
    return found.st_mode, found.st_ino, found.st_nlink, found.st_size, found.st_mtime_ns


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("how", DAMAGE)
def test_damaged_settings(cli, tmp_path, how, monkeypatch):
    folder = tmp_path / "kept"
    folder.mkdir()
    damaged(folder, how)
    before = untouched_since(folder / "settings.json")
    for argv in COMMANDS:
        ended = cli(*argv, "--data", str(folder))
        assert ended.code == 0, ended
        assert len(ended.err.splitlines()) <= 1
        if argv in {("now",), ()} and how != "a dead link":
            assert str(folder / "settings.json") in ended.err
            assert "No country is chosen" in ended.out
        if argv[:1] == ("data",):
            assert "settings.json" in ended.out
    # Looking changes nothing.
    assert os.listdir(folder) == ["settings.json"]
    assert untouched_since(folder / "settings.json") == before


def test_damaged_settings_in_real_processes(program, tmp_path):
    """The ones that could make a process hang or grow."""
    for how in ("a device", "a pipe", "huge", "deep"):
        folder = tmp_path / how
        folder.mkdir()
        damaged(folder, how)
        env = {"SELFHELP_HOME": str(folder)}
        for ended in program.each(env=env, shell='ulimit -v 400000; exec "$@"'):
            calm(ended)
            assert ended.code == (1 if ended.command == ("doctor",) else 0), ended


def rights(folder, mode):
    folder.chmod(mode)
    return folder


@pytest.mark.parametrize(
    "state",
    [
        "read-only home",
        "unreadable home",
        "no way in",
        "write-only",
        "read-only",
        "unreadable settings",
    ],
)
def test_folders_that_this_account_may_not_use(program, home, state):
    """As an account without special rights, also when the tests run as root."""
    kept = home / "kept"
    kept.mkdir()
    (kept / "settings.json").write_text(GOOD)
    kept.chmod(0o777)
    env: dict[str, str | None] = {"SELFHELP_HOME": str(kept)}
    seen, usable = False, True
    match state:
        case "read-only home":
            env = {}
            rights(home, 0o555)
        case "unreadable home":
            env, usable = {}, False
            rights(home, 0o000)
        case "no way in":
            rights(kept, 0o600)
            usable = False
        case "write-only":
            rights(kept, 0o300)  # what is in it can't be listed, but opened by its name
            seen, usable = True, False
        case "read-only":
            rights(kept, 0o555)
            seen = True
        case "unreadable settings":
            (kept / "settings.json").chmod(0o000)
            usable = False
    try:
        for ended in program.each(env=env, ordinary=True, cwd="/"):
            calm(ended)
            bad = not usable and ended.command[0] in ("doctor", "data")
            if state == "unreadable settings":
                bad = ended.command == ("doctor",)
            assert ended.code == (1 if bad else 0), ended
            if ended.command == ("now",):
                assert ("Ireland: 112" in ended.out) == seen, ended
                assert "Emergency: " in ended.out
            if ended.command == ("data", "show"):
                assert ("Nothing is kept" in ended.out) == (state == "read-only home"), ended
    finally:
        for path in (home, kept):
            path.chmod(0o777)


@pytest.mark.usefixtures("untouched")
def test_missing_paths_are_fine_and_stay_missing(program, tmp_path):
    path = tmp_path / "not" / "yet" / "there"
    for ended in program.each(env={"SELFHELP_HOME": str(path)}):
        calm(ended)
        assert ended.code == 0, ended
    assert not (tmp_path / "not").exists()
    ended = program.run("data", "remove", "--data", str(path))
    assert (ended.code, ended.out) == (0, "Nothing is kept on this device.\n")


def test_xdg_data_home_holds_the_folder(cli, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    (tmp_path / "selfhelp").mkdir()
    (tmp_path / "selfhelp/settings.json").write_text(GOOD)
    assert "Ireland" in cli("now").out
    # --data wins over SELFHELP_HOME, which wins over it.
    (tmp_path / "other").mkdir()
    (tmp_path / "other/settings.json").write_text('{"country": "FR"}')
    monkeypatch.setenv("SELFHELP_HOME", str(tmp_path / "other"))
    assert "France" in cli("now").out
    assert "Ireland" in cli("now", "--data", str(tmp_path / "selfhelp")).out
