"""The command palette: Textual's, for windows of every size."""

from __future__ import annotations

from textual.command import CommandPalette


class Palette(CommandPalette):
    """In a window without room nothing is laid out, and Textual's list can't move in it."""

    def _action_command_list(self, action: str) -> None:
        try:
            super()._action_command_list(action)
        except KeyError:
            return
