"""Odd machines: closed streams, strange charsets, missing homes, low limits.

Whatever the surroundings, each command says what it has to say, without a word from Python
itself, with the right exit code, and leaves nothing behind.
"""

from dataclasses import dataclass, field

import pytest

from tests.cli.running import EVERY, calm

FULL = {
    ("now",): "Emergency",
    ("helplines", "GB"): "999 (United Kingdom)",
    ("--plain",): "Emergency",
}
"""What must stand on standard output wherever it can be written."""


@dataclass(frozen=True)
class Around:
    """One kind of surroundings.

    Args:
        codes: exit codes by command; 0 for those not named; "*" for all.
        silent: nothing of what is printed arrives.
    """

    name: str
    env: dict[str, str | None] = field(default_factory=dict)
    shell: str = ""
    flags: tuple[str, ...] = ()
    codes: dict[str, int] = field(default_factory=dict)
    charset: str = "utf-8"
    silent: bool = False

    def __str__(self) -> str:
        return self.name


NO_FOLDER = {"doctor": 1, "data": 1}
"""Nothing can be kept: said, and the rest goes on."""

AROUND = (
    Around("ordinary"),
    Around("stdin closed", shell='exec "$@" <&-'),
    Around("stdin write-only", shell='exec "$@" 0>/dev/null'),
    Around("stdin is nothing", shell='exec "$@" </dev/null'),
    Around("stdout closed", shell='exec "$@" >&-', silent=True),
    Around("stdout closed, no stdin", shell='exec "$@" >&- <&-', silent=True),
    Around("all closed", shell='exec "$@" >&- <&- 2>&-', silent=True),
    Around("stderr closed", shell='exec "$@" 2>&-'),
    Around("stderr full", shell='exec "$@" 2>/dev/full'),
    Around("disk full", shell='exec "$@" >/dev/full', codes={"*": 6}, silent=True),
    Around("both full", shell='exec "$@" >/dev/full 2>&1', codes={"*": 6}, silent=True),
    Around("reader gone", shell='{ "$@"; echo $? >&3; } 3>&2 | true', silent=True),
    Around("LANG=C", {"LANG": "C"}),
    Around(
        "ASCII",
        {"LANG": None, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ),
    Around("bogus locale", {"LC_ALL": "xx_YY.bogus"}),
    Around("bogus C locale", {"LC_ALL": "C.bogus", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}),
    Around("strict ascii", {"PYTHONIOENCODING": "ascii:strict"}),
    Around("latin-1", {"PYTHONIOENCODING": "latin-1"}, charset="latin-1"),
    Around("utf-16", {"PYTHONIOENCODING": "utf-16"}, charset="utf-16"),
    Around("cp437", {"PYTHONIOENCODING": "cp437"}, charset="cp437"),
    Around("no HOME", {"HOME": None}, codes=NO_FOLDER),
    Around("HOME relative", {"HOME": "here", "XDG_DATA_HOME": "here"}, codes=NO_FOLDER),
    Around("missing HOME", {"HOME": "/nonexistent"}),
    Around("HOME a file", {"HOME": "/dev/null"}, codes=NO_FOLDER),
    Around("HOME with ESC", {"HOME": "/tmp/\x1b[31m\n[@click=app.quit]"}),
    Around("HOME not UTF-8", {"HOME": "/tmp/\udcff"}),
    Around("SELFHELP_HOME relative", {"SELFHELP_HOME": "there"}),
    Around("SELFHELP_HOME empty", {"SELFHELP_HOME": "", "XDG_DATA_HOME": "here"}),
    Around("SELFHELP_HOME a file", {"SELFHELP_HOME": "/dev/null"}, codes=NO_FOLDER),
    Around("SELFHELP_HOME in a file", {"SELFHELP_HOME": "/dev/null/x"}, codes=NO_FOLDER),
    Around("SELFHELP_HOME of another", {"SELFHELP_HOME": "~nobody/x"}, codes=NO_FOLDER),
    Around("SELFHELP_HOME long", {"SELFHELP_HOME": "/" + "x" * 5000}, codes=NO_FOLDER),
    Around("no PATH", {"PATH": None}),
    Around("COLUMNS 0", {"COLUMNS": "0", "LINES": "0", "TERM": None}),
    Around("COLUMNS garbage", {"COLUMNS": "wide", "LINES": "-3", "TERM": "\x1b[31m%s%n" * 50}),
    Around("COLUMNS 1", {"COLUMNS": "1", "TERM": "dumb", "LANG": None}),
    Around("folder deleted", shell='mkdir gone.$$ && cd gone.$$ && rmdir ../gone.$$ && exec "$@"'),
    Around("umask 777", shell='umask 777; exec "$@"'),
    Around("16 files", shell='ulimit -n 16; ulimit -c 0; ulimit -s 1024; exec "$@"'),
    Around("no file may grow", shell='ulimit -f 0; exec "$@"'),
    Around("SIGPIPE ignored", shell="trap '' PIPE; exec \"$@\""),
    Around("-S", flags=("-S",)),
    Around("-OO", flags=("-OO",)),
    Around("-W error", flags=("-W", "error", "-X", "dev")),
    Around("warn encoding", flags=("-W", "error", "-X", "warn_default_encoding")),
    Around("-u", flags=("-u",)),
)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("around", AROUND, ids=str)
def test_every_command_says_what_it_has_to_say(program, around):
    results = program.each(
        EVERY,
        env=around.env,
        shell=around.shell,
        flags=around.flags,
        charset=around.charset,
    )
    for ended in results:
        calm(ended)
        code = around.codes.get(ended.command[0], around.codes.get("*", 0))
        assert ended.code == code, ended
        if not around.silent:
            assert FULL.get(ended.command, "") in ended.out, ended
            assert ended.out.strip() or (code and ended.err.strip()), ended


ISOLATED = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from selfhelp.__main__ import main
sys.exit(main())
"""


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    "flags", [("-I",), ("-I", "-S", "-OO"), ("-P", "-B", "-W", "error")], ids=str
)
def test_started_by_a_strict_python_from_another_folder(program, flags):
    for command in EVERY:
        argv = [*program.argv(())[:1], *flags, "-c", ISOLATED, str(program.folder), *command]
        ended = calm(program.run(*command, argv=argv, cwd="/"))
        assert ended.code == 0, ended
        assert FULL.get(ended.command, "") in ended.out
