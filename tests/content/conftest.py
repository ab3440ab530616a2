"""The real content, read once, and as the compiler writes it."""

from pathlib import Path

import pytest

from selfhelp.content import build
from selfhelp.content.library import read
from selfhelp.content.load import Shelf
from selfhelp.content.tree import Library

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def library() -> Library:
    return read(ROOT / "content")


@pytest.fixture(scope="session")
def compiled(tmp_path_factory) -> Path:
    """The `_data` folder built from the real content."""
    root = tmp_path_factory.mktemp("checkout")
    (root / "content").symlink_to(ROOT / "content", target_is_directory=True)
    (root / "selfhelp").mkdir()
    build.build(root)
    return root / "selfhelp" / "_data"


@pytest.fixture
def shelf(compiled) -> Shelf:
    return Shelf(compiled)
