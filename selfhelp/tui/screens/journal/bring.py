"""Bringing in what is in another file: an export, a backup, or a copy that a cloud service made."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from selfhelp.domain.strings import t
from selfhelp.files import shown
from selfhelp.journal import merge, sealed, sentences
from selfhelp.session import Session
from selfhelp.tui.screens.journal.field import FieldPage
from selfhelp.tui.screens.journal.paths import full
from selfhelp.tui.screens.page import Line


class Bring(FieldPage):
    """The file, its passphrase, and what came of it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.part = "file"
        """One of "file", "secret" and "done"."""
        self.path = ""
        self.came: list[str] = []

    def title_text(self) -> str:
        """What it is."""
        return t("care.import", "Bring entries in from a file")

    def asks(self) -> Iterable[Line]:
        """What to type; or what came of it."""
        match self.part:
            case "file":
                yield t(
                    "import.what",
                    "An encrypted export, a backup, or another copy of the journal. Nothing that is here"
                    " is lost: where both differ, both are kept.",
                )
                yield t("import.where", "Type the file with its folder, then Enter.")
            case "secret":
                yield ("secret", shown(self.path))
                yield t("journal.file-passphrase", "Passphrase of that file:")
            case _:
                yield from self.came

    def options(self) -> Sequence[tuple[str, str]]:
        """Back."""
        return [("back", t("page.back", "Back"))]

    def typed(self, value: str) -> None:
        """The file first, then its passphrase."""
        if self.part == "file":
            self._file(full(self.session, value, os.path.basename(self.session.places.journal)))
        elif value:
            self._bring(value)

    def _file(self, path: str) -> None:
        if os.path.isfile(path):
            self.path = path
            self._show("secret")
        else:
            said = t("journal.no-file", "There is no file {path}.", path=shown(path))
            self.say(said, wrong=True)

    def _bring(self, secret: str) -> None:
        journal = self.session.journal
        if journal is None:
            return

        def done(merged: merge.Merged) -> None:
            self.session.keeper.reread()
            self.came = sentences.merged(merged)
            self._show("done")

        self.work(lambda: merge.merge(journal, *sealed.unseal(self.path, secret)), done)

    def _show(self, part: str) -> None:
        self.part, self.said = part, ""
        self.field, self.secret = part != "done", part == "secret"
        self.call_later(self.redraw)

    def action_back(self) -> None:
        """From the passphrase to the file; else out."""
        if self.part == "secret" and not self.busy:
            self._show("file")
        elif not self.busy:
            super().action_back()
