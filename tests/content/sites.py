"""Which places of the checker have spoken: a rule that no example breaks is a rule nobody tested."""

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from selfhelp.content import source

CONTENT = Path(source.__file__).parent
SPEAKS = {"problem", "_problem", "refuse", "Problem", "at"}
"""The names by which the checker says that something is wrong."""


def sites(file: Path) -> dict[int, tuple[int, str]]:
    """Each call that reports a problem: first line -> its last line and its source."""
    text = file.read_text(encoding="utf-8")
    found: dict[int, tuple[int, str]] = {}
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in SPEAKS:
            source_text = " ".join((ast.get_source_segment(text, node) or "").split())
            found[node.lineno] = (node.end_lineno or node.lineno, source_text)
    return found


class Heard:
    """The lines of the checker that were on the way to a problem."""

    def __init__(self) -> None:
        self.lines: set[tuple[str, int]] = set()

    def silent(self, *names: str) -> list[str]:
        """The calls in these files of the checker that never spoke."""
        result = []
        for name in names:
            spoke = {line for file, line in self.lines if file == name}
            for first, (last, text) in sites(CONTENT / name).items():
                if not spoke.intersection(range(first, last + 1)):
                    result.append(f"{name}:{first}: {text}")
        return result


@contextmanager
def listening() -> Iterator[Heard]:
    """Note, for each problem that is made, the calls that led to it."""
    heard = Heard()
    plain = source.Problem.__post_init__

    def noted(self: source.Problem) -> None:
        plain(self)
        frame = sys._getframe(1)
        while frame is not None:
            file = Path(frame.f_code.co_filename)
            if CONTENT in file.parents:
                heard.lines.add((file.relative_to(CONTENT).as_posix(), frame.f_lineno))
            frame = frame.f_back  # type: ignore[assignment]  # None ends the loop

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source.Problem, "__post_init__", noted)
        yield heard
