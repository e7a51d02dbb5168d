"""Codes that people say aloud: `HJ-YYMM-NNNN`, `JT-YYMM-NNNN`, a sequence per kind and month; `MO-YYYY-NNNN`,
one per year."""

from __future__ import annotations

import re
from datetime import date

from app.domain.bad_value import bad
from app.domain.words import Line

_ORGANISATION = re.compile(r"[A-Z0-9]{2,8}", re.ASCII)
_KIND = {Line.HATTHASILPA: "HJ", Line.CLASSIC: "JT"}


def ticket_series(line: Line, day: date) -> str:
    """The sequence that a ticket made on that day (plant-local, Gregorian) belongs to."""
    return f"{_KIND[line]}-{day:%y%m}"


def order_series(day: date) -> str:
    """The sequence that a manufacturing order made on that day (plant-local, Gregorian) belongs to."""
    return f"MO-{day:%Y}"


def series_code(series: str, number: int) -> str:
    """The code; at least four digits, more when a month or year has more."""
    return f"{series}-{number:04d}"


def organisation_code(text: str) -> str:
    """The code in capitals. Raises Refused(ERR_BAD_VALUE) when it can't stand first in serials."""
    code = text.strip().upper()
    if not _ORGANISATION.fullmatch(code):
        raise bad("code", text, "org_code")
    return code


def token_number(number: int) -> str:
    """A token's number in its run: F001, F002, …"""
    return f"F{number:03d}"
