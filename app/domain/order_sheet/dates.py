"""Reads due dates, strictly: day before month, as in Thailand, in the Buddhist or the common era.

* Numbers are day/month/year with / - . or spaces between, or year-month-day with four digits of year first.
  Month first (11/20/2026) is refused, never guessed.
* A year over 2400 is Buddhist and 543 less. Of two digits, 00–49 are 2000–2049 and 50–99 Buddhist 2550–2599
  (2007–2056), so that 69 is 2569 = 2026.
* Months by name in Thai or English, in full or short. A time of day is left out; a spreadsheet's own dates
  and their bare numbers are read as such.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from app.domain.order_sheet.numbers import ascii_digits
from app.domain.order_sheet.problems import CellRefused, OrderTrouble, shown
from app.sheets.cells import DAY_ZERO, Cell

BUDDHIST_OFFSET = 543
FIRST_YEAR, LAST_YEAR = 2000, 2199

_FIRST_DAY, _LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)

_TIME = r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})" + _TIME)
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})" + _TIME)
_NAMED = re.compile(r"(?:วันที่\s*)?([0-9]{1,2})([^0-9]{2,40})([0-9]{4}|[0-9]{2})")
_NAME_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s*([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s.,/-]+")
_ORDINAL = re.compile(r"^(?:st|nd|rd|th)(?=[^\W\d_])")
_ERA = re.compile(r"(พศ|คศ)$")

_MONTHS = (
    "มค มกราคม มกรา jan january",
    "กพ กุมภาพันธ์ กุมภา feb february",
    "มีค มีนาคม มีนา mar march",
    "เมย เมษายน เมษา apr april",
    "พค พฤษภาคม พฤษภา may",
    "มิย มิถุนายน มิถุนา jun june",
    "กค กรกฎาคม กรกฏาคม กรกฎา jul july",
    "สค สิงหาคม สิงหา aug august",
    "กย กันยายน กันยา sep sept september",
    "ตค ตุลาคม ตุลา oct october",
    "พย พฤศจิกายน พฤศจิกา nov november",
    "ธค ธันวาคม ธันวา dec december",
)
_MONTH_BY_NAME = {name: month for month, names in enumerate(_MONTHS, start=1) for name in names.split()}


def due_of(cell: Cell, day_zero: date = DAY_ZERO) -> date:
    """The day that a cell means; a bare number counts days from `day_zero`.

    Raises CellRefused with what is wrong with it.
    """
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        return _day(day.year, day.month, day.day, day.isoformat())
    if isinstance(cell, str):
        return _from_text(cell)
    numbers = range((_FIRST_DAY - day_zero).days, (_LAST_DAY - day_zero).days + 1)
    if isinstance(cell, bool) or cell is None or int(cell) not in numbers:
        raise CellRefused(OrderTrouble.DUE_NOT_A_DATE, text=shown(str(cell)))
    return day_zero + timedelta(days=int(cell))


def _from_text(text: str) -> date:
    plain = ascii_digits(text)
    if found := _YEAR_FIRST.fullmatch(plain):
        year, _, month, day = found.groups()
        return _day(_year(year), int(month), int(day), text)
    if found := _DAY_FIRST.fullmatch(plain):
        day, _, month, year = found.groups()
        return _day(_year(year), int(month), int(day), text)
    if found := _NAMED.fullmatch(plain):
        day, name, year = found.groups()
        return _named(day, name, year, text)
    if found := _NAME_FIRST.fullmatch(plain):
        name, day, year = found.groups()
        return _named(day, name, year, text)
    raise CellRefused(OrderTrouble.DUE_NOT_A_DATE, text=shown(text))


def _named(day: str, between: str, year: str, text: str) -> date:
    """A month by its name, with an era's name or an ordinal's ending beside it."""
    name = _ORDINAL.sub("", _BETWEEN.sub("", between).casefold())
    era = _ERA.search(name)
    month = _MONTH_BY_NAME.get(_ERA.sub("", name))
    if month is None:
        raise CellRefused(OrderTrouble.DUE_NOT_A_DATE, text=shown(text))
    return _day(_year(year, era[1] if era else ""), month, int(day), text)


def _year(digits: str, era: str = "") -> int:
    """The year as its era writes it, with four digits."""
    year = int(digits)
    if len(digits) == 4:
        return year - BUDDHIST_OFFSET if era == "พศ" and year <= 2400 else year
    buddhist = era == "พศ" or (era == "" and year >= 50)
    return 2500 + year if buddhist else 2000 + year


def _day(year: int, month: int, day: int, text: str) -> date:
    year = year - BUDDHIST_OFFSET if year > 2400 else year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CellRefused(OrderTrouble.DUE_YEAR, text=shown(text), first=FIRST_YEAR, last=LAST_YEAR)
    if month > 12 >= day:
        raise CellRefused(OrderTrouble.DUE_MONTH_FIRST, text=shown(text))
    try:
        return date(year, month, day)
    except ValueError as error:
        raise CellRefused(OrderTrouble.DUE_IMPOSSIBLE, text=shown(text)) from error
