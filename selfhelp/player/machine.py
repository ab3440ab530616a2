"""The player: one input in, the next state, prompt, records and signals out. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from selfhelp.domain.facts import Facts
from selfhelp.domain.module import Guide, Module
from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.domain.shapes import Choices, Nothing
from selfhelp.domain.signal import Signal
from selfhelp.domain.step import Step
from selfhelp.player import filing, prefill, rules, sequence
from selfhelp.player.answers import BadAnswer, accept
from selfhelp.player.inputs import (
    Answer,
    Ask,
    Back,
    Done,
    Input,
    Jump,
    Pause,
    Paused,
    Prompt,
    Resume,
    Skip,
    Turn,
)
from selfhelp.player.state import Mode, State


class Player:
    """Walks one module or tool.

    Args:
        module: the module or tool.
        guide: the shared steps and lines.
        facts: what is known of earlier days, and the flags of this session.
    """

    def __init__(self, module: Module, guide: Guide, facts: Facts) -> None:
        self.module = module
        self.guide = guide
        self.facts = facts

    def start(self, mode: Mode, now: Moment, only: str = "") -> Turn:
        """Begin. In mode "one", `only` is the id of the single step."""
        state = State(module=self.module.id, revision=self.module.revision, mode=mode)
        if mode == "one":
            return self._ask(replace(state, at=self.module.step(only).id), now)
        steps = self._steps(state, now)
        if not steps:
            return Turn(replace(state, status="done"), Done())
        notes = ("ocd-tool",) if self._ocd_tool() else ()
        return self._ask(replace(state, at=steps[0].id), now, notes)

    def outline(self, state: State, now: Moment) -> tuple[Step, ...]:
        """The steps on the present way; `Jump(n)` goes to the n-th of them, counted from 1."""
        return self._steps(state, now)

    def resume(self, state: State, now: Moment) -> Turn:
        """Go on from a stored state, also one of an earlier revision of the module."""
        if state.status == "done":
            return Turn(state, Done())
        every = {s.id: s for s in sequence.all_steps(self.module, self.guide, state.mode)}
        # What lies in a draft may be damaged, or older than the module: keep what still fits.
        state = replace(
            state,
            status="going",
            answers={id: v for id, v in state.answers.items() if _fits(every.get(id), v)},
            trail=tuple(id for id in state.trail if id in every),
        )
        steps = self._steps(state, now)
        ids = [step.id for step in steps]
        revised = state.revision != self.module.revision
        lost = [
            id for id in state.unkept if id in ids and id not in state.answers and sets(every[id])
        ]
        if lost and not revised:
            # What the tool is for was never kept, and what comes depends on it.
            at = min(lost, key=ids.index)
            return self._ask(replace(state, at=at, trail=tuple(ids[: ids.index(at)])), now)
        if not revised and (state.at in ids or (state.mode == "one" and state.at in every)):
            return self._ask(state, now)
        # To the first open question: one that came new, or one whose answer is never kept and
        # that the way from here hangs on. Only a revision is called one.
        open_ids = [
            s.id for s in steps if not isinstance(s.shape, Nothing) and s.id not in state.answers
        ]
        at = (open_ids or ids[-1:] or [""])[0]
        trail = tuple(ids[: ids.index(at)]) if at else ()
        state = replace(state, revision=self.module.revision, at=at, trail=trail)
        if not at:
            return Turn(replace(state, status="done"), Done())
        return self._ask(state, now, ("changed",) if revised else ())

    def advance(self, state: State, input: Input, now: Moment) -> Turn:
        """Take one input.

        Raises:
            BadAnswer: the answer doesn't fit; nothing has changed, ask again.
        """
        match input:
            case Resume():
                return self.resume(state, now)
            case _ if state.status == "done":
                return Turn(state, Done())
            case _ if state.status == "paused":
                return Turn(state, Paused("person"))
            case Pause(postpone=later):
                state, records = self._file(replace(state, status="paused"), now)
                signals = (Signal("postpone", rule="pause"),) if later else ()
                return Turn(state, Paused("person"), records, signals)
            case Back():
                return self._back(state, now)
            case Jump(number=number):
                return self._jump(state, number, now)
            case Skip():
                return self._on(state, self._step(state.at), None, now, (), ())
            case Answer():
                return self._answer(state, input, now)

    def _answer(self, state: State, input: Answer, now: Moment) -> Turn:
        step = self._step(state.at)
        value = accept(step.shape, input.value)
        if value is None:
            return self._on(state, step, None, now, (), ())
        unkept = [id for id in state.unkept if id != step.id]
        kept = step.keep == "always" or (step.keep == "ask" and input.keep)
        if not kept:
            unkept.append(step.id)
        state = replace(state, answers={**state.answers, step.id: value}, unkept=tuple(unkept))
        records: tuple[Record, ...] = ()
        if kept and step.record and not step.group:
            records = (filing.single(self.module, step, value, now),)
        if step.kind == "fork" and step.source:
            words = self._words(state)(step.source)
            records += tuple(filing.copied(step, value, words, self.facts, now))
        last = self._next(state, step, value, now) is None
        given = rules.Given(
            step=step,
            answer=value,
            module=self.module,
            guide=self.guide,
            state=state,
            flags=self._flags(state),
            moods=self._moods(state),
            last=last,
        )
        signals = rules.signals(given)
        if any(signal.offer for signal in signals):
            state = replace(state, offered=(*state.offered, step.id))
        return self._on(state, step, value, now, records, signals)

    def _on(
        self,
        state: State,
        step: Step,
        value: Any,
        now: Moment,
        records: tuple[Record, ...],
        signals: tuple[Signal, ...],
    ) -> Turn:
        """Leave a step: to the next one, to a pause for safety, or to the end."""
        following = self._next(state, step, value, now)
        state = replace(state, trail=(*state.trail, step.id))
        if following is None:
            state, filed = self._file(replace(state, status="done", at=""), now)
            return Turn(state, Done(), records + filed, signals)
        state = replace(state, at=following.id)
        urgent = [s for s in signals if not s.offer]
        if urgent:
            # After any of these the next step is never a lesson (CURRICULUM.md 0.5): the module
            # rests until the person opens it again.
            state, filed = self._file(replace(state, status="paused"), now)
            return Turn(state, Paused("safety"), records + filed, signals)
        filed = ()
        if step.group and not self._more_of(step.group, state, following, now):
            state, filed = self._file(state, now)
        turn = self._ask(state, now)
        return turn._replace(records=records + filed, signals=signals)

    def _next(self, state: State, step: Step, value: Any, now: Moment) -> Step | None:
        """The step after this one on the present way, or None at the end."""
        if state.mode == "one":
            return None
        wanted = step.next
        if isinstance(step.shape, Choices) and value:
            for option in step.shape.options:
                if option.id in value and option.goto:
                    wanted = option.goto
        every = [s.id for s in sequence.all_steps(self.module, self.guide, state.mode)]
        at = every.index(wanted) if wanted in every else every.index(step.id) + 1
        left = set(every[at:])
        return next((s for s in self._steps(state, now) if s.id in left), None)

    def _back(self, state: State, now: Moment) -> Turn:
        # Also to a question whose own answer has hidden it, so that it can be answered anew.
        known = {s.id for s in sequence.all_steps(self.module, self.guide, state.mode)}
        trail = list(state.trail)
        while trail:
            id = trail.pop()
            if id in known:
                return self._ask(replace(state, at=id, trail=tuple(trail)), now)
        return self._ask(state, now)

    def _jump(self, state: State, number: int, now: Moment) -> Turn:
        steps = self._steps(state, now)
        if not 1 <= number <= len(steps):
            raise BadAnswer(str(number))
        trail = tuple(step.id for step in steps[: number - 1])
        return self._ask(replace(state, at=steps[number - 1].id, trail=trail), now)

    def _ask(self, state: State, now: Moment, notes: tuple[str, ...] = ()) -> Turn:
        step = self._step(state.at)
        # Counted along the way taken, so that the number never goes back when an answer changes
        # which steps there are.
        passed = len(state.trail)
        answer = state.answers.get(step.id, self.facts.plans.get(step.store))
        begins = prefill.filled(step, self._words(state)) if answer is None else None
        prompt: Prompt = Ask(
            step=step,
            number=passed + 1,
            total=passed + self._left(state, step, now),
            answer=answer if begins is None else begins,
            filled=begins is not None,
            lines=self._recalled(state, step, now),
            notes=notes,
        )
        return Turn(state, prompt)

    def _recalled(self, state: State, step: Step, now: Moment) -> tuple[str, ...]:
        """The earlier words that a page shows: all of them, one line, or one picked by the clock.

        The moment is an input like any other, so the player stays pure; from one opening to the
        next its milliseconds are as good as chance.
        """
        if not step.source:
            return ()
        found = self._words(state)(step.source)
        if found and step.pick:
            at = now.ms % len(found)
        elif step.line:
            at = step.line - 1
        else:
            return found
        return found[at : at + 1]

    def _more_of(self, group: str, state: State, following: Step, now: Moment) -> bool:
        """Whether a step still to come fills the same record."""
        steps = self._steps(state, now)
        ids = [step.id for step in steps]
        at = ids.index(following.id) if following.id in ids else len(ids)
        return any(step.group == group for step in steps[at:])

    def _left(self, state: State, step: Step, now: Moment) -> int:
        """How many steps there are from this one on, itself included."""
        if state.mode == "one":
            return 1
        ids = [each.id for each in self._steps(state, now)]
        return len(ids) - ids.index(step.id) if step.id in ids else 1

    def _file(self, state: State, now: Moment) -> tuple[State, tuple[Record, ...]]:
        steps = sequence.all_steps(self.module, self.guide, state.mode)
        return filing.groups(self.module, steps, state, now)

    def _moods(self, state: State) -> tuple[int, ...]:
        steps = sequence.all_steps(self.module, self.guide, state.mode)
        found = [state.answers.get(step.id) for step in steps if step.role == "mood"]
        return tuple(mood for mood in found if isinstance(mood, int))

    def _ocd_tool(self) -> bool:
        """Whether to say what a tool is for in OCD mode; one with words of its own says it itself."""
        own = any("ocd" in step.only for step in self.module.steps)
        calming = self.module.type == "tool" and self.module.serves != "urge"
        return calming and "ocd" in self.facts.flags and not own

    def _flags(self, state: State) -> frozenset[str]:
        return sequence.flags(self.module, self.guide, state, self.facts)

    def _steps(self, state: State, now: Moment) -> tuple[Step, ...]:
        every = sequence.all_steps(self.module, self.guide, state.mode)
        return sequence.visible(
            every,
            self._flags(state),
            self.facts,
            now,
            self._words(state),
        )

    def _words(self, state: State) -> Callable[[str], tuple[str, ...]]:
        """Gives the person's earlier words under a source."""
        return lambda source: sequence.own_words(self.module, state, self.facts, source)

    def _step(self, id: str) -> Step:
        for step in sequence.all_steps(self.module, self.guide, "full"):
            if step.id == id:
                return step
        raise KeyError(id)


def sets(step: Step) -> bool:
    """Whether an answer here sets a flag that holds for the run only."""
    shape = step.shape
    return isinstance(shape, Choices) and any(
        option.sets and option.sets not in sequence.LASTING for option in shape.options
    )


def _fits(step: Step | None, value: Any) -> bool:
    """Whether an old answer still fits its step."""
    if step is None:
        return False
    try:
        return bool(accept(step.shape, value) == value)
    except BadAnswer:
        return False
