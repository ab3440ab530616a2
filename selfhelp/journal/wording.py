"""An entry in words: its heading, its date, its answers beside their questions.

The words of a question come from the module as it is now; of one that is gone, from
`retired.yaml`, so that an old answer can always be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.domain.strings import t
from selfhelp.domain.text import clean, plain
from selfhelp.journal.entry import CHECKIN, NOTES, Entry
from selfhelp.player.answers import lines

if TYPE_CHECKING:
    from selfhelp.content.load import Shelf
    from selfhelp.domain.step import Step


class Wording:
    """Puts entries in words.

    Args:
        shelf: the content in the language to show.
    """

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._retired: dict[str, str] | None = None

    def heading(self, entry: Entry) -> str:
        """What it is, in one line."""
        record = entry.record
        if record.kind == "note":
            return t("entry.note", "Note")
        if record.kind == "share":
            return t("entry.share", "Something you shared")
        title = self._module_title(record.module)
        if record.kind == "checkin":
            return t("entry.checkin", "Check-in ({where})", where=title) if title else _checkin()
        step = self._step(record)
        name = plain(step.title or step.prompt) if step else self._gone(record, "")
        return f"{title}: {name}" if title and name else title or name or record.kind

    def first_line(self, entry: Entry) -> str:
        """The beginning of what it says, for lists."""
        for line in self.lines(entry):
            if line.strip():
                return line
        return ""

    def lines(self, entry: Entry) -> list[str]:
        """What it says: the person's words and choices, with their questions."""
        record = entry.record
        answer = record.data.get("answer")
        if record.kind == "note":
            return [clean(line) for line in str(answer or "").splitlines()]
        if record.kind == "share":
            names = {
                "form": t("entry.share.form", "As"),
                "count": t("entry.share.count", "Entries"),
            }
            return [f"{names.get(key, key)}: {clean(str(v))}" for key, v in record.data.items()]
        if record.kind == "measure":
            from selfhelp.journal.measured import entry_lines

            module = self.shelf.known_module(record.module)
            last_text = partial(self._gone_measure, record.module)
            return list(entry_lines(module, record.data, last_text))
        if "answer" not in record.data:
            return [line for key, value in record.data.items() for line in _rated(key, value)]
        step = self._step(record)
        if step is None:
            return list(self._old(record, answer))
        made = list(lines(step.shape, answer))
        if isinstance(answer, dict):
            # Rows that the step had once.
            known = {row.id for row in getattr(step.shape, "rows", ())}
            gone = {k: v for k, v in answer.items() if known and k not in known}
            made += self._old(record, gone)
        return made

    def _module_title(self, id: str) -> str:
        if id in ("", NOTES):
            return ""
        if id == CHECKIN:
            return ""
        module = self.shelf.known_module(id)
        return plain(module.title) if module else self._text(f"{id}.title") or id

    def _step(self, record: Record) -> Step | None:
        module = self.shelf.known_module(record.module)
        if module is None:
            return None
        return next((step for step in module.steps if step.id == record.step), None)

    def _gone(self, record: Record, below: str) -> str:
        """The last text of a step that is gone, or of something in it."""
        path = f"{record.module}.{record.step}"
        return self._text(f"{path}.{below}" if below else path)

    def _gone_measure(self, measure: str, below: str) -> str:
        """The last text of something in a measure."""
        return self._text(f"{measure}.{below}")

    def _old(self, record: Record, answer: Any) -> Iterator[str]:
        """An answer whose question is gone."""
        match answer:
            case dict():
                for row, cells in answer.items():
                    label = self._gone(record, row) or row
                    values = cells.values() if isinstance(cells, dict) else (cells,)
                    for value in values:
                        yield from (f"{label}: {line}" for line in self._old(record, value))
            case list():
                yield from (self._gone(record, str(id)) or str(id) for id in answer)
            case None:
                return
            case _:
                yield from (clean(line) for line in str(answer).splitlines() if line.strip())

    def _text(self, id: str) -> str:
        if self._retired is None:
            self._retired = self.shelf.retired()
        return plain(self._retired.get(id, ""))


def _checkin() -> str:
    return t("entry.checkin-alone", "Check-in")


def _rated(key: str, value: Any) -> list[str]:
    """One rating or choice of a check-in or of a tool."""
    names = {
        "mood": t("entry.mood", "Mood"),
        "urge": t("entry.urge", "Urge"),
        "connection": t("entry.connection", "Close to other adults"),
        "hope": t("entry.hope", "Hope"),
        "safe": t("entry.safe", "Safe to go on"),
        "mattered": t("entry.mattered", "Did something that matters"),
        "note": t("entry.note", "Note"),
        "before": t("entry.before", "Before"),
        "after": t("entry.after", "After"),
        "minutes": t("entry.minutes", "Minutes"),
        "again": t("entry.again", "Would use it again"),
    }
    said = {
        "yes": t("entry.yes", "yes"),
        "no": t("entry.no", "no"),
        "not-sure": t("entry.not-sure", "not sure"),
        "maybe": t("entry.maybe", "maybe"),
        "a-little": t("entry.a-little", "a little"),
    }
    if isinstance(value, list):
        value = ", ".join(said.get(str(each), str(each)) for each in value)
    elif type(value) is int and key != "minutes":
        value = t("entry.of-ten", "{n} of 10", n=value)
    return [f"{names.get(key, key)}: {line}" for line in clean(str(value)).splitlines()]


def when(entry: Entry) -> str:
    """When it was written, by the clock of that place; of what the person did, the month only."""
    at = _local(entry.record.at)
    if at is None:
        return t("entry.no-date", "no date")
    return f"{at:%Y-%m}" if entry.behaviour else f"{at:%Y-%m-%d %H:%M}"


def _local(at: Moment) -> dt.datetime | None:
    zone = dt.timezone(dt.timedelta(minutes=max(-1439, min(1439, at.offset))))
    try:
        return dt.datetime.fromtimestamp(at.ms / 1000, zone)
    except (OverflowError, ValueError, OSError):
        return None
