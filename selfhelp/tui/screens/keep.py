"""Whether an answer is kept, where a step leaves that to the person."""

from __future__ import annotations

from collections.abc import Sequence

from selfhelp.domain.strings import t
from selfhelp.tui.screens.page import Page


class Keep(Page):
    """Ends with True, False, or None to go back to the answer."""

    def title_text(self) -> str:
        """The question."""
        return t("walk.keep", "Keep this answer?")

    def options(self) -> Sequence[tuple[str, str]]:
        """Not keeping it is the first choice."""
        return [
            ("no", t("keep.no", "No, forget it when I leave")),
            ("yes", t("keep.yes", "Yes, keep it")),
        ]

    def chosen(self, name: str) -> None:
        """Tell the walk."""
        self.dismiss(name == "yes")  # type: ignore[arg-type]

    def action_back(self) -> None:
        """Back to the answer."""
        self.dismiss(None)
