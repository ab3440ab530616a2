"""What the keys do here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.strings import t
from selfhelp.tui import keys
from selfhelp.tui.screens.page import Line, Page


class KeysPage(Page):
    """All keys, and how to move about."""

    def title_text(self) -> str:
        """The title."""
        return t("keys.title", "Keys")

    def lines(self) -> Iterable[Line]:
        """A line for each key."""
        for key in keys.KEYS:
            names = t("keys.or", " or ").join(keys.shown(name) for name in key.keys.split(","))
            yield t("keys.line", "{keys}: {what}", keys=names, what=keys.label(key.id))
        yield t("keys.move", "Up, Down and Enter: choose. A number chooses at once.")
        yield t("keys.tab", "Tab: to the next field or button.")
        yield t("keys.mouse", "The mouse works as well.")

    def options(self) -> Sequence[tuple[str, str]]:
        """Back."""
        return [("back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """Back."""
        self.action_back()
