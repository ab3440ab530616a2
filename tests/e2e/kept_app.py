"""`kept_app.py STORE [--compiled DIR] [--flags a,b] ID [full|short|plan]`: plain mode whose answers outlast it.

The entry of the tests: the ordinary session, with a keeper that writes to the folder STORE as a
journal would (records as JSON lines, the place in each module as JSON). ID is a module or a tool,
or "home" for the whole companion. Anything that goes wrong is a traceback, so that a test sees it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from selfhelp import offline
from selfhelp.cli import streams
from selfhelp.cli.context import Context
from selfhelp.cli.options import Options
from selfhelp.content.load import Shelf
from selfhelp.domain.module import Module
from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.plain.console import Leave
from selfhelp.player.inputs import Turn
from selfhelp.player.memory import Memory, recall
from selfhelp.player.state import State
from tests.e2e.walker import as_json


class FileKeeper(Memory):
    """Keeps everything in a folder, in clear: for tests only."""

    def __init__(self, folder: Path, shelf: Shelf, flags: frozenset[str]) -> None:
        super().__init__(lasting=True)
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.known = replace(self.known, flags=self.known.flags | flags)
        self.records = [record(row) for row in rows(folder)]
        for each in self.records:
            if "answer" in each.data:
                recalled = {**self.known.recalled, **recall(shelf.module(each.module), each)}
                self.known = replace(self.known, recalled=recalled)
            if "plan" in each.data:
                plans = {**self.known.plans, each.data["plan"]: each.data["answer"]}
                self.known = replace(self.known, plans=plans)
        for path in sorted(folder.glob("draft-*.json"), key=lambda p: p.stat().st_mtime_ns):
            try:
                state = State.from_json(json.loads(path.read_text(encoding="utf-8")))
            except ValueError:
                continue
            self._drafts[path.stem.removeprefix("draft-")] = state

    def take(self, module: Module, turn: Turn, now: Moment) -> None:
        """Keep what a turn brought, at once and for good."""
        Memory.take(self, module, turn, now)
        if turn.records:
            with (self.folder / "records.jsonl").open("a", encoding="utf-8") as file:
                for each in turn.records:
                    file.write(json.dumps(as_json(each)) + "\n")
        path = self.folder / f"draft-{module.id}.json"
        state = self._drafts.get(module.id)
        if state is None:
            path.unlink(missing_ok=True)
            return
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(state.for_storage().to_json()), encoding="utf-8")
        os.replace(fresh, path)


def rows(folder: Path) -> list[dict[str, Any]]:
    """The records in a folder, oldest first."""
    path = folder / "records.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def record(row: dict[str, Any]) -> Record:
    """A record from its line."""
    at = Moment(row["at"], row["offset"])
    rest = {key: row[key] for key in ("kind", "module", "revision", "step", "data", "id", "schema")}
    return Record(at=at, **rest)


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("store", type=Path)
    parser.add_argument("--compiled", type=Path)
    parser.add_argument("--flags", default="")
    parser.add_argument("id")
    parser.add_argument("mode", nargs="?")
    arguments = parser.parse_args()
    offline.install()
    streams.prepare()
    session = Context(Options()).session()
    if arguments.compiled:
        session.shelf = Shelf(arguments.compiled)
    flags = frozenset(filter(None, arguments.flags.split(",")))
    session.own_keeper = FileKeeper(arguments.store, session.shelf, flags)

    def run() -> None:
        from selfhelp.plain import home, walk

        if arguments.id == "home":
            home.run(session)
        elif arguments.mode == "plan":
            walk.plan(session, arguments.id)
        else:
            walk.module(session, arguments.id, mode=arguments.mode)

    with contextlib.suppress(Leave):
        run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
