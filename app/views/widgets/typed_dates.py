"""Reads a date as people type it: 2026-11-28, 28/11/2026 or the Buddhist 28/11/2569, in Thai figures too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.messages import window as say
from app.messages.language import BUDDHIST_OFFSET

FIRST_YEAR, LAST_YEAR = 1900, 2399
"""Years written outside are Buddhist, if that brings them in between; else nobody meant them."""

ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})")
SHORT_YEAR = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{1,3}")


@dataclass(frozen=True, slots=True)
class DateProblem:
    """Why a text is no date: the message id of a sentence, and the year that it names (or 0)."""

    message: str
    year: int = 0


def read_date(text: str) -> date | DateProblem | None:
    """The date that a text means, None for an empty text, or what is wrong with it."""
    text = text.strip()
    if not text:
        return None
    match = ISO.fullmatch(text) or DAY_FIRST.fullmatch(text)
    if match is None:
        return DateProblem(say.DATE_YEAR_SHORT if SHORT_YEAR.fullmatch(text) else say.DATE_UNREADABLE)
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    return _day(year, month, day)


def _day(written: int, month: int, day: int) -> date | DateProblem:
    year = written - BUDDHIST_OFFSET if written > LAST_YEAR else written
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return DateProblem(say.DATE_YEAR_FAR, written)
    try:
        return date(year, month, day)
    except ValueError:
        return DateProblem(say.DATE_IMPOSSIBLE)
