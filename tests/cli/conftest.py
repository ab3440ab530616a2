"""A compiled copy of the program, so that tests can damage it and no other account is shut out."""

import compileall
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from selfhelp.content import build
from tests.cli.running import Ended, Program, calm
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


@pytest.fixture
def cli(
    package: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ended]:
    """Runs one command in this process: `cli("now", "1")`.

    Without the offline guard: it can't be taken away again, and other tests start programs.
    """
    from selfhelp import locations
    from selfhelp.cli import main

    monkeypatch.setattr("selfhelp.cli.main.offline.install", lambda: None)
    monkeypatch.setattr(locations, "_compiled", lambda: str(package / "selfhelp/_data"))
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(tmp_path)

    def run(*argv: str, stdin: str = "") -> Ended:
        buffers = [io.BytesIO(), io.BytesIO()]
        made = [io.TextIOWrapper(each, encoding="utf-8") for each in buffers]
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.StringIO(stdin))
            patch.setattr(sys, "stdout", made[0])
            patch.setattr(sys, "stderr", made[1])
            code = main.main(list(argv))
        out, err = (bytes(held.getbuffer()).decode() for held in buffers)
        return calm(Ended(argv, code, out, err))

    return run
