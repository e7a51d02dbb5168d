"""Reads a date as people type it: 2026-11-28, 28/11/2026 or the Buddhist 28/11/2569, in Thai figures too.

A month may be its name, short or whole, in any language that the program speaks: it shows days like that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from app.messages import Language, Messages
from app.messages import window as say
from app.messages.language import BUDDHIST_OFFSET, MONTHS
from app.messages.thai import unmarked
from app.values import frozen

FIRST_YEAR, LAST_YEAR = 1900, 2399
"""Years written outside are Buddhist, if that brings them in between; else nobody meant them."""

FIGURES = 4
"""Of a year: fewer may mean either way of counting."""
ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})")
MONTH_NAMED = re.compile(r"(?P<day>\d{1,2}) ?(?P<month>[^\W\d][^\d]*?) ?(?P<year>\d{1,4})")
SHORT_YEAR = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{1,3}")


@frozen
class DateProblem:
    """Why a text is no date: the message id of a sentence, and the year that it names (or 0)."""

    message: str
    year: int = 0


def read_date(text: str) -> date | DateProblem | None:
    """The date that a text means, None for an empty text, or what is wrong with it."""
    text = " ".join(unmarked(text).split())
    if not text:
        return None
    match = ISO.fullmatch(text) or DAY_FIRST.fullmatch(text) or MONTH_NAMED.fullmatch(text)
    month = _month(match["month"]) if match else None
    if match is None or month is None:
        return DateProblem(say.DATE_YEAR_SHORT if SHORT_YEAR.fullmatch(text) else say.DATE_UNREADABLE)
    if len(match["year"]) < FIGURES:
        return DateProblem(say.DATE_YEAR_SHORT)
    return _day(int(match["year"]), month, int(match["day"]))


def _month(written: str) -> int | None:
    return int(written) if written.isdecimal() else _month_numbers().get(_bare(written))


@cache
def _month_numbers() -> Mapping[str, int]:
    """The number of each month by its names, short and whole, in all languages."""
    numbers: dict[str, int] = {}
    for messages in map(Messages, Language):
        for number, (short, whole) in enumerate(zip(MONTHS, say.MONTHS, strict=True), start=1):
            numbers |= {_bare(messages.text(short)): number, _bare(messages.text(whole, year="")): number}
    return numbers


def _bare(name: str) -> str:
    return unmarked(name).replace(".", "").strip().casefold()


def _day(written: int, month: int, day: int) -> date | DateProblem:
    year = written - BUDDHIST_OFFSET if written > LAST_YEAR else written
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return DateProblem(say.DATE_YEAR_FAR, written)
    try:
        return date(year, month, day)
    except ValueError:
        return DateProblem(say.DATE_IMPOSSIBLE)
