"""A journal for each test, with the least costly passphrase that a vault accepts."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from selfhelp.content.load import Shelf
from selfhelp.domain.moment import Moment
from selfhelp.journal.journal import Journal
from selfhelp.locations import Places, places
from tests.vault.cheap import cheap_everywhere

PASSPHRASE = "a passphrase for tests"
START = 1_700_000_000_000


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with cheap_everywhere(monkeypatch):
        yield


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return places(str(tmp_path / "data"))


@pytest.fixture
def journal(where: Places) -> Iterator[Journal]:
    made, _ = Journal.create(where, PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def reopened(journal: Journal, where: Places) -> Iterator[Callable[[], Journal]]:
    """Opens what was written anew, from the file."""
    opened: list[Journal] = []

    def open_() -> Journal:
        journal.close()
        opened.append(Journal.open(where, PASSPHRASE))
        return opened[-1]

    yield open_
    for each in opened:
        each.close()


@pytest.fixture
def now() -> Callable[[], Moment]:
    """A moment later at each call."""
    steps = itertools.count()
    return lambda: Moment(START + next(steps) * 60_000, 60)


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return Shelf(places().compiled)
