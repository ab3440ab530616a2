"""What a guess costs: worked out for the machine, and never too little."""

import sys

import pytest

from selfhelp.vault import Cost, Vault, VaultUnsupported, keys
from tests.vault.cheap import CHEAP, FULL, PASSPHRASE

MIB = 1024


@pytest.fixture
def machine(monkeypatch):
    """A machine with so much memory (KiB) that takes so long for 64 MiB and one pass."""

    def be(memory, seconds):
        monkeypatch.setattr(keys, "LEAST", FULL)
        monkeypatch.setattr(keys, "_memory", lambda: memory)
        monkeypatch.setattr(
            keys,
            "_seconds",
            lambda cost: seconds * cost.memory / (64 * MIB) * cost.passes,
        )

    return be


@pytest.mark.parametrize(
    "memory, seconds, expected",
    [
        (16 * MIB * MIB, 0.05, Cost(256 * MIB, 3, 4)),
        (16 * MIB * MIB, 0.02, Cost(256 * MIB, 8, 4)),
        (16 * MIB * MIB, 0.0001, Cost(256 * MIB, 16, 4)),
        (16 * MIB * MIB, 0.2, Cost(64 * MIB, 3, 4)),
        (16 * MIB * MIB, 5.0, Cost(64 * MIB, 3, 4)),
        (512 * MIB, 0.02, Cost(128 * MIB, 16, 4)),
        (100 * MIB, 0.049, Cost(64 * MIB, 14, 4)),
        (0, 0.049, Cost(64 * MIB, 14, 4)),
    ],
)
def test_it_fits_the_machine(machine, memory, seconds, expected):
    machine(memory, seconds)
    found = keys.calibrated()
    assert found == expected
    assert found.acceptable()
    assert found.enough()


def test_this_machine_can_be_measured():
    assert keys._memory() > 0
    assert keys._seconds(CHEAP) > 0


@pytest.mark.parametrize(
    "cost, seconds, more",
    [
        (Cost(64 * MIB, 3, 4), 0.1, True),
        (Cost(64 * MIB, 3, 4), 0.36, False),
        (Cost(256 * MIB, 8, 4), 0.1, True),
        (Cost(256 * MIB, 9, 4), 0.1, False),
        (Cost(64 * MIB, 9, 4), 0.1, True),
    ],
)
def test_more_can_be_paid_where_it_is_quick_and_within_bounds(machine, cost, seconds, more):
    machine(16 * MIB * MIB, 0.05)
    assert cost.could_double(seconds) == more


def test_more_is_offered_after_a_quick_unlocking_until_it_is_paid(path, monkeypatch):
    code = Vault.create(path, PASSPHRASE, recovery=True, cost=CHEAP)[1]
    assert code is not None
    monkeypatch.setattr(keys, "SECONDS", 1000)
    with Vault.open_with_code(path, code) as vault:
        assert not vault.could_cost_more, "how long the passphrase takes is not known"
    with Vault.open(path, PASSPHRASE) as vault:
        assert vault.could_cost_more
        vault.change_passphrase(PASSPHRASE, cost=Cost(19 * MIB, 4, 1))
        assert not vault.could_cost_more
    with Vault.open(path, PASSPHRASE) as vault:
        assert vault._header.passphrase.cost == Cost(19 * MIB, 4, 1)


@pytest.mark.parametrize(
    "cost",
    [
        (19 * MIB - 1, 3, 4),
        (1024 * MIB + 1, 3, 4),
        (64 * MIB, 0, 4),
        (64 * MIB, 17, 4),
        (64 * MIB, 3, 0),
        (64 * MIB, 3, 9),
        (-1, -1, -1),
    ],
)
def test_bounds(cost):
    assert not Cost(*cost).acceptable()
    assert Cost(19 * MIB, 1, 1).acceptable()
    assert Cost(1024 * MIB, 16, 8).acceptable()


def test_without_argon2id_it_says_what_to_install(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.kdf.argon2", None)
    with pytest.raises(VaultUnsupported, match="cryptography 44"):
        Vault.create(path, PASSPHRASE, cost=CHEAP)


def test_without_the_memory_it_says_how_much(new, path, monkeypatch):
    new()

    class Argon2id:
        def __init__(self, **_):
            raise MemoryError

    monkeypatch.setattr("cryptography.hazmat.primitives.kdf.argon2.Argon2id", Argon2id)
    with pytest.raises(VaultUnsupported, match="19 MiB"):
        Vault.open(path, PASSPHRASE)
