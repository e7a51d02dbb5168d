from __future__ import annotations

from datetime import date

import pytest

from app.messages import Language, Messages, Years
from app.messages import window as say
from app.views.widgets.typed_dates import DateProblem, read_date

DAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-28",
        "2026/11/28",
        " 28/11/2026 ",
        "28-11-2026",
        "28.11.2026",
        "28 11 2026",
        "28/11/2569",
        "2569-11-28",
        "๒๘/๑๑/๒๕๖๙",
        "28 Nov 2026",
        "28 November 2569",
        "28 พ.ย. 2569",
        "๒๘ พฤศจิกายน ๒๕๖๙",
        "28พ.ย.2569",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("years", Years)
@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_is_read_as_the_program_shows_it(language: Language, years: Years, month: int) -> None:
    day = date(2026, month, 28)
    assert read_date(Messages(language, years=years).date(day)) == day


def test_a_short_day_and_month_are_read() -> None:
    assert read_date("3/2/2026") == date(2026, 2, 3)


def test_a_leap_day_is_read_by_its_buddhist_year() -> None:
    assert read_date("29/2/2567") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_is_no_date_and_no_problem(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("tomorrow", DateProblem(say.DATE_UNREADABLE)),
        ("28112026", DateProblem(say.DATE_UNREADABLE)),
        ("28 Brumaire 2026", DateProblem(say.DATE_UNREADABLE)),
        ("31 Nov 2026", DateProblem(say.DATE_IMPOSSIBLE)),
        ("28 พ.ย. 69", DateProblem(say.DATE_YEAR_SHORT)),
        ("28/11/26", DateProblem(say.DATE_YEAR_SHORT)),
        ("31/11/2026", DateProblem(say.DATE_IMPOSSIBLE)),
        ("11/28/2026", DateProblem(say.DATE_IMPOSSIBLE)),
        ("29/2/2568", DateProblem(say.DATE_IMPOSSIBLE)),
        ("28/11/1026", DateProblem(say.DATE_YEAR_FAR, 1026)),
        ("28/11/3112", DateProblem(say.DATE_YEAR_FAR, 3112)),
        ("0000-01-01", DateProblem(say.DATE_YEAR_FAR, 0)),
    ],
)
def test_what_is_no_date_has_a_sentence(text: str, problem: DateProblem) -> None:
    assert read_date(text) == problem
