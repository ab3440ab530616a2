"""QR codes are read back from their drawing; a browser opens only where one can."""

import os
import subprocess
import sys
import webbrowser

import pytest
import segno

from selfhelp.domain.helpline import Service, Source
from selfhelp.helplines import links

URL = "https://www.stopitnow.org.uk/helpline/"
SERVICE = Service(
    id="gb-a",
    kind="crisis",
    name="A",
    web=URL,
    chat="https://chat.example/",
    sources=(Source(address="http://source.example/x"), Source(address="https://a@b.example/")),
)


def modules(lines: list[str]) -> list[list[bool]]:
    """The drawing read back, as a camera would: two rows of modules from each line."""
    upper, lower = {"▀": True, "█": True}, {"▄": True, "█": True}
    rows: list[list[bool]] = []
    for line in lines:
        rows.append([upper.get(c, False) for c in line])
        rows.append([lower.get(c, False) for c in line])
    return rows


def real(url: str) -> list[list[bool]]:
    code = segno.make(url, error="l", micro=False, boost_error=False)
    return [[bool(cell) for cell in row] for row in code.matrix_iter(border=4)]


@pytest.mark.parametrize("url", [URL, "https://a.example", "https://a.example/" + "x" * 90])
def test_what_is_drawn_is_the_code_with_its_quiet_zone(url):
    lines = links.qr(url, 200)
    assert lines is not None
    assert len({len(line) for line in lines}) == 1
    drawn, code = modules(lines), real(url)
    assert drawn[: len(code)] == code
    assert not any(any(row) for row in drawn[len(code) :])
    for edge in (*drawn[:4], *drawn[-4:]):
        assert not any(edge)
    assert not any(any(row[:4]) or any(row[-4:]) for row in drawn)


def test_swapped_for_light_on_dark():
    lines = links.qr(URL, 200, swap=True)
    assert lines is not None
    drawn, code = modules(lines), real(URL)
    assert [[not cell for cell in row] for row in drawn[: len(code)]] == code
    assert all(all(row) for row in drawn[len(code) :])


def test_in_plain_characters():
    lines = links.qr(URL, 200, plain=True)
    assert lines is not None
    assert "".join(lines).isascii()
    read = [[line[i : i + 2] == "##" for i in range(0, len(line), 2)] for line in lines]
    assert read == real(URL)


def test_it_is_drawn_only_if_it_fits_with_its_quiet_zone():
    width = len(real(URL))
    fitting = links.qr(URL, width)
    assert fitting is not None
    assert len(fitting[0]) == width
    assert links.qr(URL, width - 1) is None
    assert links.qr(URL, width * 2, plain=True) is not None
    assert links.qr(URL, width * 2 - 1, plain=True) is None
    assert links.qr(URL, 0) is None


def test_no_code_for_what_is_no_link():
    for url in (
        "",
        "ftp://a.example",
        "javascript:alert(1)",
        "https://u:p@a.example",
        "https://x y.example",
    ):
        assert links.qr(url, 500) is None
    assert links.qr("https://a.example/" + "x" * 5000, 5000) is None


def test_a_code_for_every_address_of_the_data(services):
    for service in services.values():
        for url in (service.web, service.chat):
            if url:
                assert url in links.links(service), service.id
                assert links.qr(url, 200), service.id


@pytest.mark.parametrize(
    "environ, platform, can",
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":10", "SSH_CONNECTION": "1 2 3 4"}, "linux", False),
        ({"DISPLAY": ":10", "SSH_TTY": "/dev/pts/1"}, "linux", False),
        ({"WAYLAND_DISPLAY": "w", "SSH_CLIENT": "1"}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
        ({"SSH_CONNECTION": "1"}, "darwin", False),
        ({"SSH_CLIENT": "1"}, "win32", False),
        ({}, "freebsd13", False),
        ({"DISPLAY": ":0"}, "freebsd13", True),
    ],
)
def test_where_a_browser_would_open(environ, platform, can):
    assert links.can_open(environ, platform) is can


@pytest.fixture
def opened(monkeypatch):
    urls: list[str] = []

    def record(url: str) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", record)
    return urls


def test_links_of_the_service_open(opened):
    for url in (URL, "https://chat.example/", "http://source.example/x"):
        assert links.open_in_browser(url, [SERVICE])
    assert opened == [URL, "https://chat.example/", "http://source.example/x"]


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/",
        URL + "?q=1",
        "https://a@b.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "--version",
        "",
        "https://",
        "https://x.example\n",
        "https://ä.example/",
        "https://a.example\\@b.example/",
    ],
)
def test_nothing_else_ever_opens(opened, url):
    assert not links.open_in_browser(url, [SERVICE])
    odd = Service(id="gb-b", kind="crisis", name="B", web=url)
    if url not in ("https://elsewhere.example/", URL + "?q=1"):
        assert not links.open_in_browser(url, [odd])
        assert opened == []


def test_a_browser_that_fails_is_no_error(monkeypatch):
    def fail(url: str) -> bool:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "open", fail)
    assert not links.open_in_browser(URL, [SERVICE])


def test_a_link_opens_under_the_guard_and_nothing_else_does(tmp_path):
    """The guard refuses other programs; the browser that was said yes to is let through."""
    browser = tmp_path / "browser"
    opened = tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.new && mv {opened}.new {opened}\n')
    browser.chmod(0o755)
    code = f"""
import subprocess, sys, time, pathlib
from selfhelp import offline
offline.install()
from selfhelp.domain.helpline import Service
from selfhelp.helplines.links import open_in_browser
service = Service(id="xx-a", kind="crisis", name="A", web={URL!r})
assert open_in_browser({URL!r}, [service])
end = time.monotonic() + 20
while not pathlib.Path({str(opened)!r}).exists() and time.monotonic() < end:
    time.sleep(0.02)
try:
    subprocess.run(["true"])
except OSError:
    print("refused")
"""
    environ = {**os.environ, "BROWSER": str(browser)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False
    )
    assert done.stdout == "refused\n", done.stderr
    assert opened.read_text() == URL
