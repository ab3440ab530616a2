"""Strict YAML: what is refused is one plain sentence with file and line, never an exception."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.content import source
from selfhelp.content.source import MAX_BYTES, MAX_DEPTH, Node, Problem, parse, parse_text
from tests.content.sites import listening

LOADERS = [
    loader for name in ("CSafeLoader", "SafeLoader") if (loader := getattr(yaml, name, None))
]
SENTENCE = re.compile(r"[a-z`][^\n\x00-\x1f\x7f-\x9f]*[^.\s]\.\Z")

REFUSED = [
    ("a: !foo 5\n", 1, "the tag !foo"),
    ("x: y\na: !!int 5\n", 2, "the tag tag:yaml.org,2002:int"),
    ("a: ! 5\n", 1, "the tag !"),
    ("a:\n  - !!python/object/apply:os.system [true]\n", 2, "the tag"),
    ("a: !%1Bx y\n", 1, "the tag"),
    ("a: x\nb: &name x\n", 2, "`*` and `&` names"),
    ("a: &name x\nb: *name\n", 1, "`*` and `&` names"),
    ("a: *nobody\n", 1, "`*` and `&` names"),
    ("&k a: x\n", 1, "`*` and `&` names"),
    ("a: 1\nb: 2\na: 3\n", 3, "the field `a` stands here twice"),
    ("a:\n  b: {c: 1, c: 2}\n", 2, "the field `c` stands here twice"),
    ("? [a, b]\n: c\n", 1, "a field name must be plain text"),
    ("a: x\nb: \x1b[31mred\n", 2, "character U+001B"),
    ("a: x\n# \x9b31m in a comment\n", 2, "character U+009B"),
    ("a: \u202eevil\n", 1, "character U+202E"),
    ("a: \u202aone\u202c\n", 1, "character U+202A, U+202C"),
    ("a: x\rb: y\n", 1, "character U+000D"),
    ("a: \x00\n", 1, "character U+0000"),
    ("a: \x7f\n", 1, "character U+007F"),
    ("a: one\u2028two\n", 1, "character U+2028"),
    ("a: \ud800\n", 1, "character U+D800"),
    ("a: \ufffe\n", 1, "character U+FFFE"),
    ('a: x\nb: "\\e[31m"\n', 2, "character U+001B"),
    ('a: "\\u202e"\n', 1, "character U+202E"),
    ('a: "\\x9b"\n', 1, "character U+009B"),
    ('"\\a": x\n', 1, "character U+0007"),
    ("a:\n\t- b\n", 2, "tabs can't indent"),
    ("a:\n  - b\n\t- c\n", 3, "tabs can't indent"),
    ("a: b\n---\nc: d\n", 2, "one document"),
    ("a: b\n...\n---\nc: d\n", 3, "one document"),
    ("", 1, "the file is empty"),
    ("# nothing here\n", 1, "the file is empty"),
    ('x: y\na: "never closed\nb: c\n', 2, "a quote is opened here and never closed"),
    ("x: y\na: 'never closed\nb: c\n", 2, "a quote is opened here and never closed"),
    ("x: y\nkey: [a, b\n", 2, "is opened here and never closed"),
    ("x: y\nkey: {a: b\n", 2, "is opened here and never closed"),
    ("a: b: c\n", 1, "a text with a colon needs quotes"),
    ("first\nsecond: x\n", 2, "lacks its colon"),
    ("a: b\nsecond\nc: d\n", 3, "missing `:`"),
    ("a: b\n  c: d\n", 2, "a text with a colon needs quotes"),
    ("a: >-\ntext\n", None, "the indentation"),
    ("- a\nb: c\n", 2, "the indentation"),
    ("a: @x\n", 1, "a text that begins with `@` needs quotes"),
    ("a: %x\n", 1, "a text that begins with `%` needs quotes"),
    ('a: "c:\\queer"\n', 1, "a backslash inside double quotes"),
    ("%YAML 2.0\n---\na: b\n", 1, "not valid YAML"),
    ("[" * 13 + "x" + "]" * 13, 1, f"nested more than {MAX_DEPTH} deep"),
    ("[" * 150_000, 1, "nested more than"),
    ("- " * 150_000, 1, "nested more than"),
    ("{a: " * 100_000, 1, "nested more than"),
    ("? " * 100_000, 1, "nested more than"),
]


def read(text: str) -> tuple[Node | None, list[Problem]]:
    problems: list[Problem] = []
    return parse_text(text, problems, "content/en/x.yaml"), problems


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
@pytest.mark.parametrize("text, line, says", REFUSED, ids=lambda part: repr(part)[:40])
def test_what_is_refused_is_one_sentence_at_its_line(text, line, says, loader, monkeypatch):
    monkeypatch.setattr(source, "LOADER", loader)
    node, (problem,) = read(text)
    assert node is None
    assert problem.file == "content/en/x.yaml"
    # Where a text lacks its indentation, the two readers of PyYAML stop at neighbouring lines.
    assert problem.line == line or line is None
    assert says in problem.text
    assert SENTENCE.match(problem.text), problem.text
    assert len(problem.text) < 200
    assert str(problem) == f"content/en/x.yaml:{problem.line}: {problem.text}"


def test_every_refusal_in_the_source_has_an_example(tmp_path):
    with listening() as heard:
        for text, _, _ in REFUSED:
            read(text)
        (tmp_path / "large.yaml").write_text("a: " + "x" * MAX_BYTES)
        (tmp_path / "latin.yaml").write_bytes(b"a: caf\xe9")
        for name in ("large.yaml", "latin.yaml", "missing.yaml"):
            parse(tmp_path / name, [])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(source, "_refused", broken)
            read("a: b")
    assert heard.silent("source.py") == []


def fields(node: Node | None) -> dict[str, Node]:
    assert node is not None
    return node.map()


def broken(text: str) -> None:
    raise yaml.YAMLError


def test_an_error_of_yaml_without_a_place_is_a_sentence_too(monkeypatch):
    monkeypatch.setattr(source, "_refused", broken)
    node, (problem,) = read("a: b\n")
    assert node is None
    assert problem.line == 1
    assert SENTENCE.match(problem.text)


def test_twelve_levels_are_deep_enough_and_allowed():
    node, problems = read("[" * 12 + "x" + "]" * 12)
    assert problems == []
    assert node is not None
    assert [each.text() for each in node.walk()][-1] == "x"


def test_a_file_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "big.yaml"
    path.write_text("a: " + "x" * (MAX_BYTES - 3), encoding="utf-8")
    assert parse(path, []) is not None
    path.write_text("a: " + "x" * (MAX_BYTES - 2), encoding="utf-8")
    problems: list[Problem] = []
    assert parse(path, problems, "named") is None
    assert problems == [Problem("named", 1, "the file is larger than 400 kB; split it.")]


def test_what_is_not_utf_8_is_refused_at_its_line(tmp_path):
    path = tmp_path / "latin.yaml"
    path.write_bytes("a: b\nc: café\n".encode("latin-1"))
    problems: list[Problem] = []
    assert parse(path, problems) is None
    text = "this is not UTF-8 text; save the file as UTF-8."
    assert problems == [Problem("latin.yaml", 2, text)]


@pytest.mark.parametrize("make", ["nothing", "folder"])
def test_a_file_that_can_not_be_read_is_a_sentence(make, tmp_path):
    path = tmp_path / "x.yaml"
    if make == "folder":
        path.mkdir()
    problems: list[Problem] = []
    assert parse(path, problems) is None
    (problem,) = problems
    assert problem.text.startswith("the file can't be read (")
    assert SENTENCE.match(problem.text)


@pytest.mark.parametrize(
    "text", ["no", "yes", "on", "null", "~", "12:30", "0116", "0x1F", "1e3", "1_000", "2026-11-22"]
)
@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
def test_every_scalar_stays_the_text_that_was_typed(text, loader, monkeypatch):
    monkeypatch.setattr(source, "LOADER", loader)
    node, problems = read(f"a: {text}\n{text}: b\nc: [{text}]\n")
    assert problems == []
    assert fields(node)["a"].value == text
    assert fields(node)[text].value == "b"
    assert fields(node)["c"].items()[0].value == text


def test_a_merge_key_is_a_field_like_any_other():
    node, _ = read("<<: {a: b}\nc: d\n")
    assert set(fields(node)) == {"<<", "c"}


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistake(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: b\r\nc: d\r\n")
    problems: list[Problem] = []
    node = parse(path, problems)
    assert problems == []
    assert [(key, each.text(), each.line) for key, each in fields(node).items()] == [
        ("a", "b", 1),
        ("c", "d", 2),
    ]


def test_each_value_knows_its_line_and_each_field_the_line_of_its_name():
    node, _ = read("a:\n  - x\n  - y: >-\n      long\n      text\nb: z\n")
    assert node is not None
    assert [(each.kind, each.line) for each in node.walk()] == [
        ("fields", 1),
        ("a list", 2),
        ("text", 2),
        ("fields", 3),
        ("text", 3),
        ("text", 6),
    ]
    assert node.key_lines == {"a": 1, "b": 6}


def test_a_problem_never_hands_on_what_a_terminal_could_act_on():
    problem = Problem("f", 1, "the field `\x1b[2J\u202e\nx` is\tnot known.")
    assert problem.text == "the field `[2J x` is not known."


@given(st.text(alphabet=st.characters() | st.sampled_from("[]{}:-?&*!|>'\"%@` \n\t#,")))
def test_no_text_at_all_raises(text):
    node, problems = read(text)
    assert (node is None) == bool(problems)
    for problem in problems:
        assert SENTENCE.match(problem.text), problem.text
        assert 1 <= problem.line <= text.count("\n") + 2


@given(st.binary())
def test_no_bytes_at_all_raise(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    problems: list[Problem] = []
    assert (parse(path, problems) is None) == bool(problems)
