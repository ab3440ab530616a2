"""Modules, tools, the guide, the cards and the programme, read from their source files."""

from __future__ import annotations

from dataclasses import replace

from selfhelp.content.fields import Book, Fields
from selfhelp.content.source import Node
from selfhelp.content.steps import paged, paragraph, paragraphs, step, target
from selfhelp.domain import helpline
from selfhelp.domain.card import PLACEHOLDERS, Button, Card, Section
from selfhelp.domain.module import Guide, Module, Pathway, Reference
from selfhelp.domain.paragraph import Paragraph
from selfhelp.domain.step import Step

SERVES = ("urge", "stress", "either")


def module(node: Node, book: Book, name: str, type: str) -> Module:
    """A module or tool file. `name` is its file name without the ending."""
    top = Fields(node, book)
    id = top.id()
    if id and id != name:
        book.problem(node, f"the id `{id}` must be the file's name, `{name}`.")
    top.path = id
    tool = type == "tool"
    result = Module(
        id=id,
        type="tool" if tool else "module",
        revision=top.number("revision", 1, 1, 100_000),
        title=top.unit("title", needed=True, limit=80),
        about=top.unit("about", needed=True, limit=160),
        audience=top.unit("audience", limit=300),
        minutes=top.number("minutes", 0, 0, 120),
        short_minutes=top.number("short-minutes", 0, 0, 60),
        note=top.unit("note", limit=500),
        heavy=top.yes("heavy"),
        checkin=() if tool else top.names("checkin"),
        checkout=() if tool else top.names("checkout"),
        serves=top.one_of("serves", SERVES, "either") if tool else "",
        young=top.yes("under-18"),
        own_opening=top.yes("own-opening"),
        aims=tuple(_aim(each) for each in top.maps("aims")),
        steps=_timed(steps(top)) if tool else steps(top),
        clinician=paragraphs(top, "clinician"),
        safety=paragraphs(top, "safety"),
    )
    top.covers()
    top.done()
    return result


def _aim(each: Fields) -> Paragraph:
    """An aim is a paragraph that rests on nothing: it promises, it does not claim."""
    result = Paragraph(
        id=each.text("id"), text=each.own_unit(limit=200, basis="design"), basis="design"
    )
    each.done()
    return result


def steps(top: Fields) -> tuple[Step, ...]:
    """The steps of a file, those of unknown kind left out."""
    found = (step(each) for each in top.maps("steps", needed=True))
    return tuple(page for each in found if each for page in paged(each))


def _timed(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """A tool's timer tells its record how many minutes it ran (CURRICULUM.md 0.4)."""
    return tuple(
        replace(s, record="tool_use", group="tool_use", role="minutes", keep="always")
        if s.timer and s.timer.style != "grounding"
        else s
        for s in steps
    )


def guide(node: Node, book: Book) -> Guide:
    """The shared steps, standing lines and crisis words."""
    top = Fields(node, book, "guide")
    lines = []
    for each in top.maps("lines", needed=True):
        lines.append(paragraph(each))
    words = top.get("crisis-words")
    crisis = [
        top.register(f"guide.crisis-words.{n}", w.text(), w, limit=60)
        for n, w in enumerate(words.items() if words else [], 1)
    ]
    for w in words.items() if words else []:
        if not w.text().strip():
            book.problem(w, "a crisis word is plain text; mend this entry.")
    if not crisis:
        book.problem(
            node, "the list `crisis-words` is missing or empty; add this language's words."
        )
    result = Guide(steps=steps(top), lines=tuple(lines), crisis_words=tuple(crisis))
    top.done()
    return result


def cards(node: Node, book: Book) -> tuple[Card, ...]:
    """All cards of Help now."""
    top = Fields(node, book, "cards")
    result = []
    for each in Fields(node, book, "cards").maps("cards", needed=True):
        result.append(_card(each))
    top.get("cards")
    top.done()
    return tuple(result)


def _card(each: Fields) -> Card:
    sections: list[Section] = []
    for part in each.maps("sections"):
        section = Section(
            id=part.text("id"),
            title=part.unit("title", limit=120),
            numbered=part.yes("numbered"),
            items=paragraphs(part, "items", needed=True),
        )
        part.done()
        sections.append(section)
    buttons: list[Button] = []
    for part in each.maps("buttons"):
        button = Button(
            id=part.text("id"),
            text=part.own_unit(limit=120),
            to=target(part, "to", needed=True),
            under18=target(part, "under18"),
        )
        part.done()
        buttons.append(button)
    for kind in each.names("kinds"):
        if kind not in helpline.KINDS:
            each.book.problem(
                each.node, f"`{kind}` is no kind of helpline; known: {', '.join(helpline.KINDS)}."
            )
    if not sections and not buttons:
        each.book.problem(each.node, "this card is empty; give it sections or buttons.")
    card = Card(
        id=each.text("id"),
        title=each.unit("title", needed=True, limit=120),
        sections=tuple(sections),
        kinds=each.names("kinds"),
        buttons=tuple(buttons),
        sets=each.text("sets"),
    )
    for section in sections:
        for item in section.items:
            for name in _placeholders(item.text):
                if name not in PLACEHOLDERS:
                    each.book.problem(
                        each.node,
                        f"`{{{name}}}` is no placeholder; known: {', '.join(PLACEHOLDERS)}.",
                    )
    each.covers()
    each.done()
    return card


def _placeholders(text: str) -> list[str]:
    """The names in braces in a text."""
    return [part.split("}")[0] for part in text.split("{")[1:] if "}" in part]


def references(node: Node, book: Book) -> dict[str, Reference]:
    """The works that claims rest on; each has a text and, where one exists, a link."""
    result: dict[str, Reference] = {}
    Fields(node, book)  # says so if no fields stand there
    for key, entry in node.map().items():
        fields = Fields(entry, book, f"references.{key}")
        url = fields.text("url")
        if url and not url.startswith("https://"):
            book.problem(
                entry, "a link starts with https:// and leads to the DOI or the publisher."
            )
        book.places[f"references.{key}"] = (entry.file, entry.line)
        result[key] = Reference(key=key, text=fields.text("text", needed=True), url=url)
        fields.done()
    return result


def programme(node: Node, book: Book) -> tuple[tuple[str, ...], tuple[str, ...], list[Pathway]]:
    """The order of the modules, those not written yet, and the pathways with all their slugs."""
    top = Fields(node, book, "programme")
    paths: list[Pathway] = []
    order, not_yet = top.names("order"), top.names("not-yet")
    for each in _letters(top, "pathways"):
        path = Pathway(
            id=each.text("id"),
            title=each.unit("title", needed=True, limit=120),
            about=each.unit("about", needed=True, limit=400),
            opens=target(each, "opens"),
            modules=each.names("modules"),
            must=each.names("must"),
            short=each.names("short"),
            later=each.names("later"),
            later_when=each.unit("later-when", needed="later" in each, limit=160),
            ocd=each.names("ocd"),
        )
        each.covers()
        each.done()
        for slug in (*path.must, *path.short, *path.later):
            if slug not in path.modules:
                book.problem(each.node, f"`{slug}` is not among this path's `modules`; add it.")
        for slug in (*path.modules, *path.ocd):
            if slug not in order and slug not in not_yet:
                book.problem(
                    each.node, f"the module `{slug}` is in neither `order` nor `not-yet`; mend it."
                )
        paths.append(path)
    top.done()
    return order, not_yet, paths


def _letters(top: Fields, name: str) -> list[Fields]:
    """As `Fields.maps`, for entries whose id is one capital letter."""
    node = top.get(name)
    result: list[Fields] = []
    if node and not isinstance(node.value, list):
        top.book.problem(node, f"`{name}` should be a list; start each entry with `- `.")
    for item in node.items() if node else []:
        each = Fields(item, top.book)
        letter = each.text("id", needed=True)
        if len(letter) != 1 or not "A" <= letter <= "Z":
            top.book.problem(item, "a pathway's id is one capital letter.")
        each.path = f"{top.path}.{letter}"
        result.append(each)
    return result


def retired(node: Node, book: Book) -> dict[str, str]:
    """Unit ids no longer in use, with the last text that each had."""
    result: dict[str, str] = {}
    Fields(node, book)  # says so if no fields stand there
    for id, entry in node.map().items():
        if not isinstance(entry.value, str) or not entry.value.strip():
            book.problem(entry, f"`{id}` needs the last text it had.")
        book.places[f"retired.{id}"] = (entry.file, entry.line)
        result[id] = entry.text().strip()
    return result
