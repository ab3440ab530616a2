"""What may stand in our programs as text: a check over their syntax trees.

Every sentence that a person can see goes through `t()` or `tn()`, with an id of its own and with
literals, so that it can be found and translated.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

PROSE = re.compile(r"[^\W\d_]['’\w]+[,;:.!?]? [^\W\d_]{2,}")
"""Two words of letters with a space between: what a sentence has and a name hasn't."""
ID = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+\Z")
FIELD = re.compile(r"\{([^{}]*)\}")
NAME = re.compile(r"[a-z_]+\Z")
PROGRAMMERS = {"AssertionError", "KeyError", "NotImplementedError", "TypeError", "ValueError"}
"""Errors that mean a mistake of ours, or are caught and said otherwise; nobody reads them."""

STYLES = {"CSS", "DEFAULT_CSS"}
"""Where a style sheet stands in Python."""


@dataclass
class Texts:
    """What one check has gathered over several files: id -> its English text and first place."""

    ids: dict[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)


def check(source: str, name: str, texts: Texts | None = None) -> list[str]:
    """What is wrong in one file, each with its place."""
    tree = ast.parse(source)
    texts = texts if texts is not None else Texts()
    found = [
        *(_at(name, node, text) for node in _calls(tree) for text in _call(node, name, texts)),
        *(_at(name, node, "t() runs when this is imported") for node in _imported(tree)),
        *(_at(name, node, "t and tn keep their names") for node in _renamed(tree)),
    ]
    if name == "selfhelp/domain/strings.py":
        found = []  # they are made here
    quiet = _quiet(tree)
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in quiet else None
        if isinstance(text, str) and PROSE.search(text):
            found.append(_at(name, node, f"prose outside t(): {text!r}"))
    return found


def _at(name: str, node: ast.AST, text: str) -> str:
    return f"{name}:{getattr(node, 'lineno', 0)}: {text}"


def _called(node: ast.AST) -> str:
    """t or tn if this is a call of one of them."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if function.value.id == "strings" and function.attr in _T else ""
    return function.id if isinstance(function, ast.Name) and function.id in _T else ""


_T = ("t", "tn")


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node):
            yield node


def _call(node: ast.Call, name: str, texts: Texts) -> Iterator[str]:
    """What is wrong with one call of t or tn."""
    plural = _called(node) == "tn"
    literals = [
        each.value for each in node.args[: 3 if plural else 2] if isinstance(each, ast.Constant)
    ]
    if len(node.args) != (4 if plural else 2) or len(literals) != (3 if plural else 2):
        yield "the id and the English text must be literals, or they can't be translated"
        return
    id, *english = map(str, literals)
    if not ID.match(id):
        yield f"the id {id!r} should look like home.title"
    known, place = texts.ids.setdefault(id, (tuple(english), _at(name, node, "")))
    if known != tuple(english):
        yield f"the id {id!r} has another English text at {place.rstrip(': ')}"
    used = {part for text in english for part in FIELD.findall(text)}
    if strange := {part for part in used if not NAME.match(part)}:
        yield f"{sorted(strange)} is no plain field"
    given = {keyword.arg for keyword in node.keywords}
    if None in given:
        yield "fields are named one by one, or nobody sees which there are"
    elif used - ({"n"} if plural else set()) != given - ({"n"} if plural else set()):
        yield f"the text has the fields {sorted(used)}, and gets {sorted(map(str, given))}"


def _imported(tree: ast.AST) -> Iterator[ast.Call]:
    """Calls of t or tn that run at import: everything but the bodies of functions."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            at_once: list[ast.expr | None] = [*child.args.defaults, *child.args.kw_defaults]
            at_once += [] if isinstance(child, ast.Lambda) else child.decorator_list
            for part in filter(None, at_once):
                yield from _imported(ast.Expr(part))
            continue
        if isinstance(child, ast.Call) and _called(child):
            yield child
        yield from _imported(child)


def _renamed(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "selfhelp.domain.strings":
            yield from (each for each in node.names if each.name in _T and each.asname)


def _quiet(tree: ast.AST) -> set[int]:
    """The literals that nobody sees or that t() is given."""
    inside: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inside.append(node.value)  # docstrings, also those below a name
        elif isinstance(node, ast.Call) and _called(node):
            inside += node.args
        elif isinstance(node, ast.keyword) and node.arg == "classes":
            inside.append(node.value)  # Textual's names for style sheets
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            if isinstance(node.exc.func, ast.Name) and node.exc.func.id in PROGRAMMERS:
                inside += node.exc.args
        elif isinstance(node, ast.Assert) and node.msg:
            inside.append(node.msg)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            names = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(each, ast.Name) and each.id in STYLES for each in names):
                inside.append(node.value)
        for annotation in ("annotation", "returns"):
            inside.append(getattr(node, annotation, None) or ast.Pass())
    return {id(part) for node in inside for part in ast.walk(node)}
