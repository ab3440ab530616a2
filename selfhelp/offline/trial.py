"""What `selfhelp doctor` tries in order to show that the guard holds.

Nothing is sent and no program is started even if the guard is missing: a socket is only opened
and closed, a number is only "looked up" as a number, and what can't be tried without leaving
this process is announced to the guard and not done.
"""

import socket
import sys
from collections.abc import Callable

from selfhelp.domain.strings import t
from selfhelp.offline import Offline

_NOBODY = ("192.0.2.1", 443)
"""An address that is reserved for documentation."""


def trials() -> list[tuple[str, bool]]:
    """Each way out in a few words, and whether it was refused just now."""
    ways = [
        (t("offline.try.tcp", "open a connection"), _open(socket.AF_INET, socket.SOCK_STREAM)),
        (t("offline.try.udp", "open a datagram socket"), _open(socket.AF_INET, socket.SOCK_DGRAM)),
        (t("offline.try.ipv6", "open an IPv6 connection"), _open_ipv6()),
        (t("offline.try.name", "look up an address"), _look_up),
        (t("offline.try.connect", "call another computer"), _say("socket.connect", None, _NOBODY)),
        (t("offline.try.listen", "wait for calls"), _say("socket.bind", None, ("::", 0))),
        (t("offline.try.send", "send a message"), _say("socket.sendto", None, _NOBODY)),
        (
            t("offline.try.program", "start another program"),
            _say("subprocess.Popen", "selfhelp-self-test", [], None, None),
        ),
    ]
    return [(name, _refused(way)) for name, way in ways]


def _open(family: int, kind: int) -> Callable[[], object]:
    return lambda: socket.socket(family, kind).close()


def _open_ipv6() -> Callable[[], object]:
    return _open(socket.AF_INET6, socket.SOCK_STREAM)


def _look_up() -> object:
    numeric = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
    return socket.getaddrinfo("127.0.0.1", 9, flags=numeric)


def _say(event: str, *args: object) -> Callable[[], object]:
    """Announce a call to the guard without making it."""
    return lambda: sys.audit(event, *args)


def _refused(way: Callable[[], object]) -> bool:
    try:
        way()
    except Offline:
        return True
    except OSError:
        return False  # the system said no (IPv6 switched off, say): that is not the guard
    return False
