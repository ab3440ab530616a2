"""Both faces say at a module's beginning whether a clinician has reviewed it."""

from dataclasses import replace

import pytest

from selfhelp.domain.module import Module
from selfhelp.plain import walk
from selfhelp.plain.console import Leave
from selfhelp.tui.screens.begin import Begin
from tests.e2e import walker
from tests.plain.typed import Typed, session

SAID = [
    ("", False, "Not yet reviewed by a clinician."),
    ("A. Name", False, "Reviewed by A. Name."),
    ("A. Name", True, "Changed since the review by A. Name."),
]


def module(name: str, changed: bool) -> Module:
    real = walker.shelf().module("stay-alive")
    return replace(real, reviewed=name, review_changed=changed)


@pytest.mark.parametrize("name, changed, line", SAID)
def test_at_the_beginning_in_lines(name, changed, line, monkeypatch):
    shelf = walker.shelf()
    monkeypatch.setitem(shelf._modules, "stay-alive", module(name, changed))
    made, console = session(shelf, [], country="GB")
    assert isinstance(console, Typed)
    with pytest.raises(Leave):
        walk.module(made, "stay-alive")
    said = [each for each in console.said if "review" in each.lower()]
    assert said == [line]


@pytest.mark.parametrize("name, changed, line", SAID)
def test_at_the_beginning_on_the_full_screen(name, changed, line):
    made, _ = session(walker.shelf(), [], country="GB")
    assert Begin(made, module(name, changed)).where() == line
