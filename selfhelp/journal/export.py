"""What leaves the journal because the person wants it to: lines for a sealed file, Markdown, JSON.

What asks about behaviour is left out unless each entry was ticked (CURRICULUM.md 0.4), and then
shows the month only. A measure goes along without its question about thoughts of dying unless it was
ticked (PROGRAMMES.md D).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.domain.strings import t
from selfhelp.domain.text import clean
from selfhelp.files import NotRead
from selfhelp.journal.entry import BEHAVIOUR, NUMBERS, Entry, decode, is_record, pack, unpack
from selfhelp.journal.journal import Journal
from selfhelp.journal.wording import Wording, when
from selfhelp.player.measures import ITEM9, without_item9
from selfhelp.vault.segments import Item

FORMAT: Final = "selfhelp-journal-1"
"""The first line of a sealed export names it, so that a reader knows what follows."""


def chosen(journal: Journal, ticked: Collection[str] = ()) -> list[Item]:
    """The records to export, the oldest first.

    Args:
        ticked: ids of those that go along whole although they need a tick.
    """
    ticked = set(ticked)
    found = []
    for item in journal.items():
        if not needs_tick(item) or item.id.hex() in ticked:
            found.append(item)
        elif not item.flags & BEHAVIOUR:
            found.append(_without_item9(item))
    return found[::-1]


def needs_tick(item: Item) -> bool:
    """Whether something of this leaves the journal only if the person ticks it."""
    return bool(item.flags & BEHAVIOUR) or _has_item9(item)


def to_tick(entry: Entry, wording: Wording) -> str:
    """Such an entry in one line, to tick."""
    line = f"{when(entry)}. {wording.heading(entry)}"
    if entry.behaviour:
        return line
    return t("export.item9", "{entry}: with the question about thoughts of dying", entry=line)


def _has_item9(item: Item) -> bool:
    # Looked for in the bytes first: decoding takes time.
    if item.kind != NUMBERS["measure"] or f'"{ITEM9}"'.encode() not in item.data:
        return False
    return ITEM9 in decode(item).record.data


def _without_item9(item: Item) -> Item:
    body = unpack(item.data)
    return item._replace(data=pack({**body, "d": without_item9(body["d"])}))


def to_lines(journal: Journal, ticked: Collection[str] = ()) -> Iterator[bytes]:
    """The journal as lines of JSON, the records and the marks of what was deleted."""
    yield _line({"format": FORMAT})
    for item in chosen(journal, ticked):
        yield _line(
            {
                "id": item.id.hex(),
                "created": item.created,
                "edited": item.edited,
                "kind": item.kind,
                "flags": item.flags,
                "data": item.data.decode("utf-8", "replace"),
                "text": item.text.decode("utf-8", "replace"),
            }
        )
    for id, at in journal.vault.tombstones():
        yield _line({"deleted": id.hex(), "at": at})


class NotAnExport(NotRead):
    """These lines are no export of a journal; the text says what is wrong and where."""


def from_lines(lines: Iterable[bytes]) -> tuple[list[Item], list[tuple[bytes, int]]]:
    """Read what `to_lines` wrote.

    Returns:
        The items, and (id, UTC ms) of what was deleted.

    Raises:
        NotAnExport: with the number of the line.
    """
    items: list[Item] = []
    deleted: list[tuple[bytes, int]] = []
    number = 0
    for number, line in enumerate(lines, 1):
        try:
            found = json.loads(line)
            if number == 1:
                if found["format"] != FORMAT:
                    raise ValueError("format")
            elif "deleted" in found:
                deleted.append((_id(found["deleted"]), _time(found["at"])))
            else:
                items.append(_item(found))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise NotAnExport(
                t(
                    "export.line",
                    "This is not an export of a journal that this version can read (line {n}).",
                    n=number,
                )
            ) from error
    if not number:
        raise NotAnExport(t("export.empty", "This file holds no journal: it is empty."))
    return items, deleted


def rows(entries: Iterable[Entry], wording: Wording) -> list[dict[str, Any]]:
    """As plain JSON objects, each with an `id`: for other programs, and `--json`."""
    return [
        {
            "id": each.id,
            "when": when(each),
            "kind": each.record.kind,
            "module": each.record.module,
            "step": each.record.step,
            "title": wording.heading(each),
            "lines": wording.lines(each),
            "data": each.record.data,
            "behaviour": each.behaviour,
        }
        for each in entries
    ]


def markdown(entries: Iterable[Entry], wording: Wording) -> str:
    """As text that people read: a heading and the words of each entry."""
    out = [f"# {t('export.title', 'From my journal')}", ""]
    for each in entries:
        out += [f"## {when(each)} · {_plain_line(wording.heading(each))}", ""]
        out += [f"{_plain_line(line)}  " for line in wording.lines(each)]
        out.append("")
    return "\n".join(out)


def as_json(entries: Iterable[Entry], wording: Wording) -> bytes:
    """As a JSON file."""
    return json.dumps(rows(entries, wording), indent=2, ensure_ascii=True).encode() + b"\n"


def share(now: Moment, form: str, count: int) -> Record:
    """The record that says what was given out, when and as what; not what it said."""
    return Record("share", now, "journal", 1, "share", {"form": form, "count": count})


def decoded(items: Iterable[Item]) -> list[Entry]:
    """The entries of these items."""
    return [decode(item) for item in items]


def _plain_line(text: str) -> str:
    """A line that Markdown takes as text, not as structure."""
    text = clean(text)
    for character in "\\`*_#[]<>|":
        text = text.replace(character, f"\\{character}")
    return text


def _line(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _item(found: dict[str, Any]) -> Item:
    item = Item(
        id=_id(found["id"]),
        created=_time(found["created"]),
        edited=_time(found["edited"]),
        kind=_byte(found["kind"]),
        flags=_byte(found["flags"]),
        data=_text(found["data"]),
        text=_text(found["text"]),
    )
    if not is_record(item):
        raise ValueError("kind")
    return item


def _id(value: Any) -> bytes:
    if not isinstance(value, str) or len(value) != 32:
        raise ValueError("id")
    return bytes.fromhex(value)


def _time(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 1 << 48:
        raise ValueError("time")
    return value


def _byte(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 256:
        raise ValueError("byte")
    return value


def _text(value: Any) -> bytes:
    if not isinstance(value, str):
        raise TypeError("text")
    return value.encode("utf-8", "replace")
