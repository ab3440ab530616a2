"""What is written in the journal and its passphrase leave the program for the terminal only."""

from __future__ import annotations

import pytest

from tests.faults.conftest import NEW, OLDER, PASSPHRASE, PASSPHRASES, SEALED, SECRETS, TEXT
from tests.faults.watch import Written, held

pytestmark = pytest.mark.needs_tool("strace")


def test_making_it_and_the_first_note(desk):
    desk.tight(desk.watched("init", "--recovery"))
    written = desk.watched("add", "-", typed=f"{TEXT}\n")
    desk.tight(written)
    names = {name.rsplit("/", 1)[-1].split(".")[0] for name in written.opened}
    assert {"journal", "state"} <= names, "the watch sees which files are opened"
    assert desk.texts() == [TEXT]


STORIES = {
    "edit": (["-"], f"{TEXT} again", {}),
    "search": (["-"], "HERON", {}),
    "list": ([], "", {}),
    "show": ([], "", {}),
    "stats": ([], "", {}),
    "verify": ([], "", {}),
    "delete": ([], "yes\n", {}),
    "backup": (["{home}/copy.vault"], "", {}),
    "export": (["-o", "{home}/out.sealed"], "", {"export-passphrase": SEALED}),
    "passwd": ([], "", {"new-passphrase": NEW}),
    "repair": (["-o", "{home}/new.vault"], "", {"new-passphrase": NEW}),
}


@pytest.mark.parametrize("name", STORIES)
def test_a_command(name, desk):
    words, typed, secrets = STORIES[name]
    ids = desk.make(OLDER, TEXT)
    id = [ids[1]] if name in ("edit", "show", "delete") else []
    words = [*id, *(word.format(home=desk.home) for word in words)]
    written = desk.watched(name, *words, typed=typed, secrets={"passphrase": PASSPHRASE, **secrets})
    desk.tight(written)
    assert (TEXT.encode() in written.out) == (name in ("search", "list", "show"))
    passphrase = NEW if name == "passwd" else PASSPHRASE
    assert OLDER in desk.texts(passphrase)


def test_bringing_in_a_copy(desk):
    desk.make(OLDER)
    copy = desk.home / "copy.vault"
    assert desk.journal("backup", str(copy)).returncode == 0
    desk.journal("add", "-", typed=TEXT)
    written = desk.watched(
        "import", str(copy), secrets={"passphrase": PASSPHRASE, "file-passphrase": PASSPHRASE}
    )
    desk.tight(written)


# What must be caught: each writes the text somewhere, in a way that a program could.
LEAKS = {
    "a temp file": "import tempfile; f = tempfile.NamedTemporaryFile('w', dir='.'); f.write(TEXT); f.flush()",
    "a database": (
        "import sqlite3; db = sqlite3.connect('x.db'); db.execute('CREATE TABLE a(b)');"
        "db.execute('INSERT INTO a VALUES(?)', (TEXT,)); db.commit()"
    ),
    "a file at a place": "import os; os.pwrite(os.open('x', os.O_CREAT | os.O_RDWR), TEXT.encode(), 9)",
    "in pieces": "import os; os.writev(os.open('x', os.O_CREAT | os.O_RDWR), [b'a', TEXT[:5].encode(), TEXT[5:].encode()])",
    "among strange bytes": "open('x', 'wb').write(b'\\x00\\xff' + TEXT.encode() + b'\\x01\"')",
    "as UTF-16": "open('x', 'wb').write(TEXT.encode('utf-16-le'))",
    "a socket": "import socket; a, b = socket.socketpair(); a.send(TEXT.encode())",
    "a pipe": "import os; os.write(os.pipe()[1], TEXT.encode())",
    "another process": "import os; os.fork() or open('x', 'w').write(TEXT)",
    "a thread": "import threading; t = threading.Thread(target=lambda: open('x', 'w').write(TEXT)); t.start(); t.join()",
}


class TestThatItWouldBeSeen:
    """The same eyes on programs that do what ours must not."""

    @pytest.mark.parametrize("way", LEAKS)
    def test_a_leak(self, way, watched_code):
        assert watched_code(f"TEXT = {TEXT!r}\n{LEAKS[way]}").leaks(TEXT)

    def test_shared_memory_of_a_file(self, watched_code):
        code = "import mmap; f = open('x', 'w+b'); f.truncate(99); mmap.mmap(f.fileno(), 99)[:3] = b'abc'"
        assert watched_code(code).unseen

    def test_a_copy_inside_the_system(self, watched_code):
        code = "import os; open('x', 'w').write('a'); r = os.open('x', 0); w = os.open('y', 66); os.sendfile(w, r, 0, 1)"
        assert watched_code(code).unseen

    def test_a_word_on_the_command_line(self, watched_code):
        assert watched_code("", PASSPHRASE).told(PASSPHRASE)
        assert watched_code("", SOMETHING=PASSPHRASE).told(PASSPHRASE)
        code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '', {PASSPHRASE!r}])"
        assert watched_code(code).told(PASSPHRASE)

    def test_a_passphrase_on_the_terminal(self, watched_code):
        assert PASSPHRASE.encode() in watched_code(f"print({PASSPHRASE!r})").out

    def test_a_program_that_may_leave_a_picture_of_its_memory(self, watched_code):
        assert not watched_code("").limited()
        forbid = "import ctypes; prctl = ctypes.CDLL(None).prctl; prctl(4, 0, 0, 0, 0)"
        assert watched_code(forbid).limited()
        assert not watched_code(f"{forbid}; prctl(4, 1, 0, 0, 0)").limited()

    def test_a_call_that_was_cut_in_two(self, tmp_path):
        trace = tmp_path / "trace"
        trace.write_text(
            f'7 write(9</x>, "{TEXT}", 9 <unfinished ...>\n'
            "8 prctl(PR_SET_DUMPABLE, SUID_DUMP_DISABLE <unfinished ...>\n"
            "7 <... write resumed>) = 9\n8 <... prctl resumed>) = 0\n"
        )
        assert Written(trace).leaks(TEXT) == ["write to /x"]
        assert Written(trace).limited()

    def test_a_file_that_holds_it(self, tmp_path):
        (tmp_path / "x").write_text(f"...{TEXT}...")
        assert held(tmp_path, *SECRETS) == ["x"]
        assert held(tmp_path, *PASSPHRASES) == []

    def test_a_quiet_program_looks_quiet(self, watched_code):
        written = watched_code("import sqlite3; print('x')")
        assert written.leaks(*SECRETS) == written.unseen == written.told(*SECRETS) == []
        assert written.opened == []
