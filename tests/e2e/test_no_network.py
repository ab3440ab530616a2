"""No command touches the network: what the operating system itself was asked, by strace.

This sees what the guard can't: extension modules, and programs that we start.
"""

import json
import sys

import pytest

from tests.e2e.full_screen import FullScreen
from tests.e2e.trace import Trace, Typed, command, traced
from tests.e2e.tty import environment

pytestmark = pytest.mark.needs_tool("strace")

COMMANDS = [
    ["--version"],
    ["--help"],
    ["modules"],
    ["modules", "--json"],
    ["tools"],
    ["pathways"],
    ["read", "stay-alive"],
    ["now"],
    ["now", "2", "--country", "GB"],
    ["helplines", "GB"],
    ["helplines", "--json"],
    ["doctor"],
    ["doctor", "--json"],
    ["data", "show"],
]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "trace"


def stays_here(trace):
    """Nothing went out, nobody on this machine was asked, no other program was started."""
    assert trace.internet == []
    assert trace.talks == []
    assert len(trace.programs) == 1, trace.programs


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_command_stays_here(arguments, file):
    trace, printed = traced(file, ["-m", "selfhelp", *arguments])
    assert printed.strip()
    stays_here(trace)


def test_without_a_home_we_ask_no_more_than_python_does(file, monkeypatch):
    """Python itself looks up the account's home then, which may ask a local service, before a
    line of ours runs. We must not do it once more.
    """
    monkeypatch.delenv("HOME")
    bare, _ = traced(file, ["-c", ""])
    for arguments in (["now"], ["data", "show"]):
        # That nothing can be kept may be told by the exit code.
        ours, _ = traced(file, ["-m", "selfhelp", *arguments], ends=(0, 1))
        assert ours.internet == []
        assert ours.talks == bare.talks


class TestPlainMode:
    def test_help_now_and_a_module(self, file):
        visit = Typed(file, ["--plain", "--guest", "--country", "GB"])
        visit.prompt()
        visit.answer("help")
        assert "I might hurt a child" in visit.seen
        visit.choose("A child is in danger now")
        visit.answer("back")
        visit.answer("back")
        visit.choose("A page of the programme")
        visit.answer("1")
        assert "Nothing that you type is kept" in visit.seen
        visit.choose("The short version")
        visit.walk(until="What do you need right now?")
        stays_here(visit.leave())

    def test_a_tool(self, file):
        visit = Typed(file, ["tool", "ground", "--country", "GB"])
        visit.prompt()
        visit.walk(until="What do you need right now?")
        stays_here(visit.leave())

    def test_settings_that_are_kept(self, file, tmp_path):
        visit = Typed(file, ["--plain", "--data", str(tmp_path / "data")])
        visit.prompt()
        visit.choose("Settings")
        stays_here(visit.leave())


class TestFullScreen:
    def test_home_a_tool_help_lines_and_settings(self, file, tmp_path):
        """One visit through all that is there, with a country kept on the device at the end."""
        line = command(file, [sys.executable, "-m", "selfhelp", "--data", str(tmp_path / "data")])
        env = environment(str(tmp_path), TEXTUAL_ANIMATIONS="none")
        with FullScreen(line, env) as app:
            start = "What do you need right now?"

            def go(shows, *keys):
                app.settle()
                app.press(*keys)
                app.shows(shows, timeout=60)

            app.shows(start, timeout=60)
            go("Is a child with you?", "5")  # a tool, step by step
            go("How strong is the urge", "3")
            go("3 of 10", "4", "enter")
            go(start, "f4")
            go("Type a part of where to go", "ctrl+p")
            go("Help lines:", "help lines", "enter")
            go("What it is for", "1")
            go("Scan the code", "1")
            for _ in range(3):
                app.settle()
                app.press("escape")
            app.shows(start)
            go("Type a part of where to go", "ctrl+p")
            go("Hide the screen after", "settings", "enter")
            go("Which country?", "4")
            go("Country: United Kingdom", "United Kingdom", "enter")
            go("Kept in", "8")
            go("United Kingdom: 999", "ctrl+g")
            go("Hidden.", "ctrl+l")
            app.press("ctrl+q")
            assert app.end(timeout=60) == 0
        trace = Trace(file.read_text(encoding="utf-8", errors="replace"))
        assert trace.calls, "strace saw nothing"
        stays_here(trace)


# Nothing of this leaves the loopback interface, where nobody listens.
LEAKS = {
    "internet": "socket.socket().connect_ex(('127.0.0.1', 9))",
    "IPv6": "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "datagram": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
    "thread": "t = threading.Thread(target=socket.socket); t.start(); t.join()",
    "child": "subprocess.run([sys.executable, '-c', 'import socket; socket.socket()'], check=True)",
    "ctypes": "ctypes.CDLL(None).socket(2, 1, 0)",
}


class TestThatItWouldBeSeen:
    """The same eyes on programs that do what ours must not."""

    @pytest.mark.parametrize("name", LEAKS)
    def test_a_leak_is_seen(self, name, file):
        code = f"import ctypes, socket, subprocess, sys, threading\n{LEAKS[name]}"
        assert traced(file, ["-c", code])[0].internet

    def test_a_connection_to_a_local_service_is_seen(self, file):
        code = "import socket\nsocket.socket(socket.AF_UNIX).connect_ex('/no/such/service')"
        trace, _ = traced(file, ["-c", code])
        assert trace.internet == []
        assert len(trace.talks) == 1

    def test_another_program_is_seen(self, file):
        code = "import subprocess, sys; subprocess.run([sys.executable, '-c', ''], check=True)"
        assert len(traced(file, ["-c", code])[0].programs) == 2

    def test_quiet_programs_look_quiet(self, file):
        stays_here(traced(file, ["-c", "import asyncio; asyncio.run(asyncio.sleep(0))"])[0])


def test_what_the_guard_refuses_never_reaches_the_system(file):
    code = """
import asyncio, json, socket, subprocess, sys
from selfhelp import offline
offline.install()
tried = [refused for _, refused in offline.self_test()]
for act in (
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("a.invalid", 1),
    lambda: asyncio.run(asyncio.open_connection("127.0.0.1", 9)),
    lambda: subprocess.run([sys.executable]),
):
    try:
        act()
    except offline.Offline:
        tried.append(True)
print(json.dumps(tried))
"""
    trace, printed = traced(file, ["-c", code])
    assert json.loads(printed) == [True] * 12
    stays_here(trace)
    assert sys.executable in trace.programs[0]
