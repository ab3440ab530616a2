"""Which way right-to-left lines read right: the same sentence both ways, and the person says which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.strings import t
from selfhelp.tui import bidi
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.words import rich


class ReadingOrder(Page):
    """Nothing tells a program what its terminal does with such lines, so the person looks."""

    def title_text(self) -> str:
        """The question."""
        return t("rtl.title", "Which of the two reads right?")

    def lines(self) -> Iterable[Line]:
        """The sentence, as the terminal shows it and turned around here."""
        sample = rich(t("rtl.sample", "Call 112 (free) now. You are not alone."))
        yield ("soft", t("rtl.first", "First:"))
        yield bidi.AsItIs(sample, classes="para")
        if bidi.possible():
            yield ("soft", t("rtl.second", "Second:"))
            yield bidi.TurnedHere(sample, classes="para")
        else:
            yield t(
                "rtl.none",
                "There is no second one: python-bidi and arabic-reshaper are not installed, so this"
                " program can't turn lines around itself.",
            )

    def after(self) -> Iterable[Line]:
        """What reads right everywhere."""
        yield (
            "soft",
            t(
                "rtl.plain",
                "If neither reads right: selfhelp --plain prints whole lines, which more terminals"
                " and all screen readers take in their order. Handouts and exports to HTML are shown"
                " right by every browser.",
            ),
        )

    def options(self) -> Sequence[Choice]:
        """The three ways; the second only where it can be had."""
        second = [Item("app", t("rtl.choose-second", "The second"))] if bidi.possible() else []
        return [
            Item("terminal", t("rtl.choose-first", "The first")),
            *second,
            Item("off", t("rtl.choose-none", "Neither: leave the lines as they are")),
        ]

    def start(self) -> str:
        """What holds now."""
        return self.session.settings.rtl

    def chosen(self, name: str) -> None:
        """Hold it from now on."""
        self.session.settings = self.session.settings._replace(rtl=name)
        self.app.use_script()  # type: ignore[attr-defined]
        self.action_back()
