"""Old automatic backups go, and what is kept still reaches far back."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dejalu.backups.thinning import DAY, superfluous

NOW = datetime(2026, 11, 21, 17, 36, 17, tzinfo=UTC)
TIMES = st.sets(
    st.integers(-1_000, 40_000).map(lambda hours: NOW - timedelta(hours=hours)) | st.datetimes(timezones=st.just(UTC)),
    max_size=120,
)


@given(TIMES)
def test_the_newest_and_those_of_the_last_day_always_stay(times: set[datetime]) -> None:
    gone = superfluous(times, NOW)
    assert gone <= times
    assert not times or max(times) not in gone
    assert all(NOW - time >= DAY for time in gone)


@given(TIMES)
def test_what_is_kept_once_is_kept_again_and_is_not_much(times: set[datetime]) -> None:
    kept = times - superfluous(times, NOW)
    assert superfluous(kept, NOW) == set()
    assert len([time for time in kept if NOW - time >= DAY]) <= 7 + 4 + 12


def test_three_years_of_daily_backups_leave_seven_days_four_weeks_and_twelve_months() -> None:
    kept: set[datetime] = set()
    for day in range(3 * 365, -1, -1):
        now = NOW - day * DAY
        kept = {*kept, now} - superfluous({*kept, now}, now)
    ages = sorted((NOW - time).days for time in kept)
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len({time.isocalendar()[:2] for time in kept if (NOW - time).days < 28}) == 4
    assert len({(time.year, time.month) for time in kept}) == 12
    assert 320 < ages[-1] < 366
    assert len(kept) <= 7 + 4 + 12


def test_after_a_year_away_the_old_ones_are_still_there() -> None:
    times = {NOW - (365 + day) * DAY for day in range(30)}
    kept = times - superfluous(times, NOW)
    assert max(times) in kept
    assert len({time.date() for time in kept}) >= 7
