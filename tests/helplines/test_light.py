"""Help now starts fast: what the way to its numbers may import."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"yaml", "babel", "segno", "webbrowser", "textual", "rich", "gettext", "difflib"}
PROGRAM = """
import json, sys
from selfhelp.helplines import choosing, directory, links, order, words
folder = sys.argv[1]
names = directory.names(folder)
choice = choosing.choose(None, None, {"LANG": "en_GB.UTF-8"}, names)
country, world = directory.load(choice.code, folder), directory.world(folder)
order.short_lines(country, world, order.HELP_NOW, choice.why)
for service in country.services:
    words.describe(service, country.name)
links.can_open({})
print(json.dumps(sorted(sys.modules)))
"""


def test_the_way_to_the_numbers_imports_nothing_heavy(folder):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(json.loads(done.stdout))
    assert not loaded & HEAVY
    ours = {name for name in loaded if name.startswith("selfhelp.")}
    assert {name.split(".")[1] for name in ours} == {"helplines", "domain"}
