"""The same entries kept in three ways: our journal, SQLCipher, and jrnl's scheme.

Each side has a method for each measure it takes part in. It makes ready what isn't measured, and
returns what is. No side derives a key from a passphrase: that is meant to be slow, everywhere.
"""

import base64
import datetime as dt
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from cryptography.fernet import Fernet

from selfhelp.domain.moment import Moment
from selfhelp.journal.journal import Journal
from selfhelp.journal.search import Search
from selfhelp.locations import make_data_folder, places
from selfhelp.vault import header, keys
from selfhelp.vault.keys import LEAST
from selfhelp.vault.segments import Item
from selfhelp.vault.vault import Vault
from tests.bench.journal_entries import ABSENT, COMMON, RARE

sqlcipher: Any
try:
    from sqlcipher3 import dbapi2 as sqlcipher
except ImportError:
    sqlcipher = None

SHOWN = 30
"""Entries on the first screen."""

TEXT = "Slept badly and went for a walk before work. It was easier after the walk than before. " * 6

Act = Callable[[], object]
Row = tuple[bytes, int, Any, str]
"""Id, time, kind, text."""


@contextmanager
def without_derivation() -> Iterator[None]:
    """Any passphrase gives one key, at once."""
    real = keys.stretch
    vars(header)["stretch"] = lambda passphrase, salt, cost: bytes(32)
    try:
        yield
    finally:
        vars(header)["stretch"] = real


class Ours:
    """The journal as the program opens it."""

    name = "ours"

    def __init__(self, folder: str) -> None:
        self.places = places(folder)
        self.path = self.places.journal
        self._journal: Journal | None = None
        self._search: Search | None = None
        self._at = Moment(1_900_000_000_000, 60)

    def make(self, items: list[Item]) -> None:
        make_data_folder(self.places)
        vault, _ = Vault.create(self.path, "x", cost=LEAST)
        vault.write(items)
        vault.close()

    def close(self) -> None:
        if self._journal:
            self._journal.close()
        self._journal = None

    def rows(self) -> list[Row]:
        """Everything as `str`, the oldest first: what each side has to agree on."""
        return self._rows()

    def eager(self) -> Act:
        return self._rows

    def app(self) -> Act:
        return self._load

    whole = app

    def first(self) -> Act:
        def act() -> object:
            journal = self._load()
            shown = list(islice(journal.entries(), SHOWN))
            journal.close()
            return shown

        return act

    def append(self) -> Act:
        return lambda: self._open().note(TEXT, self._at)

    def append_first(self) -> Act:
        self.close()
        return self.append_to(self._open())

    def append_to(self, journal: Journal) -> Act:
        return lambda: journal.note(TEXT, self._at)

    def append_vault(self) -> Act:
        """Without what the journal does around it."""
        item = next(self._open().items())._replace(id=os.urandom(16))
        return lambda: self._open().vault.write([item])

    def edit(self) -> Act:
        journal = self._open()
        half = islice(journal.items("note"), len(journal) // 3, None)
        id = next(half, next(journal.items("note"))).id.hex()
        return lambda: journal.rewrite(id, TEXT, self._at)

    def passphrase(self) -> Act:
        journal = self._open()
        return lambda: journal.vault.change_passphrase("y", cost=LEAST)

    def fold(self) -> Act:
        items = list(self._open().items())

        def act() -> object:
            search = Search(items)
            while not search.go_on():
                pass
            return search

        return act

    def search_common(self) -> Act:
        return self._find(COMMON)

    def search_rare(self) -> Act:
        return self._find(RARE)

    def search_absent(self) -> Act:
        return self._find(ABSENT)

    def search_two(self) -> Act:
        return self._find(f"{COMMON} {ABSENT}")

    def first_results(self) -> Act:
        journal = self._open()

        def act() -> object:
            search = Search(list(journal.items()))
            search.go_on()
            return search.find(COMMON)

        return act

    def _find(self, words: str) -> Act:
        search = self._search = self._search or Search(list(self._open().items()))
        while not search.go_on():
            pass
        return lambda: search.find(words)

    def _load(self) -> Journal:
        return Journal.open(self.places, "x")

    def _rows(self) -> list[Row]:
        with Vault.open(self.path, "x") as vault:
            every = map(Item.fields, vault)
            return [(id, at, kind, text.decode()) for id, at, _, kind, _, _, text in every]

    def _open(self) -> Journal:
        if self._journal is None:
            self._journal = Journal.open(self.places, "x")
        return self._journal


class SqlCipher:
    """One table with a row for each entry, and the settings of our own container.

    It looks an entry up by its row, and has no index to keep: that would be one more page to write.
    """

    name = "sqlcipher"

    def __init__(self, folder: str) -> None:
        self.path = os.path.join(folder, "sqlcipher.db")
        self._key = bytes(32).hex()
        self._connection: Any = None

    def make(self, items: list[Item]) -> None:
        db = self._connect()
        db.execute(
            "CREATE TABLE entry(n INTEGER PRIMARY KEY, id BLOB, created INTEGER, edited INTEGER,"
            " kind INTEGER, flags INTEGER, data TEXT, text TEXT)"
        )
        db.execute("BEGIN")
        db.executemany(_INSERT, map(_row, items))
        db.execute("COMMIT")
        db.close()

    def close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None

    def rows(self) -> list[Row]:
        return self._rows()

    def eager(self) -> Act:
        return self._rows

    app = eager

    def whole(self) -> Act:
        """All that an entry has, as our side holds it."""

        def act() -> object:
            db = self._connect()
            rows = db.execute("SELECT * FROM entry").fetchall()
            db.close()
            return rows

        return act

    def first(self) -> Act:
        def act() -> object:
            db = self._connect()
            rows = db.execute(f"{_SELECT} ORDER BY n DESC LIMIT {SHOWN}").fetchall()
            db.close()
            return rows

        return act

    def append(self) -> Act:
        db = self._open()
        item = Item(
            os.urandom(16), 1_900_000_000_000, 1_900_000_000_000, 9, 2, b"{}", TEXT.encode()
        )
        return lambda: _committed(db, _INSERT, _row(item))

    append_first = append_vault = append

    def edit(self) -> Act:
        db = self._open()
        (n,) = db.execute("SELECT max(n) / 2 FROM entry").fetchone()
        change = "UPDATE entry SET text = ?, edited = edited + 1 WHERE n = ?"
        return lambda: _committed(db, change, (TEXT, max(n, 1)))

    def passphrase(self) -> Act:
        """Its own way to another key: every page is written anew."""

        def act() -> None:
            self._key = os.urandom(32).hex()
            self._open().execute(f"PRAGMA rekey=\"x'{self._key}'\"")

        self._open()
        return act

    def search_common(self) -> Act:
        return self._like(COMMON)

    def search_rare(self) -> Act:
        return self._like(RARE)

    def search_absent(self) -> Act:
        return self._like(ABSENT)

    def _like(self, word: str) -> Act:
        question = f"{_SELECT} WHERE text LIKE ? ORDER BY n DESC"
        return lambda: self._open().execute(question, (f"%{word}%",)).fetchall()

    def _rows(self) -> list[Row]:
        db = self._connect()
        rows: list[Row] = db.execute(_SELECT).fetchall()
        db.close()
        return rows

    def _open(self) -> Any:
        if self._connection is None:
            self._connection = self._connect()
        return self._connection

    def _connect(self) -> Any:
        db = sqlcipher.connect(self.path, isolation_level=None)
        db.execute(f"PRAGMA key=\"x'{self._key}'\"")
        for setting in (
            "mmap_size=0",
            "temp_store=MEMORY",
            "secure_delete=ON",
            "journal_mode=TRUNCATE",
            "synchronous=EXTRA",
            "fullfsync=ON",
        ):
            db.execute(f"PRAGMA {setting}")
        return db


_INSERT = (
    "INSERT INTO entry(id, created, edited, kind, flags, data, text) VALUES(?, ?, ?, ?, ?, ?, ?)"
)
_SELECT = "SELECT id, created, kind, text FROM entry"


def _row(item: Item) -> tuple[object, ...]:
    head = (item.id, item.created, item.edited, item.kind, item.flags)
    return (*head, item.data.decode(), item.text.decode())


def _committed(db: Any, statement: str, values: tuple[object, ...]) -> None:
    db.execute("BEGIN IMMEDIATE")
    db.execute(statement, values)
    db.execute("COMMIT")


class Jrnl:
    """As jrnl does it: one text, encrypted as a whole with Fernet, written anew each time.

    Made for this comparison, and kinder than the original: dates as Python reads them fastest, and
    no PBKDF2, which jrnl pays for each time that it reads and each time that it writes. As there,
    a new file takes the old one's place without waiting for the disk.
    """

    name = "jrnl"

    def __init__(self, folder: str) -> None:
        self.path = os.path.join(folder, "jrnl.txt")
        self._cipher = Fernet(base64.urlsafe_b64encode(bytes(32)))
        self._entries: list[Row] = []

    def make(self, items: list[Item]) -> None:
        self._entries = [(i.id, i.created, i.kind, i.text.decode()) for i in items]
        self._write()
        self._entries = []

    def close(self) -> None:
        self._entries = []

    def rows(self) -> list[Row]:
        return self._rows()

    def eager(self) -> Act:
        return self._rows

    app = eager

    def first(self) -> Act:
        return lambda: self._rows()[-SHOWN:]

    def append(self) -> Act:
        entries = self._open()

        def act() -> None:
            entries.append((os.urandom(16), 1_900_000_000_000, 9, TEXT.strip()))
            self._write()

        return act

    def edit(self) -> Act:
        entries = self._open()

        def act() -> None:
            at = len(entries) // 2
            entries[at] = (*entries[at][:3], TEXT.strip())
            self._write()

        return act

    def passphrase(self) -> Act:
        self._open()

        def act() -> None:
            self._cipher = Fernet(Fernet.generate_key())
            self._write()

        return act

    def _rows(self) -> list[Row]:
        with open(self.path, "rb") as file:
            whole = self._cipher.decrypt(file.read()).decode()
        found = list(_DATE.finditer(whole))
        ends = [match.start() for match in found[1:]] + [len(whole)]
        return [
            (
                bytes.fromhex(match[2]),
                _milliseconds(match[1]),
                int(match[3]),
                whole[match.end() : end].strip("\n"),
            )
            for match, end in zip(found, ends, strict=True)
        ]

    def _write(self) -> None:
        whole = "\n\n".join(
            f"[{_date(created)} {id.hex()} {kind}] {text}"
            for id, created, kind, text in self._entries
        )
        with open(f"{self.path}.new", "wb") as file:
            file.write(self._cipher.encrypt(whole.encode()))
        os.replace(f"{self.path}.new", self.path)

    def _open(self) -> list[Row]:
        if not self._entries:
            self._entries = self._rows()
        return self._entries


_DATE = re.compile(r"^\[(\S+) ([0-9a-f]{32}) (\d+)\] ", re.MULTILINE)


def _date(ms: int) -> str:
    return dt.datetime.fromtimestamp(ms / 1000, dt.UTC).isoformat()


def _milliseconds(date: str) -> int:
    return int(dt.datetime.fromisoformat(date).timestamp() * 1000)


SIDES: dict[str, type[Ours] | type[SqlCipher] | type[Jrnl]] = {
    side.name: side for side in ((Ours, SqlCipher, Jrnl) if sqlcipher else (Ours, Jrnl))
}
