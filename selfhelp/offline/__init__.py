"""The guard: nothing in this process reaches another computer or starts another program.

`install()` adds a Python audit hook. It refuses every socket but one half of a private pair,
every look-up of a name, and every start of a program that was not allowed a moment before by
`allowed_program()`. A hook can't be taken away again, threads and forked copies share it, and
what it refuses never reaches the operating system.

Its limits, plainly:
- It sees what Python sees. Code in another language (ctypes, an extension module) is not seen,
  nor is the undocumented `_posixsubprocess`.
- A program that was allowed to start (the browser, after a yes) does not inherit it.
- A socket that was handed to us open by whoever started us (standard input of a service, say)
  can still be read and written as a file. Files may lie on a network drive; then the operating
  system does the talking.
- It stops mistakes, ours and those of a library. It can't stop a person who changes this file.
System-call traces in the tests show what it can't see (`tests/e2e/test_no_network.py`).

Start-up path: nothing is imported here but what every Python process has.
"""

import sys
from _thread import get_ident

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FrameType

ANY = "*"
"""For `allowed_program()`: whichever program the system opens a link with."""

_LOOPBACK = ("127.0.0.1", "::1")

_NAMES = (
    "socket.getaddrinfo",
    "socket.gethostbyname",  # gethostbyname_ex too
    "socket.gethostbyaddr",  # getfqdn too
    "socket.getnameinfo",
    # These read a file on most systems and ask a directory server on some.
    "socket.getservbyname",
    "socket.getservbyport",
    "winreg.ConnectRegistry",
)
_PROGRAMS = (
    "subprocess.Popen",  # os.popen and asyncio's subprocesses too
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "os.startfile",
    "os.startfile/2",
    "pty.spawn",
    "webbrowser.open",
    "_winapi.CreateProcess",
)
# A second interpreter in this process would start without the hook. To refuse its announcement
# crashes Python 3.12, and 3.13 makes none; so the modules that make one can't be imported.
# Python 3.14's own library takes that for a system without them and goes on.
_INTERPRETERS = ("_interpreters", "_xxsubinterpreters")

_installed = False
_allowed: dict[int, list[str]] = {}
"""Thread -> the programs it may start now. By thread, so that a yes here opens nothing there."""


class Offline(PermissionError):
    """Something tried to leave this process. The text is one sentence for a person.

    It is an OSError on purpose: the standard library asks other programs for details now and
    then (`platform`, `ctypes.util`, `uuid`, `webbrowser`) and goes on without when that fails so.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(13, sentence)  # EACCES: some callers look at the number

    def __str__(self) -> str:
        return str(self.strerror)


class allowed_program:  # noqa: N801 - read as a phrase: `with allowed_program(path):`
    """Inside `with`, this thread may start `program`; nothing else changes.

    Args:
        program: its path as it will be given to the call, or `ANY` (needed on Windows, where a
            call may not name the program, and for `webbrowser`, which tries several).
    """

    def __init__(self, program: str) -> None:
        self._program = program

    def __enter__(self) -> None:
        _allowed.setdefault(get_ident(), []).append(self._program)

    def __exit__(self, *exc: object) -> None:
        mine = _allowed[get_ident()]
        mine.remove(self._program)
        if not mine:
            del _allowed[get_ident()]


def install() -> None:
    """Refuse from now on, until the process ends. Calling it again changes nothing."""
    global _installed
    if _installed:
        return
    checks: dict[str, Callable[[str, tuple[object, ...]], None]] = {
        "socket.__new__": _new_socket,
        "socket.connect": _to_address,  # connect_ex too
        "socket.bind": _to_address,
        "socket.sendto": _to_address,
        "socket.sendmsg": _to_address,
    }
    checks |= dict.fromkeys(_NAMES, _refuse)
    checks |= dict.fromkeys(_PROGRAMS, _program)
    find = checks.get

    # Called for every event of the whole process: one dictionary look-up for the others. Only
    # local names, because globals may be gone already when the interpreter shuts down.
    def hook(event: str, args: tuple[object, ...]) -> None:
        check = find(event)
        if check is not None:
            check(event, args)

    sys.addaudithook(hook)
    for name in _INTERPRETERS:
        sys.modules[name] = None  # type: ignore[assignment]  # means: can't be imported
    _installed = True


def installed() -> bool:
    """Whether `install()` was called in this process. `self_test()` shows that it works."""
    return _installed


def self_test() -> list[tuple[str, bool]]:
    """Try the ways out, for `selfhelp doctor`: (which, whether it was refused)."""
    from selfhelp.offline.trial import trials

    return trials()


def _new_socket(event: str, args: tuple[object, ...]) -> None:
    """Only AF_UNIX, so that no socket exists on which an unannounced call (listen) could act.

    A family of -1 ("find out from this open file") is refused as well: it could be any.
    """
    _, family, kind, *_ = args
    socket = sys.modules["_socket"]
    unix = getattr(socket, "AF_UNIX", None)
    if unix is not None and family == unix:
        return
    internet = (socket.AF_INET, socket.AF_INET6)
    stream = socket.SOCK_STREAM
    if family in internet and kind == stream and _in_socketpair():
        return
    _refuse(event, args)


def _to_address(event: str, args: tuple[object, ...]) -> None:
    """No address at all, but for the loopback pair.

    That covers AF_UNIX too, although it stays on this machine: behind a named one may stand a
    proxy or a resolver that carries the message on. Pairs have no names and need no address.
    """
    address = args[1] if len(args) > 1 else None
    if address is None and event == "socket.sendmsg":
        return  # along a connection, and the only ones there are were made as pairs
    if isinstance(address, tuple) and address and address[0] in _LOOPBACK and _in_socketpair():
        return
    _refuse(event, args)


def _in_socketpair() -> bool:
    """Whether the standard library's own `socketpair` is what called, and not something near it.

    Windows has no unnamed pair; there `socketpair`, which asyncio needs to wake itself, connects
    two sockets over the loopback address. Known by the code objects of the functions on the
    stack: the hook, perhaps `socket.__init__` and `accept`, then the function itself.
    """
    socket = sys.modules.get("socket")
    pairs = [_code(getattr(socket, n, None)) for n in ("socketpair", "_fallback_socketpair")]
    kind = getattr(socket, "socket", None)
    between = [_code(getattr(kind, name, None)) for name in ("__init__", "accept")]
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        if any(frame.f_code is code for code in pairs):
            return True
        inside = frame.f_globals.get("__name__") == __name__
        if not inside and not any(frame.f_code is code for code in between):
            return False
        frame = frame.f_back
    return False


def _code(function: object) -> "CodeType | None":
    return getattr(function, "__code__", None)


def _program(event: str, args: tuple[object, ...]) -> None:
    allowed = _allowed.get(get_ident(), ())
    if ANY in allowed:
        return
    # os.spawn has the mode first; the others that name a program name it first.
    named = args[1] if event == "os.spawn" and len(args) > 1 else args[0] if args else None
    if event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn") and named is not None:
        text = named.decode(errors="replace") if isinstance(named, bytes) else str(named)
        if text in allowed:
            return
    from selfhelp.domain.strings import t

    raise Offline(
        t(
            "offline.program",
            "selfhelp starts no other program unless you said yes, so this was refused: {what}.",
            what=event,
        )
    )


def _refuse(event: str, args: tuple[object, ...]) -> None:
    from selfhelp.domain.strings import t

    raise Offline(
        t(
            "offline.network",
            "selfhelp works offline, so this was refused before anything was sent: {what}."
            " Please report it as a fault.",
            what=event,
        )
    )
