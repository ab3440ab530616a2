"""Other programs, copies of this one, and a second interpreter in it."""

import asyncio
import importlib
import os
import pty
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from functools import partial
from typing import Any

from selfhelp.offline import Offline
from tests.ways_out.core import HOST, PORT, announced, looped, refusal, simple

INTERPRETERS = "_interpreters" if sys.version_info >= (3, 13) else "_xxsubinterpreters"
PYTHON = [sys.executable, "-c", "pass"]


def _in_a_copy(act: Callable[[], object]) -> Callable[[], object]:
    """In a forked copy, whose end says what happened there: 0 done, 77 refused."""

    def run() -> None:
        child = os.fork()
        if not child:
            try:
                act()
                os._exit(0)
            except BaseException as error:  # whatever it is, the copy must not run on
                os._exit(77 if refusal(error) else 1)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        if code == 77:
            raise Offline("refused in the forked copy.")
        if code:
            raise AssertionError(f"the copy ended with {code}")

    return run


async def _wait_for_program() -> None:
    program = await asyncio.create_subprocess_exec(*PYTHON)
    await program.wait()


def _spawn() -> None:
    # It forks and starts the program in the copy; 127 is how a refusal there is told.
    if os.spawnv(os.P_WAIT, PYTHON[0], PYTHON) == 127:
        raise Offline("refused in the forked copy.")


def _second_interpreter() -> None:
    """One that is made in this process would have no hook."""
    try:
        interpreters: Any = importlib.import_module(INTERPRETERS)
        interpreters.destroy(interpreters.create())
    except ImportError as error:
        raise OSError("no second interpreter") from error


simple("subprocess", lambda: subprocess.run(PYTHON, check=True))
simple("os_system", lambda: os.system("exit 0"))
simple("os_popen", lambda: os.popen("exit 0").close())
simple("os_spawn", _spawn)
simple("os_exec", _in_a_copy(lambda: os.execv(PYTHON[0], PYTHON)))
simple("os_execvp", _in_a_copy(lambda: os.execvp("true", ["true"])))
simple("posix_spawn", lambda: os.waitpid(os.posix_spawn(PYTHON[0], PYTHON, {}), 0))
simple("posix_spawnp", lambda: os.waitpid(os.posix_spawnp("true", ["true"], os.environ), 0))
simple("pty_spawn", lambda: pty.spawn(PYTHON, lambda fd: b"", lambda fd: b""))
looped("asyncio_subprocess", _wait_for_program)
simple("network_in_a_copy", _in_a_copy(lambda: socket.create_connection((HOST, PORT)).close()))
simple("second_interpreter", _second_interpreter)

announced(
    "webbrowser",
    "webbrowser.open",
    lambda: webbrowser.GenericBrowser("true").open("https://example.invalid/"),
)
# Windows only: here the event is all there is.
for _event in ("os.startfile", "os.startfile/2", "os.spawn", "_winapi.CreateProcess"):
    announced(_event, _event, partial(sys.audit, _event, "program", "x", "y"))
announced(
    "winreg.ConnectRegistry",
    "winreg.ConnectRegistry",
    lambda: sys.audit("winreg.ConnectRegistry", "computer", 0),
)
