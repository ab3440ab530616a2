"""What the keys do here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widgets import Static

from selfhelp.domain.strings import t
from selfhelp.tui import keys
from selfhelp.tui.screens.page import Line, Page
from selfhelp.tui.widgets.facts import Fact


def _names(key: keys.Key) -> str:
    return t("keys.or", " or ").join(keys.shown(name) for name in key.keys.split(","))


class KeysPage(Page):
    """All keys, and how to move about."""

    def title_text(self) -> str:
        """The title."""
        return t("keys.title", "Keys")

    def lines(self) -> Iterable[Line]:
        """A line for each key."""
        lines = [(_names(key), keys.label(key.id)) for key in keys.KEYS]
        lines += [
            (
                t("keys.arrows", "Up, Down, Enter"),
                t("keys.move", "Choose; a number does it at once"),
            ),
            (t("keys.tab", "Tab"), t("keys.next", "To the next field or button")),
            (t("keys.page", "Page Down"), t("keys.read", "Read on")),
        ]
        for at, (names, what) in enumerate(lines, 1):
            last = "para" if at == len(lines) else "line"
            yield Static(Fact(names, what, least=48), classes=last)
        yield ("soft", t("keys.mouse", "The mouse works as well."))

    def options(self) -> Sequence[tuple[str, str]]:
        """Back."""
        return [("back", t("page.back", "Back"))]
