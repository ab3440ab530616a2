"""The program ends by a fault while a journal is open: nothing of it is left anywhere."""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

import pytest

from tests.e2e.test_plain_journal import choose
from tests.e2e.tty import Tty
from tests.faults.conftest import PASSPHRASE, SECRETS, TEXT, Desk
from tests.faults.watch import held

CARELESS = """
from selfhelp import hygiene
hygiene.no_dumps = lambda: None
import sys
from selfhelp.cli.main import main
sys.exit(main())
"""
"""The program as it would be without the one thing that is tested."""

FAULTS = {"PYTHONFAULTHANDLER": "1", "PYTHONDEVMODE": "1"}


def started(desk: Desk, *python: str) -> Tty:
    """Plain mode in a folder of its own, where the system may write cores of any size."""
    program = [sys.executable, *python, "--data", desk.places.data_folder, "--plain"]
    shell = 'cd "$1" && shift && ulimit -c "$(ulimit -H -c)" && exec "$@"'
    (desk.home / "here").mkdir()
    argv = ["/bin/sh", "-c", shell, "sh", str(desk.home / "here"), *program]
    return Tty(argv, {**desk.env, **FAULTS})


def opened(tty: Tty) -> None:
    choose(tty, "My journal (locked)")
    tty.say(PASSPHRASE)
    assert TEXT in choose(tty, "Read: 1 entry")


@pytest.mark.parametrize("fault", [signal.SIGSEGV, signal.SIGABRT])
def test_a_fault_leaves_no_picture_of_the_memory(desk, fault):
    desk.make(TEXT)
    with started(desk, "-m", "selfhelp") as tty:
        tty.prompt()
        assert "0" not in core_limit(tty.process.pid)[:1] or hard_limit() == 0
        opened(tty)
        assert core_limit(tty.process.pid) == ["0", "0"]
        before = len(tty.raw)
        tty.process.kill(fault)
        assert tty.end() == -fault
        assert TEXT not in tty.raw[before:]
        assert "Fatal Python error" not in tty.raw
    assert held(desk.home, *SECRETS) == []
    assert list((desk.home / "here").iterdir()) == []
    assert list((desk.home / "tmp").iterdir()) == []
    assert desk.texts() == [TEXT]


def test_the_limit_holds_while_the_passphrase_is_asked(desk):
    desk.make(TEXT)
    with started(desk, "-m", "selfhelp") as tty:
        choose(tty, "My journal (locked)")
        assert core_limit(tty.process.pid) == ["0", "0"]


def test_without_it_there_would_be_one(desk):
    """With 0 as its limit, or where the system hands such pictures to a program, it can't be seen."""
    pattern = Path("/proc/sys/kernel/core_pattern").read_text(encoding="utf-8").strip()
    if "/" in pattern or pattern.startswith("|") or hard_limit() == 0:
        pytest.skip("this system puts no picture of a memory into the program's folder")
    desk.make(TEXT)
    with started(desk, "-c", CARELESS) as tty:
        opened(tty)
        tty.process.kill(signal.SIGSEGV)
        assert tty.end() == -signal.SIGSEGV
    assert held(desk.home / "here", TEXT)


def test_the_process_forbids_what_the_limit_may_not_stop():
    """The kernel asks both, and a program that it hands the picture to may not ask the limit."""
    from tests.ways_out.child import child

    code = (
        "import ctypes, resource; from selfhelp import hygiene; hygiene.no_dumps();"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE))"
    )
    assert child(code=code).split() == ["0", "0", "0"]


def core_limit(pid: int) -> list[str]:
    """Soft and hard, as the system tells."""
    limits = Path(f"/proc/{pid}/limits").read_text(encoding="ascii").splitlines()
    return next(line.split()[4:6] for line in limits if line.startswith("Max core file size"))


def hard_limit() -> int:
    return resource.getrlimit(resource.RLIMIT_CORE)[1]
