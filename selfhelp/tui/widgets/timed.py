"""Timed exercises: a breathing guide, a wave, time away, and grounding at the person's own pace."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from selfhelp import clock
from selfhelp.domain.step import Timer
from selfhelp.domain.strings import t, tn
from selfhelp.player.timers import Tick, length, tick
from selfhelp.tui.widgets.answer import AnswerView
from selfhelp.tui.widgets.options import Options
from selfhelp.tui.widgets.simple import go_on
from selfhelp.tui.words import bare, rich

FRAMES = 12
"""A second; enough to look smooth, little enough for a slow line."""


class Picture(Widget):
    """The moving picture of a timer. With reduced motion it is words only."""

    DEFAULT_CSS = """
    Picture { height: 9; width: 100%; margin: 1 0; color: $primary; }
    """

    def __init__(self, timer: Timer, minutes: int, *, still: bool) -> None:
        super().__init__()
        self.timer, self.minutes, self.still = timer, minutes, still
        self.elapsed = 0.0

    @property
    def now(self) -> Tick:
        """The timer at this moment."""
        return tick(self.timer, self.elapsed, self.minutes)

    def render(self) -> Content:
        """The picture for this moment."""
        match self.timer.style:
            case "breathing":
                return self._breath()
            case "wave" if not self.still:
                return self._wave()
            case _:
                return self._away()

    def _breath(self) -> Content:
        now = self.now
        phase = self.timer.phases[now.phase]
        words = t("timer.phase-left", "{text}, {n}", text=phase.text, n=now.left)
        if self.still:
            return Content("\n\n").join([Content.styled(words, "bold"), self._left()])
        width = max(8, min(self.size.width - 4, 60))
        full = round(width * now.level)
        bar = "\N{FULL BLOCK}" * full + "\N{LIGHT SHADE}" * (width - full)
        return Content("\n").join(
            [
                Content.styled(words, "bold"),
                Content(""),
                Content(bar),
                Content(bar),
                Content(""),
                self._left(),
            ]
        )

    def _wave(self) -> Content:
        """The whole wave, with where one is on it: it goes up, and it comes down again."""
        width, height = max(16, min(self.size.width - 2, 64)), 6
        total = 60 * length(self.timer, self.minutes)
        at = min(width - 1, int(width * self.elapsed / total)) if total else width - 1
        levels = [
            tick(self.timer, total * column / width, self.minutes).level for column in range(width)
        ]
        rows: list[Content] = []
        for row in range(height, 0, -1):
            line = []
            for column, level in enumerate(levels):
                top = round(level * height)
                if column == at and row == max(1, top):
                    line.append("O")
                elif row <= top:
                    line.append("\N{DARK SHADE}" if column <= at else "\N{LIGHT SHADE}")
                else:
                    line.append(" ")
            rows.append(Content("".join(line)))
        return Content("\n").join([*rows, Content(""), self._left()])

    def _away(self) -> Content:
        now = self.now
        lines = [self._left()]
        if now.phase >= 0 and self.timer.style != "breathing":
            lines.insert(0, rich(self.timer.phases[now.phase].text))
        return Content("\n\n").join(lines)

    def _left(self) -> Content:
        total = 60 * length(self.timer, self.minutes)
        left = max(0, round(total - self.elapsed))
        if left >= 60:
            text = tn("timer.left", "{n} minute to go.", "{n} minutes to go.", -(-left // 60))
        else:
            text = tn("timer.left-seconds", "{n} second to go.", "{n} seconds to go.", left)
        return Content.styled(text, "dim" if not self.still else "")


class TimerView(AnswerView):
    """Choose a length, then follow the picture; it can be ended at any moment."""

    def __init__(self, timer: Timer) -> None:
        super().__init__()
        self.timer = timer
        self.started: float | None = None

    def compose(self) -> ComposeResult:
        """The length first, where there is a choice."""
        if self.timer.least < self.timer.most:
            usual = self.timer.minutes
            minutes = sorted({self.timer.least, usual, min(2 * usual, self.timer.most)} - {0})
            yield Options(
                [(str(n), tn("timer.choice", "{n} minute", "{n} minutes", n)) for n in minutes]
            )

    def on_mount(self) -> None:
        """Ask, or start."""
        lists = list(self.query(Options))
        if lists:
            lists[0].highlighted = lists[0].names.index(str(self.timer.minutes))
            lists[0].focus()
        else:
            self.call_later(self._start, self.timer.minutes)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Start with this length."""
        event.stop()
        self.call_later(self._start, int(self.query_one(Options).chosen(event)))

    async def _start(self, minutes: int) -> None:
        await self.remove_children()
        still = self.app.animation_level == "none"
        self.picture = Picture(self.timer, minutes, still=still)
        end = Button(bare(t("timer.end", "End it here")), id="end")
        await self.mount(self.picture, end)
        end.focus()
        self.started = clock.monotonic()
        self.app.holding += 1  # type: ignore[attr-defined]
        self.ticking = self.set_interval(1 if still else 1 / FRAMES, self._tick)

    def _tick(self) -> None:
        assert self.started is not None
        self.picture.elapsed = clock.monotonic() - self.started
        self.picture.refresh()
        if self.picture.now.over:
            self.ticking.stop()
            self.query_one("#end", Button).label = bare(t("timer.over", "The time is up."))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The end, early or not."""
        event.stop()
        self.ticking.stop()
        assert self.started is not None
        self.answered(round((clock.monotonic() - self.started) / 60))

    def on_unmount(self) -> None:
        """However it ends, the idle lock holds again."""
        if self.started is not None:
            self.app.holding -= 1  # type: ignore[attr-defined]


class GroundingView(AnswerView):
    """One sense after the other; what is typed is thrown away, Enter is enough."""

    def __init__(self, timer: Timer) -> None:
        super().__init__()
        self.timer, self.at, self.started = timer, 0, clock.monotonic()

    def compose(self) -> ComposeResult:
        """The first one."""
        yield Static(rich(self.timer.phases[0].text), classes="question", id="phase")
        yield Input(placeholder=t("timer.nod-short", "Type, or only press Enter"))
        yield Static(
            bare(t("timer.nod", "Type what you notice, or only press Enter. Nothing is kept.")),
            classes="soft",
        )

    def on_mount(self) -> None:
        """Ready."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The next one."""
        event.stop()
        self.query_one(Input).clear()
        self.at += 1
        if self.at < len(self.timer.phases):
            self.query_one("#phase", Static).update(rich(self.timer.phases[self.at].text))
        else:
            self.answered(round((clock.monotonic() - self.started) / 60))


def timer_view(timer: Timer) -> AnswerView:
    """The widget for a timer."""
    return GroundingView(timer) if timer.style == "grounding" else TimerView(timer)


__all__ = ["Any", "go_on", "timer_view"]
