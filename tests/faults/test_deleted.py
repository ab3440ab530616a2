"""What was deleted or changed is gone from the file, its ciphertext too."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.conftest import OLDER, TEXT, Desk

PIECE = 32
"""Bytes: by chance these stand nowhere else."""


def sealed(path: str) -> list[bytes]:
    """Tag and content of the largest segment."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT tag, blob FROM seg ORDER BY length(blob) DESC LIMIT 1")
        return list(rows.fetchone())


def left(folder: Path, parts: list[bytes]) -> int:
    """How many pieces of these still stand in any file of the folder."""
    whole = b"\0".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    pieces = [part[at : at + PIECE] for part in parts for at in range(0, len(part), PIECE)]
    return sum(piece in whole for piece in pieces if len(piece) == PIECE)


@pytest.mark.parametrize("name", ["delete", "edit"])
def test_the_sealed_bytes_are_gone(name, desk):
    long = " ".join([TEXT] * 3_000)  # over many pages
    ids = desk.make(OLDER, long)
    before = sealed(desk.places.journal)
    folder = desk.home / "data"
    assert left(folder, before) > 1_500, "they would be found"
    words = {"delete": (name, ids[1]), "edit": (name, ids[1], "-")}[name]
    done = desk.journal(*words, typed="yes\n" if name == "delete" else OLDER)
    assert done.returncode == 0, done.stderr
    assert left(folder, before) == 0
    assert desk.texts() == [OLDER] * (1 if name == "delete" else 2)
    for path in folder.iterdir():
        assert path.name in ("journal.vault", "state.json") or not path.stat().st_size


def test_other_settings_would_leave_them(desk):
    """The control: the same rows in the same tables, with SQLite as some builds have it."""
    path = desk.home / "data" / "x.db"
    path.parent.mkdir()
    parts = [os.urandom(60_000), os.urandom(500)]
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA secure_delete=OFF")
        db.execute("CREATE TABLE seg(sid INTEGER PRIMARY KEY, tag BLOB, blob BLOB)")
        db.executemany("INSERT INTO seg(tag, blob) VALUES(x'00', ?)", [(part,) for part in parts])
        db.execute("DELETE FROM seg WHERE sid = 1")
    assert left(path.parent, parts[:1]) > 1_000


def test_a_deleted_note_is_gone_from_the_journal_of_the_next_day(desk: Desk) -> None:
    ids = desk.make(OLDER, TEXT)
    desk.journal("delete", ids[0], typed="yes\n")
    again = desk.journal("search", "-", typed="otter")
    assert again.stdout == "No entries.\n"
