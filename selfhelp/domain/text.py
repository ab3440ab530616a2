"""Display text: plain characters and a tiny tag set of our own, never terminal or Rich markup.

Two tags exist, `<b>` for weight and `<say>` for words to say aloud. Square brackets mean
nothing. Control characters are taken out here, in the one place that all display text passes,
because terminals, Textual and Rich hand them straight through (L10N.md section 6).
"""

import re
from dataclasses import dataclass

_TAG = re.compile(r"<(/?)(b|say)>")
# C0 without newline, DEL, C1, line and paragraph separators, bidirectional embeddings and overrides.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]")
# In Unicode text a lone surrogate can't be encoded at all.
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style: "" (ordinary), "b" or "say"."""

    text: str
    style: str = ""


def clean(text: str) -> str:
    """The text with everything out of it that a terminal could act on; tab becomes a space."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _CONTROL.sub("", text.replace("\t", " ")))


def spans(text: str) -> tuple[Span, ...]:
    """Split content text at its tags. Unbalanced tags are dropped, never shown and never fatal."""
    out: list[Span] = []
    style = ""
    at = 0
    text = clean(text)
    for tag in _TAG.finditer(text):
        if tag.start() > at:
            out.append(Span(text[at : tag.start()], style))
        style = "" if tag.group(1) else tag.group(2)
        at = tag.end()
    if at < len(text):
        out.append(Span(text[at:], style))
    return tuple(out)


def plain(text: str) -> str:
    """Content text without its tags and without control characters."""
    return _TAG.sub("", clean(text))


def controls(text: str) -> list[str]:
    """The forbidden characters in `text`, as U+XXXX names, for the content checker."""
    found = _CONTROL.findall(text) + _SURROGATE.findall(text)
    return sorted({f"U+{ord(c):04X}" for c in found})


def tag_problem(text: str) -> str | None:
    """Why the tags of `text` don't balance: the offending tag, or None if they do."""
    opened: str | None = None
    for tag in _TAG.finditer(text):
        closing, name = bool(tag.group(1)), tag.group(2)
        if closing != (opened is not None) or (closing and name != opened):
            return tag.group(0)
        opened = None if closing else name
    return f"<{opened}>" if opened else None
