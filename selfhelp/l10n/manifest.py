"""`pack.yaml`: what a pack says about itself. Read strictly: every value is text.

What it says of its state is never believed; `states` works that out from the files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from selfhelp.content.source import Node, Problem, parse, parse_text
from selfhelp.l10n import plurals, tags
from selfhelp.l10n.plurals import Rule

NAME = "pack.yaml"
SCHEMA = "1"
STATUSES = ("draft", "language", "clinical")
DIRECTIONS = ("ltr", "rtl")
MOST_CHARACTERS = 200
MOST_ENTRIES = 200

_VERSION = re.compile(r"(0|[1-9][0-9]{0,5})(\.(0|[1-9][0-9]{0,5})){0,2}\Z")
_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\Z")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\Z")
_FIELDS = {
    *("schema", "locale", "name", "name_en", "direction", "plural", "fallback", "version"),
    *("min_app", "licence", "notices", "authors", "reviewers", "modules"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Who wrote or reviewed.

    Args:
        id: how reviews name them; "" for an author.
        role: "clinical" or "language" for a reviewer.
        contact, key: as they wrote them.
    """

    name: str
    id: str = ""
    role: str = ""
    contact: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a manifest says of one room: its state, by whom, when, and of which English."""

    status: str = "draft"
    source: str = ""
    by: tuple[str, ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A pack's own words about itself.

    Args:
        locale: in CLDR's form.
        name, name_en: the language's own name and its English one.
        direction: "ltr" or "rtl".
        plural, rule: the plural rule as it stands there, and as a table.
        fallback: the tags to try next, nearest first.
        version, min_app: of the pack, and the oldest program that it is for.
        notices: what has to stand beside the texts, such as a disclaimer that a licence asks for.
        modules: room -> what is said of it.
    """

    locale: str
    name: str
    name_en: str
    direction: str
    plural: str
    rule: Rule
    version: str
    fallback: tuple[str, ...] = ()
    min_app: str = ""
    licence: str = ""
    notices: tuple[str, ...] = ()
    authors: tuple[Person, ...] = ()
    reviewers: tuple[Person, ...] = ()
    modules: Mapping[str, Claim] = field(default_factory=dict)

    @property
    def draft(self) -> bool:
        """Whether it claims no more than to be a draft."""
        return all(claim.status == "draft" for claim in self.modules.values())

    @property
    def numbers(self) -> tuple[int, ...]:
        """The version as numbers, for comparing."""
        found = [int(part) for part in self.version.split(".")]
        return (*found, *[0] * (3 - len(found)))


def read(path: Path, problems: list[Problem], name: str = NAME) -> Manifest | None:
    """Read a manifest; None if anything in it is wrong, which `problems` then says."""
    node = parse(path, problems, name)
    return None if node is None else _manifest(node, problems)


def read_text(text: str, problems: list[Problem], name: str = NAME) -> Manifest | None:
    """As `read`, from a text."""
    node = parse_text(text, problems, name)
    return None if node is None else _manifest(node, problems)


class _Reader:
    """The fields of one map, each asked for by name."""

    def __init__(self, node: Node, problems: list[Problem]) -> None:
        self.node = node
        self.map = node.map()
        self.problems = problems
        if not isinstance(node.value, dict):
            self.wrong("", f"fields (`name: value`) should stand here, not {node.kind}.")

    def wrong(self, name: str, text: str) -> None:
        line = self.node.key_lines.get(name, self.node.line)
        self.problems.append(Problem(self.node.file, line, text))

    def text(self, name: str, form: re.Pattern[str] | None = None, *, needed: bool = False) -> str:
        node = self.map.get(name)
        value = node.text().strip() if node else ""
        if node is not None and not isinstance(node.value, str):
            self.wrong(name, f"`{name}` should be text, not {node.kind}.")
        elif needed and not value:
            self.wrong(name, f"the field `{name}` is missing; add it.")
        elif len(value) > MOST_CHARACTERS:
            self.wrong(name, f"`{name}` has over {MOST_CHARACTERS} characters; shorten it.")
        elif value and form and not form.match(value):
            self.wrong(name, f"`{name}: {value[:40]}` can't be right; correct it.")
        else:
            return value
        return ""

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        value = self.text(name, needed=True)
        if value and value not in allowed:
            self.wrong(name, f"`{name}` is one of {', '.join(allowed)}, not `{value[:40]}`.")
            return allowed[0]
        return value or allowed[0]

    def list(self, name: str) -> list[Node]:
        node = self.map.get(name)
        if node is None or node.value == "":
            return []
        if not isinstance(node.value, list):
            self.wrong(name, f"`{name}` should be a list: `{name}: [one, two]`.")
        elif len(node.items()) > MOST_ENTRIES:
            self.wrong(name, f"`{name}` has over {MOST_ENTRIES} entries.")
            return []
        return node.items()

    def words(self, name: str) -> tuple[str, ...]:
        items = self.list(name)
        if any(not item.text().strip() or len(item.text()) > 2_000 for item in items):
            self.wrong(name, f"`{name}` holds plain words only; mend it.")
        return tuple(item.text().strip() for item in items)

    def known(self, names: set[str]) -> None:
        for name in self.map.keys() - names:
            self.wrong(name, f"the field `{name[:40]}` is not known here; take it out.")


def _manifest(node: Node, problems: list[Problem]) -> Manifest | None:
    before = len(problems)
    top = _Reader(node, problems)
    top.known(_FIELDS)
    schema = top.text("schema", needed=True)
    if schema and schema != SCHEMA:
        top.wrong(
            "schema", f"`schema: {schema[:8]}` is from another time; this program reads {SCHEMA}."
        )
    locale = top.text("locale", needed=True)
    tag = tags.parse(locale)
    if locale and (tag is None or tag.cldr != locale):
        better = f"; write {tag.cldr}" if tag else ", such as fa_AF or pt_BR"
        top.wrong("locale", f"`locale: {locale[:40]}` is no language code{better}.")
    fallback = top.words("fallback")
    for each in fallback:
        if tags.parse(each) is None:
            top.wrong("fallback", f"`{each[:40]}` is no language code.")
    plural = top.text("plural", needed=True)
    rule = Rule(1, "")
    try:
        rule = plurals.parse(plural) if plural else rule
    except plurals.BadRule as why:
        top.wrong("plural", str(why))
    made = Manifest(
        locale=locale,
        name=top.text("name", needed=True),
        name_en=top.text("name_en", needed=True),
        direction=top.one_of("direction", DIRECTIONS),
        plural=plural,
        rule=rule,
        version=top.text("version", _VERSION, needed=True),
        fallback=fallback,
        min_app=top.text("min_app", _VERSION),
        licence=top.text("licence", needed=True),
        notices=top.words("notices"),
        authors=tuple(_person(each, problems, reviewer=False) for each in top.list("authors")),
        reviewers=tuple(_person(each, problems, reviewer=True) for each in top.list("reviewers")),
        modules=_claims(top, problems),
    )
    _reviewers(top, made)
    return made if len(problems) == before else None


def _person(node: Node, problems: list[Problem], *, reviewer: bool) -> Person:
    each = _Reader(node, problems)
    each.known({"name", "contact"} | ({"id", "role", "key"} if reviewer else set()))
    return Person(
        name=each.text("name", needed=True),
        id=each.text("id", _ID, needed=True) if reviewer else "",
        role=each.one_of("role", ("clinical", "language")) if reviewer else "",
        contact=each.text("contact"),
        key=each.text("key") if reviewer else "",
    )


def _claims(top: _Reader, problems: list[Problem]) -> dict[str, Claim]:
    found: dict[str, Claim] = {}
    node = top.map.get("modules")
    if node is not None and node.value not in ("", []) and not isinstance(node.value, dict):
        top.wrong("modules", f"`modules` should be fields (`name: value`), not {node.kind}.")
    for room, said in (node.map() if node else {}).items():
        if not _ID.match(room):
            top.wrong("modules", f"`{room[:40]}` is no name of a module.")
            continue
        each = _Reader(said, problems)
        each.known({"source", "status", "by", "date"})
        found[room] = Claim(
            status=each.one_of("status", STATUSES),
            source=each.text("source"),
            by=each.words("by"),
            date=each.text("date", _DAY),
        )
    return found


def _reviewers(top: _Reader, made: Manifest) -> None:
    """Who is named in a claim is a reviewer, and a clinical claim needs a clinical one."""
    known = {person.id: person for person in made.reviewers}
    if len(known) < len(made.reviewers):
        top.wrong("reviewers", "two reviewers have the same id; give each one of their own.")
    for room, claim in made.modules.items():
        for id in claim.by:
            if id not in known:
                top.wrong("modules", f"`{room}` names `{id[:40]}`, who is not among `reviewers`.")
        roles = {known[id].role for id in claim.by if id in known}
        if claim.status == "language" and not roles:
            top.wrong("modules", f"`{room}` claims a review; say in `by` who made it.")
        if claim.status == "clinical" and "clinical" not in roles:
            top.wrong("modules", f"`{room}` claims a clinical review, and no clinician is named.")
