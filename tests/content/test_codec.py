"""Dataclasses to JSON and back: nothing lost, whatever stands in the fields."""

import dataclasses
import importlib
import json
import pkgutil
import types
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

import selfhelp.domain
from selfhelp.content.codec import decode, encode
from selfhelp.domain.facts import Facts
from selfhelp.domain.module import Module

NEVER_COMPILED = {Facts}
"""It holds sets and moments by name; the journal and the session make it, no file holds it."""


def shapes_of_the_domain() -> list[type]:
    found = []
    for info in pkgutil.iter_modules(selfhelp.domain.__path__):
        module = importlib.import_module(f"selfhelp.domain.{info.name}")
        found += [
            each
            for each in vars(module).values()
            if isinstance(each, type)
            and dataclasses.is_dataclass(each)
            and each.__module__ == module.__name__
        ]
    return [each for each in found if each not in NEVER_COMPILED]


TEXT = st.text(st.characters(codec="utf-8"), max_size=5)
SIMPLE = {str: TEXT, int: st.integers(-9, 2000), bool: st.booleans()}
JSON = st.none() | TEXT | st.integers(-9, 9) | st.lists(TEXT, max_size=2)


def values(hint: typing.Any) -> st.SearchStrategy[typing.Any]:
    """Any value of a type that the domain uses."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if hint is typing.Any:
        return JSON
    if hint is type(None):
        return st.none()
    if origin is typing.Literal:
        return st.sampled_from(parts)
    if origin is tuple:
        assert parts[1] is ..., hint
        return st.lists(values(parts[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(values(parts[0]), values(parts[1]), max_size=2)
    if origin in {typing.Union, types.UnionType}:
        return st.one_of([values(part) for part in parts])
    assert isinstance(hint, type) and dataclasses.is_dataclass(hint), hint
    hints = typing.get_type_hints(hint)
    return st.builds(hint, **{each.name: values(hints[each.name]) for each in fields_of(hint)})


def fields_of(kind: typing.Any) -> list[dataclasses.Field[typing.Any]]:
    return [each for each in dataclasses.fields(kind) if each.init]


@pytest.mark.parametrize("kind", shapes_of_the_domain(), ids=lambda kind: kind.__name__)
def test_what_is_written_is_what_is_read(kind):
    @given(values(kind))
    def round_trip(value):
        text = json.dumps(encode(value), ensure_ascii=False)
        again = decode(kind, json.loads(text))
        assert again == value
        assert type(again) is kind

    round_trip()


def test_the_round_trip_is_tried_for_what_the_compiler_writes():
    names = {each.__name__ for each in shapes_of_the_domain()}
    assert names >= {
        "Module",
        "Guide",
        "Card",
        "Pathway",
        "Summary",
        "Reference",
        "Country",
        "Step",
    }


@pytest.mark.parametrize("data", [{"id": "x"}, {"nobody": 1}, {}, [], "x", None, 3])
def test_data_of_another_shape_is_refused(data):
    with pytest.raises((TypeError, KeyError, ValueError, AttributeError)):
        decode(Module, data)
