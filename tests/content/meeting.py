"""Which steps a person meets in a module; and what each module has in the same way."""

from typing import Any

from selfhelp.domain.facts import Facts
from selfhelp.domain.module import Module
from selfhelp.domain.step import Step
from selfhelp.player.inputs import Ask, Skip
from selfhelp.player.machine import Player
from selfhelp.player.state import Mode
from tests.content.words import step_texts
from tests.e2e import walker
from tests.e2e.walker import NOW, Person

# Asked before and after every module.
QUIET = {
    *("mood", "urge", "connection", "hope", "safe", "mattered"),
    *("mood-after", "urge-after"),
}


def player(id: str, *flags: str, facts: Facts | None = None) -> Player:
    """Somebody in front of a module of the real content."""
    shelf = walker.shelf()
    return Player(shelf.module(id), shelf.guide(), facts or Facts(flags=frozenset(flags)))


def seen(
    id: str,
    *flags: str,
    skip: tuple[str, ...] | set[str] = (),
    mode: Mode = "full",
    facts: Facts | None = None,
    answers: dict[str, Any] | None = None,
    **given: Any,
) -> list[str]:
    """The steps that a person meets, but for those before and after; to the end or to a card.

    Args:
        skip: ids of steps that are passed over.
        answers: by step id, as are those `given` by name, with _ for -; `mood` and `hope` are roles.
    """
    running = player(id, *flags, facts=facts)
    roles = Person().roles | {key: given.pop(key) for key in ("mood", "hope") if key in given}
    steps = {key.replace("_", "-"): value for key, value in given.items()} | (answers or {})
    person = Person(roles=roles, steps=steps)
    turn = running.start(mode, NOW)
    ids = []
    while isinstance(turn.prompt, Ask):
        step = turn.prompt.step
        ids.append(step.id)
        value = person.answer(step, running.module)
        answer = Skip() if step.id in skip else walker.given(person, step, value)
        turn = running.advance(turn.state, answer, NOW)
    return [each for each in ids if each not in QUIET]


def outline(id: str, *flags: str) -> list[str]:
    """The steps that somebody can jump to before the first answer."""
    running = player(id, *flags)
    start = running.start("full", NOW)
    return [step.id for step in running.outline(start.state, NOW)]


def page_text(step: Step) -> str:
    """All that stands on a page."""
    return " ".join(part for part in step_texts(step) if part)


def short_version(module: Module) -> list[Step]:
    """The steps of the three-minute version that everyone meets."""
    return [step for step in module.steps if step.short and not step.only]


def sheets(module: Module) -> list[Step]:
    """What asks about behaviour; kept only if asked."""
    found = [step for step in module.steps if step.behaviour]
    assert all(step.keep == "ask" for step in found)
    return found
