"""What the guard lets through: what Python needs, a pair of sockets, a program after a yes."""

import pytest

from tests.ways_out.child import guarded


class TestWhatGoesOn:
    """The standard library on ordinary paths, which asks other programs now and then."""

    def test_pairs_and_event_loops_work(self):
        assert guarded(
            """
import asyncio, socket
a, b = socket.socketpair()
a.sendall(b"x"); a.sendmsg([b"y"])
print(b.recv(2), b.dup().getsockname() == b.getsockname())


async def run():
    await asyncio.to_thread(lambda: None)
    asyncio.get_running_loop().call_soon(print, "called")
    await asyncio.sleep(0)


asyncio.run(run())
"""
        ) == ["b'xy' True", "called"]

    @pytest.mark.parametrize(
        "call",
        [
            "import platform; platform.platform(); platform.uname().processor",
            "import platform; platform._syscmd_ver(supported_platforms=(sys.platform,))",
            "import ctypes.util; ctypes.util.find_library('c')",
            "import uuid; uuid.getnode(); uuid.uuid1()",
            "import shutil; shutil.get_terminal_size()",
            "import locale; locale.setlocale(locale.LC_ALL, ''); locale.getlocale()",
            "import getpass",
            "import email.utils; email.utils.make_msgid()",
            "import tempfile; tempfile.TemporaryFile().close()",
            "import sqlite3; sqlite3.connect(':memory:').close()",
            "import sysconfig; sysconfig.get_config_vars()",
            "import webbrowser; webbrowser.register_standard_browsers()",
            "import mimetypes; mimetypes.init()",
            "import threading; t = threading.Thread(target=print); t.start(); t.join()",
            "import platformdirs; platformdirs.user_data_dir('selfhelp')",
            "import cryptography.hazmat.primitives.ciphers.aead",
            "import ssl; ssl.create_default_context()",
        ],
    )
    def test_the_standard_library_goes_on(self, call):
        guarded(call)

    def test_a_forked_copy_goes_on(self):
        assert guarded("import os; os._exit(0) if not os.fork() else print(os.wait()[1])") == ["0"]

    def test_textual_runs(self):
        pytest.importorskip("textual")
        assert guarded(
            """
import asyncio
from textual.app import App
from textual.widgets import Static


class Small(App):
    def compose(self):
        yield Static("here")


async def run():
    async with Small().run_test() as pilot:
        print(pilot.app.query_one(Static).visual)


asyncio.run(run())
"""
        ) == ["here"]


# Windows has no unnamed pair of sockets, and there Python's `socketpair` connects two over the
# loopback interface. Without the C function this Python does the same.
WINDOWS = """
import _socket
del _socket.socketpair
"""


class TestThePairOfWindows:
    def test_it_is_made(self):
        assert guarded(
            WINDOWS
            + """
import asyncio, socket
a, b = socket.socketpair()
print(a.family.name, a.getpeername() == b.getsockname())
a.sendall(b"x")
print(b.recv(1))
c, d = socket.socketpair(socket.AF_INET6) if socket.has_ipv6 else (a, b)
asyncio.run(asyncio.sleep(0))
print("slept")
"""
        ) == ["AF_INET True", "b'x'", "slept"]

    def test_even_where_nobody_needs_it(self):
        """Python 3.13 has it under its own name everywhere."""
        code = "import socket; tell(getattr(socket, '_fallback_socketpair', socket.socketpair))"
        assert guarded(code) == ["done"]

    @pytest.mark.parametrize(
        "near_miss",
        [
            # A function of the same name, words and globals that isn't the library's.
            "tell(mine[socket.socketpair.__name__])",
            # The library's function, sent elsewhere.
            "socket._LOCALHOST = '0.0.0.0'; tell(socket.socketpair)",
            "socket._LOCALHOST = '192.0.2.1'; tell(socket.socketpair)",
            # The same calls by somebody else.
            "tell(socket.socket)",
            "tell(lambda: socket.create_server(('127.0.0.1', 0)))",
            # Its sockets, used for more afterwards.
            "tell(lambda: a.connect(('192.0.2.1', 9)))",
            "tell(lambda: a.connect(('127.0.0.1', 9)))",
            "tell(lambda: a.sendto(b'x', ('127.0.0.1', 9)))",
        ],
    )
    def test_nothing_near_it_is(self, near_miss):
        out = guarded(
            WINDOWS
            + """
import inspect, socket, textwrap
a, b = socket.socketpair()
mine = dict(vars(socket))
exec(textwrap.dedent(inspect.getsource(socket.socketpair)), mine)
"""
            + near_miss
        )
        assert [line.split()[0] for line in out] == ["refused"]


class TestAllowedProgram:
    def test_only_inside_and_only_that_one(self):
        out = guarded(
            """
import os, subprocess
run = lambda *argv: tell(lambda: subprocess.run(argv, check=True))
with offline.allowed_program(sys.executable):
    run(sys.executable, "-c", "pass")
    run("true")
    tell(lambda: os.system("true"))
run(sys.executable, "-c", "pass")
"""
        )
        assert [line.split()[0] for line in out] == ["done", "refused", "refused", "refused"]
        assert out[1] == (
            "refused selfhelp starts no other program unless you said yes,"
            " so this was refused: subprocess.Popen."
        )

    def test_whichever_opens_a_link(self):
        assert (
            guarded(
                """
import webbrowser
browser = webbrowser.GenericBrowser("true")
with offline.allowed_program(offline.ANY):
    tell(lambda: browser.open("https://example.invalid/"))
tell(lambda: browser.open("https://example.invalid/"))
"""
            )[0]
            == "done"
        )

    def test_starting_ourselves_anew(self):
        out = guarded(
            """
import os
sys.stdout.flush()
with offline.allowed_program(sys.executable):
    os.execv(sys.executable, [sys.executable, "-c", "print('anew')"])
"""
        )
        assert out == ["anew"]

    def test_not_in_another_thread(self):
        assert guarded(
            """
import subprocess, threading
with offline.allowed_program(offline.ANY):
    thread = threading.Thread(
        target=tell, args=[lambda: subprocess.run(["true"], check=True)]
    )
    thread.start()
    thread.join()
"""
        )[0].startswith("refused")

    def test_the_network_stays_closed(self):
        assert guarded(
            """
import socket
with offline.allowed_program(offline.ANY):
    tell(socket.socket)
"""
        )[0].startswith("refused")

    def test_it_ends_also_when_something_fails(self):
        out = guarded(
            """
import os
for _ in range(2):
    try:
        with offline.allowed_program(offline.ANY), offline.allowed_program(offline.ANY):
            raise KeyError
    except KeyError:
        tell(lambda: os.system("true"))
"""
        )
        assert [line.split()[0] for line in out] == ["refused", "refused"]
