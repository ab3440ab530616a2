"""Walks a module or tool with a person: the player's loop in lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from selfhelp import own_help
from selfhelp.content.load import UnknownId
from selfhelp.domain.module import Module
from selfhelp.domain.signal import Signal
from selfhelp.domain.step import Step
from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.plain import beginning, card_lines, lines_page, prompts, show, timing, verbs
from selfhelp.plain.console import Leave, Verb
from selfhelp.plain.menus import afterwards, menu, yes
from selfhelp.plain.session import Session
from selfhelp.player.answers import BadAnswer, accept
from selfhelp.player.inputs import Answer, Ask, Back, Done, Input, Pause, Paused, Skip, Turn
from selfhelp.player.machine import Player
from selfhelp.player.state import Mode, State


def module(
    session: Session,
    id: str,
    *,
    mode: Mode | None = None,
    only: str = "",
    asked: bool = False,
) -> None:
    """Walk a module or tool to its end, a pause or a way out of it.

    Args:
        mode: None asks, where there is a choice.
        only: the single step for mode "one".
        asked: the child question was just answered "no".

    Raises:
        Leave: the person leaves the program.
    """
    try:
        each = session.shelf.module(id)
    except UnknownId:
        session.console.say(t("walk.unknown", "There is no module or tool called {id}.", id=id))
        return
    if session.has("under-18") and each.type != "tool" and mode != "one":
        session.console.say(t("walk.adults", "The modules are for adults. This page is for you:"))
        session.go("card:under-18")
        return
    each_of(session, each, mode=mode, only=only, asked=asked)


def each_of(
    session: Session,
    each: Module,
    *,
    mode: Mode | None = None,
    only: str = "",
    asked: bool = False,
) -> None:
    """As `module`, for one that is at hand."""
    facts = session.keeper.facts()
    if asked:
        facts = replace(facts, flags=facts.flags | {"child-asked"})
    _Walk(session, each, Player(each, session.shelf.guide(), facts)).run(mode, only)


def plan(session: Session, name: str) -> None:
    """Open a living plan: the one step that fills it."""
    store = f"plan.{name}"
    id = session.shelf.plan_module(store)
    if not id:
        return
    step = next(s for s in session.shelf.module(id).steps if s.store == store)
    module(session, id, mode="one", only=step.id)


class _Walk:
    """One walk. Knows the session and the player; holds nothing else."""

    def __init__(self, session: Session, each: Module, player: Player) -> None:
        self.session = session
        self.console = session.console
        self.module = each
        self.player = player

    def run(self, mode: Mode | None, only: str) -> None:
        turn = beginning.begin(self.session, self.player, mode, only)
        while turn is not None:
            self._take(turn)
            if turn.signals and (turn := self._signalled(turn)) is None:
                return
            match turn.prompt:
                case Ask() as ask:
                    turn = self._step(turn, self._with_total(turn, ask))
                case Done():
                    self._end()
                    return
                case Paused():
                    self.console.say(self._stopped(turn.state))
                    return

    def _take(self, turn: Turn) -> None:
        """Keep what a turn brought. What was written in this run can be recalled in it, too."""
        keeper, player = self.session.keeper, self.player
        before = keeper.problem
        keeper.take(self.module, turn, self.session.now())
        if keeper.problem and keeper.problem != before:
            self.console.say(keeper.problem)
        if turn.records and self.session.journal is not None:
            from selfhelp.plain.journal.door import lawyer_once

            lawyer_once(self.session)
        if any(record.data.get("plan") == own_help.STORE for record in turn.records):
            # What is readable without the passphrase follows the plan.
            said = own_help.follow(self.session.places, self.session.own_help())
            self.console.say(*filter(None, [said]))
        known = keeper.facts()
        player.facts = replace(player.facts, recalled=known.recalled, plans=known.plans)

    def _step(self, turn: Turn, ask: Ask) -> Turn:
        """Show a step, take one input."""
        self._say(ask)
        while True:
            try:
                with self.console.asides(lambda verb: self._aside(verb, ask)):
                    return self._advance(turn, self._input(ask))
            except Verb as verb:
                if turn.state.mode == "one" and (kept := self._filed(turn, verb.held)):
                    return kept
                turn = turn._replace(state=_holding(turn.state, ask.step, verb.held))
                done = self._verb(verb.name, turn)
                if done is not None:
                    return done
            except Leave as leave:
                if leave.held is not None:
                    held = _holding(turn.state, ask.step, leave.held)
                    one = self._filed(turn, leave.held) if held.mode == "one" else None
                    self._take(one or Turn(held, ask))
                raise
            except BadAnswer as problem:
                self.console.say(str(problem))

    def _say(self, ask: Ask) -> None:
        """A step, with the numbers that stand on it."""
        self.console.say(*show.step(ask, self.player.guide))
        if ask.step.numbers:
            self.console.say(*lines_page.short(self.session, ask.step.numbers))

    def _with_total(self, turn: Turn, ask: Ask) -> Ask:
        """A measure's last page knows its total."""
        if self.module.type != "measure":
            return ask
        from selfhelp.plain import measures

        return measures.with_total(self.session, self.module, turn.state, ask)

    def _filed(self, turn: Turn, held: Any) -> Turn | None:
        """A single step has no place to go on from: what was typed of it is its answer."""
        if held is None:
            return None
        try:
            return self._advance(turn, Answer(held))
        except BadAnswer:
            return None

    def _input(self, ask: Ask) -> Input:
        if ask.step.timer:
            return Answer(timing.run(self.console, ask.step))
        value = prompts.answer(self.console, ask.step, ask.answer)
        if value is None:
            return Skip()
        keep = ask.step.keep == "ask" and self.session.keeper.lasting
        if keep:
            with prompts.holding(lambda: value):
                keep = self.console.yes(t("walk.keep", "Keep this answer?"), default=False)
        return Answer(value, keep=keep)

    def _advance(self, turn: Turn, input: Input) -> Turn:
        return self.player.advance(turn.state, input, self.session.now())

    def _aside(self, verb: str, ask: Ask) -> bool:
        """The verbs that come back to the same question of a step."""
        match verb:
            case verbs.HELP:
                self.session.go("card:help-now")
                self._say(ask)
            case verbs.REPEAT:
                self._say(ask)
            case verbs.WHY:
                known = self.session.shelf.references()
                self.console.say(*card_lines.reasons(ask.step.grounds, known))
            case _:
                return False
        return True

    def _verb(self, name: str, turn: Turn) -> Turn | None:
        """Carry out a verb that leads away; None to ask the same step again."""
        match name:
            case verbs.BACK:
                # From the first step back is out of the page.
                return self._advance(turn, Back() if turn.state.trail else Pause())
            case verbs.SKIP:
                return self._advance(turn, Skip())
            case verbs.PAUSE:
                return self._advance(turn, Pause())
        return None

    def _stopped(self, state: State) -> str:
        if state.mode == "one" or self.module.type == "measure":
            return t("walk.stopped", "Stopped here.")
        if self.session.keeper.lasting:
            return t("walk.paused", "Stopped here. You can go on from this place later.")
        return t(
            "walk.paused-now",
            "Stopped here. You can go on from this place until you leave this program.",
        )

    def _signalled(self, turn: Turn) -> Turn | None:
        """Do first what the signals ask for; None when the walk is over because of it."""
        for signal in turn.signals:
            if signal.offer:
                if self._offer(signal):
                    self._rest(turn)
                    return None
                continue
            if signal.line:
                self.console.say(plain(self.player.guide.line(signal.line)))
            if signal.kind == "postpone":
                continue
            ended = self.session.ended
            self.session.go(signal.target)
            if isinstance(turn.prompt, Paused):
                # A tool that was used meanwhile has asked already what would help next.
                if signal.kind != "tools_first" and self.session.ended == ended:
                    afterwards(self.session)
                return None
        return turn

    def _offer(self, signal: Signal) -> bool:
        """Crisis words: only an offer, never "we noticed" (CURRICULUM.md 0.5).

        The answers are no yes and no: "no" could mean "I am not safe".
        """
        title = t("walk.safe-offer", "There is a page with people to call: Are you safe right now?")
        options = [t("walk.safe-open", "Open this page"), t("walk.safe-on", "Go on here")]
        taken = menu(self.session, options, title=title, default=2) == 0
        if taken:
            self.session.go(signal.target)
        return taken

    def _rest(self, turn: Turn) -> None:
        """After a page about safety the next step is never a lesson (CURRICULUM.md 0.5)."""
        if isinstance(turn.prompt, Ask):
            self._take(self._advance(turn, Pause()))
        afterwards(self.session)

    def _end(self) -> None:
        """The end of a tool or a measure asks what next; a module says so and where to go."""
        if self.module.type == "module":
            self.console.say("", t("walk.done", "This is the end of the page."))
            offer_journal(self.session)
            return
        if self.module.type == "measure":
            from selfhelp.plain import measures

            offer_journal(self.session)
            measures.after(self.session)
            return
        self.session.ended += 1
        options = [
            t("tool.again", "Again"),
            t("tool.another", "Another tool"),
            t("tool.call", "Call someone"),
            t("tool.stop", "Stop here"),
        ]
        self.console.say("", t("tool.next", "What next?"))
        chosen = menu(self.session, options, default=len(options))
        if chosen == 0:
            module(self.session, self.module.id, mode="full")
        elif chosen == 1:
            self.session.go("list:tools")
        elif chosen == 2:
            self.session.go("list:people")


def offer_journal(session: Session) -> None:
    """Once, after the first page: what was written could be kept."""
    kept = session.keeper.lasting or session.has_journal()
    if session.places.guest or kept or not session.once("journal-offer"):
        return
    question = t(
        "journal.offer",
        "What you wrote is forgotten when you leave. Do you want to keep it in an encrypted journal?",
    )
    if session.earlier_answers() and yes(session, question, default=False):
        from selfhelp.plain.journal.door import create

        create(session)


def _holding(state: State, step: Step, held: Any) -> State:
    """The same place with what was typed so far, to come back to; no record is made of it."""
    try:
        value = accept(step.shape, held)
    except BadAnswer:
        return state
    if value is None:
        return state
    unkept = state.unkept if step.keep == "always" else (*state.unkept, step.id)
    return replace(state, answers={**state.answers, step.id: value}, unkept=unkept)
