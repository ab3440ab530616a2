"""The roads of the standard library that end at a socket."""

import asyncio
import ftplib
import http.client
import http.server
import logging.handlers
import poplib
import smtplib
import socket
import socketserver
import ssl
import urllib.request
import xmlrpc.client
from imaplib import IMAP4
from multiprocessing import connection

from tests.ways_out.core import HOST, PORT, looped, simple

CALLER = (HOST, PORT)

# Those that ring the test's bell when nothing stops them.
RINGING: list[str] = []


def ringing(name: str, act: object) -> None:
    simple(name, act)  # type: ignore[arg-type]
    RINGING.append(name)


ringing("create_connection", lambda: socket.create_connection(CALLER).close())
ringing("http", lambda: http.client.HTTPConnection(*CALLER, timeout=5).request("GET", "/"))
ringing("https", lambda: http.client.HTTPSConnection(*CALLER, timeout=5).request("GET", "/"))
ringing("smtp", lambda: smtplib.SMTP(*CALLER, local_hostname="x", timeout=5))
ringing("ftp", lambda: ftplib.FTP(timeout=5).connect(*CALLER))
ringing("pop", lambda: poplib.POP3(*CALLER, timeout=5))
ringing("imap", lambda: IMAP4(*CALLER, timeout=5))
ringing("xmlrpc", lambda: xmlrpc.client.ServerProxy(f"http://{HOST}:{PORT}").ping())
ringing("ssl_certificate", lambda: ssl.get_server_certificate(CALLER, timeout=5))
ringing("multiprocessing_client", lambda: connection.Client(CALLER).close())


def _urlopen() -> None:
    # Without the proxies of the environment: a test must not reach one.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    opener.open(f"http://{HOST}:{PORT}/", timeout=5)


async def _open_connection() -> None:
    _, writer = await asyncio.open_connection(*CALLER)
    writer.close()


ringing("urlopen", _urlopen)
looped("open_connection", _open_connection)
RINGING.append("open_connection")


def _serve_http() -> None:
    # Not HTTPServer, which looks up the name of its own address.
    socketserver.TCPServer((HOST, 0), http.server.BaseHTTPRequestHandler).server_close()


async def _start_server() -> None:
    server = await asyncio.start_server(lambda r, w: None, HOST, 0)
    listening = len(server.sockets)
    server.close()
    if not listening:
        # asyncio takes a refused socket for a family that the system lacks and goes on without.
        raise OSError("nothing listens")


async def _datagram() -> None:
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(
        asyncio.DatagramProtocol, remote_addr=(HOST, 9)
    )
    transport.close()


simple("create_server", lambda: socket.create_server((HOST, 0)).close())
simple("serve_http", _serve_http)
simple("multiprocessing_listener", lambda: connection.Listener((HOST, 0)).close())
simple("syslog", lambda: logging.handlers.SysLogHandler((HOST, 9)).close())
looped("start_server", _start_server)
looped("create_datagram_endpoint", _datagram)
