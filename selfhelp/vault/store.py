"""The SQLite file that holds the sealed parts: transactions and locks are its job, secrets ours.

Nothing in the file is believed before its seal was opened. So SQLite is set to expect the worst,
and a file that isn't laid out exactly as ours is refused.
"""

import errno
import os
import sqlite3
import stat
import struct
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from selfhelp.domain.strings import t
from selfhelp.files import take_place, unfinished_name
from selfhelp.vault.errors import (
    VaultDamaged,
    VaultError,
    VaultExists,
    VaultInUse,
    VaultMissing,
    VaultNotRead,
    VaultNotSaved,
)

HEADER = 1
LIST = 2
MANIFEST = 3

APPLICATION = 0x53484A56  # "SHJV"
PAGE = 4096
MOST_BLOB = 64 * 1024 * 1024
WAIT = 5.0
"""Seconds to wait for another process."""

SCHEMA = (
    ("table", "head", "CREATE TABLE head(id INTEGER PRIMARY KEY, body BLOB NOT NULL)"),
    (
        "table",
        "seg",
        "CREATE TABLE seg(sid INTEGER PRIMARY KEY, tag BLOB NOT NULL, blob BLOB NOT NULL)",
    ),
)

_SETTINGS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
    "cache_size=-512",  # KiB: enough for a save, and opening reads each page once
    "secure_delete=ON",  # builds differ; what is deleted must be gone from the file
    "journal_mode=TRUNCATE",  # never WAL: it keeps old pages, and some versions lose commits
    "synchronous=EXTRA",
    "fullfsync=ON",
)

# POSIX drops all locks that a process has on a file when it closes any descriptor of that file,
# so our own look at the first page must not fall into a transaction. It also keeps threads apart.
_ONE_AT_A_TIME = threading.RLock()


class Store:
    """The open file.

    Attributes:
        format: what the container says about the format of what is in it.
    """

    def __init__(self, path: str, *, read_only: bool = False) -> None:
        """Open `path`.

        Raises:
            VaultMissing, VaultNotRead: there is none, or not for us.
            VaultDamaged: it isn't a vault as we make them.
            VaultInUse: another process holds it.
        """
        self.path = path
        _look(path)
        with _ONE_AT_A_TIME, told(path):
            if _interrupted(path):
                with closing(_connect(path)) as connection:
                    connection.execute("PRAGMA schema_version").fetchone()
            self.format = _format(path)
            self._connection = _connect(path)
        try:
            self._prepare(read_only)
        except BaseException:
            self.close()
            raise

    def _prepare(self, read_only: bool) -> None:
        with _ONE_AT_A_TIME, told(self.path):
            self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BLOB)
            self._connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            for setting in _SETTINGS:
                self._connection.execute(f"PRAGMA {setting}")
            if read_only:
                self._connection.execute("PRAGMA query_only=ON")
            rows = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
            # A later format may be laid out otherwise; its header will say that it's later.
            if self.format == 1 and tuple(self._connection.execute(rows)) != SCHEMA:
                raise VaultDamaged("file")

    @contextmanager
    def transaction(self, *, writing: bool = False) -> Iterator[None]:
        """All that is done inside sees one state; what is written is there whole or not at all."""
        with _ONE_AT_A_TIME, told(self.path, writing=writing):
            self._connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # some errors end it by themselves
                    self._connection.execute("ROLLBACK")
                raise

    def head(self, id: int) -> bytes:
        """Header, list or manifest, as it stands in the file; b"" if there is none."""
        with told(self.path):
            row = self._connection.execute("SELECT body FROM head WHERE id=?", (id,)).fetchone()
        return row[0] if row and isinstance(row[0], bytes) else b""

    def set_head(self, id: int, body: bytes) -> None:
        """Replace it."""
        self._connection.execute(
            "INSERT INTO head VALUES(?, ?) ON CONFLICT(id) DO UPDATE SET body=excluded.body",
            (id, body),
        )

    def rows(self) -> Iterator[tuple[int, bytes, bytes]]:
        """Number, tag, nonce and ciphertext of each segment."""
        return self._connection.execute("SELECT sid, tag, blob FROM seg")

    def row(self, sid: int) -> tuple[bytes, bytes] | None:
        """Tag, and nonce with ciphertext, of one segment."""
        with told(self.path):
            found: tuple[bytes, bytes] | None = self._connection.execute(
                "SELECT tag, blob FROM seg WHERE sid=?", (sid,)
            ).fetchone()
        return found

    def numbers(self) -> set[int]:
        """Of all segments."""
        with told(self.path):
            return {sid for (sid,) in self._connection.execute("SELECT sid FROM seg")}

    def most_segments(self) -> int:
        """No number of a segment is above this: they are counted from 1, and each fills a page."""
        with told(self.path):
            (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
        return int(pages)

    def put(self, sid: int, tag: bytes, blob: bytes) -> None:
        """Write a segment, new or in place of an older state of it."""
        self._connection.execute(
            "INSERT INTO seg VALUES(?, ?, ?)"
            " ON CONFLICT(sid) DO UPDATE SET tag=excluded.tag, blob=excluded.blob",
            (sid, tag, blob),
        )

    def sound(self) -> bool:
        """Whether SQLite itself finds nothing wrong. Doesn't say that the content is ours."""
        with told(self.path):
            found = self._connection.execute("PRAGMA quick_check(1)").fetchall()
            heads = self._connection.execute("SELECT id FROM head ORDER BY id").fetchall()
        return found == [("ok",)] and heads == [(HEADER,), (LIST,), (MANIFEST,)]

    def copy_to(self, path: str) -> None:
        """A copy of the last committed state in the empty file `path`."""
        with _ONE_AT_A_TIME, told(path, writing=True), closing(_connect(path)) as copy:
            copy.execute("PRAGMA journal_mode=MEMORY")
            copy.execute("PRAGMA synchronous=OFF")  # take_place() syncs it
            self._connection.backup(copy)

    def close(self) -> None:
        """Let go of the file."""
        with _ONE_AT_A_TIME:
            self._connection.close()


@contextmanager
def placed(path: str, *, replace: bool = False) -> Iterator[str]:
    """The name of a new empty file for the caller to fill and close; when that went well it takes
    the place of `path`, for good, readable only by its owner.

    Raises:
        VaultExists: something is there, and `replace` doesn't allow to take its place.
        VaultNotSaved: it couldn't be done; nothing has changed and nothing is left over.
    """
    unfinished = unfinished_name(path)
    try:
        if os.path.lexists(path) and not replace:
            raise VaultExists(path)
        os.makedirs(os.path.dirname(path) or ".", 0o700, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(unfinished, flags, 0o600))
        os.chmod(unfinished, 0o600)
        yield unfinished
        if os.path.lexists(path) and not replace:  # somebody was faster
            raise VaultExists(path)
        _discard(f"{path}-journal")  # of a file that is gone: SQLite would play it into ours
        take_place(unfinished, path)
    except OSError as error:
        raise VaultNotSaved(_REASONS.get(error.errno, "failed"), path) from error
    finally:
        _discard(unfinished)
        _discard(f"{unfinished}-journal")


def lay_out(path: str, format: int) -> None:
    """Make the empty file `path` an empty container for this format."""
    with told(path, writing=True), closing(_connect(path)) as connection:
        connection.execute(f"PRAGMA page_size={PAGE}")
        connection.execute("PRAGMA auto_vacuum=NONE")
        connection.execute(f"PRAGMA application_id={APPLICATION}")
        connection.execute(f"PRAGMA user_version={format}")
        for *_, sql in SCHEMA:
            connection.execute(sql)


@contextmanager
def told(path: str, *, writing: bool = False) -> Iterator[None]:
    """Says in our terms what SQLite couldn't do."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # a mistake of ours
    except UnicodeDecodeError as error:  # SQLite's own message quotes the damaged bytes
        raise VaultDamaged("file") from error
    except sqlite3.Error as error:
        raise _meaning(error, path, writing) from error


def _meaning(error: sqlite3.Error, path: str, writing: bool) -> VaultError:
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL):
        return VaultInUse()
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return VaultNotSaved("replaced", path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return VaultNotSaved("rights", path)
    if code == sqlite3.SQLITE_CANTOPEN:
        reason = error.sqlite_errorname
        return VaultNotSaved("rights", path) if writing else VaultNotRead(path, reason)
    if code == sqlite3.SQLITE_FULL:
        return VaultNotSaved("full", path)
    if writing and code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM):
        return VaultNotSaved("failed", path)
    return VaultDamaged("file")


_REASONS: dict[object, str] = {
    errno.ENOSPC: "full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "full",
    errno.EROFS: "read-only",
    errno.EACCES: "rights",
    errno.EPERM: "rights",
}


def _connect(path: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{Path(path).absolute().as_uri()}?mode=rw",  # never makes a new file
        uri=True,
        timeout=WAIT,
        isolation_level=None,
        check_same_thread=False,
    )


def _interrupted(path: str) -> bool:
    """Whether a write was cut off (or goes on now): SQLite takes it back before we look."""
    try:
        return os.path.getsize(f"{path}-journal") > 0
    except (OSError, ValueError):
        return False


def _look(path: str) -> None:
    """Refuse what is no file; SQLite's own words for these say little."""
    try:
        mode = os.stat(path).st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise VaultMissing(path) from error
    except OSError as error:
        raise VaultNotRead(path, str(error.strerror)) from error
    if not stat.S_ISREG(mode):
        raise VaultNotRead(path, t("vault.no-file", "it isn't an ordinary file"))


_BEGIN = b"SQLite format 3\0" + struct.pack(">HBBBBBB", PAGE, 1, 1, 0, 64, 32, 32)
_FIXED = struct.pack(">IIII", 4, 0, 0, 1)


def _format(path: str) -> int:
    """What the first page says about the format. SQLite only gets a file that begins as ours.

    Only bytes that no write ever changes are looked at, so another process may be writing.
    """
    try:
        with open(path, "rb") as file:
            first = file.read(100)
    except OSError as error:
        raise VaultNotRead(path, str(error.strerror)) from error
    if len(first) < 100 or first[:24] != _BEGIN or first[44:60] != _FIXED:
        raise VaultDamaged("file")
    format, vacuum, application = struct.unpack_from(">III", first, 60)
    if vacuum or application != APPLICATION:
        raise VaultDamaged("file")
    return int(format)


def _discard(path: str) -> None:
    with suppress(OSError, ValueError):
        os.unlink(path)
