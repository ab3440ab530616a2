"""Twelve screens look as they did when somebody last looked at them."""

from __future__ import annotations

import html
import re

import pytest

from selfhelp.domain import strings
from selfhelp.l10n.pseudo import accented
from tests.l10n.pseudo_world import Words
from tests.tui_look import draw, snap
from tests.tui_look.scenes import SCENES

RENEW = "If this is meant: python -m tests.tui_look.snap --update"


@pytest.mark.parametrize("name", SCENES)
def test_it_looks_as_it_did(name: str):
    if found := snap.changes(name):
        pytest.fail(f"{found}\n\n{RENEW}", pytrace=False)


def test_no_snapshot_is_left_over():
    assert {path.stem for path in snap.FOLDER.glob("*")} == set(SCENES)


def test_a_change_of_words_and_one_of_colour_are_seen(monkeypatch: pytest.MonkeyPatch):
    strings.install(Words("en_XA"))
    try:
        assert f"+    {accented('What do you need right now?')}" in snap.changes("home")
    finally:
        strings.install(None)
    scene = SCENES["home"]
    monkeypatch.setitem(SCENES, "home", scene._replace(theme="calm-light"))
    assert "-home: 80 x 24, calm-dark" in snap.changes("home")


def words(svg: str) -> list[str]:
    """What stands in a picture, without the spaces."""
    texts = re.findall(r"<text [^>]*>([^<]*)</text>", svg)
    return [word for text in texts if (word := "".join(html.unescape(text).split()))]


@pytest.mark.parametrize("name", [*draw.PICTURES, *draw.PREVIEWS])
def test_the_pictures_of_the_readme_are_true(name: str):
    """To renew them: python -m tests.tui_look.draw"""
    kept = (draw.FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert words(kept) == words(draw.drawn(name))
