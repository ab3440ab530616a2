"""`t()` and `tn()`: looked up when shown, filled by plain substitution."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.domain import strings
from selfhelp.domain.strings import fill, install, t, tn


class Shouting:
    """A catalogue that knows a few texts."""

    def pgettext(self, context, message):
        known = {"a.x": "HOLA {name}", "b.x": "SALUT {name}"}
        return known.get(context, message) if message == "Hello {name}" else message

    def npgettext(self, context, msgid1, msgid2, n):
        return f"{context}: {n % 3} {{n}} {{what}}"


@pytest.fixture(autouse=True)
def back_to_english():
    yield
    install(None)


def test_without_a_catalogue_the_english_is_shown():
    assert t("a.x", "Hello {name}", name="you") == "Hello you"
    assert tn("a.n", "{n} day", "{n} days", 1) == "1 day"
    assert tn("a.n", "{n} day", "{n} days", 2) == "2 days"
    assert tn("a.n", "{n} day", "{n} days", 0) == "0 days"


def test_the_catalogue_of_the_moment_is_used():
    def greet():
        return t("a.x", "Hello {name}", name="you")

    assert greet() == "Hello you"
    install(Shouting())
    assert greet() == "HOLA you"
    install(None)
    assert greet() == "Hello you"


def test_the_same_english_may_have_two_translations():
    install(Shouting())
    assert t("a.x", "Hello {name}") == "HOLA {name}"
    assert t("b.x", "Hello {name}") == "SALUT {name}"
    assert t("c.x", "Hello {name}") == "Hello {name}"


def test_the_plural_form_is_the_catalogues():
    install(Shouting())
    assert tn("a.n", "one", "many", 5, what="days") == "a.n: 2 5 days"


def test_a_gettext_catalogue_fits():
    import gettext

    install(gettext.NullTranslations())
    assert t("a.x", "Hello {name}", name="you") == "Hello you"
    assert tn("a.n", "{n} day", "{n} days", 2) == "2 days"


@pytest.mark.parametrize(
    "text, shown",
    [
        ("{name}", "Ann"),
        ("{name}{name} {n}", "AnnAnn 3"),
        ("{nobody}", "{nobody}"),
        ("{0.__class__}", "{0.__class__}"),
        ("{name.__class__}", "{name.__class__}"),
        ("{name!r} {name:>9}", "{name!r} {name:>9}"),
        ("{{name}}", "{Ann}"),
        ("{ name }", "{ name }"),
        ("{", "{"),
        ("{name", "{name"),
        ("}{name}{", "}Ann{"),
        ("{{{{", "{{{{"),
        ("{x {name}", "{x Ann"),
        ("", ""),
        ("%s %(name)s $name", "%s %(name)s $name"),
    ],
)
def test_fields_are_replaced_by_plain_substitution(text, shown):
    assert fill(text, {"name": "Ann", "n": 3}) == shown


def test_a_value_with_braces_is_left_alone():
    assert fill("{a}{b}", {"a": "{b}", "b": "{a}"}) == "{b}{a}"


@given(st.text(st.sampled_from("{}ab. x")), st.text(st.sampled_from("{}ab")))
def test_no_text_and_no_value_breaks_it(text, value):
    result = fill(text, {"a": value, "b": value})
    assert fill(text, {}) == text
    assert result == value.join(text.replace("{b}", "{a}").split("{a}"))


def test_tn_can_be_given_another_n_to_show():
    assert tn("a.n", "{n} day", "{n} days", 2000, n="2,000") == "2,000 days"


def test_gettext_is_not_imported_for_english():
    code = (
        "import sys; from selfhelp.domain.strings import t; t('a.b', 'x');"
        "sys.exit('gettext' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_t_takes_fields_of_any_name():
    """`id` and `english` are also names of fields."""
    assert t("a.x", "{id} {english} {n}", id=1, english=2, n=3) == "1 2 3"
    assert strings.tn("a.x", "{id} {one}", "", 1, id=1, one=2) == "1 2"
