"""Showing and opening web addresses. Nothing here reads from the internet: the browser does.

A link is opened only after the person said yes; the caller asks. It is never a Textual or
terminal hyperlink that a stray click could follow.
"""

import sys
from collections.abc import Iterable, Mapping

from selfhelp.domain.helpline import Service

QUIET = 4
"""Light modules around a QR code; scanners need them, so they count when we look if it fits."""


def qr(url: str, columns: int, *, plain: bool = False, swap: bool = False) -> list[str] | None:
    """A QR code as lines of text, its quiet zone included.

    The drawn parts are the dark modules: show them dark on light. Where colours can't be set and
    the terminal writes light on dark, `swap` draws the light modules instead.

    Args:
        url: an http or https address.
        columns: how wide it may be.
        plain: ASCII only, `##` for a module; twice as wide and twice as high.
        swap: draw the light modules.

    Returns:
        Lines of equal width, or None if it doesn't fit or can't be made. Show the address then.
    """
    if not _is_link(url):
        return None
    try:
        import segno
    except ImportError:
        return None
    try:
        code = segno.make(url, error="l", micro=False, boost_error=False)
    except ValueError:  # too long for any QR code
        return None
    rows = [[bool(cell) != swap for cell in row] for row in code.matrix_iter(border=QUIET)]
    if len(rows) * (2 if plain else 1) > columns:
        return None
    if plain:
        return ["".join("##" if dark else "  " for dark in row) for row in rows]
    if len(rows) % 2:
        # Half a line more of the light margin: the last text line holds one row of modules only.
        rows.append([swap] * len(rows[0]))
    blocks = {
        (False, False): " ",
        (True, False): "\N{UPPER HALF BLOCK}",
        (False, True): "\N{LOWER HALF BLOCK}",
        (True, True): "\N{FULL BLOCK}",
    }
    return [
        "".join(blocks[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]


def can_open(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a browser would open in front of this person.

    Args:
        environ: `os.environ`.
        platform: `sys.platform`.

    Over SSH never: it would open on another machine, or through a forwarded display.
    """
    if any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")):
        return False
    if platform.startswith(("win", "cygwin")) or platform == "darwin":
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def links(service: Service) -> tuple[str, ...]:
    """The addresses of a service that can be opened or drawn: web, chat, then sources."""
    found = (service.web, service.chat, *(source.address for source in service.sources))
    return tuple(dict.fromkeys(link for link in found if _is_link(link)))


def open_in_browser(url: str, services: Iterable[Service]) -> bool:
    """Open a link of one of these services in the system's browser.

    Args:
        url: the link; any other address is refused.
        services: the services on show.

    Returns:
        Whether a browser took it. False is no error: show the address.
    """
    if not _is_link(url) or not any(url in links(service) for service in services):
        return False
    import webbrowser

    from selfhelp import offline

    try:
        # The guard refuses to start other programs; this one the person has just said yes to.
        with offline.allowed_program(offline.ANY):
            return webbrowser.open(url)
    except (webbrowser.Error, OSError):
        return False


def _is_link(url: str) -> bool:
    """Whether it is a plain http(s) address: no user name or password, nothing unprintable."""
    if not url.startswith(("https://", "http://")) or not url.isascii():
        return False
    if not url.isprintable() or any(odd in url for odd in ' @\\"<>'):
        return False
    host = url.partition("://")[2].split("/")[0].split("?")[0].split("#")[0]
    return "." in host
