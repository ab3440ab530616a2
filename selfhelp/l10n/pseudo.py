"""Two languages that nobody speaks, to see the app in before a translator has to.

en_XA is English with accents and 40 % more of it: what isn't accented doesn't come from a
catalogue, and what is cut off would be cut off in German. en_XB is English between right-to-left
isolates with a mark after each word: what falls apart would fall apart in Arabic.

Pure: text in, text out. What a pack may not change stays as it is: `{fields}`, our two tags,
numbers, addresses, keys, options and commands to type. So both pass the checks of a pack.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import east_asian_width

MORE = 0.4
"""What translations add: German is about a third longer than English."""

FILLER = ("und", "noch", "etwas", "laenger", "als", "das", "hier", "")

RLI, PDI, RLM = "\u2067", "\u2069", "\u200f"
"""Right-to-left isolate, its end, and the mark that counts as a right-to-left letter."""

_ACCENTS = str.maketrans(
    "ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz",
    "ÅÇÐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽåçðéĝĥîĵķļñöŕšţûŵýž",
)

_KEPT = re.compile(
    r"\{[^{}\s]*\}"  # a field
    r"|</?(?:b|say)>"
    r"|\bhttps?://\S+|\bwww\.\S+|\S+@\S+\.\w+"  # an address
    r"|\b[\w-]+\.[a-z]{2,4}\b"  # a file
    r"|`[^`]*`|\bselfhelp(?: [a-z]+)*|(?<!\w)--?[a-z][a-z-]*"  # to be typed as it stands
    r"|\b(?:Ctrl|Alt|Shift)\+\w+"  # a key
    r"|\b\w*\d[\w.,:/-]*"  # a number, and words with one
    r"|\b[A-Z]{2,}\b"  # OCD, DIR
)
_END = re.compile(r"[\s.,:;!?…\"”’)\]]*\Z")


def accented(text: str, longest: int = 0) -> str:
    """English with accents and, before its last punctuation, 40 % more of it.

    Args:
        longest: cells that the text may take; 0 for no limit.
    """
    return "\n".join(_longer(line, longest) if line.strip() else line for line in text.split("\n"))


def mirrored(text: str, longest: int = 0) -> str:
    """English as a right-to-left language would be stored: isolated, with a mark after each word.

    Each line is isolated on its own: an isolate ends with its line. `longest` is there for
    `accented`; isolates and marks take no cell.
    """
    return "\n".join(_turned(line) if line.strip() else line for line in text.split("\n"))


LOCALES: dict[str, Callable[[str, int], str]] = {"en_XA": accented, "en_XB": mirrored}
"""Tag -> what makes its texts of the English ones."""


def _longer(line: str, longest: int) -> str:
    made = _outside(line, lambda part: part.translate(_ACCENTS))
    add = int(len(line) * MORE)
    if longest:
        add = min(add, longest - _cells(made))
    words = (" ".join(FILLER) * (add // 8 + 1))[: max(0, add - 1)].strip().translate(_ACCENTS)
    end = _END.search(made)
    at = end.start() if end else len(made)
    return f"{made[:at]} {words}{made[at:]}" if words else made


def _turned(line: str) -> str:
    """The line in an isolate; a mark stands after each word that isn't kept as it is."""
    inner = _outside(line, lambda part: re.sub(r"(\w)(?=\s|\Z)", rf"\1{RLM}", part))
    return f"{RLI}{inner}{PDI}"


def _outside(line: str, change: Callable[[str], str]) -> str:
    """Change what stands between the parts that are kept."""
    out, at = [], 0
    for kept in _KEPT.finditer(line):
        out += [change(line[at : kept.start()]), kept.group()]
        at = kept.end()
    return "".join([*out, change(line[at:])])


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
