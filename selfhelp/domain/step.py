"""A step: one page of a module or tool."""

from dataclasses import dataclass
from typing import Literal

from selfhelp.domain.paragraph import Paragraph
from selfhelp.domain.shapes import Nothing, Shape

Keep = Literal["always", "ask", "never"]
"""Whether an answer is kept. What is not kept still acts until the session ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One part of a timer's round; `seconds` 0 means that the person says when it is over."""

    id: str
    text: str
    seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """A timed exercise. Frontends send ticks; `player.timers` says what a tick shows.

    Args:
        style: "wave" (one rise and fall), "breathing" (phases over and over), "grounding"
            (phases once, the person's own pace) or "away" (plain minutes).
        minutes: how long unless the person picks another length.
        least, most: the lengths that can be picked, in minutes.
    """

    style: Literal["wave", "breathing", "grounding", "away"]
    minutes: int = 0
    least: int = 0
    most: int = 0
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step. Which fields a kind uses is in `kinds.py`.

    Args:
        id: unique in its module, never reused.
        prompt: the question, if the step asks one.
        record: record kind that the answer goes to; "" keeps nothing.
        group: steps with the same group fill one record together.
        role: what the number or choice means to the rules: mood, urge, hope, connection,
            distress, before, after, minutes, safe, item9 (a measure's question about thoughts of
            dying), total (the page that says a measure's total).
        store: name of the living plan it fills, such as "plan.stay_safe".
        short: part of the three-minute version.
        hide, only, needs: flags of which any leaves the step out, any lets it in, all must hold.
        next: step to go to instead of the following one.
        source, otherwise: for recall: the earlier answer to show (`sources.py`), and the text to
            show when there is nothing. For a fork: the answer that an option `copies`.
        line: for recall: only this line of it, counted from 1; 0 for all.
        pick: for recall: only one line of it, another one each time.
        numbers: kinds of help lines whose numbers stand on the page.
        closing: shown last, always (plans).
        behaviour: asks what the person did: opens with "do it without saving" and follows
            CURRICULUM.md 0.4.
        refs: works that the question, the answers and their feedback rest on; paragraphs of the
            body name their own.
        minutes: for `timer`.
    """

    id: str
    kind: str
    title: str = ""
    body: tuple[Paragraph, ...] = ()
    prompt: str = ""
    shape: Shape = Nothing()
    keep: Keep = "always"
    record: str = ""
    group: str = ""
    role: str = ""
    store: str = ""
    short: bool = False
    hide: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    next: str = ""
    source: str = ""
    otherwise: str = ""
    line: int = 0
    pick: bool = False
    numbers: tuple[str, ...] = ()
    closing: str = ""
    behaviour: bool = False
    refs: tuple[str, ...] = ()
    timer: Timer | None = None

    @property
    def stores(self) -> bool:
        """Whether an answer here can become part of a record."""
        return bool(self.record) and self.keep != "never" and not isinstance(self.shape, Nothing)

    @property
    def flags(self) -> tuple[str, ...]:
        """All flags that it asks about."""
        return (*self.hide, *self.only, *self.needs)

    @property
    def grounds(self) -> tuple[Paragraph, ...]:
        """What the page rests on: its paragraphs, and a wordless one for all its other words."""
        return (*self.body, Paragraph(id="", text="", refs=self.refs)) if self.refs else self.body
