"""A workshop in which everything is asked about work in hand that can be, on the evening of a day."""

from __future__ import annotations

from datetime import UTC, datetime

from app.clock import FixedClock, instant_of
from app.lifecycle.core import Core
from app.lifecycle.sweeping import sweep
from tests.lifecycle.shop import Shop, furnished

PAUSED, GIVEN, LEFT = "HJ-2611-0001", "HJ-2611-0002", "HJ-2611-0003"


def that_morning() -> FixedClock:
    """Eight o'clock of the day before the tests' clocks begin."""
    return FixedClock(instant_of(datetime(2026, 11, 19, 8, 0, tzinfo=UTC)))


def questions(core: Core) -> None:
    """Nok has paused two pieces since the morning; Som has handed begun ones to Nok, and left a clock running
    that stood at 17:00 after half an hour."""
    left_running(core)
    sweep(core)


def left_running(core: Core) -> None:
    """The same before any program has noticed that Som's clock should have stood."""
    furnished(core)
    assert isinstance(core.clock, FixedClock)
    shop = Shop(core, core.clock)
    for _ in range(3):
        shop.started(3)
    shop.do("work.start", "Nok", tokens=shop.refs(PAUSED, 1, 2))
    shop.clock.advance(minutes=20)
    shop.do("work.pause", "Nok", tokens=shop.refs(PAUSED, 1, 2), reason="no thread")
    shop.do("work.start", "Som", tokens=shop.refs(GIVEN, 1, 2))
    shop.clock.advance(minutes=40)
    shop.do("work.handoff", "Som", tokens=shop.refs(GIVEN, 1, 2), to="Nok", note="my wrist")
    shop.clock.advance(minutes=7.5 * 60)
    shop.do("work.start", "Som", tokens=shop.refs(LEFT, 1, 2))
    shop.clock.advance(minutes=60)
