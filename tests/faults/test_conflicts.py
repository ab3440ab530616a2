"""Copies as cloud services make them when two devices write: brought together, nothing is lost.

An entry that only one side has changed is there in both versions afterwards: nobody can tell that
from one that both have changed.

Real processes on two data folders. Each ends with both journals saying the same, and a second
import changing not one byte.
"""

from __future__ import annotations

import json
import shutil

import pytest

from tests.faults.conftest import NEW, PASSPHRASE, Desk

NAME = "journal (conflicted copy 2).vault"


@pytest.fixture
def other(desk: Desk) -> Desk:
    """Another device; nothing on it yet."""
    second = Desk(desk.home.with_name("other"), desk.traces)
    (second.home / "data").mkdir(parents=True)
    (second.home / "tmp").mkdir()
    return second


def apart(desk: Desk, other: Desk, *notes: str) -> list[str]:
    """A journal that both devices have; the ids of its notes. From now on each writes its own."""
    ids = desk.make(*notes)
    shutil.copyfile(desk.places.journal, other.places.journal)
    return ids


def did(desk: Desk, *words: str, typed: str = "", secret: str = PASSPHRASE) -> None:
    done = desk.journal(*words, typed=typed, secrets={"passphrase": secret})
    assert done.returncode == 0, done.stderr


def brought(
    desk: Desk, other: Desk, mine: str = PASSPHRASE, theirs: str = PASSPHRASE
) -> tuple[int, str]:
    """The other's file arrives beside ours, and is imported."""
    copy = desk.home / "data" / NAME
    shutil.copyfile(other.places.journal, copy)
    secrets = {"passphrase": mine, "file-passphrase": theirs}
    done = desk.journal("import", str(copy), secrets=secrets)
    copy.unlink()
    return done.returncode, done.stdout


def same(desk: Desk, other: Desk, *texts: str) -> None:
    """Bring them together both ways and twice."""
    assert brought(desk, other)[0] == 0
    assert brought(other, desk)[0] == 0
    assert sorted(desk.texts()) == sorted(texts)
    assert rows(other) == rows(desk)
    for here, there in ((desk, other), (other, desk)):
        with open(here.places.journal, "rb") as file:
            before = file.read()
        code, said = brought(here, there)
        assert (code, said) == (0, "Everything in it was here already. Nothing was changed.\n")
        with open(here.places.journal, "rb") as file:
            assert file.read() == before


def rows(desk: Desk) -> list[object]:
    done = desk.journal("list", "--json")
    return sorted(json.loads(done.stdout), key=lambda row: row["id"])


def test_both_wrote_edited_and_deleted(desk, other):
    ids = apart(desk, other, "one", "two", "three", "four")
    did(desk, "add", "-", typed="here")
    did(other, "add", "-", typed="there")
    did(desk, "edit", ids[0], "-", typed="one, edited here")
    did(other, "edit", ids[1], "-", typed="two, edited there")
    did(desk, "delete", ids[2], typed="yes\n")
    both = ("one, edited here", "one", "two, edited there", "two")
    same(desk, other, *both, "four", "here", "there")
    assert "one, edited here" in other.journal("show", ids[0]).stdout


def test_both_edited_the_same_entry(desk, other):
    """The later one counts, and the other is kept beside it."""
    ids = apart(desk, other, "one")
    did(desk, "edit", ids[0], "-", typed="edited here")
    did(other, "edit", ids[0], "-", typed="edited there, later")
    same(desk, other, "edited here", "edited there, later")
    shown = other.journal("show", ids[0]).stdout
    assert "edited there, later" in shown


@pytest.mark.parametrize("later", ["edit", "delete"])
def test_one_deleted_what_the_other_edited(desk, other, later):
    ids = apart(desk, other, "one", "two")
    steps = [
        lambda: did(desk, "delete", ids[0], typed="yes\n"),
        lambda: did(other, "edit", ids[0], "-", typed="edited there"),
    ]
    for step in steps if later == "edit" else steps[::-1]:
        step()
    same(desk, other, *(["two", "edited there"] if later == "edit" else ["two"]))


def test_a_copy_from_before_the_passphrase_was_changed(desk, other):
    ids = apart(desk, other, "one", "two")
    new = desk.home / "new"
    new.write_text(NEW)
    did(desk, "passwd", "--new-passphrase-file", str(new))
    did(desk, "edit", ids[0], "-", typed="edited here", secret=NEW)
    did(other, "add", "-", typed="there")
    assert brought(desk, other, mine=NEW, theirs=NEW)[0] == 3, "the copy has the old one"
    assert brought(desk, other, mine=NEW)[0] == 0
    assert brought(other, desk, theirs=NEW)[0] == 0
    assert (
        sorted(desk.texts(NEW)) == sorted(other.texts()) == ["edited here", "one", "there", "two"]
    )


@pytest.mark.parametrize("kept", [0, 100, 5_000, -4_096])
def test_a_copy_that_came_only_in_part(kept, desk, other):
    apart(desk, other, "one")
    did(other, "add", "-", typed="there")
    with open(other.places.journal, "rb") as file:
        part = file.read()[: kept or None] if kept else b""
    with open(other.places.journal, "wb") as file:
        file.write(part)
    with open(desk.places.journal, "rb") as file:
        before = file.read()
    code, said = brought(desk, other)
    assert code in (2, 4), said
    with open(desk.places.journal, "rb") as file:
        assert file.read() == before


def test_a_journal_is_brought_into_itself(desk):
    desk.make("one")
    assert brought(desk, desk) == (
        0,
        "Everything in it was here already. Nothing was changed.\n",
    )
