"""Contrast of our themes by WCAG's formula: at least 7:1 for text, on every ground that we use."""

from __future__ import annotations

import pytest
from textual.theme import Theme

from selfhelp.tui.themes import NAMES, THEMES

INKS = ("foreground", "primary", "secondary", "accent", "warning", "error", "success", "quiet")
GROUNDS = ("background", "surface", "panel")


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour(theme: Theme, name: str) -> str:
    """A colour of a theme, or of its variables."""
    found = getattr(theme, name, None) or theme.variables[name]
    assert isinstance(found, str)
    return found


OURS = [theme for theme in THEMES if theme.name in NAMES]


def test_the_formula_is_the_known_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_is_readable(theme: Theme, ground: str, ink: str):
    assert contrast(colour(theme, ink), colour(theme, ground)) >= 7


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_the_next_step_is_readable(theme: Theme):
    """A button with focus is the page's ground on the colour of the next step."""
    assert contrast(colour(theme, "background"), colour(theme, "primary")) >= 7


def test_all_themes_of_the_settings_exist():
    assert {theme.name for theme in THEMES} == {*NAMES, "terminal"}
