"""Opening the journal that is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp import hygiene
from selfhelp.domain.strings import t
from selfhelp.journal.keeper import JournalKeeper
from selfhelp.session import Session
from selfhelp.tui.screens.journal.field import FieldPage
from selfhelp.tui.screens.journal.opening import Rescued, arrive, close, unlock
from selfhelp.tui.screens.page import Line


class Unlock(FieldPage):
    """The passphrase, or the recovery code.

    Args:
        then: the target that the journal is opened for; "" to come back to where one was.
    """

    secret = True

    def __init__(self, session: Session, then: str = "") -> None:
        super().__init__(session)
        self.then = then
        hygiene.no_dumps()

    def title_text(self) -> str:
        """What it is."""
        return t("journal.open", "Open my journal")

    def asks(self) -> Iterable[Line]:
        """What to type."""
        yield t("journal.type", "Type your passphrase, or your recovery code, then Enter.")

    def options(self) -> Sequence[tuple[str, str]]:
        """Back."""
        return [("back", t("page.back", "Back"))]

    def typed(self, value: str) -> None:
        """Try it."""
        if not value:
            return
        opening = t("journal.opens", "Opening...")
        self.work(lambda: unlock(self.session, value), self._opened, unwanted=close, text=opening)

    def _opened(self, opened: JournalKeeper | Rescued) -> None:
        app, session = self.app, self.session
        app.drop(self)  # type: ignore[attr-defined]
        if isinstance(opened, Rescued):
            from selfhelp.tui.screens.journal.damaged import Damaged

            app.push_screen(Damaged(session, opened))
        else:
            arrive(app, session, opened, self.then)  # type: ignore[arg-type]
