"""The review record: who has read which text, in which role, and whether it has changed since.

`content/reviews.yaml` names the reviewer roles that are wanted and, for each module, tool, measure, the
cards and the shared lines, the reviews there are. A review holds for the text it was of: it carries a
fingerprint of that text, so that a later change shows. It is of the English text; a translation
needs its own.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from dataclasses import replace

from selfhelp.content.codec import encode
from selfhelp.content.fields import Fields
from selfhelp.content.source import Node
from selfhelp.content.tree import Item, Library, Review, Role
from selfhelp.domain.module import Module

CLINICIAN = "clinician"
"""The role whose review readers are told of."""

_TEXT = re.compile(r"[0-9a-f]{16}\Z")


def read(node: Node, library: Library) -> tuple[dict[str, Role], dict[str, Item]]:
    """The roles and the items of the file, checked against the content that has been read.

    Args:
        node: the root of `reviews.yaml`.
        library: what the reviews are of; its problems grow by what is wrong.
    """
    book = library.book
    top = Fields(node, book, "reviews")
    roles = {role.id: role for role in (_role(each) for each in top.maps("roles", needed=True))}
    items = {
        item.id: item
        for item in (_item(each, roles, library) for each in top.maps("items", needed=True))
    }
    top.done()
    if missing := [id for id in reviewable(library) if id not in items]:
        book.problem(
            node, f"`{missing[0]}` has no entry under `items`; add it, with `reviews: []`."
        )
    return roles, items


def _role(each: Fields) -> Role:
    role = Role(
        id=each.text("id"),
        title=each.text("title", needed=True),
        looks_at=" ".join(each.text("looks-at", needed=True).split()),
        questions=each.names("questions"),
    )
    if not role.questions:
        each.book.problem(each.node, "this role has no `questions`; add at least one.")
    each.done()
    return role


def _item(each: Fields, roles: dict[str, Role], library: Library) -> Item:
    id, book = each.text("id"), each.book
    if id not in reviewable(library):
        book.problem(
            each.node, f"`{id}` is no module, tool or measure, not `cards` and not `guide`."
        )
    wanted = each.names("wanted")
    for role in wanted:
        if role not in roles:
            book.problem(each.get("wanted") or each.node, f"`{role[:40]}` is none of the roles.")
    if CLINICIAN not in wanted:
        book.problem(each.node, f"`wanted` must name `{CLINICIAN}`: every text needs one.")
    found = [_review(part, roles) for part in each.maps("reviews")]
    each.done()
    return Item(id, wanted, {review.role: review for review in found})


def _review(each: Fields, roles: dict[str, Role]) -> Review:
    """One review; half a record is none, so every field has to stand."""
    book = each.book
    review = Review(
        role=each.text("id"),
        name=each.text("name", needed=True),
        date=each.text("date", needed=True),
        revision=each.number("revision", 0, 1, 100_000),
        text=each.text("text", needed=True),
    )
    each.done()
    if review.role not in roles:
        book.problem(each.node, f"`{review.role}` is none of the roles.")
    if not _day(review.date):
        book.problem(each.node, "`date` is the day of the signature, such as 2027-01-31.")
    if not review.revision:
        book.problem(each.node, "the field `revision` is missing; add it.")
    if not _TEXT.match(review.text):
        book.problem(each.node, "`text` is the fingerprint on the sheet: 16 of 0-9 and a-f.")
    return review


def _day(text: str) -> bool:
    """Whether it is a day that exists, written as 2027-01-31."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def reviewable(library: Library) -> tuple[str, ...]:
    """The ids of all that is reviewed, in the order in which it is listed."""
    order = [id for id in library.order if id in library.modules]
    return (*order, *library.tools, *library.measures, "cards", "guide")


def walked(library: Library, id: str) -> Module:
    """The module, tool or measure with this id; KeyError if there is none."""
    return {module.id: module for module in library.walked}[id]


def fingerprint(library: Library, id: str) -> str:
    """16 hex digits of all that a person meets of an item: words, order, ways, works, conditions."""
    parts: object = {"cards": library.cards, "guide": library.guide}.get(id)
    if parts is None:
        parts = replace(walked(library, id), reviewed="", review_changed=False)
    text = json.dumps(encode(parts), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def changed(library: Library, id: str, review: Review) -> bool:
    """Whether the text is another one than the one that was reviewed."""
    return review.text != fingerprint(library, id)


def told(library: Library, module: Module) -> Module:
    """The module with what its readers are told: which clinician has reviewed it, if one has."""
    item = library.reviews.get(module.id)
    review = item.reviews.get(CLINICIAN) if item else None
    if review is None:
        return module
    return replace(module, reviewed=review.name, review_changed=changed(library, module.id, review))


def listing(library: Library) -> str:
    """The record in lines: each item with its fingerprint, what there is and what is wanted."""
    lines: list[str] = []
    for id in reviewable(library):
        item = library.reviews[id]
        state = "reviewed" if CLINICIAN in item.reviews else "not yet reviewed by a clinician"
        lines.append(f"{id}: {state}. Text {fingerprint(library, id)}.")
        for review in item.reviews.values():
            since = ", changed since" if changed(library, id, review) else ""
            lines.append(f"   {review.role}: {review.name}, {review.date}{since}.")
        if open_ := [role for role in item.wanted if role not in item.reviews]:
            lines.append(f"   Wanted: {', '.join(open_)}.")
    return "\n".join(lines)
