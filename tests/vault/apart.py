"""Doing something in a copy of this process, which may be limited, watched or killed."""

import os
import pickle
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from selfhelp.vault.segments import Item
from selfhelp.vault.store import Store
from selfhelp.vault.vault import Vault
from tests.vault.conftest import entry

MOST_RECENT = 3
"""For `manifest.MOST_RECENT`, so that few writes show both ways of writing."""


def in_a_copy(act: Callable[[], Any]) -> Any:
    """What `act` returns there."""
    with started(lambda say: say(pickle.dumps(act()))) as (child, pipe):
        answer = pipe.read()
        _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, "it failed in the copy"
    return pickle.loads(answer)


@contextmanager
def started(act: Callable[[Callable[[bytes], object]], object]) -> Iterator[tuple[int, Any]]:
    """Start `act(say)` in a copy; gives its process id and a file of what it says."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(reading)
            act(lambda data: os.write(writing, data))
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with open(reading, "rb") as pipe:
        yield child, pipe


def kill(child: int) -> None:
    """At once, and wait until it's gone."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def opened(path: str, keys: Any) -> Vault:
    """Opened without stretching the passphrase; sound or not at all."""
    vault, parts = Vault._loaded(Store(path), keys, read_only=False)
    assert parts == ()
    return vault


def step(number: int) -> tuple[list[Item], list[tuple[bytes, int]]]:
    """The `number`th of a fixed sequence of writes: new, edited, grown and removed entries."""
    rng = random.Random(number)
    put = [
        entry(rng.randrange(40), f"{number} " * rng.choice([1, 30, 300, 5000]))
        for _ in range(rng.randrange(1, 4))
    ]
    remove = [(entry(rng.randrange(40)).id, number)] if rng.random() < 0.2 else []
    return put, remove


def after(steps: int) -> dict[bytes, Item]:
    """The entries that are there after so many steps."""
    live: dict[bytes, Item] = {}
    for number in range(steps):
        put, remove = step(number)
        live |= {item.id: item for item in put}
        for id, _ in remove:
            live.pop(id, None)
    return live


def found(vault: Vault) -> dict[bytes, Item]:
    """The entries that are there."""
    return {item.id: item for item in vault.items()}
