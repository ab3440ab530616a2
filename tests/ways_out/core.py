"""What a way out of a process is, and what may come of trying it.

A way has two halves. What is prepared, up to `yield`, is made before the guard stands, so that
`connect`, `bind` and `sendto` are tried on real sockets and not only on the refusal to make one.
"""

import asyncio
import http.client
import imaplib
import poplib
import sys
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

HOST = "127.0.0.1"
MODE = sys.argv[1] if len(sys.argv) > 1 else "free"
PORT = int(sys.argv[2]) if len(sys.argv) > 2 else 9
"""Where the test's bell hangs: a listener that counts who rings and hangs up."""

Way = Callable[[], Iterator[None]]
WAYS: dict[str, Way] = {}

# What the other end or the system may answer once a call has got through.
ANSWERS = (OSError, EOFError, http.client.HTTPException, imaplib.IMAP4.abort, poplib.error_proto)

_stop_at: list[str] = []


class Seen(BaseException):
    """The audit event came; the call that raised it goes no further."""


def way(function: Way) -> Way:
    """Add one under its own name."""
    WAYS[function.__name__] = function
    return function


def simple(name: str, act: Callable[[], object]) -> None:
    """Add one that needs no preparation."""

    def run() -> Iterator[None]:
        yield
        act()

    WAYS[name] = run


def looped(name: str, make: Callable[[], Coroutine[Any, Any, object]]) -> None:
    """Add one that runs in an event loop of its own."""
    simple(name, lambda: asyncio.run(make()))


def announced(name: str, event: str, act: Callable[[], object]) -> None:
    """Add one that would go too far: without the guard it ends at its audit event."""

    def run() -> Iterator[None]:
        yield
        if MODE == "free":
            _stop_at.append(event)
        try:
            act()
        finally:
            _stop_at.clear()

    WAYS[name] = run


def stop(event: str, args: tuple[object, ...]) -> None:
    """The audit hook of the process without the guard."""
    if event in _stop_at:
        raise Seen(event)


def refusal(error: object) -> str:
    """The guard's sentence if `error` was caused by it, however wrapped; else ""."""
    from selfhelp.offline import Offline

    while isinstance(error, BaseException):
        if isinstance(error, Offline):
            return str(error)
        error = getattr(error, "reason", None) or error.__cause__ or error.__context__
    return ""


def outcome(started: Iterator[None]) -> str:
    """Do the second half: "refused: sentence", "done", "seen", "answered: ..." or "broken: ..."."""
    try:
        next(started, None)
    except Seen:
        return "seen"
    except BaseException as error:  # also SystemExit, which would end all the others
        if sentence := refusal(error):
            return f"refused: {sentence}"
        return f"{'answered' if isinstance(error, ANSWERS) else 'broken'}: {error!r}"
    return "done"
