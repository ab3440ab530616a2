"""A Python of its own, with the guard or without."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# A child that stands behind the guard; `tell` says what became of a try.
GUARDED = """
import sys
from selfhelp import offline

offline.install()


def tell(act):
    try:
        act()
    except offline.Offline as refused:
        print("refused", refused)
    else:
        print("done")


"""


def child(*args: str, code: str = "") -> str:
    """What a fresh Python prints; its errors are the test's."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", *(["-c", code] if code else args)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), *sys.path[1:]))},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def guarded(code: str) -> list[str]:
    """What the code prints behind the guard, line by line."""
    return child(code=GUARDED + code).splitlines()
