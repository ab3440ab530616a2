"""A vault from outside: what goes in comes out."""

import os
import stat
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from selfhelp.vault import (
    MistypedCode,
    Vault,
    VaultExists,
    VaultMissing,
    VaultNotRead,
    VaultNotSaved,
    WrongPassphrase,
    keys,
)
from selfhelp.vault.contents import Contents
from selfhelp.vault.segments import MOST_BYTES, TARGET, TOMBSTONE
from tests.vault.cheap import CHEAP, FULL, PASSPHRASE
from tests.vault.conftest import entry


def reopened(vault):
    vault.close()
    return Vault.open(vault.path, PASSPHRASE)


def test_entries_come_back_in_order(new):
    items = [entry(n, f"é {n} " * (n % 40)) for n in range(300)]
    vault = new(*items[:100])
    vault.write(items[100:])
    for _ in range(2):
        assert vault.items() == items
        assert vault.get(items[7].id) == items[7]
        assert vault.get(bytes(15) + b"\xff") == (items[255])
        assert vault.get(b"nobody's id here") is None
        assert vault.verify() == ()
        vault = reopened(vault)
    vault.close()


def test_an_edited_entry_stays_in_its_place(new):
    items = [entry(n, "x" * 500) for n in range(200)]
    vault = new(*items)
    for n in (0, 57, 199):
        items[n] = items[n]._replace(edited=5, text=b"edited")
    vault.write([items[n] for n in (199, 57, 0)])
    assert vault.items() == items
    vault = reopened(vault)
    assert vault.items() == items
    vault.close()


def test_an_entry_that_grows_is_cut_off_and_stays_in_its_place(new):
    items = [entry(n, "x" * 500) for n in range(200)]
    vault = new(*items)
    for n in (3, 4, 5, 60):
        items[n] = items[n]._replace(text=b"y" * 3 * TARGET)
        vault.write([items[n]])
    assert vault.items() == items
    vault.write([entry(1000)])
    vault = reopened(vault)
    assert vault.items() == [*items, entry(1000)]
    vault.close()


def test_a_removed_entry_leaves_its_id_and_the_time(new):
    vault = new(entry(1), entry(2), entry(3))
    vault.write(remove=[(entry(2).id, 77), (entry(9).id, 78)])
    for _ in range(2):
        assert vault.items() == [entry(1), entry(3)]
        assert vault.get(entry(2).id) is None
        assert vault.tombstones() == [(entry(2).id, 77), (entry(9).id, 78)]
        vault = reopened(vault)
    vault.write([entry(2)], [(entry(3).id, 79)])
    assert vault.items() == [entry(1), entry(2)]
    vault.close()


def test_one_write_is_one_step(new):
    vault = new(entry(1))
    seq = vault.seq
    vault.write([entry(2), entry(3)], [(entry(1).id, 5)])
    assert vault.seq == seq + 1
    vault.write()
    assert vault.seq == seq + 1


@pytest.mark.parametrize(
    "bad",
    [
        {"id": b"short"},
        {"kind": TOMBSTONE},
        {"kind": 256},
        {"flags": -1},
        {"created": 1 << 63},
        {"text": "x" * MOST_BYTES},
    ],
)
def test_what_is_no_entry_is_refused_and_nothing_is_written(new, bad):
    vault = new(entry(2))
    with pytest.raises(ValueError):
        vault.write([entry(3), entry(1, **bad)])
    assert vault.items() == [entry(2)]
    assert reopened(vault).items() == [entry(2)]


def test_only_the_passphrase_opens_it(new, path):
    new(entry(1)).close()
    for wrong in ("", "Correct horse battery staple", PASSPHRASE + " ", "\ud800"):
        with pytest.raises(WrongPassphrase):
            Vault.open(path, wrong)
    with pytest.raises(WrongPassphrase):
        Vault.open_with_code(path, "0" * 35)


def test_the_same_letters_are_the_same_passphrase(path):
    vault, _ = Vault.create(path, "caf\u00e9 noir", cost=CHEAP)
    vault.close()
    Vault.open(path, "cafe\u0301 noir").close()


def test_a_changed_passphrase_and_a_recovery_code(path):
    vault, code = Vault.create(path, PASSPHRASE, recovery=True, cost=CHEAP)
    assert code
    assert vault.has_recovery
    vault.write([entry(1)])
    vault.change_passphrase("something else", cost=CHEAP)
    vault.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(path, PASSPHRASE)
    with Vault.open(path, "something else") as vault:
        assert vault.items() == [entry(1)]
    with Vault.open_with_code(path, code.lower().replace("-", " ")) as vault:
        assert vault.items() == [entry(1)]
        second = vault.add_recovery()
    with pytest.raises(WrongPassphrase):
        Vault.open_with_code(path, code)
    with Vault.open_with_code(path, second) as vault:
        vault.drop_recovery()
        assert not vault.has_recovery
    with pytest.raises(WrongPassphrase):
        Vault.open_with_code(path, second)
    with pytest.raises(MistypedCode):
        Vault.open_with_code(path, second[:-1])


def test_nothing_new_is_made_cheaply(path, monkeypatch):
    monkeypatch.setattr(keys, "LEAST", FULL)
    with pytest.raises(ValueError):
        Vault.create(path, PASSPHRASE, cost=CHEAP)
    with pytest.raises(ValueError):
        Vault.create(path, "", cost=FULL)
    assert os.listdir(os.path.dirname(path)) == []


def test_only_its_owner_can_read_it(tmp_path):
    path = str(tmp_path / "new" / "journal.vault")
    old = os.umask(0)
    try:
        Vault.create(path, PASSPHRASE, cost=CHEAP)[0].close()
    finally:
        os.umask(old)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode) == 0o700
    assert os.listdir(os.path.dirname(path)) == ["journal.vault"]


def test_what_is_there_is_left_alone(new, path, tmp_path):
    vault = new(entry(1))
    with pytest.raises(VaultExists):
        Vault.create(path, PASSPHRASE, cost=CHEAP)
    with pytest.raises(VaultExists):
        vault.backup(path)
    with pytest.raises(VaultMissing):
        Vault.open(str(tmp_path / "none"), PASSPHRASE)
    with pytest.raises(VaultMissing):
        Vault.open("", PASSPHRASE)
    with pytest.raises(VaultNotRead):
        Vault.open(str(tmp_path), PASSPHRASE)
    assert reopened(vault).items() == [entry(1)]


def test_a_backup_is_the_same_vault(new, tmp_path):
    vault = new(*(entry(n) for n in range(100)))
    target = str(tmp_path / "sub" / "copy.vault")
    vault.backup(target)
    vault.write([entry(1000)])
    with Vault.open(target, PASSPHRASE) as copy:
        assert (copy.id, copy.seq) == (vault.id, vault.seq - 1)
        assert copy.items() == vault.items()[:-1]
    with pytest.raises(VaultExists):
        vault.backup(target)
    vault.backup(target, replace=True)
    with Vault.open(target, PASSPHRASE) as copy:
        assert copy.items() == vault.items()
    assert stat.S_IMODE(os.stat(target).st_mode) == 0o600
    assert os.listdir(tmp_path / "sub") == ["copy.vault"]


def test_a_renewed_vault_has_another_key_and_the_same_entries(new, tmp_path):
    vault = new(*(entry(n) for n in range(50)))
    vault.write(remove=[(entry(7).id, 99)])
    renewed, code = vault.renew(str(tmp_path / "b"), "another one", recovery=True, cost=CHEAP)
    with renewed:
        assert code
        assert renewed.id != vault.id
        assert renewed._keys.data_key != vault._keys.data_key
        assert renewed.items() == vault.items()
        assert renewed.tombstones() == vault.tombstones()
    Vault.open(str(tmp_path / "b"), "another one").close()


def test_read_only_reads_and_refuses_to_write(new, path):
    vault = new(entry(1))
    with Vault.open(path, PASSPHRASE, read_only=True) as reader:
        assert reader.items() == [entry(1)]
        with pytest.raises(VaultNotSaved) as refused:
            reader.write([entry(2)])
        assert refused.value.reason == "read-only"
        vault.write([entry(2)])
        assert reader.refresh()
        assert not reader.refresh()
        assert reader.items() == [entry(1), entry(2)]


def test_two_that_write_see_each_other(new, path):
    first = new(entry(1))
    with Vault.open(path, PASSPHRASE) as second:
        second.write([entry(2)])
        first.write([entry(3)])
        second.write([entry(4, "again")])
        first.change_passphrase("new one", cost=CHEAP)
        second.write([entry(5)])
        assert first.refresh()
        assert first.items() == second.items()
    with Vault.open(path, "new one") as vault:
        assert vault.items() == [entry(1), entry(2), entry(3), entry(4, "again"), entry(5)]


def test_a_file_that_was_replaced_is_not_written_to(new, path, tmp_path):
    vault = new(entry(1))
    vault.backup(str(tmp_path / "copy"))
    os.replace(tmp_path / "copy", path)
    with pytest.raises(VaultNotSaved) as refused:
        vault.write([entry(2)])
    assert refused.value.reason == "replaced"
    assert vault.items() == [entry(1)]


def test_errors_and_the_package_cost_no_library():
    program = (
        "import sys, selfhelp.vault, selfhelp.vault.errors\n"
        "print(*{'cryptography', 'sqlite3', 'json', 'dataclasses'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_threads_know_at_once_what_the_others_have_written(new, monkeypatch):
    vault = new()

    def slowly(*fields):
        time.sleep(0.01)
        return Contents(*fields)

    def strange(*_):
        raise AssertionError("one thread took the other's write for another process's")

    monkeypatch.setattr("selfhelp.vault.vault.Contents", slowly)
    monkeypatch.setattr("selfhelp.vault.vault.read", strange)
    numbers = range(16)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: vault.write([entry(n)]), numbers))
    assert {item.id for item in vault.items()} == {entry(n).id for n in numbers}
    monkeypatch.undo()
    assert vault.verify() == ()
    vault.close()


def test_reading_while_another_thread_saves(new):
    vault = new()
    done = threading.Event()

    def reading():
        while not done.is_set():
            vault._places = None  # as after another process's write: made anew when next needed
            assert vault.get(entry(0).id)
            assert len(vault.items()) >= 1

    vault.write([entry(0)])
    with ThreadPoolExecutor(1) as pool:
        reader = pool.submit(reading)
        for number in range(1, 60):
            vault.write([entry(number, "x" * TARGET)])  # a new segment each
        done.set()
        reader.result()
    assert len(vault.items()) == 60
    vault.close()
