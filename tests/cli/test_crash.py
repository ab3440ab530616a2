"""A bug in the program: type and place only, nothing that a person wrote, help all the same."""

import re

import pytest

from tests.cli.running import calm

SECRET = "nobody may ever read this sentence"

CRASH = f"""
import sys
from selfhelp.cli import main
from selfhelp.plain import help_now, home, walk

secret = {SECRET!r}

def fail(*args, **options):
    written = [secret] * 3
    error = KIND(written[0] + "\\n  File x, line 1")
    error.add_note(secret)
    try:
        raise LookupError(secret)
    except LookupError:
        raise error from Exception(secret)

class Strange(Exception):
    def __str__(self):
        raise ValueError(secret)
    __repr__ = __str__

KIND = Strange if sys.argv[1] == "Strange" else getattr(__builtins__, sys.argv[1])
for module, name in ((help_now, "run"), (home, "run"), (walk, "module")):
    setattr(module, name, fail)
if sys.argv[2] == "late":
    import selfhelp.cli.context
    whole = help_now.run = lambda *rest: (print("Half of a page."), fail())
sys.exit(main.main(sys.argv[3:]))
"""

KINDS = ("RuntimeError", "ValueError", "KeyError", "Strange", "MemoryError", "RecursionError")

pytestmark = pytest.mark.usefixtures("untouched")


def crash(program, kind, *argv, when="early", **options):
    words = [*program.argv(())[:1], "-c", CRASH, kind, when, *argv]
    return program.run(*argv, argv=words, **options)


@pytest.mark.parametrize("kind", KINDS)
def test_type_and_place_only(program, kind):
    for argv in (("now",), ("--plain",), ("now", "--country", "GB")):
        ended = calm_crash(crash(program, kind, *argv))
        assert ended.code == 1
        assert re.fullmatch(
            rf"Something went wrong in the program \({kind}, [\w<>./-]+:\d+\)\. Nothing was sent"
            r" anywhere\. For numbers to call: selfhelp now\. In danger, call your local emergency"
            r" number\.\n",
            ended.err,
        ), ended
        # The numbers come all the same.
        wanted = "Emergency: United Kingdom: 999" if "GB" in argv else "local emergency number"
        assert wanted in ended.out


def test_after_half_a_page_into_any_stream(program):
    ended = calm_crash(crash(program, "RuntimeError", "now", when="late"))
    assert ended.code == 1
    assert ended.out.startswith("Half of a page.\n")
    for shell in ('exec "$@" >/dev/full', 'exec "$@" 2>/dev/full', 'exec "$@" >&- 2>&-'):
        ended = calm_crash(crash(program, "RuntimeError", "now", when="late", shell=shell))
        assert ended.code in (1, 6), shell
    env = {"PYTHONFAULTHANDLER": "1", "PYTHONDEVMODE": "1", "PYTHONTRACEMALLOC": "5"}
    ended = calm_crash(crash(program, "RuntimeError", "now", env=env))
    assert ended.code == 1


def test_an_os_error_says_its_reason_and_no_file(program):
    ended = calm_crash(crash(program, "OSError", "now"))
    assert ended.code == 6
    assert ended.err == "This did not work: OSError.\n"


def calm_crash(ended):
    calm(type(ended)(ended.command, ended.code, ended.out, ended.err.replace("Error", "")))
    assert SECRET not in ended.out + ended.err
    assert "nobody" not in ended.out + ended.err
    return ended
