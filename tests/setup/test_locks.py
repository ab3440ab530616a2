"""The locks: exact, hashed, with no address in them; and no address of a package index anywhere."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.setup.copies import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([a-z0-9][a-z0-9-]*)==(\S+)", re.MULTILINE)
# Python that neither we nor the person can change; each needs a wheel for each kind of computer.
COMPILED = ("cffi", "cryptography", "pyyaml")


def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / lock).read_text()))


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^a-z0-9-]", entry.lower())[0] for entry in requirements}


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_a_pin_a_hash_or_a_comment(lock):
    for line in (ROOT / lock).read_text().splitlines():
        assert re.fullmatch(
            r"[a-z0-9-]+==[^ ]+( ; [^:]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?|    # .*", line
        ), line
        assert "http" not in line
        assert "/" not in line


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock):
    entries = re.split(r"\n(?=[a-z])", (ROOT / lock).read_text())
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_lock_holds_what_the_project_asks_for(project):
    assert names(project["project"]["dependencies"]) <= set(pins("requirements.lock"))
    assert names(project["dependency-groups"]["dev"]) <= set(pins("requirements-dev.lock"))


def test_both_locks_name_the_same_versions():
    app, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name: dev[name] for name in app.keys() & dev.keys()} == {
        name: app[name] for name in app.keys() & dev.keys()
    }


@pytest.mark.parametrize("package", COMPILED)
def test_compiled_packages_have_hashes_for_many_platforms(package):
    """A lock made from what one machine happens to have would hold one or two."""
    entry = next(
        entry
        for entry in re.split(r"\n(?=[a-z])", (ROOT / "requirements.lock").read_text())
        if entry.startswith(f"{package}==")
    )
    assert entry.count("--hash=") > 20


def files() -> list[Path]:
    """The project's own text files; what tools and builds leave behind isn't."""
    left = re.compile(r"/(\.git|\.venv|_data[^/]*|__pycache__|\.[a-z_]+_cache|\.hypothesis|dist)/")
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not left.search(f"/{path.relative_to(ROOT).as_posix()}")
    ]


def test_no_file_names_a_package_index_or_a_place_on_this_machine():
    # With a star inside, so that this file isn't found.
    words = ["--index*-url", "--extra-index*-url", "--find*-links=", "py*pi.org", "python*hosted"]
    words = [word.replace("*", "") for word in words]
    words.append(str(ROOT))
    for path in files():
        text = path.read_bytes().decode("utf-8", "replace")
        assert [word for word in words if word in text] == [], path
