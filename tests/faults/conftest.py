"""A person's home with a journal in it, and commands run under watch."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from selfhelp.domain.moment import Moment
from selfhelp.journal.journal import Journal
from selfhelp.locations import Places, places
from selfhelp.vault.vault import Vault
from tests.e2e.tty import ROOT, environment
from tests.faults.watch import Written, command, held
from tests.vault.cheap import CHEAP, cheap_allowed

# Letters and digits that stand nowhere else; each with a mark of its own.
TEXT = "heron at dawn 4711"
OLDER = "otter at dusk 4712"
PASSPHRASE = "umbrella pelican 4713 tambourine"
NEW = "bassoon walrus 4714 marzipan"
SEALED = "lantern narwhal 4715 gooseberry"
PASSPHRASES = (PASSPHRASE, NEW, SEALED)
SECRETS = (TEXT, OLDER, *PASSPHRASES)

START = 1_700_000_000_000


@dataclass(frozen=True)
class Desk:
    """Somebody's device.

    Args:
        home: all that lies on it is below.
        traces: beside it.
    """

    home: Path
    traces: Path

    @property
    def places(self) -> Places:
        return places(str(self.home / "data"))

    @property
    def env(self) -> dict[str, str]:
        return environment(str(self.home), TMPDIR=str(self.home / "tmp"))

    def make(self, *notes: str) -> list[str]:
        """A journal that opens fast; the ids of its notes."""
        with cheap_allowed():
            Vault.create(self.places.journal, PASSPHRASE, cost=CHEAP)[0].close()
        journal = self.open()
        ids = [journal.note(text, Moment(START + n, 0)) for n, text in enumerate(notes)]
        journal.close()
        return ids

    def open(self, passphrase: str = PASSPHRASE) -> Journal:
        return Journal.open(self.places, passphrase)

    def texts(self, passphrase: str = PASSPHRASE) -> list[str]:
        """Of all entries, the latest first."""
        journal = self.open(passphrase)
        try:
            return [str(entry.record.data.get("answer", "")) for entry in journal.entries()]
        finally:
            journal.close()

    def argv(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "selfhelp", "--data", self.places.data_folder, *words]

    def run(
        self, argv: list[str], typed: str = "", secrets: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run it; each secret waits on a descriptor of its own: {"passphrase": "..."}."""
        ends, words = [], []
        for name, secret in (secrets or {}).items():
            read, write = os.pipe()
            os.write(write, secret.encode() + b"\n")
            os.close(write)
            ends.append(read)
            words += [f"--{name}-fd", str(read)]
        try:
            return subprocess.run(
                [*argv, *words],
                input=typed,
                capture_output=True,
                text=True,
                check=False,
                pass_fds=ends,
                cwd=ROOT,
                env=self.env,
                timeout=180,
            )
        finally:
            for end in ends:
                os.close(end)

    def journal(
        self, *words: str, typed: str = "", secrets: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """`selfhelp journal ...` with the journal's passphrase."""
        given = {"passphrase": PASSPHRASE} if secrets is None else secrets
        return self.run(self.argv("journal", *words), typed, given)

    def watched(
        self, *words: str, typed: str = "", secrets: dict[str, str] | None = None
    ) -> Written:
        """The same under watch. It must end well."""
        given = {"passphrase": PASSPHRASE} if secrets is None else secrets
        trace = self.traces / words[0]
        done = self.run(command(trace, self.argv("journal", *words)), typed, given)
        assert done.returncode == 0, done.stderr
        return Written(trace)

    def tight(self, written: Written) -> None:
        """Fail if anything got out of a program that had the journal open."""
        assert written.leaks(*SECRETS) == []
        assert written.unseen == []
        assert written.told(*SECRETS) == []
        for passphrase in PASSPHRASES:
            assert passphrase.encode() not in written.out, "a passphrase is never shown"
        assert written.limited(), "a crash would leave a picture of the memory"
        strange = [
            name
            for name in written.opened
            if not name.startswith((str(self.home), "/dev/null", "/dev/tty", "/dev/pts/"))
        ]
        assert strange == []
        assert held(self.home, *SECRETS) == []
        assert list((self.home / "tmp").iterdir()) == []


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "home", tmp_path / "traces")
    for folder in (desk.home / "tmp", desk.traces):
        folder.mkdir(parents=True)
    return desk


@pytest.fixture
def watched_code(tmp_path: Path) -> Callable[..., Written]:
    """Runs a few lines of Python under the same watch."""

    def run(code: str, *words: str, **env: str) -> Written:
        trace = tmp_path / "trace"
        argv = command(trace, [sys.executable, "-c", code, *words])
        done = subprocess.run(
            argv, capture_output=True, cwd=tmp_path, env={**os.environ, **env}, check=False
        )
        assert done.returncode == 0, done.stderr
        return Written(trace)

    return run
