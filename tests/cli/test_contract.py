"""DESIGN.md "Command line (contract)": commands, common options, JSON, exit codes, help."""

import json

import pytest

from selfhelp import __version__
from selfhelp.cli.main import COMMANDS
from tests.cli.running import sentence

RUNS = (
    ("now",),
    ("now", "1"),
    ("helplines",),
    ("helplines", "FR"),
    ("helplines", "--list"),
    ("helplines", "--kind", "crisis"),
    ("modules",),
    ("tools",),
    ("measures",),
    ("pathways",),
    ("read", "stay-alive"),
    ("read", "phq-9"),
    ("read", "stay-alive", "--short"),
    ("read", "wider"),
    ("tool", "breathe"),
    ("data", "show"),
    ("data", "remove"),
    (),
)
"""At least one run of each command; doctor needs the guard, and so a process (test_doctor.py). The
journal and packs have runs of their own (test_journal.py, test_pack.py).
"""

LISTS = (
    ("modules",),
    ("tools",),
    ("measures",),
    ("pathways",),
    ("helplines",),
    ("helplines", "GB"),
    ("helplines", "--list"),
    ("helplines", "AE", "--kind", "perpetration-prevention"),
    ("data", "show"),
)

pytestmark = pytest.mark.usefixtures("untouched")


def test_every_command_is_among_the_runs():
    assert {run[0] for run in RUNS if run} | {"doctor", "journal", "pack"} == set(COMMANDS)


@pytest.mark.parametrize("run", RUNS, ids=" ".join)
def test_common_options_before_and_after_the_command_and_with_an_equals_sign(cli, run):
    plain = cli(*run, "--country", "NL", "--guest", "--lang", "en", "--plain", "--data", "x")
    assert plain.code == 0
    assert plain.out
    assert plain.err == ""
    for argv in (
        ("--country", "NL", "--guest", "--lang", "en", "--plain", "--data", "x", *run),
        ("--country=NL", "--guest", "--lang=en", "--plain", "--data=x", *run),
        ("--country=NL", "--plain", *run, "--data=x", "--lang=en", "--guest"),
        ("--country", "GB", *run, "--country=nederland"),
        (*run[:1], "--country", "the netherlands", *run[1:]),
    ):
        ended = cli(*argv)
        assert (ended.code, ended.out, ended.err) == (0, plain.out, ""), argv


@pytest.mark.parametrize("run", LISTS, ids=" ".join)
def test_each_list_is_also_an_array_of_objects_with_ids(cli, run):
    ended = cli(*run, "--json")
    assert ended.code == 0
    rows = json.loads(ended.out)
    assert isinstance(rows, list)
    assert all(isinstance(row, dict) and isinstance(row["id"], str) and row["id"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)
    assert ended.out.isascii()
    lines = cli(*run).out
    for row in rows:
        shown = row.get("name") or row.get("title") or row["id"]
        assert shown in lines, row
    assert cli("--json", *run).out == ended.out


def test_a_list_of_nothing_is_an_empty_array(cli):
    assert cli("data", "show", "--json").out == "[]\n"
    ended = cli("helplines", "INT", "--kind", "emergency", "--json")
    assert (ended.code, ended.out) == (0, "[]\n")


def test_json_and_an_unknown_country_still_give_valid_json(cli):
    ended = cli("helplines", "Narnia", "--json")
    assert ended.code == 2
    assert {row["country"] for row in json.loads(ended.out)} == {"INT"}
    assert "Narnia" in ended.err


@pytest.mark.parametrize("argv", [("--version",), ("now", "--version"), ("--version", "now")])
def test_version(cli, argv):
    ended = cli(*argv)
    assert (ended.code, ended.out, ended.err) == (0, f"selfhelp {__version__}\n", "")


@pytest.mark.parametrize("argv", [("--help",), ("-h",)])
def test_help_names_every_command_and_common_option(cli, argv):
    ended = cli(*argv)
    assert ended.code == 0
    assert ended.err == ""
    for name in COMMANDS:
        assert f"  selfhelp {name} " in ended.out
    for option in ("--plain", "--guest", "--country", "--lang", "--data", "--version"):
        assert f"  {option} " in ended.out
    assert all(len(line) <= 100 for line in ended.out.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("before", [True, False])
def test_each_command_has_help(cli, command, before):
    ended = cli("--help", command) if before else cli(command, "-h")
    assert ended.code == 0
    assert ended.err == ""
    assert f"selfhelp {command}" in ended.out


@pytest.mark.parametrize(
    "argv, words",
    [
        (("frobnicate",), ("frobnicate", "selfhelp --help", "selfhelp now")),
        (("hepllines",), ("helplines",)),
        (("help",), ("selfhelp now",)),
        (("--bogus",), ("--bogus", "--help")),
        (("-x",), ("-x",)),
        (("modules", "x"), ("x", "selfhelp modules --help")),
        (("modules", "--jso"), ("--jso",)),
        (("read",), ("module", "selfhelp read --help")),
        (("read", "a", "b"), ("b",)),
        (("read", "no-such"), ("no-such", "selfhelp modules")),
        (("tool",), ("tool", "selfhelp tool --help")),
        (("tool", "no-such"), ("no-such", "selfhelp tools")),
        (("tool", "stay-alive"), ("selfhelp read stay-alive",)),
        (("data",), ("selfhelp data --help",)),
        (("data", "burn"), ("show", "remove")),
        (("helplines", "--kind", "pizza"), ("crisis", "perpetration-prevention", "report-content")),
        (("helplines", "--kind"), ("--kind", "selfhelp helplines --help")),
        (("helplines", "GB", "FR"), ("FR",)),
        (("--country",), ("--country",)),
        (("helplines", "--lang"), ("--lang",)),
        (("modules", "--data"), ("--data",)),
        (("--plain=yes",), ("--plain",)),
        (("--version=2",), ("--version",)),
        (("--", "now"), ("now",)),
    ],
    ids=" ".join,
)
def test_bad_usage_is_one_sentence_with_a_way_on(cli, argv, words):
    sentence(cli(*argv), 2, *words)


@pytest.mark.parametrize(
    "argv",
    [
        ("now", "9"),
        ("now", "now"),
        ("now", "1", "2"),
        ("now", "--bogus"),
        ("now", "--country"),
        ("--guest=1", "now"),
        ("now", "--country", "Narnia"),
        ("now", "--country", "\x1b[31m"),
    ],
    ids=repr,
)
def test_who_mistypes_now_is_told_and_helped_all_the_same(cli, argv):
    ended = cli(*argv)
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1
    assert "1. A child is in danger now" in ended.out
    assert "local emergency number" in ended.out


def test_a_mistyped_door_keeps_the_country(cli):
    ended = cli("now", "7", "--country", "GB")
    assert ended.code == 2
    assert "Emergency: United Kingdom: 999" in ended.out


@pytest.mark.parametrize(
    "door, title",
    [
        ("1", "A child is in danger now"),
        ("2", "I might hurt a child"),
        ("3", "I might hurt myself"),
        ("4", "I am under 18"),
    ],
)
def test_the_doors_of_now_are_those_on_the_card(cli, door, title):
    assert f"\n{door}. {title}\n" in cli("now").out
    # Each door leads to its own card, with the number to call.
    ended = cli("now", door, "--country", "GB")
    assert ended.code == 0
    assert "Emergency: United Kingdom: 999" in ended.out
    others = {cli("now", other, "--country", "GB").out for other in "1234" if other != door}
    assert ended.out not in others | {cli("now", "--country", "GB").out}


def test_printed_help_now_says_how_to_go_on(cli):
    out = cli("now").out
    assert "selfhelp now 1" in out
    assert "selfhelp now --country" in out
    assert "selfhelp now --country" not in cli("now", "--country", "GB").out


def test_data_goes_to_standard_output_and_messages_to_standard_error(cli):
    ended = cli("--lang", "xx", "read", "breathe", "--country", "Narnia")
    assert ended.code == 2
    assert ended.out.startswith("Paced breathing\n")
    assert "There is no translation for xx yet" in ended.err
    assert "Narnia is not in the list of countries" in ended.err


def test_printed_pages_end_with_numbers_to_call(cli):
    for argv in (("read", "stay-alive"), ("tool", "breathe"), ("read", "leave", "--short")):
        ended = cli(*argv, "--country", "GB")
        assert ended.code == 0
        assert "Emergency: United Kingdom: 999" in ended.out.split("\nHelp now\n")[1]
        assert cli(*argv).out.endswith("selfhelp now --country COUNTRY\n")


def test_the_short_version_is_shorter(cli):
    assert len(cli("read", "stay-alive", "--short").out) < len(cli("read", "stay-alive").out)


def test_the_wider_picture_can_be_read_and_is_no_module(cli):
    read = cli("read", "wider", "--country", "GB")
    assert read.code == 0
    for title in ("Four kinds of prevention", "Prevention helplines", "Reporting hotlines"):
        assert title in read.out.splitlines()
    assert "0808 1000 900" in read.out
    modules = json.loads(cli("modules", "--json").out)
    assert len(modules) == 16
    assert "wider" not in {each["id"] for each in modules}
