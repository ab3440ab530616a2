"""Sockets, addresses and look-ups, each call by itself. Numbers only, so nobody is asked."""

import asyncio
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from functools import partial

from tests.ways_out.core import HOST, PORT, WAYS, announced, looped, simple, way


def _open(family: int) -> None:
    socket.socket(family, socket.SOCK_DGRAM).close()


# Sockets of every kind. A family that the system lacks is answered by the system.
for _family in ("AF_INET", "AF_INET6", "AF_PACKET", "AF_NETLINK", "AF_VSOCK", "AF_BLUETOOTH"):
    if hasattr(socket, _family):
        simple(
            f"socket_{_family}",
            partial(_open, getattr(socket, _family)),
        )
simple("socket_tcp", lambda: socket.socket().close())
simple(
    "socket_tcp_with_flags",
    lambda: socket.socket(type=socket.SOCK_STREAM | getattr(socket, "SOCK_NONBLOCK", 0)).close(),
)
simple("socket_c_class", lambda: __import__("_socket").socket(socket.AF_INET).close())


@way
def listen_without_bind() -> Iterator[None]:
    """Python doesn't announce `listen`; it takes an address by itself."""
    yield
    with socket.socket() as server:
        server.listen()


@way
def socket_of_an_open_file() -> Iterator[None]:
    a, b = socket.socketpair()
    yield
    with b:
        socket.socket(fileno=a.detach()).close()


@way
def socket_of_an_inherited_file() -> Iterator[None]:
    inherited = socket.socket()
    yield
    with inherited:
        socket.fromfd(inherited.fileno(), socket.AF_INET, socket.SOCK_STREAM).close()


@way
def accept() -> Iterator[None]:
    server = socket.create_server((HOST, 0))
    caller = socket.create_connection(server.getsockname())
    yield
    with server, caller:
        server.accept()[0].close()


def _on_ready_socket(name: str, kind: int, act: Callable[[socket.socket], object]) -> None:
    def run() -> Iterator[None]:
        ready = socket.socket(socket.AF_INET, kind)
        yield
        with ready:
            act(ready)

    WAYS[name] = run


_on_ready_socket("connect", socket.SOCK_STREAM, lambda s: s.connect((HOST, PORT)))
_on_ready_socket("connect_ex", socket.SOCK_STREAM, lambda s: s.connect_ex((HOST, PORT)))
_on_ready_socket("bind", socket.SOCK_STREAM, lambda s: s.bind((HOST, 0)))
_on_ready_socket("sendto", socket.SOCK_DGRAM, lambda s: s.sendto(b"x", (HOST, 9)))
_on_ready_socket("sendmsg", socket.SOCK_DGRAM, lambda s: s.sendmsg([b"x"], [], 0, (HOST, 9)))


@way
def connect_in_a_thread() -> Iterator[None]:
    ready = socket.socket()
    problems: list[OSError] = []

    def connect() -> None:
        try:
            ready.connect((HOST, PORT))
        except OSError as error:
            problems.append(error)

    yield
    thread = threading.Thread(target=connect)
    thread.start()
    thread.join()
    ready.close()
    if problems:
        raise problems[0]


@way
def connect_in_a_loop() -> Iterator[None]:
    ready = socket.socket()
    ready.setblocking(False)

    async def connect() -> None:
        await asyncio.get_running_loop().sock_connect(ready, (HOST, PORT))

    yield
    with ready:
        asyncio.run(connect())


# Names on this machine, behind which a proxy may stand.
@way
def unix_connect() -> Iterator[None]:
    with (
        tempfile.TemporaryDirectory() as folder,
        socket.socket(socket.AF_UNIX) as server,
        socket.socket(socket.AF_UNIX) as client,
    ):
        server.bind(f"{folder}/s")
        server.listen()
        yield
        client.connect(f"{folder}/s")


@way
def unix_bind() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        yield
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(f"{folder}/s")


simple("getaddrinfo", lambda: socket.getaddrinfo(HOST, 1))
simple("gethostbyname", lambda: socket.gethostbyname(HOST))
simple("gethostbyname_ex", lambda: socket.gethostbyname_ex(HOST))
simple("getnameinfo", lambda: socket.getnameinfo((HOST, 9), socket.NI_NUMERICHOST))
simple("getservbyname", lambda: socket.getservbyname("http"))
simple("getservbyport", lambda: socket.getservbyport(80))
announced("getaddrinfo_name", "socket.getaddrinfo", lambda: socket.getaddrinfo("a.invalid", 1))
announced("gethostbyname_name", "socket.gethostbyname", lambda: socket.gethostbyname("a.invalid"))
announced("gethostbyaddr", "socket.gethostbyaddr", lambda: socket.gethostbyaddr(HOST))


async def _look_up() -> None:
    await asyncio.get_running_loop().getaddrinfo(HOST, 1)


looped("getaddrinfo_in_a_loop", _look_up)
