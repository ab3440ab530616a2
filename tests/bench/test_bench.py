"""The bench measures what it says: whole processes, their children included, up to a text."""

import json
import os
import sys
from argparse import Namespace

import pytest

from selfhelp.vault import header
from tests.bench import journal, journal_sides
from tests.bench.process import NotMeasured, until_end, until_text
from tests.ways_out.child import child

BUSY = """
import time


def work(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


"""


def python(code):
    return [sys.executable, "-c", BUSY + code]


@pytest.fixture
def env():
    return dict(os.environ)


class TestUntilTheEnd:
    def test_work_is_counted(self, env):
        idle = until_end(python(""), env)
        busy = until_end(python("work(0.3)"), env)
        assert busy.cpu - idle.cpu > 200
        assert busy.wall > 250

    def test_waiting_is_no_work(self, env):
        cost = until_end(python("time.sleep(0.5)"), env)
        assert cost.cpu < 400
        assert cost.wall > 500

    def test_children_are_counted(self, env):
        code = (
            "import subprocess, sys; subprocess.run([sys.executable, '-c', work_too], check=True)"
        )
        cost = until_end(python(f"work_too = {BUSY + 'work(0.3)'!r}\n{code}"), env)
        assert cost.cpu > 300

    def test_much_output_does_not_stop_it(self, env):
        until_end(python("print('x' * 1_000_000)"), env)

    def test_a_failure_is_not_a_measurement(self, env):
        with pytest.raises(NotMeasured, match="ended with 3: 'oh no"):
            until_end(python("print('oh no', flush=True); raise SystemExit(3)"), env)


class TestUntilAText:
    def test_what_comes_after_is_not_counted(self, env):
        code = "print('before', flush=True); work(0.1); print('here', flush=True); work(60)"
        cost = until_text(python(code), env, "here")
        assert 100 < cost.cpu < 5000
        assert 100 < cost.wall < 5000

    def test_it_runs_in_a_terminal_of_its_own(self, env):
        code = """
import os
assert os.isatty(0) and os.isatty(1) and os.isatty(2)
assert os.getsid(0) == os.getpid() == os.tcgetpgrp(0)
assert os.get_terminal_size() == (80, 24)
print("all", "of", "it")
"""
        until_text(python(code), env, "all of it")

    def test_a_text_that_never_comes_is_not_a_measurement(self, env):
        with pytest.raises(NotMeasured, match="never painted 'this'"):
            until_text(python("print('that')"), env, "this")


def test_the_start_part_measures_every_case():
    [result] = json.loads(child("-m", "tests.bench", "start", "--json", "--pairs", "1"))

    cases = {case["id"]: case for case in result["cases"]}
    assert set(cases) >= {"empty-app", "version", "now", "helplines"}
    assert cases["empty-app"]["cpu_ratio"] == 1
    for case in cases.values():
        assert case["cpu_ms"] > 0
        assert case["wall_ms"] > 0
    assert [cases[id]["budget"] for id in ("version", "now", "helplines")] == [0.4] * 3


def test_the_packs_part_reads_merges_and_writes():
    arguments = ("packs", "--json", "--units", "60", "--edits", "6", "--pack-rounds", "1")
    [result] = json.loads(child("-m", "tests.bench", *arguments))
    assert (result["units"], result["edits"], result["budget_ms"]) == (60, 6, 1_000)
    parts = [result[f"{part}_ms"] for part in ("read", "merge", "write")]
    assert all(part > 0 for part in parts)
    assert result["all_ms"] == pytest.approx(sum(parts), abs=0.3)


class TestTheJournalPart:
    """With ten entries, to see that it measures what it says."""

    def test_every_side_does_everything(self):
        arguments = ("journal", "--json", "--most", "10", "--rounds", "1")
        [result] = json.loads(child("-m", "tests.bench", *arguments))

        [size] = result["sizes"]
        cases = {case["id"]: case for case in size["cases"]}
        assert size["entries"] == 10
        assert {"bytes", "eager", "app", "append", "edit", "passphrase", "peak_app"} <= set(cases)
        for case in cases.values():
            assert case["ours"] > 0
        for name in ("sqlcipher", "jrnl") if result["sqlcipher"] else ("jrnl",):
            for id in ("bytes", "eager", "append", "edit", "passphrase", "peak_app"):
                ours, theirs = cases[id]["ours"], cases[id][name]
                assert theirs["ratio"] == pytest.approx(ours / theirs["value"], rel=0.1)
        assert "No side derives a key" in result["notes"][0]

    def test_without_sqlcipher_it_says_so_and_goes_on(self):
        code = (
            "import sys, runpy; sys.modules['sqlcipher3'] = None;"
            "sys.argv = ['bench', 'journal', '--most', '10', '--rounds', '1'];"
            "runpy.run_module('tests.bench', run_name='__main__')"
        )
        said = child(code=code)
        assert "sqlcipher3-wheels is not installed here" in said
        assert "passphrase" in said

    def test_sides_that_differ_are_not_measured(self, tmp_path, monkeypatch):
        real = journal_sides.Jrnl.rows
        monkeypatch.setattr(journal_sides.Jrnl, "rows", lambda side: real(side)[1:])
        asked = Namespace(most=10, rounds=1, folder=str(tmp_path))
        with pytest.raises(NotMeasured, match="the same entries"):
            journal.measure(asked)

    def test_the_key_is_derived_again_afterwards(self):
        before = vars(header)["stretch"]
        with journal_sides.without_derivation():
            assert vars(header)["stretch"] is not before
        assert vars(header)["stretch"] is before
