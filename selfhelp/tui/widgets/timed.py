"""Timed exercises: choose a length, follow the picture, end it at any moment with one key."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from selfhelp import clock
from selfhelp.domain.step import Timer
from selfhelp.domain.strings import t, tn
from selfhelp.player.timers import Tick, length, tick
from selfhelp.tui.widgets.answer import AnswerView
from selfhelp.tui.widgets.options import Options
from selfhelp.tui.widgets.pictures import breath, wave
from selfhelp.tui.widgets.progress import progress
from selfhelp.tui.words import bare, rich

FRAMES = 15
"""A second; enough to look smooth, little enough for a slow line."""


class Picture(Widget):
    """The moving picture of a timer, with its words. With reduced motion it is words only."""

    DEFAULT_CSS = """
    Picture { height: auto; width: 100%; margin: 0 0 1 0; }
    """

    def __init__(self, timer: Timer, minutes: int, *, still: bool) -> None:
        super().__init__()
        self.timer, self.minutes, self.still = timer, minutes, still
        self.elapsed = 0.0

    @property
    def now(self) -> Tick:
        """The timer at this moment."""
        return tick(self.timer, self.elapsed, self.minutes)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The same all the time, so that nothing below it jumps."""
        low = self.app.size.height < 22
        phases = [rich(phase.text).wrap(max(8, width)) for phase in self.timer.phases]
        words = max((len(lines) for lines in phases), default=1)
        if self.timer.style == "wave":
            return (2 if self.still else self._rows(low) + 2) + words + 3
        if self.timer.style == "breathing":
            return 3 if self.still else self._rows(low) + 4
        return (words + 1 if phases else 0) + 2

    def _rows(self, low: bool) -> int:
        return 5 if low else 7

    def render(self) -> Content:
        """The picture for this moment."""
        low, width = self.app.size.height < 22, max(8, self.size.width)
        match self.timer.style:
            case "breathing":
                lines = self._breath(width, self._rows(low))
            case "wave":
                lines = self._wave(width, self._rows(low))
            case _:
                lines = self._away(width)
        return Content("\n").join(lines)

    def _breath(self, width: int, rows: int) -> list[Content]:
        now = self.now
        phase = self.timer.phases[now.phase]
        if self.still:
            # One calm change a phase: no number that counts down.
            return [Content.styled(phase.text, "bold"), Content(""), self._left()]
        words = t("timer.phase-left", "{text}, {n}", text=phase.text, n=now.left)
        shape = breath(now.level, width, rows)
        middle = min(width, 64)
        text = Content.styled(words, "bold")
        centred = text.pad_left(max(0, (middle - text.cell_length) // 2))
        return [*shape, Content(""), centred, Content(""), self._left()]

    def _wave(self, width: int, rows: int) -> list[Content]:
        meaning = Content.styled(t("timer.wave", "Urges go up and come down."), "bold")
        phase = rich(self.timer.phases[self.now.phase].text) if self.now.phase >= 0 else Content("")
        words = [*phase.wrap(width), Content(""), self._left()]
        if self.still:
            return [meaning, Content(""), *words]
        picture = wave(self.timer, self.minutes, self.elapsed, width, rows)
        return [*picture, Content(""), meaning, *words]

    def _away(self, width: int) -> list[Content]:
        now = self.now
        total = 60 * length(self.timer, self.minutes) or 1
        lines: list[Content] = []
        if now.phase >= 0:
            lines += [*rich(self.timer.phases[now.phase].text).wrap(width), Content("")]
        if not self.still:
            bar = min(width, 48)
            done = min(bar, round(bar * self.elapsed / total))
            full, rest = "\N{BOX DRAWINGS HEAVY HORIZONTAL}", "\N{BOX DRAWINGS LIGHT HORIZONTAL}"
            lines += [Content.assemble((full * done, "$primary"), (rest * (bar - done), "$line"))]
        return [*lines, self._left()]

    def _left(self) -> Content:
        total = 60 * length(self.timer, self.minutes)
        left = max(0, round(total - self.elapsed))
        if not left:
            text = t("timer.over", "The time is up.")
        elif left >= 60 or self.still:
            text = tn("timer.left", "{n} minute to go.", "{n} minutes to go.", -(-left // 60))
        else:
            text = tn("timer.left-seconds", "{n} second to go.", "{n} seconds to go.", left)
        return Content.styled(text, "$quiet")


class TimerView(AnswerView):
    """Choose a length, then follow the picture; it can be ended at any moment.

    While it is of the class "-running" the screen doesn't hide itself.
    """

    def __init__(self, timer: Timer) -> None:
        super().__init__()
        self.timer = timer
        self.started: float | None = None

    def lengths(self) -> list[int]:
        """Lengths to choose from: short, usual, long."""
        usual, least, most = self.timer.minutes, self.timer.least, self.timer.most
        wanted = {least, usual, min(2 * usual, most), 2}
        return sorted(n for n in wanted if n and least <= n <= most)

    def compose(self) -> ComposeResult:
        """The length first, where there is a choice."""
        if self.timer.least < self.timer.most:
            yield Static(bare(t("timer.how-long", "How long?")), classes="question")
            choices = [
                (str(n), tn("timer.choice", "{n} minute", "{n} minutes", n)) for n in self.lengths()
            ]
            # Numbers before numbers of minutes would be read as the minutes.
            yield Options(choices, numbered=False, start=str(self.timer.minutes))

    def on_mount(self) -> None:
        """Ask, or start."""
        for options in self.query(Options):
            options.focus(scroll_visible=False)
            return
        self.call_later(self._start, self.timer.minutes)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Start with this length."""
        event.stop()
        self.call_later(self._start, int(self.query_one(Options).chosen(event)))

    async def _start(self, minutes: int) -> None:
        if self.started is not None:
            return
        still = self.app.animation_level == "none"
        self.started = clock.monotonic()
        self.picture = Picture(self.timer, minutes, still=still)
        end = Button(bare(t("timer.end", "End it here")), id="end")
        with self.app.batch_update():
            await self.remove_children()
            await self.mount(self.picture, end)
        end.focus(scroll_visible=False)
        self.call_after_refresh(self.scroll_visible, animate=False)
        self.add_class("-running")
        self.ticking = self.set_interval(1 if still else 1 / FRAMES, self._tick)

    def _tick(self) -> None:
        assert self.started is not None
        self.picture.elapsed = clock.monotonic() - self.started
        self.picture.refresh()
        if self.picture.now.over:
            self.ticking.stop()
            self.remove_class("-running")
            self.query_one("#end", Button).label = bare(t("walk.next", "Go on"))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The end, early or not."""
        event.stop()
        self.ticking.stop()
        assert self.started is not None
        self.answered(round((clock.monotonic() - self.started) / 60))


class GroundingView(AnswerView):
    """One sense after the other; what is typed is thrown away, Enter is enough."""

    def __init__(self, timer: Timer) -> None:
        super().__init__()
        self.timer, self.at, self.started = timer, 0, clock.monotonic()

    def compose(self) -> ComposeResult:
        """The first one."""
        yield Static(progress(1, len(self.timer.phases)), id="far", classes="soft")
        yield Static(rich(self.timer.phases[0].text), classes="question", id="phase")
        yield Input(placeholder=t("timer.nod-short", "Type, or only press Enter"))
        how = t("timer.nod", "Type what you notice, or only press Enter. Nothing is kept.")
        yield Static(bare(how), classes="soft")

    def on_mount(self) -> None:
        """Ready."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The next one."""
        event.stop()
        self.query_one(Input).clear()
        self.at += 1
        if self.at < len(self.timer.phases):
            self._show()
        else:
            self.answered(round((clock.monotonic() - self.started) / 60))

    def _show(self) -> None:
        self.query_one("#phase", Static).update(rich(self.timer.phases[self.at].text))
        self.query_one("#far", Static).update(progress(self.at + 1, len(self.timer.phases)))

    def earlier(self) -> bool:
        """Back to the sense before."""
        if not self.at:
            return False
        self.at -= 1
        self._show()
        return True


def timer_view(timer: Timer) -> AnswerView:
    """The widget for a timer."""
    return GroundingView(timer) if timer.style == "grounding" else TimerView(timer)
