"""Codes, progress and lateness: small rules about numbers and days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import organisation_code, series_code, ticket_series, token_number
from app.domain.progress import progress
from app.domain.refusals import Refused
from app.domain.spans import pack, unpack
from app.domain.tickets.late import is_late
from app.domain.words import OPEN_TICKET, Line, TicketStatus

# codes


@pytest.mark.parametrize(
    ("line", "day", "number", "code"),
    [
        (Line.HATTHASILPA, date(2026, 11, 1), 1, "HJ-2611-0001"),
        (Line.CLASSIC, date(2026, 11, 30), 42, "JT-2611-0042"),
        (Line.HATTHASILPA, date(2026, 12, 1), 9_999, "HJ-2612-9999"),
        (Line.HATTHASILPA, date(2027, 1, 1), 10_000, "HJ-2701-10000"),
    ],
)
def test_a_ticket_s_code_says_its_line_month_and_number(
    line: Line, day: date, number: int, code: str
) -> None:
    assert series_code(ticket_series(line, day), number) == code


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "F001"), (999, "F999"), (1_000, "F1000"), (10_000, "F10000")]
)
def test_a_token_is_numbered_with_at_least_three_digits(number: int, shown: str) -> None:
    assert token_number(number) == shown


@pytest.mark.parametrize(
    ("text", "code"), [("HAT", "HAT"), (" hat ", "HAT"), ("b2", "B2"), ("A1234567", "A1234567")]
)
def test_an_organisation_s_code_is_written_in_capitals(text: str, code: str) -> None:
    assert organisation_code(text) == code


@pytest.mark.parametrize("text", ["", "A", "A12345678", "A-B", "A B", "กข", "É1", "１２", "A\n1"])
def test_what_cannot_stand_first_in_serials_is_no_organisation_s_code(text: str) -> None:
    with pytest.raises(Refused, match="ERR_BAD_VALUE"):
        organisation_code(text)


# progress


@pytest.mark.parametrize(
    ("completed", "quantity", "percent"),
    [
        (0, 3, 0.0),
        (1, 3, 33.3),
        (2, 3, 66.6),
        (3, 3, 100.0),
        (1, 1_001, 0.0),
        (1_000, 1_001, 99.9),
        (5, 3, 100.0),
    ],
)
def test_progress_is_floored_to_a_tenth_of_a_percent(completed: int, quantity: int, percent: float) -> None:
    """It never says 100 before all is finished."""
    for status in (TicketStatus.IN_PROGRESS, TicketStatus.PAUSED, TicketStatus.COMPLETED):
        assert progress(status, completed, quantity) == percent


@pytest.mark.parametrize("status", [TicketStatus.PLANNED, TicketStatus.CANCELLED])
def test_what_never_started_or_was_cancelled_has_no_progress(status: TicketStatus) -> None:
    assert progress(status, 0, 3) is progress(status, 2, 3) is None


@given(quantity=st.integers(1, 1_000_000), data=st.data())
def test_progress_is_true_to_a_tenth(quantity: int, data: st.DataObject) -> None:
    completed = data.draw(st.integers(0, quantity))
    found = progress(TicketStatus.IN_PROGRESS, completed, quantity)

    assert found is not None
    tenths = round(found * 10)
    assert found == tenths / 10
    assert tenths * quantity <= completed * 1_000 < (tenths + 1) * quantity


# lateness


@pytest.mark.parametrize("status", TicketStatus)
def test_an_open_ticket_is_late_from_the_day_after_it_was_due(status: TicketStatus) -> None:
    due = "2026-11-28"
    on_the_day, after = date(2026, 11, 28), date(2026, 11, 29)

    assert not is_late(status, due, on_the_day)
    assert is_late(status, due, after) == (status in OPEN_TICKET)
    assert not is_late(status, None, after)


# ids in facts


@given(numbers=st.lists(st.integers(0, 60)))
def test_packed_ids_come_out_as_they_went_in(numbers: list[int]) -> None:
    assert unpack(pack(numbers)) == tuple(numbers)


def test_a_thousand_ids_in_a_row_are_one_pair() -> None:
    assert pack(range(7, 1_007)) == [[7, 1_000]]
    assert pack((3, 4, 9, 10, 11, 2)) == [[3, 2], [9, 3], [2, 1]]
