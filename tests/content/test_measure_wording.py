"""The measures say the published words, letter for letter, with their licences."""

import pytest

from selfhelp.l10n.skeleton import content_units

ASKS = "Over the last 2 weeks, how often have you been bothered by"
PHQ = [
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
    "Trouble falling or staying asleep, or sleeping too much",
    "Feeling tired or having little energy",
    "Poor appetite or overeating",
    "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    (
        "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so"
        " fidgety or restless that you have been moving around a lot more than usual"
    ),
    "Thoughts that you would be better off dead or of hurting yourself in some way",
]
DAYS = {
    "0": "Not at all",
    "1": "Several days",
    "2": "More than half the days",
    "3": "Nearly every day",
}
WORDING = {
    "phq-9": (f"{ASKS} any of the following problems?", PHQ, DAYS),
    "phq-8": (f"{ASKS} any of the following problems?", PHQ[:8], DAYS),
    "gad-7": (
        f"{ASKS} the following problems?",
        [
            "Feeling nervous, anxious, or on edge",
            "Not being able to stop or control worrying",
            "Worrying too much about different things",
            "Trouble relaxing",
            "Being so restless that it is hard to sit still",
            "Becoming easily annoyed or irritable",
            "Feeling afraid as if something awful might happen",
        ],
        DAYS,
    ),
    "k10": (
        "During the past 30 days, about how often did you feel ...",
        [
            "... tired out for no good reason?",
            "... nervous?",
            "... so nervous that nothing could calm you down?",
            "... hopeless?",
            "... restless or fidgety?",
            "... so restless that you could not sit still?",
            "... depressed?",
            "... so depressed that nothing could cheer you up?",
            "... that everything was an effort?",
            "... worthless?",
        ],
        {
            "5": "All of the time",
            "4": "Most of the time",
            "3": "Some of the time",
            "2": "A little of the time",
            "1": "None of the time",
        },
    ),
}
LICENCES = {
    "phq-9": "No permission required to reproduce, translate, display or distribute.",
    "phq-8": "No permission required to reproduce, translate, display or distribute.",
    "gad-7": "No permission required to reproduce, translate, display or distribute.",
    "k10": "© World Health Organization 2003.",
}


def test_all_measures_have_their_wording_here(library):
    assert set(library.measures) == set(WORDING) == set(LICENCES)


@pytest.mark.parametrize("id", WORDING)
def test_published_words(id, library):
    asks, items, options = WORDING[id]
    measure = library.measures[id]
    assert [step.prompt for step in measure.steps] == items
    for step in measure.steps:
        assert [part.text for part in step.body] == [asks]
        assert {o.id: o.text for o in step.shape.options} == options
        assert list(options) == [o.id for o in step.shape.options]


@pytest.mark.parametrize("id", LICENCES)
def test_licence_and_source(id, library):
    source, licence = library.measures[id].licence
    assert LICENCES[id] in licence.text
    assert source.text
    assert set(licence.refs) <= set(library.references)


@pytest.mark.parametrize("id", WORDING)
def test_translators_are_told_to_take_the_official_wording(id, library):
    units = library.book.units
    published = [f"{id}.asks", *(f"{id}.{step.id}" for step in library.measures[id].steps)]
    published += [f"{id}.option.{score}" for score in WORDING[id][2]]
    for unit in published:
        assert "official translation" in units[unit].note
        assert "Never translate it yourself" in units[unit].note
    assert not units[f"{id}.title"].note
    # As it reaches them, in the file that they work in.
    sent = content_units(library)
    assert all("Never translate it yourself" in sent[unit].note for unit in published)


def test_no_name_of_a_score_range_and_no_level_is_shown(library):
    """Words by which published bands or risks are called."""
    for measure in library.measures.values():
        shown = " ".join([measure.title, measure.about, *(p.text for p in measure.licence)]).lower()
        for word in ("mild", "moderate", "severe", "minimal", "risk", "score"):
            assert word not in shown, (measure.id, word)
