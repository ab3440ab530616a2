"""Measures in words: a total beside the person's own earlier ones, an entry, when it is useful again.

No name of a score range and no comparison with anybody else (CURRICULUM.md 4; content policy, red
line 6). Used by both faces and by exports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from selfhelp.domain.facts import Facts, Measured
from selfhelp.domain.module import Module, Summary
from selfhelp.domain.moment import Moment
from selfhelp.domain.strings import t, tn
from selfhelp.domain.text import clean, plain
from selfhelp.journal.dates import day
from selfhelp.player import measures
from selfhelp.player.answers import lines as answer_lines

SHOWN: Final = 6
"""Earlier totals that are listed; the picture of trends has all of them."""


def result(module: Module, answers: Mapping[str, Any], facts: Facts, now: Moment) -> list[str]:
    """What the last page of a measure says.

    Args:
        answers: step id -> answer, of this run.
        facts: with the earlier totals; one of today is this one.
    """
    data = {measures.key(step): answers.get(step.id) for step in measures.questions(module)}
    whole = measures.total(module, data)
    if whole is None:
        return [
            t(
                "measure.no-total",
                "A question was left without an answer, so there is no total and nothing is kept."
                " You can go back to it.",
            )
        ]
    low, high = measures.limits(module)
    made = [
        t(
            "measure.total",
            "The total is {n}. It can be from {low} to {high}. A lower one means less often.",
            n=whole,
            low=low,
            high=high,
        )
    ]
    earlier = [
        each for each in facts.measured.get(module.id, ()) if min(each.at, now).day != now.day
    ]
    if earlier:
        made += [change(whole, earlier[-1]), totals(earlier)]
    else:
        made.append(t("measure.first", "There is no earlier total of yours to set beside it."))
    made.append(_next(now.day + measures.EVERY))
    return made


def about() -> str:
    """What the list of measures says first."""
    return t(
        "measures.about",
        "They are for you and, if you want that, for your doctor or clinician. Only you start one."
        " Every two weeks at most.",
    )


def locked() -> str:
    """What it says while the journal is locked."""
    return t(
        "measures.locked",
        "Your journal is locked. Open it first to keep a total and to see the earlier ones.",
    )


def change(total: int, before: Measured) -> str:
    """A total beside the one before it, in words."""
    on = day(before.at.day)
    if total == before.total:
        return t("measure.same", "It is the same as on {day}.", day=on)
    if total < before.total:
        return tn(
            "measure.lower",
            "It is {n} lower than on {day}.",
            "It is {n} lower than on {day}.",
            before.total - total,
            day=on,
        )
    return tn(
        "measure.higher",
        "It is {n} higher than on {day}.",
        "It is {n} higher than on {day}.",
        total - before.total,
        day=on,
    )


def totals(known: list[Measured]) -> str:
    """The latest totals in one line, the oldest first."""
    said = (
        t("measure.on", "{n} on {day}", n=each.total, day=day(each.at.day))
        for each in known[-SHOWN:]
    )
    return t("measure.earlier", "Your earlier totals: {totals}.", totals=", ".join(said))


def trend(module: Module, known: list[Measured]) -> list[str]:
    """How the totals of a measure went; [] where there is none.

    Args:
        known: the oldest first.
    """
    if not known:
        return []
    low, high = measures.limits(module)
    made = [
        t(
            "measure.trend",
            "{title}: {n} on {day}. It can be from {low} to {high}.",
            title=plain(module.title),
            n=known[-1].total,
            day=day(known[-1].at.day),
            low=low,
            high=high,
        )
    ]
    if len(known) > 1:
        made += [change(known[-1].total, known[-2]), totals(known[:-1])]
    return made


def state(each: Summary, every: tuple[Summary, ...], facts: Facts, now: Moment) -> str:
    """How a measure stands, for a list: the latest total and when it is next useful; "" for new."""
    parts = []
    if known := facts.measured.get(each.id):
        latest = known[-1]
        parts.append(
            t("measure.last", "last: {n} on {day}", n=latest.total, day=day(latest.at.day))
        )
    at = measures.useful_from(facts, measures.same(each.id, every), now)
    if at is not None:
        parts.append(t("measure.from", "next useful from {day}", day=day(at)))
    return ", ".join(parts)


def not_yet(id: str, every: tuple[Summary, ...], facts: Facts, now: Moment) -> list[str]:
    """Why a measure waits, and until when; [] when it can be answered now. Help never waits."""
    ids = measures.same(id, every)
    at, latest = measures.useful_from(facts, ids, now), measures.last(facts, ids)
    if at is None or latest is None:
        return []
    made = [
        t(
            "measure.waits",
            "You answered this on {day}. Its questions are about two weeks or more, so it says"
            " something new only after two weeks.",
            day=day(min(latest.at, now).day),
        ),
        _next(at),
    ]
    if known := facts.measured.get(id):
        made.append(totals(list(known)))
    return [
        *made,
        t("measure.help-open", "Help now, the tools, your plans and the numbers to call are open."),
    ]


def _next(at: int) -> str:
    return t("measure.next", "It is next useful from {day}.", day=day(at))


def entry_lines(
    module: Module | None, data: Mapping[str, Any], gone: Callable[[str], str]
) -> Iterator[str]:
    """An entry's total and its answers beside their questions.

    Args:
        module: None for a measure that is gone.
        gone: the last text of a question or an answer that is no longer in use, or "".
    """
    value = data.get(measures.TOTAL)
    if measures.WITHOUT in data and type(value) is int:
        yield t(
            "measure.entry-without",
            "Total without the question about thoughts of dying: {n}",
            n=value,
        )
    elif type(value) is int:
        yield t("measure.entry-total", "Total: {n}", n=value)
    known = {measures.WITHOUT}
    for step in measures.questions(module) if module else ():
        known.add(name := measures.key(step))
        for line in answer_lines(step.shape, data.get(name)):
            yield f"{plain(step.prompt)}: {line}"
    for name, answer in data.items():
        if name not in known and isinstance(answer, list):
            said = ", ".join(gone(f"option.{each}") or clean(str(each)) for each in answer)
            yield f"{gone(name) or name}: {said}"
