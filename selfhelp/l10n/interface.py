"""The texts of the interface: every `t()` and `tn()` of the code, found by Babel's extraction."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from selfhelp.l10n.units import UI, Unit

KEYWORDS = {"t": ((1, "c"), 2), "tn": ((1, "c"), 2, 3)}
COMMENT = "l10n:"
"""How a comment above a call begins that is a note for translators; `max N` in it is a limit."""

SAFETY = (
    "cli/now.py",
    "helplines/fill.py",
    "helplines/gaps.py",
    "helplines/groups.py",
    "helplines/words.py",
    "plain/card_lines.py",
    "plain/help_now.py",
    "tui/screens/help_now.py",
)
"""Where the words of Help now stand."""

SAFE_IDS = ("offer.", "people.", "settings.ocd-rules", "walk.safe")
"""How the ids of other texts begin that are about somebody's safety."""

NOT_ESSENTIAL = ("helplines.language.", "preview.", "reading.", "rtl.")
"""Names of languages beside a line, and what few readers see."""

LATER = (
    "cli/",
    "files.py",
    "journal/",
    "l10n/",
    "locations/",
    "offline/",
    "plain/journal/",
    "tui/screens/journal/",
    "vault/",
)
"""What can wait until the essentials are done."""

_PLACES = (
    ("cli/now.py", "Help now, from the command line"),
    ("cli/", "the command line"),
    ("helplines/languages.py", "names of languages, beside a help line"),
    ("helplines/", "beside the number of a help line"),
    ("journal/", "the journal, on the full screen and in plain mode"),
    ("plain/help_now.py", "Help now, as lines of text"),
    ("plain/verbs.py", "words that a person types: keep each one short, without spaces if you can"),
    ("plain/journal/", "the journal, as lines of text"),
    ("plain/", "plain mode: lines of text, often read aloud by a screen reader"),
    ("player/", "while a page is answered"),
    ("tui/screens/help_now.py", "Help now, on the full screen"),
    ("tui/screens/journal/", "the journal, on the full screen"),
    ("tui/screens/settings.py", "the settings, on the full screen"),
    ("tui/keys.py", "names of keys and what they do: a narrow line at the foot of the screen"),
    ("tui/", "the full screen"),
    ("vault/", "when the journal's file can't be used"),
    ("", "messages about files and folders"),
)
_FIELD = re.compile(r"\{([^{}]*)\}")
_LIMIT = re.compile(r"\bmax ([0-9]{1,4})\b")


def units(package: Path) -> list[Unit]:
    """Every text of the interface, in the order of the files.

    Args:
        package: the folder `selfhelp` with its sources.

    Returns:
        One unit an id; the first place where it stands counts.
    """
    from babel.messages.extract import extract_from_dir

    found: dict[str, Unit] = {}
    rows = extract_from_dir(
        package,
        [("**.py", "selfhelp.l10n.interface:calls")],
        keywords=KEYWORDS,
        comment_tags=(COMMENT,),
    )
    for name, line, messages, comments, id in rows:
        file = name.replace("\\", "/")
        # A text that stands in several places goes by the gravest of them.
        if not id or (id in found and (file not in SAFETY or found[id].tier == "safety")):
            continue
        text, plural = messages if isinstance(messages, tuple) else (messages, "")
        said = " ".join(comment.removeprefix(COMMENT).strip() for comment in comments)
        limit = _LIMIT.search(said)
        found[id] = Unit(
            id=id,
            text=text,
            plural=plural,
            room=UI,
            note=_note(file, text + plural, said),
            longest=int(limit[1]) if limit else 0,
            tier="safety" if file in SAFETY or id.startswith(SAFE_IDS) else "ordinary",
            file=f"selfhelp/{file}",
            line=line,
            essential=_essential(id, file),
        )
    return sorted(found.values(), key=lambda unit: (unit.tier != "safety", unit.file, unit.line))


def _essential(id: str, file: str) -> bool:
    """Whether a text belongs to what a language begins with."""
    if file in SAFETY or id.startswith(SAFE_IDS):
        return True
    return not file.startswith(LATER) and not id.startswith(NOT_ESSENTIAL)


def calls(
    file: IO[bytes], keywords: Collection[str], tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """The calls of these functions in a source file, for Babel's extraction.

    Babel's own reader of Python goes by tokens, and before Python 3.12 a call inside an f-string is
    none: its text would never be translated.
    """
    source = file.read().decode("utf-8")
    lines = source.split("\n")
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = str(getattr(node.func, "id", "") or getattr(node.func, "attr", ""))
        if name not in keywords:
            continue
        texts = tuple(
            part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else None
            for part in node.args
        )
        above = node.lineno - 2
        comments: list[str] = []
        while above >= 0 and (line := lines[above].strip()).startswith("#"):
            comments.insert(0, line.lstrip("# "))
            above -= 1
        noted = [line for line in comments if line.startswith(tuple(tags))]
        yield node.lineno, name, texts, noted


def _note(file: str, text: str, said: str) -> str:
    """Where it is shown, what is filled in, and what the programmers say."""
    where = next(words for start, words in _PLACES if file.startswith(start))
    fields = list(dict.fromkeys(_FIELD.findall(text)))
    parts = [f"Shown in: {where}."]
    if fields:
        names = ", ".join(f"{{{name}}}" for name in fields)
        parts.append(f"Keep {names} as it is: the program puts something in its place.")
    return " ".join((*parts, said)).strip()
