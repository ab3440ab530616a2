"""Cards as lines, and what a page rests on. Pure, and light: Help now starts with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from selfhelp.domain import badge
from selfhelp.domain.card import Card
from selfhelp.domain.strings import fill, t
from selfhelp.domain.text import plain

if TYPE_CHECKING:
    from selfhelp.domain.module import Reference
    from selfhelp.domain.paragraph import Paragraph


def card(each: Card, placeholder: Callable[[str], str]) -> list[str]:
    """A card's title and texts; `placeholder` gives the numbers for a name such as "crisis"."""
    out = ["", badge.beside(plain(each.title))]
    for section in each.sections:
        if section.title:
            out.append(plain(section.title))
        for number, item in enumerate(section.items, 1):
            names = [part.split("}")[0] for part in item.text.split("{")[1:]]
            text = fill(plain(item.text), {name: placeholder(name) for name in names})
            out.append(f"{number}. {text}" if section.numbered else text)
    return out


def reasons(paragraphs: tuple[Paragraph, ...], known: dict[str, Reference]) -> list[str]:
    """What these paragraphs rest on, for "Why do you say that?"."""
    keys = list(dict.fromkeys(key for part in paragraphs for key in part.refs))
    out: list[str] = []
    for key in keys:
        if reference := known.get(key):
            out.append(plain(reference.text))
            if reference.url:
                out.append(reference.url)
    if any(part.basis == "advice" for part in paragraphs):
        out.append(t("plain.advice", "Some of this page is advice. It rests on no single study."))
    return out or [t("plain.no-claims", "This page makes no claims of fact.")]
