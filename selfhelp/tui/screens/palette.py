"""The command palette: Textual's, for windows of every size."""

from __future__ import annotations

from textual.command import CommandPalette

from selfhelp.domain.strings import t


class Palette(CommandPalette):
    """In a window without room nothing is laid out, and Textual's list can't move in it."""

    # The sign beside the field is one that many terminals draw as an empty box.
    DEFAULT_CSS = "Palette SearchIcon { display: none; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(placeholder=t("palette.type", "Type a part of where to go"), id=id)

    def _action_command_list(self, action: str) -> None:
        try:
            super()._action_command_list(action)
        except KeyError:
            return
