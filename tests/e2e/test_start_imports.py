"""Help in a hurry must not wait for what it doesn't use: what the quick commands may not import.

A contract on the source can't see this, since the imports inside functions count only when they
run; so each command runs in a Python of its own, which then says what it has imported.
"""

import json

import pytest

from tests.ways_out.child import child

HEAVY = {
    # other people's, each a tenth of an empty Textual app or more
    "babel",
    "cryptography",
    "platformdirs",
    "polib",
    "rich",
    "segno",
    "textual",
    "yaml",
    # the full screen
    "selfhelp.tui",
    # of the standard library, slow or none of the business of a program that stays offline
    "asyncio",
    "concurrent",
    "ctypes",
    "email",
    "http",
    "logging",
    "multiprocessing",
    "random",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "tempfile",
    "unittest",
    "urllib.request",
    "webbrowser",
    "xml",
    "zipfile",
}

COMMANDS = [
    ["--version"],
    ["--help"],
    ["now"],
    ["now", "--country", "GB"],
    ["now", "2", "--country", "GB"],
    ["now", "--guest", "--plain", "--lang", "en"],
    ["helplines", "GB"],
    ["--country", "GB", "helplines", "--json"],
]

# Modules from before are the business of whoever set Python up (`.pth` files), not ours.
REPORT = """
import json, sys
before = set(sys.modules)
{first}
from selfhelp.cli.main import main
code = main({arguments!r})
sys.stdout.flush()
after = {{name for name, module in sys.modules.items() if module is not None}}
gettext = sys.modules.get("gettext")
offline = sys.modules.get("selfhelp.offline")
print()
print(json.dumps({{
    "code": code,
    "imported": sorted(after - before),
    "catalogues": len(gettext._translations) if gettext else 0,
    "guarded": bool(offline and offline.installed()),
}}))
"""


def run(arguments, first=""):
    """What running the command imported, and how it ended."""
    out = child(code=REPORT.format(arguments=arguments, first=first))
    return json.loads(out.splitlines()[-1])


def heavy(imported):
    """Which of the heavy ones are among them, with what is inside them."""
    return sorted(n for n in imported for h in HEAVY if n == h or n.startswith(f"{h}."))


@pytest.fixture(scope="module", params=COMMANDS, ids=" ".join)
def report(request):
    return run(request.param)


def test_it_works(report):
    assert report["code"] == 0


def test_nothing_heavy_is_imported(report):
    assert heavy(report["imported"]) == []


def test_the_guard_stands(report):
    assert report["guarded"]


def test_no_catalogue_is_looked_for(report):
    """English needs none. That argparse imports gettext can't be helped."""
    assert report["catalogues"] == 0
    assert "gettext" not in report["imported"] or "argparse" in report["imported"]


@pytest.mark.parametrize("module", sorted(HEAVY - {"selfhelp.tui"}))
def test_it_would_be_noticed(module):
    """A name that nobody can import would make the tests above say nothing."""
    assert module in heavy(run(["--version"], f"import {module}")["imported"])
