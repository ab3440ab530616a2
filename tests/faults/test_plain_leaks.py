"""The same in a real terminal, in plain mode: from nothing to a locked journal and back."""

from __future__ import annotations

import pytest

from tests.e2e.test_plain_journal import choose
from tests.e2e.tty import Tty
from tests.faults.conftest import NEW, PASSPHRASE, SEALED, SECRETS, TEXT, Desk
from tests.faults.watch import Written, alive, command, shows

pytestmark = pytest.mark.needs_tool("strace")


def walk(tty: Tty, desk: Desk) -> None:
    """Make it, write, search, edit, back up, export, another passphrase, lock, open again, leave."""
    choose(tty, "Keep a journal")
    choose(tty, "Yes")
    choose(tty, "A passphrase of my own")
    tty.say(PASSPHRASE)
    tty.say(PASSPHRASE)
    choose(tty, "No")  # no recovery code
    tty.wait_for("The journal is made and open.", 60)
    choose(tty, "Write something")
    tty.say(TEXT)
    assert "Kept." in tty.say(".")
    choose(tty, "Search")
    assert TEXT in tty.say("heron")
    assert shows(alive(tty.process.pid), *SECRETS) == []
    tty.say("1")
    choose(tty, "Write it again")
    tty.say(f"{TEXT} again")
    tty.say(".")
    choose(tty, "Backup, passphrase")
    choose(tty, "Make a backup")
    assert "The copy was opened" in tty.say(str(desk.home / "copy.vault"))
    choose(tty, "Write entries to a file")
    choose(tty, "Encrypted")
    tty.send(str(desk.home / "out.sealed"))
    choose(tty, "A passphrase of my own")
    tty.say(SEALED)
    tty.say(SEALED, 60)
    choose(tty, "Another passphrase")
    choose(tty, "A passphrase of my own")
    tty.say(NEW)
    assert "The passphrase is changed." in tty.say(NEW, 60)
    choose(tty, "Back")
    choose(tty, "Lock it now")
    assert "Passphrase, or Enter" in tty.fresh
    assert shows(alive(tty.process.pid), *SECRETS) == []
    tty.say(NEW, 60)
    tty.send("quit")
    tty.prompt()
    tty.send("2")
    assert tty.end() == 0


def test_a_whole_visit(desk):
    trace = desk.traces / "plain"
    argv = command(trace, desk.argv("--plain", "--country", "GB"))
    with Tty(argv, desk.env) as tty:
        walk(tty, desk)
    written = Written(trace)
    desk.tight(written)
    assert TEXT.encode() in written.out
    assert len(written.programs) == 2, "a lock starts a fresh one, and nothing else does"
    forbidden = [rest for name, rest in written.calls if name == "prctl" and "DUMPABLE" in rest]
    assert len(forbidden) >= 2, "the fresh one has to forbid pictures of its memory anew"
    assert f"{TEXT} again" in desk.texts(NEW)


def test_a_secret_on_a_command_line_would_be_seen(desk):
    with Tty.python("-c", "input('> ')", PASSPHRASE, home=str(desk.home)) as tty:
        tty.prompt()
        assert shows(alive(tty.process.pid), PASSPHRASE) == [f"cmdline of {tty.process.pid}"]
    with Tty.python("-c", "input('> ')", home=str(desk.home), env={"A": PASSPHRASE}) as tty:
        tty.prompt()
        assert shows(alive(tty.process.pid), PASSPHRASE) == [f"environ of {tty.process.pid}"]
