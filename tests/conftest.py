"""What all tests share: a home of their own, system tools that may be missing, fixed seeds."""

import functools
import os
import shutil
from collections.abc import Callable, Iterator
from typing import NoReturn

import hypothesis
import pytest

LONG = os.environ.get("SELFHELP_LONG") == "1"
"""Set by `run.py test --long`: full counts instead of the gate's."""

CI = os.environ.get("CI") == "true"

# The gate must give the same answer for the same commit; the long run may find something new.
hypothesis.settings.register_profile("gate", deadline=None, database=None, derandomize=True)
hypothesis.settings.register_profile(
    "long", deadline=None, database=None, max_examples=2_000, print_blob=True
)
hypothesis.settings.load_profile("long" if LONG else "gate")

# Where the Debian package isn't named as the tool.
PACKAGES = {
    "zbarimg": "zbar-tools",
    "msgfmt": "gettext",
    "xgettext": "gettext",
    "msgmerge": "gettext",
    "Xvfb": "xvfb",
}

WITHOUT = "not tested here, without "
"""How the reason of a test begins that was left out for want of a tool. The reasons are read
again at the end: the tests run in several processes, and a report is all that these hand on."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a test out whose tool is missing, and say so at the end; in CI that's a failure."""
    tools = [name for mark in item.iter_markers("needs_tool") for name in mark.args]
    for tool in tools:
        if shutil.which(tool) is None:
            _do_without(item, tool, f"sudo apt install {PACKAGES.get(tool, tool)}")


def _do_without(item: pytest.Item | pytest.Collector, what: str, remedy: str) -> NoReturn:
    if CI:
        pytest.fail(f"{what} is missing, and with CI=true that counts: {remedy}", pytrace=False)
    pytest.skip(f"{WITHOUT}{what} ({remedy})")


@pytest.fixture(scope="module")
def do_without(request: pytest.FixtureRequest) -> Callable[[str, str], NoReturn]:
    """For what only shows while testing, such as a missing network: ends the test as a missing
    tool does. Call it with what is missing and what the person can do about it.
    """
    return functools.partial(_do_without, request.node)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List what couldn't be tested on this machine, and what to install."""
    missing: dict[str, list[str]] = {}
    for report in terminalreporter.getreports("skipped"):
        _, found, what = report.longreprtext.partition(WITHOUT)
        if found:
            missing.setdefault(what.rstrip("')"), []).append(report.nodeid)
    if missing:
        terminalreporter.section("not tested on this machine")
    for what, tests in sorted(missing.items()):
        terminalreporter.write_line(f"without {what}):")
        for test in sorted(tests):
            terminalreporter.write_line(f"    {test}")


@pytest.fixture(scope="session")
def full_counts() -> bool:
    """Whether this is the long run."""
    return LONG


@pytest.fixture(scope="session")
def real_environment() -> dict[str, str]:
    """The environment before the tests got a home of their own: for pip, which needs the network
    settings of this machine.
    """
    return dict(_BEFORE)


_BEFORE = dict(os.environ)


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes what belongs to the person at this machine."""
    home = str(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("XDG_", "SELFHELP_")) and name != "SELFHELP_LONG":
                patch.delenv(name)
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, home)
        yield
