"""The journal in plain mode, in a real terminal: made, written in, left, opened again, locked."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from selfhelp.journal.journal import Journal
from selfhelp.locations import Places, places
from tests.e2e.tty import Tty
from tests.player.made import NOW
from tests.vault.cheap import cheap_everywhere

PASSPHRASE = "a passphrase for tests"
CANARY = "the canary sings at noon"


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return places(str(tmp_path / "data"))


@pytest.fixture
def made(where: Places, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A journal with one note."""
    with cheap_everywhere(monkeypatch):
        journal, _ = Journal.create(where, PASSPHRASE)
    journal.note(CANARY, NOW)
    journal.close()
    return where


@pytest.fixture
def start(where: Places, tmp_path: Path) -> Callable[..., Tty]:
    return lambda *words, **how: Tty.selfhelp(
        "--plain", "--country", "GB", "--data", where.data_folder, *words,
        home=str(tmp_path), **how,
    )  # fmt: skip


def choose(tty: Tty, text: str) -> str:
    """Choose an option of the menu on show by how it begins."""
    found = re.findall(rf"^(\d+)\. {re.escape(text)}", tty.prompt(), re.MULTILINE)
    assert found, f"no {text!r} in:\n{tty.fresh}"
    tty.send(found[-1])
    return tty.prompt()


def texts(where: Places) -> list[str]:
    journal = Journal.open(where, PASSPHRASE)
    try:
        return [str(entry.record.data.get("answer", "")) for entry in journal.entries()]
    finally:
        journal.close()


def test_from_nothing_to_a_note_that_is_there_the_next_day(start, where):
    with start() as tty:
        choose(tty, "Keep a journal")
        assert "what you wrote is lost. Nobody can open it for you" in tty.text
        assert not os.path.exists(where.data_folder), "nothing is made before the yes"
        choose(tty, "Yes")
        choose(tty, "A passphrase of my own")
        assert "too short" in tty.say("short")
        tty.say(PASSPHRASE)
        assert "not the same" in tty.say("something else")
        tty.say(PASSPHRASE)
        tty.say(PASSPHRASE)
        choose(tty, "Yes")  # a recovery code
        assert "shown only now" in tty.wait_for("Press Enter", 60)
        tty.send("")
        assert "The journal is made and open." in tty.prompt()
        assert "Leave out names" in choose(tty, "Write something")
        for line in (CANARY, "and a second line", "."):
            said = tty.say(line)
        assert "Kept." in said
        tty.send("quit")
        tty.prompt()
        tty.send("2")
        assert tty.end() == 0
        assert PASSPHRASE not in tty.text, "a passphrase is never shown"
    assert texts(where) == [f"{CANARY}\nand a second line"]
    with start() as tty:
        choose(tty, "My journal (locked)")
        assert "That isn't the passphrase" in tty.say("not this one")
        tty.say(PASSPHRASE)
        choose(tty, "Read: 1 entry")
        choose(tty, "20")
        assert f"{CANARY}\nand a second line" in tty.text
        assert PASSPHRASE not in tty.text


def test_words_drawn_by_chance(start, where):
    with start() as tty:
        choose(tty, "Keep a journal")
        choose(tty, "Yes")
        choose(tty, "Words chosen by chance")
        drawn = re.findall(r"\n((?:[a-z]+ ){5}[a-z]+)\n", tty.fresh)[-1]
        other = tty.say("")
        assert drawn not in other
        tty.say("not these")
        drawn = re.findall(r"\n((?:[a-z]+ ){5}[a-z]+)\n", tty.fresh)[-1]
        tty.say(f"  {drawn.replace(' ', '   ')}")
        choose(tty, "No")
        tty.wait_for("The journal is made and open.", 60)
    Journal.open(where, drawn).close()


def test_help_is_one_word_away_while_the_passphrase_is_asked(start, made):
    with start() as tty:
        choose(tty, "My journal (locked)")
        assert "United Kingdom: 999" in tty.say("help")
        tty.say("")
        assert "Passphrase" in tty.fresh
        tty.send("quit")
        tty.prompt()
        tty.send("2")
        assert tty.end() == 0


def test_a_note_broken_off_by_a_power_cut_goes_on(start, made):
    with start() as tty:
        choose(tty, "My journal (locked)")
        tty.say(PASSPHRASE)
        choose(tty, "Write something")
        tty.say("half a thought")
        tty.kill()
    with start() as tty:
        choose(tty, "My journal (locked)")
        tty.say(PASSPHRASE)
        assert "half a thought" in choose(tty, "Go on with the note you began")
        tty.say("and the rest")
        assert "Kept." in tty.say(".")
    assert texts(made) == ["half a thought\nand the rest", CANARY]


def test_a_page_left_half_done_goes_on_the_next_day(start, made):
    with start() as tty:
        choose(tty, "My journal (locked)")
        tty.say(PASSPHRASE)
        choose(tty, "Back")
        tty.go("4", "1", "1", "4", "3")
        tty.kill()
    with start() as tty:
        choose(tty, "My journal (locked)")
        tty.say(PASSPHRASE)
        choose(tty, "Back")
        assert "Go on where you stopped?" in choose(tty, "Go on with: ")
        assert "Step 3 of" in tty.say("1")


def test_without_opening_it_a_page_says_that_nothing_is_kept(start, made):
    with start() as tty:
        said = tty.go("4", "1")
        assert "Your journal is locked, so nothing that you type will be kept." in said
        tty.say("1")
        tty.say(PASSPHRASE)
        tty.go("1", "4", "help")
        tty.kill()
    journal = Journal.open(made, PASSPHRASE)
    assert journal.places_left() == ["stay-alive"]
    journal.close()


def test_locking_starts_a_fresh_process_that_holds_nothing(start, made):
    with start(screen=True) as tty:
        pid = tty.process.pid
        choose(tty, "My journal (locked)")
        tty.say(PASSPHRASE)
        assert CANARY in choose(tty, "Read: 1 entry")
        tty.say("back")
        choose(tty, "Lock it now")
        assert "Passphrase, or Enter for other ways:" in tty.fresh
        assert CANARY not in "\n".join(tty.screen.display)
        memory = readable_memory(pid)
        assert CANARY.encode() not in memory
        assert PASSPHRASE.encode() not in memory
        tty.say(PASSPHRASE)
        assert "What do you need right now?" in tty.fresh


def readable_memory(pid: int) -> bytes:
    """What stands in a process's writable memory (Linux; root reads it in any case)."""
    found = []
    with open(f"/proc/{pid}/maps", encoding="ascii", errors="replace") as maps:
        spans = [line.split()[:2] for line in maps]
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for span, rights in spans:
            if not rights.startswith("rw"):
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                found.append(memory.read(end - start))
            except (OSError, ValueError, OverflowError):
                continue
    return b"".join(found)


def test_the_memory_test_would_see_it(start, made):
    with start() as tty:
        choose(tty, "My journal (locked)")
        tty.say(PASSPHRASE)
        assert CANARY in choose(tty, "Read: 1 entry")
        assert CANARY.encode() in readable_memory(tty.process.pid)


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_with_an_open_journal_shows_nothing_more(start, made, ending):
    with start() as tty:
        choose(tty, "My journal (locked)")
        tty.say(PASSPHRASE)
        before = len(tty.raw)
        tty.process.kill(ending)
        tty.end()
        assert CANARY not in tty.raw[before:]
        assert "Traceback" not in tty.raw
    assert texts(made) == [CANARY]


def test_deleting_asks_after_the_lawyer_sentence(start, made):
    with start() as tty:
        choose(tty, "My journal (locked)")
        tty.say(PASSPHRASE)
        choose(tty, "Read: 1 entry")
        choose(tty, "20")
        assert "talk to a lawyer" in choose(tty, "Delete this entry")
        assert "It is deleted." in tty.say("1")
    assert texts(made) == []


def test_what_another_copy_holds_is_brought_in_and_what_is_deleted_is_forgotten(
    start, made, tmp_path, monkeypatch
):
    """A copy from elsewhere, and then a deletion: the next page knows of both."""
    other = places(str(tmp_path / "other"))
    with cheap_everywhere(monkeypatch):
        journal, _ = Journal.create(other, PASSPHRASE)
    journal.note("from another device", NOW)
    journal.close()
    with start() as tty:
        choose(tty, "My journal (locked)")
        tty.say(PASSPHRASE)
        choose(tty, "Backup, passphrase")
        choose(tty, "Bring entries in")
        assert "There is no file" in tty.say(str(tmp_path / "nowhere"))
        choose(tty, "Bring entries in")
        tty.say(other.journal)
        assert "isn't the passphrase" in tty.say("not this one")
        choose(tty, "Bring entries in")
        tty.say(other.data_folder)
        assert "1 entry was new." in tty.say(PASSPHRASE)
        tty.send("quit")
        tty.prompt()
        tty.send("2")
        assert tty.end() == 0
    assert set(texts(made)) == {CANARY, "from another device"}


def test_a_guest_is_told_that_it_stays_closed(start, made):
    with start("--guest") as tty:
        assert "the journal stays closed" in choose(tty, "Keep a journal")


def test_a_check_in_is_kept_and_told_in_sentences(start, made):
    with start() as tty:
        choose(tty, "My journal (locked)")
        tty.say(PASSPHRASE)
        choose(tty, "Check in")
        for line in ("6", "2", "5", "7", "fine", "."):
            tty.say(line)
        assert "Mood: 6 of 10" in choose(tty, "How it has been going")
    journal = Journal.open(made, PASSPHRASE)
    data = next(journal.entries("checkin")).record.data
    assert data == {"mood": 6, "urge": 2, "connection": 5, "hope": 7, "note": "fine"}
    journal.close()


def test_own_people_stand_on_help_now_only_as_far_as_was_chosen(start, made):
    journal = Journal.open(made, PASSPHRASE)
    from selfhelp.domain.record import Record

    answer = {"tell": {"lines": "A. 0123"}, "alone": {"lines": "tea"}}
    plan = {"plan": "plan.stay_safe", "answer": answer}
    journal.add([Record("plan", NOW, "stay-alive", 1, "plan", plan)])
    journal.close()
    with start() as tty:
        said = tty.go("help")
        assert "A. 0123" not in said
        assert "open it to see them" in said
        tty.say("back")
        choose(tty, "My journal (locked)")
        tty.say(PASSPHRASE)
        assert "A. 0123" in tty.say("help")
        tty.say("back")
        choose(tty, "Backup, passphrase")
        assert "anyone who uses this device can read" in choose(tty, "Keep my call list")
        choose(tty, "Yes")
    with start() as tty:
        assert "A. 0123" in tty.go("help")
