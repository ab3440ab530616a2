"""What the tests of plain mode share."""

from pathlib import Path

import pytest

from tests.e2e import every_kind


@pytest.fixture(scope="session")
def every(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled content with a module that has every step kind."""
    return every_kind.compiled(tmp_path_factory.mktemp("every"))
