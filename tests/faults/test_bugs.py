"""A bug while a journal is open: what is said of it is its type and place, and nothing a person wrote."""

from __future__ import annotations

import re
import sys

import pytest

from tests.e2e.test_plain_journal import choose
from tests.e2e.tty import Tty
from tests.faults.conftest import NEW, PASSPHRASE, SECRETS, TEXT, Desk
from tests.faults.watch import held

KINDS = ("RuntimeError", "KeyError", "UnicodeDecodeError", "MemoryError", "Strange")

SAID = (
    r"Something went wrong in the program \((TypeError|{kind}), [\w<>./-]+:\d+\)\. Nothing was sent"
    r" anywhere\. For numbers to call: selfhelp now\. In danger, call your local emergency number\."
)

PLACES = {
    "selfhelp.journal.journal:Journal.note": ("add", "-"),
    "selfhelp.vault.store:Store.put": ("add", "-"),
    "selfhelp.vault.vault:changed": ("add", "-"),
    "selfhelp.journal.wording:Wording.lines": ("list", "--json"),
    "selfhelp.journal.search:fold": ("search", "-"),
    "selfhelp.journal.journal:decode": ("list",),
    "selfhelp.vault.header:stretch": ("list",),
    "selfhelp.journal.sealed:seal": ("export", "-o", "out"),
}


def failing(place: str, kind: str, desk: Desk) -> list[str]:
    script = "from tests.faults import failing_app; import sys; sys.exit(failing_app.main())"
    return [sys.executable, "-c", script, place, kind, "--data", desk.places.data_folder]


@pytest.mark.parametrize(
    "place, kinds",
    [(place, KINDS[:1]) for place in PLACES] + [("selfhelp.journal.journal:decode", KINDS[1:])],
)
def test_a_command_says_type_and_place(place, kinds, desk):
    desk.make(TEXT)
    before = desk.home / "data" / "journal.vault"
    saved = before.read_bytes()
    secrets = {"passphrase": PASSPHRASE}
    if PLACES[place][0] == "export":
        secrets["export-passphrase"] = NEW
    words = [word if word != "out" else str(desk.home / "out") for word in PLACES[place]]
    for kind in kinds:
        done = desk.run([*failing(place, kind, desk), "journal", *words], TEXT, secrets)
        assert done.returncode == 1, done
        said = re.findall(SAID.format(kind=kind), done.stderr)
        assert len(said) == 1, done.stderr
        quiet(done.stdout + done.stderr)
    assert before.read_bytes() == saved
    assert held(desk.home, *SECRETS) == []


@pytest.mark.parametrize("kind", ["RuntimeError", "Strange"])
def test_plain_mode_says_type_and_place(kind, desk):
    desk.make(TEXT)
    argv = [*failing("selfhelp.plain.journal.entries:one", kind, desk), "--plain"]
    env = {**desk.env, "PYTHONFAULTHANDLER": "1", "PYTHONDEVMODE": "1"}
    with Tty(argv, env) as tty:
        choose(tty, "My journal (locked)")
        tty.say(PASSPHRASE)
        choose(tty, "Read: 1 entry")
        tty.send("1")
        assert tty.end() == 1
        assert re.search(SAID.format(kind=kind), tty.fresh), tty.fresh
        quiet(tty.fresh)
    assert desk.texts() == [TEXT]


def test_the_bug_would_say_it(desk):
    """The control: the same error, as Python prints it by itself."""
    script = (
        "import sys; sys.argv[1:] = ['os:getcwd', 'RuntimeError']\n"
        "from tests.faults import failing_app; failing_app.fail('more')"
    )
    done = desk.run([sys.executable, "-c", script])
    assert TEXT in done.stderr
    assert PASSPHRASE in done.stderr


def quiet(said: str) -> None:
    """Neither the words nor the way that the error took."""
    for secret in (*SECRETS, "Traceback", 'File "', "LookupError", "heron", "umbrella"):
        assert secret not in said, said
