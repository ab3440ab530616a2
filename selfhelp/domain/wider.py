"""The wider picture: pages on what else is done to prevent abuse. Read only, nothing is asked or kept."""

from dataclasses import dataclass

from selfhelp.domain.paragraph import Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class WiderPage:
    """One page.

    Args:
        about: one line for the list.
        kinds: kinds of services of the reader's country that stand below the text.
    """

    id: str
    title: str
    about: str
    body: tuple[Paragraph, ...]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wider:
    """All of it, in the order in which it is read."""

    title: str
    about: str
    pages: tuple[WiderPage, ...]
