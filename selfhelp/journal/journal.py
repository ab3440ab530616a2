"""The open journal: its entries, and the one way to change them.

The entries are the vault's own and are decoded when they are shown, so that a journal of any size
opens fast (VAULT.md 3).
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from selfhelp.domain.moment import Moment, month
from selfhelp.domain.record import Record
from selfhelp.journal import older, windows
from selfhelp.journal.entry import (
    FINISHED,
    NOTES,
    NUMBERS,
    PLACE,
    PROFILE,
    UNSENT,
    Entry,
    decode,
    encode,
    is_record,
    pack,
    text_of,
    unpack,
    with_text,
)
from selfhelp.locations import Places, make_data_folder
from selfhelp.vault.segments import Item
from selfhelp.vault.vault import Vault


class Journal:
    """One open journal.

    Attributes:
        vault: the encrypted file.
        waiting: id -> item on its way into the file (`Saving`). What one item says now, and what
            is written next, goes by these; lists of entries show what is in the file.
        going: id -> when it was deleted (UTC milliseconds), of those on their way out.
        older: it was saved more often before: an older copy was put in its place.
    """

    def __init__(self, vault: Vault, places: Places) -> None:
        self.vault = vault
        self.waiting: dict[bytes, Item] = {}
        self.going: dict[bytes, int] = {}
        self.places = places
        self.older = older.is_older(places, vault.id, vault.seq)
        self._fixed: dict[bytes, Item] = {}
        """What is no record: few, and wanted often."""
        self._last: dict[bytes, Item] = {}
        """What of it this window has written itself, also before it is shown."""
        self._changed: Counter[int] = Counter()
        self._reloads = 0
        self._reload()

    @classmethod
    def create(
        cls, places: Places, passphrase: str, *, recovery: bool = False
    ) -> tuple[Journal, str | None]:
        """Make an empty one in the data folder.

        Returns:
            It, open; and the recovery code, to be shown once, if one was wanted.

        Raises:
            NotSaved: nothing may or can be written there.
            VaultExists: there is one already.
        """
        make_data_folder(places)
        vault, code = Vault.create(places.journal, passphrase, recovery=recovery)
        return cls(vault, places), code

    @classmethod
    def open(
        cls, places: Places, passphrase: str, *, code: bool = False, read_only: bool = False
    ) -> Journal:
        """Open the one in the data folder.

        Args:
            code: what is given is the recovery code.

        Raises:
            VaultError: one of its kinds (wrong passphrase, damaged, too new, missing).
        """
        way = Vault.open_with_code if code else Vault.open
        return cls(way(places.journal, passphrase, read_only=read_only), places)

    def close(self) -> None:
        """Let the file go. What was decoded stays in memory until the process ends (VAULT.md 6)."""
        self.vault.close()
        self._fixed = {}

    def __len__(self) -> int:
        """How many records there are."""
        return sum(map(is_record, self.vault))

    # Reading

    def everything(self) -> dict[bytes, Item]:
        """All items by id, also those that are no records."""
        return {item.id: item for item in self.vault}

    def items(self, kind: str = "") -> Iterator[Item]:
        """The records as the vault has them, the latest first; of one kind, if it is named."""
        if not kind:
            return iter([item for item in self.vault if is_record(item)][::-1])
        wanted = NUMBERS.get(kind, -1)
        return iter([item for item in self.vault if item.kind == wanted][::-1])

    def entries(self, kind: str = "") -> Iterator[Entry]:
        """The records, decoded, the latest first. By position: a clock set back changes no order."""
        return map(decode, self.items(kind))

    def state_of(self, kind: str) -> tuple[int, int]:
        """Something that is another whenever a record of this kind was added, changed or removed:
        for what is worked out of all of them.
        """
        return self._reloads, self._changed[NUMBERS[kind]]

    def entry(self, id: str) -> Entry | None:
        """The record with this id (32 hexadecimal digits)."""
        item = self._item(id)
        return decode(item) if item is not None and is_record(item) else None

    def _item(self, id: str) -> Item | None:
        try:
            key = bytes.fromhex(id)
        except ValueError:
            return None
        return None if key in self.going else self.waiting.get(key) or self.vault.get(key)

    def like(self, beginning: str) -> list[Entry]:
        """The records whose id begins so; for what a person types."""
        beginning = beginning.strip().lower()
        return [decode(item) for item in self.items() if item.id.hex().startswith(beginning)]

    def versions(self, plan: str) -> list[Entry]:
        """All that a living plan such as "plan.stay_safe" ever was, the latest first."""
        return [each for each in self.entries("plan") if each.record.data.get("plan") == plan]

    def finished(self) -> dict[str, Moment]:
        """Module id -> when it was last walked to its end."""
        found: dict[str, Moment] = {}
        for item in (*self._fixed.values(), *self.waiting.values()):
            if item.kind == FINISHED:
                body = unpack(item.data)
                offset = body.get("o")
                offset = offset if isinstance(offset, int) else 0
                found[str(body.get("m", ""))] = Moment(item.created, offset)
        return found

    def on_their_way(self) -> list[Record]:
        """The records that are not saved yet, in the order in which they came."""
        return [decode(item).record for item in self.waiting.values() if is_record(item)]

    def _one(self, name: str) -> Item | None:
        """What there is one of, as it is now."""
        return self.waiting.get(_only(name)) or self._fixed.get(_only(name))

    def profile(self) -> dict[str, Any]:
        """Flags and what was said once: `{"flags": [...], "told": [...]}`."""
        item = self._one("profile")
        return unpack(item.data) if item is not None else {}

    def place(self, module: str) -> dict[str, Any]:
        """Where a module was left half done; {} if it wasn't."""
        item = self._one(f"place {module}")
        return unpack(item.data) if item is not None else {}

    def places_left(self) -> list[str]:
        """Ids of the modules left half done, the latest first."""
        known = {**self._fixed, **self.waiting}.values()
        left = [item for item in known if item.kind == PLACE and item.data]
        left.sort(key=lambda item: item.edited, reverse=True)
        return [str(unpack(item.data).get("m", "")) for item in left]

    def unsent(self) -> str:
        """The note that was being written, "" if none."""
        item = self._one("unsent")
        return text_of(item) if item is not None else ""

    # Writing

    def add(self, records: Iterable[Record], behaviour: bool = False) -> list[str]:
        """Keep records; their new ids, in order."""
        items = [self.made(record, record.at, behaviour=behaviour) for record in records]
        self.save(items)
        return [item.id.hex() for item in items]

    def made(self, record: Record, now: Moment, *, behaviour: bool = False) -> Item:
        """A record as an item, not kept yet: with a new id if it has none, else as its next edit.

        Of what the person did only the month is kept (CURRICULUM.md 0.4); a later edit then counts
        on from the one before, so that the latest can still be told.
        """
        at, edited = record.at, now.ms
        if behaviour:
            before = self._item(record.id) if record.id else None
            at = month(record.at)
            edited = before.edited + 1 if before else at.ms
        record = replace(record, id=record.id or os.urandom(16).hex(), at=at)
        return encode(Entry(record, edited, behaviour))

    def note(self, text: str, now: Moment) -> str:
        """Keep a note; its id. What was kept of it while it was written goes."""
        items = self.note_items(text, now)
        self.save(items)
        return items[0].id.hex()

    def note_items(self, text: str, now: Moment, id: str = "") -> list[Item]:
        """A note, and what empties the place of the one half written.

        Args:
            id: of the note, if it has one already: it is tried again.
        """
        record = Record("note", now, NOTES, 1, "note", {"answer": text}, id=id)
        return [self.made(record, now), *self._emptied("unsent", UNSENT, now)]

    def unsent_item(self, text: str, now: Moment) -> list[Item]:
        """A note half written, "" when there is none any more; nothing if it is as it was."""
        if text == self.unsent():
            return []
        body = text.encode("utf-8", "replace")
        return [Item(_only("unsent"), now.ms, now.ms, UNSENT, 0, b"", body)]

    def rewrite(self, id: str, text: str, now: Moment) -> bool:
        """Change the text of a note, or of another record that is nothing but text."""
        item = self.rewritten(id, text, now)
        self.save([item] if item else [])
        return item is not None

    def rewritten(self, id: str, text: str, now: Moment) -> Item | None:
        """A record with another text; None if it isn't one that is nothing but text."""
        item = self._item(id)
        return with_text(item, text, now) if item is not None else None

    def delete(self, ids: Iterable[str], now: Moment) -> None:
        """Take records away for good. A mark without words stays, so that a merge doesn't bring
        them back from an older copy.
        """
        self.save(remove=[(bytes.fromhex(id), now.ms) for id in ids])

    def profile_item(self, now: Moment, **values: Any) -> list[Item]:
        """What changes some of the profile; nothing if it is so already."""
        body = {**self.profile(), **values}
        if body == self.profile():
            return []
        return [Item(_only("profile"), now.ms, now.ms, PROFILE, 0, pack(body), b"")]

    def place_item(self, module: str, body: dict[str, Any], now: Moment) -> list[Item]:
        """What keeps a place, or empties it with {}; nothing if it is as it was."""
        if body:
            body = {"m": module, **body}
        if body == self.place(module):
            return []
        data = pack(body) if body else b""
        return [Item(_only(f"place {module}"), now.ms, now.ms, PLACE, 0, data, b"")]

    def finished_item(self, module: str, now: Moment) -> Item:
        """What says that a module was walked to its end."""
        data = pack({"m": module, "o": now.offset})
        return Item(os.urandom(16), now.ms, now.ms, FINISHED, 0, data, b"")

    def save(self, put: Iterable[Item] = (), remove: Iterable[tuple[bytes, int]] = ()) -> None:
        """Keep and take away, all of it or nothing.

        Raises:
            VaultNotSaved, VaultInUse, VaultDamaged: nothing was changed.
        """
        self.written(put, remove)()

    def written(
        self, put: Iterable[Item] = (), remove: Iterable[tuple[bytes, int]] = ()
    ) -> Callable[[], None]:
        """As `save`, in two halves: the disk now, in any thread; then, by calling what comes back,
        what is shown. Only the thread that reads the journal may do that.
        """
        put, remove = list(put), list(remove)
        if not put and not remove:
            return lambda: None
        before = self.vault.seq
        if any(item.kind in windows.MEETING for item in put):
            self.vault.refresh()
            put = windows.met(put, {**self._fixed, **self._last}, self.vault.get)
        gone = [item for id, _ in remove if (item := self.vault.get(id)) is not None]
        self.vault.write(put, remove)
        alone = self.vault.seq == before + 1
        self._last.update({item.id: item for item in put if item.kind in windows.MEETING})
        older.saw(self.places, self.vault.id, self.vault.seq)
        return lambda: self._take(put, gone, alone=alone)

    def _take(self, put: list[Item], gone: list[Item], *, alone: bool) -> None:
        if not alone:
            self._reload()  # another window has written meanwhile
            return
        for item in gone:
            self._fixed.pop(item.id, None)
        self._fixed.update({item.id: item for item in put if not is_record(item)})
        self._changed.update(item.kind for item in (*put, *gone))

    def refresh(self) -> bool:
        """Take in what another window has written; whether there was something."""
        if not self.vault.refresh():
            return False
        self._reload()
        return True

    def _reload(self) -> None:
        self._fixed = {item.id: item for item in self.vault if not is_record(item)}
        self._last.clear()
        self._reloads += 1
        at = (self.places, self.vault.id, self.vault.seq)
        if not self.older and not older.is_known(*at):
            older.saw(*at)

    def _emptied(self, name: str, kind: int, now: Moment) -> list[Item]:
        if self._one(name) is None:
            return []
        return [Item(_only(name), now.ms, now.ms, kind, 0, b"", b"")]


def _only(name: str) -> bytes:
    """The id of something there is one of: the same in every journal, so that a merge meets it."""
    return hashlib.blake2b(name.encode(), digest_size=16, person=b"selfhelp").digest()
