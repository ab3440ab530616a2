"""Where someone is in a module: plain JSON, so that any keeper can store it and go on later."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, cast

Status = Literal["going", "paused", "done"]
Mode = Literal["full", "short", "one"]
STATUSES: Final = ("going", "paused", "done")
MODES: Final = ("full", "short", "one")


@dataclass(frozen=True, slots=True)
class State:
    """A place in one run of a module.

    Args:
        mode: "full", "short" (three-minute version) or "one" (a single step, such as a plan).
        at: id of the step being asked; "" when done.
        trail: ids of the steps passed, oldest first; what "back" goes along.
        answers: step id -> answer, as JSON (`domain.shapes`).
        unkept: ids of answers that act until the session ends and are never stored.
        filed: group -> data of the record that was last made of it.
        offered: steps whose words were answered by an offer already (once an entry).
    """

    module: str
    revision: int
    mode: Mode = "full"
    at: str = ""
    status: Status = "going"
    trail: tuple[str, ...] = ()
    answers: dict[str, Any] = field(default_factory=dict)
    unkept: tuple[str, ...] = ()
    filed: dict[str, Any] = field(default_factory=dict)
    offered: tuple[str, ...] = ()

    def for_storage(self) -> State:
        """The same without what is not to be kept.

        That a question was answered stays (`unkept`), its answer doesn't: `resume` asks again what
        the way on hangs on.
        """
        kept = {id: value for id, value in self.answers.items() if id not in self.unkept}
        return replace(self, answers=kept, offered=())

    def to_json(self) -> dict[str, Any]:
        """As plain JSON, `unkept` answers included; keepers store `for_storage().to_json()`."""
        return {
            "module": self.module,
            "revision": self.revision,
            "mode": self.mode,
            "at": self.at,
            "status": self.status,
            "trail": list(self.trail),
            "answers": self.answers,
            "unkept": list(self.unkept),
            "filed": self.filed,
            "offered": list(self.offered),
        }

    @classmethod
    def from_json(cls, data: Any) -> State:
        """Read what `to_json` wrote.

        Raises:
            ValueError: this is not a state; the module starts from its beginning then.
        """
        try:
            state = cls(
                module=_text(data["module"]),
                revision=int(data["revision"]),
                mode=cast(Mode, _one_of(data["mode"], MODES)),
                at=_text(data["at"]),
                status=cast(Status, _one_of(data["status"], STATUSES)),
                trail=tuple(_text(id) for id in data["trail"]),
                answers={_text(id): value for id, value in data["answers"].items()},
                unkept=tuple(_text(id) for id in data["unkept"]),
                filed={_text(id): value for id, value in data["filed"].items()},
                offered=tuple(_text(id) for id in data["offered"]),
            )
        except (KeyError, TypeError, AttributeError, OverflowError) as error:
            raise ValueError("not a saved place") from error
        return state


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _one_of(value: Any, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise TypeError(value)
    return str(value)
