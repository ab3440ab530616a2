"""What holds whatever is written, in whatever order."""

import os
import random
import sqlite3
import tempfile
from contextlib import closing
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from selfhelp.vault import manifest
from selfhelp.vault.keys import Keys
from selfhelp.vault.segments import TARGET, Item, items_in, packed, padded, to_bytes, unpadded
from selfhelp.vault.store import Store
from selfhelp.vault.vault import Vault
from tests.vault.cheap import CHEAP, PASSPHRASE
from tests.vault.conftest import entry
from tests.vault.test_vault import reopened

IDS = st.integers(0, 30).map(lambda n: n.to_bytes(16, "big"))
TIMES = st.integers(-(2**63), 2**63 - 1)
ITEMS = st.builds(
    Item,
    IDS,
    TIMES,
    TIMES,
    st.integers(0, 254),
    st.integers(0, 255),
    st.binary(max_size=40),
    st.binary(max_size=40) | st.sampled_from([b"x" * 5_000, b"y" * 20_000, b"\0" * 100, b"\x80"]),
)
WRITES = st.tuples(st.lists(ITEMS, max_size=6), st.lists(st.tuples(IDS, TIMES), max_size=3))


def once_loaded(store, contents_keys):
    """Opened again without stretching the passphrase."""
    vault, parts = Vault._loaded(store, contents_keys, read_only=False)
    assert parts == ()
    return vault


@given(st.lists(WRITES, max_size=12), st.sampled_from([0, 1, 3, manifest.MOST_RECENT]))
@settings(max_examples=40)
def test_it_is_a_dict_that_remembers(writes, most_recent):
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(manifest, "MOST_RECENT", most_recent),
    ):
        vault, _ = Vault.create(f"{folder}/v", PASSPHRASE, cost=CHEAP)
        order: list[bytes] = []
        live: dict[bytes, Item] = {}
        gone: dict[bytes, int] = {}
        for put, remove in writes:
            vault.write(put, remove)
            for item in put:
                if item.id not in live and item.id not in gone:
                    order.append(item.id)
                live[item.id] = item
                gone.pop(item.id, None)
            for id, at in remove:
                if id not in live and id not in gone:
                    order.append(id)
                live.pop(id, None)
                gone[id] = at
            for _ in range(2):
                assert vault.items() == [live[id] for id in order if id in live]
                assert vault.tombstones() == [(id, gone[id]) for id in order if id in gone]
                assert all(vault.get(id) == live.get(id) for id in order)
                vault_keys = vault._keys
                vault.close()
                vault = once_loaded(Store(f"{folder}/v"), vault_keys)
        assert vault.verify() == ()
        vault.close()


@given(st.lists(ITEMS, max_size=30))
def test_a_segment_gives_back_its_entries(items):
    assert items_in(padded(to_bytes(items))) == items
    groups = packed(items)
    assert [item for group in groups for item in group] == items
    assert all(len(group) == 1 or sum(i.size for i in group) <= TARGET for group in groups)


@given(st.binary(max_size=9000))
def test_padding_is_undone_and_says_little(plain):
    sealed = padded(plain)
    assert unpadded(sealed) == plain
    assert len(plain) < len(sealed) <= max(4096, (len(plain) + 1) * 1.12)


def test_lengths_fall_in_few_classes():
    lengths = {len(padded(bytes(n))) for n in range(0, 1_000_000, 997)}
    assert len(lengths) < 200
    assert min(lengths) == 4096


def test_no_nonce_comes_twice():
    vault_keys = Keys(os.urandom(32), os.urandom(16))
    nonces = {vault_keys.seal_segment(1, b"")[1][:12] for _ in range(100_000)}
    assert len(nonces) == 100_000


def test_nonces_and_salts_come_from_the_system(new, monkeypatch):
    asked = []
    real = os.urandom

    def urandom(length):
        asked.append(length)
        return real(length)

    monkeypatch.setattr(os, "urandom", urandom)
    vault = new()
    before = asked.count(12)
    vault.write([entry(1)])
    assert asked.count(12) - before == 2  # one segment, one manifest


def test_nothing_is_readable_in_the_file(path):
    """No word, no time, no id, and no number of entries but what the size says."""
    items = [entry(n, "canary text", data=b"canary data", id=os.urandom(16)) for n in range(50)]
    with Vault.create(path, PASSPHRASE, cost=CHEAP)[0] as vault:
        vault.write(items)
        data_key = vault._keys.data_key
    with open(path, "rb") as file:
        data = file.read()
    hidden = [b"canary", PASSPHRASE.encode(), data_key, data_key.hex().encode()]
    hidden += [item.id for item in items] + [item.created.to_bytes(8, "big")[2:] for item in items]
    hidden += [item.created.to_bytes(8, "little")[:6] for item in items]
    assert not [each for each in hidden if each in data]


def test_two_vaults_with_the_same_entries_have_nothing_in_common(path, tmp_path):
    files = []
    for name in (path, str(tmp_path / "b")):
        with Vault.create(name, PASSPHRASE, cost=CHEAP)[0] as vault:
            vault.write(entry(n) for n in range(20))
        with closing(sqlite3.connect(name)) as database:
            blobs = [
                row[0]
                for row in database.execute(
                    "SELECT blob FROM seg UNION ALL SELECT body FROM head WHERE id=3"
                )
            ]
        files.append(b"".join(blobs))
    pieces = {files[0][at : at + 8] for at in range(0, len(files[0]), 8)}
    assert not any(files[1][at : at + 8] in pieces for at in range(len(files[1]) - 8))


def test_what_was_deleted_is_gone_from_the_file_even_as_ciphertext(new, path):
    rng = random.Random(1)
    items = [entry(n, "z" * rng.randrange(3000)) for n in range(80)]
    vault = new(*items)

    def sealed():
        rows = [blob for _, _, blob in vault._store.rows()] + [vault._store.head(3)]
        return {blob[at : at + 32] for blob in rows for at in range(12, len(blob) - 32, 509)}

    for _ in range(8):
        before = sealed()
        vault.write(
            [entry(n, "w" * rng.randrange(9000)) for n in rng.sample(range(80), 5)],
            [(entry(n).id, 1) for n in rng.sample(range(80), 5)],
        )
        gone = before - sealed()
        assert gone
        data = b""
        for name in (path, f"{path}-journal"):
            with open(name, "rb") as file:
                data += file.read()
        assert not [each for each in gone if each in data]
    reopened(vault).close()
