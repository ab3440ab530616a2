"""`pack.yaml`: strictly text, every mistake with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.content.source import Problem
from selfhelp.l10n.manifest import read, read_text
from tests.l10n.made import manifest


def read_it(text):
    problems: list[Problem] = []
    return read_text(text, problems), [str(each) for each in problems]


def test_a_good_one():
    said, problems = read_it(manifest(notices="[Not made by anyone else.]"))
    assert problems == []
    assert (said.locale, said.name, said.rule.forms, said.numbers) == (
        "es",
        "español",
        2,
        (1, 0, 0),
    )
    assert said.notices == ("Not made by anyone else.",)
    assert said.draft


def test_reviews_that_are_claimed():
    people = "reviewers: [{id: r1, name: R, role: clinical}]\n"
    said, problems = read_it(
        manifest() + people + "modules: {cards: {status: clinical, by: [r1], date: 2026-10-01}}\n"
    )
    assert problems == []
    assert not said.draft
    assert said.modules["cards"].by == ("r1",)


BAD = {
    "another schema": (manifest(schema='"2"'), "pack.yaml:1: `schema: 2` is from another time"),
    "no locale": (manifest(locale=None), "the field `locale` is missing"),
    "no language code": (
        manifest(locale="../x"),
        "pack.yaml:2: `locale: ../x` is no language code",
    ),
    "the other form": (manifest(locale="es-MX"), "is no language code; write es_MX"),
    "an old code": (manifest(locale="iw"), "write he"),
    "no name": (manifest(name='""'), "the field `name` is missing"),
    "a direction": (manifest(direction="up"), "`direction` is one of ltr, rtl, not `up`"),
    "a plural rule": (manifest(plural='"nplurals=2; plural=1/n;"'), "pack.yaml:6: the plural rule"),
    "a version": (manifest(version="1.0-beta"), "`version: 1.0-beta` can't be right"),
    "a version that is huge": (manifest(version="9" * 20), "can't be right"),
    "a fallback": (manifest(fallback="[C]"), "`C` is no language code"),
    "a fallback that is text": (manifest(fallback="en"), "`fallback` should be a list"),
    "an unknown field": (manifest(run="rm"), "pack.yaml:11: the field `run` is not known here"),
    "a list for a name": (manifest(name="[a]"), "`name` should be text, not a list"),
    "a long name": (manifest(name="x" * 300), "`name` has over 200 characters"),
    "a tag": (manifest(name="!!python/object:os.system x"), "the tag"),
    "an alias": (manifest(name="&a x", name_en="*a"), "pack.yaml:"),
    "a field twice": (manifest() + "name: x\n", "stands here twice"),
    "an escape": (manifest(name='"\\e[2J"'), "U+001B"),
    "a stranger's review": (
        manifest() + "modules: {cards: {status: language, by: [r9]}}\n",
        "`cards` names `r9`, who is not among `reviewers`",
    ),
    "a review by nobody": (manifest() + "modules: {cards: {status: language}}\n", "who made it"),
    "no clinician": (
        manifest()
        + "reviewers: [{id: r1, name: R, role: language}]\n"
        + "modules: {cards: {status: clinical, by: [r1]}}\n",
        "no clinician is named",
    ),
    "a status": (manifest() + "modules: {cards: {status: perfect}}\n", "`status` is one of draft"),
    "a room": (manifest() + "modules: {../x: {status: draft}}\n", "is no name of a module"),
    "a list": ("- x\n", "fields (`name: value`) should stand here, not a list"),
    "nothing": ("", "pack.yaml:"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_one_is_refused_with_its_line(kind):
    text, says = BAD[kind]
    said, problems = read_it(text)
    assert said is None
    assert any(says in each for each in problems), problems


def test_values_stay_as_they_were_typed():
    said, _ = read_it(manifest(name="no", name_en="12:30", licence="0116123"))
    assert (said.name, said.name_en, said.licence) == ("no", "12:30", "0116123")


def test_a_file_that_is_not_there(tmp_path):
    problems: list[Problem] = []
    assert read(tmp_path / "pack.yaml", problems) is None
    assert len(problems) == 1


NAMES = [
    *[
        "schema",
        "locale",
        "name",
        "direction",
        "plural",
        "version",
        "fallback",
        "modules",
        "authors",
        "reviewers",
    ],
    "x",
]


@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=20)), max_size=12).map(
            lambda rows: "".join(f"{name}: {value}\n" for name, value in rows)
        ),
    )
)
def test_no_text_crashes_it(text):
    said, problems = read_it(text)
    assert (said is None) == bool(problems)
