"""Strict YAML: maps, lists and text with the line each came from, and nothing else.

Every scalar is text, so `no`, `12:30` and `0116` stay what was typed. No tags, anchors, aliases,
repeated fields, deep nesting or huge files (L10N.md section 6). What is wrong becomes a `Problem`
with file and line and one plain sentence; parsing never raises on bad input.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from selfhelp.domain import text as display

MAX_BYTES = 400_000
MAX_DEPTH = 12


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: where, and a sentence that says what and what to do."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


@dataclass(slots=True)
class Node:
    """A value of a source file. `value` is a str, a list of nodes or a dict of nodes."""

    value: str | list[Node] | dict[str, Node]
    file: str
    line: int
    key_lines: dict[str, int] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """What it is, in words for a message."""
        return {str: "text", list: "a list", dict: "fields"}[type(self.value)]

    def map(self) -> dict[str, Node]:
        """Its fields; empty if it has none."""
        return self.value if isinstance(self.value, dict) else {}

    def items(self) -> list[Node]:
        """Its entries; empty if it is no list."""
        return self.value if isinstance(self.value, list) else []

    def text(self) -> str:
        """Its text; empty if it is none."""
        return self.value if isinstance(self.value, str) else ""

    def walk(self) -> Iterator[Node]:
        """Itself and all below it."""
        yield self
        for child in [*self.map().values(), *self.items()]:
            yield from child.walk()


def parse(path: Path, problems: list[Problem], name: str = "") -> Node | None:
    """Read one source file.

    Args:
        path: the file.
        problems: grows by what is wrong with it.
        name: what messages call the file; its own name if empty.

    Returns:
        The root, or None when nothing usable could be read.
    """
    name = name or path.name
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            problems.append(
                Problem(name, 1, f"the file is larger than {MAX_BYTES // 1000} kB; split it.")
            )
            return None
        source = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.append(Problem(name, line, "this is not UTF-8 text; save the file as UTF-8."))
        return None
    except OSError as error:
        problems.append(Problem(name, 1, f"the file can't be read ({error.strerror})."))
        return None
    return parse_text(source, problems, name)


def parse_text(source: str, problems: list[Problem], name: str) -> Node | None:
    """As `parse`, from a text."""
    for number, line in enumerate(source.split("\n"), 1):
        if found := display.controls(line.rstrip("\r").replace("\t", "")):
            problems.append(
                Problem(name, number, f"character {', '.join(found)} is not allowed; take it out.")
            )
            return None
    try:
        root = yaml.compose(source, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.append(
            Problem(name, mark.line + 1 if mark else 1, f"this is not valid YAML: {_why(error)}.")
        )
        return None
    except (yaml.YAMLError, RecursionError, ValueError):
        problems.append(Problem(name, 1, "this is not valid YAML; compare it with a file that is."))
        return None
    if root is None:
        problems.append(Problem(name, 1, "the file is empty."))
        return None
    before = len(problems)
    node = _convert(root, problems, name, 0, set())
    return node if len(problems) == before else None


def _why(error: yaml.MarkedYAMLError) -> str:
    """PyYAML's reason in words for a person who writes, with the commonest causes."""
    reason = (error.problem or "").strip()
    if "but found another document" in reason:
        return "a file holds one document; take out the `---` line"
    if "mapping values are not allowed" in reason:
        return "a text with a colon needs quotes around it"
    if "undefined alias" in reason or "anchor" in reason:
        return "`*` and `&` names are not allowed; write the text out or put it in quotes"
    if "\\t" in reason or "tab" in reason.lower():
        return "tabs can't indent; use spaces"
    if "expected <block end>" in reason or "could not find expected ':'" in reason:
        return "the indentation or a missing `:` does not fit the lines above it"
    if "escape character" in reason:
        return "a backslash inside double quotes has a meaning of its own; use single quotes"
    if "scanning a quoted scalar" in (error.context or ""):
        return "a quote is opened here and never closed"
    return reason or "the structure can't be understood"


def _convert(
    node: yaml.Node, problems: list[Problem], name: str, depth: int, seen: set[int]
) -> Node:
    """A PyYAML node as ours; what the strict subset refuses becomes a problem."""
    line = node.start_mark.line + 1

    def refuse(text: str, at: int = line) -> Node:
        problems.append(Problem(name, at, text))
        return Node("", name, at)

    # An alias hands us the very node of its anchor a second time.
    if id(node) in seen:
        return refuse("`*name` repeats another place; write the text out.")
    seen.add(id(node))
    if depth > MAX_DEPTH:
        return refuse(f"this is nested more than {MAX_DEPTH} deep; make it flatter.")
    if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.endswith(
        ("python", "binary", "set", "omap")
    ):
        return refuse(f"the tag {node.tag} is not allowed; take out the `!` word.")
    if isinstance(node, yaml.ScalarNode):
        return Node(str(node.value), name, line)
    if isinstance(node, yaml.SequenceNode):
        return Node(
            [_convert(child, problems, name, depth + 1, seen) for child in node.value], name, line
        )
    result: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        at = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            refuse("a field name must be plain text.", at)
            continue
        if key.value in result:
            refuse(f"the field `{key.value}` stands here twice; keep one.", at)
            continue
        result[key.value] = _convert(value, problems, name, depth + 1, seen)
        lines[key.value] = at
    return Node(result, name, line, lines)
