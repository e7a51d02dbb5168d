"""Which backups are let go: all of 48 hours stay, then 14 daily, 8 weekly and 24 monthly ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from app.models.thinning import made_at, to_discard

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


def named(made: datetime, stem: str = "work") -> Path:
    return Path(f"{stem}-{made:%Y%m%dT%H%M%S%f}Z.hatt")


def left_of(backups: list[Path], now: datetime) -> list[Path]:
    return sorted(set(backups) - set(to_discard(backups, now)))


@pytest.fixture(scope="module")
def history() -> list[Path]:
    """Three times on each working day of more than two years, thinned every Friday."""
    there: list[Path] = []
    for back in reversed(range(780)):
        evening = NOW - timedelta(days=back)
        if evening.weekday() < 5:
            there += [named(evening - timedelta(hours=hours)) for hours in (9, 4, 0)]
        if evening.weekday() == 4:
            there = left_of(there, evening)
    return there


def moment(path: Path) -> datetime:
    made = made_at(path)
    assert made is not None
    return made


def test_every_backup_of_the_last_two_days_stays(history: list[Path]) -> None:
    recent = [path for path in history if NOW - moment(path) <= timedelta(hours=48)]
    assert len(recent) == 1 + 3 + 3


def test_then_one_a_day_a_week_and_a_month_stay(history: list[Path]) -> None:
    days = sorted({moment(path).date() for path in history}, reverse=True)
    assert [(one - other).days for one, other in pairwise(days[:14])] == [1, 1, 1, 1, 3] * 2 + [1, 1, 1]
    assert [f"{day:%d %b}" for day in days[14:19]] == ["30 Oct", "23 Oct", "16 Oct", "09 Oct", "02 Oct"]
    assert [f"{day:%d %b}" for day in days[19:22]] == ["30 Sep", "31 Aug", "31 Jul"]
    months = {day.strftime("%Y-%m") for day in days}
    assert len(months) == 24
    assert len(days) == 14 + 5 + 22


def test_a_day_keeps_its_last_backup(history: list[Path]) -> None:
    older = [moment(path) for path in history if NOW - moment(path) > timedelta(hours=48)]
    assert all((each.hour, each.minute) == (18, 30) for each in older)


def test_what_is_thinned_again_stays(history: list[Path]) -> None:
    assert to_discard(history, NOW) == []


def test_backups_from_before_the_clock_was_set_back_stay() -> None:
    ahead = [named(NOW + timedelta(days=day)) for day in range(3)]
    assert to_discard(ahead, NOW) == []


@pytest.mark.parametrize(
    "name", ["work.hatt", "work-copy.hatt", "work-20269999T999999999999Z.hatt", "work-20261120T1830Z.hatt"]
)
def test_a_file_whose_name_does_not_say_when_it_was_made_is_nobodys_to_remove(name: str) -> None:
    assert made_at(Path(name)) is None
    years = [named(NOW - timedelta(days=365 * back)) for back in range(40)]
    assert Path(name) not in to_discard([Path(name), *years], NOW)


def test_a_backup_of_a_workspace_that_was_a_backup_itself_tells_its_own_moment() -> None:
    older = named(NOW - timedelta(days=1_000)).stem
    assert made_at(named(NOW, stem=older)) == NOW
