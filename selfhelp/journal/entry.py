"""A record as the vault holds it: numbers and dates outside, our JSON and the person's text inside.

The numbers here are part of the format: they stand in vaults that exist, so a number is never
given a new meaning.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.vault.segments import Item

NUMBERS: Final = {
    "checkin": 1,
    "tool_use": 2,
    "worksheet": 3,
    "plan": 4,
    "check": 5,
    "practice": 6,
    "measure": 7,
    "share": 8,
    "note": 9,
}
"""Record kinds as vault kinds; 0 is the vault's own (tombstones)."""

PLACE: Final = 32
"""Where a page was left half done (one for each module; its id is made of the module's)."""
UNSENT: Final = 33
"""A note that is being written."""
PROFILE: Final = 34
"""Pathway, flags, what was said once."""
FINISHED: Final = 35
"""A module that was walked to its end."""

BEHAVIOUR: Final = 1
"""Flag: it asks what the person did. Shown and exported with the month only (CURRICULUM.md 0.4)."""
WORDS: Final = 2
"""Flag: the answer is the item's text, not part of its JSON."""
COPY_OF: Final = "c"
"""In an item's JSON: the id of the entry that it is another version of."""
NOTES: Final = "journal"
"""The `module` of what was written freely, outside any module."""
CHECKIN: Final = "check-in"
"""The `module` of a check-in that stands alone."""
UNKNOWN: Final = "unknown"
"""Kind of a record that a later version of the program wrote."""

_NAMES: Final = {number: name for name, number in NUMBERS.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """One record with what the journal knows about it.

    Args:
        edited: when it was last changed, UTC ms; `record.at.ms` if never.
        behaviour: it asks what the person did.
    """

    record: Record
    edited: int
    behaviour: bool = False

    @property
    def id(self) -> str:
        """32 hexadecimal digits."""
        return self.record.id

    @property
    def note(self) -> str:
        """The text of a note, "" for everything else."""
        return str(self.record.data.get("answer", "")) if self.record.kind == "note" else ""


def is_record(item: Item) -> bool:
    """Whether this is something that the person wrote, rated or chose."""
    return 0 < item.kind < PLACE


def encode(entry: Entry) -> Item:
    """As the vault keeps it."""
    record = entry.record
    data, text, flags = record.data, b"", BEHAVIOUR if entry.behaviour else 0
    if isinstance(data.get("answer"), str):
        text = data["answer"].encode("utf-8", "replace")
        data = {key: value for key, value in data.items() if key != "answer"}
        flags |= WORDS
    body = {
        "m": record.module,
        "r": record.revision,
        "s": record.step,
        "o": record.at.offset,
        "v": record.schema,
        "d": data,
    }
    return Item(
        id=bytes.fromhex(record.id),
        created=record.at.ms,
        edited=entry.edited,
        kind=NUMBERS[record.kind],
        flags=flags,
        data=pack(body),
        text=text,
    )


def decode(item: Item) -> Entry:
    """Back from the vault. What has no sense is left out; nothing raises."""
    id, created, edited, kind, flags, packed, text = item.fields()
    body = unpack(packed)
    data = body.get("d")
    data = data if isinstance(data, dict) else {}
    if flags & WORDS:
        data = {**data, "answer": text.decode("utf-8", "replace")}
    record = Record(
        kind=_NAMES.get(kind, UNKNOWN),
        at=Moment(created, _whole(body.get("o"))),
        module=str(body.get("m", "")),
        revision=_whole(body.get("r")),
        step=str(body.get("s", "")),
        data=data,
        id=id.hex(),
        schema=_whole(body.get("v"), 1),
    )
    return Entry(record, edited, bool(flags & BEHAVIOUR))


def with_text(item: Item, text: str, now: Moment) -> Item | None:
    """A record with another text; None if it isn't one that is nothing but text.

    Of what the person did only the month is kept: a later edit counts on from the one before, so
    that the latest can still be told.
    """
    if not (is_record(item) and item.flags & WORDS):
        return None
    id, created, edited, kind, flags, data, _ = item.fields()
    edited = edited + 1 if flags & BEHAVIOUR else now.ms
    return Item(id, created, edited, kind, flags, data, text.encode("utf-8", "replace"))


def text_of(item: Item) -> str:
    """An item's text. What is no UTF-8 was never written by us, and is shown as such."""
    return item.text.decode("utf-8", "replace")


def other_version(loser: Item) -> Item | None:
    """A version that doesn't count, as an entry of its own; its id is made of what it says, so
    that it is the same whoever meets it first. None for what is no record.
    """
    if loser.kind == UNSENT and loser.text:
        # Of a note half written nothing is lost: it becomes one.
        loser = loser._replace(kind=NUMBERS["note"], flags=WORDS, data=pack({"m": NOTES}))
    elif not is_record(loser):
        return None  # a place or a setting: the later one is enough
    said = loser.id + bytes([loser.kind]) + loser.data + b"\0" + loser.text
    id = hashlib.blake2b(said, digest_size=16, person=b"selfhelp copy").digest()
    body = {**unpack(loser.data), COPY_OF: loser.id.hex()}
    return loser._replace(id=id, data=pack(body))


def own_words(item: Item) -> Iterator[str]:
    """Each piece of text in a record that the person typed; ids of choices are no such thing."""
    if item.text:
        yield text_of(item)
    if item.data and is_record(item):
        yield from _typed(unpack(item.data).get("d"))


def _typed(value: Any, key: str = "") -> Iterator[str]:
    match value:
        case str() if key != "plan":
            yield value
        case dict():
            for name, each in value.items():
                yield from _typed(each, str(name))


def tags(text: str) -> tuple[str, ...]:
    """The words of a text that begin with "#", without it: each once, in lower case, in order."""
    found = (
        word.rstrip(".,;:!?)]\"'")[1:].casefold() for word in text.split() if word.startswith("#")
    )
    return tuple(dict.fromkeys(word for word in found if word))


def pack(body: dict[str, Any]) -> bytes:
    """As compact JSON."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unpack(data: bytes) -> dict[str, Any]:
    """JSON back; {} for what is none, such as the data of a later version."""
    try:
        found = json.loads(data) if data else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _whole(value: Any, otherwise: int = 0) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise
