"""Arguments that nobody should type: never echoed raw, one clear sentence, the right code."""

import json
import random

import pytest

from selfhelp.cli.main import COMMANDS
from tests.cli.running import calm, sentence

NASTY = (
    "../../../etc/passwd",
    "/etc/passwd",
    "..",
    ".",
    "modules/stay-alive",
    "stay-alive.json",
    "STAY-ALIVE",
    "stay-alive/",
    "x" * 5000,
    "\x1b[2J\x1b[31mred",
    "\x1b]52;c;aGk=\x07",
    "\x9b2J",
    "\r\nA fine mess",
    "a\nb\nc",
    "\u202eevil",
    "\x7f\x08\x08",
    "[@click=app.quit]x[/]",
    "[bold red]x[/]",
    "<b>x</b>",
    "{typed}{id}",
    "%(prog)s %d",
    "\udcff\udc80",
    "\U0001f600",
    "--",
    "$(id)",
    "`id`",
    "'; rm -rf /",
    "\ufeff",
    "\N{HANGUL FILLER}",
    "q\u0301" * 3000,
)

ESCAPES = ("\x1b", "\x9b", "\x07", "\u202e", "\udcff", "\r")

pytestmark = pytest.mark.usefixtures("untouched")


def name(text):
    return ascii(text[:24])


def one_line(ended, code=2):
    """One sentence on standard error; nothing in it that a terminal or a marker could act on."""
    calm_but_for_typed(ended)
    assert ended.code == code, ended
    assert len(ended.err.splitlines()) == 1, ended
    assert len(ended.err) < 450, len(ended.err)
    assert not any(mark in ended.err for mark in ESCAPES), ended


def calm_but_for_typed(ended):
    assert 'File "' not in ended.err
    assert "Traceback (" not in ended.err


@pytest.mark.parametrize("typed", NASTY, ids=name)
def test_ids_commands_options_and_doors(cli, typed):
    for argv in (
        (typed,) if typed != "--" else ("xyz",),
        ("read", "--", typed),
        ("tool", "--", typed),
        ("modules", f"--{typed}"),
        ("data", "--", typed),
        ("helplines", f"--kind={typed}"),
        ("doctor", "--", typed),
        (f"--guest={typed}",),
    ):
        ended = cli(*argv)
        one_line(ended)
        assert ended.out == ""
    ended = cli("now", "--", typed)
    one_line(ended)
    assert "1. A child is in danger now" in ended.out


@pytest.mark.parametrize("typed", NASTY, ids=name)
def test_a_language_that_is_not_there_is_said_and_english_shown(cli, typed):
    for command in (("now",), ("modules",), ("read", "breathe")):
        ended = cli(*command, f"--lang={typed}")
        one_line(ended, 0)
        assert "so this is in English" in ended.err
        assert ended.out == cli(*command).out


@pytest.mark.parametrize("typed", ["en", "EN", "en_GB", "en-US", ""])
def test_english_needs_no_word(cli, typed):
    assert cli("modules", f"--lang={typed}").err == ""


@pytest.mark.parametrize("typed", [*NASTY, "\0", "a\0b", "~", "~root", "~/x", " "], ids=name)
def test_a_data_folder_of_any_name_stops_no_help(cli, typed, tmp_path):
    ended = cli("now", f"--data={typed}", "--country=GB")
    calm_but_for_typed(ended)
    assert ended.code == 0
    assert "Emergency: United Kingdom: 999" in ended.out
    for command in (("data", "show"), ("data", "show", "--json"), ("data", "remove")):
        ended = cli(*command, f"--data={typed}")
        calm_but_for_typed(ended)
        assert ended.code in (0, 1, 6)
        assert bool(ended.err) == bool(ended.code)
        assert not any(mark in ended.out + ended.err for mark in ESCAPES)
        if command[-1] == "--json":
            assert json.loads(ended.out) == []


WORDS = (
    *COMMANDS, "--plain", "--guest", "--version", "--help", "-h", "--lang", "--country", "--data",
    "--json", "--list", "--kind", "--short", "show", "remove", "1", "2", "GB", "crisis", "breathe",
    "stay-alive", "--", "-", "", "=", "--=", "--kind=", "--country=", "--data=", "--lang==", "x",
    "--json=1", "--kind=crisis", "@file", "+1", "--no-such", "-hx", "--plain=", "\x1b[0m",
)  # fmt: skip


def test_words_in_any_order(cli, full_counts):
    """The same in each run of the gate, others in the long one."""
    chance = random.Random(None if full_counts else 7)
    for _ in range(5_000 if full_counts else 600):
        argv = [chance.choice(WORDS) for _ in range(chance.randint(1, 6))]
        if "doctor" in argv:
            continue
        ended = cli(*argv, stdin="no\n")
        # Where --data= names no folder, nothing can be looked at or removed there.
        assert ended.code in ((0, 1, 2, 6) if "data" in argv else (0, 2)), ended
        assert "Something went wrong" not in ended.err
        assert ended.err or not ended.code or "Nothing was removed." in ended.out, ended
        assert ended.out or ended.err, ended


BYTES = (
    (b"\xff",),
    (b"read", b"\xff\xfe\x80"),
    (b"tool", b"\xc3\x28" * 2000),
    (b"helplines", b"--kind=\xff"),
    (b"\x1b[31m\xff",),
    (b"--\xff",),
)


def test_words_that_are_not_text(program):
    for charset in ("C.UTF-8", "C"):
        env = {"LC_ALL": charset, "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
        for ended in program.each(BYTES, env=env):
            sentence(ended, 2)
    for words in ((b"helplines", b"\xff\xfe"), (b"now", b"--country", b"G\xff")):
        ended = calm(program.run(*words))
        assert ended.code == 2
        assert "is not in the list of countries" in ended.err
        assert "local emergency number" in ended.out
    ended = calm(program.run(b"now", b"--data", b"/tmp/\xff\xfe/x", b"--lang=\xff"))
    assert ended.code == 0
    ended = calm(program.run(b"data", b"show", b"--json", b"--data", b"/tmp/\xff"))
    assert (ended.code, ended.out) == (0, "[]\n")


def test_very_many_and_very_long_words(program):
    sentence(program.run(*["modules"] * 20_000), 2)
    sentence(program.run("read", "x" * 100_000), 2)
    ended = calm(program.run("now", "--country", "G" * 100_000))
    assert ended.code == 2
    assert "1. A child is in danger now" in ended.out
