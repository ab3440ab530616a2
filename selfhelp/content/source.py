"""Strict YAML: maps, lists and text with the line each came from, and nothing else.

Every scalar is text, so `no`, `12:30` and `0116` stay what was typed. No tags, anchors, aliases,
repeated fields, deep nesting or huge files (L10N.md section 6). What is wrong becomes a `Problem`
with file and line and one plain sentence; parsing never raises on bad input.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from selfhelp.domain import text as display

MAX_BYTES = 400_000
MAX_DEPTH = 12

# libyaml's reader where it is there; the other gives the same answers, slower.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What YAML itself can't hold; said here, because the two readers word and place it differently.
_UNREADABLE = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: where, and a sentence that says what and what to do."""

    file: str
    line: int
    text: str

    def __post_init__(self) -> None:
        # It may quote what it complains about, and it is printed to a terminal.
        object.__setattr__(self, "text", display.clean(" ".join(self.text.split())))

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
        line = line.rstrip("\r").replace("\t", "")
        if found := display.controls(line) + [f"U+{ord(c):04X}" for c in _UNREADABLE.findall(line)]:
            problems.append(
                Problem(name, number, f"character {', '.join(found)} is not allowed; take it out.")
            )
            return None
    try:
        # Before composing, which recurses: on deep nesting libyaml's takes the process with it.
        if refused := _refused(source):
            problems.append(Problem(name, *refused))
            return None
        root = yaml.compose(source, LOADER)
    except yaml.MarkedYAMLError as error:
        text = f"this is not valid YAML: {_why(error, source)}."
        problems.append(Problem(name, _where(error)[0] + 1, text))
        return None
    except (yaml.YAMLError, ValueError):
        problems.append(Problem(name, 1, "this is not valid YAML; compare it with a file that is."))
        return None
    if root is None:
        problems.append(Problem(name, 1, "the file is empty."))
        return None
    before = len(problems)
    node = _convert(root, problems, name)
    return node if len(problems) == before else None


def _refused(source: str) -> tuple[int, str] | None:
    """The first place that is YAML but outside our strict part of it: its line and why."""
    depth = 0
    for event in yaml.parse(source, LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if getattr(event, "anchor", None):
            return (
                line,
                "`*` and `&` names are not allowed; write the text out or put it in quotes.",
            )
        if tag := getattr(event, "tag", None):
            return line, f"the tag {tag[:40]} is not allowed; take out the `!` word."
        if isinstance(event, yaml.NodeEvent) and depth > MAX_DEPTH:
            return line, f"this is nested more than {MAX_DEPTH} deep; make it flatter."
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
    return None


def _where(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """The line and column to look at, from 0: where something was opened, if it never closed."""
    opened = "quoted scalar" in (error.context or "") or "flow" in (error.context or "")
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _why(error: yaml.MarkedYAMLError, source: str) -> str:
    """PyYAML's reason in words for a person who writes, with the commonest causes."""
    reason, context = (error.problem or "").strip(), error.context or ""
    if "but found another document" in reason:
        return "a file holds one document; take out the `---` line"
    if "mapping values are not allowed" in reason:
        return "a text with a colon needs quotes around it, or the line above lacks its colon"
    if "escape" in reason:
        return "a backslash inside double quotes has a meaning of its own; use single quotes"
    if "quoted scalar" in context:
        return "a quote is opened here and never closed"
    if "flow" in context:
        return "a `[` or `{` is opened here and never closed"
    if "tab character" in reason:
        return "tabs can't indent; use spaces"
    if "cannot start any token" in reason:
        line, column = _where(error)
        char = source.split("\n")[line][column : column + 1]
        if char == "\t":
            return "tabs can't indent; use spaces"
        return f"a text that begins with `{char}` needs quotes around it"
    if "expected" in reason:
        return "the indentation or a missing `:` does not fit the lines above it"
    return reason or "the structure can't be understood"


def _convert(node: yaml.Node, problems: list[Problem], name: str) -> Node:
    """A PyYAML node as ours; what the strict subset refuses becomes a problem."""
    line = node.start_mark.line + 1

    def refuse(text: str, at: int) -> None:
        problems.append(Problem(name, at, text))

    def text(scalar: yaml.ScalarNode) -> str:
        # Escapes in double quotes make characters that the source didn't show.
        if found := display.controls(scalar.value.replace("\t", "")):
            at = scalar.start_mark.line + 1
            refuse(f"character {', '.join(found)} is not allowed; take it out.", at)
        return str(scalar.value)

    if isinstance(node, yaml.ScalarNode):
        return Node(text(node), name, line)
    if isinstance(node, yaml.SequenceNode):
        return Node([_convert(child, problems, name) for child in node.value], name, line)
    result: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        at = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            refuse("a field name must be plain text.", at)
            continue
        if text(key) in result:
            refuse(f"the field `{key.value[:40]}` stands here twice; keep one.", at)
            continue
        result[key.value] = _convert(value, problems, name)
        lines[key.value] = at
    return Node(result, name, line, lines)
