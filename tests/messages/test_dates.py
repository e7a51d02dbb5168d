"""Days, months and times as people here write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.messages import Language, Messages, window
from app.messages.language import MONTHS

ENGLISH, THAI = Messages(Language.ENGLISH), Messages(Language.THAI)
SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
LONG = [
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


def microseconds(local: datetime) -> int:
    return int(local.astimezone(UTC).timestamp() * 1_000_000)


def test_a_day_has_a_gregorian_year_in_english_and_a_buddhist_one_in_thai() -> None:
    assert ENGLISH.date(date(2026, 11, 28)) == "28 Nov 2026"
    assert THAI.date(date(2026, 11, 28)) == "28 พ.ย. 2569"


def test_a_stored_day_is_said_like_a_day() -> None:
    assert THAI.date("2026-02-01") == THAI.date(date(2026, 2, 1)) == "1 ก.พ. 2569"


def test_a_leap_day_stays_the_day_that_it_is() -> None:
    assert THAI.date(date(2028, 2, 29)) == "29 ก.พ. 2571"


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_has_its_thai_name(month: int) -> None:
    assert THAI.date(date(2026, month, 1)) == f"1 {SHORT[month - 1]} 2569"
    assert THAI.text(window.MONTHS[month - 1], year=2569) == f"{LONG[month - 1]} 2569"
    assert ENGLISH.text(window.MONTHS[month - 1], year=2026).startswith(MONTHS[month - 1])


def test_a_week_begins_on_monday() -> None:
    assert " ".join(map(THAI.text, window.WEEKDAYS)) == "จ. อ. พ. พฤ. ศ. ส. อา."


def test_a_moment_is_told_in_the_time_of_this_machine() -> None:
    moment = microseconds(datetime(2026, 11, 20, 8, 5, 9).astimezone())
    assert THAI.moment(moment) == "20 พ.ย. 2569 08:05"
    assert ENGLISH.moment(moment) == "20 Nov 2026 08:05"
    assert THAI.time(moment) == ENGLISH.time(moment) == "08:05:09"


def test_the_last_evening_of_a_year_is_still_in_that_year() -> None:
    assert THAI.moment(microseconds(datetime(2026, 12, 31, 23, 59).astimezone())) == "31 ธ.ค. 2569 23:59"
