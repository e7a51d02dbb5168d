"""The sample workshop as it is made on one Thursday, at two hours of the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app import bootstrap, sample
from app.clock import FixedClock, instant_of
from app.lifecycle.core import Reading

THURSDAY = datetime(2026, 11, 19, tzinfo=UTC)


def clock_at(hour: int, minute: int = 0) -> FixedClock:
    """The clock of that Thursday."""
    return FixedClock(instant_of(THURSDAY.replace(hour=hour, minute=minute)))


@pytest.fixture(scope="session")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workshop in the middle of the morning."""
    path = tmp_path_factory.mktemp("sample") / "at work.hatt"
    sample.make(path, clock=clock_at(10, 40))
    return path


@pytest.fixture(scope="session")
def at_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workshop before it opens."""
    path = tmp_path_factory.mktemp("sample") / "at night.hatt"
    sample.make(path, clock=clock_at(1))
    return path


@pytest.fixture
def reading(at_work: Path) -> Iterator[Reading]:
    """The workshop in the morning, for reading."""
    opened = bootstrap.open_reading(at_work)
    yield opened
    opened.close()
