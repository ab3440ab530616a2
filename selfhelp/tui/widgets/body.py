"""The part of a screen that scrolls. It tells the foot whether there is more to read below."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.widgets import Static

from selfhelp.tui.widgets.foot import Foot


class Body(VerticalScroll):
    """What stands between title and foot."""

    def on_mount(self) -> None:
        """Look whenever it was scrolled or laid out anew."""
        self.watch(self, "scroll_y", self._look)
        self.watch(self, "virtual_size", self._look)

    def action_scroll_end(self) -> None:
        """To the end at once: an Enter that follows must find the end in sight."""
        self.scroll_end(animate=False, immediate=True)

    def on_resize(self) -> None:
        """The window may have become larger or smaller with nothing else changed."""
        self._look()

    def _look(self) -> None:
        self.call_later(self._tell)

    def _tell(self) -> None:
        if not self.is_attached:
            return
        # The last line is the space after the last widget.
        more = self.max_scroll_y - round(self.scroll_y) > 1
        for foot in self.screen.query("#foot").results(Static):
            line = foot.visual
            if isinstance(line, Foot) and line.more != more:
                line.more = more
                foot.refresh()
