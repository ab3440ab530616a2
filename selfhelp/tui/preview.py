"""The real screens with a translator's texts, one after another, read again when a file is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from selfhelp.domain import strings
from selfhelp.domain.strings import t
from selfhelp.l10n.preview import PreviewShelf, PreviewWords, Source
from selfhelp.l10n.units import UI
from selfhelp.session import Session
from selfhelp.tui.app import Companion
from selfhelp.tui.screens.walk import Walk
from selfhelp.tui.words import bare

LOOK_SECONDS = 0.7
PLACES = (
    "card:help-now", "list:tools", "list:modules", "list:pathways", "list:helplines",
    "list:settings", "list:people",
)  # fmt: skip

Stop = tuple[str, Callable[[], Screen[Any] | None]]
"""What a screen is called, and what makes it; None for one that the app opened itself."""


class Preview(Companion):
    """The app with its screens in a row.

    Args:
        session: one that keeps nothing.
        source: the pack.
        room: the part to look at; "" for a walk round the app.
        watch: read the files again when they are saved.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5,ctrl+r", "again", show=False, priority=True),
        Binding("f6,ctrl+t", "ids", show=False, priority=True),
        Binding("f7,ctrl+k", "turn(-1)", show=False, priority=True),
        Binding("f8,ctrl+n", "turn(1)", show=False, priority=True),
    ]

    def __init__(self, session: Session, source: Source, room: str, *, watch: bool) -> None:
        self.source, self.room, self.watch_files = source, room, watch
        self.at = 0
        self.use_texts(session)
        super().__init__(session)
        self.stops = self._stops()

    def use_texts(self, session: Session) -> None:
        """From now on show what the source holds now."""
        strings.install(PreviewWords(self.source, marked=self.room == UI))
        session.shelf = PreviewShelf(self.source)

    def _stops(self) -> list[Stop]:
        shelf = self.session.shelf
        if self.room in shelf.titles("modules") or self.room in shelf.titles("tools"):
            module = shelf.module(self.room)

            def step(id: str) -> Stop:
                return id, lambda: Walk(self.session, self.session.shelf.module(self.room), only=id)

            return [
                *[self._target(f"{module.type}:{self.room}")],
                *(step(s.id) for s in module.steps),
            ]
        cards = [f"card:{id}" for id in shelf.cards()]
        if self.room == "cards":
            return [self._target(card) for card in cards]
        from selfhelp.tui.screens.start_here import StartHere

        begin: Stop = ("start-here", lambda: StartHere(self.session))
        return [("home", lambda: None), begin, *(self._target(place) for place in PLACES)]

    def _target(self, target: str) -> Stop:
        def make() -> None:
            self.go(target)

        return target, make

    def on_mount(self) -> None:
        """Show the first one, and look at the files from time to time."""
        super().on_mount()
        self.source.changed()
        if self.watch_files:
            self.set_interval(LOOK_SECONDS, self._look)
        self.call_after_refresh(self.show_stop)

    def _look(self) -> None:
        if self.source.changed():
            self.action_again()

    async def show_stop(self) -> None:
        """Show the screen that it is the turn of, made anew."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        name, make = self.stops[self.at]
        if name == "home":
            self._from_below()
        made = make()
        if made is not None:
            await self.push_screen(made)
        # What the screens do by themselves comes first.
        self.call_after_refresh(self._label, name)

    def _label(self, name: str) -> None:
        screen = self.screen
        text = bare(self.label(name))
        for old in screen.query("#preview").results(Static):
            old.update(text)
            return
        label = Static(text, id="preview")
        label.styles.dock, label.styles.height = "top", 1
        label.styles.text_style = "reverse"
        screen.mount(label)

    def label(self, name: str) -> str:
        """One line: the language, where one is, how much of it waits, and the keys."""
        examined, units = self.source.examined, self.source.texts.units
        states = [
            state
            for id, state in (examined.states if examined else {}).items()
            if not self.room or units[id].room == self.room
        ]
        return t(
            "preview.label",
            "{tag} {n}/{total} {name} | ~ {stale} x {refused} - {missing} | F8 next F7 back F6 ids"
            " F5 read again",
            tag=self.source.pack.manifest.locale if self.source.pack else "",
            n=self.at + 1,
            total=len(self.stops),
            name=name,
            stale=states.count("stale"),
            refused=states.count("refused"),
            missing=states.count("missing"),
        )

    def action_again(self) -> None:
        """Read the files and show the same screen."""
        if not self.source.read():
            self.notify(str(self.source.problems[0]), markup=False, timeout=15)
            return
        self.renew()

    def action_ids(self) -> None:
        """Show unit ids, or the screens as they will be."""
        self.source.ids = not self.source.ids
        self.renew()

    def action_turn(self, by: int) -> None:
        """On to the next screen, or back."""
        self.at = (self.at + by) % len(self.stops)
        self.call_later(self.show_stop)

    def renew(self) -> None:
        """The texts anew, on the same screen."""
        self.use_texts(self.session)
        self.use_script()
        self.call_later(self.show_stop)
