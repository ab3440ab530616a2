"""Twelve screens as text: `python -m tests.tui_look.snap` compares, `--update` renews them.

A snapshot holds what a person sees and nothing of how Textual draws it: the text, a letter for the
look of each cell, and what the letters mean in the names of our themes' colours. So it outlives a
new version of Textual as long as the screen looks the same.
"""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from string import ascii_letters

from rich.style import Style
from textual.color import Color

from selfhelp.tui.app import Companion
from tests.tui_look.looking import strips
from tests.tui_look.scenes import SCENES, played

FOLDER = Path(__file__).with_name("snapshots")
PLAIN = "."
"""The letter of the ground and of text without a look of its own."""
NAMES = (
    "foreground", "background", "primary", "secondary", "accent", "warning", "error", "success",
    "surface", "panel", "quiet", "line",
)  # fmt: skip


def taken(name: str) -> str:
    """The snapshot of a scene as it looks now."""
    scene = SCENES[name]
    wide, high = scene.size
    return f"{name}: {wide} x {high}, {scene.theme}\n\n{played(scene, drawn)}"


def drawn(app: Companion) -> str:
    """The screen as text, its looks as letters, and the key of the letters."""
    known = _colours(app)
    key: dict[str, str] = {}
    text, looks = [], []
    ground = "foreground on background"
    for strip in strips(app):
        row = []
        for segment in strip:
            blank = not segment.text.strip()
            said = _look(segment.style or Style(), known, blank=blank)
            if said not in (ground, "on background"):
                letter = key.setdefault(said, ascii_letters[len(key)])
            else:
                letter = PLAIN
            row.append(letter * segment.cell_length)
        text.append(strip.text.rstrip())
        looks.append("".join(row).rstrip(PLAIN))
    meant = [f"{PLAIN} {ground}", *(f"{letter} {said}" for said, letter in key.items())]
    return "\n".join([*text, "-- looks", *_runs(looks), "-- key", *meant]) + "\n"


def _runs(rows: list[str]) -> list[str]:
    """The letters, with equal empty rows at the end left out."""
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _colours(app: Companion) -> dict[str, str]:
    """Hexadecimal colours -> their names in the theme. The first name counts where two are alike."""
    variables, made = app.theme_variables, {}
    for name in reversed(NAMES):
        made[Color.parse(variables[name]).hex6.lower()] = name
    return made


def _look(style: Style, known: dict[str, str], *, blank: bool) -> str:
    """A style in words: "primary on panel bold". Of blank cells only the ground shows."""
    made = []
    if not blank:
        made.append(_name(style.color, known))
    made += ["on", _name(style.bgcolor, known)]
    shown = ("underline", "reverse", "strike")
    kinds = shown if blank else ("bold", "dim", "italic", *shown)
    return " ".join([*made, *(kind for kind in kinds if getattr(style, kind))])


def _name(colour: object, known: dict[str, str]) -> str:
    triplet = getattr(colour, "triplet", None)
    if triplet is None:
        return str(getattr(colour, "name", "default"))
    return known.get(triplet.hex.lower(), triplet.hex.lower())


def path(name: str) -> Path:
    """Where a snapshot is kept."""
    return FOLDER / f"{name}.txt"


def changes(name: str) -> str:
    """What differs between a snapshot and the screen as it looks now; "" if nothing does."""
    file = path(name)
    kept = file.read_text(encoding="utf-8") if file.exists() else ""
    now = taken(name)
    if kept == now:
        return ""
    lines = difflib.unified_diff(
        kept.splitlines(), now.splitlines(), f"{name} as kept", f"{name} now", lineterm="", n=1
    )
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Compare all; or renew those that have changed."""
    update = arguments == ["--update"]
    if arguments and not update:
        print("usage: python -m tests.tui_look.snap [--update]", file=sys.stderr)
        return 2
    changed = {name: found for name in SCENES if (found := changes(name))}
    for name, found in changed.items():
        print(found)
        if update:
            FOLDER.mkdir(exist_ok=True)
            path(name).write_text(taken(name), encoding="utf-8")
    return 0 if update or not changed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
