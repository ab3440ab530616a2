"""Full disks, missing rights, other processes, sudden ends: what was saved is there."""

import functools
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from selfhelp.vault import VaultInUse, VaultNotRead, VaultNotSaved, manifest, store
from selfhelp.vault.vault import Vault
from tests.nobody import as_nobody, open_folder
from tests.vault.apart import MOST_RECENT, after, found, in_a_copy, kill, opened, started, step
from tests.vault.cheap import CHEAP, PASSPHRASE
from tests.vault.conftest import entry

resource = pytest.importorskip("resource")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

# The copy for another account can't import any more.
assert store


@pytest.fixture(autouse=True)
def small_lists(monkeypatch):
    """The list of segments is written again and again, and not only after 128 changes."""
    monkeypatch.setattr(manifest, "MOST_RECENT", MOST_RECENT)


@pytest.fixture
def stepped(new):
    """A vault after a few steps, closed; its keys."""
    vault = new()
    for number in range(6):
        vault.write(*step(number))
    vault.close()
    return vault._keys


def outcome(act):
    try:
        act()
    except VaultNotSaved as error:
        return error.reason
    except Exception as error:
        return type(error).__name__
    return "saved"


def test_without_the_right_to_write_it_can_be_read():
    with open_folder() as folder:
        path = f"{folder}/journal.vault"
        vault, _ = Vault.create(path, PASSPHRASE, cost=CHEAP)
        vault.write([entry(1)])
        keys = vault._keys
        vault.close()
        os.chmod(path, 0o644)

        def read_and_write():
            with opened(path, keys) as vault:
                read = found(vault)
                written = outcome(lambda: vault.write([entry(2)]))
                copied = outcome(lambda: vault.backup(f"{folder}/copy"))
                return read, written, copied, found(vault)

        def unreadable():
            return outcome(lambda: Vault.open(path, PASSPHRASE)), outcome(
                lambda: Vault.create(f"{folder}/new", PASSPHRASE, cost=CHEAP)
            )

        one = {entry(1).id: entry(1)}
        assert as_nobody(read_and_write) == (one, "rights", "rights", one)
        os.chmod(folder, 0o777)  # a folder for all, and a file for its owner
        assert as_nobody(read_and_write)[:2] == (one, "rights")
        os.chmod(folder, 0o755)
        os.chmod(path, 0o600)
        assert as_nobody(unreadable) == (VaultNotRead.__name__, "rights")
        assert sorted(os.listdir(folder)) == ["copy", "journal.vault", "journal.vault-journal"]


def test_a_limit_at_each_of_the_first_writes(stepped, path):
    """Files may grow to so many bytes and no further: every write and every new page fails once."""

    def limited(limit):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with opened(path, stepped) as vault:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            said = outcome(lambda: vault.write(*step(done)))
            same = found(vault) == after(done + (said == "saved"))
            return said, same

    done, reasons = 6, []
    limits = [0, 100, 512, 600, *range(1024, os.path.getsize(path) + 16 * 4096, 2048)]
    for limit in limits:
        said, same = in_a_copy(functools.partial(limited, limit))
        reasons.append(said)
        assert same
        done += said == "saved"
        with opened(path, stepped) as vault:
            assert found(vault) == after(done)
    assert {"failed", "saved"} >= set(reasons)
    assert reasons.count("failed") > 10


DISK_FULL = f"""
import sys
from selfhelp.vault import VaultNotSaved, manifest
manifest.MOST_RECENT = {MOST_RECENT}
from tests.vault.apart import opened, step
from selfhelp.vault.keys import Keys
path, data_key, vault_id, number = sys.argv[1:]
vault = opened(path, Keys(bytes.fromhex(data_key), bytes.fromhex(vault_id)))
try:
    vault.write(*step(int(number)))
    print("saved")
except VaultNotSaved as error:
    print(error.reason)
"""


@pytest.mark.needs_tool("strace")
def test_a_full_disk_at_each_of_the_first_writes(stepped, path, full_counts):
    with opened(path, stepped) as vault:
        vault_id = vault.id.hex()
    done, reasons = 6, []
    for call, counts in (("pwrite64", range(1, 40 if full_counts else 8)), ("fdatasync", (1, 2))):
        for count in counts:
            inject = f"inject={call}:error=ENOSPC:when={count}+"
            argv = ["strace", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject]
            argv += [sys.executable, "-c", DISK_FULL, path, stepped.data_key.hex(), vault_id]
            end = subprocess.run([*argv, str(done)], capture_output=True, text=True, check=True)
            reasons.append(end.stdout.strip())
            # An error while the commit was being made sure of: it may be there after all.
            with opened(path, stepped) as vault:
                now = found(vault)
            if reasons[-1] == "saved" or now != after(done):
                done += 1
            assert now == after(done)
    assert reasons.count("full") >= 5
    assert set(reasons) <= {"full", "failed", "saved"}


def test_nothing_is_left_of_a_vault_that_could_not_be_made(path):
    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))
        return outcome(lambda: Vault.create(path, PASSPHRASE, cost=CHEAP))

    assert in_a_copy(limited) == "failed"
    assert os.listdir(os.path.dirname(path)) == []


def test_another_process_that_holds_it_is_waited_for_but_not_for_ever(stepped, path, monkeypatch):
    monkeypatch.setattr(store, "WAIT", 0.3)

    def holding(level):
        def act(say):
            database = sqlite3.connect(path, isolation_level=None)
            database.execute(f"BEGIN {level}")
            say(b"x")
            time.sleep(60)

        return act

    with started(holding("IMMEDIATE")) as (child, pipe):
        assert pipe.read(1)
        with opened(path, stepped) as vault:
            with pytest.raises(VaultInUse):
                vault.write([entry(99)])
            assert found(vault) == after(6)
            kill(child)
            vault.write(*step(6))
    with started(holding("EXCLUSIVE")) as (child, pipe):
        assert pipe.read(1)
        with pytest.raises(VaultInUse):
            Vault.open(path, PASSPHRASE)
        kill(child)
    with opened(path, stepped) as vault:
        assert found(vault) == after(7)


def test_two_processes_writing_at_once_lose_nothing(new, path):
    vault = new()
    keys = vault._keys
    vault.close()

    def writing(start):
        def act(say):
            rng = random.Random(start)
            with opened(path, keys) as vault:
                for number in range(start, start + 30):
                    begun = time.monotonic()
                    vault.write([entry(number, f"{number} " * 100), entry(500, str(number))])
                    # On a slow disk, too, the other one gets its turn.
                    time.sleep(rng.random() * 2 * (time.monotonic() - begun))
            say(b"done")

        return act

    with started(writing(0)) as (one, first), started(writing(100)) as (two, second):
        assert first.read() == second.read() == b"done"
        for child in (one, two):
            os.waitpid(child, 0)
    with opened(path, keys) as vault:
        numbers = {int.from_bytes(id, "big") for id in found(vault)}
        assert numbers == {*range(30), *range(100, 130), 500}
        assert vault.seq == 61
        assert vault.verify() == ()


def test_killed_at_any_moment(new, path, full_counts):
    """What was confirmed is there, and of the write under way all or nothing."""
    vault = new()
    keys = vault._keys
    vault.close()
    rng, done, unfinished = random.Random(1), 0, 0

    def writing(first):
        def act(say):
            with opened(path, keys) as vault:
                say(b".")
                for number in range(first, first + 10_000):
                    vault.write(*step(number))
                    say(b".")

        return act

    for _ in range(300 if full_counts else 60):
        with started(writing(done)) as (child, pipe):
            # Counted in writes, then in time: a busy machine is no slower to kill.
            confirmed = len(pipe.read(rng.randrange(2, 5)))
            time.sleep(rng.random() * 0.01)
            kill(child)
            done += confirmed - 1 + len(pipe.read())
        with opened(path, keys) as vault:
            if found(vault) != after(done):
                done += 1
                unfinished += 1
            assert found(vault) == after(done)
            assert vault.verify() == ()
            assert vault.seq == done + 1
    assert done >= 60
