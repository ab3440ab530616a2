#!/usr/bin/env python3
"""Set selfhelp up in this folder if need be, and start it.

    python3 run.py [arguments]            the app, with its arguments
    python3 run.py test [pytest's own]    every check of the project; --long for full counts

The first start makes .venv in this folder and installs what requirements.lock lists. Later starts
only look whether that still fits, and must cost almost nothing: what only setting up needs is
imported where it is needed. Nothing outside this folder is written. Standard library only, and
readable for Python 3.8, so that an old Python gets a sentence instead of a syntax error.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, List

OLDEST = (3, 11)
WINDOWS = sys.platform == "win32"

ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))
# Where this Python's packages go; one without the global lock has a folder of its own.
THREADS = "t" if "t" in getattr(sys, "abiflags", "") else ""
LIBRARY = "Lib" if WINDOWS else "lib/python%d.%d%s" % (*sys.version_info[:2], THREADS)
PACKAGES = os.path.join(VENV, *LIBRARY.split("/"), "site-packages")
PATH_FILE = os.path.join(PACKAGES, "selfhelp.pth")

APP_LOCK = os.path.join(ROOT, "requirements.lock")
DEV_LOCK = os.path.join(ROOT, "requirements-dev.lock")
# A stamp says what .venv was made for. It is written last, and removed before anything is changed:
# where it stands and fits, .venv is whole.
APP_STAMP = os.path.join(VENV, "app.stamp")
DEV_STAMP = os.path.join(VENV, "dev.stamp")
CONTENT_STAMP = os.path.join(VENV, "content.stamp")
ONE_AT_A_TIME = os.path.join(VENV, "setup.lock")
LOG = os.path.join(VENV, "setup.log")
TEMPORARY = os.path.join(VENV, "tmp")

# What the compiled content is made from, and what it becomes.
# All of selfhelp, because every text of the interface is a unit for translators.
SOURCES = ("content", "locales", "selfhelp")
COMPILED = os.path.join(ROOT, "selfhelp", "_data", "stamp")

FIRST_TIME = (
    "Setting up for the first time. This takes about a minute and uses the network once. "
    "Using it never does."
)
DETAILS = "Details are in %s." % os.path.join(".venv", "setup.log")


class SetUpError(Exception):
    """Setting up did not work. The text is what the person reads: what, and what to do."""


def main(arguments: "List[str]") -> int:
    """Set up what is missing, then become the app (or the checks). Returns an exit code."""
    if sys.version_info < OLDEST:
        say(too_old())
        return 1
    testing = arguments[:1] == ["test"]
    try:
        if not fits(APP_STAMP, APP_LOCK) or (testing and not fits(DEV_STAMP, DEV_LOCK)):
            set_up(testing)
        # The content's own commands must run above all when the content doesn't compile.
        if arguments[:1] != ["content"]:
            compile_content()
        if testing:
            return test(arguments[1:])
        module = ["selfhelp", *arguments]
        if arguments[:1] == ["content"]:
            module = ["selfhelp.content", *arguments[1:]]
        # -P: a folder that happens to hold a yaml.py is no place to import from.
        return become([PYTHON, "-P", "-m", *module], environment())
    except KeyboardInterrupt:
        say("Stopped. You can start again at any time.")
        return 130
    except (SetUpError, OSError) as error:
        say(str(error) if isinstance(error, SetUpError) else cannot_write(error))
        if not testing:
            # Whoever starts this may need help this minute, and we have none to show.
            say("In danger? Call your local emergency number now.")
        return 1


# Looking: all that an ordinary start does.


def fits(stamp: str, lock: str) -> bool:
    """Whether .venv is whole and was made for this lock, this Python and this place."""
    try:
        return read(stamp) == wanted(lock) and os.path.exists(PYTHON) and os.path.exists(PATH_FILE)
    except OSError:
        return False


def wanted(lock: str) -> bytes:
    """What the stamp must say: Python, place, and the lock itself (cheaper than a hash of it)."""
    python = "%s%s %d bit" % (
        sys.implementation.cache_tag,
        THREADS,
        sys.maxsize.bit_length() + 1,
    )
    return b"\n".join([python.encode(), os.fsencode(VENV), read(lock)])


def compile_content() -> None:
    """Compile the content if a source changed since it was last compiled."""
    now = sources()
    try:
        if read(CONTENT_STAMP) == now and os.path.exists(COMPILED):
            return
    except OSError:
        pass
    import subprocess

    held = alone()
    try:
        done = subprocess.run(
            [PYTHON, "-P", "-m", "selfhelp.content", "build", "--if-stale"],
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    finally:
        os.close(held)
    if done.returncode == 0:
        try:
            write(CONTENT_STAMP, now)
        except OSError:
            pass  # only costs the next start a moment
        return
    told = done.stdout.decode("utf-8", "replace").strip()
    if not told or "Traceback (most recent call last)" in told:
        note(told)
        raise SetUpError("The texts in content/ could not be made ready. " + DETAILS)
    say(told)
    raise SetUpError("The texts in content/ can't be used like this. Mend the above, start again.")


def sources() -> bytes:
    """Names, sizes and times of all that the compiled content is made from."""
    found = []
    folders = [os.path.join(ROOT, *folder.split("/")) for folder in SOURCES]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.is_dir():
                        if entry.name != "__pycache__" and not entry.name.startswith("_data"):
                            folders.append(entry.path)
                    else:
                        stat = entry.stat()
                        found.append("%s %d %d" % (entry.path, stat.st_size, stat.st_mtime_ns))
        except OSError:
            continue  # a missing folder has no sources; the compiler says what is wrong with it
    return os.fsencode("\n".join(sorted(found)))


def environment() -> "Dict[str, str]":
    """The environment for everything that is started from here.

    With bytecode, as a start without it takes several times as long; without other people's
    packages; and with no place to install to but .venv.
    """
    env = dict(os.environ)
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH"):
        env.pop(name, None)
    for name in ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_DRY_RUN", "PIP_PYTHON"):
        env.pop(name, None)
    return env


def become(command: "List[str]", env: "Dict[str, str]") -> int:
    """Go on as another program; where that isn't possible, wait for it and pass its exit code."""
    sys.stdout.flush()
    sys.stderr.flush()
    if not WINDOWS:
        os.execve(command[0], command, env)
    import subprocess

    with subprocess.Popen(command, env=env) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # Ctrl+C went to the app too, and the app decides


def test(arguments: "List[str]") -> int:
    """Run every check of the project."""
    env = environment()
    if "--long" in arguments:
        env["SELFHELP_LONG"] = "1"
        arguments = [argument for argument in arguments if argument != "--long"]
    os.chdir(ROOT)
    return become([PYTHON, "-P", os.path.join(ROOT, "ci", "checks.py"), *arguments], env)


# Setting up: rare, slow, and the only part that uses the network.


def set_up(testing: bool) -> None:
    """Make .venv from nothing. Whatever was there before is no longer trusted."""
    held = alone()
    try:
        # Somebody else may have done it while we waited.
        if fits(APP_STAMP, APP_LOCK) and not (testing and not fits(DEV_STAMP, DEV_LOCK)):
            return
        for lock in (APP_LOCK, DEV_LOCK):
            if not os.path.exists(lock):
                raise SetUpError(
                    "%s is missing, so this copy of selfhelp is not whole. Get it once more."
                    % os.path.basename(lock)
                )
        # Before installing: a lock that changes meanwhile is not the one that gets installed.
        app, dev = wanted(APP_LOCK), wanted(DEV_LOCK)
        say(reason(testing))
        clear()
        os.mkdir(TEMPORARY)
        make_venv(held)
        install(APP_LOCK, held)
        if testing:
            install(DEV_LOCK, held)
        # Relative, so that it holds no path of this machine and needs no particular encoding.
        write(PATH_FILE, os.path.relpath(ROOT, PACKAGES).encode("ascii") + b"\n")
        remove(TEMPORARY)
        write(APP_STAMP, app)
        if testing:
            write(DEV_STAMP, dev)
    finally:
        os.close(held)


def reason(testing: bool) -> str:
    """One calm line: why it takes a while this time."""
    try:
        python, place, lock = read(APP_STAMP).split(b"\n", 2)
        want_python, want_place, want_lock = wanted(APP_LOCK).split(b"\n", 2)
    except (OSError, ValueError):
        begun = set(os.listdir(VENV)) - {os.path.basename(ONE_AT_A_TIME)}
        if not begun:
            return FIRST_TIME
        why = "the last time was not finished"
    else:
        if python != want_python:
            why = "another Python is in use"
        elif place != want_place:
            why = "this folder was moved"
        elif lock != want_lock:
            why = "this version needs other packages"
        elif testing and os.path.exists(PYTHON) and os.path.exists(PATH_FILE):
            why = "the tests need more packages"
        else:
            why = "parts are missing"
    return "Setting up again, because %s. This takes about a minute and uses the network." % why


def alone() -> int:
    """Wait until no other run.py sets up in this folder. Returns the file that holds the turn.

    The system gives the turn back when the last process that has the file open ends; pip has it
    open too, so that nobody clears .venv under a pip whose run.py was killed.
    """
    import time

    if os.path.islink(VENV):
        raise SetUpError(
            ".venv is a link to another folder, and setting up would clear that one. "
            "Remove the link and start again."
        )
    os.makedirs(VENV, exist_ok=True)
    file = os.open(ONE_AT_A_TIME, os.O_RDWR | os.O_CREAT, 0o666)
    told = False
    while not take(file):
        if not told:
            say("Another window is setting selfhelp up. Waiting for it.")
            told = True
        time.sleep(0.1)
    return file


def take(file: int) -> bool:
    """Take the turn if it is free."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # some network folders can't lock; then nothing can be done about it
    return True


def clear() -> None:
    """Remove all that a set-up makes, stamps first: from here on .venv isn't whole."""
    keep = os.path.basename(ONE_AT_A_TIME)
    names = [os.path.basename(stamp) for stamp in (APP_STAMP, DEV_STAMP, CONTENT_STAMP)]
    names += [name for name in os.listdir(VENV) if name != keep and name not in names]
    for name in names:
        remove(os.path.join(VENV, name))


def make_venv(held: int) -> None:
    """Make the empty virtual environment."""
    try:
        import ensurepip  # noqa: F401 - Debian packs these two apart from Python
        import venv  # noqa: F401
    except ImportError as error:
        raise SetUpError(
            "This Python came without the part that keeps a program's packages in its own folder "
            "(venv). On Debian, Ubuntu and Mint this installs it: "
            "sudo apt install python%d.%d-venv\nThen start again." % sys.version_info[:2]
        ) from error
    # Started from inside a virtual environment: .venv must not rest on that one.
    base = getattr(sys, "_base_executable", None) or sys.executable
    if call([base, "-I", "-m", "venv", VENV], held):
        raise SetUpError(explain())


def install(lock: str, held: int) -> None:
    """Install exactly what a lock lists: these files, ready-made, and no others."""
    command = [PYTHON, "-I", "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    # The cache would be written outside this folder; what pip asks can't be answered here.
    command += ["--no-deps", "--no-user", "--no-cache-dir", "--no-input", "--retries", "2"]
    command += ["--disable-pip-version-check", "--no-warn-script-location", "-r", lock]
    if call(command, held):
        raise SetUpError(explain())


def call(command: "List[str]", held: int) -> int:
    """Run one step of setting up; what it says goes to the log. Returns its exit code."""
    import subprocess

    env = environment()
    # Nothing outside this folder is written: a temporary folder of our own, and no other programs
    # within reach (pip asks some for their version, and they may make folders in the home).
    env.update(TMPDIR=TEMPORARY, TEMP=TEMPORARY, TMP=TEMPORARY, PATH=os.path.dirname(PYTHON))
    with open(LOG, "ab") as log:
        return subprocess.run(
            command,
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            check=False,
            pass_fds=() if WINDOWS else (held,),
        ).returncode


NO_ROOM = "The disk is full. Setting up needs about 150 MB: make room and start again."
NOT_THE_SAME = (
    "What came over the network is not what this version was checked with, so it was not used. "
    "Start again, best on another network."
)
NO_NETWORK = (
    "The network could not be reached. Setting up needs it this once, using selfhelp never does: "
    "connect and start again."
)
NOT_READY_MADE = (
    "A package that selfhelp needs is not offered ready-made for this computer and this Python; "
    "docs/dependencies.md says what is covered."
)
# What pip and the system say -> what the person reads. The first that fits counts: without a
# network pip ends with "No matching distribution" too.
SIGNS = (
    ("No space left on device", NO_ROOM),
    ("Disk quota exceeded", NO_ROOM),
    ("not enough space on the disk", NO_ROOM),
    ("DO NOT MATCH THE HASHES", NOT_THE_SAME),
    ("NewConnectionError", NO_NETWORK),
    ("NameResolutionError", NO_NETWORK),
    ("ConnectTimeoutError", NO_NETWORK),
    ("ReadTimeoutError", NO_NETWORK),
    ("ProtocolError", NO_NETWORK),
    ("ProxyError", NO_NETWORK),
    ("SSLError", NO_NETWORK),
    ("No matching distribution found", NOT_READY_MADE),
)


def explain() -> str:
    """The sentence for a failed step, from what the log says."""
    try:
        log = read(LOG).decode("utf-8", "replace")
    except OSError:
        log = ""
    for sign, sentence in SIGNS:
        if sign in log:
            return "%s %s" % (sentence, DETAILS)
    return "Setting up did not work. Start again; if it stays so, %s says why." % (
        os.path.join(".venv", "setup.log")
    )


def too_old() -> str:
    """The sentence for an old Python."""
    import shutil

    text = "selfhelp needs Python %d.%d or newer, and this is Python %d.%d." % (
        OLDEST + tuple(sys.version_info[:2])
    )
    for minor in range(OLDEST[1], 20):
        name = "python3.%d" % minor
        if shutil.which(name):
            return "%s There is a newer one on this computer; use it: %s run.py" % (text, name)
    return text + " Install a newer one (your system's own store or python.org) and start again."


def cannot_write(error: OSError) -> str:
    """The sentence for a folder that doesn't let us."""
    name = error.filename if isinstance(error.filename, str) else VENV
    if name.startswith(ROOT + os.sep):
        name = name[len(ROOT) + 1 :]
    return (
        "%s could not be used: %s. Put this folder where you may write, with room for 150 MB, "
        "close other windows that run selfhelp, and start again."
        % (name, error.strerror or type(error).__name__)
    )


# Small things.


def read(path: str) -> bytes:
    """All of a file."""
    with open(path, "rb") as file:
        return file.read()


def write(path: str, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    beside = "%s.%d" % (path, os.getpid())
    with open(beside, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def remove(path: str) -> None:
    """Remove a file or a folder, or nothing."""
    import shutil

    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.remove(path)


def note(text: str) -> None:
    """Keep details for later."""
    with open(LOG, "ab") as log:
        log.write(text.encode("utf-8", "replace") + b"\n")


def say(text: str) -> None:
    """A line for the person, on standard error; standard output is the app's."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        pass  # nobody listens


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
