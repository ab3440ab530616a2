"""All keys, declared once as data. What each does is looked up when it is shown.

Typed letters stay free for typing, so nothing here is a bare letter. Nothing vital hangs on Escape
alone: some terminals are slow with it or swallow it (TUI.md section 2).
"""

from __future__ import annotations

from dataclasses import dataclass

from selfhelp.domain.strings import t


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that keys do.

    Args:
        id: names its sentence.
        keys: Textual's names, comma-separated; the first is the one shown.
        action: the app's or screen's action.
        everywhere: works whatever has focus, also in text boxes.
    """

    id: str
    keys: str
    action: str
    everywhere: bool = False


KEYS = (
    Key("help-now", "ctrl+g,f1", "app.help_now", everywhere=True),
    Key("hide", "ctrl+l", "app.hide", everywhere=True),
    Key("leave", "ctrl+q", "app.leave", everywhere=True),
    Key("keys", "f2,ctrl+o", "app.keys", everywhere=True),
    Key("back", "escape,ctrl+b", "back"),
    Key("why", "f3,ctrl+y", "why"),
    Key("pause", "f4", "pause"),
    Key("palette", "ctrl+p", "app.command_palette"),  # Textual itself binds this one
)


def label(id: str) -> str:
    """What a key does, in a word or two."""
    return {
        "help-now": t("key.help-now", "Help now"),
        "hide": t("key.hide", "Hide"),
        "leave": t("key.leave", "Leave"),
        "keys": t("key.keys", "Keys"),
        "back": t("key.back", "Back"),
        "why": t("key.why", "Why do you say that?"),
        "pause": t("key.pause", "Stop here for now"),
        "palette": t("key.palette", "Go to any place by its name"),
    }[id]


def shown(keys: str) -> str:
    """The first of some keys as people write it: "Ctrl+G"."""
    first = keys.split(",", maxsplit=1)[0]
    return "+".join(
        part.capitalize() if len(part) > 1 else part.upper() for part in first.split("+")
    )


def shown_of(id: str) -> str:
    """The first key of a thing that keys do, as people write it."""
    return shown(next(key.keys for key in KEYS if key.id == id))


def of(*ids: str) -> tuple[Key, ...]:
    """The keys with these ids, in their order."""
    return tuple(key for key in KEYS if key.id in ids)
