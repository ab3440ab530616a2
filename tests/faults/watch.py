"""What a program wrote anywhere: each call of it and of all that it started, seen by strace.

Whoever adds a walk through another frontend needs `command`, which goes before the program's own
words, a terminal such as `tests.e2e.tty.Tty` or `FullScreen` to run that in, and then `Written`.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

WRITES = (
    "write", "writev", "pwrite64", "pwritev", "pwritev2",
    "sendto", "sendmsg", "sendmmsg", "vmsplice",
)  # fmt: skip
# These put something somewhere without its bytes being seen; the last also for memory maps.
UNSEEN = ("sendfile", "splice", "tee", "copy_file_range", "io_uring_setup", "mmap")
OTHERS = ("open", "openat", "openat2", "creat", "execve", "execveat", "prctl", "memfd_create")

_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$", re.MULTILINE)
_UNFINISHED = re.compile(r"^(\d+) .*<unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")
_DESCRIPTOR = re.compile(r"^(\d+)<([^>]*)>")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_NAME = re.compile(r'"((?:[^"\\]|\\.)*)", [^,]*O_(?:WRONLY|RDWR|CREAT)')
_TERMINAL = re.compile(r"/dev/(pts/\d+|tty|ptmx)$")
_PIPE = re.compile(r"pipe:\[\d+\]$")


def command(trace: Path, argv: Sequence[str]) -> list[str]:
    """`argv` with all that it writes kept in the file `trace`: whole, and in hexadecimal, so that
    no piece of it hides in how strace shows strange bytes.
    """
    calls = f"trace={','.join((*WRITES, *UNSEEN, *OTHERS))}"
    options = ["-f", "-qq", "-y", "-v", "-x", "-s", "20000000", "--seccomp-bpf", "-e", calls]
    return ["strace", *options, "-o", str(trace), *argv]


class Written:
    """What was traced.

    Attributes:
        calls: (name, arguments as strace writes them), without those that only tell of an end.
        out: what went to standard output, error and the terminal, as bytes.
        elsewhere: (name, where, bytes) of each other write.
        programs: the words and the environment of each program that was started.
        opened: the names of files that were opened to be written, where that was allowed.
        unseen: calls that could write without being seen.
    """

    def __init__(self, trace: Path) -> None:
        text = trace.read_text(encoding="utf-8", errors="surrogateescape")
        self.calls: list[tuple[str, str]] = _CALL.findall(_joined(text))
        self.out = b""
        self.elsewhere: list[tuple[str, str, bytes]] = []
        for name, rest in self.calls:
            if name in WRITES:
                self._write(name, rest)
        self.programs = [rest for name, rest in self.calls if name.startswith("execve")]
        self.opened = [
            found[1]
            for name, rest in self.calls
            if name in OTHERS[:4] and " = -1 " not in rest and (found := _NAME.search(rest))
        ]
        self.unseen = [
            f"{name}({rest}" for name, rest in self.calls if name in UNSEEN and _hidden(name, rest)
        ]

    def _write(self, name: str, rest: str) -> None:
        place = _DESCRIPTOR.match(rest)
        number, where = place.groups() if place else ("?", "?")
        data = b"".join(map(_bytes, _STRING.findall(rest)))
        ours = number in ("1", "2") and _PIPE.match(where)
        if _TERMINAL.match(where) or ours:
            self.out += data
        else:
            self.elsewhere.append((name, where, data))

    def leaks(self, *secrets: str) -> list[str]:
        """Where any of these went that isn't the terminal; which call, and which file."""
        return [
            f"{name} to {where}"
            for name, where, data in self.elsewhere
            if any(form in data for secret in secrets for form in forms(secret))
        ]

    def told(self, *secrets: str) -> list[str]:
        """Which programs got one of these as a word or in their environment."""
        return [
            words[:200] for words in self.programs if any(secret in words for secret in secrets)
        ]

    def limited(self) -> bool:
        """Whether the program forbade pictures of its memory, and didn't allow them again."""
        asked = [rest for name, rest in self.calls if name == "prctl" and "_DUMPABLE" in rest]
        asked = [rest for rest in asked if "PR_SET_DUMPABLE" in rest]
        return bool(asked) and all(
            re.search(r"(SUID_DUMP_DISABLE|, 0)\b.* = 0$", rest) for rest in asked
        )


def _joined(text: str) -> str:
    """The trace with calls in one piece: strace cuts one in two where another thread made one
    meanwhile.
    """
    begun: dict[str, str] = {}
    lines = []
    for line in text.splitlines():
        if cut := _UNFINISHED.match(line):
            begun[cut[1]] = cut[0].removesuffix("<unfinished ...>")
        elif (end := _RESUMED.match(line)) and end[1] in begun:
            lines.append(begun.pop(end[1]) + end[2])
        else:
            lines.append(line)
    return "\n".join([*lines, *begun.values()])


def forms(secret: str) -> tuple[bytes, ...]:
    """A text as programs may write it down."""
    return (secret.encode(), secret.encode("utf-16-le"), secret.encode("utf-32-le"))


def held(folder: Path, *secrets: str) -> list[str]:
    """The files below a folder in which one of these stands."""
    wanted = [form for secret in secrets for form in forms(secret)]
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in wanted)
    ]


def alive(pid: int) -> list[int]:
    """A process and all that it has started (Linux)."""
    found = [pid]
    for process in found:
        for path in Path(f"/proc/{process}/task").glob("*/children"):
            found += map(int, path.read_text().split())
    return found


def shows(pids: Iterable[int], *secrets: str) -> list[str]:
    """Which of these processes show one of the secrets to whoever may look (Linux)."""
    seen = []
    for pid in pids:
        for name in ("cmdline", "environ", "comm"):
            data = Path(f"/proc/{pid}/{name}").read_bytes()
            if any(os.fsencode(secret) in data for secret in secrets):
                seen.append(f"{name} of {pid}")
    return seen


def _hidden(name: str, rest: str) -> bool:
    if name != "mmap":
        return " = -1 " not in rest
    return "PROT_WRITE" in rest and "MAP_SHARED" in rest and "MAP_ANONYMOUS" not in rest


def _bytes(shown: str) -> bytes:
    """A string as strace shows it, which is nearly as C and Python write one."""
    if "\\" not in shown:
        return shown.encode("utf-8", "surrogateescape")
    value: bytes = ast.literal_eval(f'b"{shown}"')
    return value
