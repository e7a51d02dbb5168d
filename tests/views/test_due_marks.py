"""How a due date is marked: late, or likely to be, by what is left to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from app.clock import Instant
from app.lifecycle.queries.remaining import Ready, Remaining
from app.planning.estimates import Span
from app.views.remaining import mark

NOW = Instant(0)
DAYS = {"best": date(2026, 12, 1), "normal": date(2026, 12, 3), "worst": date(2026, 12, 8)}


@dataclass(frozen=True, slots=True)
class Made:
    remaining: Remaining | None


def left(*unknown: tuple[str, str | None], minutes: float = 60.0) -> Made:
    ready = Ready(NOW, NOW, NOW, DAYS)
    return Made(Remaining(Span(minutes, minutes, minutes), ready, unknown))


@pytest.mark.parametrize(
    ("due", "marked"), [("2026-12-02", "likely_late"), ("2026-12-03", ""), ("2026-12-07", ""), (None, "")]
)
def test_what_normally_comes_after_it_is_due_is_likely_late(due: str | None, marked: str) -> None:
    assert mark(left(), due, late=False) == marked


def test_of_a_part_that_is_known_only_its_best_is_held_against_the_day() -> None:
    assert mark(left(("Dye", None)), "2026-12-02", late=False) == ""
    assert mark(left(("Dye", None)), "2026-11-30", late=False) == "likely_late"


def test_what_is_late_is_not_likely_to_be() -> None:
    assert mark(left(), "2026-11-02", late=True) == "late"


def test_of_what_is_over_or_done_nothing_is_foretold() -> None:
    assert mark(Made(None), "2026-11-02", late=False) == ""
    assert mark(left(minutes=0.0), "2026-11-02", late=False) == ""
