"""A compiled copy of the program, so that tests can damage it and no other account is shut out."""

import compileall
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from selfhelp.content import build
from tests.cli.running import Program
from tests.nobody import open_folder

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def package() -> Iterator[Path]:
    """A folder with the package in it, readable for everyone."""
    with open_folder() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "content", folder / "content")
        shutil.copytree(
            ROOT / "selfhelp",
            folder / "selfhelp",
            ignore=shutil.ignore_patterns("_data", "__pycache__"),
        )
        build.build(folder)
        shutil.rmtree(folder / "content")
        compileall.compile_dir(folder, quiet=1)  # as pip does; else each start compiles it
        for path in folder.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        yield folder


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A HOME that everyone may enter and write to."""
    with open_folder() as name:
        folder = Path(name) / "home"
        folder.mkdir()
        folder.chmod(0o777)
        yield folder


@pytest.fixture
def program(package: Path, home: Path) -> Program:
    """The program, with an empty HOME."""
    return Program(package, home)


@pytest.fixture
def untouched(home: Path) -> Iterator[None]:
    """At the end nothing is in HOME."""
    yield
    assert os.listdir(home) == []
