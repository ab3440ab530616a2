"""A damaged journal: what can be read is shown, and can be saved to a new one. Nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from selfhelp.domain.strings import t, tn
from selfhelp.files import shown
from selfhelp.session import Session
from selfhelp.tui.screens.journal.field import FieldPage
from selfhelp.tui.screens.journal.newpass import NewPassphrase
from selfhelp.tui.screens.journal.opening import Rescued
from selfhelp.tui.screens.journal.paths import full, suggested
from selfhelp.tui.screens.page import Line
from selfhelp.vault.vault import Vault


class Damaged(FieldPage):
    """What is damaged, what can be read, and the way to a new file."""

    private = True

    def __init__(self, session: Session, rescued: Rescued) -> None:
        super().__init__(session)
        self.rescued = rescued
        self.field = False
        self.saved = ""

    def title_text(self) -> str:
        """What it is."""
        return t("damaged.title", "The journal is damaged")

    def asks(self) -> Iterable[Line]:
        """What is damaged and what isn't."""
        if self.field:
            yield t("damaged.where", "Where should the new file go? Type its name, then Enter.")
            return
        if self.saved:
            yield t(
                "journal.repaired",
                "They are saved in {path}. The damaged file is left as it is. To use the new one, put it in"
                " the place of {old}.",
                path=shown(self.saved),
                old=shown(self.session.places.journal),
            )
            return
        count = len(self.rescued.journal)
        yield tn(
            "journal.readable",
            "{n} entry can still be read.",
            "{n} entries can still be read.",
            count,
        )
        yield t(
            "damaged.how",
            "Nothing is deleted: the damaged file stays as it is. You can read what is left, and save"
            " it to a new file. If you have a backup, it may hold the rest.",
        )
        parts = ", ".join(self.rescued.parts)
        yield ("soft", t("journal.damaged-part", "Damaged: {part}", part=parts))

    def value(self) -> str:
        """A name beside the old one."""
        return suggested(self.session, "journal-rescued.vault")

    def options(self) -> Sequence[tuple[str, str]]:
        """Read, save, back."""
        back = ("back", t("page.back", "Back"))
        if self.field:
            return [back]
        save = ("save", t("damaged.save", "Save what can be read to a new file"))
        rest = [] if self.saved else [save]
        return [("read", t("damaged.read", "Read what is left")), *rest, back]

    def chosen(self, name: str) -> None:
        """Do it."""
        if name == "read":
            from selfhelp.tui.screens.journal.entries import Entries

            self.app.push_screen(Entries(self.session, self.rescued.journal))
        elif name == "save":
            self.field = True
            self.call_later(self.redraw)
        else:
            self.action_back()

    def typed(self, value: str) -> None:
        """The place is known; now its passphrase."""
        path = full(self.session, value, "journal-rescued.vault")
        if os.path.lexists(path):
            there = t(
                "journal.file-exists",
                "{path} is there already: choose another name.",
                path=shown(path),
            )
            self.say(there, wrong=True)
            return
        note = t("journal.repair-new", "The new file gets a passphrase; it may be the same one.")

        def chosen(secret: str | None) -> None:
            if secret is not None:
                self.work(lambda: self._save(path, secret), self._saved)

        self.app.push_screen(NewPassphrase(self.session, note), chosen)

    def _save(self, path: str, secret: str) -> str:
        items = list(self.rescued.journal.everything().values())
        deleted = self.rescued.journal.vault.tombstones()
        fresh, _ = Vault.create(path, secret)
        fresh.write(items, deleted)
        fresh.close()
        return path

    def _saved(self, path: str) -> None:
        self.field, self.saved = False, path
        self.call_later(self.redraw)

    def action_back(self) -> None:
        """From the name of the file to what can be done; from there out, and let the file go."""
        if self.busy:
            return
        if self.field:
            self.field = False
            self.call_later(self.redraw)
            return
        self.rescued.close()
        super().action_back()

    def hold(self) -> None:
        """The program ends or locks."""
        self.rescued.close()
