"""The guard refuses every way out, and each way is one: without the guard it leads out.

What is tried runs in child processes, because the guard can't be taken down again: the ways
themselves are in `tests/ways_out/`.
"""

import json
import socket
import threading

import pytest

from tests.ways_out.child import child, guarded

REFUSED = (
    "True selfhelp works offline, so this was refused before anything was sent:"
    " socket.__new__. Please report it as a fault."
)

# Where Python swallows the reason, the result has to do.
HIDDEN = {
    "start_server": ("nothing listens", "could not bind"),
    "second_interpreter": ("no second interpreter",),
}


class Bell:
    """A listener on the loopback interface that counts who rings, and hangs up."""

    def __init__(self) -> None:
        self._rings = 0
        self._own: object = None
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._answer)
        self._thread.start()

    def rings(self) -> int:
        """How often it rang. Ends the bell by ringing it: callers queue, so all others count."""
        with socket.socket() as own:
            own.bind(("127.0.0.1", 0))
            self._own = own.getsockname()
            own.connect(("127.0.0.1", self.port))
            self._thread.join()
        self._socket.close()
        return self._rings

    def _answer(self) -> None:
        while True:
            caller, address = self._socket.accept()
            caller.close()
            if address == self._own:
                return
            self._rings += 1


class Tried:
    """What came of all ways, with or without the guard."""

    def __init__(self, mode: str) -> None:
        bell = Bell()
        try:
            found = json.loads(child("-m", "tests.ways_out", mode, str(bell.port)))
        finally:
            self.rings = bell.rings()
        self.outcomes: dict[str, str] = found["outcomes"]
        self.ringing: list[str] = found["ringing"]


@pytest.fixture(scope="module")
def free():
    return Tried("free")


@pytest.fixture(scope="module")
def behind_the_guard():
    return Tried("guarded")


def _names() -> list[str]:
    code = "from tests.ways_out import library, programs, sockets, core; print(*core.WAYS)"
    return child(code=code).split()


@pytest.mark.parametrize("name", _names())
def test_a_way_leads_out_without_the_guard_and_is_refused_with_it(name, free, behind_the_guard):
    assert free.outcomes[name].startswith(("done", "seen", "answered")), free.outcomes[name]

    refused = behind_the_guard.outcomes[name]
    if name in HIDDEN:
        assert refused.startswith("answered: ")
        assert any(words in refused for words in HIDDEN[name]), refused
    else:
        assert refused.startswith("refused: ")
        assert refused.endswith(".")
        assert "\n" not in refused


def test_nobody_is_called_with_the_guard(free, behind_the_guard):
    assert free.rings >= len(free.ringing) > 10
    assert behind_the_guard.rings == 0


class TestStaying:
    def test_the_hook_outlives_its_module(self):
        assert guarded(
            """
import gc, importlib, socket
importlib.reload(offline)
import selfhelp
del selfhelp.offline
del sys.modules["selfhelp.offline"]
gc.collect()
sys.addaudithook(lambda event, args: None)
try:
    socket.socket()
except PermissionError:
    print("refused")
"""
        ) == ["refused"]

    def test_it_is_installed_once(self):
        out = child(
            code="""
import sys
from selfhelp import offline
hooks = []
sys.addaudithook = hooks.append
print(offline.installed())
offline.install()
offline.install()
print(offline.installed(), len(hooks))
"""
        )
        assert out.split() == ["False", "True", "1"]

    def test_it_brings_nothing_along(self):
        """Start-up pays for what is imported, and a socket module is what nobody here needs."""
        code = """
import sys
before = set(sys.modules)
from selfhelp import offline
offline.install()
print(*sorted(n for n in set(sys.modules) - before if sys.modules[n]))
"""
        assert child(code=code).split() == ["selfhelp", "selfhelp.offline"]

    def test_a_refusal_is_one_that_libraries_understand(self):
        assert guarded(
            """
import socket
try:
    socket.socket()
except OSError as error:
    print(isinstance(error, PermissionError), error)
"""
        ) == [REFUSED]


class TestSelfTest:
    CODE = "import json; print(json.dumps(offline.self_test()))"

    def test_all_is_refused_with_the_guard(self):
        ways = json.loads(guarded(self.CODE)[0])
        assert len(ways) == 8
        assert all(refused for _, refused in ways), ways
        assert all(name for name, _ in ways)

    def test_it_says_when_the_guard_is_missing(self):
        ways = json.loads(child(code=f"from selfhelp import offline; {self.CODE}"))
        assert not any(refused for _, refused in ways), ways

    def test_it_does_nothing_when_the_guard_is_missing(self):
        """What it can't take back, it only announces: no call, no program."""
        out = child(
            code=f"""
import socket, subprocess, sys
from selfhelp import offline
def trap(*a, **k): print("really did")
for name in ("connect", "connect_ex", "bind", "listen", "sendto", "sendmsg", "send"):
    setattr(socket.socket, name, trap)
subprocess.Popen.__init__ = trap
{self.CODE}
"""
        )
        assert "really did" not in out
