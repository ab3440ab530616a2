"""Steps and modules as lines. Pure: text in, lines out."""

from __future__ import annotations

from selfhelp.domain import review
from selfhelp.domain.module import Guide, Module, Summary
from selfhelp.domain.shapes import Choices, Nothing, Number, Table, Text
from selfhelp.domain.step import Step
from selfhelp.domain.strings import t, tn
from selfhelp.domain.text import plain
from selfhelp.player.answers import lines
from selfhelp.player.inputs import Ask


def step(ask: Ask, guide: Guide) -> list[str]:
    """A step as a person meets it: heading, text, question; without the prompt to type."""
    each = ask.step
    heading = t("plain.step", "Step {n} of {total}", n=ask.number, total=ask.total)
    out = ["", f"{heading}: {plain(each.title)}" if each.title else f"{heading}."]
    out += [plain(guide.line(note)) for note in ask.notes]
    if each.role == "total":
        out += ask.lines
    out += [plain(part.text) for part in each.body]
    if each.kind == "recall":
        out += ask.lines or [plain(each.otherwise)]
    if each.prompt:
        out.append(plain(each.prompt))
    if words_wanted(each):
        out.append(plain(guide.line("reminder")))
    if ask.answer is not None and not isinstance(each.shape, Nothing):
        before = t("plain.before", "Your answer so far:")
        out.append(
            t("walk.filled", "These lines come from your other pages. Keep, change or delete them:")
            if ask.filled
            else before
        )
        out += lines(each.shape, ask.answer)
    return out


def words_wanted(step: Step) -> bool:
    """Whether a step asks for free words, and so carries the standing reminder."""
    shape = step.shape
    return isinstance(shape, Text) or (
        isinstance(shape, Table) and any(isinstance(c.cell, Text) for c in shape.columns)
    )


def summary(each: Summary) -> str:
    """A module or tool in one line."""
    minutes = tn("list.minutes", "{n} minute", "{n} minutes", each.minutes)
    return f"{plain(each.title)} ({minutes}). {plain(each.about)}"


def module(each: Module, *, short: bool) -> list[str]:
    """A whole module to read, for `selfhelp read`: every step, option and feedback."""
    if each.type == "measure":
        return _measure(each)
    out = [plain(each.title), plain(each.about)]
    if each.note:
        out.append(plain(each.note))
    out.append(plain(review.line(each)))
    if each.aims and not short:
        out += ["", t("read.aims", "Aims")]
        out += [f"{n}. {plain(aim.text)}" for n, aim in enumerate(each.aims, 1)]
    # Of a recall that takes a page a line, one page says what it is.
    steps = [s for s in each.steps if s.line < 2 and (s.short or not short)]
    for number, part in enumerate(steps, 1):
        heading = t("plain.step", "Step {n} of {total}", n=number, total=len(steps))
        out += ["", f"{heading}: {plain(part.title)}" if part.title else f"{heading}."]
        out += [plain(paragraph.text) for paragraph in part.body]
        out += [plain(part.otherwise)] if part.otherwise else []
        out += [plain(part.prompt)] if part.prompt else []
        out += _choices(part)
        out += [plain(part.closing)] if part.closing else []
    return out


def _measure(each: Module) -> list[str]:
    """A measure to read: whose it is, its questions, and the answers, which are the same for all."""
    out = [plain(each.title), plain(each.about), *(plain(part.text) for part in each.licence)]
    for number, step in enumerate(each.steps, 1):
        out += ["", *(plain(part.text) for part in step.body)] if number == 1 else []
        out.append(f"{number}. {plain(step.prompt)}")
    answers = each.steps[0].shape if each.steps else None
    if isinstance(answers, Choices):
        out += ["", t("read.answers", "The answers, each with the number that it counts:")]
        out += [f"{option.id}. {plain(option.text)}" for option in answers.options]
    return out


def _choices(step: Step) -> list[str]:
    """What can be answered at a step, as lines to read."""
    shape = step.shape
    out: list[str] = []
    if isinstance(shape, Choices):
        for number, option in enumerate(shape.options, 1):
            out.append(f"{number}. {plain(option.text)}")
            if option.feedback:
                out.append(plain(option.feedback))
    elif isinstance(shape, Table):
        for row in shape.rows:
            out.append(plain(row.text))
            out += [plain(row.hint)] if row.hint else []
            out += [plain(row.feedback)] if row.feedback else []
    elif isinstance(shape, Number) and step.kind == "scale":
        out.append(scale(shape))
    if step.timer:
        out += [plain(phase.text) for phase in step.timer.phases]
    return out


def scale(shape: Number) -> str:
    """The ends of a scale in words."""
    if shape.low_text and shape.high_text:
        return t(
            "plain.scale",
            "{low} means: {low_text}. {high} means: {high_text}.",
            low=shape.low,
            low_text=plain(shape.low_text),
            high=shape.high,
            high_text=plain(shape.high_text),
        )
    return t("plain.scale-bare", "From {low} to {high}.", low=shape.low, high=shape.high)
