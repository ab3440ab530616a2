"""The terminal as we leave it: Textual's driver for POSIX, without what it leaves open.

It rests on private places of Textual; `tests/e2e/test_tui_ends.py` ends real processes to see that
they still hold.
"""

from __future__ import annotations

import os
import select
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.driver import Driver

RESTORE = "\x1b[0m\x1b[2J\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
"""Empty the alternate screen and leave it; mouse, paste, keyboard and focus modes off."""


def driver_class() -> type[Driver] | None:
    """Our driver; None on Windows, where Textual chooses its own."""
    if sys.platform == "win32":
        return None
    from textual.drivers.linux_driver import LinuxDriver

    class Quiet(LinuxDriver):
        """Leaves an empty alternate screen, and never waits for a terminal that is gone."""

        def write(self, data: str) -> None:
            """Write; once the writing thread has ended (the terminal is gone) nothing would ever
            take from its queue again.
            """
            thread = self._writer_thread
            if thread is not None and thread.is_alive():
                thread.write(data)

        def stop_application_mode(self) -> None:
            """Empty the screen first: the alternate one can be shown again after we have left it."""
            self.write("\x1b[0m\x1b[2J\x1b[H")
            if self._mouse_pixels:
                self.write("\x1b[?1016l")
            super().stop_application_mode()

        def close(self) -> None:
            """Wait for what is still to be written, if anything still writes."""
            if self._writer_thread is not None and self._writer_thread.is_alive():
                super().close()

        def _sigcont_application(self, *_: Any) -> None:
            """Only after a suspension that we knew of.

            SIGCONT also comes after SIGSTOP, and from systemd at the end of a session. Starting
            again then would take the raw terminal for the one to restore.
            """
            if self._must_signal_resume:
                self._app.call_later(self._app.look_idle)  # type: ignore[attr-defined]
                super()._sigcont_application()

    return Quiet


def force_back(driver: Any) -> None:
    """Restore the terminal without the loop or the writing thread, which may both be stuck."""
    before = getattr(driver, "attrs_before", None)
    try:
        if before is not None:
            import termios

            termios.tcsetattr(driver.fileno, termios.TCSANOW, before)
        if select.select([], [2], [], 0)[1]:
            os.write(2, RESTORE.encode())
    except Exception:  # noqa: BLE001  # whatever is broken here, ending comes next
        return
