"""A day ends at 04:00 by the clock on the wall where it was written."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.domain.moment import DAY_MS, Moment, same_day

HOUR = 3_600_000


def at(text: str, offset: int = 0) -> Moment:
    """The moment when a clock `offset` minutes ahead of UTC showed this."""
    local = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return Moment(round((local - timedelta(minutes=offset)).timestamp() * 1000), offset)


@pytest.mark.parametrize("offset", [0, 60, -480, 345, 840, -720, 1439, -1439])
def test_a_day_ends_at_four_on_the_wall(offset):
    evening = at("2026-11-22T22:00", offset)
    assert same_day(evening, at("2026-11-23T03:59:59.999", offset))
    assert not same_day(evening, at("2026-11-23T04:00", offset))
    assert not same_day(at("2026-11-22T03:59:59.999", offset), at("2026-11-22T04:00", offset))
    assert same_day(at("2026-11-22T04:00", offset), evening)


def test_days_are_counted_from_1970():
    assert at("1970-01-01T04:00").day == 0
    assert at("1970-01-01T03:59").day == -1
    assert at("1970-01-02T04:00").day == 1
    assert at("2026-11-22T12:00").day == (datetime(2026, 11, 22) - datetime(1970, 1, 1)).days


def test_each_moment_has_the_day_of_its_own_clock():
    """Four hours lie between them, and the night between two days of two clocks."""
    written = at("2026-11-22T23:00", -480)
    read = at("2026-11-23T20:00", 540)
    assert read.ms - written.ms == 4 * HOUR
    assert written.day == at("2026-11-22T12:00").day
    assert not same_day(written, read)


def test_an_earlier_day_is_not_today():
    assert not same_day(at("2026-11-21T23:00"), at("2026-11-22T12:00"))
    assert not same_day(at("2025-11-22T12:00"), at("2026-11-22T12:00"))


@pytest.mark.parametrize("ahead", [1, HOUR, DAY_MS, 400 * DAY_MS])
def test_a_date_in_the_future_counts_as_now(ahead):
    now = at("2026-11-22T12:00", 60)
    assert same_day(Moment(now.ms + ahead, 60), now)


@given(st.integers(-(10**14), 10**14), st.integers(-1439, 1439), st.integers(0, 3 * DAY_MS))
def test_days_only_go_forward_and_each_has_24_hours(ms, offset, later):
    first, second = Moment(ms, offset), Moment(ms + later, offset)
    assert first.day <= second.day
    assert Moment(ms + DAY_MS, offset).day == first.day + 1
    assert same_day(first, second) == (first.day == second.day)
    assert same_day(second, first)


def test_moments_are_ordered_by_time():
    early, late = Moment(1, 600), Moment(2, -600)
    assert early < late
    assert min(late, early) is early
