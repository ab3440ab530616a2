"""Measures: published questionnaires on wellbeing, with their wording and licence, read from files.

A measure is walked as a module is. Each question is a step of kind `choose`; the ids of the options
are the published scores, so that an answer and its score can't come apart.
"""

from __future__ import annotations

from selfhelp.content.fields import Book, Fields
from selfhelp.content.source import Node
from selfhelp.content.steps import paragraphs
from selfhelp.domain.module import Module
from selfhelp.domain.paragraph import Paragraph
from selfhelp.domain.shapes import Choices, Option
from selfhelp.domain.step import Step

RECORD = "measure"
"""Kind and group of the one record that all questions of a measure fill."""


def measure(node: Node, book: Book, name: str) -> Module:
    """A measure file. `name` is its file name without the ending."""
    top = Fields(node, book)
    id = top.id()
    if id and id != name:
        book.problem(node, f"the id `{id}` must be the file's name, `{name}`.")
    top.path = id
    refs = top.refs()
    if not refs:
        book.problem(node, "name the work that published this measure: `refs: [Key]`.")
    note = top.text("for-translators", needed=True)
    asks = Paragraph(id="asks", text=top.unit("asks", needed=True, limit=300), refs=refs)
    result = Module(
        id=id,
        type="measure",
        revision=top.number("revision", 1, 1, 100_000),
        title=top.unit("title", needed=True, limit=80),
        about=top.unit("about", needed=True, limit=160),
        minutes=top.number("minutes", 0, 1, 30),
        licence=(
            Paragraph(id="source", text=top.unit("source", needed=True), refs=refs),
            Paragraph(id="licence", text=top.unit("licence", needed=True), refs=refs),
        ),
        twin=top.text("without-item9"),
        steps=_questions(top, asks, _options(top)),
        clinician=paragraphs(top, "clinician", needed=True),
        safety=paragraphs(top, "safety", needed=True),
    )
    if result.twin and not any(step.role == "item9" for step in result.steps):
        book.problem(node, "`without-item9` stands where no question has `role: item9`.")
    published = {f"{id}.asks", *(f"{id}.{step.id}" for step in result.steps)}
    for unit in book.units.values():
        if unit.id in published or unit.id.startswith(f"{id}.option."):
            unit.note = note
    top.done()
    return result


def _options(top: Fields) -> Choices:
    """The answers, the same for every question; each id is the score that was published for it."""
    found = []
    for each in top.maps("options", needed=True):
        each.path = f"{top.path}.option.{each.text('id')}"
        option = Option(id=each.text("id"), text=each.own_unit(limit=80))
        each.done()
        if not option.id.isdecimal():
            each.book.problem(
                each.node, "an option's id is its published score, a whole number such as 0."
            )
            continue
        found.append(option)
    return Choices(options=tuple(found))


def _questions(top: Fields, asks: Paragraph, options: Choices) -> tuple[Step, ...]:
    """The questions in the published order, all in one record."""
    found = []
    for each in top.maps("items", needed=True):
        step = Step(
            id=each.text("id"),
            kind="choose",
            body=(asks,),
            prompt=each.own_unit(limit=300),
            shape=options,
            record=RECORD,
            group=RECORD,
            role=each.one_of("role", ("item9",)),
        )
        each.done()
        found.append(step)
    return tuple(found)
