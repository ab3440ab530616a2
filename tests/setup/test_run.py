"""run.py with real processes, in copies with a toy app and nothing to install."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import LONG
from tests.setup.copies import PYTHON, Checkout, one_sentence, toy

posix = pytest.mark.skipif(os.name == "nt", reason="signals and links as on POSIX")

A_PACKAGE = f"not-there==1.0 --hash=sha256:{'0' * 64}\n"


@pytest.fixture
def fresh(tmp_path: Path) -> Checkout:
    return toy(tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A toy checkout that has been set up. Tests leave it whole: making .venv takes seconds."""
    checkout = toy(tmp_path_factory.mktemp("shared"))
    done = checkout.run("--version")
    assert done.stderr == (
        "Setting up for the first time. This takes about a minute and uses the network once. "
        "Using it never does.\n"
    )
    assert report(done)["args"] == ["--version"]
    assert not (checkout.venv / "tmp").exists()
    return checkout


def report(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """What the toy app said about its start."""
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


class TestStarting:
    def test_a_later_start_says_nothing_and_changes_nothing(self, shared):
        before = times(shared.root)
        done = shared.run()
        assert done.stderr == ""
        assert report(done)["python"] == str(shared.venv)
        assert times(shared.root) == before

    def test_a_later_start_imports_nothing_heavy(self, shared):
        done = subprocess.run(
            # Without this machine's own start-up files, which may import anything.
            [PYTHON, "-I", "-S", "-X", "importtime", *shared.command()[1:]],
            env=shared.env,
            capture_output=True,
            text=True,
            check=True,
        )
        imported = {line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines()}
        assert "os" in imported
        assert not imported & {"subprocess", "shutil", "hashlib", "json", "venv", "re", "typing"}

    def test_arguments_folder_and_exit_code_pass_through(self, shared):
        arguments = ["read", "two words", "--", "-x", "", "grün 😀", "test"]
        found = report(shared.run(*arguments, PYTHONDONTWRITEBYTECODE="1"))
        assert found["args"] == arguments
        assert found["cwd"] == str(shared.root.parent)
        assert found["bytecode"]
        assert shared.run(EXIT="5").returncode == 5

    def test_the_app_comes_from_the_checkout_and_not_from_where_one_stands(self, shared):
        (shared.root.parent / "selfhelp.py").write_text("raise SystemExit('wrong one')")
        path = report(shared.run(PYTHONPATH=str(shared.root.parent)))["path"]
        assert str(shared.root) in path
        assert str(shared.root.parent) not in path
        assert "" not in path


class TestContent:
    def test_it_is_compiled_when_a_source_changed_and_only_then(self, shared):
        log = shared.root / "compiled.txt"
        shared.run()
        before = log.read_text()
        shared.run()
        assert log.read_text() == before
        (shared.root / "content" / "new.yaml").write_text("a: b\n")
        shared.run()
        assert log.read_text() == before + "once\n"

    def test_mistakes_are_shown_as_the_compiler_words_them(self, shared):
        (shared.root / "content" / "mistake.yaml").write_text("a: b\n")
        done = shared.run(MISTAKE="content/en/a.yaml:3: `x` is unknown; remove it.")
        assert done.returncode == 1
        assert one_sentence(done).startswith("content/en/a.yaml:3: `x` is unknown; remove it.\n")
        assert "start again" in done.stderr

    def test_a_broken_compiler_is_a_sentence_and_a_log(self, shared):
        (shared.root / "content" / "crash.yaml").write_text("a: b\n")
        done = shared.run(CRASH="1")
        assert done.returncode == 1
        assert "could not be made ready" in one_sentence(done)
        assert "a mistake in the compiler" in (shared.venv / "setup.log").read_text()

    def test_the_commands_that_check_content_run_all_the_same(self, shared):
        (shared.root / "content" / "mistake-2.yaml").write_text("a: b\n")
        done = shared.run("content", "check", MISTAKE="content/en/a.yaml:3: wrong")
        assert done.stderr == "looked at\n"


class TestSettingUpAgain:
    @pytest.mark.parametrize(
        "damage, why",
        [
            ("lock", "this version needs other packages"),
            *([("moved", "this folder was moved")] if LONG else []),
            *([("python", "parts are missing")] if LONG else []),
            *([("other python", "another Python is in use")] if LONG else []),
        ],
    )
    def test_what_no_longer_fits_is_made_anew(self, shared, damage, why):
        (shared.venv / "left-over").mkdir()
        stamp = shared.venv / "app.stamp"
        if damage == "python":
            shared.venv.joinpath(*python_name()).unlink()
        elif damage == "lock":
            (shared.root / "requirements.lock").write_text("# something else\n")
        elif damage == "moved":
            shared.root = shared.root.rename(shared.root.with_name("elsewhere ü"))
        else:
            stamp.write_bytes(b"cpython-310 64 bit\n" + stamp.read_bytes().split(b"\n", 1)[1])
        done = shared.run("again")
        assert done.stderr.startswith(f"Setting up again, because {why}.")
        assert report(done)["args"] == ["again"]
        assert not (shared.venv / "left-over").exists()
        assert shared.run().stderr == ""

    def test_a_half_made_one_is_made_anew_also_by_its_own_python(self, shared):
        """Half-made as an interrupted install leaves it, and started from inside itself."""
        for stamp in shared.venv.glob("*.stamp"):
            stamp.unlink()
        python = shared.venv.joinpath(*python_name())
        done = subprocess.run(
            [str(python), *shared.command("inside")[1:]],
            env=shared.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "because the last time was not finished" in done.stderr
        assert report(done)["python"] == str(shared.venv)

    def test_the_tests_packages_are_added_by_a_clean_set_up(self, shared):
        """`run.py test` in a checkout that only ever ran the app."""
        (shared.root / "ci").mkdir()
        (shared.root / "ci" / "checks.py").write_text(
            "import os, sys; print(sys.argv[1:], os.getcwd(), os.environ.get('SELFHELP_LONG'))"
        )
        done = shared.run("test", "-k", "x", "--long")
        assert done.stderr.startswith("Setting up again, because the tests need more packages.")
        assert done.stdout == f"['-k', 'x'] {shared.root} 1\n"
        assert shared.run("test").stderr == ""
        assert shared.run().stderr == ""


class TestFailing:
    def test_an_old_python_gets_a_sentence(self, fresh):
        fresh.env["PATH"] = ""
        done = fresh.run_as("sys.version_info = (3, 9, 2, 'final', 0)")
        assert done.returncode == 1
        assert one_sentence(done) == (
            "selfhelp needs Python 3.11 or newer, and this is Python 3.9. Install a newer one "
            "(your system's own store or python.org) and start again.\n"
        )
        assert not fresh.venv.exists()

    @posix
    def test_an_old_python_names_a_newer_one_that_is_there(self, fresh, tmp_path):
        (tmp_path / "python3.12").write_text("#!/bin/sh\n")
        (tmp_path / "python3.12").chmod(0o755)
        fresh.env["PATH"] = str(tmp_path)
        done = fresh.run_as("sys.version_info = (3, 9, 2, 'final', 0)")
        assert "use it: python3.12 run.py" in one_sentence(done)

    def test_run_py_can_be_read_by_an_old_python(self, fresh):
        """Only then can it say that it is too old."""
        import ast

        ast.parse((fresh.root / "run.py").read_text(), feature_version=(3, 8))

    @pytest.mark.parametrize("module", ["ensurepip", "venv"])
    def test_a_python_without_venv_gets_the_line_to_type(self, fresh, module):
        done = fresh.run_as(f"sys.modules[{module!r}] = None")
        assert done.returncode == 1
        version = "{}.{}".format(*sys.version_info)
        assert f"sudo apt install python{version}-venv\n" in one_sentence(done)
        assert not (fresh.venv / "app.stamp").exists()

    def test_without_a_network_the_next_start_tries_again(self, fresh):
        with socket.socket() as taken:
            # A port that nobody listens on.
            taken.bind(("127.0.0.1", 0))
            (fresh.root / "requirements.lock").write_text(A_PACKAGE)
            nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}/"
            done = fresh.run(PIP_INDEX_URL=nowhere, PIP_RETRIES="1")
        assert done.returncode == 1
        assert "The network could not be reached." in one_sentence(done)
        assert "NewConnectionError" in (fresh.venv / "setup.log").read_text()
        # The next start tries again, here with another outcome.
        again = fresh.run(PIP_NO_INDEX="1")
        assert "because the last time was not finished" in again.stderr
        assert "not offered ready-made for this computer" in again.stderr
        assert "not-there" in (fresh.venv / "setup.log").read_text()

    def test_a_package_with_another_hash_is_not_installed(self, fresh):
        import zipfile

        wheel = fresh.root / "not_there-1.0-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as file:
            file.writestr("not_there.py", "")
            file.writestr("not_there-1.0.dist-info/METADATA", "Name: not-there\nVersion: 1.0\n")
            file.writestr("not_there-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\n")
            file.writestr("not_there-1.0.dist-info/RECORD", "")
        (fresh.root / "requirements.lock").write_text(A_PACKAGE)
        done = fresh.run(PIP_NO_INDEX="1", PIP_FIND_LINKS=wheel.parent.as_uri())
        assert done.returncode == 1
        assert "is not what this version was checked with" in one_sentence(done)

    def test_a_copy_without_its_lock_is_not_whole(self, fresh):
        (fresh.root / "requirements.lock").unlink()
        done = fresh.run()
        assert done.returncode == 1
        assert "requirements.lock is missing" in one_sentence(done)

    def test_a_folder_that_cannot_be_written_gets_a_sentence(self, fresh):
        fresh.venv.write_text("a file is in the way")
        done = fresh.run()
        assert done.returncode == 1
        assert one_sentence(done).startswith(".venv could not be used: ")

    @posix
    def test_what_a_link_leads_to_is_never_cleared(self, fresh, tmp_path):
        precious = tmp_path / "precious"
        precious.mkdir()
        (precious / "diary").touch()
        fresh.venv.symlink_to(precious)
        done = fresh.run()
        assert done.returncode == 1
        assert "Remove the link" in one_sentence(done)
        assert (precious / "diary").exists()


@posix
class TestInterrupted:
    def test_ctrl_c_ends_with_a_sentence_and_the_next_start_begins_anew(self, fresh):
        with Silent() as server:
            first = fresh.start(PIP_INDEX_URL=server.install(fresh))
            until((fresh.venv / "pyvenv.cfg").exists)
            os.killpg(first.pid, signal.SIGINT)
            out, err = first.communicate(timeout=30)
        assert first.returncode == 130
        assert out == ""
        assert "Traceback" not in err
        assert err.splitlines()[-1] == "Stopped. You can start again at any time."
        assert not (fresh.venv / "app.stamp").exists()

    def test_killed_while_pip_goes_on_the_next_start_waits_for_pip(self, fresh):
        """Else it would clear .venv while pip still writes to it."""
        with Silent() as server:
            first = fresh.start(PIP_INDEX_URL=server.install(fresh))
            server.wait()
            first.kill()
            first.communicate(timeout=30)
            (fresh.root / "requirements.lock").write_text("\n")
            second = fresh.start("second")
            line = second.stderr.readline()
            assert line == "Another window is setting selfhelp up. Waiting for it.\n"
            time.sleep(0.5)
            assert second.poll() is None
        out, err = second.communicate(timeout=60)
        assert "because the last time was not finished" in err
        assert json.loads(out)["args"] == ["second"]

    def test_two_at_the_same_time_set_up_once(self, fresh):
        both = [fresh.start("one"), fresh.start("two")]
        ends = [process.communicate(timeout=120) for process in both]
        assert [process.returncode for process in both] == [0, 0]
        assert sorted(err.split(".")[0] for _, err in ends) == [
            "Another window is setting selfhelp up",
            "Setting up for the first time",
        ]


class Silent:
    """A server on this machine that takes a call and never answers: an install that hangs."""

    def __enter__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(60)
        self.calls = []
        return self

    def install(self, checkout: Checkout) -> str:
        """Give the checkout something to install; returns where it's to be had."""
        (checkout.root / "requirements.lock").write_text(A_PACKAGE)
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/"

    def wait(self) -> None:
        """Until the install has begun."""
        self.calls.append(self.socket.accept()[0])

    def __exit__(self, *error):
        self.socket.close()
        for call in self.calls:
            call.close()


def until(true: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def python_name() -> tuple[str, str]:
    return ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")


def times(folder: Path) -> dict[str, int]:
    """When each file was last written; bytecode of the toy app aside."""
    return {
        str(path): path.lstat().st_mtime_ns
        for path in folder.rglob("*")
        if "__pycache__" not in str(path) and path.name != "selfhelp"
    }
