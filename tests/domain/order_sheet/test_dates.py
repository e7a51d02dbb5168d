from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.order_sheet.dates import FIRST_YEAR, LAST_YEAR, due_of
from app.domain.order_sheet.problems import CellRefused, OrderTrouble
from app.sheets import Cell

DAY = date(2026, 11, 20)
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
THAI = {ord(str(digit)): 0x0E50 + digit for digit in range(10)}
THAI_MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
THAI_SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]


def refusal(cell: Cell) -> OrderTrouble:
    with pytest.raises(CellRefused) as caught:
        due_of(cell)
    return caught.value.code


@pytest.mark.parametrize(
    "cell",
    [
        DAY,
        datetime(2026, 11, 20, 17, 30),  # noqa: DTZ001 - as a sheet holds it
        date(2569, 11, 20),  # typed as a Buddhist year into a common-era calendar
        46346,
        46346.75,
        "2026-11-20",
        "2026/11/20",
        "2569-11-20",
        "2026-11-20T00:00:00",
        "2026-11-20 17:30",
        "20/11/2026",
        "20-11-2026",
        "20.11.2026",
        "20 11 2026",
        "20/11/2569",
        "20/11/2569 00:00:00",
        "๒๐/๑๑/๒๕๖๙",
        "20/11/26",
        "20/11/69",
        "20 พ.ย. 2569",
        "20 พ.ย. 69",
        "20 พย 2569",
        "20พ.ย.2569",
        "20-พ.ย.-69",
        "๒๐ พฤศจิกายน ๒๕๖๙",
        "20 พฤศจิกายน พ.ศ. 2569",
        "20 พ.ย. ค.ศ. 2026",
        "วันที่ 20 พฤศจิกายน 2569",
        "20 Nov 2026",
        "20-Nov-26",
        "20 November 2026",
        "20th Nov, 2026",
        "Nov 20, 2026",
        "November 20th, 2026",
    ],
)
def test_one_day_in_every_way_that_people_write_it(cell: Cell) -> None:
    assert due_of(cell) == DAY


def test_the_day_stands_before_the_month() -> None:
    assert due_of("05/06/2026") == date(2026, 6, 5)
    assert due_of("5-6-69") == date(2026, 6, 5)


def test_two_digits_of_a_year_below_fifty_are_the_common_era_and_others_buddhist() -> None:
    assert due_of("1/1/49") == date(2049, 1, 1)
    assert due_of("1/1/50") == date(2007, 1, 1)
    assert due_of("1 ม.ค. พ.ศ. 49") == date(2006, 1, 1)
    assert due_of("1 ม.ค. ค.ศ. 69") == date(2069, 1, 1)


def test_a_leap_day_is_one_in_the_year_that_is_meant() -> None:
    assert due_of("29/02/2571") == date(2028, 2, 29)
    assert refusal("29/02/2569") is OrderTrouble.DUE_IMPOSSIBLE
    assert refusal(date(2568, 2, 29)) is OrderTrouble.DUE_IMPOSSIBLE  # 2025 had none


@pytest.mark.parametrize("cell", ["11/20/2026", "1/13/2026", "11-20-69", "2026-20-11"])
def test_the_month_first_is_refused_and_not_guessed(cell: str) -> None:
    assert refusal(cell) is OrderTrouble.DUE_MONTH_FIRST


@pytest.mark.parametrize(
    "cell", ["31/02/2026", "0/1/2026", "32/1/2026", "1/0/2026", "31 เม.ย. 2569", "45/45/2026"]
)
def test_days_that_do_not_exist_are_refused(cell: str) -> None:
    assert refusal(cell) is OrderTrouble.DUE_IMPOSSIBLE


@pytest.mark.parametrize("cell", ["20/11/1926", "20/11/2369", "20/11/9999", date(1900, 1, 1), "0001-01-01"])
def test_years_of_no_order_are_refused(cell: Cell) -> None:
    assert refusal(cell) is OrderTrouble.DUE_YEAR


@pytest.mark.parametrize(
    "cell",
    [
        "soon",
        "ASAP",
        "20/11",
        "Nov 2026",
        "46346",
        "20261120",
        "20/11-2026",
        "20//11//2026",
        "2026-11-20T00:00:00Z",
        "2026-11-20T00:00:00+07:00",
        "20 Movember 2026",
        "20/11/202",
        "20/11/20260",
        "20/11/2026 or later",
        "٢٠/١١/٢٠٢٦",
        12,
        2026,
        20261120,
        1e300,
        -1,
        True,
    ],
)
def test_what_is_no_date_is_refused(cell: Cell) -> None:
    assert refusal(cell) is OrderTrouble.DUE_NOT_A_DATE


@given(DAYS)
def test_every_day_is_read_back_however_it_was_written(day: date) -> None:
    buddhist = day.year + 543
    for written in (
        day,
        (day - date(1899, 12, 30)).days,
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}-{day.month:02}-{buddhist}",
        f"{buddhist}-{day.month}-{day.day}",
        f"{day.day} {THAI_MONTHS[day.month - 1]} {buddhist}",
        f"{day.day} {THAI_SHORT[day.month - 1]} {buddhist}".translate(THAI),
        day.strftime("%d %b %Y"),
        day.strftime("%B %d, %Y"),
    ):
        assert due_of(written) == day


@given(
    st.one_of(
        st.text(max_size=40), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.dates()
    )
)
def test_any_cell_is_a_day_in_range_or_refused(cell: Cell) -> None:
    try:
        assert FIRST_YEAR <= due_of(cell).year <= LAST_YEAR
    except CellRefused as refused:
        assert refused.code.name.startswith("DUE_")  # noqa: PT017 - either outcome is right


@given(st.from_regex(r"\A[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}\Z"))
def test_any_numeric_date_keeps_its_day_first(written: str) -> None:
    try:
        day = due_of(written)
    except CellRefused:
        return
    assert written.startswith((str(day.day), f"0{day.day}"))
