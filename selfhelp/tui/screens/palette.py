"""The command palette: Textual's, for windows of every size."""

from __future__ import annotations

from typing import Any

from textual.command import CommandPalette
from textual.worker import Worker

from selfhelp.domain.strings import t


class Palette(CommandPalette):
    """In a window without room nothing is laid out, and Textual's list can't move in it."""

    # The sign beside the field is one that many terminals draw as an empty box.
    DEFAULT_CSS = """
    Palette SearchIcon { display: none; }
    Palette > .command-palette--help-text { color: $quiet; text-style: not bold; }
    Palette CommandList > .option-list--option-highlighted { background: $panel; }
    Palette CommandList:nocolor > .option-list--option-highlighted { text-style: reverse; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(placeholder=t("palette.type", "Type a part of where to go"), id=id)

    def run_worker(self, *args: Any, **options: Any) -> Worker[Any]:
        """Who is quick on the keyboard has left before the search begins; Textual's then looks for a
        list that is gone. That ends the search, and not the program.
        """
        return super().run_worker(*args, **{**options, "exit_on_error": False})

    def _action_command_list(self, action: str) -> None:
        try:
            super()._action_command_list(action)
        except KeyError:
            return
