"""Text for widgets. Content is never parsed as markup: this is the only way it reaches one."""

from __future__ import annotations

from textual.content import Content

from selfhelp.domain.text import clean, spans

STYLES = {"": "", "b": "bold", "say": "italic"}


def rich(text: str) -> Content:
    """Content text with our two tags as weight and slant."""
    return Content.assemble(*((span.text, STYLES[span.style]) for span in spans(text)))


def bare(text: str) -> Content:
    """Any other text, such as a person's own words, exactly as it is."""
    return Content(clean(text))
