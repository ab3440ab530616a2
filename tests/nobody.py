"""Refusals for lack of rights, also when the tests run as root, whom nothing is refused."""

import contextlib
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator
from typing import TypeVar

NOBODY = 65534

Result = TypeVar("Result")


def as_nobody(act: Callable[[], Result]) -> Result:
    """What `act` returns in a copy of this process that has no special rights.

    Whatever it imports has to be imported already: the copy may not reach the libraries.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        code = 1
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            with open(writing, "wb") as pipe:
                pickle.dump(act(), pipe)
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with open(reading, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, "it failed in the copy"
    result: Result = pickle.loads(answer)
    return result


@contextlib.contextmanager
def open_folder() -> Iterator[str]:
    """A folder that everyone can reach; pytest's own are for one account only."""
    folder = tempfile.mkdtemp(prefix="selfhelp-test-")
    os.chmod(folder, 0o755)
    try:
        yield folder
    finally:
        os.chmod(folder, 0o755)
        for path, below, _ in os.walk(folder):
            for name in below:
                os.chmod(os.path.join(path, name), 0o755)
        shutil.rmtree(folder)
