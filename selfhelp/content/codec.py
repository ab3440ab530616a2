"""Dataclasses to JSON and back. A field with its default value is left out."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def encode(value: Any) -> Any:
    """A dataclass tree as plain JSON. The tag of an answer shape always stands."""
    if is_dataclass(value):
        result: dict[str, Any] = {}
        for each in fields(value):
            part = getattr(value, each.name)
            if each.name == "shape" or part != _default(each):
                result[each.name] = encode(part)
        return result
    if isinstance(value, tuple | list):
        return [encode(part) for part in value]
    if isinstance(value, dict):
        return {key: encode(part) for key, part in value.items()}
    return value


def _default(each: Any) -> Any:
    if each.default is not MISSING:
        return each.default
    return each.default_factory() if each.default_factory is not MISSING else MISSING


def decode(kind: type[T], data: Any) -> T:
    """Rebuild a dataclass from `encode`'s JSON.

    Raises:
        TypeError, KeyError, ValueError: the data is not what `encode` writes.
    """
    plan = _plan(typing.cast(Hashable, kind))
    return kind(**{name: plan[name](part) for name, part in data.items()})


@cache
def _plan(kind: Hashable) -> dict[str, Callable[[Any], Any]]:
    """For each field of a dataclass, the function that rebuilds its value."""
    assert isinstance(kind, type) and is_dataclass(kind)
    hints = typing.get_type_hints(kind)
    return {each.name: _builder(hints[each.name]) for each in fields(kind)}


def _builder(hint: Any) -> Callable[[Any], Any]:
    origin = typing.get_origin(hint)
    if origin is tuple:
        inner = _builder(typing.get_args(hint)[0])
        return lambda data: tuple(inner(part) for part in data)
    if origin in (typing.Union, types.UnionType):
        options = [part for part in typing.get_args(hint) if part is not type(None)]
        if len(options) == 1:
            inner = _builder(options[0])
            return lambda data: None if data is None else inner(data)
        tagged = {typing.get_type_hints(part)["shape"].__args__[0]: part for part in options}
        return lambda data: decode(tagged[data["shape"]], data)
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda data: decode(hint, data)
    return lambda data: data
