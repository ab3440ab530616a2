"""A module of the programme, a quick tool, a measure, and the programme that orders them."""

from dataclasses import dataclass
from typing import Literal

from selfhelp.domain.paragraph import Paragraph
from selfhelp.domain.step import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A module, a tool or a measure; the player walks all three.

    Args:
        id: the slug, such as "stay-alive"; never reused.
        type: "module", "tool" or "measure" (a published questionnaire on wellbeing).
        revision: goes up whenever a storing step changes.
        about: one line for lists.
        audience: who it is for, in words.
        minutes, short_minutes: whole minutes; 0 where there is no short version.
        note: a content note shown before the first step, with the choice to postpone.
        heavy: two heavy modules in one day are advised against.
        checkin, checkout: roles asked before and after (modules only).
        serves: for a tool, "urge", "stress" or "either"; decides its opening question and scale.
        young: a tool that readers under 18 may use as well.
        own_opening: the tool asks for itself whether a child is near, in its first step.
        licence: for a measure, whose it is and that it may be used; shown on screen.
        twin: for a measure with a question about thoughts of dying, the id of the one without.
        aims, clinician, safety: paragraphs for readers and reviewers.
        reviewed: name of the clinician whose review is recorded, "" for not yet.
        review_changed: the text has changed since that review.
    """

    id: str
    type: Literal["module", "tool", "measure"]
    revision: int
    title: str
    about: str
    minutes: int
    steps: tuple[Step, ...]
    audience: str = ""
    short_minutes: int = 0
    note: str = ""
    heavy: bool = False
    checkin: tuple[str, ...] = ()
    checkout: tuple[str, ...] = ()
    serves: str = ""
    young: bool = False
    own_opening: bool = False
    licence: tuple[Paragraph, ...] = ()
    twin: str = ""
    aims: tuple[Paragraph, ...] = ()
    clinician: tuple[Paragraph, ...] = ()
    safety: tuple[Paragraph, ...] = ()
    reviewed: str = ""
    review_changed: bool = False

    def step(self, id: str) -> Step:
        """The step with this id.

        Raises:
            KeyError: there is none.
        """
        for step in self.steps:
            if step.id == id:
                return step
        raise KeyError(id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What lists and start-up need of a module, without loading it."""

    id: str
    type: Literal["module", "tool", "measure"]
    title: str
    about: str
    minutes: int
    short_minutes: int = 0
    serves: str = ""
    young: bool = False
    heavy: bool = False
    twin: str = ""
    revision: int = 1
    reviewed: str = ""
    review_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """A way through the programme for one situation (CURRICULUM.md 0.7).

    Args:
        id: letter, "A" to "L".
        title: the situation in the reader's words.
        about: what this path does first, in plain words.
        opens: a target opened before anything else, such as "card:immediate", or "".
        modules: module ids in order, of those that exist.
        must: those of them that are must-read.
        short: those whose short version comes first on this path.
        later: those that wait for something.
        later_when: what they wait for, in words; "" where nothing waits.
        ocd: the order in OCD mode when nothing has been done and nothing is meant (0.9).
    """

    id: str
    title: str
    about: str
    opens: str = ""
    modules: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    later_when: str = ""
    ocd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work that a claim rests on. `url` is a DOI, PubMed, the publisher or the body itself."""

    key: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What every module shares: check-in and check-out, tool opening and rating, standing lines.

    Args:
        steps: the shared steps by id; their records carry the module that used them.
        lines: standing lines by id, such as "reminder" and "lawyer".
        crisis_words: this language's list, matched as whole words (CURRICULUM.md 0.5).
    """

    steps: tuple[Step, ...]
    lines: tuple[Paragraph, ...]
    crisis_words: tuple[str, ...]

    def step(self, id: str) -> Step:
        """The shared step with this id; KeyError if there is none."""
        for step in self.steps:
            if step.id == id:
                return step
        raise KeyError(id)

    def line(self, id: str) -> str:
        """The standing line with this id; KeyError if there is none."""
        for line in self.lines:
            if line.id == id:
                return line.text
        raise KeyError(id)
