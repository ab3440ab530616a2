"""A strict look at the lines of a PO file, before any library reads it.

Libraries forgive: they take curly quotes, a missing end quote, the marks of a merge or the same unit
twice, and a translation is lost without a word (L10N.md section 3). Each of these is an error here,
with file, line and what to do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selfhelp.content.source import Problem
from selfhelp.domain import text as display

MOST_BYTES = 4_000_000
MOST_PROBLEMS = 20

_KEYWORD = re.compile(r"(msgctxt|msgid|msgid_plural|msgstr(?:\[[0-5]\])?)(?:[ ]+(.*))?\Z")
_STRING = re.compile(r'"((?:[^"\\]|\\["\\ntr])*)"\Z')
_ESCAPE = re.compile(r'\\(["\\ntr])')
_MEANING = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?: |\Z)")
_CURLY = "“”„‟«»‘’‚‛＂"


def unescape(text: str) -> str:
    """What stands between the quotes, as the text it means."""
    return _ESCAPE.sub(lambda found: _MEANING[found[1]], text)


def escape(text: str) -> str:
    """A text as it stands between quotes."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


@dataclass(slots=True)
class _Entry:
    """What has been seen of one entry."""

    line: int
    seen: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    dead: bool = False


class _Check:
    """One pass over the lines."""

    def __init__(self, name: str, problems: list[Problem], *, look: bool) -> None:
        self.name = name
        self.look = look  # for control characters: most files have none at all
        self.problems = problems
        self.entry: _Entry | None = None
        self.ids: dict[tuple[str, bool], int] = {}
        self.before = ""

    def wrong(self, line: int, text: str) -> None:
        self.problems.append(Problem(self.name, line, text))

    def line(self, number: int, line: str) -> None:
        """One line, without its end."""
        if self.look and (found := display.controls(line)):
            self.wrong(number, f"character {', '.join(found)} is not allowed; take it out.")
            return
        if _CONFLICT.match(line):
            self.wrong(
                number,
                "two versions of this file were put together here and not sorted out;"
                " keep one of the two and take the marks out.",
            )
            return
        line = line.strip()
        dead = line.startswith("#~")
        if dead:
            line = line[2:].strip()
        if line.startswith(("#|", "|")):
            before = line.lstrip("#|").strip()
            if before and not before.startswith('"'):
                keyword = _KEYWORD.match(before)
                before = (keyword[2] or "") if keyword else "?"
            if before:
                self._string(number, before)
            return
        if not dead and re.match("#[^ .:,]", line):
            self.wrong(number, "a comment begins with # and a space; put the space in.")
            return
        if not line or line.startswith("#"):
            if not line and self.entry and not dead:
                self.close()
            return
        if line.startswith('"'):
            self._more(number, line, dead)
            return
        found_word = _KEYWORD.match(line)
        if not found_word:
            self.wrong(number, _strange(line))
            return
        self._keyword(number, found_word[1], found_word[2] or "", dead)

    def _string(self, number: int, text: str) -> str | None:
        found = _STRING.match(text.strip())
        if found:
            return unescape(found[1])
        self.wrong(number, _bad_string(text.strip()))
        return None

    def _more(self, number: int, line: str, dead: bool) -> None:
        text = self._string(number, line)
        if self.entry is None or not self.entry.seen or self.entry.dead != dead:
            self.wrong(number, "this text belongs to nothing: a line above it is missing.")
        elif text is not None:
            self.entry.texts[self.entry.seen[-1]] += text

    def _keyword(self, number: int, word: str, rest: str, dead: bool) -> None:
        text = self._string(number, rest) if rest else None
        if not rest:
            self.wrong(number, f'after {word} a text in quotes is missing; write {word} "".')
        starts = word == "msgctxt" or (
            word == "msgid" and (self.entry is None or self.entry.seen[-1:] != ["msgctxt"])
        )
        if starts or self.entry is None or self.entry.dead != dead:
            self.close()
            self.entry = _Entry(number, dead=dead)
            if not starts:
                self.wrong(number, f"{word} stands here without its msgctxt and msgid above it.")
        entry = self.entry
        if not _may_follow(entry.seen, word):
            self.wrong(number, f"{word} is out of place here; the lines of one text got mixed up.")
        entry.seen.append(word)
        entry.texts[word] = entry.texts.get(word, "") + (text or "")

    def close(self) -> None:
        """An entry ends: is it whole, and there for the first time?"""
        entry, self.entry = self.entry, None
        if entry is None or not entry.seen:
            return
        if not entry.seen[-1].startswith("msgstr"):
            self.wrong(entry.line, 'the msgstr line is missing; add msgstr "" below the English.')
        id = entry.texts.get("msgctxt", "")
        if not id and entry.texts.get("msgid"):
            self.wrong(entry.line, "the msgctxt line with the unit's id is missing; restore it.")
        first = self.ids.setdefault((id, entry.dead), entry.line)
        if first != entry.line:
            what = f"the unit `{id[:80]}`" if id else "the head of the file"
            self.wrong(entry.line, f"{what} stands in line {first} already; keep one of the two.")


def _may_follow(seen: list[str], word: str) -> bool:
    """Whether a keyword may stand after those of its entry."""
    last = seen[-1] if seen else ""
    if word in ("msgctxt", "msgid"):
        return last in {"msgctxt": ("",), "msgid": ("", "msgctxt")}[word]
    if word in ("msgid_plural", "msgstr"):
        return last == "msgid"
    number = int(word[7:-1])
    if number == 0:
        return last == "msgid_plural"
    return last == f"msgstr[{number - 1}]"


def _bad_string(text: str) -> str:
    """Why this is no text in straight quotes."""
    if text[:1] in _CURLY or (text[-1:] in _CURLY and not text.endswith('"')):
        return 'these quotes are curly; put straight ones (") around the text.'
    if not text.startswith('"'):
        return 'a quote (") is missing before the text.'
    if len(text) < 2 or not text.endswith('"') or re.search(r'(?<!\\)(\\\\)*\\"\Z', text):
        return 'the quote (") at the end of the line is missing.'
    if re.search(r'(?<!\\)(\\\\)*"', text[1:-1]):
        return 'a quote inside the text needs a backslash before it: \\".'
    return 'a backslash may stand only as \\n, \\" or \\\\ here; take it out.'


def _strange(line: str) -> str:
    if line[:1] in _CURLY:
        return 'these quotes are curly; put straight ones (") around the text.'
    return "this line is not understood; each begins with msgctxt, msgid, msgstr, a quote or #."


def check(data: bytes, name: str, problems: list[Problem]) -> str | None:
    """Look a file over.

    Args:
        data: its bytes; a byte order mark and Windows line ends are no mistake.
        name: what messages call it.
        problems: grows by what is wrong, the first few of it.

    Returns:
        Its text, every line known to be well formed; None if something is wrong.
    """
    if len(data) > MOST_BYTES:
        problems.append(Problem(name, 1, f"the file is over {MOST_BYTES // 1_000_000} MB."))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.append(Problem(name, line, "this is not UTF-8 text; save the file as UTF-8."))
        return None
    text = text.replace("\r\n", "\n")
    found: list[Problem] = []
    checking = _Check(name, found, look=bool(display.controls(text)))
    for number, each in enumerate(text.split("\n"), 1):
        checking.line(number, each)
        if len(found) >= MOST_PROBLEMS:
            break
    else:
        checking.close()
    problems += found
    return None if found else text
