"""What the tests of installed packs share."""

import os

import pytest

from selfhelp.l10n import units
from tests.l10n import packs


@pytest.fixture
def quick(monkeypatch):
    """Without waiting for the disk, and with the units read once: neither is what is tested."""
    known = packs.texts()
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(units, "read", lambda _: known)
