"""The power fails: what was written and not yet synced may be there, or not, or in part.

The writes, truncations and syncs of a real run are taken from the system and played back. After
each of them the disk may hold any part of what wasn't synced; from all that, the vault must come
back with every confirmed entry. The same with `synchronous=OFF` has to lose some, or the test
wouldn't see a loss.
"""

import os
import random
import re
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

import pytest

from selfhelp.vault import VaultError
from tests.vault.apart import MOST_RECENT, after, found, opened

RUN = f"""
import sys
from selfhelp.vault import manifest, store
manifest.MOST_RECENT = {MOST_RECENT}
from selfhelp.vault.keys import Keys
from tests.vault.apart import opened, step
path, data_key, vault_id, steps, synchronous = sys.argv[1:]
store._SETTINGS = (*store._SETTINGS, "synchronous=" + synchronous)
with opened(path, Keys(bytes.fromhex(data_key), bytes.fromhex(vault_id))) as vault:
    for number in range(int(steps)):
        vault.write(*step(number))
        print("confirmed %d" % (number + 1), flush=True)
"""

CALLS = "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink"
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")


def escaped(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def recorded(path, keys, vault_id, steps, synchronous):
    """What was done: (call, file name or "", bytes or length, offset), and ("confirmed", n)."""
    trace = f"{path}.trace"
    argv = ["strace", "-f", "-qq", "-y", "-xx", "-s", "4000000", "-e", f"trace={CALLS}"]
    argv += ["-o", trace, sys.executable, "-c", RUN, path, keys.data_key.hex(), vault_id.hex()]
    subprocess.run([*argv, str(steps), synchronous], check=True, capture_output=True)
    done: list[tuple[str, str, Any, int]] = []
    with open(trace, encoding="ascii") as file:
        for line in file:
            match = _LINE.match(line)
            if not match or int(match[3]) < 0:
                continue
            call, arguments = match[1], match[2].split(", ")
            name = _name(arguments[0])
            data = re.findall(r'"((?:\\x[0-9a-f]{2})*)"', match[2])
            if call == "write" and data and escaped(data[0]).startswith(b"confirmed"):
                done.append(("confirmed", "", int(escaped(data[0]).split()[1]), 0))
            elif call == "pwrite64" and name.startswith(path):
                done.append(("write", name, escaped(data[0]), int(arguments[3])))
            elif call == "ftruncate" and name.startswith(path):
                done.append(("cut", name, int(arguments[1]), 0))
            elif call in ("fsync", "fdatasync"):
                done.append(("sync", name, 0, 0))
            elif call == "openat" and "O_CREAT" in match[2]:
                done.append(("new", escaped(data[0]).decode(), 0, 0))
    os.unlink(trace)
    return done


def _name(argument):
    inside = argument.partition("<")[2].rstrip(">")
    return escaped(inside).decode() if inside.startswith("\\x") else inside


@dataclass
class Disk:
    """What is surely on it, and what may be.

    Attributes:
        safe: file name -> content.
        loose: writes and cuts that weren't synced.
        unnamed: files whose folder wasn't synced since they were made.
    """

    safe: dict[str, bytes]
    loose: list[tuple[str, str, Any, int]] = field(default_factory=list)
    unnamed: set[str] = field(default_factory=set)

    def do(self, operation):
        call, name, *_ = operation
        if call == "sync":
            folder = name.rstrip("/")
            self.unnamed -= {each for each in self.unnamed if os.path.dirname(each) == folder}
            mine = [each for each in self.loose if each[1] == name]
            self.loose = [each for each in self.loose if each[1] != name]
            for each in mine:
                _apply(self.safe, each)
        elif call == "new" and name not in self.safe:
            self.safe[name] = b""
            self.unnamed.add(name)
        elif call in ("write", "cut"):
            self.loose.append(operation)

    def states(self, rng, several):
        """Some of the contents that it may come back with."""
        yield self._with([])
        yield self._with(self.loose)
        if not self.loose:
            return
        for _ in range(several):
            kept = [each for each in self.loose if rng.random() < 0.5]
            yield self._with(kept)
            yield self._with([_torn(rng, each) if rng.random() < 0.4 else each for each in kept])
            nameless = self._with(kept)
            for name in self.unnamed:
                nameless.pop(name, None)
            yield nameless

    def _with(self, operations):
        files = dict(self.safe)
        for each in operations:
            _apply(files, each)
        return files


def _torn(rng, operation):
    call, name, data, offset = operation
    if call != "write":
        return operation
    sectors = len(data) // 512
    return (call, name, data[: 512 * rng.randrange(sectors + 1)] if sectors else data, offset)


def _apply(files, operation):
    call, name, data, offset = operation
    old = files.get(name, b"")
    if call == "cut":
        files[name] = old[:data] + bytes(max(0, data - len(old)))
    else:
        old += bytes(max(0, offset - len(old)))
        files[name] = old[:offset] + data + old[offset + len(data) :]


def losses(path, keys, start, operations, rng, several):
    """How many states were tried, how many lost something confirmed, how many can't be opened."""
    disk, confirmed, tried, lost, broken = Disk(start), 0, 0, 0, 0
    again = f"{path}.again"
    for operation in operations:
        if operation[0] == "confirmed":
            confirmed = operation[2]
            allowed = (after(confirmed), after(confirmed + 1))
            continue
        disk.do(operation)
        if not confirmed:
            continue
        for files in disk.states(rng, several):
            for suffix in ("", "-journal"):
                with open(again + suffix, "wb") as file:
                    file.write(files.get(path + suffix, b""))
            if path + "-journal" not in files:
                os.unlink(again + "-journal")
            tried += 1
            try:
                with opened(again, keys) as vault:
                    lost += found(vault) not in allowed
            except (VaultError, AssertionError):
                broken += 1
    return tried, lost, broken


@pytest.fixture
def made(new, path):
    vault = new()
    keys, vault_id = vault._keys, vault.id
    vault.close()
    with open(path, "rb") as file:
        return keys, vault_id, {path: file.read()}


@pytest.mark.needs_tool("strace")
def test_nothing_confirmed_is_lost(made, path, full_counts):
    keys, vault_id, start = made
    operations = recorded(path, keys, vault_id, 40 if full_counts else 8, "EXTRA")
    assert sum(each[0] == "sync" for each in operations) > 16
    several = 8 if full_counts else 1
    tried, lost, broken = losses(path, keys, start, operations, random.Random(1), several)
    assert tried > 200
    assert (lost, broken) == (0, 0)


@pytest.mark.needs_tool("strace")
def test_without_syncing_something_is_lost(made, path):
    keys, vault_id, start = made
    operations = recorded(path, keys, vault_id, 6, "OFF")
    tried, lost, broken = losses(path, keys, start, operations, random.Random(1), 1)
    assert tried > 50
    assert lost > 5
    assert broken > 5
