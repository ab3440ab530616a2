"""Copies of the checkout for tests of run.py, and a way to start it as a person would."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# What tests, tools and earlier builds leave behind isn't part of the checkout.
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "_data", "_data.*", "__pycache__", ".*_cache", ".hypothesis", "dist", "build"
)

# Not the environment of the tests, but the Python below it, as a person has it.
PYTHON: str = getattr(sys, "_base_executable", sys.executable)

APP = """\
import json, os, sys
print(json.dumps({"args": sys.argv[1:], "cwd": os.getcwd(), "python": sys.prefix,
                  "bytecode": not sys.dont_write_bytecode, "path": sys.path}))
sys.exit(int(os.environ.get("EXIT", "0")))
"""

COMPILER = """\
import os, sys
from pathlib import Path
if sys.argv[1:] == ["check"]:
    sys.exit("looked at")
assert sys.argv[1:] == ["build", "--if-stale"], sys.argv
if "MISTAKE" in os.environ:
    sys.exit(os.environ["MISTAKE"])
if "CRASH" in os.environ:
    raise ValueError("a mistake in the compiler")
root = Path(__file__).parents[2]
data = root / "selfhelp" / "_data"
data.mkdir(exist_ok=True)
(data / "stamp").write_text("made")
with (root / "compiled.txt").open("a") as log:
    log.write("once\\n")
"""


@dataclass
class Checkout:
    """A copy of the checkout, or one with a toy app in it."""

    root: Path
    env: dict[str, str] = field(default_factory=dict)

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    def command(self, *arguments: str) -> list[str]:
        return [PYTHON, str(self.root / "run.py"), *arguments]

    def run(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            env=self.env | env,
            cwd=self.root.parent,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def start(self, *arguments: str, **env: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            self.command(*arguments),
            env=self.env | env,
            cwd=self.root.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run_as(self, first: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Start run.py in a Python in which `first` was done before."""
        code = (
            f"import runpy, sys\n{first}\nsys.argv = {['run.py', *arguments]!r}\n"
            f"runpy.run_path({str(self.root / 'run.py')!r}, run_name='__main__')"
        )
        return subprocess.run(
            [PYTHON, "-c", code],
            env=self.env,
            cwd=self.root.parent,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


def toy(folder: Path) -> Checkout:
    """run.py with nothing to install and an app that says how it was started."""
    root = folder / "check out"  # a space, as in many people's paths
    (root / "selfhelp" / "content").mkdir(parents=True)
    (root / "content").mkdir()
    shutil.copy(ROOT / "run.py", root)
    (root / "selfhelp" / "__init__.py").touch()
    (root / "selfhelp" / "__main__.py").write_text(APP)
    (root / "selfhelp" / "content" / "__init__.py").touch()
    (root / "selfhelp" / "content" / "__main__.py").write_text(COMPILER)
    for lock in ("requirements.lock", "requirements-dev.lock"):
        (root / lock).write_text("# nothing to install\n")
    # Nothing of this machine's pip settings; nothing to reach.
    env = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    env["PIP_CONFIG_FILE"] = os.devnull
    return Checkout(root, env)


def real(folder: Path, env: dict[str, str]) -> Checkout:
    """A copy of this checkout as it is."""
    root = folder / "selfhelp-copy"
    shutil.copytree(ROOT, root, ignore=LEFT_OUT)
    return Checkout(root, env)


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What a person reads of a failed start: no traceback, and no more than a few lines."""
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) <= 4, done.stderr
    return done.stderr
