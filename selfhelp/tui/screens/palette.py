"""The command palette: Textual's, for windows of every size."""

from __future__ import annotations

from textual.command import CommandPalette

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

    def _action_command_list(self, action: str) -> None:
        try:
            super()._action_command_list(action)
        except KeyError:
            return
