"""Walking a module or tool: one step a screen, signals first."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from selfhelp.domain.module import Module
from selfhelp.domain.shapes import Choices, Nothing, Table, Text
from selfhelp.domain.step import Step
from selfhelp.domain.strings import t
from selfhelp.player.answers import BadAnswer, lines
from selfhelp.player.inputs import Answer, Ask, Back, Done, Input, Pause, Paused, Turn
from selfhelp.player.machine import Player
from selfhelp.player.state import Mode
from selfhelp.session import Session
from selfhelp.tui import keys
from selfhelp.tui.screens.page import foot
from selfhelp.tui.widgets.answer import Answered, AnswerView
from selfhelp.tui.words import bare, rich


class Walk(Screen[None]):
    """One walk through a module or tool.

    Args:
        only: the single step to ask, for a living plan.
        asked: the child question was just answered "no".
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, show=False) for key in keys.of("back", "why", "pause")
    ]

    def __init__(
        self, session: Session, module: Module, *, only: str = "", asked: bool = False
    ) -> None:
        super().__init__()
        self.session, self.module, self.only = session, module, only
        facts = session.keeper.facts()
        if asked:
            facts = replace(facts, flags=facts.flags | {"child-asked"})
        self.player = Player(module, session.shelf.guide(), facts)
        self.turn: Turn | None = None

    def compose(self) -> ComposeResult:
        """Title, place, body, keys."""
        yield Static(rich(self.module.title), id="title")
        yield Static("", id="where")
        yield VerticalScroll(id="body", can_focus=False)
        yield Static(foot(), id="foot")

    def on_mount(self) -> None:
        """Begin, or ask how to."""
        now = self.session.now()
        draft = None if self.only else self.session.keeper.draft(self.module.id)
        if self.only:
            self._take(self.player.start("one", now, self.only))
        elif draft or self.module.short_minutes or self.module.note:
            from selfhelp.tui.screens.begin import Begin

            self.app.push_screen(Begin(self.session, self.module, draft is not None), self._begin)
        else:
            self._take(self.player.start("full", now))

    def _begin(self, how: str | None) -> None:
        now = self.session.now()
        draft = self.session.keeper.draft(self.module.id)
        if how == "resume" and draft is not None:
            self._take(self.player.resume(draft, now))
        elif how in ("full", "short"):
            mode: Mode = "short" if how == "short" else "full"
            self._take(self.player.start(mode, now))
        else:
            self.app.pop_screen()

    def _take(self, turn: Turn) -> None:
        """Keep what a turn brought, follow its signals, show what comes."""
        self.turn = turn
        self.session.keeper.take(self.module, turn, self.session.now())
        urgent = [signal for signal in turn.signals if not signal.offer and signal.target]
        over = isinstance(turn.prompt, Done | Paused)
        if isinstance(turn.prompt, Done) and not self.only:
            from selfhelp.tui.screens.ending import Ending

            self.app.switch_screen(Ending(self.session, self.module))
        elif over:
            self.app.pop_screen()
        else:
            self.call_later(self._show)
        if isinstance(turn.prompt, Paused) and any(s.kind != "tools_first" for s in urgent):
            self._go("list:after")
        for signal in reversed(urgent):
            self._go(signal.target)
            if signal.line:
                self.app.notify(self.player.guide.line(signal.line), timeout=8, markup=False)
        for signal in turn.signals:
            if signal.offer:
                from selfhelp.tui.screens.offer import Offer

                self.app.push_screen(Offer(self.session, signal.target))

    def _go(self, target: str) -> None:
        self.app.go(target)  # type: ignore[attr-defined]

    async def _show(self) -> None:
        """The step that is asked now."""
        assert self.turn is not None
        ask = self.turn.prompt
        if not isinstance(ask, Ask):
            return
        place = t("plain.step", "Step {n} of {total}", n=ask.number, total=ask.total)
        title = ask.step.title
        self.query_one("#where", Static).update(rich(f"{place}: {title}" if title else place))
        body = self.query_one("#body", VerticalScroll)
        await body.remove_children()
        await body.mount(*self._texts(ask), answer_view(ask))
        body.scroll_home(animate=False)

    def _texts(self, ask: Ask) -> list[Widget]:
        guide, step = self.player.guide, ask.step
        made: list[Widget] = [Static(rich(guide.line(note)), classes="soft") for note in ask.notes]
        made += [Static(rich(part.text), classes="para") for part in step.body]
        if step.kind == "recall":
            own = [Static(bare(line), classes="lead") for line in ask.lines]
            made += own or [Static(rich(step.otherwise), classes="para")]
        if step.prompt:
            made.append(Static(rich(step.prompt), classes="question"))
        if wants_words(step):
            made.append(Static(rich(guide.line("reminder")), classes="soft"))
        if ask.answer is not None and isinstance(step.shape, Choices):
            before = ", ".join(lines(step.shape, ask.answer))
            text = t("walk.before", "Your answer so far: {answer}", answer=before)
            made.append(Static(bare(text), classes="soft"))
        return made

    def on_answered(self, event: Answered) -> None:
        """Hand the answer to the player."""
        event.stop()
        self._advance(Answer(event.value))

    def _advance(self, input: Input) -> None:
        assert self.turn is not None
        try:
            turn = self.player.advance(self.turn.state, input, self.session.now())
        except BadAnswer as problem:
            self.app.notify(str(problem), markup=False)
            return
        self._take(turn)

    def action_back(self) -> None:
        """One part or step back; from the first step out, keeping the place."""
        from selfhelp.tui.widgets.table import TableView

        for table in self.query(TableView):
            if table.earlier():
                return
        if self.turn is None or not self.turn.state.trail:
            self._advance(Pause())
        else:
            self._advance(Back())

    def action_pause(self) -> None:
        """Stop here for now."""
        self._advance(Pause())

    def action_why(self) -> None:
        """What this page rests on."""
        if self.turn is not None and isinstance(self.turn.prompt, Ask):
            from selfhelp.tui.screens.why import Why

            self.app.push_screen(Why(self.session, self.turn.prompt.step.body, self.module))


def wants_words(step: Step) -> bool:
    """Whether a step asks for free words, and so carries the standing reminder."""
    shape = step.shape
    return isinstance(shape, Text) or (
        isinstance(shape, Table) and any(isinstance(c.cell, Text) for c in shape.columns)
    )


def answer_view(ask: Ask) -> AnswerView:
    """The widget for a step: by its kind where the layout asks for it, else by its shape."""
    from selfhelp.tui.widgets import simple, table, timed

    step = ask.step
    if step.timer is not None:
        return timed.timer_view(step.timer)
    match step.shape:
        case Nothing():
            return simple.ReadView()
        case Choices() as shape if step.kind == "check" and shape.most == 1:
            return simple.CheckView(shape)
        case Table():
            return table.TableView(step, ask.answer)
        case shape:
            return table.cell_view(shape, ask.answer)
