"""`selfhelp journal ...` as real processes: what it does, says, and ends with."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from selfhelp.journal.journal import Journal
from selfhelp.locations import places
from tests.player.made import NOW
from tests.vault.cheap import cheap_everywhere

PASSPHRASE = "a passphrase for tests"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(tmp_path: Path, folder: Path) -> Run:
    """Runs a command with the passphrase on a descriptor of its own."""

    def run(
        *words: str, typed: str = "", secret: str = PASSPHRASE, fd: str = "passphrase"
    ) -> object:
        read, write = os.pipe()
        os.write(write, secret.encode() + b"\n")
        os.close(write)
        try:
            return subprocess.run(
                [sys.executable, "-m", "selfhelp", "--data", str(folder), "journal", *words]
                + ([f"--{fd}-fd", str(read)] if fd else []),
                input=typed,
                capture_output=True,
                text=True,
                check=False,
                pass_fds=(read,),
                cwd=Path(__file__).parents[2],
                timeout=120,
            )
        finally:
            os.close(read)

    return run  # type: ignore[return-value]


@pytest.fixture
def made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal with two notes."""
    with cheap_everywhere(monkeypatch):
        journal, _ = Journal.create(places(str(folder)), PASSPHRASE)
    journal.note("I walked to the river. #calm", NOW)
    journal.note("A hard day", NOW)
    journal.close()
    return folder


def ids(run: Run) -> dict[str, str]:
    rows = json.loads(run("list", "--json").stdout)
    return {row["lines"][0]: row["id"] for row in rows}


def test_from_nothing_to_a_note_and_back(run, folder):
    done = run("init")
    assert done.returncode == 0, done.stderr
    assert "what you wrote is lost" in done.stderr
    done = run("add", "-", typed="I am here.\nTwo lines.\n")
    assert (done.returncode, len(done.stdout.strip())) == (0, 8), done.stderr
    shown = run("show", done.stdout.strip())
    assert "I am here.\nTwo lines." in shown.stdout
    assert run("init").returncode == 2


@pytest.mark.parametrize("words", [["list"], ["add", "-"], ["stats"], ["verify"], ["erase"]])
def test_without_a_journal_it_says_how_to_make_one(run, folder, words):
    done = run(*words, typed="x", fd="" if words == ["erase"] else "passphrase")
    assert done.returncode == 2
    assert "journal init" in done.stderr
    assert not folder.exists()


@pytest.mark.parametrize(
    "words", [["list"], ["show", "a"], ["add", "-"], ["search", "-"], ["stats"], ["verify"]]
)
def test_another_passphrase_ends_with_three(run, made, words):
    done = run(*words, secret="not this one", typed="x")
    assert (done.returncode, done.stdout) == (3, "")
    assert "passphrase" in done.stderr


def test_lists_and_finds(run, made):
    done = run("list")
    assert done.stdout.index("A hard day") < done.stdout.index("river")
    assert "river" in run("search", "-", typed="RIVER").stdout
    assert run("search", "-", typed="nothing like it").stdout == "No entries.\n"
    assert "A hard day" not in run("list", "--tag", typed="calm\n").stdout
    assert run("list", "--kind", "plan").stdout == "No entries.\n"
    assert run("list", "--since", "2100-01-01").stdout == "No entries.\n"
    assert len(json.loads(run("list", "--json", "--limit", "1").stdout)) == 1


@pytest.mark.parametrize("words", [["add", "my secret words"], ["search", "my secret words"]])
def test_what_one_writes_is_not_taken_from_the_command_line(run, made, words):
    done = run(*words)
    assert done.returncode == 2
    assert "history" in done.stderr
    assert "secret words" not in done.stderr + done.stdout


def test_no_option_takes_a_passphrase_itself(run, made):
    for words in (["list", "--passphrase", "x"], ["list", "--passphrase=x"], ["init", "x"]):
        assert run(*words).returncode == 2


def test_changes_and_deletes(run, made):
    known = ids(run)
    assert run("edit", known["A hard day"], "-", typed="A better day").returncode == 0
    assert "A better day" in ids(run)
    kept = run("delete", known["A hard day"], typed="no\n")
    assert (kept.returncode, "talk to a lawyer" in kept.stderr) == (1, True)
    gone = run("delete", known["A hard day"], typed="yes\n")
    assert gone.returncode == 0
    assert "ordinary deletion" in gone.stderr
    assert list(ids(run)) == ["I walked to the river. #calm"]


def test_an_id_that_fits_none_or_several(run, made):
    assert run("show", "zz").returncode == 2
    assert run("show", "").returncode == 2


def test_another_passphrase_is_set(run, made, tmp_path):
    new = tmp_path / "new"
    new.write_text("another passphrase for tests\n")
    done = run("passwd", "--new-passphrase-file", str(new))
    assert done.returncode == 0, done.stderr
    assert "old passphrase" in done.stderr
    assert run("list").returncode == 3
    assert run("list", secret="another passphrase for tests").returncode == 0


def test_a_weak_new_passphrase_is_refused(run, made, tmp_path):
    new = tmp_path / "new"
    new.write_text("short\n")
    assert run("passwd", "--new-passphrase-file", str(new)).returncode == 2
    assert run("list").returncode == 0


def test_the_recovery_code_can_be_made_and_taken_away(run, made):
    code = run("passwd", "--add-recovery").stdout
    assert len(code.split()) > 5
    assert run("passwd", "--drop-recovery").returncode == 0


def test_a_copy_is_checked_and_opens(run, made, tmp_path):
    done = run("backup", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "2 entries" in done.stderr
    assert (tmp_path / "journal.vault").exists()
    assert run("backup", str(tmp_path)).returncode == 1  # never over another file


def test_out_and_in_again(run, made, tmp_path):
    sealed = tmp_path / "out"
    secret = tmp_path / "secret"
    secret.write_text("the passphrase of the file\n")
    done = run("export", "-o", str(sealed), "--export-passphrase-file", str(secret))
    assert done.returncode == 0, done.stderr
    assert b"river" not in sealed.read_bytes()
    known = ids(run)
    assert run("delete", known["A hard day"], typed="yes\n").returncode == 0
    merged = run("import", str(sealed), "--file-passphrase-file", str(secret))
    assert merged.returncode == 0, merged.stderr
    assert "A hard day" not in ids(run)  # deleted since, so it doesn't come back
    wrong = run("import", str(sealed), "--file-passphrase-fd", "0", typed="not this one\n")
    assert wrong.returncode == 3


def test_a_copy_that_a_cloud_made_is_merged_and_twice_changes_nothing(run, made, tmp_path):
    copy = tmp_path / "journal (conflict).vault"
    copy.write_bytes((made / "journal.vault").read_bytes())
    assert run("add", "-", typed="only here").returncode == 0
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE)
    other = Journal(_open(copy), places(str(tmp_path / "elsewhere")))
    other.note("only there", NOW)
    other.close()
    for said in ("1 entry was new.", "Nothing was changed."):
        done = run("import", str(copy), "--file-passphrase-file", str(secret))
        assert done.returncode == 0, done.stderr
        assert said in done.stdout
    assert {"only here", "only there"} <= set(ids(run))


def _open(path: Path):
    from selfhelp.vault import Vault

    return Vault.open(str(path), PASSPHRASE)


@pytest.mark.parametrize("form", ["--markdown", "--json"])
def test_as_text_only_after_a_yes(run, made, tmp_path, form):
    out = tmp_path / "out"
    refused = run("export", "-o", str(out), form, typed="no\n")
    assert (refused.returncode, out.exists()) == (1, False)
    assert "anyone who gets it can read it" in refused.stderr
    assert run("export", "-o", str(out), form, typed="yes\n").returncode == 0
    assert "river" in out.read_text()


def test_a_damaged_journal_is_named_read_and_saved_anew(run, made, tmp_path):
    path = made / "journal.vault"
    assert run("verify").returncode == 0
    whole = bytearray(path.read_bytes())
    at = whole.rindex(bytes([whole[-2000]]))
    for place in range(len(whole) - 3000, len(whole) - 2000):
        whole[place] ^= 0xFF
    del at
    path.write_bytes(whole)
    done = run("verify")
    assert done.returncode == 4, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert run("list").returncode == 4
    secret = tmp_path / "secret"
    secret.write_text("another passphrase for tests")
    fresh = tmp_path / "fresh.vault"
    run("repair", "-o", str(fresh), "--new-passphrase-file", str(secret))
    assert path.read_bytes() == bytes(whole)


def test_the_whole_journal_is_deleted_after_a_yes(run, made):
    assert run("erase", typed="\n", fd="").returncode == 1
    done = run("erase", typed="yes\n", fd="")
    assert done.returncode == 0, done.stderr
    assert "talk to a lawyer" in done.stderr
    assert not (made / "journal.vault").exists()


def test_a_guest_leaves_it_closed(run, made):
    before = (made / "journal.vault").read_bytes()
    for words in (["list"], ["add", "-"], ["verify"], ["erase"]):
        done = run(*words, "--guest", typed="yes\n", fd="" if words == ["erase"] else "passphrase")
        assert done.returncode == 2
    assert (made / "journal.vault").read_bytes() == before


def test_stats_in_sentences_and_as_rows(run, made):
    assert "2 entries." in run("stats").stdout
    assert json.loads(run("stats", "--json").stdout)[0] == {"id": "count:note", "value": 2}


def test_an_unreadable_passphrase_file_is_one_sentence(run, made, tmp_path):
    for option in (["--passphrase-file", str(tmp_path / "none")], ["--passphrase-fd", "97"]):
        done = run("list", *option, fd="")
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1


def test_no_terminal_and_no_passphrase(run, made):
    done = run("list", fd="")
    assert done.returncode == 2
    assert "--passphrase-file" in done.stderr
