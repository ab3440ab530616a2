"""Ten minutes to begin (CURRICULUM.md 0.6): a question a screen, each of which can be left out.

Nothing here is stored: what is chosen holds until the program ends. The steps that need a journal
come when there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from selfhelp.domain.shapes import Number
from selfhelp.domain.strings import t
from selfhelp.session import Session
from selfhelp.tui.screens import start_words as words
from selfhelp.tui.screens.journal.sure import lawyer_first
from selfhelp.tui.screens.lists import choose, situations
from selfhelp.tui.screens.map import next_page
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.widgets.answer import Answered
from selfhelp.tui.widgets.lines import number_lines
from selfhelp.tui.widgets.progress import progress
from selfhelp.tui.widgets.scale import Scale, ScaleView

STEPS = ("who", "country", "age", "situation", "children", "hope", "number", "breathe", "end")
HOPE_LOW, HOPE_SOME = 1, 3
"""Up to the first "Are you safe right now?" opens; up to the second the worst days come first."""


class StartHere(Page):
    """One step after the other; Back goes one back."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.at = 0
        self.picked: tuple[str, str] | None = None
        session.keeper.flag("begun", on=True)

    @property
    def step(self) -> str:
        """The step on show."""
        return STEPS[self.at]

    def title_text(self) -> str:
        """The question."""
        return words.title(self.step, self.session)

    def place(self) -> ComposeResult:
        """How far one is."""
        yield Static(progress(self.at + 1, len(STEPS)), id="where")

    def lines(self) -> Iterable[Line]:
        """What to know first."""
        if self.step == "number" and self.picked is not None:
            yield from words.picked(*self.picked)
            return
        yield from words.lines(self.step, self.session)
        if self.step == "country" and self.session.choice.code:
            yield from number_lines(self.session, ("emergency", "crisis"))

    def parts(self) -> list[Widget]:
        """For hope a row of numbers."""
        if self.step != "hope":
            return super().parts()
        shape = self.session.shelf.guide().step("hope").shape
        assert isinstance(shape, Number)
        made = super().parts()
        return [*made[:-1], ScaleView(shape, None), made[-1]]

    def options(self) -> Sequence[Choice]:
        """The answers, and the ways past them."""
        skip = Item("skip", t("begin.skip", "Leave this one out"))
        home = Item("home", t("begin.home", "To the start page"))
        match self.step:
            case "who":
                go_on = Item("on", t("walk.next", "Go on"))
                return [go_on, home]
            case "country":
                known = bool(self.session.choice.code)
                on = [Item("on", t("begin.right", "That is right"))] if known else []
                other = Item("countries", t("begin.country", "Choose my country"))
                return [*on, other, *([] if known else [skip]), home]
            case "age":
                return [("adult", t("begin.adult", "Yes, 18 or older")), self._young(), skip, home]
            case "situation":
                return [*situations(self.session), Item("", ""), skip, home]
            case "children":
                answers = [("yes", t("begin.yes", "Yes")), ("no", t("begin.no", "No"))]
                return [*answers, skip, home]
            case "number" if self.picked is None:
                return [*words.services(self.session), Item("", ""), skip, home]
            case "breathe":
                return [("tool:breathe", t("begin.breathe", "Breathe slowly now")), skip, home]
            case "end":
                return self._ways()
        return [skip, home] if self.step == "hope" else [Item("on", t("walk.next", "Go on")), home]

    def _young(self) -> Item:
        return Item("young", t("begin.young", "No, I am under 18"))

    def _ways(self) -> list[Choice]:
        """Where to go from here: the first page of the way, a tool, the start page."""
        made: list[Choice] = []
        if page := next_page(self.session):
            title = self.session.shelf.titles("modules")[page]
            made.append((f"module:{page}", t("begin.first", "Begin with: {title}", title=title)))
        return [
            *made,
            ("list:modules", t("home.module", "A page of the programme")),
            ("list:tools", t("home.tools", "A tool for the next minutes")),
            ("home", t("begin.home", "To the start page")),
        ]

    def chosen(self, name: str) -> None:
        """Take the answer; then on."""
        if name == "home":
            self.dismiss(None)
        elif name in ("on", "skip"):
            self._move(1)
        elif name == "countries":
            from selfhelp.tui.screens.helplines import Countries

            self.app.push_screen(Countries(self.session))
        elif self.step == "number":
            self.picked = words.service(self.session, name)
            self.call_later(self.redraw)
        else:
            self._take(name)

    def _take(self, name: str) -> None:
        match self.step:
            case "age" if name == "young":
                self.app.pop_screen()
                self.go("card:under-18")
            case "situation":
                opens = choose(self.session, name)
                self._move(1)
                lawyer_first(self, self.session, lambda: None)
                if opens:
                    self.go(opens)
            case "children":
                self.session.keeper.flag("children", on=name == "yes")
                self._move(1)
            case "breathe":
                self._move(1)
                self.go(name)
            case "end":
                self.app.pop_screen()
                self.go(name)
            case _:
                self._move(1)

    def on_answered(self, event: Answered) -> None:
        """Hope: a low one opens help first."""
        event.stop()
        if event.value is None:
            return
        self.session.keeper.flag("low-hope", on=event.value <= HOPE_SOME)
        self._move(1)
        if event.value <= HOPE_LOW:
            self.go("card:safe-now")

    def _move(self, by: int) -> None:
        self.at = min(len(STEPS) - 1, max(0, self.at + by))
        self.picked = None
        self.call_later(self.redraw)

    async def redraw(self) -> None:
        """With how far one is."""
        await super().redraw()
        self.query_one("#where", Static).update(progress(self.at + 1, len(STEPS)))
        self.query_one("#where").remove_class("-empty")
        for scale in self.query(Scale):
            scale.focus(scroll_visible=False)

    def action_back(self) -> None:
        """One step back; from the first one out."""
        if self.picked is not None:
            self._move(0)
        elif self.at:
            self._move(-1)
        else:
            self.dismiss(None)

    async def on_screen_resume(self) -> None:
        """The country may have changed; for a reader under 18 this ends here."""
        if self.session.has("under-18"):
            self.dismiss(None)
        elif self.query("#body"):
            await self.redraw()
