"""The journal behind the player: as without one, and still there the next day."""

import pytest

from selfhelp.domain.record import Record
from selfhelp.domain.shapes import Choices, Option
from selfhelp.journal.journal import Journal
from selfhelp.journal.keeper import JournalKeeper
from selfhelp.player.inputs import Answer, Ask, Back, Pause, Turn
from selfhelp.player.memory import Memory
from selfhelp.player.state import State
from selfhelp.vault import VaultNotSaved
from tests.e2e.walker import Person, walks
from tests.player.made import NOW, SHELF, module, player, step


def keeper(journal: Journal, *made) -> JournalKeeper:
    known = {each.id: each for each in made}
    return JournalKeeper(journal, lambda name: known.get(name) or SHELF.known_module(name), NOW)


def walk(made, keep, *answers, flags=()) -> Turn:
    walker = player(made, *flags)
    turn = walker.start("full", NOW)
    keep.take(made, turn, NOW)
    for answer in answers:
        turn = walker.advance(turn.state, answer, NOW)
        keep.take(made, turn, NOW)
    return turn


def draft(keep: JournalKeeper) -> State:
    found = keep.draft("made")
    assert found is not None
    return found


def records(journal: Journal) -> list[Record]:
    return [entry.record for entry in journal.entries()][::-1]


def test_words_and_plans_come_back_the_next_day(journal, reopened):
    made = module(step("words", "list"), step("plan", "plan"), step("end"))
    walk(
        made,
        keeper(journal, made),
        Answer({"1": {"line": "my sister"}}),
        Answer({"s1": {"lines": "a\nb"}}),
    )
    facts = keeper(reopened(), made).facts()
    assert facts.recalled["made.words"] == ("my sister",)
    assert facts.recalled["made.plan.s1"] == ("a", "b")
    assert facts.recalled.get("made.other", ()) == ()
    assert facts.recalled.get("gone.words", ()) == ()
    assert facts.plans == {"plan.stay_safe": {"s1": {"lines": "a\nb"}}}


def test_a_page_left_half_done_goes_on_the_next_day(journal, reopened):
    made = module(step("a", "reflect"), step("b", "reflect"), step("end"))
    walk(made, keeper(journal, made), Answer("my words"), Pause())
    keep = keeper(reopened(), made)
    assert keep.drafts() == ("made",)
    turn = player(made).resume(draft(keep), NOW)
    assert isinstance(turn.prompt, Ask)
    assert turn.prompt.step.id == "b"
    assert turn.state.answers == {"a": "my words"}


def test_answering_again_in_the_same_run_changes_the_record(journal, reopened):
    made = module(step("a", "reflect"), step("end"))
    walk(made, keeper(journal, made), Answer("first"), Back(), Answer("second"), Pause())
    assert [r.data for r in records(journal)] == [{"answer": "second"}]
    again = reopened()
    keep = keeper(again, made)
    walker = player(made)
    turn = walker.resume(draft(keep), NOW)
    turn = walker.advance(turn.state, Back(), NOW)
    turn = walker.advance(turn.state, Answer("third"), NOW)
    keep.take(made, turn, NOW)
    assert [r.data for r in records(again)] == [{"answer": "third"}]


def test_another_run_makes_another_record(journal):
    made = module(step("a", "reflect"), step("end"))
    keep = keeper(journal, made)
    for text in ("first", "second"):
        walk(made, keep, Answer(text), Answer())
    assert [r.data["answer"] for r in records(journal)] == ["first", "second"]
    assert keep.facts().done == {"made": NOW}
    assert keep.drafts() == ()


def test_a_plan_looked_at_and_not_changed_is_no_new_version(journal):
    made = module(step("plan", "plan"), step("end"))
    for text in ("a", "a", "b"):
        walk(made, keeper(journal, made), Answer({"s1": {"lines": text}}), Answer())
    versions = [e.record.data["answer"]["s1"]["lines"] for e in journal.versions("plan.stay_safe")]
    assert versions == ["b", "a"]


def test_what_is_not_to_be_kept_never_reaches_the_file(journal):
    made = module(step("a", "reflect", keep="never"), step("b", "reflect", keep="ask"), step("end"))
    walk(made, keeper(journal, made), Answer("secret one"), Answer("secret two"), Pause())
    everything = b"".join(item.data + item.text for item in journal.everything().values())
    assert b"secret" not in everything
    assert records(journal) == []


def test_what_the_person_did_is_marked_and_has_no_day(journal):
    made = module(step("a", "reflect", keep="ask", behaviour=True), step("end"))
    walk(made, keeper(journal, made), Answer("x", keep=True), Answer())
    (entry,) = journal.entries()
    assert entry.behaviour
    assert entry.record.at.ms < NOW.ms
    assert entry.record.at.day != NOW.day


def test_flags_hold_for_good_and_can_be_cleared(journal, reopened):
    keep = keeper(journal)
    keep.flag("ocd", on=True)
    keep.flag("path:C", on=True)
    keep.flag("path:C", on=False)
    assert keeper(reopened()).facts().flags == {"ocd"}


def test_ocd_mode_ranks_no_tools(journal):
    for _ in range(3):
        journal.add([Record("tool_use", NOW, "surf", 1, "tool_use", {"before": 8, "after": 5})])
    keep = keeper(journal)
    assert keep.facts().tools == {"surf": (3, 30)}
    keep.flag("ocd", on=True)
    assert keep.facts().tools == {}


def test_a_flag_that_an_answer_sets_lasts(journal, reopened):
    fork = step("f", "fork", shape=Choices(options=(Option(id="o", text="O", sets="ocd"),)))
    made = module(fork, step("end"))
    walk(made, keeper(journal, made), Answer(["o"]))
    assert "ocd" in keeper(reopened(), made).facts().flags


def test_safe_to_go_on_today_is_remembered(journal, reopened):
    data = {"mood": 5, "safe": ["yes"]}
    journal.add([Record("checkin", NOW, "stay-alive", 1, "checkin", data)])
    assert keeper(reopened()).facts().safe_asked == NOW


class Broken:
    """A vault that can't save for a while."""

    def __init__(self, vault) -> None:
        self.vault, self.full = vault, True

    def __getattr__(self, name: str):
        return getattr(self.vault, name)

    def __iter__(self):
        return iter(self.vault)

    def write(self, put=(), remove=()) -> None:
        if self.full:
            raise VaultNotSaved("full", "journal.vault")
        self.vault.write(put, remove)


def test_a_full_disk_stops_nothing_and_loses_nothing(journal, reopened):
    made = module(step("a", "reflect"), step("b", "reflect"), step("end"))
    keep = keeper(journal, made)
    real, journal.vault = journal.vault, Broken(journal.vault)
    walker = player(made)
    turn = walker.advance(walker.start("full", NOW).state, Answer("one"), NOW)
    keep.take(made, turn, NOW)
    assert "disk is full" in keep.problem
    keep.flag("begun", on=True)
    assert keep.facts().recalled["made.a"] == ("one",)
    journal.vault.full = False
    turn = walker.advance(turn.state, Answer("two"), NOW)
    keep.take(made, turn, NOW)
    assert not keep.problem
    journal.vault = real
    again = reopened()
    assert [r.data["answer"] for r in records(again)] == ["one", "two"]
    assert keeper(again, made).facts().flags == {"begun"}


@pytest.fixture
def full(journal: Journal):
    """The journal's disk, full until `room` is called."""

    class Full:
        real = journal.vault

        def room(self) -> None:
            journal.vault = self.real

    journal.vault = Broken(journal.vault)  # type: ignore[assignment]
    made = Full()
    yield made
    made.room()


def test_an_answer_changed_before_it_is_saved_stays_one_record(journal, full, reopened):
    made = module(step("a", "reflect"), step("end"))
    keep = keeper(journal, made)
    walk(made, keep, Answer("first"), Back(), Answer("second"), Back(), Answer("third"))
    assert keep.problem
    full.room()
    keep.finish()
    assert not keep.problem
    assert [r.data for r in records(reopened())] == [{"answer": "third"}]


def test_what_is_begun_and_ended_before_it_is_saved_leaves_no_place(journal, full, reopened):
    made = module(step("a", "reflect"), step("end"))
    keep = keeper(journal, made)
    walk(made, keep, Answer("x"), Answer())
    assert keep.drafts() == ()
    full.room()
    keep.finish()
    again = keeper(reopened(), made)
    assert again.drafts() == ()
    assert again.facts().done == {"made": NOW}


def test_a_place_gone_back_to_before_it_is_saved_is_the_one_that_stands(journal, reopened):
    made = module(step("a", "reflect"), step("b", "reflect"), step("end"))
    keep = keeper(journal, made)
    turn = walk(made, keep, Answer("x"))
    real, journal.vault = journal.vault, Broken(journal.vault)
    walker = player(made)
    for given in (Answer("y"), Back()):
        turn = walker.advance(turn.state, given, NOW)
        keep.take(made, turn, NOW)
    journal.vault = real
    keep.finish()
    resumed = player(made).resume(draft(keeper(reopened(), made)), NOW)
    assert isinstance(resumed.prompt, Ask)
    assert resumed.prompt.step.id == "b"


def test_a_flag_taken_back_before_it_is_saved_is_not_set(journal, full, reopened):
    keep = keeper(journal)
    keep.flag("ocd", on=True)
    keep.flag("ocd", on=False)
    full.room()
    keep.finish()
    assert keeper(reopened()).facts().flags == set()


def test_a_plan_changed_back_before_it_is_saved_says_what_it_said(journal):
    made = module(step("plan", "plan"), step("end"))
    keep = keeper(journal, made)
    walk(made, keep, Answer({"s1": {"lines": "a"}}), Answer())
    real, journal.vault = journal.vault, Broken(journal.vault)
    for text in ("b", "a"):
        walk(made, keep, Answer({"s1": {"lines": text}}), Answer())
    journal.vault = real
    keep.finish()
    (latest, *_) = journal.versions("plan.stay_safe")
    assert latest.record.data["answer"] == {"s1": {"lines": "a"}}


def test_what_is_not_saved_yet_is_recalled_after_something_was_deleted(journal, full):
    made = module(step("a", "list"), step("plan", "plan"), step("end"))
    keep = keeper(journal, made)
    walk(made, keep, Answer({"1": {"line": "x"}}), Answer({"s1": {"lines": "a"}}))
    before = keep.facts()
    keep.reread()
    assert keep.facts().recalled["made.a"] == before.recalled["made.a"] == ("x",)
    assert keep.facts().plans == before.plans == {"plan.stay_safe": {"s1": {"lines": "a"}}}


def test_what_was_said_once_and_flags_do_not_undo_each_other(journal, full, reopened):
    keep = keeper(journal)
    keep.flag("ocd", on=True)
    keep.tell("backup", NOW)
    keep.mark("module:made", NOW)
    keep.tell("lawyer", NOW)
    full.room()
    keep.finish()
    again = keeper(reopened())
    assert again.facts().flags == {"ocd"}
    assert again.told("backup")
    assert again.told("lawyer")
    assert again.journal.profile()["at"] == "module:made"


def test_what_was_said_once_is_no_reason_to_stay_open(journal, full, reopened):
    keep = keeper(journal)
    keep.tell("backup", NOW)
    keep.mark("module:made", NOW)
    assert not keep.problem
    assert not keep.told("backup"), "it is said once more"
    full.room()
    keep.flag("ocd", on=True)
    again = keeper(reopened())
    assert not again.told("backup")
    assert again.facts().flags == {"ocd"}


def test_what_a_session_remembered_before_can_be_kept(journal, reopened):
    made = module(step("a", "reflect"), step("b", "reflect"), step("end"))
    memory = Memory()
    memory.flag("path:B", on=True)
    walk(made, memory, Answer("before the journal"), Pause())
    keep = keeper(journal, made)
    keep.take_over(memory, NOW, records=True)
    again = reopened()
    assert [r.data["answer"] for r in records(again)] == ["before the journal"]
    fresh = keeper(again, made)
    assert fresh.facts().flags == {"path:B"}
    assert fresh.drafts() == ("made",)
    assert fresh.facts().recalled["made.a"] == ("before the journal",)


def test_what_a_session_remembered_before_need_not_be_kept(journal):
    made = module(step("a", "reflect"), step("b", "reflect"), step("end"))
    memory = Memory()
    walk(made, memory, Answer("before the journal"), Pause())
    keep = keeper(journal, made)
    keep.take_over(memory, NOW, records=False)
    assert records(journal) == []
    assert keep.draft("made") is not None  # it goes on from there all the same


@pytest.mark.parametrize("id, mode", walks())
def test_every_page_and_tool_is_kept_as_it_is_remembered(id: str, mode, journal) -> None:
    made, memory, keep = SHELF.module(id), Memory(), keeper(journal)
    walker, person = player(made), Person()
    turn = walker.start(mode, NOW)
    while isinstance(turn.prompt, Ask):
        value = person.answer(turn.prompt.step, made)
        turn = walker.advance(turn.state, Answer(value, keep=True), NOW)
        memory.take(made, turn, NOW)
        keep.take(made, turn, NOW)
    kept = {(r.kind, r.step): r.data for r in records(journal)}
    assert kept == {(r.kind, r.step): r.data for r in memory.records}
    assert keep.facts().done == memory.facts().done
    for name, lines in memory.facts().recalled.items():
        assert keep.facts().recalled[name] == lines
