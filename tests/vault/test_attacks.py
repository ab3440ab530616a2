"""Whatever is done to the file: what was written comes out, or VaultDamaged, nothing else."""

import functools
import os
import random

import pytest

from selfhelp.vault import (
    Vault,
    VaultDamaged,
    VaultError,
    VaultTooNew,
    WrongPassphrase,
    header,
    keys,
)
from tests.vault.attacks import AS_WRONG_PASSPHRASE, ATTACKS, ITEMS, MAY_SHOW_EARLIER, Scene
from tests.vault.cheap import CHEAP, PASSPHRASE
from tests.vault.conftest import entry

STRETCH = functools.cache(keys.stretch)


@pytest.fixture(scope="module", autouse=True)
def quick():
    """The same passphrase is stretched thousands of times."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(header, "stretch", STRETCH)
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return Scene(tmp_path_factory.mktemp("scene"))


@pytest.fixture
def scene(made):
    made.restore()
    return made


def test_without_an_attack_it_opens(scene):
    with Vault.open(scene.path, PASSPHRASE) as vault:
        assert vault.items() == scene.items


@pytest.mark.parametrize("attack", ATTACKS)
def test_it_is_refused(attack, scene, monkeypatch):
    paid = []

    def stretch(passphrase, salt, cost):
        paid.append(cost)
        return STRETCH(passphrase, salt, cost)

    monkeypatch.setattr(header, "stretch", stretch)
    open_vault = Vault.open(scene.path, PASSPHRASE)
    ATTACKS[attack](scene)
    expected = WrongPassphrase if attack in AS_WRONG_PASSPHRASE else VaultDamaged
    with pytest.raises(expected) as refused:
        Vault.open(scene.path, PASSPHRASE)
    assert all(cost.acceptable() for cost in paid), "it was run before it was checked"
    assert getattr(refused.value, "parts", "none")
    # What authenticates may be shown, and nothing else.
    try:
        readable, parts = Vault.open_readable(scene.path, PASSPHRASE)
    except (VaultDamaged, WrongPassphrase):
        pass
    else:
        with readable:
            assert parts
            known = scene.items + (ITEMS if attack in MAY_SHOW_EARLIER else [])
            assert set(readable.items()) <= set(known)
            with pytest.raises(VaultError):
                readable.write([entry(1)])
    # Somebody who had it open notices too: now, or when the manifest is another.
    assert open_vault.verify()
    open_vault.close()


@pytest.mark.parametrize(
    "attack, parts",
    [
        ("row deleted", ("segment 2",)),
        ("row added", ("segment 77",)),
        ("blobs swapped", ("segment 1", "segment 2")),
        ("old manifest back", ("manifest",)),
        ("old list back", ("manifest",)),
        ("old list and manifest back", ("both edited",)),
        ("manifest gone", ("manifest",)),
        ("list gone", ("manifest",)),
        ("old header back", ("header",)),
        ("0-byte file", ("file",)),
        ("a trigger", ("file",)),
        ("2 GiB of memory", ("header",)),
    ],
)
def test_it_is_told_what_is_damaged(attack, parts, scene):
    ATTACKS[attack](scene)
    passphrase = "the first passphrase" if attack == "old header back" else PASSPHRASE
    if parts == ("both edited",):
        parts = tuple(f"segment {sid}" for sid in scene.changed_sids())
    with pytest.raises(VaultDamaged) as refused:
        Vault.open(scene.path, passphrase)
    assert refused.value.parts == parts


@pytest.mark.parametrize(
    "attack", ["row deleted", "old row back", "manifest gone", "list gone", "a row's page"]
)
def test_what_is_readable_can_be_saved(attack, scene, tmp_path):
    if attack == "a row's page":
        scene.patch(os.path.getsize(scene.path) - 4096, bytes(4096))
    else:
        ATTACKS[attack](scene)
    vault, parts = Vault.open_readable(scene.path, PASSPHRASE)
    assert parts
    lost = 0 if attack in ("manifest gone", "list gone") else 25
    assert len(scene.items) - lost <= len(vault.items())
    renewed, _ = vault.renew(str(tmp_path / "saved"), PASSPHRASE, cost=CHEAP)
    assert renewed.items() == vault.items()
    assert renewed.verify() == ()
    vault.close()
    renewed.close()


def test_a_later_format_is_refused_kindly_and_left_alone(scene):
    later = scene.header() | {"fmt": 2, "new": []}
    scene.set_header(later)
    scene.sql("PRAGMA user_version=2")
    scene.sql("CREATE TABLE more(x)")
    with open(scene.path, "rb") as file:
        before = file.read()
    with pytest.raises(VaultTooNew):
        Vault.open(scene.path, PASSPHRASE)
    with open(scene.path, "rb") as file:
        assert file.read() == before


def outcome(path, data, items):
    """Write these bytes as the vault and say what comes of it."""
    with open(path, "wb") as file:
        file.write(data)
    try:
        vault = Vault.open(path, PASSPHRASE)
    except VaultDamaged:
        try:
            vault, parts = Vault.open_readable(path, PASSPHRASE)
        except VaultDamaged:
            return "refused"
        with vault:
            assert parts
            assert set(vault.items()) <= set(items)
        return "partly"
    with vault:
        assert vault.items() == items
        assert all(vault.get(item.id) == item for item in items)
    return "same"


@pytest.fixture(scope="module", params=["small", "long"])
def sample(request, tmp_path_factory):
    path = str(tmp_path_factory.mktemp("bytes") / "journal.vault")
    texts = {"small": ["a", "bc" * 40, ""], "long": ["x" * 30_000, "short", "y" * 9_000]}
    with Vault.create(path, PASSPHRASE, cost=CHEAP)[0] as vault:
        vault.write(entry(n, text) for n, text in enumerate(texts[request.param]))
        vault.write(remove=[(bytes(16), 5)])
        items = vault.items()
    with open(path, "rb") as file:
        return path, file.read(), items


def test_every_byte_flipped(sample, full_counts):
    path, data, items = sample
    rng = random.Random(1)
    places = range(len(data)) if full_counts else sorted(rng.sample(range(len(data)), 800))
    # The first bytes are where the container is described: all of them, always.
    seen = {"refused": 0, "partly": 0, "same": 0}
    for at in sorted({*range(120), *places}):
        flipped = bytes([data[at] ^ 1 << rng.randrange(8)])
        seen[outcome(path, data[:at] + flipped + data[at + 1 :], items)] += 1
    assert seen["refused"] > 50
    assert seen["partly"] > 50


def test_every_cut(sample, full_counts):
    path, data, items = sample
    step = 64 if full_counts else 512
    for length in range(0, len(data), step):
        found = outcome(path, data[:length], items)
        # The end of the last page may be empty; SQLite takes what is missing there for zeros.
        assert found != "same" or length > len(data) - 4096


def test_every_page_zeroed_or_in_anothers_place(sample):
    path, data, items = sample
    for at in range(0, len(data), 4096):
        outcome(path, data[:at] + bytes(4096) + data[at + 4096 :], items)
        for other in range(0, len(data), 4096):
            moved = data[:at] + data[other : other + 4096] + data[at + 4096 :]
            outcome(path, moved, items)
