"""The player's keeper with a journal behind it (`player.memory.Keeper`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from selfhelp.domain.facts import Facts, Measured
from selfhelp.domain.module import Module
from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.journal import trends
from selfhelp.journal.entry import decode
from selfhelp.journal.facts import Modules, Recalled, plans
from selfhelp.journal.journal import Journal
from selfhelp.journal.saving import Saving
from selfhelp.player.inputs import Turn
from selfhelp.player.measures import measured
from selfhelp.player.memory import Memory, keeps_place
from selfhelp.player.state import State
from selfhelp.vault.segments import Item


class JournalKeeper:
    """Keeps answers in the journal as they are given, and the place with them.

    What is not to be stored acts until the session ends, as without a journal: a `Memory` in here
    sees to that.

    Attributes:
        saving: the way into the journal.
    """

    lasting = True

    def __init__(self, journal: Journal, modules: Modules, now: Moment) -> None:
        self.journal = journal
        self.saving = Saving(journal)
        self._runs: dict[str, dict[str, str]] = {}
        self._modules = modules
        self._tools_known: dict[str, tuple[int, int]] = {}
        self._tools_state = (0, 0)
        self._measured: dict[str, tuple[Measured, ...]] = {}
        self._measured_state = (0, 0)
        self._recalled = Recalled(journal, modules)
        self._memory = Memory(
            Facts(
                flags=self._listed("flags"),
                done=journal.finished(),
                safe_asked=_safe_asked(journal),
                plans=plans(journal),
            )
        )
        self._today = now
        self._flags_said = self._memory.facts().flags

    def facts(self) -> Facts:
        """What the journal and this session know now."""
        known = self._memory.facts()
        return replace(
            known,
            recalled=self._recalled,
            tools={} if "ocd" in known.flags else self._tools(),
            measured=self._measures(),
        )

    @property
    def problem(self) -> str:
        """Why the latest answers are not saved yet, or ""."""
        return self.saving.problem

    def flag(self, name: str, on: bool) -> None:
        """Set or clear a flag, for good."""
        self._memory.flag(name, on)
        self.saving.save(self._flags(self._today))

    def finish(self) -> None:
        """Save what still waits, however long it takes."""
        self.saving.finish()

    def keep(self, record: Record) -> None:
        """Keep a record that belongs to no page."""
        self.saving.save([self.journal.made(record, record.at)])

    def told(self, name: str) -> bool:
        """Whether the journal knows that something was said that is said only once."""
        return name in self._listed("told")

    def tell(self, name: str, now: Moment) -> None:
        """Let the journal know that this was said. If that can't be saved it is said once more."""
        told = sorted({*self._listed("told"), name})
        self.saving.save(self.journal.profile_item(now, told=told), spare=True)

    def mark(self, place: str, now: Moment) -> None:
        """Let the journal know where the person is, for a lock to come back to. If it can't be
        saved, it can't.
        """
        if place != self.journal.profile().get("at", ""):
            self.saving.save(self.journal.profile_item(now, at=place), spare=True)

    def take(self, module: Module, turn: Turn, now: Moment) -> None:
        """Keep what a turn brought, in one go: records, place, and whether the end was reached."""
        before = self._memory.facts()
        self._memory.take(module, turn, now)
        state, run = turn.state, self._run(module.id)
        if state.status == "going" and not state.trail and not state.answers:
            run.clear()  # begun anew: its answers are new records
        new = [record for record in turn.records if not self._stands(record, before.plans)]
        put = [self._record(module, record, run, now) for record in new]
        half = keeps_place(module, state)
        body = {"state": state.for_storage().to_json(), "ids": dict(run)} if half else {}
        if state.mode != "one":
            put += self.journal.place_item(module.id, body, now)
        if module.id in self._memory.facts().done and state.status == "done":
            ended = self._memory.facts().done[module.id] != before.done.get(module.id)
            put += [self.journal.finished_item(module.id, now)] if ended else []
        if state.status == "done":
            self._runs.pop(module.id, None)
        self._save(put, now)

    def draft(self, module: str) -> State | None:
        """Where this module was left, today or earlier."""
        if (state := self._memory.draft(module)) is not None:
            return state
        try:
            return State.from_json(self.journal.place(module)["state"])
        except (KeyError, ValueError):
            return None

    def drafts(self) -> tuple[str, ...]:
        """Ids of the modules left half done, the latest first."""
        return tuple(self.journal.places_left())

    def take_over(self, memory: Memory, now: Moment, *, records: bool) -> None:
        """Go on from what this session remembered before the journal was there.

        Args:
            records: keep its answers as well. What was chosen (flags, places) always goes on.
        """
        known, mine = memory.facts(), self._memory.facts()
        self._memory = replace(
            memory,
            known=replace(
                mine,
                flags=mine.flags | known.flags,
                done={**mine.done, **known.done},
                plans={**mine.plans, **known.plans},
                safe_asked=known.safe_asked or mine.safe_asked,
            ),
        )
        put: list[Item] = []
        if records:
            said = dict(mine.plans)
            for record in memory.records:
                if self._stands(record, said):
                    continue
                if "plan" in record.data:
                    said[record.data["plan"]] = record.data.get("answer")
                put.append(self._record(self._modules(record.module), record, {}, record.at))
            for id in memory.drafts():
                if (state := memory.draft(id)) is not None:
                    body = {"state": state.for_storage().to_json(), "ids": {}}
                    put += self.journal.place_item(id, body, now)
            put += [self.journal.finished_item(id, at) for id, at in known.done.items()]
        self._save(put, now)

    def reread(self) -> None:
        """Forget what was deleted: earlier answers and plans come from the journal as it is now."""
        self._recalled = Recalled(self.journal, self._modules)
        known = self._memory.known
        self._memory.known = replace(known, plans=plans(self.journal), recalled={})

    def _run(self, module: str) -> dict[str, str]:
        """Step -> id of its record in this run of the module: answering again changes it."""
        if module not in self._runs:
            ids: Any = self.journal.place(module).get("ids")
            self._runs[module] = dict(ids) if isinstance(ids, dict) else {}
        return self._runs[module]

    def _record(
        self, module: Module | None, record: Record, run: dict[str, str], now: Moment
    ) -> Item:
        """A record as an item; answered again in the same run it is the same one."""
        key = f"{record.kind} {record.step}"
        earlier = self.journal.entry(run[key]) if key in run else None
        if earlier is not None:
            record = replace(record, id=earlier.id, at=earlier.record.at)
        item = self.journal.made(record, now, behaviour=_asks_behaviour(module, record))
        run[key] = item.id.hex()
        self._recalled.add(replace(record, id=item.id.hex()))
        return item

    def _stands(self, record: Record, plans: Mapping[str, Any]) -> bool:
        """Whether this is a plan that was looked at and not changed.

        Args:
            plans: as this session knows them; one that still waits isn't in the file yet. In the
                file is also what another window has written.
        """
        name, answer = record.data.get("plan", ""), record.data.get("answer")
        if name not in plans or plans[name] != answer:
            return False
        return any(each.record.data == record.data for each in self.journal.versions(name)[:1])

    def _listed(self, name: str) -> frozenset[str]:
        found = self.journal.profile().get(name, [])
        return frozenset(each for each in found if isinstance(each, str))

    def _save(self, put: list[Item], now: Moment) -> None:
        self.saving.save(put + self._flags(now))

    def _flags(self, now: Moment) -> list[Item]:
        """What changes the flags in the journal as this session has changed them: another window
        may have set others.
        """
        mine, said = self._memory.facts().flags, self._flags_said
        there = self._listed("flags")
        self._flags_said = mine
        wanted = (there | (mine - said)) - (said - mine)
        return self.journal.profile_item(now, flags=sorted(wanted)) if wanted != there else []

    def _tools(self) -> dict[str, tuple[int, int]]:
        """Tool id -> uses and mean relief; worked out anew only when there was a use of one."""
        state = self.journal.state_of("tool_use")
        if state != self._tools_state:
            used = trends.tools(entry.record for entry in self.journal.entries("tool_use"))
            self._tools_known = {each.id: (each.times, each.tenths) for each in used}
            self._tools_state = state
        return self._tools_known

    def _measures(self) -> dict[str, tuple[Measured, ...]]:
        """Measure id -> each time it was answered whole, the latest last."""
        state = self.journal.state_of("measure")
        if state != self._measured_state:
            found: dict[str, tuple[Measured, ...]] = {}
            for entry in self.journal.entries("measure"):
                if (each := measured(entry.record)) is not None:
                    module = entry.record.module
                    found[module] = (each, *found.get(module, ()))
            self._measured, self._measured_state = found, state
        return self._measured


def _asks_behaviour(module: Module | None, record: Record) -> bool:
    """Whether a record comes from a step that asks what the person did."""
    if module is None:
        return True  # nobody knows any more, so it is treated with more care
    return any(
        step.behaviour for step in module.steps if record.step in (step.id, step.group or step.id)
    )


def _safe_asked(journal: Journal) -> Moment | None:
    """When "Safe to go on today?" was last answered."""
    for item in journal.items("checkin"):
        # Looked for in the bytes first: decoding takes time, and most check-ins don't ask.
        if b'"safe"' in item.data and "safe" in (record := decode(item).record).data:
            return record.at
    return None
