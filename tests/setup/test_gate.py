"""The gate itself: a missing tool, a failed step and an empty test run must show."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from ci import checks
from tests.setup.copies import ROOT

NEEDS = """
import pytest

@pytest.mark.needs_tool("no-such-tool")
def test_with_a_tool():
    assert False

def test_without():
    pass
"""


def elsewhere(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    """Run pytest with our conftest.py on a test that needs a tool which isn't there."""
    (folder / "test_it.py").write_text(NEEDS)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = needs_tool(name): ...\n")
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=folder,
        env=os.environ | {"CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_needs_a_missing_tool_is_listed_with_what_to_install(tmp_path):
    done = elsewhere(tmp_path, ci="")
    assert done.returncode == 0, done.stdout
    assert "not tested on this machine" in done.stdout
    assert "without no-such-tool (sudo apt install no-such-tool):" in done.stdout
    assert "    test_it.py::test_with_a_tool" in done.stdout
    assert "1 passed, 1 skipped" in done.stdout


def test_in_ci_a_missing_tool_is_a_failure(tmp_path):
    done = elsewhere(tmp_path, ci="true")
    assert done.returncode == 1
    assert "no-such-tool is missing" in done.stdout
    assert "1 passed, 1 error" in done.stdout


@pytest.mark.parametrize(
    "step, code, failed",
    [
        ("ruff", 1, True),
        ("mypy", 2, True),
        ("selfhelp.content check", 1, True),
        ("pytest", 1, True),
        ("pytest", 5, True),
        ("", 0, False),
    ],
)
def test_a_step_that_fails_fails_the_gate_and_the_others_still_run(
    monkeypatch, capsys, step, code, failed
):
    """5 is what pytest ends with when it found no test."""
    ran = []

    def run(command, *, check):
        ran.append(" ".join(command))
        return SimpleNamespace(returncode=code if step and step in ran[-1] else 0)

    monkeypatch.setattr(subprocess, "run", run)
    assert checks.main(["-x"]) == int(failed)
    assert len(ran) == len(checks.STEPS) + 1
    assert " -m pytest -q -n " in ran[-1]
    assert ran[-1].endswith(" -x")  # what was asked for comes last, so it wins
    assert ("Not passed: " in capsys.readouterr().err) is failed


@pytest.mark.needs_tool("bash")
def test_who_may_not_install_is_told_what_is_missing(tmp_path):
    """.ci/run as an ordinary user on a machine without the packages."""
    for name, does in (("id", "echo 1000"), ("dpkg-query", "exit 1")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        ["bash", str(ROOT / ".ci" / "run")],
        env=os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("These packages are missing, and only root can install them: ")
    assert "strace" in done.stderr
