"""What a start opens and reads doesn't grow with the number of installed languages.

Each start is a process of its own. It is looked at twice: from inside by Python's audit hook, and
from outside by the calls that it makes of the system.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from selfhelp.l10n import install, registry
from selfhelp.locations import Places, places
from tests.l10n.packs import built, pack_files, put

ROOT = Path(__file__).parents[2]
WORDS = {"home.title": "چه لازم دارید؟", "cards.help-now.title": "کمک", "breathe.title": "نفس"}
STARTS = {
    "help now": ["now", "--country", "GB"],
    "plain mode": ["--plain"],
    "a page": ["read", "breathe"],
}

INSIDE = """
import json, os, sys
opened = []
def hook(event, arguments):
    if event in ("open", "os.listdir", "os.scandir"):
        opened.append([event, str(arguments[0])])
sys.addaudithook(hook)
from selfhelp.cli.main import main
code = main(json.loads(sys.argv[1]))
sizes = [os.path.getsize(name) for event, name in opened if event == "open" and os.path.isfile(name)]
sys.stdout.flush()
print()
print(json.dumps({"code": code, "opened": opened, "bytes": sum(sizes)}))
"""

FRAME = """
import asyncio, sys
from selfhelp.cli.context import Context
from selfhelp.cli.options import Options
session = Context(Options()).shared_session()
from selfhelp.tui.app import Companion
async def run():
    app = Companion(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
asyncio.run(run())
"""


@pytest.fixture(scope="module")
def homes(tmp_path_factory) -> dict[int, Places]:
    """Number of packs -> where they are. The language of the settings is one of them."""
    made = {}
    for number in (1, 200):
        folder = tmp_path_factory.mktemp(f"packs{number:03}")
        home = places(str(folder / "home"), {})
        path = put(folder / "p.zip", built(pack_files(WORDS)))
        row = install.install(install.check(path, home), home)
        rows = {row.tag: row}
        for other in range(number - 1):
            tag = f"x{chr(97 + other // 26)}{chr(97 + other % 26)}"
            rows[tag] = row._replace(tag=tag, folder=f"{tag}/{other:016x}")
            source = Path(registry.compiled(home, rows[tag].folder, row.stamp))
            source.mkdir(parents=True)
            (source / "ui.json").write_text("{}", encoding="utf-8")
        registry.write(home, rows)
        Path(home.settings).write_text('{"language": "fa-AF"}', encoding="utf-8")
        made[number] = home
    assert len(registry.read(made[200])) == 200
    return made


def environ(home: Places) -> dict[str, str]:
    return {
        **os.environ,
        "SELFHELP_HOME": home.data_folder,
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join((str(ROOT), *sys.path[1:])),
    }


def start(argv: list[str], home: Places) -> str:
    done = subprocess.run(
        argv,
        cwd=ROOT,
        env=environ(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", STARTS)
def test_seen_from_inside(homes, name):
    seen = {}
    for number, home in homes.items():
        argv = [sys.executable, "-c", INSIDE, json.dumps(STARTS[name])]
        start(argv, home)  # the first one keeps its answer
        report = json.loads(start(argv, home).splitlines()[-1])
        assert report["code"] == 0
        assert any(file.endswith("ui.json") for _, file in report["opened"])
        # The folders of the packs differ by name: the number of digits is the same.
        files = [(how, _named(file, home)) for how, file in report["opened"]]
        seen[number] = files, report["bytes"]
    assert seen[1] == seen[200]
    inside = sorted({file for _, file in seen[1][0] if file.startswith("HOME")})
    assert "HOME/packs/active.json" in inside
    assert "HOME/packs/registry.json" not in inside
    assert "HOME/packs" not in inside


def _named(file: str, home: Places) -> str:
    return re.sub("[0-9a-f]{16}", "DIGITS", file.replace(home.data_folder, "HOME"))


READ = re.compile(r"^(?:\d+ +)?(?:read|pread64)\(\d+<([^>]*)>.* = (\d+)$", re.MULTILINE)
OPENED = re.compile(r"^(?:\d+ +)?openat\([^,]*, \"([^\"]*)\"", re.MULTILINE)


@pytest.mark.needs_tool("strace")
@pytest.mark.parametrize("name", ["help now", "the first frame"])
def test_seen_from_outside(homes, tmp_path, name):
    seen = {}
    for number, home in homes.items():
        log = tmp_path / f"{number}.log"
        what = ["-c", FRAME] if name == "the first frame" else ["-m", "selfhelp", *STARTS[name]]
        argv = [sys.executable, "-B", *what]
        start(argv, home)
        calls = "trace=openat,read,pread64"
        start(["strace", "-f", "-y", "-qq", "-s", "0", "-e", calls, "-o", str(log), *argv], home)
        text = log.read_text(encoding="utf-8", errors="replace")
        ours = (home.data_folder, str(ROOT / "selfhelp"))
        opened = [_named(file, home) for file in OPENED.findall(text) if file.startswith(ours)]
        read = sum(int(size) for file, size in READ.findall(text) if file.startswith(ours))
        seen[number] = sorted(opened), read
    assert seen[1] == seen[200]
    assert seen[1][1] > 1_000
    assert any(file.endswith("/ui.json") for file in seen[1][0])
