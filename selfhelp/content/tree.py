"""The whole content tree as objects."""

from __future__ import annotations

from dataclasses import dataclass, field

from selfhelp.content.fields import Book
from selfhelp.content.source import Problem
from selfhelp.domain.card import Card
from selfhelp.domain.helpline import Country
from selfhelp.domain.module import Guide, Module, Pathway, Reference
from selfhelp.domain.wider import Wider


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the curriculum: its short name and where that stands."""

    name: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Role:
    """A reviewer role: what such a person looks at, and the questions on their sheet."""

    id: str
    title: str
    looks_at: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """One recorded review. `text` is the fingerprint of what was read (`reviews.py`)."""

    role: str
    name: str
    date: str
    revision: int
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """What a record is kept of: the roles wanted for it, and its reviews by role."""

    id: str
    wanted: tuple[str, ...]
    reviews: dict[str, Review]


@dataclass(slots=True)
class Library:
    """Everything under `content/`, for one language.

    Args:
        order: module ids in the order of the programme.
        points: what the programme must carry, by id, as `content/curriculum.yaml` numbers it.
        roles: the reviewer roles that are wanted, by id.
        reviews: for each id that is reviewed, what is wanted and what there is.
        retired: unit ids no longer in use -> their last text.
        book: problems and translatable units gathered on the way.
    """

    book: Book
    modules: dict[str, Module] = field(default_factory=dict)
    tools: dict[str, Module] = field(default_factory=dict)
    measures: dict[str, Module] = field(default_factory=dict)
    guide: Guide | None = None
    wider: Wider | None = None
    cards: dict[str, Card] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    not_yet: tuple[str, ...] = ()
    pathways: list[Pathway] = field(default_factory=list)
    references: dict[str, Reference] = field(default_factory=dict)
    retired: dict[str, str] = field(default_factory=dict)
    points: dict[str, Point] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    reviews: dict[str, Item] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)

    @property
    def walked(self) -> list[Module]:
        """All that the player walks: modules, tools, measures."""
        return [*self.modules.values(), *self.tools.values(), *self.measures.values()]

    @property
    def problems(self) -> list[Problem]:
        """All that is wrong, by file and line."""
        return sorted(set(self.book.problems))
