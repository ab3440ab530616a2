"""The vault as the journal uses it: entries in, entries out, all or nothing."""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from types import TracebackType
from typing import Self

from selfhelp.vault.contents import Contents, changed, read
from selfhelp.vault.errors import VaultDamaged, VaultNotSaved
from selfhelp.vault.header import FORMAT, Header, parse, passphrase_slot, recovery_slot, sealed
from selfhelp.vault.keys import TAG, Cost, Keys, calibrated
from selfhelp.vault.manifest import NOTHING, line
from selfhelp.vault.recovery import code_of, secret_of
from selfhelp.vault.segments import TOMBSTONE, Item, padded, to_bytes, tombstone, without_tombstones
from selfhelp.vault.store import HEADER, LIST, MANIFEST, Store, lay_out, placed


class Vault:
    """An unlocked vault. Threads may share it: whoever comes second waits.

    Attributes:
        path: the file.
        could_cost_more: unlocking took so little time that this machine could make each guess at
            the passphrase twice as dear; `change_passphrase` does, with the same one too.
    """

    could_cost_more = False

    def __init__(self, store: Store, keys: Keys, contents: Contents, *, read_only: bool) -> None:
        """Made by the class methods below."""
        self.path = store.path
        self._store = store
        self._keys = keys
        self._contents = contents
        self._places: dict[bytes, int] | None = None
        self._read_only = read_only
        self._one = threading.RLock()
        self._placing = threading.Lock()

    @classmethod
    def create(
        cls, path: str, passphrase: str, *, recovery: bool = False, cost: Cost | None = None
    ) -> tuple["Vault", str | None]:
        """A new empty vault, and its recovery code if one is wanted: show it once.

        Args:
            path: of the file; a missing folder is made, for its owner only.
            passphrase: not empty. Whether it's a good one is for the caller to judge (`words.py`).
            recovery: whether to make a recovery code.
            cost: of one guess; None to find out what this machine can do (about a second).

        Raises:
            VaultExists, VaultNotSaved, VaultUnsupported.
            ValueError: an empty passphrase or too little cost.
        """
        return cls._make(os.fspath(path), passphrase, recovery, cost, {})

    @classmethod
    def open(cls, path: str, passphrase: str, *, read_only: bool = False) -> "Vault":
        """Unlock it and read all of it.

        Raises:
            WrongPassphrase, VaultDamaged, VaultMissing, VaultNotRead, VaultInUse, VaultTooNew,
            VaultUnsupported.
        """
        return _sound(*cls._unlocked(path, passphrase, b"", read_only))

    @classmethod
    def open_with_code(cls, path: str, code: str, *, read_only: bool = False) -> "Vault":
        """As `open`, with the recovery code. MistypedCode is a WrongPassphrase."""
        return _sound(*cls._unlocked(path, None, secret_of(code), read_only))

    @classmethod
    def open_readable(
        cls, path: str, passphrase: str | None = None, code: str | None = None
    ) -> tuple["Vault", tuple[str, ...]]:
        """What can be trusted of a damaged vault, read only, and the names of the damaged parts.

        Raises:
            As `open`; VaultDamaged only if there is no way in.
        """
        secret = secret_of(code) if code is not None else b""
        return cls._unlocked(path, passphrase, secret, read_only=True)

    @classmethod
    def _unlocked(
        cls, path: str, passphrase: str | None, secret: bytes, read_only: bool
    ) -> tuple["Vault", tuple[str, ...]]:
        store = Store(os.fspath(path), read_only=read_only)
        try:
            with store.transaction():
                header, _, _ = parse(store.head(HEADER), store.format)
            # Not in the transaction: this takes long, and would keep others waiting.
            begun = time.perf_counter()
            keys = Keys(header.data_key(passphrase, secret), header.id)
            seconds, cost = time.perf_counter() - begun, header.passphrase.cost
            vault, parts = cls._loaded(store, keys, read_only)
            if passphrase is not None and cost is not None:
                vault.could_cost_more = cost.could_double(seconds)
            return vault, parts
        except BaseException:
            store.close()
            raise

    @classmethod
    def _loaded(cls, store: Store, keys: Keys, read_only: bool) -> tuple["Vault", tuple[str, ...]]:
        with store.transaction():
            contents, parts = read(store, keys)
        if contents.header is None:
            raise VaultDamaged(*parts)
        return cls(store, keys, contents, read_only=read_only), parts

    @classmethod
    def _make(
        cls,
        path: str,
        passphrase: str,
        recovery: bool,
        cost: Cost | None,
        items: dict[bytes, Item],
    ) -> tuple["Vault", str | None]:
        vault_id, data_key, secret = os.urandom(16), os.urandom(32), os.urandom(16)
        keys = Keys(data_key, vault_id)
        with placed(path) as unfinished:
            slot = passphrase_slot(passphrase, data_key, vault_id, cost or calibrated())
            spare = recovery_slot(secret, data_key, vault_id) if recovery else None
            header = Header(vault_id, slot, spare)
            lay_out(unfinished, FORMAT)
            store = Store(unfinished)
            try:
                empty = Contents(header, b"", NOTHING, {})
                first = cls(store, keys, empty, read_only=False)
                first._commit(items, lambda _: header)  # our own class
            finally:
                store.close()
        vault = _sound(*cls._loaded(Store(path), keys, read_only=False))
        return vault, code_of(secret) if recovery else None

    @property
    def id(self) -> bytes:
        """Of this vault and its backups; a renewed one has another."""
        return self._header.id

    @property
    def seq(self) -> int:
        """How often it was written; lower than last time means that an older copy was put back."""
        return self._contents.manifest.seq

    @property
    def has_recovery(self) -> bool:
        """Whether there is a recovery code."""
        return self._header.recovery is not None

    @property
    def _header(self) -> Header:
        assert self._contents.header is not None
        return self._contents.header

    def __iter__(self) -> Iterator[Item]:
        """All entries in order of position, without tombstones, as they are now."""
        segments = list(self._contents.segments.values())
        return without_tombstones(chain.from_iterable(segments))

    def items(self) -> list[Item]:
        """All entries in order of position, without tombstones."""
        return list(self)

    def tombstones(self) -> list[tuple[bytes, int]]:
        """Ids of removed entries, and when (UTC milliseconds)."""
        segments = list(self._contents.segments.values())
        return [(item.id, item.edited) for each in segments for item in each if _is_gone(item)]

    def get(self, id: bytes) -> Item | None:
        """The entry with this id; None if there is none, or not any more."""
        items = self._contents.segments.get(self._known_places().get(id, 0), ())
        return next((item for item in items if item.id == id and not _is_gone(item)), None)

    def write(self, put: Iterable[Item] = (), remove: Iterable[tuple[bytes, int]] = ()) -> None:
        """Put entries (one with the id of another takes its place) and remove some, as one.

        What another process has written meanwhile is read first. When this returns, it's on disk.

        Args:
            put: entries.
            remove: ids, each with the time (UTC milliseconds); known or not, a tombstone stays.

        Raises:
            VaultNotSaved, VaultInUse, VaultDamaged: nothing of it was written.
            ValueError: an entry that can't be one.
        """
        changes = {item.id: item for item in put}
        if any(_is_gone(item) for item in changes.values()):
            raise ValueError("this kind means a removed entry")
        changes |= {id: tombstone(id, at) for id, at in remove}
        if changes:
            self._commit(changes)

    def refresh(self) -> bool:
        """Read again if another process has written; whether it had."""
        with self._one, self._store.transaction():
            return self._catch_up()

    def change_passphrase(self, new: str, *, cost: Cost | None = None) -> None:
        """From now on `new` unlocks, and the old one doesn't. Copies keep the old one."""
        slot = passphrase_slot(new, self._keys.data_key, self.id, cost or calibrated())
        self._commit({}, lambda header: replace(header, passphrase=slot))
        self.could_cost_more = False

    def add_recovery(self) -> str:
        """A new recovery code; one that there was stops working. Show it once."""
        secret = os.urandom(16)
        slot = recovery_slot(secret, self._keys.data_key, self.id)
        self._commit({}, lambda header: replace(header, recovery=slot))
        return code_of(secret)

    def drop_recovery(self) -> None:
        """No recovery code from now on."""
        self._commit({}, lambda header: replace(header, recovery=None))

    def renew(
        self, target: str, passphrase: str, *, recovery: bool = False, cost: Cost | None = None
    ) -> tuple["Vault", str | None]:
        """A new vault with a new data key and id, with all that can be read of this one.

        Args and errors: as `create`.
        """
        segments = self._contents.segments.values()
        items = {item.id: item for items in segments for item in items}
        return self._make(os.fspath(target), passphrase, recovery, cost, items)

    def backup(self, target: str, *, replace: bool = False) -> None:
        """A copy in `target`, which has been read and found whole before it gets that name.

        Raises:
            VaultExists: unless `replace`.
            VaultNotSaved, VaultDamaged: there is no copy.
        """
        with placed(os.fspath(target), replace=replace) as unfinished:
            self._store.copy_to(unfinished)
            if parts := _damaged_parts(unfinished, self._keys):
                raise VaultDamaged(*parts)

    def verify(self) -> tuple[str, ...]:
        """Read the file anew: the names of damaged parts; none if all of it is sound."""
        return _damaged_parts(self.path, self._keys)

    def close(self) -> None:
        """Let go of the file and of what was read, which may stay in memory until the process ends."""
        self._store.close()
        self._contents, self._places = self._contents._replace(segments={}), None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _known_places(self) -> dict[bytes, int]:
        """Id -> the segment it is in. Worked out when first needed: reading needs none of it."""
        with self._placing:  # never while the disk is waited for: who reads would wait as well
            if self._places is None:
                segments = list(self._contents.segments.items())
                self._places = {item.id: sid for sid, items in segments for item in items}
            return self._places

    def _catch_up(self) -> bool:
        """In a transaction: take over what another process has written, or raise VaultDamaged."""
        if self._store.head(MANIFEST) == self._contents.sealed:
            return False
        contents, parts = read(self._store, self._keys)
        if parts:
            raise VaultDamaged(*parts)
        with self._placing:
            self._contents, self._places = contents, None
        return True

    def _commit(
        self, changes: dict[bytes, Item], new_header: Callable[[Header], Header] | None = None
    ) -> None:
        if self._read_only:
            raise VaultNotSaved("read-only", self.path)
        # Held until it is known here as well: another thread would take it for a stranger's.
        with self._one:
            with self._store.transaction(writing=True):
                self._catch_up()
                # Going through all entries takes time, and another passphrase needs none of them.
                now, places = self._contents, self._known_places() if changes else {}
                dirty, order = changed(now, places, changes)
                lines = {}
                for sid, items in dirty.items():
                    tag, blob = self._keys.seal_segment(sid, padded(to_bytes(items)))
                    self._store.put(sid, tag, blob)
                    lines[sid] = line(sid, tag)
                header, mac = now.header, now.manifest.header_mac
                if new_header:
                    header = new_header(self._header)
                    mac = self._keys.mac(header.body())
                    self._store.set_head(HEADER, sealed(header.body(), mac))
                entries = now.manifest.entries + sum(id not in places for id in changes)
                manifest = now.manifest.after(lines, order)._replace(
                    entries=entries, header_mac=mac
                )
                if not manifest.list_tag:
                    whole = self._keys.seal_list(manifest.plain_list())
                    self._store.set_head(LIST, whole)
                    manifest = manifest._replace(list_tag=whole[-TAG:])
                body = self._keys.seal_manifest(manifest.plain())
                self._store.set_head(MANIFEST, body)
            places.update((item.id, sid) for sid, items in dirty.items() for item in items)
            segments = now.segments
            segments.update(dirty)
            if order is not None:
                segments = {sid: segments[sid] for sid in order}
            self._contents = Contents(header, body, manifest, segments)


def _sound(vault: Vault, parts: tuple[str, ...]) -> Vault:
    if parts:
        vault.close()
        raise VaultDamaged(*parts)
    return vault


def _damaged_parts(path: str, keys: Keys) -> tuple[str, ...]:
    try:
        store = Store(path, read_only=True)
        try:
            with store.transaction():
                _, parts = read(store, keys)
                return parts if parts or store.sound() else ("file",)
        finally:
            store.close()
    except VaultDamaged as damaged:
        return damaged.parts


def _is_gone(item: Item) -> bool:
    return item.kind == TOMBSTONE
