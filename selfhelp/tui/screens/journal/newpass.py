"""Choosing a passphrase: words made by chance, or one's own typed twice. Used wherever one is new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widgets import Input, Static

from selfhelp.domain.strings import t
from selfhelp.journal import passphrase
from selfhelp.session import Session
from selfhelp.tui.screens.journal.field import FieldPage
from selfhelp.tui.screens.page import Line
from selfhelp.tui.words import bare
from selfhelp.vault import words


class NewPassphrase(FieldPage):
    """Ends with the passphrase, or with None.

    Args:
        note: what it is for, in a sentence.
    """

    secret = True

    def __init__(self, session: Session, note: str = "") -> None:
        super().__init__(session)
        self.note = note
        self.part = "way"
        """One of "way", "made" (words are shown), "type" and "again"."""
        self.first = ""
        """What has to be typed again."""
        self.field = False

    def title_text(self) -> str:
        """What to do now."""
        return {
            "way": t("newpass.title", "Choose a passphrase"),
            "made": t("newpass.made", "Your passphrase"),
            "type": t("newpass.type", "Type your new passphrase"),
            "again": t("newpass.again", "Type it once more"),
        }[self.part]

    def asks(self) -> Iterable[Line]:
        """What to know."""
        match self.part:
            case "way":
                if self.note:
                    yield self.note
                yield t(
                    "newpass.why",
                    "Words that the program picks by chance are the safest. Keep them on paper until"
                    " you know them.",
                )
            case "made":
                yield Static(bare(self.first), classes="secret")
                yield t(
                    "newpass.write",
                    "Write it on paper and keep it where only you can find it. Not in a photo, and"
                    " not on this device.",
                )
            case "type":
                yield t(
                    "newpass.own",
                    "Use several words that nobody would put together. No quotation, no name, no date.",
                )
            case _:
                yield t(
                    "newpass.same", "The same again, so that a wrong key does not lock you out."
                )

    def options(self) -> Sequence[tuple[str, str]]:
        """The ways on."""
        back = ("back", t("page.back", "Back"))
        match self.part:
            case "way":
                return [
                    ("made", t("newpass.words", "Show me random words (safest)")),
                    ("type", t("newpass.mine", "I will choose my own")),
                    back,
                ]
            case "made":
                return [
                    ("again", t("newpass.written", "I have written it down")),
                    ("made", t("newpass.others", "Other words, please")),
                    back,
                ]
        return [back]

    def chosen(self, name: str) -> None:
        """On or back."""
        if name == "back":
            self.action_back()
            return
        if name == "made":
            self.first = words.generated()
        self._show(name)

    def _show(self, part: str) -> None:
        self.part, self.field = part, part in ("type", "again")
        self.said = ""
        self.call_later(self.redraw)

    def on_input_changed(self, event: Input.Changed) -> None:
        """How strong it is, honestly, while it is typed."""
        if self.part == "type" and event.value:
            self.say(passphrase.refused(event.value) or passphrase.said(event.value))

    def typed(self, value: str) -> None:
        """Take it, or say what is wrong with it."""
        if self.part == "type":
            if problem := passphrase.refused(value):
                self.say(problem, wrong=True)
                return
            self.first = value
            self._show("again")
        elif _words(value) == _words(self.first):
            secret, self.first = self.first, ""
            self.dismiss(secret)  # type: ignore[arg-type]
        else:
            self.say(t("newpass.differ", "That is not the same. Try once more."), wrong=True)

    def action_back(self) -> None:
        """To the choice; from there out."""
        if self.part == "way":
            self.first = ""
            self.dismiss(None)
        else:
            self._show("way")


def _words(text: str) -> str:
    """Words made by chance may be typed with other spaces between them."""
    return " ".join(text.split())
