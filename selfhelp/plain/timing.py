"""Timed exercises in lines: a start, a line a phase, an end. Enter ends one early."""

from __future__ import annotations

from selfhelp import clock
from selfhelp.domain.step import Step, Timer
from selfhelp.domain.strings import t, tn
from selfhelp.domain.text import plain
from selfhelp.plain import verbs
from selfhelp.plain.console import Console, Leave, Verb
from selfhelp.plain.waiting import line_within
from selfhelp.player.timers import length, tick


def run(console: Console, step: Step) -> int:
    """Run a step's timer; the whole minutes that were done.

    Raises:
        Leave, Verb: a verb was typed while it ran; the time so far is lost, the exercise is not.
    """
    timer = step.timer
    assert timer is not None
    if timer.style == "grounding":
        return _grounding(console, timer)
    minutes = _minutes(console, timer)
    often = _often(console, timer)
    console.say(
        tn(
            "timer.start",
            "{n} minute. Enter ends it early.",
            "{n} minutes. Enter ends it early.",
            minutes,
        )
    )
    started = clock.monotonic()
    # The start has said how long it is; only breathing has more to say at once.
    shown: tuple[int, int] | None = None if timer.style == "breathing" else (0, -1)
    while not (now := tick(timer, clock.monotonic() - started, minutes)).over:
        elapsed = clock.monotonic() - started
        mark = _mark(timer, often, now.phase, now.round, elapsed)
        if mark != shown:
            shown = mark
            console.say(*_line(timer, often, now.phase, now.round, elapsed, minutes))
        typed = line_within(_until_next(timer, often, now.left, elapsed))
        if typed is not None:
            verb = verbs.understood(typed)
            if verb == verbs.QUIT:
                raise Leave
            if not verb:
                break
            if not console.aside(verb):
                raise Verb(verb)
            # The time has gone on meanwhile; say where it stands.
            console.say(t("timer.goes-on", "The time goes on. Enter ends it early."))
            shown = None
    else:
        console.say(t("timer.over", "The time is up."))
    return round((clock.monotonic() - started) / 60)


def _minutes(console: Console, timer: Timer) -> int:
    if timer.least >= timer.most:
        return length(timer)
    while True:
        line = console.ask(
            t(
                "timer.minutes",
                "How many minutes? {least} to {most}, or Enter for {usual}:",
                least=timer.least,
                most=timer.most,
                usual=timer.minutes,
            )
        )
        if not line:
            return timer.minutes
        if line.isdecimal() and len(line) < 4 and timer.least <= int(line) <= timer.most:
            return int(line)
        console.say(
            t(
                "timer.range",
                "Type a number from {least} to {most}.",
                least=timer.least,
                most=timer.most,
            )
        )


def _often(console: Console, timer: Timer) -> str:
    """How often a line is wanted. Lines that tick tire a listener, so it is their choice."""
    if timer.style != "breathing":
        return "minute"
    options = [
        t("timer.each", "A line for each breath in and out"),
        t("timer.quiet", "Only a line a minute"),
    ]
    return "breath" if console.choose(options, default=1) == [0] else "minute"


def _mark(timer: Timer, often: str, phase: int, round: int, elapsed: float) -> tuple[int, int]:
    """Changes whenever a new line is due."""
    return (round, phase) if often == "breath" else (int(elapsed // 60), -1)


def _line(
    timer: Timer, often: str, phase: int, round: int, elapsed: float, minutes: int
) -> list[str]:
    if often == "breath":
        return [plain(timer.phases[phase].text)]
    left = minutes - int(elapsed // 60)
    out = [tn("timer.left", "{n} minute to go.", "{n} minutes to go.", left)]
    if timer.style == "breathing" and elapsed < 60:
        out = [
            t("timer.phase", "{text} ({n} seconds)", text=plain(p.text), n=p.seconds)
            for p in timer.phases
        ]
    elif phase >= 0:
        out.append(plain(timer.phases[phase].text))
    return out


def _until_next(timer: Timer, often: str, left: int, elapsed: float) -> float:
    """Seconds to wait before looking at the timer again."""
    if often == "breath":
        return min(max(0.05, float(left)), 1.0)
    return min(60 - elapsed % 60, 5.0)


def _grounding(console: Console, timer: Timer) -> int:
    """Phases at the person's own pace; what is typed is not kept, a bare Enter is a nod."""
    started = clock.monotonic()
    console.say(t("timer.nod", "Type what you notice, or only press Enter. Nothing is kept."))
    for phase in timer.phases:
        console.say(plain(phase.text))
        console.ask(t("timer.next", "Enter for the next one:"), [plain(phase.text)])
    return round((clock.monotonic() - started) / 60)
