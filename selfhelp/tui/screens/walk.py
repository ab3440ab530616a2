"""Walking a module or tool: one step a screen, signals first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from selfhelp.domain.module import Module
from selfhelp.domain.strings import t
from selfhelp.journal.entry import CHECKIN
from selfhelp.player.answers import BadAnswer
from selfhelp.player.inputs import Answer, Ask, Back, Done, Input, Pause, Paused, Turn
from selfhelp.player.machine import Player
from selfhelp.player.state import Mode
from selfhelp.session import Session
from selfhelp.tui import keys
from selfhelp.tui.hiding import in_sight
from selfhelp.tui.screens import asked, keeping
from selfhelp.tui.screens.help_now import HelpNow
from selfhelp.tui.screens.journal.sure import lawyer_first
from selfhelp.tui.screens.page import foot
from selfhelp.tui.widgets import views
from selfhelp.tui.widgets.answer import Answered, AnswerView
from selfhelp.tui.widgets.body import Body
from selfhelp.tui.widgets.progress import progress
from selfhelp.tui.words import rich

if TYPE_CHECKING:
    from selfhelp.tui.app import Companion


class Walk(Screen[None]):
    """One walk through a module or tool.

    Args:
        only: the single step to ask, for a living plan.
        asked: the child question was just answered "no".
    """

    CSS_PATH = "fields.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, show=False) for key in keys.of("back", "why", "pause")
    ]

    def __init__(
        self, session: Session, module: Module, *, only: str = "", asked: bool = False
    ) -> None:
        super().__init__()
        self.session, self.module, self.only = session, module, only
        self.asked = asked
        self.player = self._player()
        self.said = ""
        """The last thing that went wrong with keeping answers: said once."""
        self.turn: Turn | None = None
        self.view: AnswerView | None = None
        """What asks now; None while nothing may be answered."""

    def _player(self) -> Player:
        """With what is known now: the journal may be opened on the way in."""
        facts = self.session.keeper.facts()
        if self.asked:
            facts = replace(facts, flags=facts.flags | {"child-asked"})
        return Player(self.module, self.session.shelf.guide(), facts)

    @property
    def companion(self) -> Companion:
        """The app."""
        from selfhelp.tui.app import Companion

        assert isinstance(self.app, Companion)
        return self.app

    def compose(self) -> ComposeResult:
        """Title, place, body, keys."""
        yield Static(rich(self.module.title), id="title")
        yield Static("", id="where")
        yield Body(id="body", can_focus=False)
        yield Static(foot(), id="foot")

    def on_mount(self) -> None:
        """Begin, or ask how to. In a tool nothing comes before its first question."""
        self.set_interval(keeping.AUTOSAVE, self._autosave)
        if self.module.type != "tool":
            lawyer_first(self, self.session, self._open)
        else:
            self._open()

    def _open(self) -> None:
        now = self.session.now()
        draft = None if self.only else self.session.keeper.draft(self.module.id)
        if self.only:
            self._take(self.player.start("one", now, self.only))
        elif draft or self.module.short_minutes or self.module.note:
            from selfhelp.tui.screens.begin import Begin

            begin = Begin(self.session, self.module)
            in_sight(self, lambda: self.app.push_screen(begin, self._begin))
        else:
            self._take(self.player.start("full", now))

    def _begin(self, how: str | None) -> None:
        self.player = self._player()
        now = self.session.now()
        draft = self.session.keeper.draft(self.module.id)
        if how == "resume" and draft is not None:
            self._take(self.player.resume(draft, now))
        elif how in ("full", "short"):
            mode: Mode = "short" if how == "short" else "full"
            self._take(self.player.start(mode, now))
        else:
            self.companion.drop(self)

    def _keep(self, turn: Turn) -> None:
        """Keep what a turn brought. What was written in this run can be recalled in it, too."""
        self.turn, self.view = turn, None
        self.session.keeper.take(self.module, turn, self.session.now())
        said, self.said = self.said, keeping.after(self.session, turn)
        if self.said and self.said != said:
            self.app.notify(self.said, timeout=12, markup=False)
        known = self.session.keeper.facts()
        self.player.facts = replace(self.player.facts, recalled=known.recalled, plans=known.plans)

    def _take(self, turn: Turn) -> None:
        """Keep what a turn brought, follow its signals, show what comes."""
        self._keep(turn)
        urgent = [signal for signal in turn.signals if not signal.offer and signal.target]
        over = isinstance(turn.prompt, Done | Paused)
        if isinstance(turn.prompt, Done) and self.module.id == CHECKIN:
            self._checked_in()
        elif isinstance(turn.prompt, Done) and not self.only and self.app.screen is self:
            from selfhelp.tui.screens.ending import Ending

            self.app.switch_screen(Ending(self.session, self.module))
        elif over:
            self.companion.drop(self)
        else:
            self.call_later(self._show)
        if isinstance(turn.prompt, Paused) and any(s.kind != "tools_first" for s in urgent):
            self._go("list:after")
        for signal in reversed(urgent):
            self._go(signal.target)
            if signal.line and isinstance(card := self.app.screen, HelpNow):
                card.said = self.player.guide.line(signal.line)
        for signal in turn.signals:
            if signal.offer:
                from selfhelp.tui.screens.offer import Offer

                self.app.push_screen(Offer(self.session, signal.target, self._rest))

    def _checked_in(self) -> None:
        self.companion.drop(self)
        if self.session.keeper.lasting and not self.said:
            self.app.notify(t("journal.kept", "Kept."), markup=False)

    def _rest(self) -> None:
        """After a page about safety the next step is never a lesson (CURRICULUM.md 0.5)."""
        if self.turn is not None and isinstance(self.turn.prompt, Ask):
            self._advance(Pause())
        self._go("list:after")

    def _go(self, target: str) -> None:
        self.companion.go(target)

    async def _show(self) -> None:
        """The step that is asked now."""
        assert self.turn is not None
        ask = self.turn.prompt
        if not isinstance(ask, Ask):
            return
        where = self.query_one("#where", Static)
        where.update(progress(ask.number, ask.total, ask.step.title))
        body = self.query_one("#body", VerticalScroll)
        await body.remove_children()
        view = views.view(ask, self.app.size.width)
        texts = asked.texts(self.session, self.module, self.player.guide, self.turn)
        await body.mount(*texts, view)
        body.scroll_home(animate=False)
        self.view = view

    def on_answered(self, event: Answered) -> None:
        """Hand the answer to the player: one to each question, and none from below another page."""
        event.stop()
        if event.view is not self.view or self.app.screen is not self or self.turn is None:
            return
        ask = self.turn.prompt
        asks = isinstance(ask, Ask) and ask.step.keep == "ask" and self.session.keeper.lasting
        if not isinstance(ask, Ask) or not asks or event.value in (None, "", [], {}):
            self._advance(Answer(event.value))
            return
        from selfhelp.tui.screens.keep import Keep

        def kept(keep: bool | None) -> None:
            if keep is not None:
                self._advance(Answer(event.value, keep=keep))

        self.app.push_screen(Keep(self.session, behaviour=ask.step.behaviour), kept)

    def _advance(self, input: Input) -> None:
        assert self.turn is not None
        try:
            turn = self.player.advance(self.turn.state, input, self.session.now())
        except BadAnswer as problem:
            self.app.notify(str(problem), markup=False)
            return
        self._take(turn)

    def _held(self) -> Any:
        """What is typed and not yet answered; None where there is nothing of the kind."""
        return self.view.held() if self.view is not None else None

    def _autosave(self) -> None:
        if self.session.journal is not None and self.view is not None and self._held():
            self.hold()

    def place_now(self) -> str:
        """Where a lock comes back to: the page, where it was left."""
        if self.only:
            return ""
        if self.module.type == "measure":
            return "list:measures"  # it is begun anew
        return f"{self.module.type}:{self.module.id}"

    def hold(self) -> None:
        """Keep the place with what is half written; no record is made of it."""
        if self.turn is not None and isinstance(ask := self.turn.prompt, Ask):
            state = keeping.holding(self.turn.state, ask.step, self._held())
            turn, view = self.turn._replace(state=state, records=(), signals=()), self.view
            self._keep(turn)
            self.view = view

    def action_back(self) -> None:
        """One part or step back; from the first step out, keeping the place."""
        if self.turn is None:
            self.companion.drop(self)
            return
        if self.view is not None and self.view.earlier():
            return
        if not self.turn.state.trail:
            self.action_pause()
        else:
            self.hold()
            self._advance(Back())

    def action_pause(self) -> None:
        """Stop here for now. A single step has no place to go on from: what was typed of it is its
        answer.
        """
        if self.turn is None:
            return
        self.hold()
        held = self._held()
        self._advance(Answer(held) if self.only and held else Pause())

    def action_why(self) -> None:
        """What this page rests on."""
        if self.turn is not None and isinstance(self.turn.prompt, Ask):
            from selfhelp.tui.screens.why import Why

            self.app.push_screen(Why(self.session, self.turn.prompt.step.grounds, self.module))
