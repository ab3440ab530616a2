"""The codes to scan, as they stand in a real terminal, read by a decoder that knows nothing of us.

What the terminal shows is painted into a picture, a cell as eight by sixteen points, and zbar is
given the whole screen, as a phone's camera is.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.e2e.full_screen import FullScreen
from tests.e2e.tty import Tty

pytestmark = pytest.mark.needs_tool("zbarimg")

WIDE, HIGH = 8, 16
"""Points of a cell."""
QUIET = 4
"""Light modules that the standard asks for around a code (ISO/IEC 18004). A module is a cell wide."""

Rows = list[list[int]]
Cell = tuple[str, int, int]
"""A character, and how light its ink and its ground are, 0 to 255."""

HALVES = {"▀": (True, False), "▄": (False, True), "█": (True, True)}


def picture(lines: Iterable[Iterable[Cell]]) -> Rows:
    """Points, from cells. Letters become blots, which a decoder has to look past."""
    made: Rows = []
    for line in lines:
        rows: Rows = [[] for _ in range(HIGH)]
        for char, ink, ground in line:
            for y, row in enumerate(rows):
                if char in HALVES:
                    row += [ink if HALVES[char][y >= HIGH // 2] else ground] * WIDE
                elif char.strip() and 3 < y < 13:
                    row += [ground] * 2 + [ink] * (WIDE - 4) + [ground] * 2
                else:
                    row += [ground] * WIDE
        made += rows
    return made


def decoded(points: Rows, file: Path) -> list[str]:
    """What zbar reads in a picture."""
    width = len(points[0])
    assert all(len(row) == width for row in points)
    head = f"P5\n{width} {len(points)}\n255\n".encode()
    file.write_bytes(head + b"".join(bytes(row) for row in points))
    asked = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(file)]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=30, check=False)
    return done.stdout.split()


def light(colour: str, usual: int) -> int:
    """How light a colour of pyte's is."""
    named = {"default": usual, "black": 0, "white": 255}
    if not re.fullmatch("[0-9a-f]{6}", colour):
        return named.get(colour, 128)  # the terminal's own colours, somewhere between
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def cells(app: FullScreen) -> list[list[Cell]]:
    """The screen, on a terminal that writes light on dark."""
    made = []
    for y in range(app.painted.lines):
        row = [app.painted.buffer[y][x] for x in range(app.painted.columns)]
        line = []
        for char in row:
            ink, ground = light(char.fg, 230), light(char.bg, 0)
            line.append((char.data, ground, ink) if char.reverse else (char.data, ink, ground))
        made.append(line)
    return made


def square(screen: list[list[Cell]]) -> Rows:
    """The white square alone, as points."""
    rows = [y for y, line in enumerate(screen) if any(ground == 255 for _, _, ground in line)]
    columns = [x for y in rows for x, cell in enumerate(screen[y]) if cell[2] == 255]
    part = slice(min(columns), max(columns) + 1)
    return picture(line[part] for line in screen[min(rows) : max(rows) + 1])


def quiet(points: Rows) -> bool:
    """Whether the outermost points on each side are light, as many as the standard asks for."""
    high, wide = QUIET * HIGH // 2, QUIET * WIDE
    lit = [[value > 128 for value in row] for row in points]
    return all(all(row) for row in lit[:high] + lit[-high:]) and all(
        all(row[:wide]) and all(row[-wide:]) for row in lit
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("theme", ["calm-dark", "calm-light", "high-contrast", "terminal"])
def test_the_code_on_the_full_screen(theme: str, size: tuple[int, int], tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    (data / "settings.json").write_text(json.dumps({"theme": theme, "country": "GB"}))
    how = {"cols": size[0], "rows": size[1], "COLORTERM": "truecolor"}
    with FullScreen.companion("--data", str(data), home=tmp_path, **how) as app:
        app.shows("What do you need right now?")
        app.press("ctrl+g")
        app.shows("All services, and another country")
        app.press("8")
        app.shows("Help lines: United Kingdom")
        app.press("4")
        app.shows("What it is for")
        app.settle()
        app.press("1")
        app.shows("Scan the code with a phone.")
        app.settle()
        address = re.search(r"https://\S+", app.display)
        assert address is not None
        screen = cells(app)
        assert decoded(picture(screen), tmp_path / "screen.pgm") == [address[0]]
        assert quiet(square(screen))


def test_the_code_in_lines_of_text(tmp_path: Path) -> None:
    """On a terminal that writes light on dark, as it was made for."""
    with Tty.selfhelp("--plain", "--guest", "--country", "GB", home=str(tmp_path)) as app:
        said = app.prompt()
        said = app.say(number(said, "Help lines"))
        while "What now?" not in said:
            said = app.say("")
        said = app.say(number(said, "Open a web page"))
        address = re.search(r"^1\. .*(https://\S+)", said, re.MULTILINE)
        assert address is not None
        said = app.say("1")
    drawing = [line for line in said.splitlines() if set(line) & set(HALVES)]
    wide = max(map(len, drawing))
    points = picture([[(char, 230, 0) for char in line.ljust(wide)] for line in drawing])
    assert decoded(points, tmp_path / "lines.pgm") == [address[1]]
    assert quiet(points)


def number(said: str, words: str) -> str:
    """The number of the entry that begins with these words."""
    found = re.findall(rf"^(\d+)\. {re.escape(words)}", said, re.MULTILINE)
    assert found, said
    return str(found[-1])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda points: [[255 - value for value in row] for row in points],
        lambda points: [row[: len(row) // 3] for row in points],
    ],
    ids=["inverted", "cut off"],
)
def test_it_would_be_noticed(spoil: Callable[[Rows], Rows], tmp_path: Path) -> None:
    from selfhelp.helplines import links

    drawing = links.qr("https://example.org/", 80)
    assert drawing is not None
    points = picture([[(char, 0, 255) for char in line] for line in drawing])
    assert decoded(points, tmp_path / "good.pgm") == ["https://example.org/"]
    assert decoded(spoil(points), tmp_path / "bad.pgm") == []
