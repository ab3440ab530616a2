"""The wider picture, read from its source file."""

from __future__ import annotations

from selfhelp.content.fields import Book, Fields
from selfhelp.content.source import Node
from selfhelp.content.steps import numbers, paragraphs
from selfhelp.domain.wider import Wider, WiderPage


def wider(node: Node, book: Book) -> Wider:
    """All pages."""
    top = Fields(node, book, "wider")
    result = Wider(
        title=top.unit("title", needed=True, limit=80),
        about=top.unit("about", needed=True, limit=160),
        pages=tuple(_page(each) for each in top.maps("pages", needed=True)),
    )
    top.done()
    return result


def _page(each: Fields) -> WiderPage:
    result = WiderPage(
        id=each.text("id"),
        title=each.unit("title", needed=True, limit=80),
        about=each.unit("about", needed=True, limit=160),
        body=paragraphs(each, "body", needed=True),
        kinds=numbers(each, "kinds"),
    )
    each.done()
    return result
