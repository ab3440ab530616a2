"""What the vault's tests share."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from selfhelp.vault.segments import Item
from selfhelp.vault.vault import Vault
from tests.vault.cheap import CHEAP, PASSPHRASE, cheap_allowed


@pytest.fixture(scope="session", autouse=True)
def cheap() -> Iterator[None]:
    """New vaults may be quick to unlock."""
    with cheap_allowed():
        yield


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Of a vault that isn't there yet."""
    return str(tmp_path / "journal.vault")


@pytest.fixture
def new(path: str) -> Iterator[Callable[..., Vault]]:
    """Makes a vault with these items at `path`; closed in the end."""
    opened = []

    def make(*items: Item, at: str = path) -> Vault:
        vault, _ = Vault.create(at, PASSPHRASE, cost=CHEAP)
        opened.append(vault)
        if items:
            vault.write(items)
        return vault

    yield make
    for vault in opened:
        vault.close()


def entry(number: int, text: str = "", **fields: object) -> Item:
    """An entry that is easy to tell from others."""
    values: dict[str, object] = {
        "id": number.to_bytes(16, "big"),
        "created": 1_700_000_000_000 + number,
        "edited": 1_700_000_000_000 + number,
        "kind": number % 250,
        "flags": number % 256,
        "data": b'{"n":%d}' % number,
        "text": (text or f"entry {number} ").encode(),
    }
    return Item(**{**values, **fields})  # type: ignore[arg-type]  # tests know the fields


def noise(length: int) -> bytes:
    """Bytes that look like nothing else."""
    return os.urandom(length)
