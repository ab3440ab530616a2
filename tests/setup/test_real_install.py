"""The real thing, over the network: run.py with its lock, and the wheel in an environment of its own."""

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from tests.setup.copies import PYTHON, Checkout, real

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory, real_environment) -> dict[str, str]:
    """An environment with an empty home and an empty place for temporary files."""
    folder = tmp_path_factory.mktemp("outside")
    (folder / "home").mkdir()
    (folder / "tmp").mkdir()
    env = {name: value for name, value in real_environment.items() if name != "PYTHONPATH"}
    for name in list(env):
        if name.startswith(("XDG_", "SELFHELP_")):
            del env[name]
    # The home moves; the person's own pip settings stay, as without them pip may reach nothing.
    settings = Path(real_environment.get("HOME", "/")) / ".config" / "pip" / "pip.conf"
    if "PIP_CONFIG_FILE" not in env and settings.exists():
        env["PIP_CONFIG_FILE"] = str(settings)
    return env | {
        "HOME": str(folder / "home"),
        "USERPROFILE": str(folder / "home"),
        "APPDATA": str(folder / "home"),
        "LOCALAPPDATA": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
    }


def written(env: dict[str, str]) -> list[Path]:
    return [*Path(env["HOME"]).rglob("*"), *Path(env["TMPDIR"]).rglob("*")]


def needs_network(do_without: Callable[[str, str], NoReturn], text: str) -> None:
    """Installing needs the network. Where there is none, these tests are listed as not run."""
    for sign in ("NewConnectionError", "NameResolutionError", "network could not be reached"):
        if sign in text:
            do_without("the network", "connect this machine")


def test_the_first_start_installs_and_writes_nothing_outside(tmp_path, outside, do_without):
    checkout = real(tmp_path, outside)
    done = checkout.run("--version")
    needs_network(do_without, done.stderr)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Setting up for the first time.")
    assert "selfhelp" in done.stdout
    assert written(outside) == []
    # Bytecode is there from the start: without it each start takes several times as long.
    assert list((checkout.venv / "lib").rglob("textual/__pycache__/app.*.pyc"))
    again = checkout.run("--version")
    assert (again.stdout, again.stderr) == (done.stdout, "")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, outside, do_without) -> Checkout:
    """The wheel, built from the sdist, in a fresh environment away from the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    source = real(folder, outside).root
    hatchling = [sys.executable, "-P", "-m", "hatchling", "build"]
    run([*hatchling, "-t", "sdist"], source, outside)
    (sdist,) = (source / "dist").glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    # From the sdist: so it holds all that a build needs.
    run([*hatchling, "-t", "wheel"], unpacked, outside)
    (wheel,) = (unpacked / "dist").glob("*.whl")
    lock = shutil.copy(source / "requirements.lock", folder)
    venv = folder / "venv"
    run([PYTHON, "-m", "venv", str(venv)], folder, outside)
    programs = venv / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(programs / "python"), "-m", "pip", "install", "-q", "--no-cache-dir", "--no-deps"]
    done = run(
        [*pip, "--only-binary", ":all:", "--require-hashes", "-r", str(lock)],
        folder,
        outside,
        check=False,
    )
    needs_network(do_without, done.stderr)
    assert done.returncode == 0, done.stderr
    run([*pip, str(wheel)], folder, outside)
    # Whatever the wheel forgot must not be found beside it.
    shutil.rmtree(source)
    shutil.rmtree(unpacked)
    return Checkout(programs, outside)


def run(command, folder, env, *, check=True) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, timeout=300, check=False
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def test_the_wheel_tells_its_version(installed, tmp_path):
    from selfhelp import __version__

    done = run([str(installed.root / "selfhelp"), "--version"], tmp_path, installed.env)
    assert __version__ in done.stdout


def test_help_now_works_from_the_wheel_and_writes_nothing(installed, tmp_path):
    (tmp_path / "home").mkdir()
    env = installed.env | {"HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path)}
    done = run([str(installed.root / "selfhelp"), "now", "--country", "GB"], tmp_path, env)
    assert "999" in done.stdout
    assert done.stderr == ""
    assert list(tmp_path.rglob("*")) == [tmp_path / "home"]


def test_the_packages_fit_each_other(installed, tmp_path):
    """What pip would have chosen itself contradicts nothing in the lock."""
    run([str(installed.root / "python"), "-m", "pip", "check"], tmp_path, installed.env)
