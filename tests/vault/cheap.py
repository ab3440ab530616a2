"""A passphrase that is quick to check, which only tests may make."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from selfhelp.vault import keys, stream, vault
from selfhelp.vault.keys import Cost

CHEAP = Cost(19 * 1024, 2, 1)
"""The least that opening accepts: a thirtieth of what a new vault gets."""

FULL = keys.LEAST

PASSPHRASE = "correct horse battery staple"


@contextmanager
def cheap_allowed() -> Iterator[None]:
    """Let `cost=CHEAP` pass while this lasts; also for tests elsewhere that need a vault."""
    least, keys.LEAST = keys.LEAST, CHEAP
    try:
        yield
    finally:
        keys.LEAST = least


@contextmanager
def cheap_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """While this lasts, new vaults and exports are quick to open, and nothing is measured for it."""
    monkeypatch.setattr(keys, "SECONDS", 0)  # and nothing better is offered
    for module in (vault, stream):
        monkeypatch.setattr(module, "calibrated", lambda: CHEAP)
    with cheap_allowed():
        yield
