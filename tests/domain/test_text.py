"""Display text: two tags, plain characters, nothing that a terminal could act on."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.domain.text import Span, clean, controls, plain, spans, tag_problem

BIDI = "\u202a\u202b\u202c\u202d\u202e"
ANY = st.text(
    st.characters() | st.sampled_from(f"<>/bsay[]\t\n\x1b\x9b\u2028\u2029{BIDI}\ud800\udfff")
)
TAGGED = st.lists(st.sampled_from(["<b>", "</b>", "<say>", "</say>", "x", "<", ">", "\x1b"])).map(
    "".join
)


def acts(char: str) -> bool:
    """Whether a terminal may do something else with a character than show it."""
    return (
        (unicodedata.category(char) == "Cc" and char != "\n")
        or unicodedata.category(char) in {"Cs", "Zl", "Zp"}
        or unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF"}
    )


@given(ANY)
def test_clean_text_holds_nothing_that_a_terminal_acts_on(text):
    result = clean(text)
    assert [char for char in result if acts(char)] == []
    result.encode("utf-8")
    assert clean(result) == result


@given(st.text(st.characters(codec="utf-8").filter(lambda char: not acts(char))))
def test_ordinary_text_passes_unchanged(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    "text, shown",
    [
        ("a\tb", "a b"),
        ("a\nb", "a\nb"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]52;c;aGk=\x07", "]52;c;aGk="),
        ("\x9b2Jx", "2Jx"),
        ("one\r\ntwo", "one\ntwo"),
        ("safe\u202eevil", "safeevil"),
        ("a\u2028b", "ab"),
        ("\ud83d", "\ufffd"),
        ("\u2068name\u2069 \u200fעברית\u200e e\u0301 👩\u200d👧", None),
    ],
)
def test_what_becomes_of(text, shown):
    assert clean(text) == (text if shown is None else shown)


@given(ANY)
def test_a_control_is_named_exactly_when_clean_would_take_it_out(text):
    named = controls(text)
    assert named == sorted(set(named))
    gone = {f"U+{ord(char):04X}" for char in text if acts(char)}
    assert set(named) == gone
    assert bool(named) == (clean(text.replace("\t", "")) != text)


@pytest.mark.parametrize(
    "text",
    [
        "[@click=app.quit]quit[/]",
        "[/]",
        "[bold]x[/bold]",
        "[link=https://x.example]x[/link]",
        "\\[x]",
        "{placeholder} $x %s",
        "a < b > c <i>no</i> <B>no</B> <b >no",
        "&lt;b&gt;",
    ],
)
def test_what_other_programs_take_for_markup_is_shown_as_it_is(text):
    assert spans(text) == (Span(text),)
    assert plain(text) == text
    assert tag_problem(text) is None


def test_two_tags_make_spans():
    assert spans("Call. Say: <say>Help.</say> It is <b>now</b>.") == (
        Span("Call. Say: "),
        Span("Help.", "say"),
        Span(" It is "),
        Span("now", "b"),
        Span("."),
    )
    assert plain("Say: <say>Help.</say> <b>now</b>") == "Say: Help. now"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("", ()),
        ("<b></b>", ()),
        ("<b>open", (Span("open", "b"),)),
        ("shut</b> x", (Span("shut"), Span(" x"))),
        ("<b>x</say>y", (Span("x", "b"), Span("y"))),
    ],
)
def test_unbalanced_tags_are_dropped_and_never_fatal(text, expected):
    assert spans(text) == expected


@given(ANY | TAGGED)
def test_no_text_breaks_it_and_spans_lose_nothing(text):
    parts = spans(text)
    assert "".join(part.text for part in parts) == plain(text)
    assert {part.style for part in parts} <= {"", "b", "say"}
    assert all(part.text for part in parts)
    assert [char for char in plain(text) if acts(char)] == []


def test_a_control_can_not_hide_a_tag():
    """Cleaned first, so that what is taken out can't join two halves to a tag afterwards."""
    assert plain("<\x00b>x</\x00b>") == "x"
    assert spans("<\x00b>x</\x00b>") == (Span("x", "b"),)


@pytest.mark.parametrize(
    "text, problem",
    [
        ("plain", None),
        ("<b>x</b> <say>y</say>", None),
        ("<b>x", "<b>"),
        ("x</b>", "</b>"),
        ("<b>x</say>", "</say>"),
        ("<b><say>x</say></b>", "<say>"),
        ("<b>x</b></b>", "</b>"),
        ("<b><b>x</b>", "<b>"),
    ],
)
def test_the_first_tag_without_its_partner_is_named(text, problem):
    assert tag_problem(text) == problem


@given(TAGGED)
def test_balanced_means_that_each_opening_is_followed_by_its_closing(text):
    depth: list[str] = []
    good = True
    for part in text.replace("<", "\0<").replace(">", ">\0").split("\0"):
        if part in {"<b>", "<say>"}:
            good = good and not depth
            depth.append(part)
        elif part in {"</b>", "</say>"}:
            good = good and bool(depth) and depth.pop() == part.replace("/", "")
    assert (tag_problem(text) is None) == (good and not depth)
