"""What somebody who can write files, and has copies of older ones, might do to a vault."""

import hashlib
import hmac
import json
import os
import shutil
import sqlite3
from contextlib import closing
from unittest import mock

from selfhelp.vault import manifest
from selfhelp.vault.store import HEADER, LIST, MANIFEST
from selfhelp.vault.vault import Vault
from tests.vault.cheap import CHEAP, PASSPHRASE
from tests.vault.conftest import entry

ITEMS = [entry(n, f"{n} " * 300) for n in range(60)]


class Scene:
    """A vault in three states, its second life with another passphrase, and a stranger's.

    Attributes:
        path: the vault as it is now; attack this one.
        older: a copy from before two entries were edited: the change of the first is in the list,
            that of the second in the manifest.
        other: another vault with the same passphrase and the same entries.
        before: a copy from before the passphrase was changed.
    """

    def __init__(self, folder):
        self.path = str(folder / "journal.vault")
        self.older, self.other = str(folder / "older"), str(folder / "other")
        self.before = str(folder / "before")
        vault, _ = Vault.create(self.path, "the first passphrase", cost=CHEAP)
        with mock.patch.object(manifest, "MOST_RECENT", 0):  # all that is saved is in the list
            vault.write(ITEMS)
            vault.backup(self.before)
            vault.change_passphrase(PASSPHRASE, cost=CHEAP)
            vault.backup(self.older)
            vault.write([ITEMS[3]._replace(edited=9, text=b"edited")])
        vault.write([ITEMS[30]._replace(edited=9, text=b"edited")])
        self.items = vault.items()
        vault.close()
        with Vault.create(self.other, PASSPHRASE, recovery=True, cost=CHEAP)[0] as vault:
            vault.write(self.items)
        for path in (self.path, self.other):
            os.unlink(f"{path}-journal") if os.path.exists(f"{path}-journal") else None
        self._kept = f"{self.path}.kept"
        shutil.copy(self.path, self._kept)

    def restore(self):
        """As it was before any attack."""
        if os.path.exists(f"{self.path}-journal"):
            os.unlink(f"{self.path}-journal")
        shutil.copy(self._kept, self.path)

    def sql(self, statement, *values):
        """One statement, as anybody with a database tool could give it."""
        with closing(sqlite3.connect(self.path, isolation_level=None)) as database:
            database.execute(statement, values)

    def query(self, statement, path=None):
        """All rows."""
        with closing(sqlite3.connect(path or self.path)) as database:
            return database.execute(statement).fetchall()

    def header(self, path=None):
        """The JSON of the header."""
        ((body,),) = self.query(f"SELECT body FROM head WHERE id={HEADER}", path)
        return json.loads(body[:-64])

    def set_header(self, header, mac=None):
        """Put another header in place, with the old MAC or this one, and a right checksum."""
        ((body,),) = self.query(f"SELECT body FROM head WHERE id={HEADER}")
        new = header if isinstance(header, bytes) else canonical(header)
        mac = mac or body[-64:-32]
        digest = hashlib.sha256(new + mac).digest()
        self.sql("UPDATE head SET body=? WHERE id=?", new + mac + digest, HEADER)

    def put_back(self, table, path, where=""):
        """Rows of another copy in the place of ours."""
        with closing(sqlite3.connect(self.path, isolation_level=None)) as database:
            database.execute("ATTACH ? AS other", (path,))
            database.execute(f"REPLACE INTO {table} SELECT * FROM other.{table} {where}")

    def patch(self, offset, data):
        """Bytes in the file itself."""
        with open(self.path, "r+b") as file:
            file.seek(offset)
            file.write(data)

    def changed_sids(self):
        """The segments that hold the two edited entries."""
        before = dict(self.query("SELECT sid, tag FROM seg", self.older))
        now = self.query("SELECT sid, tag FROM seg ORDER BY sid")
        first, second = (sid for sid, tag in now if before[sid] != tag)
        return first, second


def canonical(header):
    return json.dumps(header, sort_keys=True, separators=(",", ":")).encode()


def _row_deleted(scene):
    scene.sql("DELETE FROM seg WHERE sid=2")


def _last_row_deleted(scene):
    scene.sql("DELETE FROM seg WHERE sid=(SELECT max(sid) FROM seg)")


def _row_added(scene):
    scene.sql("INSERT INTO seg SELECT 77, tag, blob FROM seg WHERE sid=1")


def _old_row_back(scene):
    scene.put_back("seg", scene.older, f"WHERE sid={scene.changed_sids()[0]}")


def _old_later_row_back(scene):
    scene.put_back("seg", scene.older, f"WHERE sid={scene.changed_sids()[1]}")


def _old_list_back(scene):
    scene.put_back("head", scene.older, f"WHERE id={LIST}")


def _old_list_and_row_back(scene):
    _old_list_back(scene)
    _old_row_back(scene)


def _old_list_and_manifest_back(scene):
    _old_list_back(scene)
    _old_manifest_back(scene)


def _old_manifest_back(scene):
    scene.put_back("head", scene.older, f"WHERE id={MANIFEST}")


def _old_header_back(scene):
    scene.put_back("head", scene.before, f"WHERE id={HEADER}")


def _swapped(scene):
    scene.sql("UPDATE seg SET sid=-1 WHERE sid=1")
    scene.sql("UPDATE seg SET sid=1 WHERE sid=2")
    scene.sql("UPDATE seg SET sid=2 WHERE sid=-1")


def _blobs_swapped(scene):
    (one,), (two,) = scene.query("SELECT blob FROM seg WHERE sid IN (1, 2) ORDER BY sid")
    scene.sql("UPDATE seg SET blob=? WHERE sid=1", two)
    scene.sql("UPDATE seg SET blob=? WHERE sid=2", one)


def _others_segment(scene):
    scene.put_back("seg", scene.other, "WHERE sid=1")


def _others_manifest(scene):
    scene.put_back("head", scene.other, f"WHERE id={MANIFEST}")


def _others_list(scene):
    scene.put_back("head", scene.other, f"WHERE id={LIST}")


def _list_as_manifest(scene):
    ((body,),) = scene.query(f"SELECT body FROM head WHERE id={LIST}")
    scene.sql("UPDATE head SET body=? WHERE id=?", body, MANIFEST)


def _list_gone(scene):
    scene.sql("DELETE FROM head WHERE id=?", LIST)


def _list_a_text(scene):
    scene.sql("UPDATE head SET body='text' WHERE id=?", LIST)


def _others_header(scene):
    scene.put_back("head", scene.other, f"WHERE id={HEADER}")


def _others_slots(scene):
    scene.set_header(scene.header() | {"slots": scene.header(scene.other)["slots"]})


def _recovery_slot_added(scene):
    ours, theirs = scene.header(), scene.header(scene.other)
    scene.set_header(ours | {"slots": ours["slots"] + theirs["slots"][1:]})


def _other_id(scene):
    scene.set_header(scene.header() | {"id": "00" * 16})


def _cost(**values):
    def attack(scene):
        header = scene.header()
        header["slots"][0].update(values)
        scene.set_header(header)

    return attack


def _text(change):
    return lambda scene: scene.set_header(change(canonical(scene.header())))


def _manifest_gone(scene):
    scene.sql("DELETE FROM head WHERE id=?", MANIFEST)


def _header_gone(scene):
    scene.sql("DELETE FROM head WHERE id=?", HEADER)


def _header_huge(scene):
    scene.sql("UPDATE head SET body=zeroblob(50000) WHERE id=?", HEADER)


def _manifest_a_number(scene):
    scene.sql("UPDATE head SET body=7 WHERE id=?", MANIFEST)


def _segment_huge(scene):
    with closing(sqlite3.connect(scene.path, isolation_level=None)) as database:
        database.execute("UPDATE seg SET blob=zeroblob(100000000) WHERE sid=1")


def _segment_empty(scene):
    scene.sql("UPDATE seg SET blob=x'' WHERE sid=1")


def _segment_a_text(scene):
    scene.sql("UPDATE seg SET blob='text' WHERE sid=1")


def _empty_file(scene):
    with open(scene.path, "wb"):
        pass


def _other_database(scene):
    os.unlink(scene.path)
    scene.sql("CREATE TABLE head(id INTEGER PRIMARY KEY, body BLOB NOT NULL)")


def _schema(statement):
    return lambda scene: scene.sql(statement)


def _cut(scene):
    os.truncate(scene.path, os.path.getsize(scene.path) - 4096 * 3)


ATTACKS = {
    "row deleted": _row_deleted,
    "last row deleted": _last_row_deleted,
    "row added": _row_added,
    "old row back": _old_row_back,
    "old later row back": _old_later_row_back,
    "old manifest back": _old_manifest_back,
    "old list back": _old_list_back,
    "old list and row back": _old_list_and_row_back,
    "old list and manifest back": _old_list_and_manifest_back,
    "old header back": _old_header_back,
    "rows swapped": _swapped,
    "blobs swapped": _blobs_swapped,
    "another vault's segment": _others_segment,
    "another vault's manifest": _others_manifest,
    "another vault's list": _others_list,
    "another vault's header": _others_header,
    "another vault's slots": _others_slots,
    "a recovery slot added": _recovery_slot_added,
    "another id": _other_id,
    "2 GiB of memory": _cost(m=2 * 1024 * 1024),
    "17 passes": _cost(t=17),
    "9 lanes": _cost(p=9),
    "hardly any memory": _cost(m=64),
    "no passes": _cost(t=0),
    "passes as true": _cost(t=True),
    "memory as text": _cost(m="65536"),
    "another kdf": _cost(kdf="pbkdf2"),
    "another kdf version": _cost(v=16),
    "short salt": _cost(salt="00"),
    "other cost": _cost(t=3),
    "an unknown field": _cost(x=1),
    "another cipher": _text(lambda text: text.replace(b"AES-256-GCM", b"NONE-256-GC")),
    "a space in the header": _text(lambda text: text.replace(b",", b", ", 1)),
    "a field twice": _text(lambda text: text.replace(b'"fmt":1', b'"fmt":1,"fmt":1')),
    "header is a list": _text(lambda text: b"[]"),
    "header nested": _text(lambda text: b"[" * 8000),
    "header not UTF-8": _text(lambda text: b"\xff\xfe"),
    "format below 1": _text(lambda text: text.replace(b'"fmt":1', b'"fmt":0')),
    "only the header says 2": _text(lambda text: text.replace(b'"fmt":1', b'"fmt":2')),
    "only the container says 2": _schema("PRAGMA user_version=2"),
    "no slot": _text(lambda text: text.split(b'"slots"')[0] + b'"slots":[]}'),
    "manifest gone": _manifest_gone,
    "list gone": _list_gone,
    "list a text": _list_a_text,
    "the list as the manifest": _list_as_manifest,
    "header gone": _header_gone,
    "header huge": _header_huge,
    "manifest a number": _manifest_a_number,
    "segment huge": _segment_huge,
    "segment empty": _segment_empty,
    "segment a text": _segment_a_text,
    "0-byte file": _empty_file,
    "another database": _other_database,
    "a table more": _schema("CREATE TABLE x(y)"),
    "a view": _schema("CREATE VIEW x AS SELECT * FROM seg"),
    "a trigger": _schema("CREATE TRIGGER x AFTER UPDATE ON head BEGIN DELETE FROM seg; END"),
    "an index": _schema("CREATE INDEX x ON seg(tag)"),
    "a column more": _schema("ALTER TABLE seg ADD COLUMN x"),
    "another application": _schema("PRAGMA application_id=1"),
    "in WAL mode": lambda scene: scene.patch(18, b"\2\2"),
    "cut": _cut,
}
"""Name -> what is done to the scene."""

AS_WRONG_PASSPHRASE = {
    "old header back",  # it has another passphrase; test_it_is_told_what_is_damaged has that one
    "another vault's slots",
    "another id",
    "other cost",
}
"""Whoever writes a new checksum into the header can make the right passphrase look wrong."""


MAY_SHOW_EARLIER = {"old list and row back"}
"""Without its list the last state of a segment looks like an earlier one. It's said to be damaged."""


def mac_of(vault_keys, header):
    return hmac.digest(vault_keys._header, canonical(header), "sha256")
