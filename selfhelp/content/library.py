"""Reading and checking the whole content tree: what the compiler writes and `check` reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from selfhelp.content import curriculum, measures, modules, regions, reviews
from selfhelp.content.crosscheck import crosscheck
from selfhelp.content.fields import Book
from selfhelp.content.source import Node, Problem, parse
from selfhelp.content.tree import Library
from selfhelp.content.wider import wider


def read(
    content: Path, translate: Callable[[str, str], str] = lambda _, english: english
) -> Library:
    """Read and check the tree.

    Args:
        content: the `content` folder of a checkout.
        translate: gives the text to show for a unit id and its English text.

    Returns:
        The library; look at its `problems` before using it.
    """
    library = Library(book=Book(translate=translate))
    book, source = library.book, content / "en"

    def load(path: Path) -> Node | None:
        name = path.relative_to(content.parent).as_posix()
        if not path.exists():
            book.problems.append(Problem(name, 1, "this file is missing; restore it."))
            return None
        return parse(path, book.problems, name)

    if node := load(content / "curriculum.yaml"):
        library.points = curriculum.points(node, book)
        book.points = frozenset(library.points)
    if node := load(content / "references.yaml"):
        library.references = modules.references(node, book)
        book.references = frozenset(library.references)
    if node := load(source / "guide.yaml"):
        library.guide = modules.guide(node, book)
    if node := load(source / "cards.yaml"):
        library.cards = {card.id: card for card in modules.cards(node, book)}
    for folder, kind, shelf in (
        ("modules", "module", library.modules),
        ("tools", "tool", library.tools),
    ):
        for path in sorted((source / folder).glob("*.yaml")):
            if node := load(path):
                module = modules.module(node, book, path.stem, kind)
                shelf[module.id] = module
    for path in sorted((source / "measures").glob("*.yaml")):
        if node := load(path):
            measure = measures.measure(node, book, path.stem)
            library.measures[measure.id] = measure
    if node := load(source / "wider.yaml"):
        library.wider = wider(node, book)
    if node := load(source / "programme.yaml"):
        library.order, library.not_yet, library.pathways = modules.programme(node, book)
    if node := load(source / "retired.yaml"):
        library.retired = modules.retired(node, book)
    for path in sorted((content / "regions").glob("*.yaml")):
        if country := regions.read(path, book.problems):
            library.countries[country.code] = country
    if node := load(content / "reviews.yaml"):
        library.roles, library.reviews = reviews.read(node, library)
    crosscheck(library, content)
    return library
